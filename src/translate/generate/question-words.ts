import type { Clause, Phrase } from '../tree.ts'

const asks = /^(?:how|how much|how many|why|when|where|what|who|whose|which)$/
const askedPlace = /^(?:when|where)$/

/** True for what, who, which company, how many people. */
function isAsked(phrase: Phrase): boolean {
  if (phrase.kind === 'text') return asks.test(phrase.text)
  if (phrase.kind === 'prep') return isAsked(phrase.object)
  if (phrase.kind !== 'noun') return false
  return (phrase.bare && asks.test(phrase.head)) || asks.test(phrase.determinerWord?.text ?? '') || asks.test(phrase.quantity?.text ?? '')
}

/** At where is only where. */
function withoutPreposition(phrase: Phrase): Phrase {
  if (phrase.kind !== 'prep' || phrase.object.kind !== 'noun' || !askedPlace.test(phrase.object.head)) return phrase
  return phrase.object
}

/** The question word of a clause that is not its subject, and the clause without it: 市はどう対応するのか → how + the city responds. Null when it has none. */
export function questionWord(clause: Clause): { readonly word: Phrase; readonly rest: Clause } | null {
  const without = <T extends Phrase>(phrases: readonly T[], gone: Phrase): T[] => phrases.filter((one) => one !== gone)
  const places = [clause.adverbs, clause.complements, clause.end, clause.front]
  for (const place of places) {
    const word = place.find(isAsked)
    if (!word) continue
    const rest: Clause = {
      ...clause,
      adverbs: without(clause.adverbs, word),
      complements: without(clause.complements, word),
      end: without(clause.end, word),
      front: without(clause.front, word),
    }
    return { word: withoutPreposition(word), rest }
  }
  return null
}
