import type { NoteCode } from '../notes.ts'
import type { DateParts, Value } from './value.ts'

/** Year, month, day … */
export type Key = keyof DateParts

/** Year, fiscal year and decade stand for one another. */
export function isYearKey(key: Key): boolean {
  return key === 'year' || key === 'fiscal' || key === 'decade'
}

/** What a wrong part of a date is called: era-wrong for 平成30年. */
export function wrongCode(value: Value, key: Key): NoteCode {
  if (!isYearKey(key)) return 'date-wrong'
  if (value.origin === 'era') return 'era-wrong'
  return value.origin === 'fiscal' || key === 'fiscal' ? 'fiscal-year-wrong' : 'date-wrong'
}

/** The parts a date names: {year: 2026, month: 2} → [[year, 2026], [month, 2]]. */
export function parts(date: DateParts): readonly (readonly [Key, number])[] {
  return (Object.entries(date) as [Key, number][]).filter(([, part]) => part !== undefined)
}

/** All parts that the values name in any reading, by kind. */
export function partIndex(values: readonly Value[]): ReadonlyMap<Key, ReadonlySet<number>> {
  const index = new Map<Key, Set<number>>()
  for (const value of values) {
    for (const reading of [value, ...(value.alternatives ?? [])]) {
      if (!reading.date) continue
      for (const [key, part] of parts(reading.date)) {
        const kept = index.get(key) ?? new Set<number>()
        kept.add(part)
        index.set(key, kept)
      }
    }
  }
  return index
}

/** Whether one of the values names the part. */
export function isNear(values: readonly Value[], key: Key, part: number): boolean {
  return values.some((value) => [value, ...(value.alternatives ?? [])].some((reading) => reading.date?.[key] === part))
}

/** A year with nothing else. */
export function isYearOnly(date: DateParts): boolean {
  return date.year !== undefined && date.month === undefined && date.day === undefined
}
