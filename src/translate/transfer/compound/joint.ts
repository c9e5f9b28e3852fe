import { type NounPhrase, type Phrase, text } from '../../tree.ts'
import type { Unit } from '../units.ts'
import type { CompoundTools } from './tools.ts'
import type { Part } from './word.ts'

/** Where a word meets the compound before it. */
export interface Joint {
  /** The compound so far. */
  readonly last: NounPhrase
  readonly part: Part
  readonly unit: Unit
  readonly previous: Unit
  /** No word follows. */
  readonly final: boolean
  readonly tools: CompoundTools
}

/** Words in front of a noun: a name or noun as it stands, singular. */
export function modifier(phrase: NounPhrase): Phrase[] {
  if (phrase.after.length || phrase.owner) return [{ ...phrase, determiner: 'none', determinerWord: null }]
  return [...(phrase.quantity ? [phrase.quantity] : []), ...phrase.before, text(phrase.head, phrase.from)]
}

/** Heads that rank: the name before them owns them. */
export const superlative = /^(?:[a-z-]+est|maximum|first|only|top|leading|biggest|number one|most [a-z]+)$/
