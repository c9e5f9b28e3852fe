import type { Element } from 'xast'
import type { Translate } from '../../language/messages.ts'
import { writeXml } from '../xml.ts'
import { type AlignedArticle, firstOf } from './aligned.ts'
import { lined, textElement } from './element.ts'

/** A term of an article on its way into a term base. */
interface ArticleTerm {
  readonly ja: string
  readonly en: string
  readonly reading: string
  readonly known: boolean
  /** The sentence that shows it. */
  readonly sentence: string
}

const schemas = [
  'href="https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/TBXcoreStructV03_TBX-Basic_integrated.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"',
  'href="https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/TBX-Basic_DCA.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"',
]

/**
 * The terms of an article as TBX v3, dialect TBX-Basic, style DCA: one concept a Japanese term, each side with the sentence it stands in. Terms of the
 * glossary are preferred; candidates carry no status and a note that says they are proposed.
 */
export function termsTbxText(json: AlignedArticle, t: Translate): string {
  const { article } = json
  const sentences = new Map(json.sentences.map((sentence) => [sentence.id, sentence]))
  const concepts = articleTerms(json).map((term, index) => {
    const context = sentences.get(term.sentence)
    const inEnglish = context?.en.toLowerCase().includes(term.en.toLowerCase())
    return lined('conceptEntry', { id: `c${index + 1}` }, [
      section('ja', term.ja, [
        textElement('termNote', { type: 'partOfSpeech' }, 'noun'),
        ...(term.reading ? [textElement('note', {}, t('bitext.reading', { value: term.reading }))] : []),
        ...(context ? [textElement('descrip', { type: 'context' }, context.ja)] : []),
      ]),
      section('en', term.en, [
        textElement('termNote', { type: 'partOfSpeech' }, 'noun'),
        ...(term.known ? [textElement('termNote', { type: 'administrativeStatus' }, 'preferredTerm-admn-sts')] : []),
        ...(term.known ? [] : [textElement('note', {}, t('bitext.proposed'))]),
        ...(context && inEnglish ? [textElement('descrip', { type: 'context' }, context.en)] : []),
      ]),
    ])
  })
  const root = lined('tbx', { type: 'TBX-Basic', style: 'dca', 'xml:lang': t('language'), xmlns: 'urn:iso:std:iso:30042:ed-2' }, [
    lined('tbxHeader', {}, [
      lined('fileDesc', {}, [
        lined('sourceDesc', {}, [
          textElement(
            'p',
            {},
            t('bitext.termsOf', {
              title: article.title.ja,
              path: article.path,
              name: json.generator.name,
              version: json.generator.version,
            }),
          ),
        ]),
      ]),
    ]),
    lined('text', {}, concepts.length ? [lined('body', {}, concepts)] : []),
  ])
  return writeXml([
    ...schemas.flatMap((value) => [
      { type: 'instruction' as const, name: 'xml-model', value },
      { type: 'text' as const, value: '\n' },
    ]),
    root,
  ])
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

function section(language: string, term: string, rest: readonly Element[]): Element {
  return lined('langSec', { 'xml:lang': language }, [lined('termSec', {}, [textElement('term', {}, term), ...rest])])
}
