import type { Article, Band, KeyPoint, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeCondenser } from './condense.ts'
import { makeContent } from './content.ts'
import { makeEnglishTrim } from './english.ts'
import { makeSupport } from './evidence.ts'
import type { Ranking } from './rank.ts'
import { inOrder, selectDiverse } from './select.ts'

const taste = { repetition: 0.25, sameSection: 0.02, sameParagraph: 0.03 }

/** Makes the key points: the author's own where the article lists them, else the best sentences, condensed; at most `count`. */
export function makeKeyPoints(
  language: Language,
): (article: Article<TranslatedSentence>, ranking: Ranking, count: number) => readonly KeyPoint[] {
  const condense = makeCondenser(language)
  const contentOf = makeContent(language)
  const trim = makeEnglishTrim(language)

  function ofAuthor(article: Article<TranslatedSentence>, { rated, weight }: Ranking, count: number): KeyPoint[] {
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
          band: worst(line),
        }
      })
  }

  function extracted(article: Article<TranslatedSentence>, { rated }: Ranking, count: number): KeyPoint[] {
    return inOrder(selectDiverse(rated, count, taste)).map(({ sentence, index }) => {
      const { ja, sources } = condense(index, article)
      return {
        ja,
        en: trim(sentence.english.text),
        evidence: [...new Set([sentence.id, ...sources])],
        origin: 'extracted',
        band: sentence.english.band,
      }
    })
  }

  return (article, ranking, count) => {
    const own = article.sentences.some(({ kind }) => kind === 'point')
    return own ? ofAuthor(article, ranking, count) : extracted(article, ranking, count)
  }
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

function worst(sentences: readonly TranslatedSentence[]): Band {
  return order[Math.max(...sentences.map(({ english }) => order.indexOf(english.band)))]!
}
