import type { Plurality } from './generate/determiner.ts'
import type { Memory, Referent } from './transfer/grammar.ts'

/** Nouns a pronoun may still stand for. */
const remembered = 400

/** What an article has said so far: nothing. */
export function makeMemory(): Memory {
  const seen = new Map<string, Plurality>()
  const nouns = new Map<number, Referent>()
  return {
    senses: new Map(),
    at: (end) => nouns.get(end),
    refer: (end, referent) => {
      nouns.set(end, referent)
      if (nouns.size > remembered) nouns.delete(nouns.keys().next().value!)
    },
    has: (ja) => seen.has(ja),
    add: (ja, plural) => {
      seen.set(ja, plural)
    },
    wasPlural: (ja) => seen.get(ja) ?? '',
  }
}
