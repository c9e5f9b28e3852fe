import type { Term } from '../../document.ts'
import { type Column, columns, fieldsOf, listColumns } from './columns.ts'
import { headerNames, type Shape, shapeOf } from './csv-shapes.ts'
import { decide, withoutApostrophe } from './decision.ts'
import { languageOf } from './direction.ts'
import type { GlossaryFormat, Written } from './format.ts'
import { loss } from './losses.ts'
import type { Rows } from './rows.ts'
import { csvLine, hasTabs, readTable, type TableRow } from './table.ts'

/** Tables: ours (`ja,en,type,…`, lists separated by `|`), that of `kawaraban terms`, and those of DeepL, BabelDOC, Google and Matecat. */
export const csv: GlossaryFormat = {
  name: 'csv',
  extensions: ['.csv', '.tsv', '.tab'],
  sniff: () => true,
  read({ path, text }, rows, options) {
    const table = readTable(text, hasTabs(text, extensionOf(path)), rows.report)
    const [first] = table
    if (!first) return
    const shape = shapeOf(table, options)
    if (!complete(shape, first, rows)) return
    if (shape.name !== 'kawaraban') rows.report(first.line, `glossary-shape-${shape.name}`, directionNamed(shape), 'info')
    const width = first.fields.length
    let foreign = 0
    for (const row of shape.header ? table.slice(1) : table)
      if (shape.header && row.fields.length > width)
        rows.report(row.line, 'too-many-fields', { found: String(row.fields.length), expected: String(width) })
      else if (isForeign(row, shape)) foreign++
      else readRow(row, shape, rows)
    if (foreign > 0) rows.report(first.line, 'glossary-one-sided', { count: String(foreign) }, 'info')
  },
  write,
}

/** `.csv` of `glossary/ev.CSV`; '' for none. */
export function extensionOf(path: string): string {
  return /\.[a-z0-9]+$/i.exec(path)?.[0].toLowerCase() ?? ''
}

/** Reports what the header lacks or has too much. */
function complete(shape: Shape, { fields, line }: TableRow, rows: Rows): boolean {
  const missing = (['ja', 'en'] as const).filter((side) => shape[side] < 0)
  if (missing.length > 0) {
    rows.report(line, 'missing-column', { column: missing.join(', ') })
    return false
  }
  if (shape.name !== 'kawaraban' && shape.name !== 'terms') return true
  headerNames(fields).forEach((name, index, names) => {
    if (names.indexOf(name) < index && name !== '') rows.report(line, 'duplicate-column', { column: name })
    else if (shape.name === 'kawaraban' && !columns.some((column) => column === name))
      rows.report(line, 'unknown-column', { column: name || String(index + 1) }, 'warning')
  })
  return true
}

function directionNamed({ ja, en }: Shape): Record<string, string> {
  return { ja: String(ja + 1), en: String(en + 1) }
}

/** True when the row says that it is in other languages. */
function isForeign({ fields }: TableRow, shape: Shape): boolean {
  const other = (column: number, language: string) => column >= 0 && ![language, ''].includes(languageOf(fields[column]))
  return other(shape.language, 'en') || other(shape.sourceLanguage, 'ja')
}

function readRow({ fields: written, line }: TableRow, shape: Shape, rows: Rows): void {
  const fields = shape.name === 'terms' ? written.map(withoutApostrophe) : written
  const row: Partial<Record<Column, string | readonly string[]>> = { ja: fields[shape.ja] ?? '', en: fields[shape.en] ?? '' }
  for (const [column, index] of shape.others) {
    const field = fields[index] ?? ''
    row[column] = listColumns.has(column) ? field.split('|') : field
  }
  if (shape.notes.length > 0)
    row.note = shape.notes
      .map((index) => (fields[index] ?? '').trim())
      .filter((note) => note !== '')
      .join('; ')
  if (shape.name === 'matecat') {
    row.status = flagged(fields[shape.others.get('forbidden') ?? -1]) ? 'forbidden' : ''
    row.forbidden = []
  }
  if (shape.name === 'google') row.pos = posOf(fields[shape.others.get('pos') ?? -1] ?? '')
  if (shape.decision < 0) rows.add(row, line)
  else decide(row, fields[shape.decision] ?? '', line, rows)
}

function flagged(field: string | undefined): boolean {
  return ['true', 'yes', '1', 'x'].includes((field ?? '').trim().toLowerCase())
}

/** Names of word classes as tools write them, in our own. */
export function posOf(written: string): string {
  const name = written
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '')
  const short: Readonly<Record<string, string>> = { n: 'noun', propernoun: 'noun', v: 'verb', adj: 'adjective', adv: 'adverb' }
  if (name === '') return ''
  return short[name] ?? (['noun', 'verb', 'adjective', 'adverb'].includes(name) ? name : 'other')
}

/** Our own table; columns that say nothing are not written. */
function write(terms: readonly Term[]): Written {
  const all = terms.map(fieldsOf)
  const used = columns.filter((column) => column === 'ja' || column === 'en' || all.some((fields) => fields[column].length > 0))
  const cell = (value: string | readonly string[]) => (typeof value === 'string' ? value : value.join('|'))
  const barred = terms.filter(({ aliasesJa, aliasesEn }) => [...aliasesJa, ...aliasesEn].some((alias) => alias.includes('|'))).length
  return {
    text: csvLine(used) + all.map((fields) => csvLine(used.map((column) => cell(fields[column])))).join(''),
    problems: barred > 0 ? [loss('glossary-barred', { count: String(barred) })] : [],
  }
}
