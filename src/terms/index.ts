import type { TermCandidate } from '../digest.ts'
import type { Article, NamedSentence, Token, TranslatedSentence } from '../document.ts'
import { type Lexicon, makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeMorphology } from '../language/morphology.ts'
import { articleTerms } from './article-terms.ts'
import type { Candidate } from './candidate.ts'
import { candidatesOf, type TermOptions } from './candidates.ts'
import { type Gloss, makeGlosses } from './glosses.ts'
import type { Mention } from './mention.ts'
import { makeMentions } from './mentions.ts'
import { merged } from './merge.ts'
import { makeMisread } from './misread.ts'
import { makeEnglishPhrases } from './phrases-english.ts'
import { type Found, makePool, type Pool } from './pool.ts'
import { makeReading } from './reading.ts'
import { makeScore, type Scored } from './score.ts'
import { type Render, withEnglish } from './with-english.ts'
import { type Pair, withPairs } from './with-pairs.ts'
import { makeTermWords } from './words.ts'

export { type Candidate, candidateSchema, candidatesSchema, type Proposal, type ProposalOrigin, proposalOrigins } from './candidate.ts'
export type { TermOptions } from './candidates.ts'
export { candidatesCsv } from './csv.ts'
export { candidateEntries } from './tbx.ts'
export type { Render, Rendering } from './with-english.ts'
export type { Pair } from './with-pairs.ts'

/** Collects candidates over any number of articles; memory does not grow with them. */
export interface TermCollector {
  /** Takes an article in; of its text only a few sentences are kept. */
  add(article: Article<NamedSentence>): void
  /** What was collected so far, best first. */
  candidates(options?: TermOptions): Candidate[]
}

/** The stage, ready to use. */
export interface Terms {
  collect(options?: { readonly limit?: number }): TermCollector
  /** The terms of one article as its digest has them. */
  ofArticle(article: Article<TranslatedSentence>): readonly TermCandidate[]
  /**
   * Adds what takes translating: `composition`, the engine's rendering of each candidate, and the English of the first `contexts` (1) sentences.
   * `render` translates a few words or a sentence; see `renderBy`.
   */
  withEnglish(candidates: readonly Candidate[], render: Render, options?: { readonly contexts?: number }): Promise<Candidate[]>
  /** Adds `pair`, the English that people's own translations have for candidates, before that of the lexicon. Two segments are the least. */
  withPairs(candidates: readonly Candidate[], pairs: readonly Pair[]): Candidate[]
}

/** What the parts of the stage share. */
export interface TermTools {
  readonly fold: (text: string) => string
  readonly reading: (tokens: readonly Token[]) => string
  readonly lexicon: Lexicon
  find(sentence: NamedSentence): Found
  rank(pool: Pool): Scored[]
}

/** Makes the stage. `fold` says which spellings count as one: サーバー, サーバ. */
export function makeTerms(language: Language, fold: (text: string) => string): Terms {
  const words = makeTermWords(language)
  const lexicon = makeLexicon(language)
  const morphology = makeMorphology(language)
  const mentionsOf = makeMentions(words, lexicon)
  const glossesOf = makeGlosses(words)
  const score = makeScore(words, lexicon)
  const misread = makeMisread(words)
  const phrasesOf = makeEnglishPhrases(language, morphology)
  const shortEnds = [...words.list('short-end')].map((pair) => pair.split('=') as [string, string])
  const tools: TermTools = {
    fold,
    lexicon,
    reading: makeReading(language),
    find: (sentence) => {
      const mentions = mentionsOf(sentence)
      const glosses = glossesOf(sentence, mentions)
      return { sentence, mentions: withoutGlosses(mentions, glosses), glosses }
    },
    rank: (pool) => score(merged(pool.entries, { fold, shortEnds, admin: words.list('admin') }), pool),
  }
  return {
    ofArticle: (article) => articleTerms(article, tools),
    withEnglish: (candidates, render, options) => withEnglish(candidates, render, { ...options, morphology, misread }),
    withPairs: (candidates, pairs) => withPairs(candidates, pairs, { phrasesOf, fold }),
    collect: ({ limit } = {}) => {
      const pool = makePool({ ...tools, ...(limit !== undefined && { limit }) })
      return {
        add: (article) => pool.add(article, article.sentences.map(tools.find)),
        candidates: (options = {}) => candidatesOf(tools.rank(pool), options, lexicon),
      }
    },
  }
}

/** English in brackets behind a term is what it means, no term of its own. */
function withoutGlosses(mentions: readonly Mention[], glosses: readonly Gloss[]): readonly Mention[] {
  const english = glosses.filter(({ kind }) => kind === 'english')
  if (english.length === 0) return mentions
  return mentions.filter(
    ({ start, ja }) =>
      !english.some(
        ({ mention, text }) => mention.end < start && start <= mention.end + text.length + 4 && text.includes(ja.normalize('NFKC')),
      ),
  )
}
