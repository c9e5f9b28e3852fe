import type { NamedSentence, QuantityKind } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeLemmaFinder } from '../lines/patterns.ts'
import type { Features } from './features.ts'

/** What a sentence does in the story: how much, why and who says what to it, what comes next; `what` is all else. */
export type Role = 'figures' | 'why' | 'next' | 'what'

/** The roles a summary wants filled behind its lead, in the order of wire copy. */
export const wanted = ['figures', 'why', 'next'] as const

/** How well a sentence would do in each, 0 … 1. */
export type Strengths = Readonly<Record<(typeof wanted)[number], number>>

/** Below this a sentence is no sentence of the role. */
export const clear = 0.5

/** The role a sentence fills best. */
export function roleOf(strengths: Strengths): Role {
  const best = wanted.reduce((best, role) => (strengths[role] > strengths[best] + 1e-9 ? role : best))
  return strengths[best] >= clear ? best : 'what'
}

const uncounted: ReadonlySet<QuantityKind> = new Set<QuantityKind>(['date', 'time', 'identifier', 'ordinal', 'duration'])
/** Characters of a sentence to which one amount is much. */
const dense = 28
/** What stands in the last tokens is what the sentence says; before them it may be said of something else. */
const endTokens = 7
const before = 0.5

/** Makes the reader of roles: amounts by number and length, words of `ja/summarize-roles`, dates to come. */
export function makeRoles(language: Language): (sentence: NamedSentence, features: Features) => Strengths {
  const find = makeLemmaFinder(
    language
      .rows('ja/summarize-roles')
      .map((row) => ({ lemmas: row.lemmas!, value: { role: row.role!, weight: Number(row.weight), at: row.at! } })),
  )

  return ({ ja, tokens, quantities, predicates }, features) => {
    const cues: Record<string, number> = { figures: 0, why: 0, next: 0 }
    const end = Math.max(0, tokens.length - endTokens)
    for (const { role, weight } of find(tokens.slice(end))) cues[role] = cues[role]! + weight
    for (const { role, weight, at } of find(tokens.slice(0, end))) if (at !== 'end') cues[role] = cues[role]! + before * weight
    const amounts = quantities.filter(({ kind }) => !uncounted.has(kind)).length
    const main = predicates.find(({ role }) => role === 'main')
    const acts = main?.kind === 'verb' && !main.past && main.voice === 'active' && !main.negated && main.meanings.length === 0
    const ahead = features.next ?? 0
    return {
      figures: amounts === 0 ? 0 : Math.min(1, 0.15 * amounts + 0.3 * Math.min(1, (amounts * dense) / ja.length) + cues.figures!),
      why: Math.min(1, cues.why!),
      next: Math.min(1, cues.next! + 0.35 * ahead + (acts ? 0.25 : 0)),
    }
  }
}
