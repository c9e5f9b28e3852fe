/** The day of an article, `2026-02-18`; `undefined` when it has none, or one that no calendar has. */
export function dayOf({ date }: { readonly date: string | null }): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(date ?? '')?.[0]
  const time = Date.parse(`${day}T00:00:00Z`)
  return day && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : undefined
}

/** By code unit. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
