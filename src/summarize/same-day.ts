import type { Article, NamedSentence, Quantity, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { quoteDepths } from '../lines/draft-line.ts'
import { wordLists } from '../lines/patterns.ts'
import { spliced, type Words } from './splice.ts'

/** How many sentences back the day may stand. */
const reach = 3

/**
 * Makes the rule for 同日 in a line that is read alone: 同日の外来診療 behind a sentence of the 14日 → 14日の外来診療. Only where the nearest sentence with days names one,
 * and not where an hour belongs to it (同日午後10時).
 */
export function makeSameDay(
  language: Language,
): (sentence: NamedSentence, index: number, article: Article<TranslatedSentence>) => { sentence: NamedSentence; source?: string } {
  const same = wordLists(language)('same-day')

  function dayBefore(index: number, { sentences }: Article<TranslatedSentence>): { words: Words; source: string } | undefined {
    const own = sentences[index]!
    const [place, ...more] = own.tokens.filter(({ surface }) => same.has(surface))
    if (!place || more.length) return undefined
    for (let at = index; at >= 0 && at > index - reach; at--) {
      const { id, tokens, quantities, kind } = sentences[at]!
      if (kind !== 'body' && kind !== 'item') return undefined
      const days = quantities.filter((one) => one.end <= place.start && isDay(one))
      if (days.length > 1) return undefined
      const [day] = days
      if (!day) continue
      const words = tokens.filter(({ start, end }) => start >= day.start && end <= day.end)
      return { words: { tokens: words, entities: [], quantities: [day] }, source: id }
    }
    return undefined
  }

  return (sentence, index, article) => {
    const { tokens, quantities } = sentence
    const depths = quoteDepths(tokens)
    const at = tokens.findIndex((token, place) => same.has(token.surface) && depths[place] === 0)
    const token = tokens[at]
    const value = token && quantities.find((one) => one.start === token.start && one.end === token.end)
    if (!token || !value || quantities.some(isDay)) return { sentence }
    const found = dayBefore(index, article)
    return found ? { sentence: spliced(sentence, at, at + 1, found.words), source: found.source } : { sentence }
  }
}

/** 14日, 6月14日: one day, by its number. */
function isDay({ kind, value, ja }: Quantity): boolean {
  return kind === 'date' && typeof value === 'string' && /-\d{2}$/.test(value) && /^\p{N}/u.test(ja) && !/\p{N}$/u.test(ja)
}
