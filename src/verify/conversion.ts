import { ends, type Value } from './value.ts'

/**
 * True when the English gives a measure in another system of units and the arithmetic holds: 10キロ as "about 6 miles", 40度 as "104 F".
 * Half a unit of the last digit written is allowed, and 3 %; kilometres for metres is no conversion, there the figures must agree.
 */
export function isConverted(ja: Value, en: Value): boolean {
  const degrees = (ja.unit === 'time' || ja.unit === 'deg') && en.unit === 'deg'
  if (degrees ? !en.converted : ja.kind !== 'measure' || en.kind !== 'measure' || isMetric(ja, en)) return false
  return [0, 1].every((at) => {
    const a = ends(ja)[at]! * ja.factor
    const b = ends(en)[at]! * en.factor
    const off = Math.abs(a - b)
    if (degrees) return off <= en.step * 1.05 + ja.step
    const part = off / Math.abs(a)
    const hedged = en.bound !== '' && en.bound !== 'band'
    return part <= (hedged ? 0.03 : 0.015) || (part <= 0.12 && off <= en.step * en.factor * 1.05)
  })
}

function isMetric(ja: Value, en: Value): boolean {
  const power = Math.log10(en.factor / ja.factor)
  return Math.abs(power - Math.round(power)) < 1e-9
}
