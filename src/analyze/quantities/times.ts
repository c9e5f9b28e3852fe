import { readAmount } from './amount.ts'
import { toCount } from './decimal.ts'
import { readNumeral } from './numeral.ts'
import { isDigit, type Scan } from './scan.ts'
import { longest } from './tables.ts'

/** A time of day. `value` is `T15:30`, or both ends of a range. */
export interface ClockTime {
  readonly end: number
  readonly value: string | readonly [string, string]
  /** `3:30 p.m.`, `noon`, `midnight`. */
  readonly en: string
}

/** 午後3時半, 午前0時, 15時30分, 午後1〜3時, 10:30, 正午; with the zone before it when one is named. Null when there is none. */
export function readTime(scan: Scan, at: number): ClockTime | null {
  const { text, tables } = scan
  const head = longest(tables.times, text, at)
  const role = head?.item.row.role
  if (head && role === 'zone') {
    const from = Math.max(head.end, tables.mark(text, head.end, 'of'), tables.mark(text, head.end, 'comma'))
    const inner = longest(tables.times, text, from)?.item.row.role === 'zone' ? null : readTime(scan, from)
    return inner && { ...inner, en: `${inner.en} ${head.item.row.en}` }
  }
  if (head && role === 'word') return { end: head.end, value: head.item.row.value ?? '', en: head.item.row.en ?? '' }
  const half = head && role === 'meridiem' ? Number(head.item.row.value) : -1
  return readColon(scan, head && half >= 0 ? head.end : at, half) ?? readHours(scan, head && half >= 0 ? head.end : at, half)
}

function readHours(scan: Scan, at: number, half: number): ClockTime | null {
  const { text, tables } = scan
  const amount = readAmount(scan, at)
  if (!amount?.numeral || amount.odd || (amount.form !== 'exact' && amount.form !== 'range') || amount.start !== at) return null
  const low = toCount(amount.low)
  const high = toCount(amount.high)
  const hour = tables.mark(text, amount.end, 'hour')
  if (hour < 0 || low < 0 || high > 30 || (half >= 0 && high > 12)) return null
  if (amount.form === 'range') {
    const ends = [low, high].map((one) => clock(one, 0, half))
    return { end: hour, value: [ends[0]!.value, ends[1]!.value], en: rangeText(ends[0]!.en, ends[1]!.en) }
  }
  const halfPast = tables.mark(text, hour, 'half')
  if (halfPast >= 0) return { end: halfPast, ...clock(low, 30, half) }
  const minutes = readNumeral(scan, hour)
  const end = minutes ? tables.mark(text, minutes.end, 'minute') : -1
  const count = minutes && end >= 0 ? toCount(minutes.value) : -1
  return count >= 0 && count < 60 ? { end, ...clock(low, count, half) } : { end: hour, ...clock(low, -1, half) }
}

function readColon({ text }: Scan, at: number, half: number): ClockTime | null {
  const found = isDigit(text[at]) ? /^(\d{1,2}):([0-5]\d)(?![\d:])/.exec(text.slice(at, at + 7)) : null
  if (!found || Number(found[1]) > 24) return null
  return { end: at + found[0].length, ...clock(Number(found[1]), Number(found[2]), half) }
}

/** Hour 0–30, minutes −1 when not given, half of the day 0 (a.m.), 12 (p.m.) or −1 (24-hour clock). */
function clock(hour: number, minutes: number, half: number): { value: string; en: string } {
  const full = half === 12 && hour < 12 ? hour + 12 : hour
  const value = `T${pad(full)}:${pad(Math.max(minutes, 0))}`
  if (full > 24) return { value, en: `${clock(full - 24, minutes, 0).en} the next day` }
  // 3時 without 午前 or 午後 may be either; 13時 and 0時 may not.
  if (half < 0 && full >= 1 && full <= 12) return { value, en: minutes > 0 ? `${full}:${pad(minutes)}` : `${full} o'clock` }
  if (minutes <= 0 && (full === 0 || full === 24)) return { value, en: 'midnight' }
  if (minutes <= 0 && full === 12) return { value, en: 'noon' }
  const shown = full % 12 === 0 ? 12 : full % 12
  return { value, en: `${shown}${minutes > 0 ? `:${pad(minutes)}` : ''} ${full >= 12 && full < 24 ? 'p.m.' : 'a.m.'}` }
}

const pad = (value: number) => String(value).padStart(2, '0')

/** 1 p.m. to 3 p.m. → 1 to 3 p.m. */
export function rangeText(first: string, second: string): string {
  const half = / [ap]\.m\.$/.exec(second)?.[0]
  return half && first.endsWith(half) ? `${first.slice(0, -half.length)} to ${second}` : `${first} to ${second}`
}
