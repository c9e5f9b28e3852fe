import type { Article, KeyPoint, Summary, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeHeadline } from './headline.ts'
import { makeKeyPoints } from './key-points.ts'
import { makeRanker } from './rank.ts'
import { makeSummary } from './summary.ts'

/** What the stage adds to an article. */
export interface Summarized {
  /** In headline case, '' when the article has no English at all. */
  readonly titleEn: string
  readonly summary: Summary
  readonly keyPoints: readonly KeyPoint[]
}

/** Makes the stage: the English title, a summary of `sentences` sentences and `points` key points of an article. */
export function makeSummarizer(
  language: Language,
): (article: Article<TranslatedSentence>, options: { readonly points: number; readonly sentences: number }) => Summarized {
  const rank = makeRanker(language)
  const headline = makeHeadline(language)
  const summarize = makeSummary(language)
  const keyPoints = makeKeyPoints(language)

  return (article, options) => {
    const ranking = rank(article)
    const titles = article.sentences.filter(({ kind }) => kind === 'title')
    return {
      titleEn: headline(titles.length ? titles : article.sentences.slice(0, 1)),
      summary: summarize(ranking, Math.floor(options.sentences)),
      keyPoints: keyPoints(article, ranking, Math.floor(options.points)),
    }
  }
}
