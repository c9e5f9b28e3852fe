import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cached, type FlatFile } from '../cache/index.ts'
import { findIn, formatVersion, headwordTables, type Index, indexOf, packTables, type TableText } from './tables.ts'

/** One line of a TSV table: column name → field. */
export type Row = Readonly<Record<string, string>>

/** Read-only access to the language data: `rows('ja/counters')` is `src/language/ja/counters.tsv`. Tables are read on first use and kept. */
export interface Language {
  /** Changes whenever a table does. */
  readonly sha256: string
  rows(table: string): readonly Row[]
  /** Raw lines without the header. */
  lines(table: string): TableText
  /** Lines of several tables by what stands in their first column. */
  index(tables: readonly string[]): Index
}

export class LanguageDataError extends Error {}

/**
 * Opens the data folder. The tables are kept as one file in the cache folder, made anew when one of them has changed.
 * The program's files lie one folder deep beside the data, in `src/` and in `dist/`.
 */
export function loadLanguage(folder: URL = new URL('../language/', import.meta.url)): Language {
  const files = tableFiles(folder)
  const key = files.map(({ name, size, changed }) => `${name} ${size} ${changed}`).join('\n')
  const readAll = () => new Map(files.map(({ name, path }): [string, string] => [name, readFileSync(path, 'utf8')]))
  const place = createHash('sha256').update(folder.href).digest('hex').slice(0, 12)
  const { env, platform, pid } = process
  const file = cached(
    { name: `language-${place}`, version: formatVersion, key, make: () => packTables(readAll()) },
    { env, platform, pid, uid: process.getuid?.() },
  )
  return languageOf(file)
}

function languageOf(file: FlatFile): Language {
  const { sha256, text, has } = findIn(file)
  const kept = new Map<string, readonly Row[]>()
  const indexes = new Map<string, Index>()

  function lines(table: string): TableText {
    if (!has(table)) throw new LanguageDataError(`${table}.tsv is missing`)
    return text(table)
  }

  function rows(table: string): readonly Row[] {
    const found = kept.get(table)
    if (found) return found
    const made = rowsOf(lines(table), table)
    kept.set(table, made)
    return made
  }

  function index(tables: readonly string[]): Index {
    const name = tables.join()
    const found = indexes.get(name)
    if (found) return found
    const missing = tables.find((table) => !has(table))
    if (missing) throw new LanguageDataError(`${missing}.tsv is missing`)
    const made = indexOf(file, tables)
    indexes.set(name, made)
    return made
  }

  return { sha256, rows, lines, index }
}

function rowsOf({ columns, lines }: TableText, table: string): Row[] {
  return lines.map((line, index) => {
    const fields = line.split('\t')
    if (fields.length > columns.length)
      throw new LanguageDataError(`${table}.tsv:${index + 2}: ${fields.length} fields, the header has ${columns.length}`)
    const row: Record<string, string> = {}
    for (let at = 0; at < columns.length; at += 1) row[columns[at]!] = fields[at] ?? ''
    return row
  })
}

/** Every table of the folder with what changes when somebody edits it. */
function tableFiles(folder: URL) {
  const root = fileURLToPath(folder)
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: part }) =>
      readdirSync(`${root}/${part}`)
        .filter((file) => file.endsWith('.tsv'))
        .map((file) => {
          const path = `${root}/${part}/${file}`
          const { size, mtimeMs } = statSync(path)
          return { name: `${part}/${file.slice(0, -4)}`, path, size, changed: mtimeMs }
        }),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

export { headwordTables }
