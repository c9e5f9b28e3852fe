import type { Article, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { centrality, type Vector, vectors } from './centrality.ts'
import { type Content, coverageOf, inverseFrequency, makeContent, numbersOf } from './content.ts'
import { makeLayout, type Place } from './layout.ts'
import { type FindOpener, makeOpeners } from './openers.ts'
import { makeLemmaFinder } from './patterns.ts'

/** A sentence of the running text with what selection needs to know. */
export interface Rated extends Place {
  readonly sentence: TranslatedSentence
  readonly content: Content
  readonly vector: Vector
  /** Worth as a line of a digest, about 0 … 1. */
  readonly score: number
  /** Begins with このような, 同社 …: says little without the sentence before it. */
  readonly dangling: boolean
}

export interface Ranking {
  /** In document order, questions and remarks about the article itself left out. */
  readonly rated: readonly Rated[]
  /** Weight of a content key in this article. */
  readonly weight: (key: string) => number
}

const weights = { central: 0.28, place: 0.22, title: 0.18, heading: 0.06, facts: 0.14, cues: 0.12 }
const tooShort = 18
const tooLong = 130
/** Costs of what makes a sentence a poor line. Red English costs more than equals differ, less than a better sentence gains. */
const costs = { short: 0.2, long: 0.08, dangling: 0.12, red: 0.08, speech: 0.12 }
/** Decides among equals only. */
const confidenceWeight = 0.01

/** Makes the ranking of an article's body sentences by centrality, place, title, facts and cue words. */
export function makeRanker(language: Language): (article: Article<TranslatedSentence>) => Ranking {
  const contentOf = makeContent(language)
  const opener: FindOpener = makeOpeners(language)
  const isMeta = makeMetaTest(language)
  const cues = makeLemmaFinder(language.rows('ja/summarize-cues').map((row) => ({ lemmas: row.lemmas!, value: Number(row.weight) })))

  return (article) => {
    const places = makeLayout(article)
    const chosen = article.sentences.flatMap((sentence, index) => {
      const place = places.get(index)
      return place && isStatement(sentence) && !isMeta(sentence, opener) ? [{ sentence, place, content: contentOf(sentence) }] : []
    })
    const contents = chosen.map(({ content }) => content)
    const weight = inverseFrequency(contents)
    const { vectors: made, size } = vectors(contents, weight)
    const central = centrality(made, size)
    const inTitle = coverageOf(mergedContent(article.sentences.filter(({ kind }) => kind === 'title').map(contentOf)), weight)
    const headings = article.sentences.map((sentence) =>
      sentence.kind === 'heading' ? coverageOf(contentOf(sentence), weight) : undefined,
    )

    const rated = chosen.map(({ sentence, place, content }, at): Rated => {
      const dangling = opener(sentence)?.role === 'reference'
      const inHeading = headings[place.heading]
      const cue = Math.max(
        -1,
        Math.min(
          1,
          cues(sentence.tokens).reduce((sum, value) => sum + value, 0),
        ),
      )
      const facts = Math.min(1, numbersOf(sentence).length * 0.35 + (sentence.entities.length + sentence.names.length) * 0.2)
      const length = sentence.ja.length
      const score =
        weights.central * central[at]! +
        weights.place * place.weight +
        weights.title * inTitle(content) +
        weights.heading * (inHeading?.(content) ?? 0) +
        weights.facts * facts +
        weights.cues * cue +
        confidenceWeight * sentence.english.confidence -
        (length < tooShort ? costs.short : 0) -
        (length > tooLong ? costs.long : 0) -
        (dangling ? costs.dangling : 0) -
        (isSpeech(sentence.ja) ? costs.speech : 0) -
        (sentence.english.band === 'red' ? costs.red : 0)
      // Rounded, so that the last bits of a logarithm never decide an order.
      return { ...place, sentence, content, vector: made[at]!, dangling, score: Math.round(score * 1e6) / 1e6 }
    })
    return { rated, weight }
  }
}

/** Best first; equals in document order. */
export function byScore(one: Rated, other: Rated): number {
  return other.score - one.score || one.sentence.start - other.sentence.start
}

/** A sentence that states something: no question, no line in brackets, no byline or date left over from the page. */
function isStatement({ ja, kind, tokens }: TranslatedSentence): boolean {
  if (kind !== 'body' && kind !== 'item' && kind !== 'quote') return false
  const text = ja.trim()
  if (!/[\p{L}\p{N}]/u.test(text) || /[?？]["'”’」』）)]*$/.test(text) || /^[（(［[][^）)］\]]*[）)］\]]$/.test(text)) return false
  return kind === 'item' || /[。．.!！」』]$/.test(text) || tokens.some(({ pos }) => /^(verb|adjective|auxiliary)/.test(pos))
}

/** A sentence that is nothing but what somebody said. */
function isSpeech(ja: string): boolean {
  return /^[「『“]/.test(ja) && /[」』”]。?$/.test(ja)
}

function mergedContent(contents: readonly Content[]): Content {
  return new Map(contents.flatMap((content) => [...content]))
}

/** True of sentences about the article itself or to the reader, and of questions without a question mark: 本記事では… */
function makeMetaTest(language: Language): (sentence: TranslatedSentence, opener: FindOpener) => boolean {
  const rows = language.rows('ja/summarize-meta')
  const questions = language.rows('ja/summarize-questions').map((row) => row.ending!)
  return (sentence, opener) => {
    const { ja, tokens, start } = sentence
    const first = opener(sentence)
    const skipped = first?.role === 'connective' ? (tokens[first.tokens]?.start ?? start) - start : 0
    const bare = ja.replace(/[。．.]?["'”’」』）)]*$/, '')
    if (questions.some((ending) => bare.endsWith(ending))) return true
    return rows.some((row) => ja.startsWith(row.start!, skipped) && ja.includes(row.contains!))
  }
}
