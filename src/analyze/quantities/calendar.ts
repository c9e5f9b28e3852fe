/** A calendar date; month and day are 1-based, 0 when open. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Reads `2026-02-18`; null for anything else. */
export function parseIso(text: string | null): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '')
  if (!found) return null
  const day = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) }
  return valid(day) ? day : null
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Whether month and day exist; a year of 0 means unknown and allows February 29. */
export function valid({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year || 2000, month)
}

/** ISO with X for what is open: year 0, month 2 → `XXXX-02`; trailing open fields are left out. */
export function iso({ year, month, day }: Day): string {
  const y = year ? String(year).padStart(4, '0') : 'XXXX'
  if (!month && !day) return y
  const m = month ? String(month).padStart(2, '0') : 'XX'
  return day ? `${y}-${m}-${String(day).padStart(2, '0')}` : `${y}-${m}`
}

/** Days since 0000-03-01 of the proleptic Gregorian calendar. */
function ordinal({ year, month, day }: Day): number {
  const y = month <= 2 ? year - 1 : year
  const m = (month + 9) % 12
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day - 1
}

/** Moves by days, one at a time over month ends; `by` is small. */
export function addDays(from: Day, by: number): Day {
  let { year, month, day } = from
  day += by
  while (day < 1) {
    ;[year, month] = month === 1 ? [year - 1, 12] : [year, month - 1]
    day += daysIn(year, month)
  }
  while (day > daysIn(year, month)) {
    day -= daysIn(year, month)
    ;[year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  }
  return { year, month, day }
}

export function addMonths({ year, month }: Day, by: number): Day {
  const index = year * 12 + month - 1 + by
  return { year: Math.floor(index / 12), month: (index % 12) + 1, day: 0 }
}

/** Fiscal year (April to March) a date lies in. */
export function fiscalYear({ year, month }: Day): number {
  return month <= 3 ? year - 1 : year
}

/** ISO week as `2024-W10`. */
export function isoWeek(from: Day): string {
  // 0000-03-01 was a Wednesday, so ordinal + 2 counts from a Monday.
  const weekday = (ordinal(from) + 2) % 7
  const thursday = addDays(from, 3 - weekday)
  const first = ordinal({ year: thursday.year, month: 1, day: 1 })
  return `${String(thursday.year).padStart(4, '0')}-W${String(Math.floor((ordinal(thursday) - first) / 7) + 1).padStart(2, '0')}`
}

/** The year in which this month lies nearest to the anchor. December seen in February is the last one. */
export function nearestYear(anchor: Day, month: number): number {
  const away = month - anchor.month
  return away > 6 ? anchor.year - 1 : away < -6 ? anchor.year + 1 : anchor.year
}

/** The date with this day of the month nearest to the anchor; null when no month near has it. */
export function nearestDay(anchor: Day, day: number): Day | null {
  let best: Day | null = null
  for (const by of [0, -1, 1]) {
    const month = { ...addMonths(anchor, by), day }
    if (!valid(month)) continue
    if (!best || Math.abs(ordinal(month) - ordinal(anchor)) < Math.abs(ordinal(best) - ordinal(anchor))) best = month
  }
  return best
}
