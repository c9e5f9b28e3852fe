import type { GlossaryProblem, Term, TermStatus } from '../../document.ts'
import { type Column, columns, fieldsOf } from './columns.ts'

/**
 * What of a glossary a format cannot hold: one info for every column that would lose values and every status that is left out, with the number of rows.
 * `statuses` are those whose rows are written, `carries` the columns beside `ja` and `en`.
 */
export function losses(
  terms: readonly Term[],
  format: string,
  { statuses, carries }: { readonly statuses: readonly TermStatus[]; readonly carries: readonly Column[] },
): GlossaryProblem[] {
  const left = new Map<string, number>()
  const lost = new Map<Column, number>()
  for (const term of terms) {
    if (!statuses.includes(term.status)) left.set(term.status, (left.get(term.status) ?? 0) + 1)
    else {
      const fields = fieldsOf(term)
      for (const column of columns)
        if (fields[column].length > 0 && column !== 'ja' && column !== 'en' && !carries.includes(column))
          lost.set(column, (lost.get(column) ?? 0) + 1)
    }
  }
  return [
    ...[...left]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([status, count]) => loss('glossary-left-out', { format, status, count: String(count) })),
    ...columns.flatMap((column) => (lost.has(column) ? [loss('glossary-lossy', { format, column, count: String(lost.get(column)) })] : [])),
  ]
}

/** An info about what is written, without a place. */
export function loss(code: string, values: Readonly<Record<string, string>>): GlossaryProblem {
  return { file: '', line: 0, code, level: 'info', values }
}

/** Terms that begin with `#`, which some formats take for comments: those that may be written, and what to say of the others. */
export function uncommented(terms: readonly Term[], format: string): { terms: readonly Term[]; problems: GlossaryProblem[] } {
  const fit = terms.filter(({ ja }) => !ja.startsWith('#'))
  const left = terms.length - fit.length
  return { terms: fit, problems: left > 0 ? [loss('glossary-comment', { format, count: String(left) })] : [] }
}
