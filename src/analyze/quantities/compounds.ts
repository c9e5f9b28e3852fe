import { type Amount, readAmount } from './amount.ts'
import { add, type Decimal, plain, shift, toValue } from './decimal.ts'
import { formatNumber } from './english.ts'
import { readNumeral } from './numeral.ts'
import type { Draft, Scan } from './scan.ts'
import { type Found, findUnit, joinNoun } from './units.ts'

/** 2円50銭 → 2.50 yen; 50銭 → 0.5 yen; 3ドル50セント → $3.50. Null when the amount is no money with a small unit. */
export function readMoney(scan: Scan, amount: Amount, { unit, end }: Found, draft: Draft): Draft | null {
  if (unit.kind !== 'money' || amount.form !== 'exact') return null
  const small = unit.unit.split('-')[1]
  if (small)
    return {
      ...draft,
      unit: unit.unit.split('-')[0] ?? '',
      value: toValue(shift(amount.low, -2)),
      en: small === 'sen' ? yen(shift(amount.low, -2)) : draft.en,
    }
  const next = readNumeral(scan, end)
  const cents = next && next.value.scale === 0 && next.value.digits < 100n ? readAmount(scan, end) : null
  const found = cents?.form === 'exact' || cents?.form === 'range' ? findUnit(scan, cents) : null
  if (!cents || found?.unit.unit.split('-')[0] !== unit.unit || !found.unit.unit.includes('-')) return null
  const all = add(amount.low, shift(cents.low, -2))
  const written = (value: Decimal) => (unit.style === 'sign' ? `${unit.one}${cent(value)}` : cent(value))
  const most = add(amount.low, shift(cents.high, -2))
  const figures = cents.form === 'exact' ? written(all) : `${written(all)} to ${written(most)}`
  const en = unit.style === 'sign' ? figures : `${figures} ${unit.other}`
  return { ...draft, end: found.end, value: cents.form === 'exact' ? toValue(all) : [toValue(all), toValue(most)], en }
}

const yen = (value: Decimal) => `${formatNumber(value)} yen`
const cent = (value: Decimal) => (value.scale === 1 ? `${formatNumber(value)}0` : formatNumber(value))

/** Units of time from long to short, with their ISO letters. A unit may be followed by a shorter one. */
const clock = ['year', 'month', 'week', 'night', 'day', 'hour', 'minute', 'second']
const letters: Readonly<Record<string, string>> = {
  year: 'Y',
  quarter: 'Q',
  month: 'M',
  week: 'W',
  day: 'D',
  night: 'N',
  hour: 'H',
  minute: 'M',
  second: 'S',
}

/** 1時間30分 → PT1H30M, 2年半 → P2Y6M, 3カ月 → P3M, 2泊3日 → P3D; the draft with an ISO value. */
export function readDuration(scan: Scan, amount: Amount, { unit, end }: Found, draft: Draft): Draft {
  const { text, tables, words } = scan
  if (amount.form === 'exact' && amount.low.digits > 0n && unit.style === 'words') {
    const half = tables.mark(text, end, 'half')
    if (half >= 0 && halves[unit.unit]) {
      const en = joinNoun(`${words.spell(amount.low)} and a half`, unit.other)
      return {
        ...draft,
        end: half,
        value: `P${unit.unit === 'hour' ? 'T' : ''}${plain(amount.low)}${letters[unit.unit]}${halves[unit.unit]}`,
        en,
      }
    }
  }
  const worth = amount.form === 'exact' && ['year', 'month'].includes(unit.unit) ? tables.mark(text, end, 'half-worth') : -1
  if (worth >= 0 && amount.low.digits > 0n) {
    const value = `P${plain(amount.low)}${letters[unit.unit]}${halves[unit.unit]}`
    return { ...draft, end: worth, value, en: `${words.spell(amount.low)} and a half ${unit.other}' worth` }
  }
  const fine = amount.form === 'exact' && unit.unit === 'second' ? decimals(scan, amount.low, end) : null
  if (fine) return { ...draft, end: fine.end, value: `PT${plain(fine.value)}S`, en: `${fine.text} seconds` }
  if (amount.form === 'exact') {
    const part = nextPart(scan, unit.unit, end)
    if (part) {
      const stay = unit.unit === 'night'
      const first = `${plain(amount.low)}${letters[unit.unit]}`
      const value = stay ? part.iso : isoJoin(unit.unit, first, part.unit, part.iso)
      return { ...draft, end: part.end, value, unit: stay ? 'day' : unit.unit, en: listed(draft.en, part.en) }
    }
  }
  const low = isoDuration(unit.unit, amount.low)
  return { ...draft, value: amount.form === 'exact' ? low : [low, isoDuration(unit.unit, amount.high)] }
}

/** two hours, 18 minutes and 59 seconds: only the last part takes `and`. */
const listed = (first: string, rest: string) => (rest.includes(' and ') ? `${first}, ${rest}` : `${first} and ${rest}`)

/** 9秒97 → 9.97 seconds, as stopwatches are read. */
function decimals(scan: Scan, whole: Decimal, at: number): { end: number; value: Decimal; text: string } | null {
  const numeral = readNumeral(scan, at)
  if (!numeral?.digits || numeral.digits.length > 2 || whole.scale > 0) return null
  const amount = readAmount(scan, at)
  if (amount?.form !== 'exact' || findUnit(scan, amount)) return null
  const value = add(whole, shift(numeral.value, -numeral.digits.length))
  return { end: numeral.end, value, text: `${plain(whole)}.${numeral.digits}` }
}

const halves: Readonly<Record<string, string>> = { year: '6M', month: '15D', week: '3D', hour: '30M', minute: 'T30S', day: 'T12H' }

/** 3, year → P3Y. */
export function isoDuration(unit: string, value: Decimal): string {
  if (unit === 'century') return `P${plain(shift(value, 2))}Y`
  const letter = letters[unit]
  if (!letter) return `P${plain(value)} ${unit}`
  return ['hour', 'minute', 'second'].includes(unit) ? `PT${plain(value)}${letter}` : `P${plain(value)}${letter}`
}

function isoJoin(longer: string, first: string, shorter: string, rest: string): string {
  const time = rest.replace(/^PT?/, '')
  if (['hour', 'minute'].includes(longer)) return `PT${first}${time}`
  return ['hour', 'minute', 'second'].includes(shorter) ? `P${first}T${time}` : `P${first}${time}`
}

/** The shorter unit after a longer one: 30分 after 1時間. */
function nextPart(scan: Scan, longer: string, at: number): { end: number; unit: string; iso: string; en: string } | null {
  const { text, tables, words } = scan
  const rank = clock.indexOf(longer)
  const joined = tables.mark(text, at, 'and')
  const amount = rank < 0 ? null : readAmount(scan, joined >= 0 ? joined : at)
  if (amount?.form !== 'exact' || amount.start !== (joined >= 0 ? joined : at)) return null
  const month = longer === 'year' ? tables.mark(text, amount.end, 'month') : -1
  // 懲役5年6月: terms of imprisonment count months so.
  if (month >= 0 && amount.low.scale === 0)
    return {
      end: month,
      unit: 'month',
      iso: isoDuration('month', amount.low),
      en: joinNoun(words.spell(amount.low), plain(amount.low) === '1' ? 'month' : 'months'),
    }
  const found = findUnit(scan, amount)
  const unit = found?.unit.unit ?? ''
  const fine = unit === 'second' && found ? decimals(scan, amount.low, found.end) : null
  if (fine && rank >= 0) return { end: fine.end, unit, iso: `PT${plain(fine.value)}S`, en: `${fine.text} seconds` }
  const gap = clock.indexOf(unit) - rank
  if (found?.unit.kind !== 'duration' || gap < 1 || gap > 2 || (unit === 'day' && longer !== 'night' && longer !== 'month')) return null
  if (found.unit.style !== 'words') return null
  const further = nextPart(scan, unit, found.end)
  const noun = joinNoun(words.spell(amount.low), plain(amount.low) === '1' ? found.unit.one : found.unit.other)
  const own = isoDuration(unit, amount.low)
  if (!further) return { end: found.end, unit, iso: own, en: noun }
  return { end: further.end, unit, iso: isoJoin(unit, own.replace(/^PT?/, ''), further.unit, further.iso), en: listed(noun, further.en) }
}
