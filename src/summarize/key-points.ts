import type { KeyPoint } from '../digest.ts'
import type { Article, Band, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeContent } from './content.ts'
import { makeSupport } from './evidence.ts'
import type { LineCandidate } from './planned.ts'
import type { Ranking } from './rank.ts'
import { selectDiverse, type Taste } from './select.ts'

const taste: Taste = { repetition: 0.3, sameSection: 0.01, sameParagraph: 0.02, sameAmounts: 0, role: { figures: 0, why: 0, next: 0 } }

/** Makes the author's own key points where the article lists them, at most `count`. */
export function makeAuthorPoints(
  language: Language,
): (article: Article<TranslatedSentence>, ranking: Ranking, count: number) => readonly KeyPoint[] {
  const contentOf = makeContent(language)
  return (article, { rated, weight }, count) => {
    const support = makeSupport(rated, weight)
    return pointLines(article.sentences)
      .slice(0, count)
      .map((line) => {
        const contents = new Map(line.flatMap((sentence) => [...contentOf(sentence)]))
        const found = support(contents).map(({ sentence }) => sentence)
        const evidence = [...new Set([...found, ...line])].sort((one, other) => one.start - other.start)
        return {
          ja: line.map(({ ja }) => ja.trim()).join(''),
          en: line.map(({ english }) => english.text.trim()).join(' '),
          evidence: evidence.map(({ id }) => id),
          origin: 'author',
          band: worst(line.map(({ english }) => english.band)),
        }
      })
  }
}

/** How many sentences more than wanted are looked at. */
const reserve = 3

/** The candidates for key points: the best sentences and a few in reserve, in order of choice. */
export function pointCandidates(
  ranking: Ranking,
  count: number,
  wordings: (index: number) => LineCandidate['wordings'],
): readonly LineCandidate[] {
  if (count < 1) return []
  return selectDiverse(ranking, count + reserve, taste).map(({ sentence, index, score }, at) => ({
    sentence,
    index,
    score,
    wordings: wordings(index),
    first: at < count,
  }))
}

/** The author's points: one for each list item, which may hold several sentences. */
function pointLines(sentences: readonly TranslatedSentence[]): TranslatedSentence[][] {
  const lines = new Map<number, TranslatedSentence[]>()
  for (const sentence of sentences) {
    if (sentence.kind !== 'point') continue
    const line = lines.get(sentence.block)
    if (line) line.push(sentence)
    else lines.set(sentence.block, [sentence])
  }
  return [...lines.values()]
}

const order: readonly Band[] = ['green', 'yellow', 'red']

/** The band of what is said in several sentences. */
export function worst(bands: readonly Band[]): Band {
  return order[Math.max(...bands.map((band) => order.indexOf(band)))]!
}
