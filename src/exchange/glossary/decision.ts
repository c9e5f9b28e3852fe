import type { RawRow } from './columns.ts'
import type { Rows } from './rows.ts'

const yes: readonly string[] = [
  'yes',
  'y',
  'true',
  '1',
  'ok',
  'v',
  '\u25cb',
  '\u25ef',
  '\u3007',
  '\u2713',
  '\u2714',
  '\u306f\u3044',
  '\u63a1\u7528',
]
const no: readonly string[] = ['no', 'n', 'false', '0', '\u00d7', 'x', '\u2715', '\u2717', '\u3044\u3044\u3048', '\u4e0d\u63a1\u7528']

/** yes → preferred, no → left out, nothing → still proposed. A candidate nobody has decided and that has no English yet is no term. */
export function decide(row: RawRow, decision: string, line: number, rows: Rows): void {
  const said = decision.normalize('NFKC').trim().toLowerCase()
  const proposed = !row.status || row.status === 'proposed'
  if (no.includes(said)) return
  if (yes.includes(said)) rows.add({ ...row, status: proposed ? 'preferred' : row.status }, line)
  else if (said !== '') rows.report(line, 'unknown-decision', { value: decision.trim() })
  else if (!row.en) rows.report(line, 'glossary-no-english', { ja: String(row.ja) }, 'info')
  else rows.add({ ...row, status: proposed ? 'proposed' : row.status }, line)
}

/** `'=SUM` → `=SUM`: the table of candidates has an apostrophe before what a spreadsheet would take for a formula. */
export function withoutApostrophe(field: string): string {
  return /^'[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(field) ? field.slice(1) : field
}
