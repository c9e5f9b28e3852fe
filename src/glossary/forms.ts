import type { Term } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeFold } from './fold.ts'
import { buildTrie } from './trie.ts'

/** Raised whenever `packTerms` packs otherwise, or glossaries are read or merged otherwise. */
export const packVersion = 2

/** A spelling under which a term is found. `english` forms are those of the `en` side standing in Japanese text as they are. */
export interface Form {
  readonly term: Term
  readonly written: string
  readonly kind: 'ja' | 'alias' | 'english'
}

export const statusRank = { preferred: 0, admitted: 1, proposed: 2, deprecated: 3, forbidden: 3 } as const

/** Longer spellings are not looked for: keeps the walk from every place of the text short. */
const longestForm = 256

/** All spellings of a term: the Japanese, its aliases, and English names that Japanese text writes as they are (BYD, Gotion High-Tech). */
export function formsOf(term: Term): Form[] {
  const english = [term.en, ...term.aliasesEn].filter((written) => /\p{Lu}/u.test(written))
  return [
    { term, written: term.ja, kind: 'ja' },
    ...term.aliasesJa.map((written): Form => ({ term, written, kind: 'alias' })),
    ...english.map((written): Form => ({ term, written, kind: 'english' })),
  ]
}

/** The spellings under which terms are found, better status first. Rows with status `forbidden` or `deprecated` are not used. */
export function formsOfAll(terms: readonly Term[]): readonly Form[] {
  const used = terms.filter(({ status }) => status !== 'forbidden' && status !== 'deprecated')
  return used.sort((a, b) => statusRank[a.status] - statusRank[b.status]).flatMap(formsOf)
}

/** The trie of all folded spellings as arrays for `openTrie`; its values are places in `formsOfAll`. */
export function packTerms(terms: readonly Term[], language: Language): readonly Int32Array[] {
  const fold = makeFold(language)
  const trie = buildTrie()
  for (const [value, form] of formsOfAll(terms).entries()) {
    const { units } = fold(form.written)
    if (units.length > 0 && units.length <= longestForm) trie.add(units, value)
  }
  return trie.pack()
}
