import type { Article, Band, English, NamedSentence, TranslatedSentence } from '../document.ts'
import type { Wording } from './condense.ts'
import { lineArticle } from './line-article.ts'

/** A line whose Japanese is ready and whose English is still to be made. */
export interface PlannedLine {
  readonly ja: string
  /** The sentence it comes from. */
  readonly sentence: TranslatedSentence
  readonly evidence: readonly string[]
}

/** Lines, and the same lines as an article to translate: `lines[i]` is `article.sentences[i]`. */
export interface Planned {
  readonly lines: readonly PlannedLine[]
  readonly article: Article<NamedSentence>
  /** The article in English, where that is known already. */
  readonly said?: Article<TranslatedSentence>
}

/** A sentence that may become a line, with the ways to say it. */
export interface LineCandidate {
  readonly sentence: TranslatedSentence
  /** Index into `Article.sentences`. */
  readonly index: number
  readonly wordings: readonly Wording[]
  /** What the ranking thinks of it. */
  readonly score: number
  /** False for those in reserve. */
  readonly first: boolean
}

/** A candidate with the best of its wordings. */
export interface Picked extends LineCandidate {
  readonly wording: Wording
  readonly band: Band
  /** Its English when it was tried. */
  readonly english?: English
}

/** All wordings of all candidates as one article, in their order. */
export function wordingArticle(source: Article, candidates: readonly LineCandidate[]): Article<NamedSentence> {
  return lineArticle(
    source,
    candidates.flatMap(({ wordings }) => wordings.map(({ tree }) => tree)),
  )
}

/** Puts lines and their trees together. */
export function planned(source: Article, picked: readonly Picked[]): Planned {
  const article = lineArticle(
    source,
    picked.map(({ wording }) => wording.tree),
  )
  const sentences = picked.flatMap(({ english }, at) => (english ? [{ ...article.sentences[at]!, english }] : []))
  return {
    lines: picked.map(({ wording: { ja, sources }, sentence }) => ({ ja, sentence, evidence: [...new Set([sentence.id, ...sources])] })),
    article,
    ...(sentences.length === picked.length && { said: { ...article, sentences } }),
  }
}
