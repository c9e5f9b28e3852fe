import type { DateParts, Value } from './value.ts'

/** The day an article was published. */
export interface Anchor {
  readonly year: number
  readonly month: number
  /** Days since 1970-01-01. */
  readonly day: number
}

const dayLength = 86_400_000

/** "2024-06-14" → its parts; nothing for what is no date. */
export function parseAnchor(anchor: string | null): Anchor | undefined {
  const found = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(anchor ?? '')
  if (!found) return undefined
  const [year, month] = [Number(found[1]), Number(found[2])]
  return { year, month, day: dayNumber(year, month, Number(found[3] ?? 15)) }
}

function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / dayLength
}

/**
 * The weekdays (Sunday 0) a day of a news text may have: 4日 in an article of 5 January is the 4th of that month, 28日 the 28th of the month before.
 * `years` and `months` are others the text names. Nothing for a date without a day.
 */
export function weekdaysOf(
  date: DateParts,
  anchor: Anchor,
  years: readonly number[],
  months: readonly number[],
): ReadonlySet<number> | undefined {
  if (date.day === undefined) return undefined
  const out = new Set<number>()
  const near = date.month === undefined ? [anchor.month - 1, anchor.month, anchor.month + 1] : [date.month]
  const days: number[] = []
  const add = (year: number, month: number, limit: number) => {
    const day = dayNumber(year, month, date.day!)
    // 31日 does not roll over into the next month.
    if (new Date(day * dayLength).getUTCDate() !== date.day) return
    days.push(day)
    if (Math.abs(day - anchor.day) <= limit) out.add(weekday(day))
  }
  if (date.year !== undefined) for (const month of near) add(date.year, month, Number.POSITIVE_INFINITY)
  else {
    for (const year of [anchor.year - 1, anchor.year, anchor.year + 1]) {
      for (const month of near) if (month >= 1 && month <= 12) add(year, month, date.month === undefined ? 20 : 200)
      // The month may have been named before: 9月3日と5日.
      if (date.month === undefined) for (const month of months) add(year, month, 200)
    }
    if (near.includes(0)) add(anchor.year - 1, 12, 20)
    if (near.includes(13)) add(anchor.year + 1, 1, 20)
    for (const year of years) for (const month of date.month === undefined ? months : near) add(year, month, Number.POSITIVE_INFINITY)
  }
  if (out.size === 0 && days.length > 0)
    out.add(weekday(days.reduce((a, b) => (Math.abs(b - anchor.day) < Math.abs(a - anchor.day) ? b : a))))
  return out
}

function weekday(day: number): number {
  return new Date(day * dayLength).getUTCDay()
}

/** English weekdays that stand beside a full date and contradict the calendar: "Wednesday, March 5, 2026". */
export function againstCalendar(english: readonly Value[], anchor: Anchor): readonly Value[] {
  return english.filter((value, at) => {
    if (value.date?.weekday === undefined) return false
    const next = english[at + 1]
    const date = next && next.start - value.end <= 3 ? next.date : undefined
    if (date?.day === undefined || date.month === undefined) return false
    return weekdaysOf(date, anchor, [], [])?.has(value.date.weekday) === false
  })
}
