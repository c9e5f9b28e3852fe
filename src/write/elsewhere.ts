import type { Element } from 'hast'
import type { Translate } from '../language/messages.ts'
import { h } from './element.ts'
import type { Entries } from './entries.ts'
import { articleAddress, titleOf } from './neighbours.ts'
import { visible } from './visible.ts'
import { longDate } from './words.ts'

/** What the cards of a page say of other articles, for its script. */
export interface ElsewhereData {
  readonly title: string
  readonly toSentence: string
  /** How often, in words, by number: `mentions[3]` is `3 mentions`. */
  readonly mentions: Readonly<Record<number, string>>
  /** Address, title, its language, date in words. */
  readonly articles: readonly (readonly [string, string, 'ja' | 'en', string])[]
  /** By the id of an entry: number of an article, mentions, numbers of sentences there. */
  readonly of: Readonly<Record<string, readonly (readonly [number, number, ...number[]])[]>>
}

/**
 * The other articles that tell of the names, terms and figures of a page, as data: the cards are the script's, and each article is written once however
 * many words it shares. Nothing when there are none.
 */
export function elsewhere({ names, terms, figures }: Entries, t: Translate): Element[] {
  const numbers = new Map<string, number>()
  const articles: ElsewhereData['articles'][number][] = []
  const mentions: Record<number, string> = {}
  const of: Record<string, ElsewhereData['of'][string]> = {}
  for (const { id, elsewhere: others } of [...names, ...terms, ...figures]) {
    if (!others.length) continue
    of[id] = others.map((one) => {
      const number = numbers.get(one.id) ?? articles.length
      if (number === articles.length) {
        const { text, language } = titleOf(one, t)
        numbers.set(one.id, number)
        articles.push([articleAddress(one.id), text, language, one.date ? visible(longDate(one.date, t)) : ''])
      }
      mentions[one.count] ??= t('page.mentions', { count: one.count })
      return [number, one.count, ...one.sentences.map((sentence) => Number(sentence.slice(1)))] as const
    })
  }
  if (!articles.length) return []
  const data: ElsewhereData = { title: t('page.elsewhere'), toSentence: t('page.toSentence', { number: '{n}' }), mentions, articles, of }
  return [h('script', { type: 'application/json', id: 'elsewhere' }, harmless(data))]
}

/** JSON that cannot end the element it stands in, whatever the articles say. */
export function harmless(data: unknown): string {
  return JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
