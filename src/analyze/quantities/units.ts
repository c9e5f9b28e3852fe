import { type Amount, amountText, amountValue, isOne } from './amount.ts'
import { compare, decimal } from './decimal.ts'
import { beforeNoun, type Draft, isHan, isLetter, isNounEnd, type Scan } from './scan.ts'
import { allowed, longest, type Unit } from './tables.ts'

/** A unit found after an amount. `end` is the end of the unit in the text. */
export interface Found {
  readonly unit: Unit
  readonly end: number
}

/** The unit that follows the amount, longest first, or null: 3カ国語 → language, not country. */
export function findUnit(scan: Scan, amount: Amount): Found | null {
  const { text, tables } = scan
  // 100 km is written with a space, 100 人 rarely; both are read.
  const at = text[amount.end] === ' ' && amount.numeral && !amount.numeral.kanji ? amount.end + 1 : amount.end
  for (const { end, items } of tables.units.matches(text, at)) {
    for (const unit of items) {
      if (allowed(text, end, unit) && fits(scan, amount, unit, end)) return { unit: adapt(scan, unit), end }
    }
  }
  return null
}

function fits(scan: Scan, amount: Amount, unit: Unit, end: number): boolean {
  const { text } = scan
  if (isLetter(text[end - 1]) && /[A-Za-z0-9]/.test(text[end] ?? '')) return false
  if (unit.style === 'degree') return isTemperature(scan, amount)
  if (!amount.numeral?.kanji) return amount.numeral !== null || unit.kanji || unit.kind === 'measure'
  if (!unit.kanji) return false
  // 統一, 同一人物: 一 inside a run of kanji is part of a word, unless the noun before it can be counted.
  const single = amount.numeral.end - amount.start === 1 && !amount.numeral.scaled
  return !single || amount.low.digits > 1n || !isHan(text[amount.start - 1]) || kin(scan, amount.start, unit)
}

/** 度 is a temperature with a decimal point, a word about heat in the sentence, or a figure no one counts occasions to. */
function isTemperature(scan: Scan, amount: Amount): boolean {
  if (scan.tables.mark(scan.text, amount.end + 1, 'ordinal') >= 0) return false
  return amount.low.scale > 0 || amount.low.digits <= 0n || scan.has('temperature') || compare(amount.low, decimal(13)) >= 0
}

/** キロ and ポンド weigh where the sentence is about weight. */
function adapt(scan: Scan, unit: Unit): Unit {
  if (unit.unit === 'GBP' && unit.one === 'pound' && scan.has('weight')) return { ...unit, kind: 'measure', unit: 'lb' }
  if (unit.one === 'copy' && scan.has('chapters')) return { ...unit, unit: 'part', one: 'part', other: 'parts', style: 'noun' }
  if (unit.style === 'kilo' && scan.has('weight')) return { ...unit, unit: 'kg', one: 'kilogram', other: 'kilograms' }
  if (unit.unit === 'm' && scan.has('wind')) return { ...unit, unit: 'm/s', one: 'meter per second', other: 'meters per second' }
  if (unit.unit === 'percentage point' && scan.has('index')) return { ...unit, unit: 'point', one: 'point', other: 'points' }
  return unit
}

function kin(scan: Scan, at: number, unit: Unit): boolean {
  return unit.nouns.some((ending) => scan.text.endsWith(ending, at) || scan.text.slice(Math.max(0, at - ending.length), at) === ending)
}

/** Whether the neighbouring noun supplies the counter's English noun: 自動車3台, 3台の車, 社員100人. */
function isBare(scan: Scan, amount: Amount, unit: Unit, end: number): boolean {
  const { text, tables } = scan
  const bound = longest(tables.after, text, end)?.end ?? end
  const of = tables.mark(text, bound, 'of')
  const exceeding = longest(tables.attributive, text, end)
  const noun = exceeding
    ? beforeNoun(scan, exceeding.end)
    : of >= 0 && isNounEnd(text[of]) && !tables.context('person-of').some((word) => text.startsWith(word, of))
  const start = beforeModifiers(scan, amount.start)
  const before = text[start - 1]
  const ends = (context: string, at: number) =>
    tables.context(context).some((word) => text.slice(Math.max(0, at - word.length), at) === word)
  // 車を3台 counts cars; 議席を3人が争う and 計画を3台上回る do not count what stands before を.
  const floated =
    tables.mark(text, start - 1, 'object') === start &&
    isNounEnd(text[start - 2]) &&
    tables.mark(text, bound, 'subject') < 0 &&
    !ends('plan', start - 1)
  switch (unit.style) {
    case 'bare':
      return true
    case 'near':
      if (ends('rate-before', amount.start)) return false
      return (
        noun || floated || ends('and-so-on', start) || (isNounEnd(before) && !/[0-9)(]/.test(before ?? '') && !ends('not-counted', start))
      )
    case 'kin':
      return kin(scan, start, unit)
    case 'kin-of':
      return noun || floated || kin(scan, start, unit)
    default:
      return false
  }
}

/** Where the modifiers in front of a number begin: the noun in 自動車計約500台 ends before 計. */
function beforeModifiers({ text, tables }: Scan, at: number): number {
  const step = (from: number) =>
    [4, 3, 2, 1].map((length) => from - length).find((start) => tables.before.matches(text, start).some(({ end }) => end === from)) ?? from
  return step(step(at))
}

/** The amount with its unit as a quantity: 3.5 billion ドル → $3.5 billion, 12 人 → 12 people. */
export function withUnit(scan: Scan, amount: Amount, { unit, end }: Found): Draft {
  const { words } = scan
  const value = amountValue(amount)
  const base = { start: amount.start, end, value, unit: unit.unit, modifier: amount.odd ? ('more-than' as const) : ('' as const) }
  const odd = (en: string) => (amount.odd ? `more than ${en}` : en)
  // A fraction of a percentage point is less than one: 0.5 percentage point.
  const fraction = unit.kind === 'point' && amount.form === 'exact' && compare(amount.low, decimal(1)) <= 0
  const noun = isOne(amount) || fraction ? unit.one : unit.other
  const kind = unit.kind as Draft['kind']
  // English counts decades, not dozens of years.
  if (unit.unit === 'year' && kind === 'duration' && amount.form === 'vague' && amount.power === 1 && unit.style === 'words')
    return { ...base, kind, en: 'decades', tags: [] }
  const phrase = (spell: boolean, word: string) => odd(joinNoun(amountText(amount, words, { spell }), word))
  switch (unit.style) {
    case 'tight':
      return { ...base, kind, en: odd(percentText(scan, amount)), tags: [] }
    case 'sign':
      if (amount.form === 'vague') return { ...base, kind, en: phrase(false, 'dollars'), tags: [] }
      return { ...base, kind, en: odd(amountText(amount, words, { spell: false, open: unit.one })), tags: [] }
    case 'times':
      if (amount.form === 'exact') return { ...base, kind, en: odd(words.times(amount.low)), tags: ['countable', 'frequency'] }
      return { ...base, kind, en: phrase(true, 'times'), tags: ['countable', 'frequency'] }
    case 'age':
      return { ...base, kind, en: ageText(scan, amount, unit, end), tags: ['age'] }
    case 'age-child':
      return { ...base, kind, en: `${amountText(amount, words, { spell: true })}-${noun}`, tags: [] }
    case 'adjective':
      return { ...base, kind, en: odd(`${amountText(amount, words, { spell: true })}-${unit.other}`), tags: [] }
    case 'floor':
      return ordinalUnit(scan, amount, { unit, end }) ?? { ...base, kind: 'count', en: phrase(true, 'floors'), tags: [] }
    default: {
      if (kind === 'ordinal')
        return ordinalUnit(scan, amount, { unit, end }) ?? { ...base, kind: 'count', en: phrase(true, noun), tags: [] }
      const bare = isBare(scan, amount, unit, end)
      const spell = kind === 'count' || kind === 'duration'
      const tags =
        kind === 'count'
          ? ['countable', ...(['flight', 'meal'].includes(unit.unit) ? ['frequency'] : [])]
          : kind === 'duration'
            ? ['frequency']
            : []
      return { ...base, kind, unit: bare ? '' : unit.unit, en: phrase(spell, bare ? '' : noun), tags }
    }
  }
}

/** 5 → 5%, 10〜20 → 10% to 20%, 数 → several percent. */
export function percentText({ words }: Scan, amount: Amount): string {
  if (amount.form === 'vague' || amount.form === 'over') return joinNoun(amountText(amount, words, { spell: false }), 'percent')
  return amountText(amount, words, { spell: false, close: '%' })
}

/** `dozens of` + people; `dozens of` alone drops its of: 数百万個 → millions. */
export function joinNoun(number: string, noun: string): string {
  return noun ? `${number} ${noun}` : number.replace(/ of$/, '')
}

function ageText({ text, tables, words }: Scan, amount: Amount, unit: Unit, end: number): string {
  const number = amountText(amount, words, { spell: false })
  const of = tables.mark(text, end, 'of')
  if (of >= 0 && amount.form === 'exact' && isNounEnd(text[of]) && tables.mark(text, of, 'when') < 0)
    return `${number}-${unit.one.replace(/ /g, '-')}`
  return `${number} ${isOne(amount) ? unit.one : unit.other}`
}

function ordinalUnit({ words }: Scan, amount: Amount, { unit, end }: Found): Draft | null {
  if (amount.form !== 'exact' || amount.low.scale > 0 || amount.low.digits < 1n || amount.low.digits > 9999n) return null
  const value = Number(amount.low.digits)
  const joint = unit.one.startsWith('-') ? '' : unit.one ? ' ' : ''
  return {
    start: amount.start,
    end,
    kind: 'ordinal',
    value,
    unit: unit.unit,
    modifier: '',
    en: `${words.ordinal(value)}${joint}${unit.one}`,
    tags: [],
  }
}
