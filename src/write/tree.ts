import type { DependencyType } from '../document.ts'
import { visible } from './visible.ts'

/** A bunsetsu as the drawing sees it: its words, the index of its head (-1 for the root), how it depends, how clear that was. */
export interface TreeUnit {
  readonly text: string
  readonly head: number
  readonly type: DependencyType
  readonly margin: number
}

/** 0: clear · 1: doubtful, a third of such heads are wrong · 2: as good as a coin toss. Counted on sentences with known heads. */
export type Doubt = 0 | 1 | 2

/** One line of the drawing, a bunsetsu. Columns are those of a terminal: full-width letters take two. */
export interface TreeRow {
  readonly text: string
  /** Columns of the text; its last one is `end - 1`. */
  readonly width: number
  readonly end: number
  /** Where the line to the head turns down; -1 for a root. It is the last column of the head's text. */
  readonly turn: number
  /** The row of the head, -1 for a root. */
  readonly head: number
  /** Whether the head has a dependent above this one. */
  readonly joins: boolean
  /** Columns where lines from rows above pass by, ascending. */
  readonly passing: readonly number[]
  readonly type: DependencyType
  readonly margin: number
  readonly doubt: Doubt
}

export interface TreeLayout {
  readonly rows: readonly TreeRow[]
  /** Columns of the drawing, without the types. */
  readonly width: number
}

const doubtfulBelow = 0.4
const tossUpBelow = 0.15
/** Columns from the end of a bunsetsu to that of its head. */
const step = 3
/** Real sentences stay under 20; the drawing of a deeper one would grow with the square of its length. */
const deepest = 60

/** How far the head of a bunsetsu is to be doubted. */
export function doubtOf({ head, margin }: Pick<TreeUnit, 'head' | 'margin'>): Doubt {
  if (head < 0 || margin >= doubtfulBelow) return 0
  return margin < tossUpBelow ? 2 : 1
}

/**
 * Places the bunsetsu of a sentence, one a row in the order of the text, each ending `step` columns left of its head. Heads stand below their
 * dependents and lines do not cross, as the parser has it. Null when the tree is too deep to be drawn.
 */
export function treeLayout(units: readonly TreeUnit[]): TreeLayout | null {
  const depths = new Array<number>(units.length).fill(0)
  for (let at = units.length - 1; at >= 0; at -= 1) {
    const { head } = units[at]!
    if (head > at && head < units.length) depths[at] = depths[head]! + 1
    if (depths[at]! > deepest) return null
  }
  const texts = units.map(({ text }) => plain(text))
  const widths = texts.map(columnsOf)
  const width = depths.reduce((most, depth, at) => Math.max(most, depth * step + widths[at]!), 0)
  /** Heads that wait for their row, the nearest last. */
  const open: number[] = []
  const rows = units.map(({ head, type, margin }, at): TreeRow => {
    if (open.at(-1) === at) open.pop()
    const end = width - depths[at]! * step
    const rooted = depths[at] === 0
    const joins = !rooted && open.at(-1) === head
    const passing = (joins ? open.slice(0, -1) : open).map((each) => width - depths[each]! * step - 1).reverse()
    if (!rooted && !joins) open.push(head)
    return {
      text: texts[at]!,
      width: widths[at]!,
      end,
      turn: rooted ? -1 : end + step - 1,
      head: rooted ? -1 : head,
      joins,
      passing,
      type,
      margin,
      doubt: doubtOf({ head, margin }),
    }
  })
  return { rows, width }
}

const lines = ['─', '┄', '┄'] as const
const marks = ['', '?', '??'] as const

/**
 * The drawing as text. What is doubtful has a broken line, question marks and its margin:
 *
 *     昨年、┄┄┐  time  ? 0.31
 *     会社は──┤  topic
 *      工場を─┤  case
 *      建てた。  end
 */
export function treeText(units: readonly TreeUnit[]): string {
  const layout = treeLayout(units)
  if (!layout) return units.map(outline).join('')
  const { rows, width } = layout
  return rows
    .map((row) => {
      let drawn = ' '.repeat(row.end - row.width) + row.text
      let column = row.end
      const put = (to: number, sign: string, fill: string) => {
        // Lines that cross, which the parser never makes, are left out.
        if (to < column) return
        drawn += fill.repeat(to - column) + sign
        column = to + 1
      }
      if (row.turn >= 0) put(row.turn, row.joins ? '┤' : '┐', lines[row.doubt])
      for (const at of row.passing) put(at, '│', ' ')
      put(width, '', ' ')
      return `${drawn}  ${label(row)}\n`
    })
    .join('')
}

/** A tree too deep for lines: numbers instead. */
function outline(unit: TreeUnit, at: number): string {
  return `${at + 1} ${plain(unit.text)}${unit.head < 0 ? '' : ` → ${unit.head + 1}`}  ${label({ ...unit, doubt: doubtOf(unit) })}\n`
}

function label({ type, margin, doubt }: Pick<TreeRow, 'type' | 'margin' | 'doubt'>): string {
  return doubt ? `${type}  ${marks[doubt]} ${margin.toFixed(2)}` : type
}

/** On one line, and nothing in it that moves the cursor or turns the direction of writing. */
function plain(text: string): string {
  return visible(text.replace(/[\p{Cc}\s]+/gu, ' ')).trim()
}

const none = /^[\p{M}\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]$/u
const two =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}\u{20000}-\u{3fffd}]$/u
const joiner = '\u200d'

/** Columns a text takes in a terminal: ｱ and A one, ア two, 👨‍👩‍👧 two. */
export function columnsOf(text: string): number {
  let columns = 0
  let previous = ''
  let flag = false
  for (const character of text) {
    const isFlag = /^\p{Regional_Indicator}$/u.test(character)
    if (previous !== joiner && !(flag && isFlag) && !none.test(character)) columns += isFlag || two.test(character) ? 2 : 1
    flag = isFlag && !flag
    previous = character
  }
  return columns
}
