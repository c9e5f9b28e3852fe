import type { Article, Token } from '../document.ts'
import type { BylineOf } from './byline.ts'
import { hashOf, signatureOf } from './minhash.ts'
import type { StoryWords } from './words.ts'

/** What grouping keeps of an article: a few kilobytes, however long it is. */
export interface StoryRecord {
  readonly id: string
  /** ISO day of the report: of the metadata, else of its dateline; null when nobody says. */
  readonly date: string | null
  /** Characters of the text. */
  readonly length: number
  /** Words and compounds it is about, with their weights: those of the title count more. */
  readonly terms: ReadonlyMap<string, number>
  /** Names among them, those of title and lead most. */
  readonly names: ReadonlyMap<string, number>
  /** Names of the title. */
  readonly title: readonly string[]
  /** MinHash over shingles of content words, and how many shingles there were. */
  readonly signature: Uint32Array
  readonly shingles: number
}

export type TokensOf = (text: string, offset: number) => readonly Token[]

const shingle = 3
const mostTerms = 400
const titleWeight = 2
const compoundWeight = 1.5
/** Title, what may be a byline, and the first sentences. */
const lead = 4
const nameWeights = { title: 3, lead: 2, rest: 0.5 }

/** Makes the reader of records from articles that are only read: 旭陽電池が新工場を建設 → 旭陽電池, 新工場, 工場, 建設 … */
export function makeRecorder(words: StoryWords, tokensOf: TokensOf, bylineOf: BylineOf): (article: Article) => StoryRecord {
  return (article) => {
    const counts = new Map<string, number>()
    const shingles = new Set<number>()
    const window: string[] = []
    const names = new Map<string, number>()
    const title: string[] = []
    const topics = new Set<string>()
    let at = 0
    const byline = bylineOf(article)
    for (const { id, ja, kind } of article.sentences) {
      if (id === byline.sentence) continue
      const tokens = tokensOf(ja, 0)
      const weight = kind === 'title' ? titleWeight : 1
      const place = kind === 'title' ? nameWeights.title : at < lead ? nameWeights.lead : nameWeights.rest
      const mention = (name: string) => {
        names.set(name, (names.get(name) ?? 0) + place)
        // EV and NY in a title do not say whom it is about.
        if (kind === 'title' && /[^\x00-\x7f]/.test(name)) title.push(name)
      }
      const add = (term: string, by: number) => counts.set(term, (counts.get(term) ?? 0) + by)
      for (const token of tokens) {
        const key = words.content(token)
        if (key) add(key, weight)
        const piece = key || (words.isNumber(token) ? token.surface.normalize('NFKC') : '')
        if (!piece) continue
        window.push(piece)
        if (window.length > shingle) window.shift()
        if (window.length === shingle) shingles.add(hashOf(window.join('\u0001')))
      }
      for (const number of words.numbers(tokens)) add(`#${number}`, 1)
      const compounds = words.compounds(tokens)
      const topic = kind === 'title' ? words.topic(tokens) : ''
      if (topic && !compounds.some(({ text, name }) => text === topic && name)) topics.add(topic)
      for (const { text, name } of compounds) {
        add(text, weight * compoundWeight)
        if (name || topics.has(text)) mention(name || text)
      }
      for (const token of tokens) if (words.isName(token) && token.surface.length > 1) mention(token.lemma)
      at += 1
    }
    const terms = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, mostTerms)
    return {
      id: article.id,
      date: byline.date?.slice(0, 10) ?? null,
      length: article.text.length,
      terms: new Map(terms),
      names,
      title,
      signature: signatureOf(shingles),
      shingles: shingles.size,
    }
  }
}
