import type { Lexicon } from './lexicon.ts'
import type { Language } from './load.ts'

/** Makes the look-up of the five-row verb behind a potential one: 走れる → 走る; undefined for verbs the lexicon has as they are. */
export function makePotentials(language: Language, lexicon: Lexicon): (lemma: string) => string | undefined {
  const endings = language.rows('ja/potential-verbs').map((row) => [row.potential!, row.base!] as const)
  return (lemma) => {
    if (lexicon.hasFrames(lemma)) return undefined
    for (const [from, to] of endings) {
      const base = lemma.slice(0, -from.length) + to
      if (lemma.endsWith(from) && lexicon.hasFrames(base)) return base
    }
    return undefined
  }
}
