import { boundAt } from './japanese-bounds.ts'
import { readDuration } from './japanese-durations.ts'
import { type Numeral, scanNumeral } from './japanese-number.ts'
import { type JapaneseState, unitAt } from './japanese-values.ts'
import { type DateParts, isoDate, makeValue, type Value } from './value.ts'

type Chain = readonly { readonly start: number; readonly numeral: Numeral }[]

/** Numbers before 年, 月, 日, 時, 分, 年度, 年代, 世紀: dates, times or durations by what follows. Nothing when the number fits none. */
export function readDateUnit(state: JapaneseState, chain: Chain, kind: string, end: number): readonly Value[] | undefined {
  const made = readUnit(state, chain, kind, end)
  return made && isAside(state, chain[0]!.start) ? made.map((value) => ({ ...value, soft: true })) : made
}

/** 11日(日本時間12日): the day at home beside that of the place, which the reader there need not be told. */
function isAside({ text, tables }: JapaneseState, at: number): boolean {
  // (日本時間12日午前3時): the hour behind the day as well
  const open = text.slice(Math.max(0, at - 16), at).lastIndexOf('(')
  if (open < 0) return false
  const from = Math.max(0, at - 16) + open + 1
  return !text.slice(from, at).includes(')') && tables.marks.match(text, from, (row) => row.role === 'hometime') !== undefined
}

function readUnit(state: JapaneseState, chain: Chain, kind: string, end: number): readonly Value[] | undefined {
  if (kind === 'year') return readYears(state, chain, end)
  if (kind === 'fiscal')
    return chain.map(({ start, numeral }, at) => {
      const read = fiscal(start, chain.length - 1 === at ? end : numeral.end, years(numeral, chain))
      return at === chain.length - 1 && state.tables.marks.match(state.text, end, (row) => row.role === 'yearend') ? atItsEnd(read) : read
    })
  if (kind === 'decade') return chain.map(({ start, numeral }) => decade(start, end, numeral))
  if (kind === 'century') return chain.map(({ start, numeral }) => century(start, end, numeral.low))
  if (kind === 'month') return readMonths(state, chain, end)
  if (kind === 'day') return readDays(state, chain, end)
  if (kind === 'hour') return readHours(state, chain, end)
  const spans = withBound(state, chain, (facts, start) => readDuration(state, facts, 'second', 60, start, end))
  return chain.length === 1 ? [inSameHour(state, chain[0]!, end) ?? spans[0]!] : spans
}

/** 午前7時22分…同44分: the minute of the hour named before. */
function inSameHour(state: JapaneseState, { start, numeral }: Chain[number], end: number): Value | undefined {
  const { hour, text, tables } = state
  if (hour === undefined || numeral.low >= 60 || numeral.vague) return undefined
  const same = tables.marks.matchBefore(text, start, (row) => row.role === 'samehour')
  const about = tables.before.matchBefore(text, start)
  const named = same ?? (about && tables.marks.matchBefore(text, start - about.form!.length, (row) => row.role === 'samehour'))
  if (!named) return undefined
  return makeValue(start, end, { kind: 'time', value: `${hour}:${String(numeral.low).padStart(2, '0')}`, loose: true })
}

/** 令和6年2月18日, 平成23年度, 昭和30年代, 元年; `from` is after the era's name, `base` the year before its first. */
export function readEraYear(state: JapaneseState, at: number, from: number, base: number): Value | undefined {
  const value = eraYear(state, at, from, base)
  if (!value) return undefined
  const year = value.date?.year ?? value.date?.fiscal ?? 0
  // The old calendar began its years a month later.
  if (base < oldest && value.date?.year)
    return {
      ...value,
      alternatives: [...(value.alternatives ?? []), dateValue(value.start, value.end, { ...value.date, year: year + 1 }, 'era')],
    }
  const last = lastYears[base]
  return last !== undefined && year > last ? { ...value, strange: true } : value
}

const oldest = 1867
/** Base year → last year of the era. */
const lastYears: Readonly<Record<number, number>> = { 1867: 1912, 1911: 1926, 1925: 1989, 1988: 2019 }

function eraYear(state: JapaneseState, at: number, from: number, base: number): Value | undefined {
  const { text, tables } = state
  const first = tables.marks.match(text, from, (row) => row.role === 'eraone')
  const numeral = first ? undefined : scanNumeral(text, from, tables)
  if (!first && (!numeral || numeral.low < 1 || numeral.low > 99)) return undefined
  const year = base + (numeral ? numeral.low : 1)
  // 元年 ends in 年, so the unit is looked for one character earlier.
  const unit = unitAt(state, numeral ? numeral.end : from + first!.form!.length - 1)
  if (unit?.row.kind === 'fiscal') return { ...fiscal(at, unit.end, [year]), origin: 'era' }
  if (unit?.row.kind === 'decade') {
    const spans = Array.from({ length: 10 }, (_, offset) => dateValue(at, unit.end, { year: year + offset }, 'era'))
    const decades = [Math.floor(year / 10) * 10, Math.floor((year + 9) / 10) * 10].map((first) =>
      dateValue(at, unit.end, { decade: first }, 'era'),
    )
    return { ...decades[0]!, alternatives: [decades[1]!, ...spans] }
  }
  if (unit?.row.kind !== 'year') return undefined
  return completeDate(state, at, unit.end, { year }, 'era')
}

function readYears(state: JapaneseState, chain: Chain, end: number): readonly Value[] | undefined {
  const { text, tables } = state
  if (chain.length === 1 && isSentence(state, chain[0]!.start)) return [sentenceLength(state, chain[0]!, end)]
  const half = tables.marks.match(text, end, (row) => row.role === 'year')
  const part = tables.parts.match(text, end)
  const durationMark = !half && !part && tables.durationAfter.match(text, end)
  const out: Value[] = []
  const grade = chain[0]!.numeral.low <= 6 && tables.marks.matchBefore(text, chain[0]!.start, (row) => row.role === 'school') !== undefined
  for (const [index, { start, numeral }] of chain.entries()) {
    const stop = index === chain.length - 1 ? end : numeral.end
    if (grade) {
      out.push(makeValue(start, stop, { kind: 'ordinal', value: numeral.low, loose: true, soft: true }))
      continue
    }
    const long = numeral.plain && numeral.low >= 1000 && numeral.low <= 2199
    const positional = numeral.kanji && numeral.low >= 1000 && numeral.low <= 2199 && numeral.end - start === 4
    const facts = { low: numeral.low, high: numeral.high, vague: numeral.vague, step: numeral.step }
    const duration = readDuration(state, { ...facts, negative: false }, 'month', 12, start, stop)
    const bounded = boundAt(state, start, duration.end, 'duration')
    const durationValue = { ...duration.values[0]!, bound: bounded.bound, softBound: bounded.soft }
    const alternatives = years(numeral, chain).map((year) => dateValue(start, stop, { year }))
    if (long || positional) {
      const date = completeDate(state, start, stop, { year: numeral.low }, 'plain')
      out.push(durationMark ? { ...date, alternatives: [durationValue] } : date)
    } else if (durationMark || numeral.vague || numeral.low > 99 || alternatives.length === 0 || numeral.low === 0) {
      out.push({ ...durationValue, alternatives: numeral.low > 99 && numeral.plain ? [dateValue(start, stop, { year: numeral.low })] : [] })
    } else {
      const next = scanNumeral(text, stop, tables)
      const monthNext = next !== undefined && unitAt(state, next.end)?.row.kind === 'month'
      const range = chain.length > 1 && chain[0]!.numeral.low >= 1000
      if (monthNext || part || half || range || /[\u2019']/.test(text.charAt(start - 1))) {
        const dates = years(numeral, chain).map((year) => completeDate(state, start, stop, { year }, 'plain'))
        out.push({ ...dates[0]!, alternatives: dates.flatMap((date, at) => [...(at ? [date] : []), ...(date.alternatives ?? [])]) })
      } else out.push({ ...durationValue, alternatives })
    }
  }
  return out
}

/** Years and months behind 懲役 are a length, also over the word for it: 懲役2年6月、執行猶予4年. */
function isSentence(state: JapaneseState, at: number): boolean {
  return state.tables.marks.matchBefore(state.text, at, (row) => row.role === 'sentence') !== undefined
}

function sentenceLength(state: JapaneseState, { start, numeral }: Chain[number], end: number): Value {
  const small = scanNumeral(state.text, end, state.tables)
  const unit = small && unitAt(state, small.end)
  const months = small && unit?.row.kind === 'month' ? small.low : 0
  const facts = months ? { value: numeral.low * 12 + months, factor: 1 } : { value: numeral.low, factor: 12 }
  return makeValue(start, months ? unit!.end : end, { kind: 'duration', unit: 'month', step: 0.5, ...facts })
}

/** A two-digit year may mean several: 24年 → 2024, 1924, or a year of an era. After a four-digit one it shares the century: 2020〜22年. */
function years(numeral: Numeral, chain: Chain): readonly number[] {
  if (numeral.low >= 100) return [numeral.low]
  const first = chain[0]!.numeral.low
  if (first >= 1000) return [Math.floor(first / 100) * 100 + numeral.low]
  const year = numeral.low
  return [2000 + year, 1900 + year, 2018 + year, 1988 + year, 1925 + year]
}

/** 2025年度末 is March 2026. */
function atItsEnd(value: Value): Value {
  const years = [value, ...(value.alternatives ?? [])].flatMap((one) => one.date?.fiscal ?? [])
  const ends = years.map((year) => dateValue(value.start, value.end, { year: year + 1, month: 3 }, 'fiscal'))
  return { ...value, alternatives: [...(value.alternatives ?? []), ...ends] }
}

function fiscal(start: number, end: number, list: readonly number[]): Value {
  const values = list.map((year) => dateValue(start, end, { fiscal: year }, 'fiscal'))
  return { ...values[0]!, alternatives: values.slice(1) }
}

function decade(start: number, end: number, numeral: Numeral): Value {
  const year = numeral.low
  const list = year >= 100 ? [year] : year >= 30 ? [1900 + year, 1800 + year] : [2000 + year, 1900 + year]
  const values = list.map((first) => dateValue(start, end, { decade: first }))
  return { ...values[0]!, alternatives: values.slice(1) }
}

function century(start: number, end: number, value: number): Value {
  const span = makeValue(start, end, { kind: 'duration', value, unit: 'month', factor: 1200 })
  return { ...dateValue(start, end, { century: value }), alternatives: [span], soft: value === 1 }
}

function readMonths(state: JapaneseState, chain: Chain, end: number): readonly Value[] | undefined {
  if (chain.length === 1 && isSentence(state, chain[0]!.start))
    return [makeValue(chain[0]!.start, end, { kind: 'duration', unit: 'month', value: chain[0]!.numeral.low, step: 0.5 })]
  if (chain.some(({ numeral }) => numeral.low < 1 || numeral.low > 12 || numeral.vague || numeral.scale > 10)) return undefined
  state.month = chain.at(-1)!.numeral.low
  return chain.map(({ start, numeral }, index) =>
    index === chain.length - 1
      ? completeDate(state, start, end, { month: numeral.low }, 'plain')
      : dateValue(start, numeral.end, { month: numeral.low }),
  )
}

function readDays(state: JapaneseState, chain: Chain, end: number): readonly Value[] | undefined {
  const { text, tables } = state
  const durationMark = tables.durationAfter.match(text, end)
  const isDay = chain.every(({ numeral }) => Number.isInteger(numeral.low) && numeral.low >= 1 && numeral.low <= 31 && !numeral.vague)
  const durations = () => withBound(state, chain, (facts, start) => readDuration(state, facts, 'second', 86400, start, end))
  if (!isDay || durationMark) return durations()
  const spans = durations()
  const per = tables.marks.match(text, end, (row) => row.role === 'per') !== undefined
  return chain.map(({ start, numeral }, index) => ({
    ...dateValue(start, index === chain.length - 1 ? end : numeral.end, { day: numeral.low }),
    alternatives: [spans[index]!],
    soft: per,
  }))
}

function readHours(state: JapaneseState, chain: Chain, end: number): readonly Value[] | undefined {
  const { text, tables } = state
  if (chain.some(({ numeral }) => numeral.low > 30 || numeral.vague)) return undefined
  const out: Value[] = []
  let stop = end
  let minute = 0
  let second = ''
  const half = tables.marks.match(text, end, (row) => row.role === 'halfunit')
  const small = scanNumeral(text, end, tables)
  const smallUnit = small && unitAt(state, small.end)
  if (half && !tables.parts.match(text, end)) {
    minute = 30
    stop = end + half.form!.length
  } else if (small && small.low < 60 && smallUnit?.row.kind === 'minute') {
    minute = small.low
    stop = smallUnit.end
    const fine = scanNumeral(text, stop, tables)
    const fineUnit = fine && fine.low < 60 && Number.isInteger(fine.low) ? unitAt(state, fine.end) : undefined
    if (fineUnit?.row.kind === 'duration' && fineUnit.row.unit === 'second' && Number(fineUnit.row.factor) === 1) {
      second = `:${String(fine!.low).padStart(2, '0')}`
      stop = fineUnit.end
    }
  }
  for (const [index, { start, numeral }] of chain.entries()) {
    const isLast = index === chain.length - 1
    const hour = numeral.low + (state.half === 12 && numeral.low < 12 ? 12 : 0)
    const clock = (value: number) =>
      `T${String(value % 24).padStart(2, '0')}:${String(isLast ? minute : 0).padStart(2, '0')}${isLast ? second : ''}`
    const value = makeValue(start, isLast ? stop : numeral.end, { kind: 'time', value: clock(hour), loose: state.half === undefined })
    out.push(state.half === 0 && numeral.low === 12 ? { ...value, alternatives: [{ ...value, value: clock(0) }] } : value)
  }
  state.hour = String(out.at(-1)!.value).slice(0, 3)
  if (!tables.ranges.match(text, stop)) state.half = undefined
  return out
}

/** Adds the month and day that follow a year, the day that follows a month, and the part: 2024年4月上旬. */
function completeDate(state: JapaneseState, start: number, end: number, parts: DateParts, origin: NonNullable<Value['origin']>): Value {
  const { text, tables } = state
  let date = parts
  let stop = end
  if (date.month === undefined && date.year !== undefined) {
    const month = scanNumeral(text, stop, tables)
    const unit = month && unitAt(state, month.end)
    if (month && unit?.row.kind === 'month' && month.low >= 1 && month.low <= 12) {
      date = { ...date, month: month.low }
      state.month = month.low
      stop = unit.end
    }
  }
  if (date.month !== undefined) {
    const period = tables.marks.match(text, stop, (row) => row.role === 'period')
    if (period && date.year !== undefined) {
      const fiscalYear = dateValue(start, stop, { fiscal: date.year - (date.month <= 6 ? 1 : 0) }, 'fiscal')
      return { ...dateValue(start, stop, date, 'fiscal'), alternatives: [fiscalYear], end: stop }
    }
    const day = scanNumeral(text, stop, tables)
    const unit = day && unitAt(state, day.end)
    if (day && unit?.row.kind === 'day' && day.low >= 1 && day.low <= 31) {
      date = { ...date, day: day.low }
      stop = unit.end
    }
  }
  const part = date.day === undefined ? tables.parts.match(text, stop) : undefined
  if (!part) return dateValue(start, stop, date, origin)
  return { ...dateValue(start, stop + part.form!.length, date, origin), part: part.value! }
}

function withBound(
  state: JapaneseState,
  chain: Chain,
  read: (facts: Parameters<typeof readDuration>[1], start: number) => { readonly values: readonly Value[]; readonly end: number },
): readonly Value[] {
  const made = chain.map(({ start, numeral }, index) => {
    const made = read({ low: numeral.low, high: numeral.high, vague: numeral.vague, step: numeral.step, negative: false }, start)
    return { ...made.values[0]!, end: index === chain.length - 1 ? made.end : numeral.end }
  })
  const bound = boundAt(state, chain[0]!.start, made.at(-1)!.end, 'duration')
  return made.map((value) => ({ ...value, bound: bound.bound, softBound: bound.soft }))
}

function dateValue(start: number, end: number, date: DateParts, origin: NonNullable<Value['origin']> = 'plain'): Value {
  return makeValue(start, end, { kind: 'date', value: isoDate(date), date, origin })
}
