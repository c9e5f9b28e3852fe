import type { Draft, DraftBlock, Facts } from './draft.ts'
import type { Field } from './keys.ts'
import type { HeadingRole } from './labels.ts'
import { columns, joinLines } from './letters.ts'

export interface PlainTools {
  readonly field: (key: string) => Field | null
  readonly role: (line: string) => HeadingRole | null
  /** The ISO date of a line that is nothing but a date. */
  readonly dateline: (line: string) => string | null
}

const bullet = /^[\s\u3000]*(?:[-*+•‣●○◦▪▫∙►▶➢✓✔☑]\s*(?=\S)|[・･]\s*(?=\S)|(?:\d{1,2}[.)．）]|[(（]\d{1,2}[)）])\s+|[①-⑳]\s*)/u
const numbered = /^[\s\u3000]*(?:\d{1,2}[.)．）]|[(（]\d{1,2}[)）]|[①-⑳])/u
const mark = /^[■□◆◇▼▽★☆#＃]+\s*/u
const rule = /^[\s\u3000]*[-=*_＝―─━~〜・＊]{3,}[\s\u3000]*$/u
const closed = /[。｡！？!?」』）)】…]$/u

/** A heading has at most this many columns (two for a kanji). */
const shortest = 80
/** Lines narrower than this were not wrapped by a program. */
const narrow = 36
const widest = 130

interface Line {
  readonly text: string
  readonly indented: boolean
  readonly bullet: boolean
  readonly nesting: number
  readonly width: number
}

/** A plain-text article: title line, datelines, headings without markup, paragraphs (wrapped or not), bullets, references. Never throws. */
export function readPlain(text: string, { field, role, dateline }: PlainTools): Draft {
  const groups = grouped(text)
  const facts: { -readonly [key in 'title' | 'date' | 'publisher' | 'author' | 'url']?: Facts[key] } = {}
  const blocks: DraftBlock[] = []
  opening(groups)

  /** Takes the title and what stands around it: labelled lines (日付：…) and datelines. */
  function opening(lines: Line[][]): void {
    for (let seen = 0; lines.length && seen < 8; seen++) {
      const [line] = lines[0]!
      const [, label = '', value = ''] = /^([^:：\s]{1,16})\s*[:：]\s*(\S.*)$/u.exec(line!.text) ?? []
      const name = line!.text.length <= 200 && !/。$/.test(line!.text) ? field(label) : null
      const day = dateline(line!.text)
      if (day) facts.date ??= day
      else if (name === 'title' && blocks.length === 0) blocks.push({ kind: 'title', level: 1, text: value })
      else if (name && name !== 'title' && name !== 'tags') facts[name] ??= value
      else if (name === 'tags' || blocks.length || !titled(line!)) break
      else blocks.push({ kind: 'title', level: 1, text: line!.text.replace(mark, '') })
      lines[0]!.shift()
      if (!lines[0]!.length) lines.shift()
    }
  }

  const flat = groups.map((lines) => paragraphs(lines, role))
  const units = flat.flat()
  let references = false
  units.forEach((unit, index) => {
    if (!references && unit.kind === 'body' && role(unit.text) === 'references') references = true
    else if (references && /。$/.test(unit.text) && columns(unit.text) > 160) references = false
    if (references) for (const line of unit.lines) blocks.push({ kind: 'body', level: 0, text: line })
    else blocks.push(heading(units, index, role) ?? { kind: unit.kind, level: unit.level, text: unit.text })
  })
  return { facts, blocks, notes: [] }
}

/** A first line is a title unless it reads like a paragraph or a list item. */
const titled = (line: Line): boolean => !line.bullet && !(line.width > 120 && /。/.test(line.text)) && !/。.+。$/u.test(line.text)

function grouped(text: string): Line[][] {
  const groups: Line[][] = []
  let group: Line[] = []
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    if (line && !rule.test(raw)) {
      const lead = /^[\s\u3000]*/.exec(raw)![0]
      group.push({
        text: line,
        indented: /\u3000|^ {1,3}$/.test(lead),
        bullet: bullet.test(raw),
        nesting: 1 + Math.min(5, Math.floor(columns(lead.replaceAll('\t', '  ')) / 2)),
        width: columns(line),
      })
    } else if (group.length) {
      groups.push(group)
      group = []
    }
  }
  if (group.length) groups.push(group)
  return groups
}

interface Unit {
  readonly kind: 'body' | 'item'
  readonly level: number
  readonly text: string
  readonly lines: readonly string[]
  readonly marked: boolean
  readonly numbered: boolean
}

/** Lines without a blank line between them → paragraphs and items; wrapped lines are joined. */
function paragraphs(lines: readonly Line[], role: PlainTools['role']): Unit[] {
  const width = Math.max(...[0, ...lines.slice(0, 2000).map((line) => line.width)])
  const folded = width >= narrow && width <= widest
  const full = (line: Line): boolean => line.width >= width - 9
  // A full line that stops mid-sentence shows that this group was wrapped.
  const wraps = folded && lines.some((line, at) => at + 1 < lines.length && full(line) && !closed.test(line.text))
  const units: Unit[] = []
  let open: Line[] = []
  const flush = () => {
    if (open.length) units.push(unit(open))
    open = []
  }
  for (const line of lines) {
    const before = open.at(-1)
    if (before && !continues(before, line)) flush()
    open.push(line)
  }
  flush()
  return units

  function continues(before: Line, line: Line): boolean {
    if (line.bullet || mark.test(line.text) || role(before.text) || role(line.text) === 'references') return false
    if (/[、，,]$/u.test(before.text)) return true
    if (line.indented && !open[0]!.bullet) return false
    if (!folded || !full(before)) return false
    return closed.test(before.text) ? wraps && /。$/.test(before.text) : true
  }
}

function unit(lines: readonly Line[]): Unit {
  const [first] = lines
  const texts = lines.map((line) => line.text)
  const isBullet = first!.bullet
  if (isBullet) texts[0] = first!.text.replace(bullet, '')
  return {
    kind: isBullet ? 'item' : 'body',
    level: isBullet ? first!.nesting : 0,
    text: joinLines(texts),
    lines: lines.map((line) => line.text),
    marked: mark.test(first!.text),
    numbered: numbered.test(first!.text),
  }
}

/** A short line that no full stop closes, and that is no quotation, address or list item. */
function headingLike(unit: Unit | undefined): boolean {
  const [line = ''] = unit?.lines ?? []
  if (unit?.kind !== 'body' || unit.lines.length !== 1 || columns(line) > shortest) return false
  return !/。|｡|[、，,]$|^https?:|^[「『（(].*[」』）)]$/u.test(line)
}

/** The heading that unit `index` is, or null: one short line with text below it, at most one other heading between. A lone number (1. 背景) is one too. */
function heading(units: readonly Unit[], index: number, role: PlainTools['role']): DraftBlock | null {
  const unit = units[index]!
  const [line = ''] = unit.lines
  const below = units[index + 1]
  if (!below) return null
  if (unit.kind === 'item') {
    const lone =
      unit.numbered &&
      unit.lines.length === 1 &&
      columns(line) <= shortest &&
      !(units[index - 1]?.kind === 'item' && units[index - 1]!.numbered) &&
      below.kind !== 'item'
    return lone && /。/.test(below.text) && !/。/.test(line) ? { kind: 'heading', level: 2, text: line } : null
  }
  if (!headingLike(unit)) return null
  const leads =
    role(line) !== null || unit.marked || !headingLike(below) || (units[index + 2] !== undefined && !headingLike(units[index + 2]))
  return leads ? { kind: 'heading', level: 2, text: line.replace(mark, '') } : null
}
