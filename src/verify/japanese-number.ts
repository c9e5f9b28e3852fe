import type { JapaneseTables } from './tables.ts'

/** A numeral read at one place: 3兆4500億 → 3.45e12. `plain` is true for digits without scale, `kanji` when no ASCII digit stands in it. */
export interface Numeral {
  readonly low: number
  readonly high: number
  readonly end: number
  readonly vague: boolean
  readonly kanji: boolean
  readonly plain: boolean
  /** The digits as written, '' when the numeral has kanji in it. */
  readonly digits: string
  /** The largest scale in it, 1 when none: shared with the other end of a range (3〜4億). */
  readonly scale: number
  readonly step: number
}

const asciiDigits = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:,\d{4})+(?!\d)|\d+(?:\.\d+)?|\.\d+/y

/** Reads a numeral at `at`, or nothing: １億２０００万 → 1.2e8 (after width folding), 二〇二四 → 2024, 数百万 → 2e6–9.99e6. */
export function scanNumeral(text: string, at: number, tables: JapaneseTables): Numeral | undefined {
  let total = zero
  let section = zero
  let current: Part | undefined
  let smallest = Number.POSITIVE_INFINITY
  let largest = 1
  let vague = false
  let ascii = false
  let positional = false
  let position = at
  let digits = ''
  let words = 0
  while (position < text.length) {
    const char = text.charAt(position)
    if (/[\d.]/.test(char)) {
      if (current) break
      asciiDigits.lastIndex = position
      const found = asciiDigits.exec(text)
      if (!found || (char === '.' && position > at)) break
      digits = found[0].replaceAll(',', '')
      const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0
      current = { low: Number(digits), high: Number(digits), step: 0.5 * 10 ** -decimals }
      ascii = true
      positional = false
      position += found[0].length
      continue
    }
    const numeral = tables.numerals.get(char)
    if (!numeral) break
    const { role, value } = numeral
    if (role === 'digit') {
      if (current && !positional) break
      current = current
        ? { low: current.low * 10 + value, high: current.high * 10 + value, step: 0.5 }
        : { low: value, high: value, step: 0.5 }
      positional = true
    } else if (role === 'point') {
      const after = tables.numerals.get(text.charAt(position + 1))
      if (!current || !positional || words !== 1 || after?.role !== 'digit') break
      const decimal = `${current.low}.${after.value}`
      current = { low: Number(decimal), high: Number(decimal), step: 0.05 }
      positional = false
      position++
    } else if (role === 'vague') {
      const next = tables.numerals.get(text.charAt(position + 1))
      if (current) {
        if (current.low % 10 !== 0 || next) break
        current = { low: current.low + 1, high: current.high + 9, step: 0.5 }
      } else {
        // 少数者, 人数: after another character the letter is part of a word, unless a scale follows.
        if (position === at && !next && /\p{Script=Han}/u.test(text.charAt(at - 1)) && !tables.before.matchBefore(text, at)) break
        current = { low: value, high: 9, step: 0.5 }
      }
      vague = true
      positional = false
    } else if (role === 'small') {
      if (value >= smallest || (current && current.high >= value && !ascii)) break
      const front = current ?? { low: 1, high: 1, step: 0.5 }
      const slack = vague && current && current.low !== current.high ? value - 1 : 0
      section = plus(section, { low: front.low * value, high: front.high * value + slack, step: front.step * value })
      smallest = value
      largest = Math.max(largest, value)
      current = undefined
      positional = false
    } else {
      const front = current ? plus(section, current) : section
      if (front.high === 0 || (total.high > 0 && value >= largest)) break
      const slack = vague && front.low !== front.high ? value - 1 : 0
      total = plus(total, { low: front.low * value, high: front.high * value + slack, step: front.step * value })
      largest = total === zero ? value : Math.max(value, 1)
      section = zero
      current = undefined
      positional = false
      smallest = Number.POSITIVE_INFINITY
    }
    words++
    position++
  }
  const sum = plus(plus(total, section), current ?? zero)
  if (position === at || (words === 0 && !ascii)) return undefined
  return {
    low: round(sum.low),
    high: round(sum.high),
    end: position,
    vague,
    kanji: !ascii,
    plain: words === 0,
    digits: words === 0 ? digits : '',
    scale: scaleOf(text, position, tables),
    step: sum.step,
  }
}

interface Part {
  readonly low: number
  readonly high: number
  readonly step: number
}

const zero: Part = { low: 0, high: 0, step: 0 }

function plus(a: Part, b: Part): Part {
  return { low: a.low + b.low, high: a.high + b.high, step: b.step > 0 ? b.step : a.step }
}

/** Decimals times a scale leave dust: 1.1 × 1e8 is 110000000.00000001. */
function round(value: number): number {
  const whole = Math.round(value)
  return Math.abs(value - whole) <= 1e-9 * Math.abs(value) ? whole : value
}

/** The product of the scale letters at the end of the numeral: …千万 → 1e7. */
function scaleOf(text: string, end: number, tables: JapaneseTables): number {
  let scale = 1
  for (let at = end - 1; at >= 0; at--) {
    const numeral = tables.numerals.get(text.charAt(at))
    if (numeral?.role !== 'small' && numeral?.role !== 'large') return scale
    scale *= numeral.value
  }
  return scale
}
