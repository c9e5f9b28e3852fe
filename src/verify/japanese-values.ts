import { boundAt } from './japanese-bounds.ts'
import { combine } from './japanese-combine.ts'
import { readDateUnit, readEraYear } from './japanese-dates.ts'
import { readCentimetres, readDuration, readTenths } from './japanese-durations.ts'
import { readFixed } from './japanese-fixed.ts'
import { type Numeral, scanNumeral } from './japanese-number.ts'
import { foldWidth, type JapaneseTables } from './tables.ts'
import { type Bound, makeValue, type Value } from './value.ts'

const currencySigns: Readonly<Record<string, string>> = { $: 'USD', '¥': 'JPY', '￥': 'JPY', '€': 'EUR', '£': 'GBP' }
const identifierPattern = /(?:[A-Za-z]+[-.]?\d[A-Za-z0-9]*(?:-\d+)*|\d+(?:-\d+){2,}|\d+[A-Za-z]+\d*)(?![A-Za-z0-9])/y

/** What the reader carries along a sentence. */
export interface JapaneseState {
  /** With full-width letters and digits folded. */
  readonly text: string
  /** As it was given. */
  readonly raw: string
  readonly tables: JapaneseTables
  /** 0 after 午前, 12 after 午後, until the time is read; undefined when neither was said. */
  half: number | undefined
  /** The last month read, with the place where its date ended: 9月3、4日. */
  month: number | undefined
  /** The hour of the last time of day, T07; 同44分 goes on from it. */
  hour: string | undefined
}

/**
 * All values of a Japanese text, ascending: 約1億2000万円 → money 1.2e8 JPY about; 2月18日 → date XXXX-02-18; 両社 → soft 2.
 * Spans are UTF-16 offsets into `text`. Never throws; linear in the length of the text.
 */
export function readJapanese(text: string, tables: JapaneseTables): readonly Value[] {
  const state: JapaneseState = { text: foldWidth(text), raw: text, tables, half: undefined, month: undefined, hour: undefined }
  const values: Value[] = []
  let at = 0
  while (at < state.text.length) at = readOne(state, at, values)
  return combine(values, state)
}

function readOne(state: JapaneseState, at: number, values: Value[]): number {
  const { text, tables } = state
  const word = tables.words.match(text, at, (row) => !/\d$/.test(row.form!) || !/[\d.,]/.test(text.charAt(at + row.form!.length)))
  const fixed = readFixed(text, at)
  if (fixed) {
    values.push(fixed)
    return fixed.end
  }
  const numbers = readNumbers(state, at)
  const numberEnd = numbers ? numbers.at(-1)!.end : -1
  if (word && at + word.form!.length >= numberEnd) return readWord(state, at, word, values)
  if (!numbers) return at + 1
  values.push(...numbers)
  return numberEnd
}

function readIdentifier(state: JapaneseState, at: number): Value | undefined {
  const { text, tables } = state
  if (/[A-Za-z0-9.]/.test(text.charAt(at - 1))) return undefined
  identifierPattern.lastIndex = at
  const found = identifierPattern.exec(text)
  if (!found) return undefined
  const digits = /^[\d.]+/.exec(found[0])
  if (digits && tables.units.match(text, at + digits[0].length, (row) => row.form!.length === found[0].length - digits[0].length))
    return undefined
  const end = at + found[0].length
  const number = Number(/\d+/.exec(found[0])?.[0])
  const alternatives = [makeValue(at, end, { value: number, soft: true, loose: true })]
  return makeValue(at, end, { kind: 'identifier', value: found[0].toUpperCase().replace(/[-.]/g, ''), soft: true, alternatives })
}

function readWord(state: JapaneseState, at: number, row: Readonly<Record<string, string>>, values: Value[]): number {
  const end = at + row.form!.length
  const value = Number(row.value)
  switch (row.role) {
    case 'half':
      state.half = value
      return end
    case 'era':
    case 'eraletter': {
      const found =
        row.role === 'eraletter' && /[A-Za-z0-9]/.test(state.text.charAt(at - 1)) ? undefined : readEraYear(state, at, end, value)
      if (!found) return row.role === 'era' ? end : readIdentifierOr(state, at, values)
      values.push(found)
      return found.end
    }
    case 'months':
    case 'seconds':
    case 'quartercentury': {
      const unit = row.role === 'seconds' ? 'second' : 'month'
      values.push(makeValue(at, end, { kind: 'duration', value, unit, soft: row.role !== 'quartercentury' }))
      return end
    }
    case 'first':
      values.push(makeValue(at, end, { kind: 'ordinal', value: 1, soft: true, loose: true }))
      return end
    case 'noon':
      values.push(makeValue(at, end, { kind: 'time', value: 'T12:00', soft: true }))
      return end
    case 'half50': {
      const percent = makeValue(at, end, { kind: 'percent', unit: '%', value: 50, soft: true })
      values.push(
        makeValue(at, end, { value: 0.5, soft: true, loose: true, alternatives: [percent, { ...percent, kind: 'count', unit: '' }] }),
      )
      return end
    }
    case 'soft':
    case 'softcount':
      for (const one of row.value!.split(' '))
        values.push(makeValue(at, end, { value: Number(one), soft: true, loose: true, unit: row.note === 'group' ? 'group' : '' }))
      return end
    case 'weekday':
      values.push(makeValue(at, end, { kind: 'date', value: `D${value}`, date: { weekday: value }, origin: 'weekday' }))
      return end
    case 'rel':
    case 'relany':
      values.push(
        makeValue(at, end, {
          kind: 'date',
          value: row.role === 'rel' ? row.value! : `${row.value!.charAt(0)}*${row.value!.slice(1)}`,
          soft: true,
          origin: 'relative',
        }),
      )
      return end
    default:
      return end
  }
}

function readIdentifierOr(state: JapaneseState, at: number, values: Value[]): number {
  const found = readIdentifier(state, at)
  if (found) values.push(found)
  return found ? found.end : at + 1
}

/** One number with its unit, or several that share it: 10〜20人, 2、3日, 2円50銭. */
function readNumbers(state: JapaneseState, at: number): readonly Value[] | undefined {
  const { text, tables } = state
  const identifier = readIdentifier(state, at)
  if (identifier) return [identifier]
  if (/[\d.]/.test(text.charAt(at)) && /[A-Za-z0-9.]/.test(text.charAt(at - 1)) && !/\d/.test(text.charAt(at))) return undefined
  const first = scanNumeral(text, at, tables)
  if (!first) return undefined
  const decimal = middleDot(state, first)
  if (decimal) return withUnit(state, [{ start: at, numeral: decimal }])
  const chain: { readonly start: number; readonly numeral: Numeral }[] = [{ start: at, numeral: first }]
  let last = first
  for (let more = 0; more < 8 && !unitAt(state, last.end); more++) {
    const joiner = tables.ranges.match(text, last.end)
    if (!joiner) break
    const next = last.end + joiner.form!.length
    const numeral = scanNumeral(text, next, tables)
    if (!numeral || (joiner.value === 'and' && (last.low >= 1000 || numeral.low >= 1000))) break
    chain.push({ start: next, numeral })
    last = numeral
  }
  // A list without a unit at its end was no list: 3、5 stand alone.
  const shared = unitAt(state, last.end) ? chain : chain.slice(0, 1)
  if (first.kanji && !acceptsKanji(state, at, shared.at(-1)!.numeral)) {
    const plain = first.high <= 12 && first.plain === false && first.low === first.high
    return plain && !first.vague ? [makeValue(at, first.end, { value: first.low, soft: true, loose: true })] : undefined
  }
  return withUnit(state, shared)
}

/** Newspapers write 1・4倍 for 1.4倍: the dot is a decimal point before rates and measures, else it parts a list (2・3号機). */
function middleDot(state: JapaneseState, first: Numeral): Numeral | undefined {
  const { text, tables } = state
  if (first.digits === '' || first.digits.includes('.') || tables.numerals.get(text.charAt(first.end))?.role !== 'point') return undefined
  const tail = /^\d+/.exec(text.slice(first.end + 1, first.end + 8))?.[0]
  if (!tail) return undefined
  const end = first.end + 1 + tail.length
  const after = scanNumeral(text, first.end + 1, tables)
  const unit = unitAt(state, after?.end ?? end)
  const kind = unit?.row.kind ?? ''
  const rate = ['percent', 'point', 'ratio', 'measure', 'money', 'duration'].includes(kind) || unit?.row.unit === 'time'
  // Full-width figures with a dot are decimals before other units as well: 平均２・８日. Months and numbers of things are lists.
  const wide =
    /[\uff10-\uff19]/.test(state.raw.charAt(first.end - 1)) &&
    tail.length === 1 &&
    ['day', 'year', 'hour', 'minute', 'count'].includes(kind)
  if (!rate && !wide && !(kind === '' && tail.length > 1)) return undefined
  const value = Number(`${first.digits}.${tail}`)
  const scaled = after && after.end > end ? after.scale : 1
  return {
    ...first,
    low: value * scaled,
    high: value * scaled,
    end: after?.end ?? end,
    digits: '',
    step: 0.5 * 10 ** -tail.length * scaled,
  }
}

/** Kanji numerals are numbers before a unit or with 万 億 兆; else they are parts of words. */
function acceptsKanji(state: JapaneseState, at: number, numeral: Numeral): boolean {
  if (numeral.end - at > 1 && (numeral.scale >= 1e4 || numeral.high >= 100)) return true
  if (!unitAt(state, numeral.end)) return false
  if (numeral.end - at > 1) return true
  const previous = state.text.charAt(at - 1)
  if (numeral.vague) return true
  const unit = unitAt(state, numeral.end)?.row
  // 晋三元首相 holds no yuan.
  if (unit?.kind === 'money' && unit.unit !== 'CNY') return true
  return (
    !/\p{Script=Han}/u.test(previous) ||
    state.tables.before.matchBefore(state.text, at) !== undefined ||
    state.tables.marks.matchBefore(state.text, at) !== undefined
  )
}

/** The unit row after a numeral; one space and 余 may stand between. */
export function unitAt(
  state: JapaneseState,
  at: number,
): { readonly row: Readonly<Record<string, string>>; readonly end: number } | undefined {
  const { text, tables } = state
  let from = text.charAt(at) === ' ' ? at + 1 : at
  const odd = tables.marks.match(text, from, (row) => row.role === 'odd')
  if (odd && tables.units.match(text, from + odd.form!.length)) from += odd.form!.length
  const row = tables.units.match(
    text,
    from,
    (unit) => !/[A-Za-z]$/.test(unit.form!) || !/[A-Za-z0-9]/.test(text.charAt(from + unit.form!.length)),
  )
  const fraction = tables.marks.match(text, from, (mark) => mark.role === 'fraction')
  if (fraction && fraction.form!.length > (row?.form ?? '').length)
    return { row: { kind: 'fraction', form: fraction.form! }, end: from + fraction.form!.length }
  return row ? { row, end: from + row.form!.length } : undefined
}

function withUnit(state: JapaneseState, chain: readonly { readonly start: number; readonly numeral: Numeral }[]): readonly Value[] {
  const { text, tables } = state
  const start = chain[0]!.start
  const last = chain.at(-1)!.numeral
  const unit = unitAt(state, last.end)
  const end = unit?.end ?? last.end
  const kind = unit?.row.kind ?? ''
  const minus = tables.marks.matchBefore(text, start, (row) => row.role === 'minus')
  const dash = minus && /[-\u2212]/.test(minus.form!) && /[A-Za-z0-9)\p{Script=Han}\p{Script=Katakana}]/u.test(text.charAt(start - 2))
  const negative = minus !== undefined && !dash
  const sign = currencySigns[text.charAt(start - 1)]
  const nth = tables.marks.matchBefore(text, start, (row) => row.role === 'ordinalbefore') !== undefined
  if (['year', 'month', 'day', 'hour', 'minute', 'fiscal', 'decade', 'century'].includes(kind) && !nth) {
    const dates = readDateUnit(state, chain, kind, end)
    if (dates) return dates
  }
  const front = start - (negative ? minus.form!.length : 0) - (sign ? 1 : 0) - (nth ? 1 : 0)
  let stop = end
  const out: Value[] = []
  for (const { start: from, numeral } of chain) {
    // 3〜4億円: the first number takes the scale of the last one.
    const lift =
      numeral !== last && numeral.plain && last.scale > 1 && numeral.low < 1000 && last.low / last.scale >= numeral.low / 100
        ? last.scale
        : 1
    const low = numeral.low * lift
    const high = numeral.high * lift
    const facts: Facts = { low, high, vague: numeral.vague || low !== high, step: numeral.step * lift, negative }
    const read = build(state, kind, unit?.row, facts, from, end, nth, sign)
    if (numeral === last) stop = read.end
    out.push(...read.values)
  }
  // 4強, 8強: the last four, eight of a tournament; 5強, 6強: a grade of shaking.
  const last4 = kind === '' && [4, 5, 6, 8, 16].includes(last.low)
  const bound = last4 ? { bound: '' as Bound, soft: false, length: 0 } : boundAt(state, front, stop, kind)
  return out.map((value, index) => ({
    ...value,
    bound: value.bound || bound.bound,
    softBound: bound.soft,
    start: index === 0 ? front : value.start,
    end: index === out.length - 1 ? Math.max(stop, value.end) + bound.length : value.end,
  }))
}

/** A numeral as its unit is to take it. */
export interface Facts {
  readonly low: number
  readonly high: number
  readonly vague: boolean
  readonly step: number
  readonly negative: boolean
}

function build(
  state: JapaneseState,
  kind: string,
  row: Readonly<Record<string, string>> | undefined,
  facts: Facts,
  start: number,
  end: number,
  nth: boolean,
  sign: string | undefined,
): { readonly values: readonly Value[]; readonly end: number } {
  const { text, tables } = state
  const { low, high, vague, step, negative } = facts
  const value = low === high ? low : ([low, high] as const)
  const common = { value, vague, step, negative }
  const unit = row?.unit ?? ''
  const factor = Number(row?.factor ?? 1)
  const one = low === 1 && high === 1
  const quarter = unit === 'month' && factor === 3
  if (nth) return { values: [makeValue(start, end, { ...common, kind: 'ordinal', unit: quarter ? 'quarter' : '', loose: true })], end }
  if (sign || kind === 'money') {
    const money = makeValue(start, end, {
      ...common,
      kind: 'money',
      unit: sign ?? unit,
      factor: 1,
      value: scale(value, factor),
      step: step * factor,
    })
    const soft = one && tables.marks.match(text, end, (mark) => mark.role === 'equals') !== undefined
    const small = scanNumeral(text, end, tables)
    // 157円20〜22銭: the small unit stands behind the second number only.
    const joiner = small && !unitAt(state, small.end) ? tables.ranges.match(text, small.end) : undefined
    const upper = joiner && scanNumeral(text, small!.end + joiner.form!.length, tables)
    const smallUnit = small && unitAt(state, (upper ?? small).end)
    if (small && smallUnit && smallUnit.row.kind === 'money' && smallUnit.row.unit === unit && Number(smallUnit.row.factor) < factor) {
      const cents = Number(smallUnit.row.factor)
      const sums = [small, ...(upper ? [upper] : [])].map((part) => Math.round((low * factor + part.low * cents) * 1e6) / 1e6)
      return { values: sums.map((sum) => ({ ...money, value: sum, step: cents / 2, end: smallUnit.end })), end: smallUnit.end }
    }
    return { values: [{ ...money, soft }], end }
  }
  if (kind === 'fraction') {
    const numerator = scanNumeral(text, end, tables)
    if (!numerator || low === 0) return { values: [makeValue(start, end, common)], end }
    return { values: [makeValue(start, numerator.end, { kind: 'ratio', value: numerator.low / low, negative })], end: numerator.end }
  }
  if (kind === 'percent' && factor === 10) return readTenths(state, facts, start, end)
  if (kind === 'percent' || kind === 'point')
    return { values: [makeValue(start, end, { ...common, kind, unit, value: scale(value, factor), step: step * factor })], end }
  if (kind === 'ratio') {
    const more = makeValue(start, end, { ...common, kind: 'percent', unit: '%', value: scale(value, 100, -100) })
    const whole = makeValue(start, end, { ...common, kind: 'percent', unit: '%', value: scale(value, 100) })
    return { values: [makeValue(start, end, { ...common, kind: 'ratio', unit, alternatives: [more, whole] })], end }
  }
  // 1キロワット時当たり is "per kilowatt-hour": the one is not said
  const per = one && tables.marks.match(text, end, (mark) => mark.role === 'per' || mark.role === 'equals') !== undefined
  const height = kind === 'measure' && unit === 'm' && factor === 1 ? readCentimetres(state, low, start, end) : undefined
  if (height) return { values: [height], end: height.end }
  if (kind === 'measure') return { values: [makeValue(start, end, { ...common, kind: 'measure', unit, factor, soft: per })], end }
  if (kind === 'duration') return readDuration(state, facts, unit, factor, start, end)
  if (kind === 'ordinal' || kind === 'identifier') {
    return {
      values: [
        makeValue(start, end, {
          ...common,
          kind: 'ordinal',
          loose: kind === 'identifier' || row?.note === 'loose',
          soft: one || row?.note === 'king' || tables.marks.matchBefore(text, start, (mark) => mark.role === 'named') !== undefined,
        }),
      ],
      end,
    }
  }
  if (kind === 'figures') return { values: [makeValue(start, end, { ...common, soft: true, loose: true })], end }
  const nthMark = row && tables.marks.match(text, end, (mark) => mark.role === 'nth')
  if (nthMark) return { values: [makeValue(start, end + 1, { ...common, kind: 'ordinal' })], end: end + 1 }
  const band = unit === 'band' && low % 10 === 0
  const counted = tables.counted.match(text, end) !== undefined
  const typhoon = tables.marks.matchBefore(text, start, (mark) => mark.role === 'named') !== undefined
  const zeroCount = low === 0
  const soft =
    one || typhoon || zeroCount || (unit === 'thing' && low === 2 && high === 2) || (unit === 'person' && low === 2 && high === 2)
  return {
    values: [makeValue(start, end, { ...common, unit, bound: band ? 'band' : '', soft, loose: counted || band || row?.note === 'loose' })],
    end,
  }
}

function scale(value: number | readonly [number, number], factor: number, shift = 0): number | readonly [number, number] {
  const one = (number: number) => (factor === 1 && shift === 0 ? number : Math.round((number * factor + shift) * 1e9) / 1e9)
  return typeof value === 'number' ? one(value) : [one(value[0]), one(value[1])]
}
