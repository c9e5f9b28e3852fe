import { figureIds, termIds } from './entry-ids.ts'
import type { DigestJson, SentenceJson } from './schema.ts'
import type { Range } from './segments.ts'

/** What is marked in a sentence, in both languages. `id` is that of the entry the mark leads to: `e1` a name, `q3` a figure, `t2` a term. Ascending, never overlapping. */
export interface Marks {
  readonly ja: readonly Range[]
  readonly en: readonly Range[]
}

const longest = 4000
const shortestTerm = 2

/** Finds the names, figures and terms of every sentence. English forms are searched from left to right, each where it stands as a whole word. */
export function markSentences(json: DigestJson): (sentence: SentenceJson) => Marks {
  const wanted = new Map<string, { range: Range; en: string }[]>()
  const add = (sentence: string, start: number, end: number, id: string, en: string) => {
    const list = wanted.get(sentence)
    const one = { range: { start, end, id }, en }
    if (list) list.push(one)
    else wanted.set(sentence, [one])
  }
  for (const { id, en, mentions } of json.entities) for (const { sentence, start, end } of mentions) add(sentence, start, end, id, en)
  const figures = figureIds(json)
  json.quantities.forEach(({ sentence, start, end, en }, index) => {
    add(sentence, start, end, figures[index] ?? '', en)
  })
  const terms = termsByFirst(json)

  const find = ({ id, ja, en, start }: SentenceJson): Marks => {
    const known = (wanted.get(id) ?? []).map(({ range, en }) => ({
      range: { start: range.start - start, end: range.end - start, id: range.id },
      en,
    }))
    const found = [...known, ...(ja.length <= longest ? clear(findTerms(ja, terms), known) : [])]
    return { ja: apart(found.map(({ range }) => range)), en: en.length <= longest ? apart(findEnglish(en, found)) : [] }
  }
  // Asked for twice, once for each language.
  const kept = new Map<SentenceJson, Marks>()
  return (sentence) => {
    const marks = kept.get(sentence) ?? find(sentence)
    kept.set(sentence, marks)
    return marks
  }
}

type Found = { readonly range: Range; readonly en: string }
/** By the first UTF-16 unit of the Japanese, the longest first. */
type Terms = ReadonlyMap<number, readonly { readonly ja: string; readonly en: string; readonly id: string }[]>

function termsByFirst(json: DigestJson): Terms {
  const made = new Map<number, { ja: string; en: string; id: string }[]>()
  const ids = termIds(json)
  json.terms.forEach(({ ja, en }, index) => {
    if (ja.length < shortestTerm) return
    const list = made.get(ja.charCodeAt(0)) ?? []
    list.push({ ja, en, id: ids[index] ?? '' })
    made.set(ja.charCodeAt(0), list)
  })
  for (const list of made.values()) list.sort((a, b) => b.ja.length - a.ja.length)
  return made
}

function findTerms(ja: string, terms: Terms): Found[] {
  const found: Found[] = []
  for (let at = 0; at < ja.length; ) {
    const term = terms.get(ja.charCodeAt(at))?.find((one) => ja.startsWith(one.ja, at))
    if (term) found.push({ range: { start: at, end: at + term.ja.length, id: term.id }, en: term.en })
    at += term ? term.ja.length : 1
  }
  return found
}

/** The terms that no name or figure touches. */
function clear(terms: readonly Found[], known: readonly Found[]): readonly Found[] {
  const taken = [...known].sort((a, b) => a.range.start - b.range.start)
  let next = 0
  let end = 0
  return terms.filter(({ range }) => {
    for (let one = taken[next]; one && one.range.start < range.end; one = taken[++next]) end = Math.max(end, one.range.end)
    return end <= range.start
  })
}

/** Names and figures come before terms in `found`, so they keep the place they share with a term. A plural s belongs to the mark. */
function findEnglish(en: string, found: readonly Found[]): Range[] {
  const lower = en.toLowerCase()
  if (lower.length !== en.length) return []
  const next = new Map<string, number>()
  return found.flatMap(({ range, en: form }) => {
    const words = form.toLowerCase()
    const place = words ? findWords(lower, words, next.get(words) ?? 0) : undefined
    next.set(words, place?.end ?? Number.POSITIVE_INFINITY)
    return place ? [{ ...place, id: range.id }] : []
  })
}

function findWords(text: string, words: string, from: number): { start: number; end: number } | undefined {
  if (from > text.length) return undefined
  for (let start = text.indexOf(words, from); start >= 0; start = text.indexOf(words, start + words.length)) {
    const after = start + words.length
    const end = text[after] === 's' ? after + 1 : after
    if (!inWord.test(text[start - 1] ?? '') && !inWord.test(text[end] ?? '')) return { start, end }
  }
  return undefined
}

const inWord = /[\p{L}\p{N}]/u

/** Drops what overlaps an earlier or, at the same place, a longer mark; a name or figure beats a term. */
function apart(ranges: readonly Range[]): Range[] {
  const rank = ({ id }: Range) => (id.startsWith('t') ? 1 : 0)
  const sorted = [...ranges].sort((a, b) => rank(a) - rank(b) || a.start - b.start || b.end - a.end)
  const strong = sweep(sorted.filter((range) => rank(range) === 0))
  const all = [...strong, ...sorted.filter((range) => rank(range) === 1)].sort((a, b) => a.start - b.start || rank(a) - rank(b))
  const kept: Range[] = []
  all.forEach((range, index) => {
    if (range.start < (kept.at(-1)?.end ?? 0)) return
    const following = all[index + 1]
    if (rank(range) === 1 && following && rank(following) === 0 && following.start < range.end) return
    kept.push(range)
  })
  return kept
}

function sweep(sorted: readonly Range[]): Range[] {
  const kept: Range[] = []
  for (const range of sorted) if (range.start >= (kept.at(-1)?.end ?? 0) && range.end > range.start) kept.push(range)
  return kept
}
