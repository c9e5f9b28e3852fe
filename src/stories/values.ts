import type { Quantity } from '../document.ts'

/** Half-open range of a value on its own line: numbers as they are, durations in seconds, dates and times in minutes. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** Rounding that no 約 announces may hide at most this share of the value; with it more. */
const silent = 0.006
const scaled = 0.04
const about = 0.06
/** 4万人 is as round as a number can be: what rounds to it may lie this far off. */
const roundest = 0.1
/** 30% said as 3割. */
const tenth = 5

/**
 * Whether two figures of the same kind and unit can both be right: 約1200億円 and 1198億円, 3割 and 29.8%, 50人以上 and 53人 can;
 * 1200億円 and 1500億円 cannot. Figures that cannot be compared are taken as compatible.
 */
export function compatible(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'duration' && b.kind === 'duration') return sameLength(a, b)
  if (a.kind !== b.kind || a.unit !== b.unit) return true
  if (typeof a.value === 'string' || typeof b.value === 'string') return String(a.value) === String(b.value)
  const [one, other] = [spread(a), spread(b)]
  if (!one || !other) return true
  if (one.low <= other.high && other.low <= one.high) return true
  const distance = Math.max(one.low - other.high, other.low - one.high)
  return distance <= Math.max(slack(a, b), slack(b, a))
}

/** Spans of time written out: PT2H8M31S. Those that give seconds must be the same; others may be rounded to their last unit. */
function sameLength(a: Quantity, b: Quantity): boolean {
  const [one, other] = [lengthOf(a), lengthOf(b)]
  if (!one || !other) return String(a.value) === String(b.value)
  return (
    Math.abs(one.seconds - other.seconds) <=
    (one.grain === other.grain && a.modifier === b.modifier ? 0 : Math.max(one.grain, other.grain) / 2)
  )
}

const lengths: Readonly<Record<string, number>> = { Y: 31_557_600, M: 2_629_800, W: 604_800, D: 86_400, N: 86_400, TH: 3600, TM: 60, TS: 1 }

function lengthOf({ value }: Quantity): { readonly seconds: number; readonly grain: number } | null {
  const text = String(typeof value === 'object' ? value[0] : value)
  const [dates = '', clock = ''] = text.replace(/^P/, '').split('T')
  let seconds = 0
  let grain = 0
  for (const [part, mark] of [
    [dates, ''],
    [clock, 'T'],
  ] as const)
    for (const [, count, letter] of part.matchAll(/([\d.]+)([A-Z])/g)) {
      const unit = lengths[mark + letter!] ?? 0
      seconds += Number(count) * unit
      grain = unit
    }
  return grain === 0 ? null : { seconds, grain }
}

/** The number itself, seconds for spans of time; NaN for what is no number. */
export function sizeOf(quantity: Quantity): number {
  if (quantity.kind === 'duration') return lengthOf(quantity)?.seconds ?? Number.NaN
  return Math.abs(Number(typeof quantity.value === 'object' ? quantity.value[0] : quantity.value))
}

/** What the figure leaves open by its words. */
function spread({ value, modifier }: Quantity): Range | null {
  const [low, high] = typeof value === 'object' ? value : [value, value]
  if (typeof low !== 'number' || typeof high !== 'number') return null
  if (modifier === 'at-least' || modifier === 'more-than') return { low, high: Number.POSITIVE_INFINITY }
  if (modifier === 'at-most' || modifier === 'less-than')
    return { low: modifier === 'at-most' ? low * 0.97 : Number.NEGATIVE_INFINITY, high }
  if (modifier === 'little-over') return { low, high: high * 1.1 }
  if (modifier === 'just-under') return { low: low * 0.9, high }
  return { low, high }
}

/** How far the true value may lie from `coarse`, when it is the rounded one of the two. */
function slack(coarse: Quantity, fine: Quantity): number {
  const [value, other] = [firstOf(coarse), firstOf(fine)]
  const grain = grainOf(value)
  if (grain <= grainOf(other)) return 0
  const half = grain / 2
  const size = Math.abs(value)
  if (coarse.unit === '%' && isTenths(coarse)) return Math.min(half, tenth)
  if (isScaled(coarse) && size === Math.round(size / grain) * grain && size < grain * 10) return Math.min(half, size * roundest)
  if (coarse.modifier === 'about') return Math.min(half, size * about)
  return Math.min(half, size * (isScaled(coarse) ? scaled : silent))
}

function firstOf({ value }: Quantity): number {
  const first = typeof value === 'object' ? value[0] : value
  return typeof first === 'number' ? first : 0
}

/** The power of ten a number is written to: 1200 → 100, 29.8 → 0.1. */
function grainOf(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0
  let grain = 1e15
  while (grain > 1e-4 && Math.abs(value / grain - Math.round(value / grain)) > 1e-9 * Math.abs(value / grain)) grain /= 10
  return grain
}

/** 3割: percent without a sign for it. */
function isTenths({ ja }: Quantity): boolean {
  return !/[%\uff05]/.test(ja) && !/\u30fc|\u30d1/.test(ja)
}

/** Written with a word for thousands, as 4万人 or 1200億円 are. */
function isScaled(quantity: Quantity): boolean {
  const digits = /[0-9][0-9,.]*/.exec(quantity.ja.normalize('NFKC'))?.[0] ?? ''
  const written = Number(digits.replaceAll(',', ''))
  return written > 0 && Math.abs(firstOf(quantity)) / written >= 1000
}

const day = 1440
const seasons: Readonly<Record<string, readonly [number, number]>> = { SP: [3, 6], SU: [6, 9], AU: [9, 12], FA: [9, 12], WI: [12, 15] }
const thirds: Readonly<Record<string, readonly [number, number]>> = {
  START: [0, 11],
  EARLY: [0, 11],
  MID: [9, 21],
  LATE: [19, 31],
  END: [19, 31],
}

/**
 * The minutes since 1970 a date or time of `analyze` covers: `2029-04` its thirty days, `FY2028` April to March, `2026-07-12T05:42` one minute.
 * Null for what is tied to no year (`XXXX-XX-19`, `T08:00`) unless `on`, the ISO day of the report, helps.
 */
export function timeRange(value: string, on: string | null = null): Range | null {
  const [dates = '', clock] = value.split('T')
  const written =
    dates === '' || dates === 'XXXX-XX-XX' ? (on ?? '') : dates.startsWith('XXXX-XX-') && on ? on.slice(0, 8) + dates.slice(8) : dates
  const range = dateRange(written)
  if (!range || clock === undefined) return range
  const [, hour, minute] = /^(\d{2})(?::(\d{2}))?/.exec(clock) ?? []
  if (hour === undefined) return range
  const low = range.low + Number(hour) * 60 + Number(minute ?? 0)
  return { low, high: low + (minute === undefined ? 60 : 1) }
}

function dateRange(text: string): Range | null {
  const fiscal = /^FY(\d{4})(?:-([HQ])([1-4]))?$/.exec(text)
  if (fiscal) {
    const length = fiscal[2] === 'Q' ? 3 : fiscal[2] === 'H' ? 6 : 12
    const month = 4 + (fiscal[3] ? (Number(fiscal[3]) - 1) * length : 0)
    return months(Number(fiscal[1]), month, month + length)
  }
  const week = /^(\d{4})-W(\d{2})$/.exec(text)
  if (week) {
    const fourth = at(Number(week[1]), 1, 4)
    const monday = fourth - ((new Date(fourth * 60_000).getUTCDay() + 6) % 7) * day
    const low = monday + (Number(week[2]) - 1) * 7 * day
    return { low, high: low + 7 * day }
  }
  const [, year, month, rest] = /^(\d{4})(?:-(\d{2}|[A-Z]{2}|[HQ][1-4]))?(?:-(\d{2}|[A-Z]+))?$/.exec(text) ?? []
  if (year === undefined) return null
  if (month === undefined) return months(Number(year), 1, 13)
  const season = seasons[month]
  if (season) return months(Number(year), season[0], season[1])
  if (/^[HQ]/.test(month)) {
    const length = month.startsWith('Q') ? 3 : 6
    const first = 1 + (Number(month.slice(1)) - 1) * length
    // Companies count their quarters from April.
    return months(Number(year), first, first + length)
  }
  if (rest === undefined) return months(Number(year), Number(month), Number(month) + 1)
  const third = thirds[rest]
  const start = at(Number(year), Number(month), 1)
  if (third) return { low: start + third[0] * day, high: start + third[1] * day }
  if (!/^\d/.test(rest)) return null
  const low = at(Number(year), Number(month), Number(rest))
  return { low, high: low + day }
}

function months(year: number, from: number, to: number): Range {
  return { low: at(year, from, 1), high: at(year, to, 1) }
}

function at(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / 60_000
}

/** The time of day alone, in minutes; null when there is none. */
export function clockOf({ value }: Quantity): Range | null {
  const [first, last] = (typeof value === 'object' ? value : [value, value]).map((end) =>
    timeRange(`1970-01-01T${String(end).split('T')[1] ?? ''}`),
  )
  return first && last && String(value).includes('T') ? { low: first.low, high: last.high } : null
}

/** Range of a quantity of kind date or time; null when it cannot be tied to a calendar. */
export function rangeOf({ value }: Quantity, on: string | null): Range | null {
  const ends = typeof value === 'object' ? value : [value, value]
  const [first, last] = ends.map((end) => timeRange(String(end), on))
  return first && last ? { low: first.low, high: last.high } : null
}

export function overlap(a: Range, b: Range): boolean {
  return a.low < b.high && b.low < a.high
}
