import type { Modifier, QuantityKind } from '../../document.ts'
import type { Day } from './calendar.ts'
import type { NumberWords } from './english.ts'
import type { Tables } from './tables.ts'

/** One sentence being read. `text` is folded; offsets into it are offsets into the sentence. */
export interface Scan {
  readonly text: string
  readonly tables: Tables
  readonly words: NumberWords
  /** The article's date. */
  readonly anchor: Day | null
  /** What `readAmount` found at each place asked for. */
  readonly amounts: Map<number, unknown>
  /** Whether the sentence has a word of this context list; computed once. */
  has(context: string): boolean
}

/** The date mentioned last in the sentence; 同日 and 翌年 point at it. */
export interface Mention {
  readonly day: Day
  /** Base year of its era, 0 when it was given in the Western calendar. */
  readonly era: number
}

export type Scalar = number | string

/** A quantity being built; like `Quantity`, with what modifiers and merging need to know. */
export interface Draft {
  readonly start: number
  readonly end: number
  readonly kind: QuantityKind
  readonly value: Scalar | readonly [Scalar, Scalar]
  readonly unit: string
  readonly modifier: Modifier
  readonly en: string
  /** Besides its kind, names a modifier's `for` column may ask for: age, countable, grade, vague, frequency. */
  readonly tags: readonly string[]
  readonly mention?: Mention
}

const han = /\p{Script=Han}/u
const noun = /[\p{Script=Han}\p{Script=Katakana}\u30FCA-Za-z0-9)」』]/u

export const isHan = (char: string | undefined) => char !== undefined && han.test(char)
/** Whether a noun may end in this character. */
export const isNounEnd = (char: string | undefined) => char !== undefined && noun.test(char)
export const isLetter = (char: string | undefined) => char !== undefined && /[A-Za-z]/.test(char)
export const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9'

/** Whether a noun begins at `at` that を超える can modify: 特許, but not 見通し, before which the verb is finite. */
export function beforeNoun({ text, tables }: Scan, at: number): boolean {
  return isNounEnd(text[at]) && text[at] !== ')' && !tables.context('attributive-stop').some((word) => text.startsWith(word, at))
}
