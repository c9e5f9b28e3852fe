import type { KeyPoint, Line, Style, Summary } from '../digest.ts'
import type { Article, NamedSentence, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, draftLine } from '../lines/draft-line.ts'
import { asSentence } from '../lines/line-article.ts'
import { best, type Measure, pickWordings } from './choose.ts'
import { makeClauses } from './clauses.ts'
import { lettersPerWord, makeCondenser, type Wording } from './condense.ts'
import { type Content, makeContent } from './content.ts'
import { makeHeadline } from './headline.ts'
import { makeAuthorPoints, pointCandidates, worst } from './key-points.ts'
import { type LineCandidate, type Planned, planned, wordingArticle } from './planned.ts'
import { makeRanker } from './rank.ts'
import { makeSelfContained } from './self-contained.ts'
import { makeStyling } from './style.ts'
import { plannedSummary, summaryCandidates } from './summary.ts'

export type { LineCandidate, Planned, PlannedLine } from './planned.ts'

/** How much is said, and in which words: numbers of key points and of sentences of the summary, style, English words of a key point at most. */
export interface DigestLength {
  readonly points: number
  readonly sentences: number
  readonly style?: Style | undefined
  readonly words?: number | undefined
}

/** What the digest could say, in Japanese: several wordings of more sentences than it has room for. */
export interface Plan {
  /** In headline case, '' when the article has no English at all. */
  readonly titleEn: string
  readonly article: Article<TranslatedSentence>
  readonly options: { readonly points: number; readonly sentences: number; readonly style: Style; readonly words: number }
  readonly candidates: { readonly summary: readonly LineCandidate[]; readonly points: readonly LineCandidate[] }
  /** All wordings, those of the points first, each once. */
  readonly wordings: Article<NamedSentence>
  /** How telling a content key is in the article. */
  readonly weight: (key: string) => number
  readonly title: Content
  /** The author's own key points; where there are any, `candidates.points` has none. */
  readonly own: readonly KeyPoint[]
}

/** What the digest will say, in Japanese: its lines are still to be translated. */
export interface Chosen {
  readonly titleEn: string
  readonly summary: Planned
  readonly points: Planned
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
  /** Ranks and condenses: the candidates for a summary of `sentences` sentences and `points` key points, the English title. */
  plan(article: Article<TranslatedSentence>, options: DigestLength): Plan
  /** Takes the lines that read best; `tried` is `plan.wordings` in English with the notes about it, null when nothing was tried. */
  choose(plan: Plan, tried: Article<TranslatedSentence> | null): Chosen
  /** Puts the digest together once the chosen lines have their English. */
  compose(chosen: Chosen, english: EnglishLines): Summarized
}

/** Key points are read alone and at a glance, the sentences of the summary one after the other. */
const pointMeasure = (words: number): Measure => ({
  ja: [Math.min(25, words), Math.max(25, Math.round(words * lettersPerWord))],
  en: [Math.min(12, Math.round(words / 2)), words],
})
/** English words of a key point, unless something else is asked for. */
const usualWords = 28
const summaryMeasure: Measure = { ja: [25, 90], en: [12, 38] }

/** Makes the stage. */
export function makeSummarizer(language: Language): Summarizer {
  const rank = makeRanker(language)
  const headline = makeHeadline(language)
  const condense = makeCondenser(language)
  const authorPoints = makeAuthorPoints(language)
  const contentOf = makeContent(language)
  const styling = makeStyling(language)
  const selfContained = makeSelfContained(language)
  const { apart } = makeClauses(language)

  return {
    plan(article, { points, sentences, style = 'wire', words = usualWords }) {
      const ranking = rank(article)
      const titles = article.sentences.filter(({ kind }) => kind === 'title')
      const count = Math.floor(points)
      const own = article.sentences.some(({ kind }) => kind === 'point')
      const made = new Map<number, readonly Wording[]>()
      const wordings = (index: number): readonly Wording[] => {
        const known = made.get(index) ?? condense(index, article, { style, words })
        made.set(index, known)
        return known
      }
      const candidates = {
        points: pointCandidates(ranking, own ? 0 : count, wordings),
        summary: summaryCandidates(ranking, Math.floor(sentences), wordings),
      }
      return {
        titleEn: headline(titles.length ? titles : article.sentences.slice(0, 1)),
        article,
        options: { points, sentences, style, words },
        candidates,
        wordings: wordingArticle(article, onlyOnce(candidates)),
        weight: ranking.weight,
        title: ranking.title,
        own: own ? authorPoints(article, ranking, count) : [],
      }
    },

    choose({ titleEn, article, options, candidates, wordings, weight, title, own }, tried) {
      const styled = styling(options.style)
      const choice = { article: wordings, tried, contentOf, weight, title }
      const all = onlyOnce(candidates)
      const pick = (some: readonly LineCandidate[], measure: Measure) => {
        const picked = new Map(pickWordings({ ...choice, candidates: all, measure }).map((one) => [one.index, one]))
        return some.map((one) => ({ ...picked.get(one.index)!, ...one }))
      }
      const summary = best(pick(candidates.summary, summaryMeasure), Math.floor(options.sentences))
      const points = best(pick(candidates.points, pointMeasure(options.words)), Math.floor(options.points))
      /** The facts of a line one by one, where the style tells them so. */
      const partsOf = (tree: DraftLine) => (options.style === 'plain' ? apart(asSentence(tree)).map(draftLine) : [])
      return {
        titleEn,
        summary: plannedSummary(article, summary, styled, selfContained, partsOf),
        points: planned(article, points, styled),
        own,
      }
    },

    compose({ titleEn, summary, points, own }, english) {
      const sentences = linesOf(summary, english.summary)
      return {
        titleEn,
        summary: {
          ja: sentences.map(({ ja }) => ja).join(''),
          en: sentences
            .filter(({ en }) => en)
            // Headlines have no stop of their own.
            .map(({ en }) => (/[.!?]["'”’)]*$/.test(en) ? en : `${en}.`))
            .join(' '),
          evidence: [...new Set(sentences.flatMap(({ evidence }) => evidence))],
          sentences,
        },
        keyPoints: own.length ? own : linesOf(points, english.points).map((line) => ({ ...line, origin: 'extracted' })),
      }
    },
  }
}

/** A sentence that may stand in both has its wordings tried once. */
function onlyOnce({ points, summary }: Plan['candidates']): LineCandidate[] {
  const seen = new Set(points.map(({ index }) => index))
  return [...points, ...summary.filter(({ index }) => !seen.has(index))]
}

/** A line may be said in several sentences: its band is that of the worst. */
function linesOf({ lines }: Planned, english: Article<TranslatedSentence>): Line[] {
  let at = 0
  return lines.map(({ ja, evidence, count, band }) => {
    const said = english.sentences.slice(at, at + count)
    at += count
    const en = said.map(({ english }) => english.text.trim()).join(' ')
    return { ja, en, evidence, band: band ?? worst(said.map(({ english }) => english.band)) }
  })
}
