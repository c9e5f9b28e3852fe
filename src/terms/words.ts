import type { Language } from '../language/load.ts'

/** What the tables say of words in and around terms. */
export interface TermWords {
  /** Words of a class of `ja/term-words`. */
  list(kind: string): ReadonlySet<string>
  /** How special a noun is: 0 (in every other sentence of general news) … 1 (in none of ours). */
  special(noun: string): number
}

/** Of ten thousand sentences: a noun in as many of them says nothing. */
const everywhere = 1000

/** Reads `ja/term-words` and `ja/term-background`. */
export function makeTermWords(language: Language): TermWords {
  const lists = new Map<string, Set<string>>()
  for (const { class: kind = '', words = '' } of language.rows('ja/term-words')) lists.set(kind, new Set(words.split(' ')))
  const none: ReadonlySet<string> = new Set()
  const shares = new Map(language.rows('ja/term-background').map(({ ja, share }) => [ja!, Number(share)]))
  return {
    list: (kind) => lists.get(kind) ?? none,
    special: (noun) => Math.max(0, 1 - Math.log(1 + (shares.get(noun) ?? 0)) / Math.log(everywhere)),
  }
}

/** `noun.sahen` is a `noun`; `nounlike` is none. */
export function isTag(pos: string, tag: string): boolean {
  return pos.startsWith(tag) && (pos.length === tag.length || pos[tag.length] === '.')
}
