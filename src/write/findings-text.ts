import type { Finding, Span } from '../document.ts'
import type { Translate } from '../language/messages.ts'
import { type FiledFinding, findingMessage } from './findings.ts'

/** Columns of a terminal that a sentence may take before it is cut around the place. */
const widest = 100

/** What colours a stretch of text, or leaves it. */
export interface Paint {
  readonly strong: (text: string) => string
  readonly mark: (text: string) => string
  readonly level: Readonly<Record<Finding['level'], (text: string) => string>>
}

const same = (text: string) => text
const sgr = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`
/** No colours. */
export const plainPaint: Paint = { strong: same, mark: same, level: { error: same, warning: same, info: same } }
/** Colours of a terminal. */
export const colourPaint: Paint = {
  strong: sgr(1),
  mark: sgr(36),
  level: { error: sgr(31), warning: sgr(33), info: sgr(34) },
}

/**
 * The findings of one sentence pair for people: where, both sentences with the place between « », what is wrong, what would be right.
 * All findings must have the same pair. Ends in a blank line.
 */
export function findingsText(filed: readonly FiledFinding[], { t, paint }: { t: Translate; paint: Paint }): string {
  const [{ finding, path, enPath }] = filed as readonly [FiledFinding, ...FiledFinding[]]
  const place = [`${shown(path)}:${finding.line}`]
  if (finding.segment !== undefined && path === enPath) place.push(t('finding.segment', { id: oneLine(finding.segment) }))
  else if (finding.enLine !== undefined) place.push(`${shown(enPath)}:${finding.enLine}`)
  const out = [paint.strong(place.join('  '))]
  const spans = (side: 'source' | 'target') => filed.flatMap((one) => one.finding.pair[side] ?? [])
  if (finding.pair.ja.trim() !== '') out.push(`  ${marked(finding.pair.ja, spans('source'), paint)}`)
  if (finding.pair.en.trim() !== '') out.push(`  ${marked(finding.pair.en, spans('target'), paint)}`)
  for (const { finding: one } of filed) {
    out.push(`  ${paint.level[one.level](`${t(`level.${one.level}`)} ${one.code}`)}: ${oneLine(findingMessage(one, t))}`)
    if (one.suggestion !== undefined) out.push(`    ${t('finding.suggestion', { text: oneLine(one.suggestion) })}`)
  }
  return `${out.join('\n')}\n\n`
}

/** The sentence on one line, places between « », and only what is near them when it is long. A place as long as the sentence is not marked. */
function marked(text: string, spans: readonly Span[], paint: Paint): string {
  const kept: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (span.end <= span.start || span.start < 0 || span.end > text.length) continue
    if (last && span.start < last.end) kept[kept.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else kept.push(span)
  }
  const places = kept.filter(({ start, end }) => !(start === 0 && end === text.length))
  const { start, end } = around(text, places)
  let out = start > 0 ? '…' : ''
  let at = start
  for (const place of places.filter((one) => one.start >= start && one.end <= end)) {
    out += `${oneLine(text.slice(at, place.start), true)}${paint.mark(`«${oneLine(text.slice(place.start, place.end), true)}»`)}`
    at = place.end
  }
  return `${out}${oneLine(text.slice(at, end), true)}${end < text.length ? '…' : ''}`
}

/** The stretch to show: all when it fits, else the places with what fits around them. */
function around(text: string, places: readonly Span[]): Span {
  const limit = 2 * widest
  if (columns(text) <= limit) return { start: 0, end: text.length }
  let start = places[0]?.start ?? 0
  let end = Math.max(start, places.at(-1)?.end ?? 0)
  let width = columns(text.slice(start, end))
  if (width > limit) {
    end = start
    width = 0
  }
  for (let grown = true; grown && width < limit; ) {
    grown = false
    if (end < text.length) {
      width += columns(text[end]!)
      end++
      grown = true
    }
    if (start > 0) {
      start--
      width += columns(text[start]!)
      grown = true
    }
  }
  // Never between the halves of a letter.
  if (/[\udc00-\udfff]/.test(text[start] ?? '')) start--
  if (/[\udc00-\udfff]/.test(text[end] ?? '')) end++
  return { start, end }
}

function columns(text: string): number {
  let sum = 0
  for (const character of text) sum += character.codePointAt(0)! < 0x1100 || /[\uff61-\uff9f]/.test(character) ? 1 : 2
  return sum
}

/** Control characters must not reach a terminal. */
function oneLine(text: string, spaces = false): string {
  const even = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
  return spaces ? even : even.trim()
}

function shown(path: string): string {
  return oneLine(path)
}
