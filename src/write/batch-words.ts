import { termIds } from './entry-ids.ts'
import { entityKey } from './index-entry.ts'
import type { DigestJson } from './schema.ts'

/** Something an article tells that other articles may tell too: a term of the glossary, a figure. `key` is the same wherever it is the same. */
export interface Told {
  readonly key: string
  readonly count: number
  /** Ids of the sentences, in the order of the text; at most `mostSentences`. */
  readonly sentences: readonly string[]
}

/** What the other pages of a batch ask of an article, beside its `IndexEntry`. */
export interface BatchWords {
  /** Japanese of its terms that no glossary knows; they are looked for in the texts of all. */
  readonly terms: readonly string[]
  readonly told: readonly Told[]
  /** The Japanese of its sentences. */
  readonly lines: readonly { readonly id: string; readonly ja: string }[]
}

type QuantityJson = DigestJson['quantities'][number]

export const mostSentences = 12
const mostFigures = 80
/** Counts below this are told of everything: three people, one case. */
const fewest = 10

/** Takes out of a digest what other pages may point to. */
export function batchWords(json: DigestJson): BatchWords {
  const ids = termIds(json)
  const terms = json.terms.flatMap(({ ja }, index) => (ids[index]?.startsWith('t') && ja.length > 1 ? [ja] : []))
  const entities = json.entities
    .filter(({ type, en }) => type === 'OTHER' && en !== '')
    .map(({ type, en, mentions }) => ({ key: entityKey({ type, en }), places: mentions.map(({ sentence }) => sentence) }))
  const figures = json.quantities
    .filter(isTelling)
    .slice(0, mostFigures)
    .map((one) => ({ key: figureKey(one), places: [one.sentence] }))
  return { terms, told: gathered([...entities, ...figures]), lines: json.sentences.map(({ id, ja }) => ({ id, ja })) }
}

/** One value of one unit is one thing: `money:JPY:218000000000`, however it is written. Counts of what has no unit go by their letters: 2棟 are not 2人. */
export function figureKey({ kind, unit, value, ja }: Pick<QuantityJson, 'kind' | 'unit' | 'value' | 'ja'>): string {
  if (kind === 'count' && unit === '') return `${kind}::${ja.normalize('NFKC')}`
  return `${kind}:${unit}:${Array.isArray(value) ? value.join('–') : value}`
}

/** A term no glossary knows is the same wherever its letters are. */
export function termKey(ja: string): string {
  return `TERM:${ja}`
}

/** Whether a figure says something when it stands in two articles: a sum, a day, a share; not a year, `three people` or a number in a row. */
export function isTelling({ kind, value, unit }: Pick<QuantityJson, 'kind' | 'unit' | 'value'>): boolean {
  if (kind === 'date') return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  if (kind === 'money' || kind === 'percent' || kind === 'point') return value !== 0
  if (kind !== 'count' && kind !== 'measure') return false
  const amounts = Array.isArray(value) ? value : [value]
  return unit !== '' && amounts.some((amount) => typeof amount === 'number' && Math.abs(amount) >= fewest)
}

function gathered(all: readonly { readonly key: string; readonly places: readonly string[] }[]): Told[] {
  const found = new Map<string, string[]>()
  for (const { key, places } of all) {
    const list = found.get(key)
    if (list) list.push(...places)
    else found.set(key, [...places])
  }
  return [...found].map(([key, places]) => ({ key, count: places.length, sentences: inOrder(places) }))
}

/** Each sentence once, in the order of the text. */
export function inOrder(sentences: readonly string[]): string[] {
  return [...new Set(sentences)].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))).slice(0, mostSentences)
}

/**
 * Where the terms given stand in the lines, as words of their own: 半導体 does not stand in 半導体装置. From left to right, the longest first; one look a letter.
 */
export function findTerms(lines: BatchWords['lines'], terms: ReadonlyMap<string, readonly string[]>): Told[] {
  return gathered(lines.flatMap(({ id, ja }) => termsIn(ja, terms).map((term) => ({ key: termKey(term), places: [id] }))))
}

/** Terms by their first two letters, the longest first. */
export function termTable(terms: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, string[]>()
  for (const term of [...new Set(terms)].sort((a, b) => b.length - a.length)) {
    const start = term.slice(0, 2)
    const list = made.get(start)
    if (list) list.push(term)
    else made.set(start, [term])
  }
  return made
}

const longest = 4000
const scripts = [/\p{Script=Han}/u, /[\p{Script=Katakana}\u30fc]/u, /\p{Script=Latin}/u]

function termsIn(ja: string, terms: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = []
  if (ja.length > longest) return found
  for (let at = 0; at < ja.length; ) {
    const list = terms.get(ja.slice(at, at + 2))
    const term = list && !joined(ja, at) ? list.find((one) => ja.startsWith(one, at) && !joined(ja, at + one.length)) : undefined
    if (term !== undefined) found.push(term)
    at += term?.length ?? 1
  }
  return found
}

/** True where the letters before and behind a place are of one script: inside a word, as far as letters tell. */
function joined(ja: string, at: number): boolean {
  const [before, behind] = [ja[at - 1] ?? '', ja[at] ?? '']
  return scripts.some((script) => script.test(before) && script.test(behind))
}
