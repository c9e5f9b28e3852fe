import type { Term } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeFold } from './fold.ts'
import { makeStems, type Stem } from './inflection.ts'
import { buildTrie } from './trie.ts'
import { makeVariants } from './variants.ts'

/** Raised whenever `packTerms` packs otherwise, or glossaries are read or merged otherwise. */
export const packVersion = 3

/** A spelling under which a term is found. `english` forms are those of the `en` side standing in Japanese text as they are; of a `stem` the text shows only what does not bend. */
export interface Form {
  readonly term: Term
  readonly written: string
  readonly kind: 'ja' | 'alias' | 'english' | 'stem'
  /** Of a `stem`: how the word bends; `written` is its dictionary form. */
  readonly stem?: Stem
}

export const statusRank = { preferred: 0, admitted: 1, proposed: 2, deprecated: 3, forbidden: 3 } as const

/** Longer spellings are not looked for: keeps the walk from every place of the text short. */
const longestForm = 256

/** The spellings of a term as its row has them: the Japanese, its aliases, and English names that Japanese text writes as they are (BYD, Gotion High-Tech). */
export function formsOf(term: Term): Form[] {
  const english = [term.en, term.short, ...term.aliasesEn].filter((written) => /\p{Lu}/u.test(written))
  return [
    { term, written: term.ja, kind: 'ja' },
    ...term.aliasesJa.map((written): Form => ({ term, written, kind: 'alias' })),
    ...english.map((written): Form => ({ term, written, kind: 'english' })),
  ]
}

/** Makes the finder of all spellings of a term: those of its row in every way to write them, and the stems of verbs and adjectives. */
export function makeSpellings(language: Language): (term: Term) => readonly Form[] {
  const variants = makeVariants(language)
  const stemOf = makeStems(language)
  return (term) =>
    formsOf(term).flatMap((form) => {
      if (form.kind === 'english') return [form]
      return variants(form.written).flatMap((written, index): Form[] => {
        const whole: Form = { term, written, kind: index > 0 ? 'alias' : form.kind }
        const stem = stemOf(term, written)
        return stem ? [whole, { term, written, kind: 'stem', stem }] : [whole]
      })
    })
}

/**
 * The trie of all folded spellings as arrays for `openTrie`, its values are places in the array behind them: for each spelling the index of its
 * term and its place among the spellings of that term. Better statuses come first; `proposed` rows are not looked for.
 */
export function packTerms(terms: readonly Term[], language: Language): readonly Int32Array[] {
  const fold = makeFold(language)
  const spellings = makeSpellings(language)
  const trie = buildTrie()
  const owners: number[] = []
  const used = [...terms.keys()].filter((at) => terms[at]!.status !== 'proposed')
  used.sort((a, b) => statusRank[terms[a]!.status] - statusRank[terms[b]!.status] || a - b)
  for (const owner of used)
    spellings(terms[owner]!).forEach(({ written, stem }, place) => {
      const { units } = fold(stem ? stem.stem : written)
      if (units.length === 0 || units.length > longestForm) return
      trie.add(units, owners.length / 2)
      owners.push(owner, place)
    })
  return [...trie.pack(), Int32Array.from(owners)]
}
