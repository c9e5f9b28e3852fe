import type { Article, Band, English, NamedSentence, TranslatedSentence } from '../document.ts'
import type { DraftLine } from '../lines/draft-line.ts'
import { lineArticle } from '../lines/line-article.ts'
import type { Wording } from './condense.ts'

/** A line whose Japanese is ready and whose English is still to be made. */
export interface PlannedLine {
  readonly ja: string
  /** The sentence it comes from. */
  readonly sentence: TranslatedSentence
  readonly evidence: readonly string[]
  /** Its band as a sentence, where it is said as a headline: engines are less sure of headlines than of what they say. */
  readonly band?: Band
  /** How many sentences of the article say it, one after the other. */
  readonly count: number
}

/** Lines, and what they say as an article to translate: the sentences of the first line, then those of the second … */
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
  /** In a summary, its step in the order of wire copy: 0 the lead, 2 what is next, 1 all between. */
  readonly step?: number
  /** Must be read behind the sentence it follows in the article. */
  readonly leans?: boolean
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

/** How lines are said in English: of which tree, and whether as headlines. */
export interface Said {
  tree(line: DraftLine): DraftLine
  readonly headline: boolean
  /** The lines are read one after the other. */
  readonly connected?: boolean
}

/** Puts lines and their trees together. */
export function planned(source: Article, picked: readonly Picked[], { tree, headline, connected }: Said): Planned {
  const trees = picked.map(({ wording }) => (wording.parts?.length ? wording.parts : [wording.tree]).map(tree))
  const made = lineArticle(source, trees.flat(), connected)
  const kind = headline ? 'title' : 'body'
  const article = { ...made, sentences: made.sentences.map((sentence) => ({ ...sentence, kind }) as NamedSentence) }
  const said = picked.flatMap(({ english }, at) => (english ? [{ ...article.sentences[at]!, english }] : []))
  const asTried = said.length === picked.length && trees.every(({ length }) => length === 1) && !headline
  return {
    lines: picked.map(({ wording: { ja, sources }, sentence, band, english }, at) => ({
      ja,
      ...(headline && english && { band }),
      sentence,
      evidence: [...new Set([sentence.id, ...sources])],
      count: trees[at]!.length,
    })),
    article,
    ...(asTried && { said: { ...article, sentences: said } }),
  }
}
