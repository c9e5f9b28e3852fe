import { readFileSync } from 'node:fs'
import type { Digest } from '../../src/digest.ts'
import type { Rated } from '../../src/summarize/rank.ts'

/** What a sentence can do in a summary, as `tests/corpus/key-sentences/roles.tsv` marks it. */
const roles = ['lead', 'figures', 'why', 'next'] as const
type GoldRole = (typeof roles)[number]

/** Article → role → ids of the sentences that could serve it. */
export type GoldRoles = ReadonlyMap<string, Readonly<Record<GoldRole, ReadonlySet<string>>>>

/** The roles marked by hand; `starts` of a row guards its id. */
export function readRoles(): { readonly roles: GoldRoles; readonly starts: readonly (readonly [string, string, string])[] } {
  const text = readFileSync(new URL('../corpus/key-sentences/roles.tsv', import.meta.url), 'utf8')
  const found = new Map<string, Record<GoldRole, Set<string>>>()
  const starts = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [article, role, sentence, start] = line.split('\t') as [string, GoldRole, string, string]
      const entry = found.get(article) ?? { lead: new Set(), figures: new Set(), why: new Set(), next: new Set() }
      entry[role].add(sentence)
      found.set(article, entry)
      return [article, sentence, start] as const
    })
  return { roles: found, starts }
}

export interface RoleFigures {
  /** How many of the sentences given a role have it, and how many of those that have it are given it. */
  readonly sentences: Readonly<Record<string, { readonly given: number; readonly right: number; readonly marked: number }>>
  /** Sentences of summaries, and how many of them can play the role they were chosen in; the first is the lead. */
  readonly lines: number
  readonly linesRight: number
  /** Summaries in which a sentence can play the role, of those whose article has one. */
  readonly covered: Readonly<Record<GoldRole, readonly [number, number]>>
  readonly allFour: number
  /** How many of the four roles a summary covers. */
  readonly meanRoles: number
  /** Articles compared. */
  readonly articles: number
}

/** Compares roles with those marked by hand. */
export function roleFigures(
  reads: readonly { readonly name: string; readonly digest: Digest; readonly rated: readonly Rated[] }[],
  gold: GoldRoles,
): RoleFigures {
  const marked = reads.filter(({ name }) => gold.has(name))
  const counts = () => ({ given: 0, right: 0, marked: 0 })
  const sentences = { figures: counts(), why: counts(), next: counts() }
  const covered: Record<GoldRole, [number, number]> = { lead: [0, 0], figures: [0, 0], why: [0, 0], next: [0, 0] }
  let [lines, linesRight, allFour, total] = [0, 0, 0, 0]
  for (const { name, digest, rated } of marked) {
    const wanted = gold.get(name)!
    for (const role of ['figures', 'why', 'next'] as const) {
      const of = sentences[role]
      of.marked += wanted[role].size
      for (const one of rated.filter((one) => one.role === role)) {
        of.given++
        if (wanted[role].has(one.sentence.id)) of.right++
      }
    }
    const chosen = digest.summary.sentences.map(({ evidence }) => evidence[0]!)
    chosen.forEach((id, at) => {
      const role = at === 0 ? 'lead' : (rated.find(({ sentence }) => sentence.id === id)?.role ?? 'what')
      lines++
      if (role !== 'what' && wanted[role].has(id)) linesRight++
    })
    const have = roles.filter((role) => chosen.some((id) => wanted[role].has(id)))
    for (const role of roles) {
      covered[role][1] += wanted[role].size ? 1 : 0
      covered[role][0] += have.includes(role) ? 1 : 0
    }
    total += have.length
    if (have.length === roles.filter((role) => wanted[role].size).length) allFour++
  }
  return { sentences, lines, linesRight, covered, allFour, meanRoles: total / Math.max(1, marked.length), articles: marked.length }
}

/** The figures in three lines. */
export function printRoles({ sentences, lines, linesRight, covered, allFour, meanRoles, articles }: RoleFigures): void {
  const kinds = Object.entries(sentences).map(([role, { given, right, marked }]) => `${role} ${right} of ${given} given, ${marked} marked`)
  console.log(`\nroles of sentences   ${kinds.join(' · ')}`)
  const parts = roles.map((role) => `${role} ${covered[role][0]}/${covered[role][1]}`)
  console.log(
    `summaries            ${parts.join(' · ')} · all that there are ${allFour}/${articles} · ${meanRoles.toFixed(2)} roles each · ${linesRight} of ${lines} sentences can play their role`,
  )
}
