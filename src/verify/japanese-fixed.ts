import { makeValue, type Value } from './value.ts'

const isoDatePattern = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/y
const slashPattern = /(\d{1,2})\/(\d{1,2})(?![\d/])/y
const phonePattern = /(?:0\d{1,4}[-\u30fb(]\d{1,4}[-\u30fb)]\d{3,4}|0\d{9,10})(?!\d)/y
const clockPattern = /([01]?\d|2[0-9]):([0-5]\d)(?!\d)/y

/** Codes, telephone numbers, ISO dates and clock times: compared as they stand. */
export function readFixed(text: string, at: number): Value | undefined {
  if (!/[A-Za-z0-9]/.test(text.charAt(at)) || /[A-Za-z0-9.]/.test(text.charAt(at - 1))) return undefined
  phonePattern.lastIndex = at
  const phone = phonePattern.exec(text)
  if (phone) return makeValue(at, at + phone[0].length, { kind: 'identifier', value: phone[0].replace(/\D/g, '') })
  isoDatePattern.lastIndex = at
  const iso = isoDatePattern.exec(text)
  if (iso) {
    const date = { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
    if (date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31)
      return makeValue(at, at + iso[0].length, { kind: 'date', value: `${iso[1]}-${iso[2]}-${iso[3]}`, date, origin: 'plain' })
  }
  clockPattern.lastIndex = at
  const clock = clockPattern.exec(text)
  slashPattern.lastIndex = at
  const slash = slashPattern.exec(text)
  if (slash) {
    const [low, high] = [Number(slash[1]), Number(slash[2])]
    const isDate = low >= 1 && low <= 12 && high >= 1 && high <= 31
    const date = makeValue(at, at + slash[0].length, {
      kind: 'date',
      value: slash[0],
      date: { month: low, day: high },
      origin: 'plain',
      soft: true,
    })
    const share = makeValue(at, at + slash[0].length, { kind: 'ratio', value: high === 0 ? 0 : low / high, soft: true })
    return isDate ? { ...date, alternatives: [share] } : share
  }
  if (clock) return makeValue(at, at + clock[0].length, { kind: 'time', value: `T${clock[1]!.padStart(2, '0')}:${clock[2]}`, loose: true })
  return undefined
}
