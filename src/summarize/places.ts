import type { Article, NamedSentence, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { quoteDepths } from '../lines/draft-line.ts'
import { wordLists } from '../lines/patterns.ts'
import type { InFull } from './full-names.ts'
import { spliced, type Words, wordsText } from './splice.ts'

const subject = /^particle\.(?:topic|case|focus)$/
/** The first sentences of an article, title included, and how far back else a place may have been named. */
const beginning = 6
const reach = 3
const plainName = /^[\p{L}\p{M}ー]+$/u

/**
 * Makes the rule for towns that the article calls 市 or 町 once it has named them: 市は予算案を出す → 木曽見市は予算案を出す. Only as a subject or owner without
 * anything before it (隣の市 is another), and only where the article has named one place of the kind.
 */
export function makePlaces(
  language: Language,
): (sentence: NamedSentence, index: number, article: Article<TranslatedSentence>, said: ReadonlySet<string>) => InFull {
  const places = wordLists(language)('places')

  function placeAt({ tokens, bunsetsu }: NamedSentence, depths: readonly number[]): number {
    return tokens.findIndex(({ surface }, at) => {
      const next = tokens[at + 1]
      if (!places.has(surface) || depths[at]! > 0 || !next) return false
      const own = bunsetsu.findIndex(({ first, last }) => first <= at && at < last)
      if (own === -1 || bunsetsu[own]!.first !== at || bunsetsu.some(({ head }) => head === own)) return false
      return next.pos === 'particle.adnominal' || subject.test(next.pos)
    })
  }

  /** The only place of the kind, told of in the title, at the beginning or shortly before: 木曽見市 and 長野県木曽見市 are one, and the longer is the full name. */
  function named(kind: string, index: number, { sentences }: Article<TranslatedSentence>): { words: Words; source: string } | undefined {
    const found: { name: string; words: Words; source: string; at: number }[] = []
    const others: string[] = []
    let first = Number.POSITIVE_INFINITY
    let last = -1
    for (const [at, sentence] of sentences.entries()) {
      if (hasOther(sentence, kind)) return undefined
      for (const entity of sentence.entities) {
        if (entity.type !== 'LOC' && entity.ja.indexOf(kind) > 0) others.push(entity.ja)
        if (entity.type !== 'LOC' || !isKind(entity.ja, kind)) continue
        const own = sentence.tokens.filter(({ start, end }) => start >= entity.start && end <= entity.end)
        const words = { tokens: own, entities: [entity] }
        const name = wordsText(words)
        const known = found[0]
        if (!plainName.test(name) || (known && !known.name.endsWith(name) && !name.endsWith(known.name))) return undefined
        first = Math.min(first, at)
        if (at <= index) last = at
        // Titles say less.
        const { kind: of } = sentence
        const telling = of === 'body' || of === 'item'
        if (!known || (telling && (name.length > known.name.length || found.every(({ at }) => at < 0))))
          found.unshift({ name, words, source: sentence.id, at: telling ? at : -1 })
      }
    }
    const [best] = found
    // 伊東市議会 is of another city than 熱海市.
    if (others.some((one) => !found.some(({ name }) => one.includes(name)))) return undefined
    return best && best.at >= 0 && best.at <= index && (first < beginning || index - last <= reach) ? best : undefined
  }

  return (sentence, index, article, said) => {
    const none = { sentence, sources: [], said: [] }
    const at = placeAt(sentence, quoteDepths(sentence.tokens))
    if (at === -1) return none
    const place = named(sentence.tokens[at]!.surface, index, article)
    const name = place ? wordsText(place.words) : ''
    const here = sentence.entities.some(({ type, ja }) => type === 'LOC' && name.endsWith(ja))
    if (!place || here || [...said].some((one) => name.endsWith(one) || one.endsWith(name))) return none
    return { sentence: spliced(sentence, at, at + 1, place.words), sources: [place.source], said: [name] }
  }
}

function isKind(name: string, kind: string): boolean {
  return name.endsWith(kind) && name.length > kind.length
}

/** Another place of the kind may be named that is no entity: 三|豊浦市. */
function hasOther({ tokens, entities }: NamedSentence, kind: string): boolean {
  return tokens.some(({ surface, start }, at) => {
    const before = tokens[at - 1]
    const part = surface === kind || isKind(surface, kind)
    if (!part || before?.end !== start || !/^(?:noun|unknown)/.test(before.pos)) return false
    const own = entities.find((one) => one.type === 'LOC' && one.start <= start && start < one.end)
    // The name begins with this word though another leans on it.
    return own ? own.start === start && !entities.some(({ end }) => end === start) : surface === kind
  })
}
