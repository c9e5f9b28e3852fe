import { type Amount, amountText, isOne, readAmount } from './amount.ts'
import { isoDuration } from './compounds.ts'
import { add, compare, type Decimal, decimal, plain, shift, toCount, toValue } from './decimal.ts'
import { formatNumber } from './english.ts'
import type { Draft, Scan } from './scan.ts'
import { longest } from './tables.ts'
import { type Found, findUnit, joinNoun } from './units.ts'

/** What may follow number and unit and makes it something else: 3社目, 5年ぶり, 150円台, 500円玉, 4人に1人, 10年前. */
export function withSuffix(scan: Scan, amount: Amount, found: Found, draft: Draft): Draft {
  return (
    ordinal(scan, amount, found, draft) ??
    belt(scan, amount, found, draft) ??
    coin(scan, amount, found, draft) ??
    outOf(scan, amount, found, draft) ??
    relative(scan, draft) ??
    draft
  )
}

/** 3社目 → third company; 3年連続 → for the third straight year; 5年ぶり → for the first time in five years. */
function ordinal(scan: Scan, amount: Amount, { unit, end }: Found, draft: Draft): Draft | null {
  const { text, tables, words } = scan
  const first = tables.mark(text, end, 'first-in')
  const plural =
    amount.form === 'vague' && draft.kind === 'duration'
      ? draft.en
      : joinNoun(amountText(amount, words, { spell: true }), isOne(amount) ? unit.one : unit.other)
  if (first >= 0 && unit.style !== 'times') {
    const around = draft.modifier === 'more-than' ? 'more than ' : ''
    return {
      ...draft,
      end: first,
      kind: 'ordinal',
      unit: unit.unit,
      en: `for the first time in ${around}${plural}`,
      tags: ['adverbial', 'hedged'],
    }
  }
  if (amount.form !== 'exact') return null
  const value = toCount(amount.low)
  if (value < 1) return null
  const nth = words.ordinal(value)
  const straight = tables.mark(text, end, 'straight')
  if (straight >= 0) {
    return {
      ...draft,
      end: straight,
      kind: 'ordinal',
      value,
      unit: unit.unit,
      en: `for the ${nth} straight ${unit.one || 'time'}`,
      tags: ['adverbial'],
    }
  }
  const eye = tables.mark(text, end, 'ordinal')
  if (eye < 0) return null
  return {
    ...draft,
    end: eye,
    kind: 'ordinal',
    value,
    unit: unit.unit,
    en: unit.one && unit.kind !== 'money' ? `${nth} ${unit.one}` : nth,
    tags: [],
  }
}

/** How wide N台 is: 1万円台 is 10,000 to 20,000, 150円台 is 150.00 to 150.99, 3万9000円台 ends at 40,000. */
function width(amount: Amount, money: boolean): Decimal {
  const small = compare(amount.low, decimal(200)) < 0
  if (amount.low.scale > 0) return decimal(1, amount.low.scale)
  if (money && small && !amount.numeral?.scaled) return decimal(1)
  let power = 0
  for (let left = amount.low.digits; left > 0n && left % 10n === 0n; left /= 10n) power++
  return shift(decimal(1), power)
}

/** 150円台半ば → the mid-150-yen range. */
function belt(scan: Scan, amount: Amount, { unit, end }: Found, draft: Draft): Draft | null {
  const { text, tables } = scan
  const tail = unit.unit === '' ? -1 : tables.mark(text, end, 'belt')
  if (tail < 0 || amount.form !== 'exact') return null
  const name =
    unit.style === 'sign'
      ? `${unit.one}${formatNumber(amount.low)}`
      : unit.style === 'tight'
        ? `${formatNumber(amount.low)}%`
        : unit.kind === 'money'
          ? `${hyphenated(amount.low)}-${unit.one}`
          : unit.kind === 'count'
            ? formatNumber(amount.low)
            : `${hyphenated(amount.low)}-${unit.one.replace(/ /g, '-')}`
  const high = add(amount.low, width(amount, unit.kind === 'money'))
  const iso = unit.kind === 'duration'
  return {
    ...draft,
    ...beltText(scan, name, tail),
    value: iso ? [isoDuration(unit.unit, amount.low), isoDuration(unit.unit, high)] : [toValue(amount.low), toValue(high)],
  }
}

/** 10 billion before a unit: 10-billion. */
const hyphenated = (value: Decimal) => formatNumber(value).replace(/ /g, '-')

/** The range called `name`, with its part when one follows: 半ば → the mid-150-yen range. */
export function beltText({ text, tables }: Scan, name: string, at: number): Pick<Draft, 'en' | 'end' | 'tags'> {
  const part = longest(tables.parts('belt'), text, at)
  const en = (part?.item.row.en ?? 'the {} range').replace('{}', name)
  return { en, end: part?.end ?? at, tags: [] }
}

/** 6割台 has its own unit; its width is ten points. */
export function percentBelt(scan: Scan, low: Decimal, at: number, draft: Draft): Draft {
  return { ...draft, ...beltText(scan, `${formatNumber(low)}%`, at), value: [toValue(low), toValue(add(low, decimal(10)))] }
}

/** 500円玉 → 500-yen coin. */
function coin(scan: Scan, amount: Amount, { unit, end }: Found, draft: Draft): Draft | null {
  if (unit.kind !== 'money' || amount.form !== 'exact') return null
  const made = scan.tables.mark(scan.text, end, 'coin')
  const note = scan.tables.mark(scan.text, end, 'note')
  const money = unit.style === 'sign' ? `${unit.one}${formatNumber(amount.low)}` : `${formatNumber(amount.low)}-${unit.one}`
  if (made >= 0) return { ...draft, end: made, en: `${money} coin` }
  return note >= 0 ? { ...draft, end: note, en: `${money} note` } : null
}

/** 4人に1人 → one in four; 10人中7人 → seven out of 10; 4年に1度 → once every four years; 10万人当たり15.2人 → 15.2 per 100,000 people. */
function outOf(scan: Scan, amount: Amount, found: Found, draft: Draft): Draft | null {
  const { text, tables, words } = scan
  if (amount.form !== 'exact' || amount.low.digits <= 0n) return null
  const { unit, end } = found
  const each = tables.mark(text, end, 'each')
  if (each >= 0 && (unit.kind === 'count' || unit.kind === 'measure' || unit.kind === 'duration'))
    return perEach(scan, amount, found, each, draft)
  const within = tables.mark(text, end, 'in')
  const among = tables.mark(text, end, 'among')
  const at = within >= 0 ? within : among
  if (at < 0 || (unit.kind !== 'count' && unit.kind !== 'duration')) return null
  const part = readAmount(scan, at)
  const counted = part && part.form === 'exact' ? findUnit(scan, part) : null
  const hedged = within >= 0 && unit.kind === 'duration' && isOne(amount) && tables.mark(text, end, 'per-day') >= 0
  if (hedged && counted?.unit.style !== 'times') return eachSpan(draft, unit, within)
  if (!part || !counted) return null
  const value = `${plain(part.low)}/${plain(amount.low)}`
  if (unit.kind === 'duration') {
    if (within < 0 || amount.low.scale > 0) return null
    if (counted.unit.style !== 'times') return isOne(amount) && counts(counted.unit) ? eachSpan(draft, unit, within) : null
    const times = words.times(part.low)
    const every = isOne(amount) ? `${unit.one === 'hour' ? 'an' : 'a'} ${unit.one}` : `every ${words.spell(amount.low)} ${unit.other}`
    return { ...draft, end: counted.end, kind: 'ratio', value, unit: unit.unit, en: `${times} ${every}`, tags: [] }
  }
  // 233議席に1議席届かない falls short of a number, it is no share.
  if (within >= 0 && tables.mark(text, counted.end, 'not-in') >= 0) return null
  if (counted.unit.unit !== unit.unit || counted.unit.style !== unit.style || compare(part.low, amount.low) >= 0) return null
  const joint = within >= 0 ? 'in' : 'out of'
  return {
    ...draft,
    end: counted.end,
    kind: 'ratio',
    value,
    unit: '',
    en: `${words.spell(part.low)} ${joint} ${words.spell(amount.low)}`,
    tags: [],
  }
}

const counts = ({ kind }: Found['unit']) => kind !== 'duration' && kind !== 'percent'

/** 1日に2000人 → 2,000 people a day; rain of one hour is told as that. */
function eachSpan(draft: Draft, unit: Found['unit'], end: number): Draft | null {
  return unit.one === 'hour' ? null : { ...draft, end, unit: unit.unit, en: `a ${unit.one}`, tags: ['adverbial'] }
}

function perEach(scan: Scan, amount: Amount, { unit }: Found, each: number, draft: Draft): Draft {
  const { text, tables, words } = scan
  const one = isOne(amount)
  const base = one ? unit.one || 'unit' : joinNoun(words.spell(amount.low), unit.other)
  const at = Math.max(each, tables.mark(text, each, 'comma'), tables.mark(text, each, 'of'))
  const part = readAmount(scan, at)
  const counted = part ? findUnit(scan, part) : null
  if (!part || !counted)
    return { ...draft, end: each, unit: unit.unit, en: `per ${base}`, tags: one ? ['adverbial', 'per'] : ['adverbial'] }
  const number =
    counted.unit.style === 'sign'
      ? amountText(part, words, { spell: false, open: counted.unit.one })
      : joinNoun(
          amountText(part, words, { spell: false }),
          counted.unit.unit === unit.unit || counted.unit.style === 'bare'
            ? ''
            : counted.unit.style === 'tight'
              ? '%'
              : isOne(part)
                ? counted.unit.one
                : counted.unit.other,
        ).replace(/ %$/, '%')
  const value =
    part.form === 'exact' && !one
      ? `${plain(part.low)}/${plain(amount.low)}`
      : part.form === 'exact'
        ? toValue(part.low)
        : [toValue(part.low), toValue(part.high)]
  const kind = one && counted.unit.kind !== unit.kind ? (counted.unit.kind as Draft['kind']) : 'ratio'
  return {
    ...draft,
    end: counted.end,
    kind,
    value: value as Draft['value'],
    unit: counted.unit.unit,
    en: `${number} per ${base}`,
    tags: [],
  }
}

/** 10年前 → 10 years ago; 3日後 → three days later. */
function relative({ text, tables }: Scan, draft: Draft): Draft | null {
  if (draft.kind !== 'duration') return null
  const ago = tables.mark(text, draft.end, 'ago')
  if (ago >= 0) return { ...draft, end: ago, en: `${draft.en} ago`, tags: ['adverbial', 'hedged'] }
  const later = tables.mark(text, draft.end, 'later')
  return later >= 0 ? { ...draft, end: later, en: `${draft.en} later`, tags: ['adverbial', 'hedged'] } : null
}
