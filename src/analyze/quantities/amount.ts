import { add, compare, type Decimal, decimal, negate, shift, toCount, toValue } from './decimal.ts'
import { formatNumber, type NumberWords } from './english.ts'
import { type Numeral, readNumeral } from './numeral.ts'
import { isDigit, isLetter, type Scalar, type Scan } from './scan.ts'

/** How many: an exact number, two ends, or a vague one. */
export interface Amount {
  readonly start: number
  readonly end: number
  readonly low: Decimal
  /** Equal to `low` for one exact number. */
  readonly high: Decimal
  /** exact 3 · range 3〜5 · list 3、4 · vague 数十 · over 十数 */
  readonly form: 'exact' | 'range' | 'list' | 'vague' | 'over'
  /** Power of ten of a vague amount. */
  readonly power: number
  /** The number it begins with; null for 数…. */
  readonly numeral: Numeral | null
  /** 20余年: the number is a lower bound. */
  readonly odd: boolean
}

/** Reads an amount at `at`: △5.2, 10〜20, 2、3, 数十万, 十数, 20余. Null when there is none. */
export function readAmount(scan: Scan, at: number): Amount | null {
  // Every reader asks for the amount at the same place, so it is read once.
  const kept = scan.amounts.get(at)
  if (kept !== undefined) return kept as Amount | null
  const made = makeAmount(scan, at)
  scan.amounts.set(at, made)
  return made
}

function makeAmount(scan: Scan, at: number): Amount | null {
  const { text, tables } = scan
  const sign = tables.mark(text, at, 'negative')
  const minus = sign < 0 && text[at] === '-' && isDigit(text[at + 1]) && !isDigit(text[at - 1]) && !isLetter(text[at - 1]) ? at + 1 : sign
  if (minus >= 0) {
    const numeral = readNumeral(scan, minus)
    if (!numeral) return null
    const low = negate(numeral.value)
    return { start: at, end: numeral.end, low, high: low, form: 'exact', power: 0, numeral, odd: false }
  }
  const vague = readVague(scan, at)
  if (vague) return vague
  const numeral = readNumeral(scan, at)
  if (!numeral) return null
  const base = { start: at, end: numeral.end, low: numeral.value, high: numeral.value, power: 0, numeral, odd: false }
  return readOver(scan, numeral) ?? readSecond(scan, numeral) ?? { ...base, ...oddEnd(scan, numeral.end), form: 'exact' }
}

function oddEnd(scan: Scan, at: number): { end: number; odd: boolean } {
  const end = scan.tables.mark(scan.text, at, 'odd')
  return end < 0 ? { end: at, odd: false } : { end, odd: true }
}

/** 数十万 → 200,000 to 990,000. */
function readVague(scan: Scan, at: number): Amount | null {
  const { text, tables } = scan
  const several = tables.mark(text, at, 'several')
  const head = several >= 0 ? several : tables.mark(text, at, 'how-many')
  if (head < 0 || text[at] === ' ') return null
  const { end, power } = powers(scan, head)
  if (several < 0 && power === 0) return null
  const low = shift(decimal(2), power)
  const high = power === 1 ? decimal(99) : shift(decimal(9), power)
  return { start: at, end, low, high, form: 'vague', power, numeral: null, odd: false }
}

function powers(scan: Scan, at: number): { end: number; power: number } {
  const { text, tables } = scan
  let power = 0
  let end = at
  for (const role of ['ten', 'scale']) {
    const numeric = tables.numerics.get(text[end] ?? '')
    if (numeric?.role !== role) continue
    power += numeric.value
    end++
  }
  return { end, power }
}

/** 十数 → 11 to 19; 百数十 → 120 to 199; 十数万 → 110,000 to 190,000. */
function readOver(scan: Scan, numeral: Numeral): Amount | null {
  const { text, tables } = scan
  const head = tables.mark(text, numeral.end, 'several')
  if (head < 0 || text[numeral.end] === ' ' || numeral.value.scale > 0) return null
  const first = tables.numerics.get(text[head] ?? '')
  const unit = first?.role === 'ten' ? first.value : 0
  if (shift(numeral.value, -unit - 1).scale > 0) return null
  let end = unit ? head + 1 : head
  const scale = tables.numerics.get(text[end] ?? '')
  if (scale?.role === 'scale') end++
  const lift = scale?.role === 'scale' ? scale.value : 0
  const low = shift(add(numeral.value, unit ? shift(decimal(2), unit) : decimal(1)), lift)
  const high = shift(add(numeral.value, unit ? decimal(10 ** (unit + 1) - 1) : decimal(9)), lift)
  return { start: numeral.start, end, low, high, form: 'over', power: lift, numeral, odd: false }
}

/** The second number of 10〜20万, 2、3, 4、50. */
function readSecond(scan: Scan, first: Numeral): Amount | null {
  const { text, tables } = scan
  const range = Math.max(tables.mark(text, first.end, 'range'), tables.mark(text, first.end, 'from'))
  const list = range < 0 ? tables.mark(text, first.end, 'list') : -1
  const at = range < 0 ? list : range
  if (at < 0) return null
  const second = readNumeral(scan, at)
  if (!second) return null
  const lowest = second.scale && !first.scaled && compare(first.value, shift(second.value, -second.scale)) < 0
  let low = lowest ? shift(first.value, second.scale) : first.value
  if (list >= 0) {
    const lead = toCount(first.value)
    if (lead < 1 || lead > 30 || first.scaled || first.value.scale > 0 || first.kanji !== (second.kanji || (second.scaled && first.kanji)))
      return null
    const power = second.value.digits.toString().length - (lead + 1).toString().length
    if (power < 0 || power > 12 || compare(second.value, shift(decimal(lead + 1), power)) !== 0) return null
    low = shift(first.value, power)
    // 1,2 with a comma is a list only without a scale: 1,2万 would be a slip of the pen.
    if (text[first.end] === ',' && power > 0) return null
  }
  if (compare(low, second.value) >= 0) return null
  const form = list >= 0 ? 'list' : 'range'
  return { start: first.start, end: second.end, low, high: second.value, form, power: 0, numeral: first, odd: false }
}

/** The value for `Quantity.value`. */
export function amountValue({ low, high, form }: Amount): Scalar | readonly [Scalar, Scalar] {
  return form === 'exact' ? toValue(low) : [toValue(low), toValue(high)]
}

export interface AmountStyle {
  /** Spell out numbers below ten. */
  readonly spell: boolean
  /** Put before and after each end of the number: `$`, `%`. */
  readonly open?: string
  readonly close?: string
}

/** The amount in English without its noun: `two or three`, `10 to 20`, `dozens of`, `$1 billion to $2 billion`. */
export function amountText(amount: Amount, words: NumberWords, { spell, open = '', close = '' }: AmountStyle): string {
  const one = (value: Decimal) => `${open}${spell ? words.spell(value) : formatNumber(value)}${close}`
  switch (amount.form) {
    case 'exact':
      return one(amount.low)
    case 'range':
      return `${one(amount.low)} to ${one(amount.high)}`
    case 'list':
      return `${one(amount.low)} or ${one(amount.high)}`
    case 'vague':
      return words.vague(amount.power)
    default: {
      const base = amount.numeral ? shift(amount.numeral.value, amount.power) : amount.low
      return toCount(base) === 10 ? 'more than a dozen' : `more than ${formatNumber(base)}`
    }
  }
}

/** Whether English wants the singular after it: 1 and −1, never 1.0 or a range. */
export function isOne({ form, low }: Amount): boolean {
  return form === 'exact' && low.scale === 0 && (low.digits === 1n || low.digits === -1n)
}
