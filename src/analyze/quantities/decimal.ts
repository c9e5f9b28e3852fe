/** An exact decimal: `digits / 10 ** scale`. Always reduced, so equal values are equal objects field by field. */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/** Builds a reduced decimal. 120n, 1 → 12. */
export function decimal(digits: bigint | number, scale = 0): Decimal {
  if (typeof digits === 'number' && !Number.isInteger(digits)) return parseDecimal(digits.toFixed(12))
  let left = BigInt(digits)
  let places = scale
  while (places > 0 && left % 10n === 0n) {
    left /= 10n
    places--
  }
  return { digits: left, scale: places }
}

/** Reads plain ASCII digits with at most one point: `2.5` → 25/10. The text must match `\d+(\.\d+)?`. */
export function parseDecimal(text: string): Decimal {
  const [whole = '0', part = ''] = text.split('.')
  return decimal(BigInt(whole + part), part.length)
}

export const zero: Decimal = { digits: 0n, scale: 0 }

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return decimal(a.digits * 10n ** BigInt(scale - a.scale) + b.digits * 10n ** BigInt(scale - b.scale), scale)
}

/** Multiplies by a power of ten; `power` may be negative. 2.5, 4 → 25000. */
export function shift(a: Decimal, power: number): Decimal {
  if (power < 0) return decimal(a.digits, a.scale - power)
  return power >= a.scale ? decimal(a.digits * 10n ** BigInt(power - a.scale)) : decimal(a.digits, a.scale - power)
}

export function negate(a: Decimal): Decimal {
  return { digits: -a.digits, scale: a.scale }
}

/** Negative, zero or positive, as a sort function wants it. */
export function compare(a: Decimal, b: Decimal): number {
  const difference = add(a, negate(b)).digits
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** `-1234.5` without grouping. */
export function plain(a: Decimal): string {
  const sign = a.digits < 0n ? '-' : ''
  const all = (a.digits < 0n ? -a.digits : a.digits).toString().padStart(a.scale + 1, '0')
  return a.scale === 0 ? sign + all : `${sign}${all.slice(0, -a.scale)}.${all.slice(-a.scale)}`
}

/** A number where it is exact when read back, otherwise the decimal digits as a string. */
export function toValue(a: Decimal): number | string {
  const text = plain(a)
  const number = Number(text)
  if (Number.isSafeInteger(number)) return number
  if (a.scale === 0) return BigInt(number) === a.digits ? number : text
  return text.replace(/[^0-9]/g, '').replace(/^0+/, '').length <= 15 ? number : text
}

/** The number as a small integer, or -1 when it is none between 0 and 999999. */
export function toCount(a: Decimal): number {
  return a.scale === 0 && a.digits >= 0n && a.digits < 1000000n ? Number(a.digits) : -1
}
