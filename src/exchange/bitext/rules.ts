import type { AlignedArticle, AlignedSentence, Forbidden } from './aligned.ts'
import { firstOf } from './aligned.ts'

/** A rule of the validation module: what the English must hold, or must not. */
export interface ValidationRule {
  readonly isPresent?: string
  readonly isNotPresent?: string
}

/**
 * What a translation tool may check while a person edits: terms of the glossary, figures, forbidden words. Only what is certain: a term or figure
 * that our own English shows in another accepted form (a plural, a converted unit) gives no rule, so a rule that fails means something.
 */
export function rulesOf(
  { en }: AlignedSentence,
  facts: {
    readonly entities: AlignedArticle['entities']
    readonly quantities: AlignedArticle['quantities']
    readonly notes: AlignedArticle['notes']
    readonly forbidden: readonly Forbidden[]
  },
): ValidationRule[] {
  const missing = new Set(facts.notes.filter(({ code }) => code === 'term-missing').map(({ expected }) => expected))
  const terms = facts.entities
    .filter((entity) => entity.source === 'glossary' && (holds(en, entity.en) || missing.has(entity.en)))
    .map((entity) => ({ isPresent: entity.en }))
  const figures = facts.quantities.flatMap((quantity) => figuresOf(quantity.en)).filter((figure) => en.includes(figure))
  const forbidden = facts.forbidden.map((term) => ({ isNotPresent: term.en }))
  const all: ValidationRule[] = [...terms, ...figures.map((isPresent) => ({ isPresent })), ...forbidden]
  return firstOf(all, ({ isPresent, isNotPresent }) => JSON.stringify([isPresent, isNotPresent]))
}

/**
 * Digits of a figure that every good translation shows: `about 15,000 yen` → 15,000; `120 million` → 120 million; `3 areas` → nothing, since it may
 * be three.
 */
function figuresOf(en: string): string[] {
  return [...en.matchAll(/\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion|trillion|quadrillion)\b)?/g)]
    .map(([figure]) => figure.replace(/,$/, ''))
    .filter((figure) => figure.length > 1)
}

/** Whole words only: BOJ is not in BOJO. */
function holds(text: string, words: string): boolean {
  const lower = text.toLowerCase()
  const wanted = words.toLowerCase()
  for (let at = lower.indexOf(wanted); wanted !== '' && at >= 0; at = lower.indexOf(wanted, at + 1))
    if (!/[\p{L}\p{N}]/u.test((lower[at - 1] ?? '') + (lower[at + wanted.length] ?? ''))) return true
  return false
}
