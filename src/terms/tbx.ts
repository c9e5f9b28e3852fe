import type { Element, ElementContent, Nodes } from 'xast'
import type { Candidate } from './candidate.ts'

const space = 'urn:iso:std:iso:30042:ed-2'
const schemas = 'https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA'

/**
 * Candidates as the nodes of a TBX v3 document (TBX-Basic, DCA), for the XML writer. What is no term of the glossary yet has the note
 * `status: proposed`; readings, types, counts and origins are notes, too, because TBX-Basic has no category for them.
 */
export function candidatesTbx(candidates: readonly Candidate[], source: string): Nodes[] {
  const model = (href: string, kind: string): Nodes => ({
    type: 'instruction',
    name: 'xml-model',
    value: `href="${schemas}/${href}" type="application/xml" schematypens="${kind}"`,
  })
  const header = element('tbxHeader', {}, [element('fileDesc', {}, [element('sourceDesc', {}, [element('p', {}, source)])])])
  const body = element('body', {}, candidates.map(entry))
  const attributes = { type: 'TBX-Basic', style: 'dca', 'xml:lang': 'ja', xmlns: space }
  return [
    model('TBXcoreStructV03_TBX-Basic_integrated.rng', 'http://relaxng.org/ns/structure/1.0'),
    model('TBX-Basic_DCA.sch', 'http://purl.oclc.org/dsdl/schematron'),
    element('tbx', attributes, [header, element('text', {}, candidates.length ? [body] : [])]),
  ]
}

function entry(candidate: Candidate, index: number): Element {
  const { ja, reading, variants, score, count, articles, type, pos, status, domain, note, proposals, contexts } = candidate
  const noun = element('termNote', { type: 'partOfSpeech' }, pos)
  const notes = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([key, value]) => (value ? [element('note', {}, `${key}: ${value}`)] : []))
  const context = (text: string) => (text ? [element('descrip', { type: 'context' }, text)] : [])
  const japanese = [
    element('termSec', {}, [
      element('term', {}, ja),
      noun,
      ...context(contexts[0]?.ja ?? ''),
      ...notes({ reading, score: String(score), count: String(count), articles: String(articles) }),
      ...(note ? [element('note', {}, note)] : []),
    ]),
    ...variants
      .filter((one) => one.ja !== ja)
      .map((one) => element('termSec', {}, [element('term', {}, one.ja), element('termNote', { type: 'termType' }, 'variant')])),
  ]
  const english = proposals.map(({ en, origin }, at) =>
    element('termSec', {}, [
      element('term', {}, en),
      noun,
      ...(at === 0 ? context(contexts[0]?.en ?? '') : []),
      ...notes({ type: type === 'OTHER' ? '' : type, status: status === 'candidate' || at > 0 ? 'proposed' : '', origin }),
    ]),
  )
  return element('conceptEntry', { id: `c${index + 1}` }, [
    ...(domain ? [element('descrip', { type: 'subjectField' }, domain)] : []),
    element('langSec', { 'xml:lang': 'ja' }, japanese),
    ...(english.length ? [element('langSec', { 'xml:lang': 'en' }, english)] : []),
  ])
}

function element(name: string, attributes: Readonly<Record<string, string>>, content: string | ElementContent[]): Element {
  const children: ElementContent[] = typeof content === 'string' ? [{ type: 'text', value: clean(content) }] : content
  return { type: 'element', name, attributes: { ...attributes }, children }
}

/** What XML may hold, on one line. */
function clean(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]+/g, ' ')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .trim()
}
