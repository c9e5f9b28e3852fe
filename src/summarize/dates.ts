import type { Quantity } from '../document.ts'

/** How a date stands to the day of the article: today or just before, still to come, or long past. */
export type DateSense = 'news' | 'next' | 'past' | ''

/** Days before publication that still count as news. */
const fresh = 3
/** A bare day of the month that is further ahead is more likely a count of days. */
const soon = 10
const day = 86_400_000

/**
 * Reads the sense of a date or time: in an article of 2026-06-20 the 19th is `news`, fiscal 2028 `next`, 1961 `past`. Where the day of publication is
 * unknown a bare day of the month is `news`, for that is how newspapers date it.
 */
export function dateSense({ kind, value, ja }: Quantity, published: string | null): DateSense {
  if ((kind !== 'date' && kind !== 'time') || typeof value !== 'string') return ''
  const found = /^(?:FY)?(\d{4}|XXXX)(?:-(\d\d|XX))?(?:-(\d\d))?/.exec(value)
  if (!found) return ''
  const [, year, month, of] = found
  if (year === 'XXXX' || month === 'XX') return of !== undefined && month === 'XX' ? 'news' : ''
  if (published === null) return ''
  if (of !== undefined) {
    const days = (Date.parse(`${year}-${month}-${of}T00:00Z`) - Date.parse(`${published.slice(0, 10)}T00:00Z`)) / day
    if (days > (bare(ja) ? soon : Number.POSITIVE_INFINITY)) return ''
    return days > 0 ? 'next' : days >= -fresh ? 'news' : days < -366 ? 'past' : ''
  }
  const there = month === undefined ? year! : `${year}-${month}`
  if (there > published.slice(0, there.length)) return 'next'
  return Number(year) < Number(published.slice(0, 4)) - 1 ? 'past' : ''
}

/** True of a date that is written with one number. */
function bare(ja: string): boolean {
  return (ja.match(/\p{N}+/gu)?.length ?? 0) <= 1
}
