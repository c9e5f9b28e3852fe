import * as z from 'zod'
import type { GlossaryProblem, NoteLevel, Term } from '../../document.ts'
import { type Column, columns, listColumns, type RawRow } from './columns.ts'

/** Where a reader puts what it finds in one file. */
export interface Rows {
  /** Checks a row and keeps it as a term, or reports what is wrong with it. */
  add(row: RawRow, line: number): void
  report(line: number, code: string, values?: Readonly<Record<string, string>>, level?: NoteLevel): void
  /** How many rows were given, good or bad. */
  count(): number
}

/** UTF-8 bytes; DeepL takes no more on either side. */
const longest = 1024
const control = /[\u0000-\u001f\u007f-\u009f\ufffd]/
const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

const fitting = (value: string) => value.length * 3 <= longest || new TextEncoder().encode(value).length <= longest
const english = (value: string) => !japanese.test(value)
const form = z.string().min(1, 'glossary-empty').refine(fitting, 'glossary-too-long')
const flag = (yes: readonly string[]) =>
  z
    .string()
    .transform((value) => value.toLowerCase())
    .refine((value) => ['', 'no', 'false', '0'].includes(value) || yes.includes(value), 'unknown-flag')
    .transform((value) => yes.includes(value))

/** One row, its fields trimmed; messages are problem codes. */
const rowSchema = z.strictObject({
  ja: form,
  en: form.refine(english, 'english-has-japanese'),
  type: z
    .string()
    .transform((value) => value.toUpperCase() || 'OTHER')
    .pipe(z.enum(['ORG', 'LOC', 'PERSON', 'PRODUCT', 'EVENT', 'LAW', 'OTHER'], 'unknown-type')),
  reading: z.string(),
  aliases_ja: z.array(form),
  aliases_en: z.array(form.refine(english, 'english-has-japanese')),
  status: z
    .string()
    .transform((value) => value.toLowerCase() || 'preferred')
    .pipe(z.enum(['preferred', 'admitted', 'deprecated', 'forbidden', 'proposed'], 'unknown-status')),
  pos: z
    .string()
    .transform((value) => value.toLowerCase())
    .pipe(z.enum(['', 'noun', 'verb', 'adjective', 'adverb', 'other'], 'unknown-pos')),
  domain: z.string(),
  short: z.string().refine(english, 'english-has-japanese').refine(fitting, 'glossary-too-long'),
  keep: flag(['yes', 'keep', 'true', '1']),
  case: flag(['yes', 'sensitive', 'true', '1']),
  forbidden: z.array(form),
  note: z.string(),
})

/** Collects the terms and problems of one file. Each English form of the column `forbidden` becomes a row of its own. */
export function makeRows(path: string, terms: Term[], problems: GlossaryProblem[]): Rows {
  let count = 0
  const report: Rows['report'] = (line, code, values = {}, level = 'error') => {
    problems.push({ file: path, line, code, level, values })
  }

  function add(row: RawRow, line: number): void {
    count++
    const raw: Record<string, string | readonly string[]> = {}
    let damaged: Column | undefined
    for (const column of columns) {
      const value = row[column] ?? (listColumns.has(column) ? [] : '')
      if (typeof value === 'string') {
        raw[column] = value.trim()
        if ((column === 'ja' || column === 'en') && raw[column] !== value) report(line, 'glossary-edge-space', { column }, 'warning')
        if (control.test(raw[column])) damaged ??= column
      } else {
        const list = value.map((item) => item.trim()).filter((item) => item !== '')
        raw[column] = list
        if (list.some((item) => control.test(item))) damaged ??= column
      }
    }
    if (damaged) {
      report(line, 'glossary-control', { column: damaged })
      return
    }
    const parsed = rowSchema.safeParse(raw)
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const column = String(issue.path[0] ?? '')
        const value = raw[column] ?? ''
        report(line, issue.message, { column, value: typeof value === 'string' ? value : value.join(' | ') })
      }
      return
    }
    const { aliases_ja: aliasesJa, aliases_en: aliasesEn, case: caseSensitive, forbidden, ...rest } = parsed.data
    const term: Term = { ...rest, aliasesJa, aliasesEn, caseSensitive, file: path, line }
    terms.push(term, ...forbidden.map((en): Term => ({ ...term, en, aliasesEn: [], short: '', keep: false, status: 'forbidden' })))
  }

  return { add, report, count: () => count }
}
