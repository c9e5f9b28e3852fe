import type { Both, SheetFigure } from '../digest.ts'
import type { Article, Quantity, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import type { FigureRow } from './figures.ts'
import { sheetWords } from './words.ts'

interface Cell {
  readonly sentence: TranslatedSentence
  readonly row: number
  readonly column: number
}

/** Makes `tableFigures`: a table of the article whose rows are items of `ja-en/sheet-items`: 売上高 | 6840億円 | 7200億円 | △5.0%. */
export function makeTableFigures(language: Language): (article: Article<TranslatedSentence>) => FigureRow[] {
  const words = sheetWords(language)
  const heads = new Map(language.rows('ja-en/sheet-items').map((row) => [row.ja!, row]))

  return ({ sentences, blocks }) => {
    const tables = new Map<number, Cell[]>()
    for (const sentence of sentences) {
      const cell = blocks[sentence.block]?.cell
      if (cell) tables.set(cell.table, [...(tables.get(cell.table) ?? []), { sentence, row: cell.row, column: cell.column }])
    }
    return [...tables.values()].flatMap(rowsOf)
  }

  /** The first column names the items, the first row what each column is of; the first amount is the value. */
  function rowsOf(cells: readonly Cell[]): FigureRow[] {
    const columns = new Map(cells.filter(({ row }) => row === 0).map(({ column, sentence }) => [column, sentence]))
    const byRow = new Map<number, Cell[]>()
    for (const cell of cells) if (cell.row > 0) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell])
    return [...byRow.values()].flatMap((row): FigureRow[] => {
      const item = row.find(({ column }) => column === 0)
      const head = item && heads.get(item.sentence.ja)
      const value = row.find((cell) => cell.column > 0 && amountOf(cell))
      const amount = value && amountOf(value)
      if (!item || !head || !value || !amount) return []
      const change = row.find((cell) => cell !== value && words.changeColumns.some((word) => columns.get(cell.column)?.ja.includes(word)))
      const column = columns.get(value.column)
      const base = change && row.find((cell) => cell.column > value.column && cell !== change)
      const figure: SheetFigure = {
        item: { ja: item.sentence.ja, en: head.en! },
        value: { ja: value.sentence.ja, en: amount.en },
        amount: amount.value,
        unit: amount.unit,
        ...(change ? changeOf(change.sentence) : { change: null, percent: null }),
        base: base ? bothOf(columns.get(base.column)) : null,
        period: bothOf(column),
        sentence: value.sentence.id,
      }
      return [{ figure, body: true, head: head.ja!, core: head.sense === 'core' || head.sense === 'profit' }]
    })
  }

  function changeOf({ ja, quantities }: TranslatedSentence): { readonly change: Both | null; readonly percent: number | null } {
    const [quantity] = quantities
    if (!quantity || typeof quantity.value !== 'number') return { change: null, percent: null }
    const down = words.minuses.some((sign) => ja.startsWith(sign)) || quantity.value < 0
    const size = quantity.en.replace(/^(?:up|down|minus) |^-/, '')
    const en = `${down ? 'down' : 'up'} ${size}`
    return { change: { ja, en }, percent: quantity.kind === 'percent' ? Math.abs(quantity.value) * (down ? -1 : 1) : null }
  }
}

function amountOf({ sentence }: Cell): Quantity | undefined {
  return sentence.quantities.find(({ kind, start }) => kind !== 'date' && kind !== 'ordinal' && start === sentence.start)
}

function bothOf(sentence: TranslatedSentence | undefined): Both | null {
  return sentence?.english.text ? { ja: sentence.ja, en: sentence.english.text.replace(/^The /, 'the ') } : null
}
