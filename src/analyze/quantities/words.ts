import type { Draft, Scan } from './scan.ts'
import { longest } from './tables.ts'

/** Words that are quantities without digits: 半数 → half, 過半数 → a majority, 倍増 → doubling. Null when none stands at `at`. */
export function readWord({ text, tables }: Scan, at: number): Draft | null {
  const found = longest(tables.words, text, at)
  const row = found?.item.row
  if (!found || !row) return null
  const raw = row.value ?? ''
  // Ranges and numbers are JSON in the table; ISO values and fractions are plain text.
  const value = /^(\[.*\]|\d+(\.\d+)?)$/.test(raw) ? (JSON.parse(raw) as number | [string, string] | [number, number]) : raw
  const fixed = Array.isArray(value)
    ? (value.map((one) => (/^\d+e\d+$/.test(String(one)) ? Number(one) : one)) as unknown as readonly [number, number])
    : value
  return {
    start: at,
    end: found.end,
    kind: row.kind as Draft['kind'],
    value: fixed,
    unit: row.unit ?? '',
    modifier: (row.modifier ?? '') as Draft['modifier'],
    en: row.en ?? '',
    tags: [],
  }
}
