import type { Article, NamedSentence } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeGlosses } from './glosses.ts'
import { makeMentions } from './mentions.ts'
import { merged } from './merge.ts'
import { makePool } from './pool.ts'
import { makeReading } from './reading.ts'
import { makeScore, type Scored } from './score.ts'
import { makeTermWords } from './words.ts'

/** Collects candidates over articles. */
export interface TermCollector {
  /** Takes an article in; only what is known of its candidates is kept. */
  add(article: Article<NamedSentence>): void
  /** Everything collected so far, best first. */
  ranked(): Scored[]
}

export function makeTerms(language: Language, fold: (text: string) => string): (limit?: number) => TermCollector {
  const words = makeTermWords(language)
  const lexicon = makeLexicon(language)
  const mentionsOf = makeMentions(words, lexicon)
  const glossesOf = makeGlosses(words)
  const reading = makeReading(language)
  const shortEnds = [...words.list('short-end')].map((pair) => pair.split('=') as [string, string])
  const score = makeScore(words, lexicon)
  return (limit) => {
    const pool = makePool({ fold, reading, ...(limit !== undefined && { limit }) })
    return {
      add(article) {
        pool.add(
          article,
          article.sentences.map((sentence) => {
            const mentions = mentionsOf(sentence)
            return { sentence, mentions, glosses: glossesOf(sentence, mentions) }
          }),
        )
      },
      ranked: () => score(merged(pool.entries, { fold, shortEnds }), pool),
    }
  }
}
