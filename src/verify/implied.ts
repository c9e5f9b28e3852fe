import type { EnglishToken, Phrases } from './english-tokens.ts'
import { ends, near, type Value } from './value.ts'

/** What the words of an English text say of numbers without a figure, and what the Japanese says of those that stand only in English. */
export interface Implied {
  /** A Japanese value that the English says in another way, or need not say: 2位 as "the runner-up", 38% as "the rest". */
  missing(value: Value): boolean
  /** An English value that the Japanese has in another way: the 8 of "737 MAX 8" for 737MAX8, "three months" for 4〜6月期. */
  added(value: Value): boolean
}

/** Looks once over both sides; `tokens` are those of the English. */
export function findImplied(ja: readonly Value[], en: readonly Value[], tokens: readonly EnglishToken[], phrases: Phrases): Implied {
  const said = new Set<number>()
  let rest = false
  for (let at = 0; at < tokens.length; at++) {
    const found = phrases.match(tokens, at)?.row
    if (found?.role === 'implies') said.add(Number(found.value))
    else if (found) rest = true
  }
  const percents = ja.flatMap((value) => (value.kind === 'percent' && typeof value.value === 'number' ? [value.value] : []))
  const figures = new Set(ja.flatMap((value) => (value.kind === 'identifier' ? (String(value.value).match(/\d+/g) ?? []) : [])))
  const months = ja.flatMap((value) => (value.date?.month === undefined ? [] : [value.date.month]))
  const decades = new Set(ja.flatMap((value) => [value, ...(value.alternatives ?? [])].flatMap((one) => one.date?.decade ?? [])))
  const scores = en.some((value) => value.value === 0 && value.kind === 'count')

  function missing(value: Value): boolean {
    if (typeof value.value !== 'number') return false
    if (said.has(value.value)) return true
    return rest && value.kind === 'percent' && percents.length > 1 && percents.some((other) => near(other + ends(value)[0], 100))
  }

  function added(value: Value): boolean {
    if (typeof value.value !== 'number') return false
    // The nought of a score, a record, a set to love.
    if (scores && value.value === 0) return true
    if (value.kind === 'count' && figures.has(String(value.value))) return true
    if (value.bound === 'band' && decades.has(1900 + value.value)) return true
    const length = value.kind === 'duration' && value.unit === 'month' ? value.value * value.factor : 0
    return length > 0 && months.some((from, at) => (((months[at + 1] ?? 0) - from + 12) % 12) + 1 === length)
  }

  return { missing, added }
}
