import type { Value } from './value.ts'

/** From one date to the next of a text, in days or months, both ends counted. */
export interface DateSpan {
  readonly from: Value
  readonly to: Value
  readonly unit: 'day' | 'month'
  readonly length: number
}

const day = 86_400_000

/** 5月31日〜6月2日 → 3 days, 1〜10月 → 10 months; neighbours only, in the order of the text. `year` is that of the article, for the end of February. */
export function dateSpans(values: readonly Value[], year: number): readonly DateSpan[] {
  const dates = values.filter((value) => value.date?.month !== undefined || value.date?.day !== undefined)
  return dates.flatMap((from, at): DateSpan[] => {
    const to = dates[at + 1]
    if (!to) return []
    const { month = to.date!.month, day: first } = from.date!
    const { month: lastMonth = month, day: last } = to.date!
    if (first !== undefined && last !== undefined) {
      const length = (time(year, lastMonth ?? month ?? 1, last) - time(year, month ?? 1, first)) / day + 1
      return length > 1 ? [{ from, to, unit: 'day', length }] : []
    }
    if (first !== undefined || last !== undefined || month === undefined || lastMonth === undefined) return []
    return [{ from, to, unit: 'month', length: ((lastMonth - month + 12) % 12) + 1 }]
  })
}

function time(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date)
}

/** Whether a length of time is that of the span: three days, 10 months. */
export function isLengthOf(value: Value, { unit, length }: DateSpan): boolean {
  if (value.kind !== 'duration' || typeof value.value !== 'number') return false
  if (unit === 'day') return value.unit === 'second' && value.factor === 86400 && value.value === length
  return value.unit === 'month' && value.value * value.factor === length
}

/** 4〜6月 as "Q1": the quarter of a year from January or, as most Japanese firms have it, from April. */
export function isQuarterOf(value: Value, { to, unit, length }: DateSpan): boolean {
  const last = to.date?.month
  const number = /^Q([1-4])$/.exec(String(value.value))?.[1]
  if (unit !== 'month' || length !== 3 || number === undefined || last === undefined) return false
  const end = Number(number) * 3
  return last === end || last === (end + 3) % 12 || (last === 12 && end === 9)
}
