import type { From, Phrase } from './tree.ts'

/** Where words begin in Japanese; Infinity for what we supplied. */
export const startOf = (spans: From): number => spans.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY)

/** Where a phrase begins in Japanese; Infinity for one we supplied. */
export function startOfPhrase(phrase: Phrase): number {
  switch (phrase.kind) {
    case 'text':
    case 'quotation':
      return startOf(phrase.from)
    case 'prep':
      return Math.min(startOf(phrase.from), startOfPhrase(phrase.object))
    case 'noun':
      return startOf(phrase.from)
    case 'list':
    case 'sequence':
      return Math.min(...phrase.items.map(startOfPhrase))
    case 'embedded':
      return startOf(phrase.clause.from)
  }
}
