import type { Term, TermStatus } from '../../document.ts'
import { type Concept, conceptsOf } from './concepts.ts'
import type { Written } from './format.ts'
import { plainNote } from './tbx-facts.ts'
import { tag } from './xml-text.ts'

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
const source = 'Glossary written by kawaraban'
const schemas = 'https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA'

/** Words of the two versions for the same parts. */
interface Names {
  readonly entry: string
  readonly section: string
  readonly term: string
}

/** Names of the data category administrativeStatus; `proposed` has none and is a note. */
const administrative: Readonly<Record<TermStatus, string>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  deprecated: 'supersededTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
  proposed: '',
}

/** TBX v3, dialect TBX-Basic 1.2.1, style DCA. Nothing is lost: what has no data category is a note with a key, `reading: にほんぎんこう`. */
export function writeTbx3(terms: readonly Term[]): Written {
  const head =
    `${declaration}<?xml-model href="${schemas}/TBXcoreStructV03_TBX-Basic_integrated.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>\n` +
    `<?xml-model href="${schemas}/TBX-Basic_DCA.sch" type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>\n` +
    `<tbx type="TBX-Basic" style="dca" xml:lang="ja" xmlns="urn:iso:std:iso:30042:ed-2">\n<tbxHeader><fileDesc><sourceDesc>${tag('p', source)}</sourceDesc></fileDesc></tbxHeader>\n<text>`
  return { text: `${head}${body(terms, { entry: 'conceptEntry', section: 'langSec', term: 'termSec' })}</text>\n</tbx>\n`, problems: [] }
}

/** TBX v2, TBX-Basic: `martif` with `tig`, which all readers of the old format know. */
export function writeTbx2(terms: readonly Term[]): Written {
  const head =
    `${declaration}<martif type="TBX" xml:lang="ja">\n<martifHeader><fileDesc><sourceDesc>${tag('p', source)}</sourceDesc></fileDesc>` +
    `<encodingDesc>${tag('p', 'TBXBasicXCSV02.xcs', { type: 'XCSURI' })}</encodingDesc></martifHeader>\n<text>`
  return { text: `${head}${body(terms, { entry: 'termEntry', section: 'langSet', term: 'tig' })}</text>\n</martif>\n`, problems: [] }
}

function body(terms: readonly Term[], names: Names): string {
  const concepts = conceptsOf(terms)
  if (concepts.length === 0) return ''
  return `<body>\n${concepts.map((concept, index) => entry(concept, `c${index + 1}`, names)).join('')}</body>`
}

function entry(concept: Concept, id: string, names: Names): string {
  const field = concept.domain ? `${tag('descrip', concept.domain, { type: 'subjectField' })}\n` : ''
  const section = (language: string, terms: readonly string[]) =>
    `<${names.section} xml:lang="${language}">\n${terms.map((inner) => `<${names.term}>${inner}</${names.term}>\n`).join('')}</${names.section}>\n`
  const [first] = concept.rows
  const pos = concept.rows.every((row) => row.pos === first!.pos) ? first!.pos : ''
  const japanese = [
    tag('term', concept.ja) + termNotes({ partOfSpeech: pos }) + notes({ reading: concept.reading }),
    ...concept.aliasesJa.map((alias) => tag('term', alias) + termNotes({ termType: 'variant' })),
  ]
  return `<${names.entry} id="${id}">\n${field}${section('ja', japanese)}${section('en', concept.rows.flatMap(english))}</${names.entry}>\n`
}

/** A row's English: itself, then its short form, then the other forms that are right. */
function english(row: Term): string[] {
  const status = administrative[row.status]
  const lesser = row.status === 'preferred' ? administrative.admitted : status
  const type = row.type === 'OTHER' ? '' : row.type
  const yes = (flag: boolean) => (flag ? 'yes' : '')
  const kept = row.status === 'proposed' ? 'proposed' : ''
  return [
    tag('term', row.en) +
      termNotes({ partOfSpeech: row.pos, administrativeStatus: status }) +
      notes({ type, keep: yes(row.keep), case: yes(row.caseSensitive), status: kept }) +
      (row.note ? tag('note', plainNote(row.note)) : ''),
    ...(row.short ? [tag('term', row.short) + termNotes({ termType: 'shortForm', administrativeStatus: lesser })] : []),
    ...row.aliasesEn.map((alias) => tag('term', alias) + termNotes({ termType: 'variant', administrativeStatus: lesser })),
  ]
}

function termNotes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([type, value]) => (value ? tag('termNote', value, { type }) : ''))
    .join('')
}

function notes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => (value ? tag('note', `${key}: ${value}`) : ''))
    .join('')
}
