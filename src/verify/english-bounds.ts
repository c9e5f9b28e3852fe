import type { EnglishToken } from './english-tokens.ts'
import type { EnglishState } from './english-values.ts'
import type { Bound } from './value.ts'

/** The bound in the words around: more than …, … or more (up to three words later), …-odd. */
export function boundAround(state: EnglishState, at: number, end: number): { readonly bound: Bound; readonly softBound: boolean } {
  const { tokens, tables } = state
  for (let gap = 0; gap <= 3; gap++) {
    if (gap > 0 && (tokens[end + gap - 1]?.type !== 'word' || /^(?:and|or|of)$/.test(tokens[end + gap - 1]!.lower))) break
    const from = tokens[end + gap]?.text === '-' ? end + gap + 1 : end + gap
    const after = tables.after.match(tokens, from)
    if (after && (gap === 0 || after.end - from >= 2)) return { ...parse(after.row.value!) }
  }
  if (tokens[end]?.text === '+' && tokens[end]!.joined) return { bound: 'at-least', softBound: true }
  // A word may stand between: over the past 10 years is no bound, but "more than a whopping 30" is rare enough to ignore.
  const code = /^[A-Z]{3}$/.test(tokens[at - 1]?.text ?? '') ? at - 1 : at
  const before = tables.before.matchBefore(tokens, code)
  const passing = before ? undefined : passingAt(state, code)
  if (passing) return { bound: passing, softBound: true }
  const mark = before || passing ? undefined : passedMark(state, code)
  if (mark) return { bound: mark, softBound: true }
  const beyond = overThe(tokens, end)
  if (!before && beyond) return { bound: beyond, softBound: true }
  if (!before) return { bound: '', softBound: false }
  // Higher than a decade ago: a time, not an amount.
  if (
    tokens[code - 1]?.lower === 'than' &&
    /er$|^worse$/.test(tokens[code - 2]?.lower ?? '') &&
    /^(?:ago|earlier|before|previously|prior)$/.test(tokens[end]?.lower ?? '')
  )
    return { bound: '', softBound: false }
  const first = tokens[before.start]!.lower
  const earlier = tokens[before.start - 1]
  // at 10-under 278, in 2:21.9 over 2,400 meters
  if ((first === 'under' && earlier?.text === '-') || (first === 'over' && earlier?.type === 'number'))
    return { bound: '', softBound: false }
  // Over four years, over seven innings: in the course of them.
  if (first === 'over' && isSpan(state, end)) return { bound: 'more-than', softBound: true }
  if (
    first === 'over' ||
    first === 'above' ||
    first === 'around' ||
    first === 'about' ||
    first === 'under' ||
    first === 'within' ||
    first === 'top'
  ) {
    // "all over 5 places", "the top 10", "under 3 laws": not told apart from bounds; soft keeps the check quiet one way only.
    const verb = /^(?:to|will|would|could|may|might|can|should|not)$/.test(tokens[before.start - 1]?.lower ?? '')
    return { bound: first === 'top' && !verb ? '' : (before.row.value as Bound), softBound: false }
  }
  const { bound, softBound } = parse(before.row.value!)
  return { bound, softBound: softBound || /^(?:ago|earlier|before)$/.test(tokens[end]?.lower ?? '') }
}

/** Break the 5 trillion yen mark, surpassing the 1987 peak: an article may stand behind words of passing. */
function passingAt({ tokens, tables }: EnglishState, at: number): Bound | undefined {
  if (!/^(?:the|its|their|an?)$/.test(tokens[at - 1]?.lower ?? '')) return undefined
  const found = tables.before.matchBefore(tokens, at - 1)
  if (!found || /^(?:over|under|top)$/.test(tokens[found.start]!.lower)) return undefined
  const { bound } = parse(found.row.value!)
  return bound === 'more-than' || bound === 'less-than' ? bound : undefined
}

/** Exceeded the advisory threshold of 10. */
function passedMark(state: EnglishState, at: number): Bound | undefined {
  const { tokens, tables } = state
  if (tokens[at - 1]?.lower !== 'of' || !tables.words.get('mark')?.has(tokens[at - 2]?.lower ?? '')) return undefined
  for (let from = at - 2; from > at - 6; from--) {
    const found = passingAt(state, from)
    if (found) return found
  }
  return undefined
}

/** Whether the number is a length of time, or is followed by the parts of a match, a term, a series. */
function isSpan({ tokens, tables }: EnglishState, end: number): boolean {
  const spans = tables.words.get('span')
  return [end - 1, end, end + 1].some((at) => spans?.has(tokens[at]?.lower ?? ''))
}

/** One hour over the cap: by how much something is passed. */
function overThe(tokens: readonly EnglishToken[], end: number): Bound | undefined {
  if (!/^(?:an?|the|its|their|his|her|last|that|what)$/.test(tokens[end + 1]?.lower ?? '')) return undefined
  const word = tokens[end]!.lower
  return /^(?:over|above|past|beyond)$/.test(word) ? 'more-than' : /^(?:under|below)$/.test(word) ? 'less-than' : undefined
}

function parse(text: string): { readonly bound: Bound; readonly softBound: boolean } {
  return { bound: text.replace('~', '') as Bound, softBound: text.endsWith('~') }
}
