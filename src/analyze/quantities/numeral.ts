import { add, type Decimal, decimal, parseDecimal, shift, zero } from './decimal.ts'
import { isDigit, type Scan } from './scan.ts'

/** A written number, read exactly: 1億2000万 → 120000000. */
export interface Numeral {
  readonly start: number
  readonly end: number
  readonly value: Decimal
  /** The ASCII digits when the number is nothing else (`2026`), else ''. */
  readonly digits: string
  /** True when no ASCII digit stands in it. */
  readonly kanji: boolean
  /** Power of ten of the scale word it ends in (億 → 8), 0 when it ends in none. */
  readonly scale: number
  /** True when it holds 十百千万億兆. */
  readonly scaled: boolean
}

/** No number in the news is longer; longer runs are noise and are skipped whole. */
const limit = 40

/** Reads the number at `at`, or null: 8千億, 九百十二万, 二〇二四, 二・五, 12,345, 2.5万. A lone 万, 億, 兆 is none. */
export function readNumeral(scan: Scan, at: number): Numeral | null {
  const { text, tables } = scan
  let total = zero
  let section = zero
  let current: Decimal | null = null
  let lastTen = 5
  let lastScale = 99
  let scale = 0
  let kanji = true
  let scaled = false
  let digits = ''
  let i = at
  while (i < text.length && i - at <= limit) {
    if (isDigit(text[i])) {
      const run = arabic(scan, i)
      if (current || !run || run.end - i > limit) break
      current = parseDecimal(run.digits)
      if (i === at && run.plain) digits = run.digits
      i = run.end
      kanji = false
      continue
    }
    const numeric = tables.numerics.get(text[i] ?? '')
    if (!numeric) break
    if (numeric.role === 'digit') {
      if (current) break
      const run = positional(scan, i)
      current = run.value
      i = run.end
      scale = 0
    } else if (numeric.role === 'ten') {
      if (numeric.value >= lastTen) break
      section = add(section, shift(current ?? decimal(1), numeric.value))
      current = null
      lastTen = numeric.value
      scaled = true
      scale = 0
      i++
    } else {
      const whole: Decimal = add(section, current ?? zero)
      if (numeric.value >= lastScale || whole.digits === 0n) break
      total = add(total, shift(whole, numeric.value))
      section = zero
      current = null
      lastTen = 5
      lastScale = numeric.value
      scale = numeric.value
      scaled = true
      i++
    }
  }
  if (i === at || i - at > limit) return null
  if (isDigit(text[i]) || (text[i - 1] === '.' && isDigit(text[i]))) return null
  const value = add(add(total, section), current ?? zero)
  if (current && scale) scale = 0
  return { start: at, end: i, value, digits: scaled ? '' : digits, kanji, scale, scaled }
}

/** ASCII digits with grouping commas (by three or four) and a decimal point; null when the run is malformed. */
function arabic(scan: Scan, at: number): { digits: string; end: number; plain: boolean } | null {
  const { text, tables } = scan
  let end = at
  while (isDigit(text[end]) && end - at <= limit) end++
  if (end - at > limit) return null
  let digits = text.slice(at, end)
  let plain = true
  for (const size of [3, 4]) {
    if (digits.length > size) continue
    let next = end
    let grouped = digits
    while (text[next] === ',' && groupLength(text, next + 1) === size && next - at <= limit) {
      grouped += text.slice(next + 1, next + 1 + size)
      next += 1 + size
    }
    // Two groups of four digits are two years, not one number.
    if (next > end && !(size === 4 && digits.length === 4)) {
      digits = grouped
      end = next
      plain = false
      break
    }
  }
  const dotted = text[end] === '・' && isDigit(text[end + 1])
  if (dotted || (text[end] === '.' && isDigit(text[end + 1]))) {
    let next = end + 1
    while (isDigit(text[next]) && next - at <= limit) next++
    // 6・2% is a decimal in vertical print; 3・4日 is two numbers
    if (dotted && tables.mark(text, next, 'dotted') < 0 && tables.mark(text, at - 2, 'mean') !== at) return { digits, end, plain }
    digits += `.${text.slice(end + 1, next)}`
    end = next
    plain = false
  }
  return { digits, end, plain }
}

/** How many digits stand at `at`, counted to five. */
function groupLength(text: string, at: number): number {
  let n = 0
  while (n < 5 && isDigit(text[at + n])) n++
  return n
}

/** Kanji digits read by position, with a decimal point: 二〇二四, 二・五. */
function positional(scan: Scan, at: number): { value: Decimal; end: number } {
  const { text, tables } = scan
  const digit = (i: number) => {
    const numeric = tables.numerics.get(text[i] ?? '')
    return numeric?.role === 'digit' ? String(numeric.value) : ''
  }
  let i = at
  let whole = ''
  for (let next = digit(i); next && i - at <= limit; next = digit(++i)) whole += next
  const point = tables.mark(text, i, 'point')
  if (point < 0 || !digit(point)) return { value: parseDecimal(whole), end: i }
  let part = ''
  let end = point
  for (let next = digit(end); next && end - at <= limit; next = digit(++end)) part += next
  return { value: parseDecimal(`${whole}.${part}`), end }
}

/** End of the unbroken run of digits and numeral characters at `at`; used to step over what is no quantity. */
export function skipNumeral(scan: Scan, at: number): number {
  let end = at
  while (end < scan.text.length) {
    const char = scan.text[end] ?? ''
    const inside = isDigit(char) || scan.tables.numerics.has(char) || ((char === '.' || char === ',') && isDigit(scan.text[end + 1]))
    if (!inside) break
    end++
  }
  return Math.max(end, at + 1)
}
