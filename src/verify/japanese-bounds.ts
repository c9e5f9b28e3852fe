import type { JapaneseState } from './japanese-values.ts'
import type { Bound } from './value.ts'

/** The bound said before or after a number: 約…, …以上, …を超え. */
export function boundAt(
  state: JapaneseState,
  start: number,
  end: number,
  kind: string,
): { readonly bound: Bound; readonly soft: boolean; readonly length: number } {
  const { text, tables } = state
  const none = { bound: '' as Bound, soft: false, length: 0 }
  if (tables.marks.matchBefore(text, start, (row) => row.role === 'grade')) return none
  const after = tables.after.match(text, end)
  if (
    after &&
    after.value !== 'none' &&
    (after.value !== 'band~' || kind === 'money' || kind === 'percent' || kind === 'point' || kind === 'ratio')
  )
    return { ...parseBound(after.value!), length: after.form!.length }
  const odd = tables.marks.matchBefore(text, end, (row) => row.role === 'odd')
  const before = tables.before.matchBefore(text, start)
  if (before) return { ...parseBound(before.value!), length: 0 }
  return odd ? { bound: 'little-over', soft: true, length: 0 } : none
}

function parseBound(text: string): { readonly bound: Bound; readonly soft: boolean } {
  return { bound: text.replace('~', '') as Bound, soft: text.endsWith('~') }
}
