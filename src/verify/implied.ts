import { dateSpans, isLengthOf } from './date-spans.ts'
import type { EnglishToken, Phrases } from './english-tokens.ts'
import { ends, near, type Value } from './value.ts'

/** What the words of an English text say of numbers without a figure, and what the Japanese says of those that stand only in English. */
export interface Implied {
  /** A Japanese value that the English says in another way, or need not say: 2位 as "the runner-up", 38% as "the rest". */
  missing(value: Value): boolean
  /** An English value that the Japanese has in another way: the 8 of "737 MAX 8" for 737MAX8, "three months" for 4〜6月期. */
  added(value: Value): boolean
}

/** Looks once over both sides; `tokens` are those of the English. */
export function findImplied(ja: readonly Value[], en: readonly Value[], tokens: readonly EnglishToken[], phrases: Phrases): Implied {
  const said = new Set<number>()
  let rest = false
  let dayPart = false
  for (let at = 0; at < tokens.length; at++) {
    const found = phrases.match(tokens, at)?.row
    if (found?.role === 'implies') said.add(Number(found.value))
    else if (found?.role === 'daypart') dayPart = true
    else if (found) rest = true
  }
  const percents = ja.flatMap((value) => (value.kind === 'percent' && typeof value.value === 'number' ? [value.value] : []))
  const figures = new Set(ja.flatMap((value) => (value.kind === 'identifier' ? (String(value.value).match(/\d+/g) ?? []) : [])))
  const months = ja.flatMap((value) => (value.date?.month === undefined ? [] : [value.date.month]))
  const spans = dateSpans(ja, 2001)
  const decades = new Set(ja.flatMap((value) => [value, ...(value.alternatives ?? [])].flatMap((one) => one.date?.decade ?? [])))
  const scores = en.some((value) => value.value === 0 && value.kind === 'count')

  const figuresEn = en.filter((value) => !value.vague)

  function missing(value: Value): boolean {
    if (value.kind === 'time') return dayPart
    if (typeof value.value !== 'number') return false
    if (said.has(value.value) || isDerived(value, figuresEn) || asShare(value, en)) return true
    return rest && value.kind === 'percent' && percents.length > 1 && percents.some((other) => near(other + ends(value)[0], 100))
  }

  function added(value: Value): boolean {
    if (typeof value.value !== 'number') return false
    // The nought of a score, a record, a set to love.
    if (scores && value.value === 0) return true
    if (isDerived(value, ja)) return true
    if (value.kind === 'count' && figures.has(String(value.value))) return true
    if (value.bound === 'band' && decades.has(1900 + value.value)) return true
    if (value.kind === 'ordinal' && isQuarter(value)) return true
    return spans.some((span) => isLengthOf(value, span))
  }

  /** The third quarter is 7〜9月期, or 10〜12月期 of a fiscal year; the first half ends in June or September. */
  function isQuarter(value: Value): boolean {
    const noun = tokens.find((token) => token.start >= value.end)?.lower
    const length = noun === 'quarter' ? 3 : noun === 'half' ? 6 : 0
    const last = length * (value.value as number)
    return length > 0 && [last, (last + 3) % 12].some((month) => months.includes(month || 12))
  }

  return { missing, added }
}

/** 98 from 148 seats is 50 more, 2.4% after 0.1 point less was 2.5%: a figure that is the sum or the difference of two on the other side. */
function isDerived(value: Value, others: readonly Value[]): boolean {
  const wanted = value.value as number
  if (value.soft || value.kind === 'ordinal' || (wanted < 10 && Number.isInteger(wanted))) return false
  const like = others.filter((other) => typeof other.value === 'number' && sameMeasure(value, other)).slice(0, most)
  return like.some((one, at) => like.slice(at + 1).some((other) => isSumOf(wanted, one.value as number, other.value as number)))
}

const most = 24

function isSumOf(wanted: number, one: number, other: number): boolean {
  return near(Math.abs(one - other), wanted) || near(one + other, wanted)
}

function sameMeasure(value: Value, other: Value): boolean {
  const share = /^(?:percent|point)$/
  if (share.test(value.kind)) return share.test(other.kind)
  return value.kind === other.kind && (value.kind === 'count' || value.unit === other.unit) && value.factor === other.factor
}

/** 96% more as "nearly doubled", 33% as "a third": close enough for words. */
function asShare(value: Value, en: readonly Value[]): boolean {
  if (value.kind !== 'percent') return false
  const part = (value.value as number) / 100
  return en.some((other) => {
    if (other.kind !== 'ratio' || typeof other.value !== 'number') return false
    return other.value >= 2 ? Math.abs(part + 1 - other.value) <= 0.12 : other.soft && Math.abs(part - other.value) <= 0.04
  })
}
