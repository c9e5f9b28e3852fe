import type { KeyPoint } from '../digest.ts'
import type { Article, Band, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeCondenser } from './condense.ts'
import { makeContent } from './content.ts'
import { makeSupport } from './evidence.ts'
import { type Planned, planned } from './planned.ts'
import type { Ranking } from './rank.ts'
import { inOrder, selectDiverse } from './select.ts'

const taste = { repetition: 0.25, sameSection: 0.02, sameParagraph: 0.03 }

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

/** Makes key points of the best sentences, condensed; at most `count`, in document order. */
export function makePoints(language: Language): (article: Article<TranslatedSentence>, ranking: Ranking, count: number) => Planned {
  const condense = makeCondenser(language)
  return (article, { rated }, count) =>
    planned(
      article,
      inOrder(selectDiverse(rated, count, taste)).map(({ sentence, index }) => {
        const { ja, tree, sources } = condense(index, article)
        return { ja, tree, sentence, evidence: [...new Set([sentence.id, ...sources])] }
      }),
    )
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

function worst(bands: readonly Band[]): Band {
  return order[Math.max(...bands.map((band) => order.indexOf(band)))]!
}
