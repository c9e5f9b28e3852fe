import type { Language } from '../../language/load.ts'
import type { NounPhrase, Phrase } from '../tree.ts'

export type Role = 'subject' | 'object' | 'predicate' | 'prep'

/** What the article has said so far: a noun mentioned before is definite. Keys are Japanese heads. */
export interface Mentions {
  has(ja: string): boolean
  add(ja: string): void
}

const definiteAdjectives =
  /^(?:same|only|first|last|next|former|latter|main|sole|entire|whole|very|final|original|present|current|previous|following|latest|[a-z-]+est|second|third|fourth|fifth|\d+(?:st|nd|rd|th)|world's|most)\b/

function firstWord(phrase: Phrase | undefined): string {
  if (!phrase) return ''
  if (phrase.kind === 'text') return phrase.text
  if (phrase.kind === 'noun') return phrase.before.length ? firstWord(phrase.before[0]) : phrase.head
  return ''
}

/** Chooses a, the or nothing for a common noun: first hit wins (unique, superlative, mentioned, of-phrase, subject …). */
export function makeDeterminer(language: Language) {
  const unique = new Set(language.rows('en/unique-nouns').map((row) => row.en!))

  function determiner(noun: NounPhrase, role: Role, mentions: Mentions, headline: boolean): 'none' | 'a' | 'the' {
    if (noun.determiner !== 'auto') return noun.determiner
    if (noun.bare) return 'none'
    if (noun.proper) return noun.wantsThe ? 'the' : 'none'
    if (headline) return 'none'
    const outer = firstWord(noun.before[0])
    const full = noun.before.length ? '' : noun.head
    if (definiteAdjectives.test(outer) || definiteAdjectives.test(full))
      return noun.quantity && noun.number === 'plural' && !/^(?:same|first|last|next)/.test(outer) ? 'none' : 'the'
    if (noun.quantity) return 'none'
    if (/^(?:both|all|each|every|either|neither|some|any|no|what|which|whose)(?![\w-])/.test(full || outer)) return 'none'
    if (unique.has(noun.head)) return 'the'
    const plural = noun.number === 'plural' || noun.count === 'P'
    const mass = noun.count === 'U' || noun.count === '-' || noun.count === 'B'
    const complement = noun.after[0]
    const ofPhrase = complement?.kind === 'prep' && complement.before === 'of'
    const relative = complement?.kind === 'embedded'
    if (mass) return ofPhrase ? 'the' : 'none'
    if (plural) {
      if (ofPhrase) return 'the'
      return mentions.has(noun.ja) && !noun.before.length && !relative ? 'the' : 'none'
    }
    if (mentions.has(noun.ja) && !(role === 'predicate')) return 'the'
    if (ofPhrase) return role === 'predicate' ? 'a' : 'the'
    if (relative && role === 'object') return 'a'
    return role === 'predicate' ? 'a' : 'the'
  }
  /** One of a kind: the government, the prime minister. */
  function isUnique(head: string): boolean {
    return (
      unique.has(head) ||
      /(?:president|minister|chairman|governor|mayor|ambassador|representative|leader|director|chief|head|secretary)$/.test(head)
    )
  }

  return { determiner, isUnique }
}
