import type { ElementContent } from 'hast'
import { h } from './element.ts'
import { markSentences } from './marks.ts'
import type { DigestJson, SentenceJson } from './schema.ts'
import type { Range } from './segments.ts'
import { visible } from './visible.ts'

/** A stretch of a word with the reading above it: 先端 せんたん, ハブ ''. */
export interface Gloss {
  readonly text: string
  readonly reading: string
}

/** The readings of a sentence as ranges into its Japanese, ascending and apart; `id` is the reading in hiragana. */
export interface Readings {
  readonly of: (sentence: SentenceJson) => readonly Range[]
  /** The same for a line of the digest, which has no spans: whole words that the article gives a reading for. */
  readonly inLine: (ja: string) => readonly Range[]
  /** How a word is read, in hiragana; '' when the article does not say. */
  readonly word: (ja: string) => string
}

const longestWord = 40
const longestLine = 4000
const han = /\p{Script=Han}/u
const hanRuns = /\p{Script=Han}+|\P{Script=Han}+/gu
const kana = /^[\u3041-\u3096\u30a1-\u30fa\u30fb\u30fc]+$/u

/** Katakana as hiragana; the long mark stays. */
function hiragana(text: string): string {
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

/** Collects what a digest knows of readings: names by their place, terms by their form. */
export function makeReadings(json: DigestJson, marksOf: ReturnType<typeof markSentences> = markSentences(json)): Readings {
  const { article, sentences, terms } = json
  const words = new Map(terms.filter(({ reading }) => reading).map(({ ja, reading }) => [ja, reading]))
  for (const sentence of sentences)
    for (const { start, end, reading } of sentence.readings) {
      const ja = article.text.slice(start, end)
      if (!words.has(ja)) words.set(ja, reading)
    }
  const byFirst = new Map<string, string[]>()
  for (const word of words.keys())
    if (word.length > 1 && word.length <= longestWord) byFirst.set(word.charAt(0), [...(byFirst.get(word.charAt(0)) ?? []), word])
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length)

  return {
    of: (sentence) => {
      const { ja, start } = sentence
      const marks = marksOf(sentence).ja
      const names = sentence.readings.map(({ start: from, end, reading }) => ({ start: from - start, end: end - start, reading }))
      const known = marks.map(({ start: from, end }) => ({ start: from, end, reading: words.get(ja.slice(from, end)) ?? '' }))
      return whole(apart([...names, ...known].flatMap((one) => over(ja, one))), marks)
    },
    inLine: (ja) => {
      const found: Range[] = []
      if (ja.length > longestLine) return found
      for (let at = 0; at < ja.length; ) {
        const word = byFirst
          .get(ja.charAt(at))
          ?.find((one) => ja.startsWith(one, at) && !han.test(ja[at - 1] ?? '') && !han.test(ja[at + one.length] ?? ''))
        if (word) found.push(...over(ja, { start: at, end: at + word.length, reading: words.get(word) ?? '' }))
        at += word?.length ?? 1
      }
      return found
    },
    word: (ja) => hiragana(words.get(ja) ?? ''),
  }
}

function over(ja: string, { start, end, reading }: { start: number; end: number; reading: string }): Range[] {
  let at = start
  return glosses(ja.slice(start, end), reading).flatMap(({ text, reading: said }) => {
    const from = at
    at += text.length
    return said ? [{ start: from, end: at, id: said }] : []
  })
}

/** At the same place the longer one; what overlaps an earlier one is dropped. */
function apart(ranges: readonly Range[]): Range[] {
  const kept: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end))
    if (range.start >= (kept.at(-1)?.end ?? 0)) kept.push(range)
  return kept
}

/** A reading cannot be cut by the border of a link: only those that lie inside a mark or outside all. Both lists ascend. */
function whole(ranges: readonly Range[], marks: readonly Range[]): Range[] {
  let next = 0
  return ranges.filter(({ start, end }) => {
    while ((marks[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1
    const mark = marks[next]
    return !mark || mark.start >= end || (mark.start <= start && end <= mark.end)
  })
}

/** A line of the digest with its readings. */
export function glossedLine(ja: string, readings: Readings): ElementContent[] {
  const made: ElementContent[] = []
  let at = 0
  const plain = (end: number) => {
    if (end > at) made.push({ type: 'text', value: visible(ja.slice(at, end)) })
  }
  for (const { start, end, id } of readings.inLine(ja)) {
    plain(start)
    made.push(h('ruby', [visible(ja.slice(start, end)), h('rt', id)]))
    at = end
  }
  plain(ja.length)
  return made
}
