import type { ConceptEntry, Term, TermEntry } from '../../document.ts'
import { tbxText } from '../tbx-text.ts'
import { type Concept, conceptsOf } from './concepts.ts'
import type { Written } from './format.ts'
import { plainNote } from './tbx-facts.ts'

const about = { language: 'ja', source: 'Glossary written by kawaraban' }

/** TBX v3, dialect TBX-Basic 1.2.1, style DCA. Nothing is lost: what has no data category is a note with a key, `reading: にほんぎんこう`. */
export function writeTbx3(terms: readonly Term[]): Written {
  return { text: tbxText(conceptsOf(terms).map(entry), { ...about, version: 3 }), problems: [] }
}

/** TBX v2, TBX-Basic: `martif` with `tig`, which all readers of the old format know. */
export function writeTbx2(terms: readonly Term[]): Written {
  return { text: tbxText(conceptsOf(terms).map(entry), { ...about, version: 2 }), problems: [] }
}

function entry({ ja, domain, reading, aliasesJa, rows }: Concept): ConceptEntry {
  const [first] = rows
  const pos = rows.every((row) => row.pos === first!.pos) ? first!.pos : ''
  return {
    subject: domain,
    ja: [{ term: ja, pos, notes: keyed({ reading }) }, ...aliasesJa.map((term): TermEntry => ({ term, form: 'variant' }))],
    en: rows.flatMap(english),
  }
}

/** A row's English: itself, then its short form, then the other forms that are right. */
function english(row: Term): TermEntry[] {
  const lesser = row.status === 'preferred' ? 'admitted' : row.status === 'proposed' ? undefined : row.status
  const other = (term: string, form: 'variant' | 'shortForm'): TermEntry => ({ term, form, ...(lesser && { status: lesser }) })
  const yes = (flag: boolean) => (flag ? 'yes' : '')
  const facts = keyed({ type: row.type === 'OTHER' ? '' : row.type, keep: yes(row.keep), case: yes(row.caseSensitive) })
  return [
    { term: row.en, pos: row.pos, status: row.status, notes: [...facts, row.note ? plainNote(row.note) : ''] },
    ...(row.short ? [other(row.short, 'shortForm')] : []),
    ...row.aliasesEn.map((alias) => other(alias, 'variant')),
  ]
}

function keyed(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([key, value]) => (value ? [`${key}: ${value}`] : []))
}
