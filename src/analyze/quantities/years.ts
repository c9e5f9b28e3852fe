import { type Amount, readAmount } from './amount.ts'
import { fiscalYear } from './calendar.ts'
import { compare, toCount } from './decimal.ts'
import { type Numeral, readNumeral } from './numeral.ts'
import { isDigit, isHan, isLetter, type Mention, type Scan } from './scan.ts'
import { longest } from './tables.ts'

/** A year as written. `year` is Gregorian, 0 when it cannot be known. */
export interface Year {
  readonly end: number
  readonly year: number
  /** Last year of 2020〜22年; 0 for one year. */
  readonly to: number
  readonly scale: 'year' | 'fiscal' | 'decade' | 'century'
  /** Relative years stay in words: `last year`; '' for figures. */
  readonly words: string
  /** Part that the word itself carries: SP, END …. */
  readonly part: string
  /** Base year of the era it was written in, 0 for the Western calendar. */
  readonly era: number
  /** Two digits or few, and nothing yet says that it is no duration. */
  readonly open: boolean
}

const plainYear = { to: 0, words: '', part: '', era: 0, open: false }

/** 令和8年度, 平成元年, 昭和30年代, 2026年, 24年, 2020〜22年, 1990年代, 21世紀, 来年度. Null when no year stands at `at`. */
export function readYear(scan: Scan, at: number, last: Mention | null): Year | null {
  return relativeYear(scan, at, last) ?? eraYear(scan, at) ?? figureYear(scan, at, last)
}

function relativeYear({ text, tables, anchor }: Scan, at: number, last: Mention | null): Year | null {
  const found = longest(tables.relative, text, at)
  const row = found?.item.row
  if (!found || !row || (row.scale !== 'year' && row.scale !== 'fiscal')) return null
  const base = row.base === 'anchor' ? anchor : last?.day
  const known = base?.year ? (row.scale === 'fiscal' ? (base.month ? fiscalYear(base) : base.year) : base.year) + Number(row.shift) : 0
  return { ...plainYear, end: found.end, year: known, scale: row.scale, words: row.en ?? '', part: row.part ?? '' }
}

function eraYear(scan: Scan, at: number): Year | null {
  const { text, tables } = scan
  const found = longest(tables.eras, text, at)
  if (!found) return null
  const letter = isLetter(text[at])
  if (letter && (isLetter(text[at - 1]) || isDigit(text[at - 1]) || !isDigit(text[found.end]))) return null
  const base = Number(found.item.row.base)
  const first = tables.mark(text, found.end, 'first')
  const amount = first < 0 ? readAmount(scan, found.end) : null
  const number = first >= 0 ? 1 : amount?.numeral ? toCount(amount.numeral.value) : -1
  if (number < 1 || number > 99) return null
  const end = first >= 0 ? first : (amount?.end ?? at)
  const to = amount?.form === 'range' ? toCount(amount.high) + base : 0
  const tail = yearTail(scan, end)
  if (!tail || (letter && tail.scale === 'decade')) return null
  return {
    ...plainYear,
    end: tail.end,
    year: base + number,
    to: tail.scale === 'decade' ? base + number + 9 : to,
    scale: tail.scale,
    era: base,
  }
}

function yearTail({ text, tables }: Scan, at: number): { end: number; scale: Year['scale'] } | null {
  for (const [mark, scale] of [
    ['decade', 'decade'],
    ['fiscal', 'fiscal'],
    ['century', 'century'],
    ['year', 'year'],
  ] as const) {
    const end = tables.mark(text, at, mark)
    if (end >= 0) return { end, scale }
  }
  return null
}

function figureYear(scan: Scan, at: number, last: Mention | null): Year | null {
  const amount = readAmount(scan, at)
  const numeral = amount?.numeral
  if (!amount || !numeral || amount.start !== at || amount.odd || amount.form === 'over' || (numeral.scaled && numeral.value.digits > 99n))
    return null
  const number = toCount(numeral.value)
  if (number < 0 || compare(amount.low, amount.high) > 0 || amount.low.digits < 0n) return null
  const second = amount.form === 'exact' ? shortened(scan, numeral) : null
  const tail = yearTail(scan, second?.end ?? amount.end)
  if (!tail) return null
  const written = amount.form === 'exact' ? (second?.year ?? 0) : toCount(amount.high)
  if (tail.scale === 'century')
    return number >= 1 && number <= 30 && amount.form === 'exact' && century(scan, numeral, tail.end)
      ? { ...plainYear, end: tail.end, year: number, scale: 'century' }
      : null
  if (tail.scale === 'decade') {
    if (number % 10 !== 0 || amount.form !== 'exact') return null
    const year = number >= 1000 ? number : number >= 30 && number < 100 ? 1900 + number : number < 30 ? 2000 + number : 0
    return year ? { ...plainYear, end: tail.end, year, to: year + 9, scale: 'decade' } : null
  }
  const year = fullYear(scan, number, numeral, last)
  if (!year) return null
  if (amount.form === 'list' && number < 100) return null
  const to = written && written < 100 && year >= 1000 ? year - (year % 100) + written : written
  if (to && to <= year) return null
  const open = number < 1000 && tail.scale === 'year'
  if (open && !readsAsYear(scan, number, at, tail.end)) return null
  if (tail.scale === 'year' && number >= 1000 && isSpan(scan, tail.end)) return null
  const era = last?.era && number < 100 && year !== 2000 + number ? last.era : 0
  return { ...plainYear, end: tail.end, year, to, scale: tail.scale, era, open }
}

/** 2020〜22 and 1998〜99: a range that does not rise as numbers but does as years. */
function shortened(scan: Scan, first: Numeral): { end: number; year: number } | null {
  const at = scan.tables.mark(scan.text, first.end, 'range')
  const second = at < 0 || first.digits.length !== 4 ? null : readNumeral(scan, at)
  const tail = second?.digits.length === 2 ? Number(second.digits) : -1
  return second && tail > Number(first.digits) % 100 ? { end: second.end, year: tail } : null
}

/** 1世紀 is a hundred years, 21世紀 a date. */
function century(scan: Scan, numeral: Numeral, end: number): boolean {
  return !isSpan(scan, end) && (numeral.value.digits > 3n || longest(scan.tables.parts('century'), scan.text, end) !== null)
}

const spans = ['span', 'ago', 'later', 'first-in', 'straight']

function isSpan({ text, tables }: Scan, end: number): boolean {
  return spans.some((mark) => tables.mark(text, end, mark) >= 0)
}

/** Two digits by the era in use, or the century nearest to the anchor. 0 when it is no year. */
function fullYear({ anchor }: Scan, number: number, numeral: Numeral, last: Mention | null): number {
  if (number >= 1000) return number <= 2999 && (numeral.digits.length === 4 || numeral.kanji) ? number : 0
  if (number >= 100) return number
  if (number < 1 && numeral.digits.length !== 2) return 0
  if (last?.era && last.day.year && Math.abs(last.era + number - last.day.year) < 30) return last.era + number
  const now = anchor?.year ?? 2025
  return Math.abs(2000 + number - now) <= Math.abs(1900 + number - now) ? 2000 + number : 1900 + number
}

/** Whether a bare two- or three-digit N年 is a year and not a duration; a month after it settles it. */
function readsAsYear(scan: Scan, number: number, at: number, end: number): boolean {
  const { text, tables, anchor } = scan
  if (tables.context('prison').some((word) => text.slice(Math.max(0, at - word.length), at) === word)) return false
  if (readMonthAhead(scan, end)) return number < 100
  if (number < 10 && !(text[at] === '0')) return false
  const after = tables.context('duration-after').some((word) => text.startsWith(word, end))
  const before = tables
    .context('duration-before')
    .some((word) => text.endsWith(word, at) || text.slice(Math.max(0, at - word.length), at) === word)
  if (after || before) return false
  if (number >= 100) return number % 10 !== 0 && number >= 200
  if (isHan(text[at - 1])) return false
  const gap = 2000 + number - (anchor?.year ?? 2025)
  // 24年分の所得税 is the tax of a year just past; 30年分の食料 lasts so long.
  if (tables.mark(text, end, 'year-share') >= 0 && isDigit(text[at])) return gap >= -3 && gap <= 1
  const follows = (context: string) => tables.context(context).some((word) => text.startsWith(word, end))
  const strong = follows('date-strong')
  if (text[at] === '0') return strong || follows('date-after')
  if (strong) return (gap >= -26 && gap <= 25) || number >= 70
  const near = gap >= -7 && gap <= 6
  return near && isDigit(text[at]) && follows('date-after')
}

function readMonthAhead(scan: Scan, at: number): boolean {
  const amount: Amount | null = readAmount(scan, at)
  return amount?.numeral ? scan.tables.mark(scan.text, amount.end, 'month') >= 0 && toCount(amount.high) <= 12 : false
}
