import type { ConceptEntry, TermEntry, TermStatus } from '../document.ts'
import { tag } from './xml-tag.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const schemas = 'https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA'

/** Names of the data category administrativeStatus; `proposed` has none and is a note. */
const administrative: Readonly<Record<TermStatus, string>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  deprecated: 'supersededTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
  proposed: '',
}

export interface TbxOptions {
  /** 3: ISO 30042:2019, dialect TBX-Basic 1.2.1, style DCA. 2: ISO 30042:2008 with `tig`, which all readers of the old format know. */
  readonly version: 2 | 3
  /** Of the text that is about the file itself. */
  readonly language: string
  /** Where the terms come from, one sentence. */
  readonly source: string
}

/** Concepts as a TBX document, one concept after the other; every text of ours in this format comes from here. */
export function tbxText(concepts: readonly ConceptEntry[], { version, language, source }: TbxOptions): string {
  const about = `<fileDesc><sourceDesc>${tag('p', source)}</sourceDesc></fileDesc>`
  const lines = concepts.map((concept, index) => entry(concept, `c${index + 1}`, version)).join('')
  const body = lines === '' ? '' : `<body>\n${lines}</body>`
  if (version === 2)
    return (
      `${declaration}<martif type="TBX" xml:lang="${language}">\n<martifHeader>${about}` +
      `<encodingDesc>${tag('p', 'TBXBasicXCSV02.xcs', { type: 'XCSURI' })}</encodingDesc></martifHeader>\n<text>${body}</text>\n</martif>\n`
    )
  const model = (href: string, kind: string) => `<?xml-model href="${schemas}/${href}" type="application/xml" schematypens="${kind}"?>\n`
  return (
    declaration +
    model('TBXcoreStructV03_TBX-Basic_integrated.rng', 'http://relaxng.org/ns/structure/1.0') +
    model('TBX-Basic_DCA.sch', 'http://purl.oclc.org/dsdl/schematron') +
    `<tbx type="TBX-Basic" style="dca" xml:lang="${language}" xmlns="urn:iso:std:iso:30042:ed-2">\n` +
    `<tbxHeader>${about}</tbxHeader>\n<text>${body}</text>\n</tbx>\n`
  )
}

function entry({ subject, ja, en }: ConceptEntry, id: string, version: 2 | 3): string {
  const [concept, section, term] = version === 2 ? ['termEntry', 'langSet', 'tig'] : ['conceptEntry', 'langSec', 'termSec']
  const field = subject ? `${tag('descrip', subject, { type: 'subjectField' })}\n` : ''
  const side = (language: string, terms: readonly TermEntry[]) =>
    terms.length === 0
      ? ''
      : `<${section} xml:lang="${language}">\n${terms.map((one) => `<${term}>${inside(one)}</${term}>\n`).join('')}</${section}>\n`
  return `<${concept} id="${id}">\n${field}${side('ja', ja)}${side('en', en)}</${concept}>\n`
}

function inside({ term, pos = '', status, form, context = '', notes = [] }: TermEntry): string {
  const note = (type: string, value: string) => (value ? tag('termNote', value, { type }) : '')
  const all = status === 'proposed' ? [...notes, 'status: proposed'] : notes
  return (
    tag('term', term) +
    note('partOfSpeech', pos) +
    note('termType', form ?? '') +
    note('administrativeStatus', status ? administrative[status] : '') +
    (context ? tag('descrip', context, { type: 'context' }) : '') +
    all.map((text) => (text ? tag('note', text) : '')).join('')
  )
}
