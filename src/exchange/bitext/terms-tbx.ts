import type { ConceptEntry } from '../../document.ts'
import type { Translate } from '../../language/messages.ts'
import { tbxText } from '../tbx-text.ts'
import { type AlignedArticle, firstOf } from './aligned.ts'

/** A term of an article on its way into a term base. */
interface ArticleTerm {
  readonly ja: string
  readonly en: string
  readonly reading: string
  readonly known: boolean
  /** The sentence that shows it. */
  readonly sentence: string
}

/** The terms of an article as TBX v3: each side with the sentence it stands in. Terms of the glossary are preferred, candidates proposed. */
export function termsTbxText(json: AlignedArticle, t: Translate): string {
  const { article, generator } = json
  const sentences = new Map(json.sentences.map((sentence) => [sentence.id, sentence]))
  const concepts = articleTerms(json).map(({ ja, en, reading, known, sentence }): ConceptEntry => {
    const context = sentences.get(sentence)
    const inEnglish = context?.en.toLowerCase().includes(en.toLowerCase())
    return {
      subject: '',
      ja: [{ term: ja, ...(context && { context: context.ja }), notes: [reading && t('bitext.reading', { value: reading })] }],
      en: [
        {
          term: en,
          status: known ? 'preferred' : 'proposed',
          ...(context && inEnglish && { context: context.en }),
          notes: [known ? '' : t('bitext.proposed')],
        },
      ],
    }
  })
  const { name, version } = generator
  const source = t('bitext.termsOf', { title: article.title.ja, path: article.path, name, version })
  return tbxText(concepts, { version: 3, language: t('language'), source })
}

/** Terms first, by weight; then what else the glossary knew in the article. */
function articleTerms({ terms, entities }: AlignedArticle): ArticleTerm[] {
  const all = [
    ...terms.map(({ status, ...term }) => ({ ...term, known: status === 'known' })),
    ...entities
      .filter(({ source }) => source === 'glossary')
      .map(({ ja, en, mentions }) => ({ ja, en, reading: '', known: true, sentence: mentions[0]?.sentence ?? '' })),
  ]
  return firstOf(
    all.filter(({ ja, en }) => ja !== '' && en !== ''),
    ({ ja }) => ja,
  )
}
