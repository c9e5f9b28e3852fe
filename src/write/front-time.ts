import type { MessageKey, Translate } from '../language/messages.ts'

/** A stretch of time on the axis of a chart: its first and last day, `2026-02-18`. */
export interface Stretch {
  readonly from: string
  readonly to: string
}

export type Unit = 'day' | 'week' | 'month' | 'year'

const mostStretches = 48
const dayLength = 86_400_000

/** The axis for some days: days where these are few, else weeks, months or years; without gaps; the latest `mostStretches`. */
export function timeAxis(days: readonly string[]): { readonly unit: Unit; readonly stretches: readonly Stretch[] } {
  const numbers = days.flatMap((day) => dayNumber(day) ?? [])
  const [first, last] = numbers.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity])
  if (first > last) return { unit: 'day', stretches: [] }
  const length = last - first + 1
  const unit = length <= mostStretches ? 'day' : length <= 7 * mostStretches ? 'week' : length <= 30 * mostStretches ? 'month' : 'year'
  const stretches: Stretch[] = []
  for (let at = last; at >= first && stretches.length < mostStretches; ) {
    const start = startOf(at, unit)
    stretches.push({ from: dayText(start), to: dayText(endOf(start, unit)) })
    at = start - 1
  }
  return { unit, stretches: stretches.reverse() }
}

/** What people ask for most, by the newest of some days, as no page knows what day it is read: that day, seven days, its month and the month before. */
export function usualStretches(days: readonly string[]): { readonly name: 'day' | 'week' | 'month'; readonly stretch: Stretch }[] {
  const numbers = days.flatMap((day) => dayNumber(day) ?? [])
  if (!numbers.length) return []
  const last = numbers.reduce((high, one) => Math.max(high, one))
  const month = startOf(last, 'month')
  const before = startOf(month - 1, 'month')
  const upTo = (start: number, end: number) => ({ from: dayText(start), to: dayText(end) })
  return [
    { name: 'day', stretch: upTo(last, last) },
    { name: 'week', stretch: upTo(last - 6, last) },
    { name: 'month', stretch: upTo(month, endOf(month, 'month')) },
    ...(numbers.some((one) => before <= one && one < month) ? [{ name: 'month' as const, stretch: upTo(before, month - 1) }] : []),
  ]
}

/** How many of the days fall in each stretch. */
export function countIn(days: readonly string[], stretches: readonly Stretch[]): number[] {
  const counts = stretches.map(() => 0)
  for (const day of days) {
    let [low, high] = [0, stretches.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (stretches[middle]!.from <= day) low = middle
      else high = middle - 1
    }
    const there = stretches[low]
    if (there && there.from <= day && day <= there.to) counts[low]! += 1
  }
  return counts
}

/** `Feb 18`, `week of Feb 16`, `Feb 2026`: a stretch in the words of `t`. */
export function stretchWords({ from }: Stretch, unit: Unit, t: Translate): string {
  const [year = '', month = '', day = ''] = from.split('-')
  const values = { year, month: t(`month.${Number(month)}` as MessageKey), day: Number(day) }
  return t(`front.time.${unit}`, values)
}

function dayNumber(day: string): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(day) ?? []
  if (!year) return undefined
  const number = Date.UTC(Number(year), Number(month) - 1, Number(date)) / dayLength
  return dayText(number) === day.slice(0, 10) ? number : undefined
}

function dayText(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10)
}

function startOf(number: number, unit: Unit): number {
  if (unit === 'day') return number
  // The first day of the count was a Thursday; weeks begin on Monday.
  if (unit === 'week') return number - ((((number + 3) % 7) + 7) % 7)
  const text = dayText(number)
  return dayNumber(unit === 'month' ? `${text.slice(0, 7)}-01` : `${text.slice(0, 4)}-01-01`) ?? number
}

function endOf(start: number, unit: Unit): number {
  if (unit === 'day') return start
  if (unit === 'week') return start + 6
  return startOf(start + (unit === 'month' ? 31 : 366), unit) - 1
}
