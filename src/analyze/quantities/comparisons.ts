import { readAmount } from './amount.ts'
import { type Draft, isDigit, type Scan } from './scan.ts'
import { levelAsChange } from './shares.ts'
import { longest } from './tables.ts'

/** 前年同期比12%増 → up 12% from the same period a year earlier; 前年比1.5倍 → 1.5 times the level of a year earlier. Null when no such word stands at `at`. */
export function readComparison(scan: Scan, at: number, read: (at: number) => Draft | null): Draft | null {
  const { text, tables } = scan
  const known = longest(tables.comparisons, text, at)
  const found = known ? { end: known.end, from: known.item.row.from ?? '', of: known.item.row.of ?? '' } : againstYear(scan, at, read)
  if (!found) return null
  const { from, of } = found
  const particle = tables.mark(text, found.end, 'particle')
  const next =
    [particle, tables.mark(text, Math.max(particle, found.end), 'comma'), found.end].find((end) => end > at && isFigure(scan, end)) ?? -1
  const draft = next < 0 ? null : read(next)
  if (!draft || !['percent', 'ratio', 'count', 'money', 'measure', 'point'].includes(draft.kind)) {
    return {
      start: at,
      end: found.end,
      kind: 'date',
      value: text.slice(at, found.end),
      unit: 'comparison',
      modifier: '',
      en: from,
      tags: ['adverbial'],
    }
  }
  const joined = { ...draft, start: at, tags: [...draft.tags, 'adverbial'] }
  if (draft.unit === 'times') return { ...joined, en: `${draft.en} ${of}` }
  const amount = draft.kind === 'percent' && !draft.tags.includes('direction') ? readAmount(scan, next) : null
  const change = amount && levelAsChange(amount)
  if (change) return { ...joined, value: change.value, en: `${change.en} ${from}` }
  return { ...joined, en: `${draft.en} ${from}` }
}

/** 23年比, 2019年度比: a year to compare with. */
function againstYear({ text, tables }: Scan, at: number, read: (at: number) => Draft | null) {
  let end = at
  while (isDigit(text[end])) end++
  // 年 or 年度 between the figures and 比: nothing is read twice that cannot be one
  if (end === at || ![1, 2].some((length) => tables.mark(text, end + length, 'compared') >= 0)) return null
  const year = read(at)
  const compared = year?.kind === 'date' && tables.mark(text, year.end - 1, 'compared') === year.end
  if (!year || !compared) return null
  const name = year.en.replace(/^compared with /, '')
  return { end: year.end, from: `from ${name}`, of: `the level of ${name}` }
}

/** Whether a number, perhaps with 約 before it, can begin here; dates after 前年比 are read on their own. */
function isFigure(scan: Scan, at: number): boolean {
  return readAmount(scan, at) !== null || scan.tables.before.matches(scan.text, at).some(({ end }) => readAmount(scan, end) !== null)
}
