import { scanEnglish } from './english-number.ts'
import { currencyAt, type EnglishState } from './english-values.ts'
import { type DateParts, isoDate, makeValue, type Value } from './value.ts'

interface Read {
  readonly values: readonly Value[]
  readonly end: number
}

/** Month names with the day and year around them, and weekdays: Feb. 18, 2026; 18 February; April-June; the 18th of May; Thursday. */
export function readMonth(state: EnglishState, at: number): Read | undefined {
  const { tokens, tables } = state
  const token = tokens[at]!
  // A day before its month is read with it: 18 February, the 18th of May.
  if (token.type === 'number') {
    const slash = slashDate(state, at)
    if (slash) return slash
    const numeral = scanEnglish(tokens, at, tables, false)
    if (!numeral || numeral.low < 1 || numeral.low > 31 || !(numeral.bare || numeral.ordinal)) return undefined
    const next = tokens[numeral.end]?.lower === 'of' ? numeral.end + 1 : numeral.end
    if (tokens[next]?.joined || monthAt(state, next) === undefined || (next === numeral.end && tokens[next]?.lower === 'may'))
      return undefined
    return finish(state, at, next, { day: numeral.low })
  }
  if (token.type !== 'word' || !/^[A-Z]/.test(token.text)) return undefined
  const weekday =
    tables.words.get('weekday')?.get(token.lower.replace(/['’]s$/, '')) ?? tables.words.get('weekday')?.get(token.lower.replace(/s$/, ''))
  if (weekday !== undefined) return { values: [dateValue(token.start, token.end, { weekday: Number(weekday) }, 'weekday')], end: at + 1 }
  const month = monthAt(state, at)
  return month === undefined ? undefined : finish(state, at, at, {})
}

/** 9/27 is a date or a share; neither must stand on the other side. */
function slashDate(state: EnglishState, at: number): Read | undefined {
  const [first, slash, second, more] = state.tokens.slice(at, at + 4)
  const full = slashYear(state, at)
  if (full) return full
  if (slash?.text !== '/' || !slash.joined || !second?.joined || second.type !== 'number' || (more?.text === '/' && more.joined))
    return undefined
  const [month, day] = [Number(first!.text), Number(second.text)]
  if (!Number.isInteger(month) || !Number.isInteger(day) || month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const share = makeValue(first!.start, second.end, { kind: 'ratio', value: month / day })
  const date = dateValue(first!.start, second.end, { month, day })
  return {
    values: [
      month < day && day <= 10
        ? { ...share, alternatives: [{ ...share, kind: 'percent', unit: '%', value: (month / day) * 100 }, date] }
        : { ...date, soft: true, alternatives: [share] },
    ],
    end: at + 3,
  }
}

/** 05/06/2024: month first or day first, either will do; `strange` when both readings are dates. */
function slashYear(state: EnglishState, at: number): Read | undefined {
  const parts = state.tokens.slice(at, at + 5)
  const year = parts[4]
  if (parts.length < 5 || parts[1]!.text !== '/' || parts[3]!.text !== '/' || parts.slice(1).some((token) => !token.joined))
    return undefined
  const [a, b] = [Number(parts[0]!.text), Number(parts[2]!.text)]
  if (!/^(?:19|20|21)\d\d$/.test(year!.text) || !(a >= 1 && b >= 1 && Math.min(a, b) <= 12 && Math.max(a, b) <= 31)) return undefined
  const dates = [
    { month: a, day: b },
    { month: b, day: a },
  ].filter(({ month }) => month <= 12)
  const [first, second] = dates.map((date) => dateValue(parts[0]!.start, year!.end, { ...date, year: Number(year!.text) }))
  const either = second !== undefined && a !== b
  return { values: [either ? { ...first!, alternatives: [second], strange: true } : first!], end: at + 5 }
}

function monthAt(state: EnglishState, at: number): number | undefined {
  const { tokens, tables } = state
  const token = tokens[at]
  if (token?.type !== 'word' || !/^[A-Z]/.test(token.text)) return undefined
  const name = token.lower.replace(/['’]s$/, '')
  const month = tables.words.get('month')?.get(name)
  if (month === undefined) return undefined
  if (name !== 'may' && name !== 'march' && name.length > 3) return Number(month)
  // Short forms, the verb "may" and the noun "march" need company.
  const next = tokens[at + 1]?.text === '.' ? tokens[at + 2] : tokens[at + 1]
  const previous = tokens[at - 1]?.text === '-' ? tokens[at - 2] : tokens[at - 1]
  const company =
    /^(?:in|of|by|since|until|till|through|from|to|between|and|or|early|late|mid|last|this|next|during|before|after|for|ended|ending|on|around|as|previous|every|its|each|the|-)$/
  const day = next?.type === 'number' && Number(next.text) <= 2199
  // 2011 March, January-March
  const dated = previous !== undefined && (/^(?:1\d|20|21)\d\d$/.test(previous.text) || tables.words.get('month')?.has(previous.lower))
  const plain =
    name === 'march' && previous?.type === 'word' && previous.text === previous.lower && !/^(?:a|protest|long|peace)$/.test(previous.lower)
  return day ||
    dated ||
    plain ||
    (previous !== undefined && company.test(previous.lower)) ||
    tokens[at + 1]?.text === '.' ||
    /^[-–]$/.test(tokens[at + 1]?.text ?? '')
    ? Number(month)
    : undefined
}

function finish(state: EnglishState, start: number, monthIndex: number, found: DateParts): Read {
  const { tokens, tables } = state
  let date: DateParts = { ...found, month: monthAt(state, monthIndex)! }
  let end = monthIndex + 1
  if (
    tokens[end]?.text === '.' &&
    tokens[monthIndex]!.text.length <= 4 &&
    (tokens[end + 1]?.type === 'number' || tokens[end + 1]?.type === 'word')
  )
    end++
  const the = tokens[end]?.lower === 'the' ? end + 1 : end
  const numeral = date.day === undefined && tokens[the]?.type === 'number' ? scanEnglish(tokens, the, tables, false) : undefined
  if (
    numeral &&
    (numeral.ordinal || (numeral.bare && the === end)) &&
    numeral.low >= 1 &&
    numeral.low <= 31 &&
    tokens[the]!.text.length <= 2 &&
    !isCounted(state, numeral.end)
  ) {
    date = { ...date, day: numeral.low }
    end = numeral.end
  }
  const comma = tokens[end]?.text === ',' || tokens[end]?.lower === 'of' ? end + 1 : end
  if (
    /^(?:1\d|20|21)\d\d$/.test(tokens[comma]?.text ?? '') &&
    !isCounted(state, comma + 1) &&
    (comma === end ||
      date.day !== undefined ||
      tokens[end]?.lower === 'of' ||
      tokens[comma + 1]?.text === ',' ||
      tokens[comma + 1] === undefined ||
      tokens[comma + 1]?.text === '.')
  ) {
    date = { ...date, year: Number(tokens[comma]!.text) }
    end = comma + 1
  }
  const value = dateValue(tokens[start]!.start, tokens[end - 1]!.end, date)
  return { values: [fiscalEnd(state, start, value)], end }
}

/** The year ended March 2024 is fiscal 2023 in Japan. */
function fiscalEnd(state: EnglishState, at: number, value: Value): Value {
  const before = state.tokens.slice(Math.max(0, at - 6), at).map((token) => token.lower)
  const ends =
    before.some((word) => /^(?:ended|ending|ends|through|end|to)$/.test(word)) && before.some((word) => /^(?:year|fiscal)$/.test(word))
  if (!ends || value.date?.month === undefined) return value
  if (value.date.year === undefined) return value.date.day === undefined ? { ...value, origin: 'fiscal' } : value
  const fiscal = value.date.year - (value.date.month <= 6 ? 1 : 0)
  return { ...value, origin: 'fiscal', alternatives: [dateValue(value.start, value.end, { fiscal }, 'fiscal')] }
}

/** Years and what is built on them: 2026, 2020-22, fiscal 2026, FY26, the 2026 school year, 1990s, '90s, 19th century. */
export function readYearLike(state: EnglishState, at: number, values: readonly Value[]): Read | undefined {
  const { tokens, tables } = state
  const token = tokens[at]!
  if (token.type === 'word') return readFiscal(state, at)
  if (token.type !== 'number') return undefined
  const numeral = scanEnglish(tokens, at, tables, false)
  if (!numeral || numeral.spelled) return undefined
  if (numeral.band && numeral.low >= 1000)
    return { values: [dateValue(token.start, tokens[numeral.end - 1]!.end, { decade: numeral.low })], end: numeral.end }
  const century = tokens[numeral.end]?.text === '-' ? numeral.end + 1 : numeral.end
  if (numeral.ordinal && /^centur/.test(tokens[century]?.lower ?? ''))
    return { values: [dateValue(token.start, tokens[century]!.end, { century: numeral.low })], end: century + 1 }
  const previous = values.at(-1)
  const dash = /^[-–]$/.test(tokens[at - 1]?.text ?? '') && tokens[at - 1]!.joined && token.joined
  if (dash && numeral.bare && token.text.length === 2 && previous?.date?.year !== undefined && previous.end === tokens[at - 1]!.start) {
    const year = Math.floor(previous.date.year / 100) * 100 + numeral.low
    return {
      values: [
        { ...dateValue(token.start, token.end, { year }), alternatives: [makeValue(token.start, token.end, { value: numeral.low })] },
      ],
      end: at + 1,
    }
  }
  // Expo '70, the class of '98
  const short = /^['\u2019\u2018]$/.test(tokens[at - 1]?.text ?? '') && token.joined && !tokens[at - 1]!.joined
  if (short && numeral.bare && token.text.length === 2) {
    const [first, second] = [1900, 2000].map((base) => dateValue(token.start, token.end, { year: base + numeral.low }))
    return { values: [{ ...first!, soft: true, alternatives: [second!] }], end: at + 1 }
  }
  if (!numeral.bare || !/^(?:1\d|20|21)\d\d$/.test(token.text) || currencyAt(state, at) || isCounted(state, at + 1)) return undefined
  const after = tokens[at + 1]
  const kind = tables.words.get('fiscal')?.has(after?.lower ?? '') || tables.words.get('fiscalpair')?.has(after?.lower ?? '')
  const fiscal = after !== undefined && kind && (tokens[at + 2]?.lower === 'year' || after.lower === 'fiscal')
  if (fiscal) return { values: [dateValue(token.start, after.end, { fiscal: numeral.low }, 'fiscal')], end: at + 2 }
  return {
    values: [
      {
        ...dateValue(token.start, token.end, { year: numeral.low }),
        alternatives: [makeValue(token.start, token.end, { value: numeral.low })],
      },
    ],
    end: at + 1,
  }
}

function readFiscal(state: EnglishState, at: number): Read | undefined {
  const { tokens, tables } = state
  const token = tokens[at]!
  const era = tables.words.get('era')?.get(token.lower)
  const eraYear = era === undefined || tokens[at + 1]?.type !== 'number' ? 0 : Number(tokens[at + 1]!.text)
  if (eraYear > 0 && eraYear < 100)
    return { values: [dateValue(token.start, tokens[at + 1]!.end, { year: Number(era) + eraYear }, 'era')], end: at + 2 }
  const pair = tables.words.get('fiscalpair')?.has(token.lower) && tokens[at + 1]?.lower === 'year'
  if (!pair && !tables.words.get('fiscal')?.has(token.lower)) return undefined
  let next = at + 1
  if (tokens[next]?.lower === 'year') next++
  if (tokens[next]?.text === '-' || /^[\u2019']$/.test(tokens[next]?.text ?? '')) next++
  const number = tokens[next]
  if (number?.type !== 'number' || !/^\d{2}$|^\d{4}$/.test(number.text) || isCounted(state, next + 1)) return undefined
  const fiscal = number.text.length === 2 ? 2000 + Number(number.text) : Number(number.text)
  return { values: [dateValue(token.start, number.end, { fiscal }, 'fiscal')], end: next + 1 }
}

/** True when the number before is a quantity, not a date: 2000 yen, 2024 km, 18 percent, 5 million. */
function isCounted(state: EnglishState, at: number): boolean {
  const { tokens, tables } = state
  const dashed = tokens[at]?.text === '-' && tokens[at]!.joined ? at + 1 : at
  const unit = tables.units.match(tokens, dashed)
  if (unit && unit.row.form!.length > 1) return true
  return tables.numbers.get(tokens[at]?.lower ?? '')?.some((entry) => entry.role === 'large' || entry.role === 'small') ?? false
}

function dateValue(start: number, end: number, date: DateParts, origin: NonNullable<Value['origin']> = 'plain'): Value {
  return makeValue(start, end, { kind: 'date', value: isoDate(date), date, origin })
}
