import type { Language } from '../language/load.ts'
import type { Cell } from './fold.ts'

type Spell = (letters: string, from: Omit<Cell, 'unit' | 'script'>, into: Cell[]) => void

/** Longer runs are no ordinals and no counts. */
const longestNumeral = 12

/**
 * Makes Arabic figures of kanji numerals behind 第 and before a counter of `ja/glossary-folds`: 第二次 = 第2次, 十五区 = 15区; 一部 and 一般 stay.
 * Those beside figures (1万) stay too.
 */
export function makeNumeralFold(language: Language): (cells: readonly Cell[], spell: Spell) => readonly Cell[] {
  const digits = new Map<number, number>()
  const tens = new Map<number, number>()
  for (const { ja = '', role, value } of language.rows('ja/quantity-digits')) {
    if (role === 'digit') digits.set(ja.charCodeAt(0), Number(value))
    else if (role === 'ten') tens.set(ja.charCodeAt(0), 10 ** Number(value))
  }
  const folds = language.rows('ja/glossary-folds')
  const marks = (place: string) => new Set(folds.flatMap(({ from = '', where }) => (where === place ? [from.charCodeAt(0)] : [])))
  const counters = marks('counter')
  const ordinals = marks('ordinal')
  const isNumeral = (cell: Cell | undefined) => cell !== undefined && (digits.has(cell.unit) || tens.has(cell.unit))
  const isFigure = (cell: Cell | undefined) => cell !== undefined && cell.unit >= 0x30 && cell.unit <= 0x39

  function value(run: readonly Cell[]): string {
    if (!run.some(({ unit }) => tens.has(unit))) return run.map(({ unit }) => digits.get(unit)).join('')
    let sum = 0
    let waiting = 0
    for (const { unit } of run) {
      const power = tens.get(unit)
      if (power === undefined) waiting = waiting * 10 + digits.get(unit)!
      else {
        sum += (waiting || 1) * power
        waiting = 0
      }
    }
    return String(sum + waiting)
  }

  return (cells, spell) => {
    if (!cells.some(isNumeral)) return cells
    const made: Cell[] = []
    for (let at = 0; at < cells.length; ) {
      let end = at
      while (isNumeral(cells[end])) end++
      if (end === at) {
        made.push(cells[at++]!)
        continue
      }
      const run = cells.slice(at, end)
      const counted = ordinals.has(cells[at - 1]?.unit ?? -1) || counters.has(cells[end]?.unit ?? -1)
      const figures = isFigure(cells[at - 1]) || isFigure(cells[end])
      if (counted && !figures && run.length <= longestNumeral) {
        const first = run[0]!
        const last = run.at(-1)!
        spell(value(run), { start: first.start, end: last.end, opens: first.opens, closes: last.closes }, made)
      } else made.push(...run)
      at = end
    }
    return made
  }
}
