import type { NoteCode } from '../notes.ts'
import { isConverted } from './conversion.ts'
import { type Bound, ends, near, type Value } from './value.ts'

/** How well an English value renders a Japanese one. 6 and more is right unless a code says what is wrong; less is the same figure in a wrong role. */
export interface Fit {
  readonly weight: number
  readonly code?: NoteCode
  /** The figures differ because the unit does. */
  readonly converted?: boolean
  /** Rounded, and said to be: about 1.2 trillion for 1兆2345億. */
  readonly honest?: boolean
}

export interface CompareContext {
  /** The Japanese speaks of rates or steps, where % may be rendered as points: 0.25%の利上げ. */
  readonly pointLike: boolean
  /** The Japanese speaks of the stock market, where an index in yen has points in English. */
  readonly stocks: boolean
  /** English by somebody else: three figures rightly rounded are enough for millions and more. */
  readonly free?: boolean | undefined
}

/** The best fit over all readings of both values; nothing when the figures differ. */
export function compare(ja: Value, en: Value, context: CompareContext): Fit | undefined {
  let best: Fit | undefined
  for (const a of [ja, ...(ja.alternatives ?? [])]) {
    for (const b of [en, ...(en.alternatives ?? [])]) {
      const fit = compareOne(a, b, context)
      if (fit && (!best || fit.weight > best.weight)) best = fit
    }
  }
  return best
}

function compareOne(ja: Value, en: Value, context: CompareContext): Fit | undefined {
  if (ja.kind === 'date' || en.kind === 'date') return undefined
  if (ja.kind === 'identifier' || en.kind === 'identifier') return ja.kind === en.kind && ja.value === en.value ? { weight: 10 } : undefined
  if (ja.kind === 'time' || en.kind === 'time') return compareTimes(ja, en, context)
  const shares = ja.unit.split('/').some((unit) => en.unit.split('/').includes(unit))
  if (ja.kind === en.kind && (ja.kind === 'measure' || ja.kind === 'duration') && shares) {
    if (isConverted(ja, en)) return { weight: 8, converted: true }
    const base = same(ja, en, ja.factor, en.factor)
    if (base) return base
  }
  if (ja.kind === 'count' && en.converted && isConverted(ja, en)) return { weight: 8, converted: true }
  const equal = same(ja, en, 1, 1) ?? (context.free ? rounded(ja, en) : undefined)
  if (!equal) return undefined
  const role = roles(ja, en, context, shares)
  if (!role) return undefined
  // Rounded figures match only in the right role.
  if (equal.code) return role.weight >= 6 && !role.code ? equal : undefined
  return role
}

function roles(ja: Value, en: Value, context: CompareContext, shares: boolean): Fit | undefined {
  const a = ja.kind
  const b = en.kind
  if (a === 'measure' && b === 'measure') return { weight: 3, code: 'unit-wrong' }
  if (a === 'duration' && b === 'duration') return { weight: 3, code: 'duration-wrong' }
  if (a === 'money' && b === 'money') return shares ? { weight: 10 } : { weight: 3, code: 'currency-wrong' }
  if (a === 'money' && b === 'point' && context.stocks) return { weight: 8 }
  if (a === 'percent' && b === 'point') return context.pointLike ? { weight: 8 } : { weight: 3, code: 'percent-point' }
  if (a === 'point' && b === 'percent') return { weight: 3, code: 'percent-point' }
  if (a === b) return { weight: a === 'count' ? 9 : 10 }
  if (a === 'ordinal' && b === 'count') return ja.loose ? { weight: 7 } : { weight: 3, code: 'ordinal-wrong' }
  if (b === 'ordinal') {
    if (en.loose || ja.loose || a === 'ordinal' || /^(?:floor|term|stage)$/.test(ja.unit)) return { weight: 7 }
    return a === 'count' || a === 'duration' ? { weight: 2, code: 'ordinal-wrong' } : undefined
  }
  if (a === 'ordinal') return { weight: 6 }
  if (b === 'count') return { weight: 6 }
  if (a === 'count') {
    if (ja.unit === 'year-old' && b === 'duration' && en.factor !== 12) return { weight: 3, code: 'duration-wrong' }
    // 週1回以上: the one is no week.
    if (ja.unit === 'time' && ja.soft && en.soft && b === 'duration') return undefined
    if (ja.unit === '' || b === 'duration' || b === 'ratio') return { weight: 6 }
    if (ja.unit === 'time' && en.unit === 'deg') return { weight: 9 }
    if (/^(?:point|goal)$/.test(ja.unit) && b === 'point') return { weight: 9 }
    if (ja.soft) return { weight: 6 }
  }
  return ja.soft || en.soft ? undefined : { weight: 1, code: 'unit-wrong' }
}

/** Equal, overlapping (vague figures), off by one with the matching bound (2人以上, "more than one"), or rounded with a hedge. */
function same(ja: Value, en: Value, jaFactor: number, enFactor: number): Fit | undefined {
  const [a1, a2] = ends(ja).map((end) => end * jaFactor) as [number, number]
  const [b1, b2] = ends(en).map((end) => end * enFactor) as [number, number]
  if (ja.vague && en.vague) return b1 <= a2 && b2 >= a1 ? { weight: 10 } : undefined
  if (ja.vague) return b1 >= a1 * 0.6 && b1 <= a2 ? { weight: 10 } : undefined
  if (en.vague) return a1 >= b1 && a1 <= b2 ? { weight: 6, ...(a1 < 10 || ja.bound ? {} : { code: 'number-rounded' as const }) } : undefined
  if (near(a1, b1)) return { weight: 10 }
  if (jaFactor === enFactor) {
    if (ja.bound === 'at-least' && en.bound === 'more-than' && near(a1, b1 + enFactor)) return { weight: 9 }
    if (ja.bound === 'less-than' && en.bound === 'at-most' && near(a1, b1 + enFactor)) return { weight: 9 }
    if (ja.bound === 'at-most' && en.bound === 'less-than' && near(a1, b1 - enFactor)) return { weight: 9 }
    if (ja.bound === 'more-than' && en.bound === 'at-least' && near(a1, b1 - enFactor)) return { weight: 9 }
  }
  const hedged = en.bound !== '' && en.bound !== 'band'
  const off = Math.abs(a1 - b1)
  const honest = en.bound === 'about' || (upward.has(en.bound) ? b1 < a1 : downward.has(en.bound) && b1 > a1)
  const limit = honest && en.bound !== 'about' ? 0.2 : 0.06
  if (hedged && Math.abs(a1) >= 10 * jaFactor && off <= en.step * enFactor && off <= Math.abs(a1) * limit)
    return { weight: 5, code: 'number-rounded', honest }
  return undefined
}

/** 115兆5415億円 as "115.54 trillion yen": rounded as it should be, to three figures or more, without saying so. */
function rounded(ja: Value, en: Value): Fit | undefined {
  const [a, b] = [ja.value, en.value]
  if (typeof a !== 'number' || typeof b !== 'number' || ja.factor !== en.factor || ja.vague || en.vague || a < 1e6) return undefined
  return Math.abs(a - b) <= en.step && b / en.step >= 200 ? { weight: 5, code: 'number-rounded', honest: true } : undefined
}

function compareTimes(ja: Value, en: Value, { free }: CompareContext): Fit | undefined {
  if (ja.kind === 'time' && en.kind === 'time') {
    if (ja.value === en.value) return { weight: 10 }
    // The seconds of 9時22分55秒 are left out.
    if (free && String(ja.value).length > 6 && String(ja.value).startsWith(String(en.value))) return { weight: 9 }
    return (ja.loose || en.loose) && half(ja.value) === half(en.value) ? { weight: 9 } : undefined
  }
  const time = ja.kind === 'time' ? ja : en
  const other = ja.kind === 'time' ? en : ja
  if (other.kind !== 'count' || typeof other.value !== 'number' || typeof time.value !== 'string') return undefined
  return other.value % 12 === Number(time.value.slice(1, 3)) % 12 ? { weight: 6 } : undefined
}

/** T15:30 and T03:30 → 3:30 */
function half(value: Value['value']): string {
  return typeof value === 'string' ? `${Number(value.slice(1, 3)) % 12}${value.slice(3)}` : ''
}

const accepted: Readonly<Record<string, readonly Bound[]>> = {
  'at-least': ['at-least'],
  'more-than': ['more-than', 'little-over'],
  'at-most': ['at-most'],
  'less-than': ['less-than', 'just-under'],
  about: ['about', 'just-under', 'little-over'],
  'little-over': ['little-over', 'more-than', 'about'],
  'just-under': ['just-under', 'less-than', 'about'],
}
const upward = new Set<Bound>(['at-least', 'more-than', 'little-over'])
const downward = new Set<Bound>(['at-most', 'less-than', 'just-under'])

/** True when the bound was lost or turned: 以上 as "more than", 約 left out. `up` and `down` say that the Japanese has words of that direction anywhere. */
export function boundChanged(ja: Value, en: Value, hints: { readonly up: boolean; readonly down: boolean }): boolean {
  // 高齢者 holds 65 without saying on which side of it.
  if (ja.vague || en.vague || (ja.soft && ja.loose)) return false
  const [a] = ends(ja)
  const [b] = ends(en)
  // 2人以上 as "more than one" changed figure and bound together.
  if (!near(a * ja.factor, b * en.factor) && !near(a, b)) return false
  if (ja.bound === '' || ja.bound === 'band') {
    if (
      en.softBound ||
      en.bound === '' ||
      en.bound === 'band' ||
      en.bound === 'about' ||
      en.bound === 'just-under' ||
      en.bound === 'little-over'
    )
      return false
    // 150円台 is 150 and more.
    if (ja.bound === 'band' && upward.has(en.bound)) return false
    return upward.has(en.bound) ? !hints.up : !hints.down
  }
  if (accepted[ja.bound]?.includes(en.bound)) return false
  // 300人以上 as "more than 300 people": for large round counts the border case does not matter.
  const large = a >= 20 && a % 10 === 0 && (ja.kind === 'count' || ja.kind === 'money' || ja.kind === 'measure') && ja.unit !== 'year-old'
  // Time runs on: 3年以上 as "more than three years".
  const runs = large || ja.kind === 'duration' || ja.kind === 'measure' || ja.kind === 'ratio' || ja.unit === 'point' || en.unit === 'deg'
  if (runs && ((ja.bound === 'at-least' && en.bound === 'more-than') || (ja.bound === 'at-most' && en.bound === 'less-than'))) return false
  if (ja.softBound || en.softBound)
    return (upward.has(ja.bound) && downward.has(en.bound)) || (downward.has(ja.bound) && upward.has(en.bound) && !hints.up)
  return true
}
