import type { Range } from './segments.ts'

/** A stretch of a word with the reading above it: 先端 せんたん, ハブ ''. */
export interface Gloss {
  readonly text: string
  readonly reading: string
}

export const longestWord = 40
const han = /\p{Script=Han}/u
const hanRuns = /\p{Script=Han}+|\P{Script=Han}+/gu
const kana = /^[\u3041-\u3096\u30a1-\u30fa\u30fb\u30fc]+$/u

/** Katakana as hiragana; the long mark stays. */
export function hiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
}

/**
 * Puts a reading over the Chinese characters of a word only: 生産ハブ, せいさんはぶ → 生産 せいさん, ハブ ''. Where the kana of the word do not fit its reading,
 * the reading stands over the whole. Empty for words without Chinese characters and for readings that are no kana.
 */
export function glosses(word: string, reading: string): readonly Gloss[] {
  if (word.length > longestWord || reading.length > 2 * longestWord || !han.test(word) || !kana.test(reading)) return []
  const said = hiragana(reading)
  const made: Gloss[] = []
  let at = 0
  const runs = word.match(hanRuns) ?? []
  for (const [index, run] of runs.entries()) {
    if (!han.test(run)) {
      if (!said.startsWith(hiragana(run), at)) return [{ text: word, reading: said }]
      made.push({ text: run, reading: '' })
      at += run.length
      continue
    }
    const next = runs[index + 1]
    const end = next === undefined ? said.length : said.indexOf(hiragana(next), at + [...run].length)
    if (end <= at) return [{ text: word, reading: said }]
    made.push({ text: run, reading: said.slice(at, end) })
    at = end
  }
  return at === said.length ? made : [{ text: word, reading: said }]
}

/** A word and its reading, its `id`, as ranges over its kanji. */
export function over(ja: string, { start, end, id }: Range): Range[] {
  let at = start
  return glosses(ja.slice(start, end), id).flatMap(({ text, reading }) => {
    const from = at
    at += text.length
    return reading ? [{ start: from, end: at, id: reading }] : []
  })
}

/** All of the first, and of the second what touches none of them; both ascend and are apart, and so is what comes of them. */
export function before(first: readonly Range[], second: readonly Range[]): Range[] {
  let next = 0
  const free = second.filter(({ start, end }) => {
    while ((first[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    return (first[next]?.start ?? Number.POSITIVE_INFINITY) >= end
  })
  return [...first, ...free].sort((a, b) => a.start - b.start)
}

/** Ascending. At the same place the longer one; what overlaps an earlier one is dropped. */
export function apart(ranges: readonly Range[]): Range[] {
  const kept: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end))
    if (range.start >= (kept.at(-1)?.end ?? 0)) kept.push(range)
  return kept
}
