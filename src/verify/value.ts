import type { QuantityKind, Span } from '../document.ts'

/** How a value is bounded or hedged; `band` is a step of a scale (150円台, the 150-yen range). */
export type Bound = '' | 'at-least' | 'more-than' | 'at-most' | 'less-than' | 'about' | 'little-over' | 'just-under' | 'band'

/** The parts of a date that the text names. Months and days are 1-based, Sunday is weekday 0, a decade is its first year. */
export interface DateParts {
  readonly year?: number
  readonly month?: number
  readonly day?: number
  readonly fiscal?: number
  readonly decade?: number
  readonly century?: number
  readonly weekday?: number
}

/** A number expression read by value, in either language: 約1億2000万円 → 1.2e8 JPY about; "about ¥120 million" → the same. Spans are into the text read. */
export interface Value extends Span {
  readonly kind: QuantityKind
  /** A range is `[low, high]`; dates, times and identifiers are strings (`2026-02-XX`, `T15:00`, `G7`). */
  readonly value: number | readonly [number, number] | string
  /** Currency, base unit (`m`, `g`, `month`, `second` …), `%`, `point`, `times`; '' when the text names none. Two bases are joined by `/`. */
  readonly unit: string
  /** How many base units one of the text's units is: kilometre → 1000. */
  readonly factor: number
  readonly bound: Bound
  /** True when the bound is only a hint of the wording (ほど, を超え), which English may leave out. */
  readonly softBound: boolean
  /** The number stands for anything in its range: 数百万, millions. */
  readonly vague: boolean
  /** Need not be found on the other side: 両社 (two), 一つ, "first". */
  readonly soft: boolean
  /** Half a unit of the last digit written; how far a rounded figure may be off. */
  readonly step: number
  /** Only for dates. */
  readonly date?: DateParts
  /** Where a date's parts come from: decides the code of the finding. */
  readonly origin?: 'era' | 'fiscal' | 'relative' | 'plain' | 'weekday'
  /** Early, mid or late. */
  readonly part?: string
  /** True for a value that may also count as an ordinal (連続, ぶり) or is one by form only. */
  readonly loose?: boolean
  readonly negative?: boolean
  /** A small number with "the", which may sum up what the text names one by one: the three men. */
  readonly counted?: boolean
  /** Was in another system of units than the one given here (°F). */
  readonly converted?: boolean
  /** To be told about: an era year that its era does not have (平成32年), a date that may be read two ways (05/06/2024). */
  readonly strange?: boolean
  /** Other readings; the value is met when one of them is. */
  readonly alternatives?: readonly Value[]
}

/** A plain count with everything else at its default. */
export function makeValue(start: number, end: number, facts: Partial<Value>): Value {
  return {
    kind: 'count',
    value: 0,
    unit: '',
    factor: 1,
    bound: '',
    softBound: false,
    vague: false,
    soft: false,
    step: 0,
    start,
    end,
    ...facts,
  }
}

/** Low and high end of a value in its own unit; NaN for strings. */
export function ends(value: Value): readonly [number, number] {
  if (typeof value.value === 'number') return [value.value, value.value]
  if (typeof value.value === 'string') return [Number.NaN, Number.NaN]
  return value.value
}

/** Equal up to floating-point dust. */
export function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
}

/** The ISO form of a date's parts: {year: 2026, month: 2} → 2026-02, {month: 2, day: 18} → XXXX-02-18, {fiscal: 2026} → FY2026. */
export function isoDate(date: DateParts): string {
  if (date.fiscal !== undefined) return `FY${date.fiscal}`
  if (date.century !== undefined) return `C${date.century}`
  if (date.decade !== undefined) return `${date.decade}s`
  if (date.weekday !== undefined && date.day === undefined) return `D${date.weekday}`
  const pad = (part: number | undefined) => (part === undefined ? 'XX' : String(part).padStart(2, '0'))
  const year = date.year === undefined ? 'XXXX' : String(date.year)
  if (date.month === undefined && date.day === undefined) return year
  return date.day === undefined ? `${year}-${pad(date.month)}` : `${year}-${pad(date.month)}-${pad(date.day)}`
}

/** A value as a short string for findings: `1.2e8 JPY`, `2026-02`, `30 %`. */
export function canonical(value: Value): string {
  const digits = (one: number) => (Math.abs(one) >= 1e6 ? one.toExponential().replace('e+', 'e') : String(one))
  if (typeof value.value === 'string') return value.value
  const number = typeof value.value === 'number' ? digits(value.value) : `${digits(value.value[0])}..${digits(value.value[1])}`
  if (value.kind === 'duration') return `${number} ${durations[`${value.factor} ${value.unit}`] ?? `${value.factor} ${value.unit}`}`
  if (value.kind === 'measure' && value.factor !== 1) return `${number} × ${digits(value.factor)} ${value.unit}`
  return value.unit ? `${number} ${value.unit}` : number
}

const durations: Readonly<Record<string, string>> = {
  '1 month': 'month',
  '12 month': 'year',
  '120 month': 'decade',
  '1200 month': 'century',
  '1 second': 'second',
  '60 second': 'minute',
  '3600 second': 'hour',
  '86400 second': 'day',
  '604800 second': 'week',
}
