import type { Finding } from './numbers.ts'
import type { Value } from './value.ts'

/** 3月5日 and 4月6日 as "March 6 and April 5": every part is there, the dates are not. */
export function swapped(ja: readonly Value[], en: readonly Value[]): readonly Finding[] {
  const full = ja.filter((value) => value.date?.day !== undefined && value.date.month !== undefined)
  if (full.length < 2 || ja.some((value) => value.date?.day !== undefined && value.date.month === undefined)) return []
  const days = new Map(full.map((value) => [`${value.date!.month}-${value.date!.day}`, value]))
  const months = new Set(full.map((value) => value.date!.month))
  const numbers = new Set(full.map((value) => value.date!.day))
  return en.flatMap((value) => {
    const { month, day } = value.date ?? {}
    if (month === undefined || day === undefined || days.has(`${month}-${day}`) || !months.has(month) || !numbers.has(day)) return []
    return [{ code: 'date-wrong' as const, ja: full.find((other) => other.date!.month === month)!, en: value }]
  })
}

/** 昨年 as "next year": the words of the two sides name different years or months, none in common. */
export function relativeWords(ja: readonly Value[], en: readonly Value[]): readonly Finding[] {
  const of = (values: readonly Value[], letters: RegExp) =>
    values.filter((value) => value.origin === 'relative' && letters.test(String(value.value)))
  return [/^[yf]/, /^m/].flatMap((letters) => {
    const left = of(ja, letters)
    const right = of(en, letters)
    if (left.length === 0 || right.length === 0 || left.some((value) => String(value.value).endsWith('*'))) return []
    const offsets = new Set(left.map((value) => Number(String(value.value).slice(1))))
    const wrong = right.find((value) => !offsets.has(Number(String(value.value).slice(1))))
    if (!wrong || right.some((value) => offsets.has(Number(String(value.value).slice(1))))) return []
    return [{ code: 'date-wrong' as const, ja: left[0]!, en: wrong }]
  })
}
