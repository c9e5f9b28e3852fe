import type { KeyPoint, Line, Summary } from '../digest.ts'
import type { Article, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeHeadline } from './headline.ts'
import { makeAuthorPoints, makePoints } from './key-points.ts'
import type { Planned } from './planned.ts'
import { makeRanker } from './rank.ts'
import { makeSummary } from './summary.ts'

export type { Planned, PlannedLine } from './planned.ts'

/** What the digest will say, in Japanese: its lines are still to be translated. */
export interface Plan {
  /** In headline case, '' when the article has no English at all. */
  readonly titleEn: string
  readonly summary: Planned
  readonly points: Planned
  /** The author's own key points; where there are any, `points` has none. */
  readonly own: readonly KeyPoint[]
}

/** What the stage adds to an article. */
export interface Summarized {
  readonly titleEn: string
  readonly summary: Summary
  readonly keyPoints: readonly KeyPoint[]
}

/** The English of the planned lines, sentence by sentence. */
export interface EnglishLines {
  readonly summary: Article<TranslatedSentence>
  readonly points: Article<TranslatedSentence>
}

export interface Summarizer {
  /** Chooses and condenses: the English title, a summary of `sentences` sentences and `points` key points of an article. */
  plan(article: Article<TranslatedSentence>, options: { readonly points: number; readonly sentences: number }): Plan
  /** Puts the digest together once the planned lines have their English. */
  compose(plan: Plan, english: EnglishLines): Summarized
}

/** Makes the stage. */
export function makeSummarizer(language: Language): Summarizer {
  const rank = makeRanker(language)
  const headline = makeHeadline(language)
  const summarize = makeSummary(language)
  const authorPoints = makeAuthorPoints(language)
  const points = makePoints(language)

  return {
    plan(article, options) {
      const ranking = rank(article)
      const titles = article.sentences.filter(({ kind }) => kind === 'title')
      const count = Math.floor(options.points)
      const own = article.sentences.some(({ kind }) => kind === 'point')
      return {
        titleEn: headline(titles.length ? titles : article.sentences.slice(0, 1)),
        summary: summarize(article, ranking, Math.floor(options.sentences)),
        points: points(article, ranking, own ? 0 : count),
        own: own ? authorPoints(article, ranking, count) : [],
      }
    },

    compose({ titleEn, summary, points, own }, english) {
      const sentences = linesOf(summary, english.summary)
      return {
        titleEn,
        summary: {
          ja: sentences.map(({ ja }) => ja).join(''),
          en: sentences
            .map(({ en }) => en)
            .filter(Boolean)
            .join(' '),
          evidence: [...new Set(sentences.flatMap(({ evidence }) => evidence))],
          sentences,
        },
        keyPoints: own.length ? own : linesOf(points, english.points).map((line) => ({ ...line, origin: 'extracted' })),
      }
    },
  }
}

function linesOf({ lines }: Planned, english: Article<TranslatedSentence>): Line[] {
  return lines.map(({ ja, evidence }, at) => {
    const { text, band } = english.sentences[at]!.english
    return { ja, en: text.trim(), evidence, band }
  })
}
