import type { GlossaryFile, TermStatus } from '../../document.ts'
import { partsOf, readXmlParts, type XmlPart } from '../xml-parts.ts'
import type { Column, RawRow } from './columns.ts'
import { posOf } from './csv.ts'
import { languageOf } from './direction.ts'
import type { GlossaryFormat } from './format.ts'
import type { Rows } from './rows.ts'
import { factsOf, statusOf, type TermFact, termsOf } from './tbx-facts.ts'
import { writeTbx2, writeTbx3 } from './tbx-write.ts'

/** TBX v3 (ISO 30042:2019), both styles read, DCA written. */
export const tbx: GlossaryFormat = {
  name: 'tbx',
  extensions: ['.tbx', '.xml'],
  sniff: (head) => /<(?:[a-z]+:)?(?:tbx|TBX|martif)[\s>]/.test(head),
  read,
  write: writeTbx3,
}

/** TBX v2 (ISO 30042:2008, `martif`): what OmegaT, Weblate and the Translate Toolkit read. */
export const tbx2: GlossaryFormat = { name: 'tbx2', extensions: ['.tbx'], write: writeTbx2 }

const entries: ReadonlySet<string> = new Set(['conceptEntry', 'termEntry'])
const sections = ['langSec', 'langSet', 'langGroup']
/** Forms that go with the one before them rather than stand for themselves. */
const lesser: readonly string[] = ['variant', 'abbreviation', 'acronym', 'shortForm', 'initialism', 'clippedTerm', 'spellingVariant']

function read({ text }: GlossaryFile, rows: Rows): void {
  let oneSided = 0
  const problem = readXmlParts(text, entries, (entry) => {
    const ja = sectionsOf(entry, 'ja').flatMap(termsOf)
    const en = sectionsOf(entry, 'en').flatMap(termsOf)
    if (ja.length === 0 || en.length === 0) oneSided++
    else for (const { row, line } of rowsOf(entry, ja, en)) rows.add(row, line)
  })
  if (problem) rows.report(problem.line, 'xml-broken', { reason: problem.reason })
  if (oneSided > 0) rows.report(1, 'glossary-one-sided', { count: String(oneSided) }, 'info')
}

function sectionsOf(entry: XmlPart, language: string): XmlPart[] {
  return partsOf(entry).filter(
    ({ name, attributes }) => sections.includes(name) && languageOf(attributes.get('xml:lang') ?? attributes.get('lang')) === language,
  )
}

/** An entry as rows: each English term is one, its short form and variants go with it. Every Japanese term beside the first is a spelling of it. */
function rowsOf(entry: XmlPart, ja: readonly TermFact[], en: readonly TermFact[]): { row: RawRow; line: number }[] {
  const concept = factsOf(entry)
  const head = ja.find((fact) => statusOf(fact) === 'preferred') ?? ja.find((fact) => isGood(statusOf(fact))) ?? ja[0]!
  const shared = [...concept.notes, ...sections.flatMap((name) => partsOf(entry, name)).flatMap((section) => factsOf(section).notes)]
  const common = {
    ja: head.text,
    reading: head.keyed.get('reading') ?? '',
    aliases_ja: [...new Set(ja.map(({ text }) => text))].filter((form) => form !== head.text),
    domain: concept.values.get('subjectField') ?? '',
  }
  const made: { row: { [column in Column]?: string | string[] }; status: TermStatus; line: number }[] = []
  for (const fact of en) {
    const status = statusOf(fact)
    const before = made.at(-1)
    const kind = fact.values.get('termType') ?? ''
    if (before && lesser.includes(kind) && goesWith(status, before.status)) {
      if (kind === 'shortForm' && !before.row.short) before.row.short = fact.text
      else before.row.aliases_en = [...(before.row.aliases_en ?? []), fact.text]
      continue
    }
    const chosen = status ?? (made.some((other) => other.status === 'preferred') ? 'admitted' : 'preferred')
    const notes = [...(made.length === 0 ? [...shared, ...head.notes] : []), ...fact.notes]
    const pos = fact.values.get('partOfSpeech') ?? (en.length === 1 ? head.values.get('partOfSpeech') : undefined) ?? ''
    const row = {
      ...common,
      ja: common.ja,
      aliases_ja: [...common.aliases_ja],
      en: fact.text,
      type: fact.keyed.get('type') ?? '',
      keep: fact.keyed.get('keep') ?? '',
      case: fact.keyed.get('case') ?? '',
      pos: posOf(pos),
      status: chosen,
      note: notes.join('; '),
    }
    made.push({ row, status: chosen, line: fact.line })
  }
  return made
}

function isGood(status: TermStatus | undefined): boolean {
  return status !== 'forbidden' && status !== 'deprecated'
}

function goesWith(status: TermStatus | undefined, before: TermStatus): boolean {
  if (status === undefined || status === before) return true
  return status === 'admitted' && before === 'preferred'
}
