import { boundAround } from './english-bounds.ts'
import { readClock, readResult } from './english-clock.ts'
import { readMonth, readYearLike } from './english-dates.ts'
import { readIdentifier, readRoman } from './english-identifiers.ts'
import { mergeParts } from './english-merge.ts'
import { type EnglishNumeral, scanEnglish } from './english-number.ts'
import { type EnglishTables, type EnglishToken, tokenizeEnglish } from './english-tokens.ts'
import { makeValue, type Value } from './value.ts'

/** What the reader of one English text works on. */
export interface EnglishState {
  readonly tokens: readonly EnglishToken[]
  readonly tables: EnglishTables
}

/**
 * All values of an English text, ascending, in the model of the Japanese reader: "about ¥120 million" → money 1.2e8 JPY about;
 * "Feb. 18" → date XXXX-02-18; "one" → soft 1. Spans are UTF-16 offsets. Never throws; linear in the length of the text.
 */
export function readEnglish(text: string, tables: EnglishTables): readonly Value[] {
  const state: EnglishState = { tokens: tokenizeEnglish(text), tables }
  const values: Value[] = []
  let at = 0
  while (at < state.tokens.length) at = readOne(state, at, values)
  return mergeParts(values, text)
}

function readOne(state: EnglishState, at: number, values: Value[]): number {
  const { tokens, tables } = state
  const token = tokens[at]!
  const skip = tables.skip.match(tokens, at)
  if (skip) return skip.end
  const relative = tables.relative.match(tokens, at)
  if (relative) {
    values.push(
      makeValue(token.start, tokens[relative.end - 1]!.end, { kind: 'date', value: relative.row.value!, soft: true, origin: 'relative' }),
    )
    return relative.end
  }
  const feast = /^[A-Z]/.test(token.text) ? tables.feasts.match(tokens, at) : undefined
  if (feast) {
    const [month, day] = feast.row.value!.split('-').map(Number)
    const facts = { value: `XXXX-${feast.row.value!}`, date: { month: month!, day: day! }, origin: 'plain' } as const
    values.push(makeValue(token.start, tokens[feast.end - 1]!.end, { kind: 'date', soft: true, ...facts }))
    return feast.end
  }
  const identifier = readRoman(state, at) ?? readIdentifier(state, at)
  if (identifier) {
    values.push(identifier.value)
    return identifier.end
  }
  const month = readMonth(state, at)
  if (month) {
    values.push(...month.values)
    return month.end
  }
  const clock = readClock(state, at)
  if (clock) {
    values.push(clock.value)
    return clock.end
  }
  const result = readResult(state, at)
  if (result) {
    values.push(result.value)
    return result.end
  }
  const yearLike = readYearLike(state, at, values)
  if (yearLike) {
    values.push(...yearLike.values)
    return yearLike.end
  }
  const bare = readBareUnit(state, at)
  if (bare) {
    values.push(bare.value)
    return bare.end
  }
  const currency = currencyAt(state, at)
  const numeral = scanEnglish(tokens, at, tables, currency !== undefined)
  if (!numeral) return at + 1
  const chain = readChain(state, at, numeral, currency !== undefined)
  values.push(...chain.values)
  return chain.end
}

/** ISO code of the currency sign right before a token: US$, ¥, RMB. */
export function currencyAt(state: EnglishState, at: number): string | undefined {
  const { tokens, tables } = state
  const signs = tables.words.get('currency')
  const sign = tokens[at - 1]
  if (!sign || !signs) return undefined
  const before = tokens[at - 2]
  if (sign.text === '$' && sign.joined && before?.type === 'word') {
    const joined = signs.get(`${before.lower}$`)
    if (joined) return joined
  }
  return sign.type === 'mark' || sign.text === sign.text.toUpperCase() ? signs.get(sign.lower) : undefined
}

/** "a year", "per day", "a decade", "decades", "daily": one unit, soft. */
function readBareUnit(state: EnglishState, at: number): { readonly value: Value; readonly end: number } | undefined {
  const { tokens, tables } = state
  const token = tokens[at]!
  if (token.type !== 'word') return undefined
  const soft = tables.numbers.get(token.lower)?.find((entry) => entry.role === 'softunit')
  if (soft)
    return {
      value: makeValue(token.start, token.end, { kind: 'duration', value: 1, unit: soft.note, factor: soft.value, soft: true }),
      end: at + 1,
    }
  const article = /^(?:an?|per|each|every|the|last|past|next)$/.test(token.lower)
  const whole = article && /^(?:whole|entire|full|single)$/.test(tokens[at + 1]?.lower ?? '') ? 2 : 1
  const unit = tables.units.match(tokens, article ? at + whole : at)
  if (
    (unit?.row.kind !== 'duration' && !(unit?.row.kind === 'measure' && /^an?$/.test(token.lower))) ||
    (!article && !/^(?:decades|centuries|decade|century|fortnight)$/.test(token.lower) && unit.end - at < 2)
  )
    return undefined
  const many = /^(?:decades|centuries)$/.test(tokens[unit.end - 1]!.lower)
  const half = tokens[unit.end]?.lower === 'and' && tokens[unit.end + 1]?.lower === 'a' && tokens[unit.end + 2]?.lower === 'half'
  const end = half ? unit.end + 3 : unit.end
  return {
    value: makeValue(token.start, tokens[end - 1]!.end, {
      kind: unit.row.kind === 'measure' ? 'measure' : 'duration',
      value: many ? [2, 9] : half ? 1.5 : 1,
      vague: many,
      unit: unit.row.unit!,
      factor: Number(unit.row.factor),
      soft: true,
      ...boundAround(state, at, end),
    }),
    end,
  }
}

/** A number and, after "to", "-", "and", "or", the next one that shares its unit: 10 to 20 percent, ¥3-4 billion. */
function readChain(
  state: EnglishState,
  at: number,
  first: EnglishNumeral,
  money: boolean,
): { readonly values: readonly Value[]; readonly end: number } {
  const { tokens, tables } = state
  const currency = currencyAt(state, at)
  const own = unitAfter(state, first)
  const short = currency && !own ? shortEnd(state, first) : undefined
  if (short) {
    const low = build(state, at, first, undefined, currency)
    return { values: [low, { ...low, value: short.value, start: short.start, end: short.end }], end: first.end + 2 }
  }
  if (!own) {
    const joiner = tokens[first.end]
    const joins = joiner !== undefined && (/^(?:to|and|or)$/.test(joiner.lower) || /^[-–—~]$/.test(joiner.text))
    const next = first.end + 1
    const second =
      joins && !first.ordinal && !first.soft && tokens[next]?.type === 'number' ? scanEnglish(tokens, next, tables, money) : undefined
    const unit = second && !second.ordinal ? unitAfter(state, second) : undefined
    if (second && !second.ordinal && (unit || second.scale > 1)) {
      const shares = first.scale === 1 && second.scale > 1 && first.low < 1000
      const low = shares
        ? { ...first, low: first.low * second.scale, high: first.high * second.scale, step: first.step * second.scale }
        : first
      const made = [build(state, at, low, unit, currency), build(state, next, second, unit, currency)] as const
      const loose = shares
        ? { ...made[0], alternatives: [...(made[0].alternatives ?? []), build(state, at, first, undefined, currency)] }
        : made[0]
      return {
        values: [
          { ...loose, end: tokens[first.end - 1]!.end, bound: made[0].bound },
          { ...made[1], bound: made[0].bound || made[1].bound },
        ],
        end: unit?.end ?? second.end,
      }
    }
  }
  const value = build(state, at, first, own, currency)
  return { values: [ratioOf(state, value, own?.end ?? first.end)], end: own?.end ?? first.end }
}

/** ¥155.21-23: the end of the range gives its last digits only. */
function shortEnd(
  state: EnglishState,
  first: EnglishNumeral,
): { readonly value: number; readonly start: number; readonly end: number } | undefined {
  const [number, dash, tail] = state.tokens.slice(first.end - 1, first.end + 2)
  const decimals = number?.type === 'number' ? (number.text.split('.')[1] ?? '') : ''
  if (
    !decimals ||
    !dash ||
    !/^[-–]$/.test(dash.text) ||
    !dash.joined ||
    !tail?.joined ||
    tail.text.length !== decimals.length ||
    !/^\d+$/.test(tail.text)
  )
    return undefined
  return { value: Number(`${number!.text.split('.')[0]!.replaceAll(',', '')}.${tail.text}`), start: tail.start, end: tail.end }
}

/** "one in four", "three out of ten": the first number may also stand for the share. */
function ratioOf(state: EnglishState, value: Value, at: number): Value {
  const { tokens, tables } = state
  const joiner = tokens[at]?.lower === 'out' && tokens[at + 1]?.lower === 'of' ? at + 2 : tokens[at]?.lower === 'in' ? at + 1 : -1
  const second = joiner > 0 && tokens[joiner]?.type !== 'mark' ? scanEnglish(tokens, joiner, tables, false) : undefined
  if (
    !second ||
    value.kind !== 'count' ||
    typeof value.value !== 'number' ||
    second.low <= value.value ||
    second.low > 100 ||
    second.ordinal
  )
    return value
  const share = value.value / second.low
  return {
    ...value,
    alternatives: [
      { ...value, kind: 'ratio', value: share },
      { ...value, kind: 'percent', unit: '%', value: share * 100 },
    ],
  }
}

interface Unit {
  readonly row: Readonly<Record<string, string>>
  readonly end: number
}

function unitAfter(state: EnglishState, numeral: EnglishNumeral): Unit | undefined {
  const { tokens, tables } = state
  let at = numeral.end
  if (/^[-‑]$/.test(tokens[at]?.text ?? '') && tokens[at]!.joined) at++
  if (numeral.vague && tokens[at]?.lower === 'of') at++
  if (/^(?:full|whole|straight|consecutive|more|additional|square)$/.test(tokens[at]?.lower ?? '') && !tables.units.match(tokens, at)) at++
  const degrees = degreesAt(state, at)
  if (degrees) return degrees
  if (numeral.fraction && tokens[at]?.lower === 'of') {
    // a quarter of a percentage point
    const of = /^an?$/.test(tokens[at + 1]?.lower ?? '') ? tables.units.match(tokens, at + 2) : undefined
    if (of?.row.kind === 'point' || of?.row.kind === 'percent') return of
  }
  const unit = tables.units.match(tokens, at)
  if (!unit) {
    const seconds = !numeral.spelled && tokens[at]?.lower === 'second' && at > numeral.end
    return seconds ? { row: { kind: 'duration', unit: 'second', factor: '1' }, end: at + 1 } : undefined
  }
  const word = tokens[at]!
  // Short letters are units only when they stand close: 5 m, 10GB; "won" after a plain small number is the verb.
  if (word.type === 'word' && word.text.length === 1 && !word.joined && !/^[gmLVWA]$/.test(word.text)) return undefined
  if (word.lower === 'won' && numeral.scale === 1 && numeral.low < 1000) return undefined
  if (numeral.ordinal) return undefined
  return unit
}

/** 40 C, 104 F, 40 degrees Celsius, 104°F. */
function degreesAt(state: EnglishState, at: number): Unit | undefined {
  const { tokens } = state
  const sign = tokens[at]?.text === '°' || /^degrees?$/.test(tokens[at]?.lower ?? '')
  const scale = sign ? at + 1 : at
  const letter = tokens[scale]
  if (letter?.type === 'word' && (/^[CF]$/.test(letter.text) || /^(?:celsius|fahrenheit|centigrade)$/.test(letter.lower)))
    return { row: { kind: 'measure', unit: /^f/i.test(letter.text) ? 'degF' : 'deg', factor: '1' }, end: scale + 1 }
  return sign ? { row: { kind: 'measure', unit: 'deg', factor: '1' }, end: scale } : undefined
}

function build(state: EnglishState, at: number, numeral: EnglishNumeral, unit: Unit | undefined, currency: string | undefined): Value {
  const { tokens } = state
  const end = unit?.end ?? numeral.end
  const start = currencyAt(state, at) ? tokens[at - 1]!.start : tokens[at]!.start
  const { low, high } = numeral
  const value = low === high ? low : ([low, high] as const)
  const numberWord = isNumbered(state, at)
  // "The three men": counted by the reader as well, when the text names them.
  const listed = numeral.spelled && !numeral.ordinal && low === high && low <= 10 && tokens[at - 1]?.lower === 'the' && !unit
  // 124 jobs for every 100 seekers is a ratio of 1.24.
  const counted = listed || (low === 100 && /^(?:every|per|each)$/.test(tokens[at - 1]?.lower ?? ''))
  const common: Partial<Value> = {
    value,
    vague: numeral.vague,
    soft: numeral.soft,
    ...(counted && { counted }),
    step: numeral.step,
    ...boundAround(state, currency ? at - 1 : at, end),
  }
  const make = (facts: Partial<Value>) => makeValue(start, tokens[end - 1]!.end, { ...common, ...facts })
  const kind = unit?.row.kind ?? ''
  const factor = Number(unit?.row.factor ?? 1)
  const step = numeral.step
  const scaled = (number: number) => (factor === 1 ? number : Math.round(number * factor * 1e9) / 1e9)
  if (currency) return make({ kind: 'money', unit: currency })
  const noun = tokens[tokens[end]?.text === '-' ? end + 1 : end]
  if (numeral.ordinal) return make({ kind: 'ordinal', loose: isLooseOrdinal(state, noun, numeral.spelled), bound: '' })
  if (numeral.band) {
    const decades =
      low >= 1000
        ? []
        : low % 10 === 0
          ? [1900 + low, 2000 + low].map((decade) => make({ kind: 'date', value: `${decade}s`, date: { decade }, origin: 'plain' }))
          : []
    return make({ bound: common.bound || 'band', loose: true, soft: numeral.low === 10, alternatives: decades })
  }
  if ((numeral.fraction && kind !== 'point' && kind !== 'percent') || (numeral.multiple && !unit)) {
    const share = typeof value === 'number' && numeral.fraction ? [make({ kind: 'percent', unit: '%', value: value * 100 })] : []
    return make({ kind: 'ratio', unit: numeral.multiple ? 'times' : '', alternatives: share })
  }
  if (kind === 'money') {
    const weight = /^pounds?$/.test(tokens[end - 1]!.lower) ? [make({ kind: 'measure', unit: 'g', factor: 453.592 })] : []
    return make({
      kind: 'money',
      unit: unit!.row.unit!.split('/')[0]!,
      value: low === high ? scaled(low) : [scaled(low), scaled(high)],
      step: step * factor,
      ...(weight.length > 0 && { alternatives: weight }),
    })
  }
  if (kind === 'percent' || kind === 'point') {
    return make({
      kind,
      unit: unit!.row.unit!,
      value: low === high ? scaled(low) : [scaled(low), scaled(high)],
      step: step * factor,
      soft: numeral.soft && !numeral.fraction,
    })
  }
  if (kind === 'ratio') return make({ kind: 'ratio', unit: 'times', alternatives: [make({}), make({ kind: 'ordinal', loose: true })] })
  if (unit?.row.unit === 'degF') {
    const celsius = (number: number) => Math.round(((number - 32) / 1.8) * 1e6) / 1e6
    return make({
      kind: 'measure',
      unit: 'deg',
      value: low === high ? celsius(low) : [celsius(low), celsius(high)],
      step: step / 1.8,
      converted: true,
    })
  }
  if (kind === 'measure') return make({ kind: 'measure', unit: unit!.row.unit!, factor })
  if (kind === 'duration') {
    const half = tokens[end]?.lower === 'and' && /^an?$/.test(tokens[end + 1]?.lower ?? '') && tokens[end + 2]?.lower === 'half'
    return make({
      kind: 'duration',
      unit: unit!.row.unit!,
      factor,
      loose: true,
      soft: numeral.soft && low <= 1,
      ...(half ? { value: low + 0.5, step: 0.25 } : {}),
      // Three quarters are three fourths as well.
      ...(factor === 3 && low === 3
        ? { alternatives: [make({ kind: 'ratio', value: 0.75 }), make({ kind: 'percent', unit: '%', value: 75 })] }
        : {}),
    })
  }
  // "he and nine others" is 10人.
  if (/^others?$/.test(tokens[end]?.lower ?? '') && typeof value === 'number') return make({ alternatives: [make({ value: value + 1 })] })
  return make(numberWord ? { kind: 'ordinal', loose: true } : {})
}

/** The ninth inning, or the ninth with nothing behind: 9回. */
function isLooseOrdinal({ tables }: EnglishState, noun: EnglishToken | undefined, spelled: boolean): boolean {
  if (spelled && (!noun || noun.type === 'mark')) return true
  if (!noun) return false
  return (
    tables.words.get('ordinalnoun')?.has(noun.lower) === true ||
    (spelled && /^(?:and|against|before|after|when|while|with|on|in|by|for|to|at)$/.test(noun.lower))
  )
}

/** "No. 3", "Article 9", "Phase 2". */
function isNumbered(state: EnglishState, at: number): boolean {
  const words = state.tables.words.get('number')
  const before = state.tokens[at - 1]
  const word = before?.text === '.' || before?.text === '-' ? state.tokens[at - 2] : before
  return word?.type === 'word' && (words?.has(word.lower) ?? false)
}
