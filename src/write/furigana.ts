import type { ElementContent } from 'hast'
import { h } from './element.ts'
import { apart, before, hiragana, longestWord, over } from './glosses.ts'
import { markSentences } from './marks.ts'
import { readRuby } from './ruby-text.ts'
import type { DigestJson, SentenceJson } from './schema.ts'
import type { Range } from './segments.ts'
import { visible } from './visible.ts'

/** The readings of a sentence as ranges into its Japanese, ascending and apart; `id` is the reading in hiragana. */
export interface Readings {
  readonly of: (sentence: SentenceJson) => readonly Range[]
  /** The same for a line of the digest, which has no spans: whole words that the article gives a reading for. */
  readonly inLine: (ja: string) => readonly Range[]
  /** How a word is read, in hiragana; '' when the article does not say. */
  readonly word: (ja: string) => string
}

const longestLine = 4000
const han = /\p{Script=Han}/u

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

  const of = (sentence: SentenceJson) => {
    const { ja, start } = sentence
    const marks = marksOf(sentence).ja
    const names = sentence.readings.map(({ start: from, end, reading }) => ({ start: from - start, end: end - start, id: reading }))
    const known = marks.map(({ start: from, end }) => ({ start: from, end, id: words.get(ja.slice(from, end)) ?? '' }))
    const sure = apart([...names, ...known].flatMap((one) => over(ja, one)))
    return whole(before(sure, readRuby(ja, sentence.furigana ?? '')), marks)
  }
  const inRuns = makeRuns(sentences, of)
  const inWords = (ja: string) => {
    const found: Range[] = []
    for (let at = 0; at < ja.length; ) {
      const word = byFirst
        .get(ja.charAt(at))
        ?.find((one) => ja.startsWith(one, at) && !han.test(ja[at - 1] ?? '') && !han.test(ja[at + one.length] ?? ''))
      if (word) found.push(...over(ja, { start: at, end: at + word.length, id: words.get(word) ?? '' }))
      at += word?.length ?? 1
    }
    return found
  }
  return {
    of,
    inLine: (ja) => (ja.length > longestLine ? [] : before(apart(inWords(ja)), inRuns(ja))),
    word: (ja) => hiragana(words.get(ja) ?? ''),
  }
}

/** Kanji, and figures as they are read with what they count: 1人. */
const run = /[\p{Script=Han}\p{N}]*\p{Script=Han}[\p{Script=Han}\p{N}]*/gu

/**
 * The lines of a digest are made of words of the article, so that kanji that stand together there and here are read alike: those before the same letter
 * first (行い, 行って), else as anywhere.
 */
function makeRuns(sentences: readonly SentenceJson[], of: Readings['of']): (ja: string) => readonly Range[] {
  const known = new Map<string, readonly Range[]>()
  const learn = () => {
    known.set('', [])
    for (const sentence of sentences) {
      const { ja } = sentence
      const readings = of(sentence)
      let next = 0
      for (const { 0: word, index } of ja.matchAll(run)) {
        const end = index + word.length
        while ((readings[next]?.start ?? Number.POSITIVE_INFINITY) < index) next += 1
        const inside: Range[] = []
        for (; (readings[next]?.end ?? Number.POSITIVE_INFINITY) <= end; next += 1) {
          const { start, end: to, id } = readings[next]!
          inside.push({ start: start - index, end: to - index, id })
        }
        if (inside.length) for (const key of [`${word} ${ja[end] ?? ''}`, word]) if (!known.has(key)) known.set(key, inside)
      }
    }
  }
  return (ja) => {
    if (!known.size) learn()
    return [...ja.matchAll(run)].flatMap(({ 0: word, index }) => {
      const inside = known.get(`${word} ${ja[index + word.length] ?? ''}`) ?? known.get(word) ?? []
      return inside.map(({ start, end, id }) => ({ start: start + index, end: end + index, id }))
    })
  }
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
