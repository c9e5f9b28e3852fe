import type { Term } from '../../document.ts'

/** Rows about one thing: the same Japanese in the same subject field. */
export interface Concept {
  readonly ja: string
  readonly domain: string
  readonly reading: string
  /** Of all its rows. */
  readonly aliasesJa: readonly string[]
  /** In the order of the glossary, never empty. */
  readonly rows: readonly Term[]
}

/** Terms grouped by concept, in the order in which they first appear. Homographs with other readings (上手 じょうず, かみて) are concepts of their own. */
export function conceptsOf(terms: readonly Term[]): Concept[] {
  const groups = new Map<string, { domain: string; reading: string; rows: Term[] }[]>()
  const order: { domain: string; reading: string; rows: Term[] }[] = []
  for (const term of terms) {
    const known = groups.get(term.ja) ?? []
    const group = known.find(
      ({ domain, reading }) => domain === term.domain && (reading === term.reading || reading === '' || term.reading === ''),
    )
    if (group) {
      group.rows.push(term)
      group.reading ||= term.reading
      continue
    }
    const made = { domain: term.domain, reading: term.reading, rows: [term] }
    groups.set(term.ja, [...known, made])
    order.push(made)
  }
  return order.map(({ domain, reading, rows }) => ({
    ja: rows[0]!.ja,
    domain,
    reading,
    aliasesJa: [...new Set(rows.flatMap(({ aliasesJa }) => aliasesJa))],
    rows,
  }))
}
