import type { Term } from '../../document.ts'

/** Columns of our own tables, in the order they are written. */
export const columns = [
  'ja',
  'en',
  'type',
  'reading',
  'aliases_ja',
  'aliases_en',
  'status',
  'pos',
  'domain',
  'short',
  'keep',
  'case',
  'forbidden',
  'note',
] as const

export type Column = (typeof columns)[number]

/** Columns that hold several values. */
export const listColumns: ReadonlySet<Column> = new Set(['aliases_ja', 'aliases_en', 'forbidden'])

/** A row as its file gives it, before it is checked: columns that are not there count as empty. */
export type RawRow = { readonly [column in Column]?: string | readonly string[] | undefined }

/** What a term says in each column; '' and [] where it says nothing beyond the default. `forbidden` is for people who write tables: terms have rows of their own. */
export function fieldsOf(term: Term): Readonly<Record<Column, string | readonly string[]>> {
  return {
    ja: term.ja,
    en: term.en,
    type: term.type === 'OTHER' ? '' : term.type,
    reading: term.reading,
    aliases_ja: term.aliasesJa,
    aliases_en: term.aliasesEn,
    status: term.status === 'preferred' ? '' : term.status,
    pos: term.pos,
    domain: term.domain,
    short: term.short,
    keep: term.keep ? 'yes' : '',
    case: term.caseSensitive ? 'yes' : '',
    forbidden: [],
    note: term.note,
  }
}
