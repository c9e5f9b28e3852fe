import type { EntityType, Span, Term, Token } from '../document.ts'

/** Letters. What is longer is no term. */
export const longestMention = 40

/** A place in a sentence where a candidate stands. `start` and `end` are offsets into the article's text. */
export interface Mention extends Span {
  readonly ja: string
  readonly tokens: readonly Token[]
  /** `OTHER` for what is no name. */
  readonly type: EntityType
  /** A row of the glossary, a name, a run of nouns, a word of the dictionary inside a longer run, or a phrase in quotation marks. */
  readonly kind: 'known' | 'name' | 'run' | 'inner' | 'phrase'
  /** The glossary's row, when `kind` is `known`. */
  readonly term?: Term
  /** English of the lexicon's names, '' for none. */
  readonly en: string
  /** Its last noun makes a verb with する. */
  readonly verbal: boolean
  /** It stands in quotation marks. */
  readonly quoted: boolean
}
