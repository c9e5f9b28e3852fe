import type { Language } from '../../language/load.ts'
import { compare, type Decimal, decimal, parseDecimal, plain, shift, toCount } from './decimal.ts'

/** English for numbers, dates and nouns after numbers. All functions are pure. */
export interface NumberWords {
  /** 3 → three, 12 → 12: the wire style for bare counts. */
  spell(value: Decimal): string
  /** 3 → third, 12 → 12th. */
  ordinal(value: number): string
  /** 2 → February; '' outside 1–12. */
  month(value: number): string
  /** 2, 3 → two-thirds. */
  fraction(numerator: number, denominator: number): string
  /** Power of ten of 数…: 0 → several, 2 → several hundred, 6 → millions of. */
  vague(power: number): string
  /** 1 → once, 3 → three times. */
  times(value: Decimal): string
}

const scales = [
  [12, 'trillion'],
  [9, 'billion'],
  [6, 'million'],
] as const

/** A number as a wire editor writes it, always exact: 120000000 → 120 million, 9122341 → 9,122,341, 0.5 → 0.5. */
export function formatNumber(value: number | string | Decimal): string {
  const exact = typeof value === 'object' ? value : fromValue(value)
  if (exact.digits < 0n) return `minus ${formatNumber({ digits: -exact.digits, scale: exact.scale })}`
  for (const [power, name] of scales) {
    if (compare(exact, shift(decimal(1), power)) < 0) continue
    const mantissa = shift(exact, -power)
    // 億 and 万 come in steps of four digits, so four decimals still read well; more would hide the number.
    if (mantissa.scale <= 4) return `${group(plain(mantissa))} ${name}`
    if (exact.scale === 0) return group(plain(exact))
  }
  return group(plain(exact))
}

function fromValue(value: number | string): Decimal {
  const text = String(value)
  const found = /^(-?)(\d+(?:\.\d+)?)(?:e([+-]?\d+))?$/.exec(text)
  if (!found) return decimal(0)
  const exact = shift(parseDecimal(found[2] ?? '0'), Number(found[3] ?? 0))
  return found[1] ? { digits: -exact.digits, scale: exact.scale } : exact
}

function group(text: string): string {
  const [whole = '', part] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part === undefined ? grouped : `${grouped}.${part}`
}

/** The scale word that ends a formatted number, '' when none: `120 million` → ` million`. */
export function scaleWord(text: string): string {
  return /( (?:million|billion|trillion))$/.exec(text)?.[1] ?? ''
}

/** Reads `en/quantity-numerals`. */
export function makeNumberWords(language: Language): NumberWords {
  const words = new Map<string, string>()
  for (const row of language.rows('en/quantity-numerals')) words.set(`${row.key} ${row.value}`, row.text ?? '')
  const word = (key: string, value: number) => words.get(`${key} ${value}`)

  function ordinal(value: number): string {
    const written = word('ordinal', value)
    if (written) return written
    const tail = value % 100
    const ending = tail >= 11 && tail <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
    return `${group(String(value))}${ending}`
  }

  function spell(value: Decimal): string {
    return word('cardinal', toCount(value)) ?? formatNumber(value)
  }

  return {
    spell,
    ordinal,
    month: (value) => word('month', value) ?? '',
    fraction(numerator, denominator) {
      if (denominator === 2 && numerator === 1) return word('part', 2) ?? '1/2'
      const part = word('part', denominator)
      if (!part || denominator === 2 || numerator < 1) return `${numerator}/${denominator}`
      return `${spell(decimal(numerator))}-${part}${numerator === 1 ? '' : 's'}`
    },
    vague: (power) => word('vague', power) ?? '',
    times: (value) => word('times', toCount(value)) ?? `${spell(value)} times`,
  }
}
