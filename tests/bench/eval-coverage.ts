import type { NamedSentence } from '../../src/document.ts'
import type { Language } from '../../src/language/load.ts'
import { morphsOf } from '../../src/translate/nodes/morphs.ts'
import type { Morph } from '../../src/translate/nodes/node.ts'
import { loadGrammar } from '../../src/translate/transfer/load.ts'
import { segment } from '../../src/translate/transfer/units.ts'

/** Where the English of a content word comes from, the best first. `names`: listed or read; figures and dates are no words and not counted. */
export const tiers = ['words', 'compounds', 'names', 'sudachi', 'sound', 'composed', 'latin', 'romaji'] as const
export type Tier = (typeof tiers)[number]

const nounLike = /^(?:noun(?!\.(?:link|number))|unknown|suffix|prefix)/
const katakana = /^[\p{Script=Katakana}ー・]+$/u
const latin = /^[\p{Script=Latin}\d\s.,&'’+\-/%]+$/u

/** Counts the content words of a sentence by tier: what the engine's own look-ups find for them, in its order. Formal nouns and function words are not counted. */
export function makeCoverage(language: Language): (sentence: NamedSentence, counts: Record<Tier, number>) => void {
  const { lexicon, compound, keys, potentialBase } = loadGrammar(language)
  const suru = keys.get('suru')!
  const isWord = (word: string) => compound.spell(word, 'noun')?.includes(' ') === false

  function nounTier(ja: string, morphs: readonly Morph[]): Tier {
    const [first] = morphs
    if (first!.entity || first!.name) return 'names'
    const row = lexicon.words(ja)[0] ?? lexicon.words(first!.lemma)[0]
    if (row) return row.source === 'names' ? 'names' : row.source === 'compounds' || morphs.length > 1 ? 'compounds' : 'words'
    if (lexicon.hasFrames(ja) || lexicon.hasFrames(ja + suru)) return 'words'
    if (latin.test(ja.normalize('NFKC'))) return 'latin'
    if (first!.pos.startsWith('noun.proper')) return 'names'
    if (katakana.test(ja)) {
      if (compound.loanwords(ja)) return 'sudachi'
      if (compound.spell(ja, 'any')) return 'sound'
    }
    return 'romaji'
  }

  return (sentence, counts) => {
    const morphs = morphsOf(sentence)
    for (let at = 0; at < morphs.length; ) {
      const first = morphs[at]!
      let end = at
      while (end < morphs.length && (nounLike.test(morphs[end]!.pos) || morphs[end]!.entity)) end += 1
      if (end === at) {
        if (/^(?:verb|adjective)$/.test(first.pos) || first.pos === 'adverb') {
          const known =
            lexicon.hasFrames(first.lemma) || lexicon.has(first.lemma) || lexicon.has(first.surface) || potentialBase(first.lemma)
          const light = first.lemma === suru
          if (!light) counts[known ? 'words' : 'romaji'] += 1
        }
        at += 1
        continue
      }
      for (const unit of segment(morphs.slice(at, end), lexicon, compound.loanwords, isWord)) {
        if (unit.morphs[0]!.quantity) continue
        // Parts of a token the lexicon lacks: put together from words it has.
        const part = unit.morphs.length === 1 && !morphs.includes(unit.morphs[0]!)
        counts[part ? 'composed' : nounTier(unit.ja, unit.morphs)] += unit.morphs.length
      }
      at = end
    }
  }
}
