import { readFileSync } from 'node:fs'

/** One line of a TSV table: column name → field, plus where it stands (1-based line) for messages. */
export type Row = Readonly<Record<string, string>>

/** Read-only access to the language data: `rows('ja/counters')` is `src/language/ja/counters.tsv`. Tables are read on first use and kept. */
export interface Language {
  rows(table: string): readonly Row[]
  /** Raw lines without the header, for tables too large to split eagerly. */
  lines(table: string): { readonly columns: readonly string[]; readonly lines: readonly string[] }
}

export class LanguageDataError extends Error {}

/** Opens the data folder; reads nothing yet. */
export function loadLanguage(folder: URL = new URL('.', import.meta.url)): Language {
  const rowCache = new Map<string, readonly Row[]>()
  const lineCache = new Map<string, { columns: readonly string[]; lines: readonly string[] }>()

  function lines(table: string) {
    const kept = lineCache.get(table)
    if (kept) return kept
    const text = readFileSync(new URL(`${table}.tsv`, folder), 'utf8')
    const all = text.split('\n')
    while (all.length && all.at(-1) === '') all.pop()
    const [header = '', ...rest] = all
    const made = { columns: header.split('\t'), lines: rest }
    lineCache.set(table, made)
    return made
  }

  function rows(table: string) {
    const kept = rowCache.get(table)
    if (kept) return kept
    const { columns, lines: body } = lines(table)
    const made = body.map((line, index) => {
      const fields = line.split('\t')
      if (fields.length > columns.length)
        throw new LanguageDataError(`${table}.tsv:${index + 2}: ${fields.length} fields, the header has ${columns.length}`)
      const row: Record<string, string> = {}
      columns.forEach((column, at) => {
        row[column] = fields[at] ?? ''
      })
      return row
    })
    rowCache.set(table, made)
    return made
  }

  return { rows, lines }
}
