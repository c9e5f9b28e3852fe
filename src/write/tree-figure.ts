import type { Element } from 'hast'
import type { Translate } from '../language/messages.ts'
import { h } from './element.ts'
import type { SentenceJson } from './schema.ts'
import { doubtOf, type TreeLayout, type TreeRow, type TreeUnit, treeLayout } from './tree.ts'
import { visible } from './visible.ts'

/** Height of a letter in the units of the drawing; a column is half as wide. */
const letter = 16
const column = letter / 2
const line = 24
const edge = 8
/** Columns for the type and the doubt behind the drawing. */
const labelColumns = 24

const doubtClasses = ['', 'band-yellow', 'band-red'] as const
const doubtWords = ['', 'tree.doubtful', 'tree.tossUp'] as const satisfies readonly ('' | 'tree.doubtful' | 'tree.tossUp')[]

/**
 * A closed fold with the drawing of a sentence and, for those who cannot see it, a list: `昨年、 → 建てた。 (time)`. Nothing when the digest was made
 * without trees or the sentence is a single bunsetsu.
 */
export function structure(sentence: SentenceJson, t: Translate): Element[] {
  const { bunsetsu, ja, start } = sentence
  if (!bunsetsu || bunsetsu.length < 2) return []
  const units = bunsetsu.map(({ start: from, end, ...rest }) => ({ ...rest, text: visible(ja.slice(from - start, end - start)) }))
  const layout = treeLayout(units)
  const doubts = units.map(doubtOf).filter((doubt) => doubt > 0)
  const worst = doubtClasses[doubts.includes(2) ? 2 : 1]
  return [
    h('details', { className: ['structure'] }, [
      h('summary', [
        t('tree.name'),
        ...(doubts.length ? [' · ', h('span', { className: [worst] }, t('tree.doubts', { count: doubts.length }))] : []),
      ]),
      ...(layout ? [h('div', { className: ['drawing'], tabIndex: 0 }, [drawing(layout, t)])] : []),
      h(
        'ol',
        { className: [layout ? 'unseen' : 'steps'] },
        units.map((unit) => inWords(unit, units[unit.head]?.text, t)),
      ),
    ]),
  ]
}

function inWords(unit: TreeUnit, head: string | undefined, t: Translate): Element {
  const doubt = doubtWords[doubtOf(unit)]
  const words = [t(`dependency.${unit.type}`), ...(doubt ? [t(doubt)] : [])].join(', ')
  return h('li', [h('span', { lang: 'ja' }, head === undefined ? unit.text : `${unit.text} → ${head}`), ` (${words})`])
}

function drawing({ rows, width: columns }: TreeLayout, t: Translate): Element {
  const width = edge * 2 + (columns + labelColumns) * column
  const height = rows.length * line + edge
  return h(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      width: `${width / letter}em`,
      height: `${height / letter}em`,
      fontSize: String(letter),
      ariaHidden: 'true',
    },
    [...stems(rows), ...rows.flatMap((row, at) => drawnRow(row, at, columns, t))],
  )
}

/** A line down to each head, from the first of its dependents. */
function stems(rows: readonly TreeRow[]): Element[] {
  return rows.flatMap(({ head, joins, turn }, at) =>
    head < 0 || joins ? [] : [h('path', { d: `M${x(turn)} ${middle(at)}V${head * line + 4}` })],
  )
}

function drawnRow({ text, end, turn, type, doubt, margin }: TreeRow, at: number, columns: number, t: Translate): Element[] {
  const y = String(at * line + 18)
  const mark = doubt ? ` ${'?'.repeat(doubt)} ${margin.toFixed(2)}` : ''
  const content = [
    h('text', { x: String(x(end)), y, textAnchor: 'end', lang: 'ja' }, text),
    ...(turn < 0 ? [] : [h('path', { d: `M${x(end) + 3} ${middle(at)}H${x(turn)}` })]),
    h('text', { className: ['type'], x: String(x(columns + 2)), y }, `${t(`dependency.${type}`)}${mark}`),
  ]
  return doubt ? [h('g', { className: ['doubtful', doubtClasses[doubt]] }, content)] : content
}

function x(at: number): number {
  return edge + at * column
}

function middle(at: number): number {
  return at * line + 12
}
