import { parse } from 'csv-parse/sync'
import * as z from 'zod'
import type { Term } from '../document.ts'

/** Something wrong with a glossary file. `error` rows must be mended before the glossary is used; the wording is in the catalogues. */
export interface GlossaryProblem {
  readonly file: string
  /** 1-based. */
  readonly line: number
  /** Stable kebab-case code. */
  readonly code: string
  readonly level: 'error' | 'warning' | 'info'
  readonly values: Readonly<Record<string, string>>
}

export interface GlossaryFile {
  readonly path: string
  readonly text: string
}

const columns = [
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
const longestTerm = 1024

const aliases = z.string().transform((field) =>
  field
    .split('|')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== ''),
)
const flag = (yes: readonly string[], problem: string) =>
  z
    .string()
    .transform((value) => value.toLowerCase())
    .refine((value) => value === '' || value === 'no' || yes.includes(value), problem)
    .transform((value) => yes.includes(value))
const form = z
  .string()
  .min(1, 'missing-value')
  .refine((value) => new TextEncoder().encode(value).length <= longestTerm, 'too-long')
const english = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** One row of a glossary file, as text; messages are problem codes. */
const rowSchema = z.strictObject({
  ja: form,
  en: form.refine((value) => !english.test(value), 'english-has-japanese'),
  type: z
    .string()
    .transform((value) => value.toUpperCase() || 'OTHER')
    .pipe(z.enum(['ORG', 'LOC', 'PERSON', 'PRODUCT', 'EVENT', 'LAW', 'OTHER'], 'unknown-type')),
  reading: z.string(),
  aliases_ja: aliases,
  aliases_en: aliases.refine((values) => !values.some((value) => english.test(value)), 'english-has-japanese'),
  status: z
    .string()
    .transform((value) => value.toLowerCase() || 'preferred')
    .pipe(z.enum(['preferred', 'admitted', 'deprecated', 'forbidden', 'proposed'], 'unknown-status')),
  pos: z
    .string()
    .transform((value) => value.toLowerCase())
    .pipe(z.enum(['', 'noun', 'verb', 'adjective', 'adverb', 'other'], 'unknown-pos')),
  domain: z.string(),
  short: z.string().refine((value) => !english.test(value), 'english-has-japanese'),
  keep: flag(['yes', 'keep', 'true', '1'], 'unknown-flag'),
  case: flag(['yes', 'sensitive', 'true', '1'], 'unknown-flag'),
  forbidden: aliases,
  note: z.string(),
})

/**
 * Reads glossaries: CSV or TSV, header `ja,en,type,reading,aliases_ja,aliases_en,status,pos,domain,short,keep,case,forbidden,note` in any order, only `ja` and `en` required,
 * aliases and forbidden English separated by `|`; each forbidden one becomes a row of its own. 寧徳時代,CATL,ORG → { ja: '寧徳時代', en: 'CATL', type: 'ORG', … }. Broken rows become problems, the others terms.
 */
export function parseGlossary(files: readonly GlossaryFile[]): { terms: Term[]; problems: GlossaryProblem[] } {
  const terms: Term[] = []
  const problems: GlossaryProblem[] = []
  for (const file of files) {
    const found: GlossaryProblem[] = []
    parseFile(file, terms, found)
    problems.push(...found.sort((a, b) => a.line - b.line))
  }
  return { terms, problems }
}

function parseFile({ path, text }: GlossaryFile, terms: Term[], problems: GlossaryProblem[]): void {
  const report = (line: number, code: string, values: Record<string, string> = {}, level: GlossaryProblem['level'] = 'error') =>
    problems.push({ file: path, line, code, level, values })

  const records = readRecords(path, text, report)
  const [header, ...body] = records
  if (!header) {
    if (problems.length === 0) report(1, 'glossary-empty', {}, 'warning')
    return
  }
  const names = header.fields.map((name) => name.trim().toLowerCase())
  const missing = ['ja', 'en'].filter((name) => !names.includes(name))
  if (missing.length) return void report(header.line, 'missing-column', { column: missing.join(', ') })
  names.forEach((name, index) => {
    if (names.indexOf(name) < index) report(header.line, 'duplicate-column', { column: name })
    else if (!columns.some((column) => column === name))
      report(header.line, 'unknown-column', { column: name || String(index + 1) }, 'warning')
  })
  if (body.length === 0 && problems.length === 0) report(header.line, 'glossary-empty', {}, 'warning')

  for (const { fields, line } of body) {
    if (fields.length > names.length) {
      report(line, 'too-many-fields', { found: String(fields.length), expected: String(names.length) })
      continue
    }
    const raw = Object.fromEntries(columns.map((column) => [column, (fields[names.indexOf(column)] ?? '').trim()]))
    const control = columns.find((column) => /[\u0000-\u001f\u007f-\u009f\ufffd]/.test(raw[column] ?? ''))
    if (control) {
      report(line, 'glossary-control', { column: control })
      continue
    }
    const parsed = rowSchema.safeParse(raw)
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const column = String(issue.path[0] ?? '')
        report(line, issue.message, { column, value: raw[column] ?? '' })
      }
      continue
    }
    const { aliases_ja: aliasesJa, aliases_en: aliasesEn, case: caseSensitive, forbidden, ...rest } = parsed.data
    const term: Term = { ...rest, aliasesJa, aliasesEn, caseSensitive, file: path, line }
    terms.push(term, ...forbidden.map((en): Term => ({ ...term, en, aliasesEn: [], short: '', keep: false, status: 'forbidden' })))
  }
}

interface CsvRecord {
  readonly fields: readonly string[]
  readonly line: number
}

function readRecords(
  path: string,
  text: string,
  report: (line: number, code: string, values?: Record<string, string>) => void,
): readonly CsvRecord[] {
  const head = text.slice(0, (text.search(/[\r\n]/) + 1 || text.length + 1) - 1)
  const tabs = /\.(tsv|tab)$/i.test(path) || (head.includes('\t') && !head.includes(','))
  const rows: CsvRecord[] = []
  try {
    parse(text, {
      bom: true,
      delimiter: tabs ? '\t' : ',',
      // A quotation mark in a TSV file is a quotation mark.
      quote: tabs ? null : '"',
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      info: true,
      on_record: (entry: unknown) => {
        const { record, info } = entry as { record: string[]; info: { lines: number } }
        const inside = record.reduce((sum, field) => sum + (field.match(/\n/g)?.length ?? 0), 0)
        rows.push({ fields: record, line: info.lines - inside })
        return null
      },
    })
  } catch (error) {
    const { code, lines } = error as { code?: unknown; lines?: unknown }
    if (typeof code !== 'string' || !code.startsWith('CSV_')) throw error
    report(typeof lines === 'number' ? lines : 1, 'csv-broken', { reason: code })
  }
  return rows
}
