import { dateSpans, isLengthOf } from './date-spans.ts'
import type { EnglishToken, Phrases } from './english-tokens.ts'
import { ends, near, type Value } from './value.ts'

/** What the words of an English text say of numbers without a figure, and what the Japanese says of those that stand only in English. */
export interface Implied {
  /** A Japanese value that the English says in another way, or need not say: 2位 as "the runner-up", 38% as "the rest". */
  missing(value: Value): boolean
  /** An English value that the Japanese has in another way: the 8 of "737 MAX 8" for 737MAX8, "three months" for 4〜6月期. */
  added(value: Value): boolean
  /** Whether two figures without a match are the sum or difference of one another and a third on both sides. */
  explains(ja: Value, en: Value): boolean
}

/** What is around the two sides. */
export interface ImpliedContext {
  /** ISO date of the article, null when unknown. */
  readonly anchor: string | null
  readonly nearEnglish: readonly Value[]
}

/** Looks once over both sides; `tokens` are those of the English. */
export function findImplied(
  ja: readonly Value[],
  en: readonly Value[],
  tokens: readonly EnglishToken[],
  phrases: Phrases,
  { anchor, nearEnglish }: ImpliedContext,
): Implied {
  const said = new Set<number>()
  let rest = false
  let dayPart = false
  const apart: number[] = []
  for (let at = 0; at < tokens.length; at++) {
    const found = phrases.match(tokens, at)?.row
    if (found?.role === 'implies') said.add(Number(found.value))
    else if (found?.role === 'daypart') dayPart = true
    else if (found?.role === 'difference') apart.push(tokens[at]!.start)
    else if (found) rest = true
  }
  const percents = ja.flatMap((value) => (value.kind === 'percent' && typeof value.value === 'number' ? [value.value] : []))
  const figures = new Set(ja.flatMap((value) => (value.kind === 'identifier' ? (String(value.value).match(/\d+/g) ?? []) : [])))
  const months = ja.flatMap((value) => (value.date?.month === undefined ? [] : [value.date.month]))
  const spans = dateSpans(ja, 2001)
  const decades = new Set(ja.flatMap((value) => [value, ...(value.alternatives ?? [])].flatMap((one) => one.date?.decade ?? [])))
  const scores = en.some((value) => value.value === 0 && value.kind === 'count')

  const around = [...en, ...nearEnglish]
  const rates = ja.filter((value) => value.kind === 'ratio' && value.unit === 'times' && typeof value.value === 'number').slice(0, most)
  const times = ja.flatMap((value) => (value.kind === 'time' ? [secondsOf(value)] : [])).slice(0, most)
  const figuresEn = en.filter((value) => !value.vague)

  function missing(value: Value): boolean {
    if (value.kind === 'time') return dayPart || isLater(value)
    if (typeof value.value !== 'number') return false
    if ((rest && isWhole(value, around)) || isSinceYear(value) || isJobPoint(value)) return true
    if (said.has(value.value) || isDerived(value, figuresEn) || asShare(value, en)) return true
    return rest && value.kind === 'percent' && percents.length > 1 && percents.some((other) => near(other + ends(value)[0], 100))
  }

  function added(value: Value): boolean {
    if (typeof value.value !== 'number') return false
    // The nought of a score, a record, a set to love.
    if (scores && value.value === 0) return true
    if (isDerived(value, ja) || isPartOf(value, ja) || isYearsApart(value, ja) || isMinutesApart(value) || isRateBefore(value)) return true
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

  /** 2008年以来15年ぶり with the year alone. */
  function isSinceYear(value: Value): boolean {
    const year = anchor === null || value.kind !== 'duration' || value.unit !== 'month' ? Number.NaN : Number(anchor.slice(0, 4))
    const begun = year - (ends(value)[0] * value.factor) / 12
    const named = (values: readonly Value[]) => values.flatMap((other) => other.date?.year ?? [])
    const english = new Set(named(en))
    return named(ja).some((one) => english.has(one) && Math.abs(one - begun) <= 1)
  }

  /** 1.09倍, 0.01ポイント less, as "109 for every 100, down from 110". */
  function isJobPoint(value: Value): boolean {
    return value.kind === 'point' && ends(value)[0] < 1 && en.some((other) => other.kind === 'count' && isRateBy(value, other))
  }

  function isRateBefore(value: Value): boolean {
    return value.kind === 'count' && ja.some((other) => other.kind === 'point' && isRateBy(other, value))
  }

  function isRateBy(point: Value, before: Value): boolean {
    return rates.some((rate) => near(Math.round(Math.abs((rate.value as number) * 100 - ends(before)[0])), ends(point)[0] * 100))
  }

  /** 7時22分…同44分 as "some 22 minutes later". */
  function isMinutesApart(value: Value): boolean {
    if (value.kind !== 'duration' || value.unit !== 'second' || typeof value.value !== 'number') return false
    const wanted = value.value * value.factor
    return times.some((one, at) => times.slice(at + 1).some((other) => Math.abs(one - other) === wanted))
  }

  function isLater(value: Value): boolean {
    const own = secondsOf(value)
    return en
      .slice(0, most)
      .some(
        (other) =>
          other.kind === 'duration' && isMinutesApart(other) && times.some((one) => Math.abs(one - own) === ends(other)[0] * other.factor),
      )
  }

  /** The lone figures of both sides explain each other by a third that both have: 63円 more and 1,055 yen with 1118円, 116位 and nine places with 125位. */
  function explains(left: Value, right: Value): boolean {
    const [a, b] = [left.value, right.value]
    if (typeof a !== 'number' || typeof b !== 'number' || left.soft || right.vague) return false
    const places = left.kind === 'ordinal' && right.kind === 'count'
    const points = left.kind === 'count' && right.kind === 'point'
    if (!places && !points && !sameMeasure(left, right)) return false
    // Small figures are often the sum of two others by chance: a word of difference must stand beside.
    const told = apart.some((start) => start >= right.start - 20 && start <= right.end + 12)
    if (!told && (places || points || Math.max(a, b) < 100)) return false
    const shared = ja.filter((one) => one !== left && (one.kind === left.kind || places) && typeof one.value === 'number').slice(0, most)
    return shared.some(
      (one) =>
        isSumOf(a, one.value as number, b) &&
        (told || (one.value as number) >= 10) &&
        around.some((other) => other !== right && typeof other.value === 'number' && near(other.value, one.value as number)),
    )
  }

  return { missing, added, explains }
}

/** 7:44 as seconds of the day. */
function secondsOf(value: Value): number {
  const [hour, minute] = String(value.value).slice(1).split(':').map(Number)
  return ((hour ?? 0) * 60 + (minute ?? 0)) * 60
}

/** 12人 as "the captain and two other crew … the other nine": the whole of two parts that both are told. */
function isWhole(value: Value, en: readonly Value[]): boolean {
  if (value.kind !== 'count' || typeof value.value !== 'number' || value.value < 4) return false
  const parts = en.flatMap((one) =>
    [one, ...(one.alternatives ?? [])].filter((other) => other.kind === 'count' && typeof other.value === 'number'),
  )
  const like = parts.slice(0, most)
  return like.some((one, at) =>
    like
      .slice(at + 1)
      .some((other) => one.start !== other.start && near((one.value as number) + (other.value as number), value.value as number)),
  )
}

/** From two hours to 40 minutes is by two-thirds. */
function isPartOf(value: Value, ja: readonly Value[]): boolean {
  const share = value.kind === 'ratio' ? (value.value as number) : value.kind === 'percent' ? (value.value as number) / 100 : 0
  if (!(share > 0)) return false
  const like = ja
    .filter((one) => typeof one.value === 'number' && one.value > 0 && /^(?:count|money|measure|duration)$/.test(one.kind))
    .slice(0, most)
  const size = (one: Value) => (one.value as number) * one.factor
  return like.some((one) =>
    like.some((other) => {
      if (one === other || one.kind !== other.kind || one.unit !== other.unit) return false
      const part = size(one) / size(other)
      return [part, 1 - part, part - 1].some((found) => Math.abs(found - share) <= 0.01 * share)
    }),
  )
}

/** 60歳 and 64歳 are four years apart. */
function isYearsApart(value: Value, ja: readonly Value[]): boolean {
  if (value.kind !== 'duration' || value.unit !== 'month' || value.factor !== 12) return false
  const ages = ja.flatMap((one) => (one.unit === 'year-old' && typeof one.value === 'number' ? [one.value] : [])).slice(0, most)
  return ages.some((one) => ages.some((other) => one - other === value.value))
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
