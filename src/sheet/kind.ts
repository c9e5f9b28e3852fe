import type { NewsKind } from '../digest.ts'
import type { Article, Sentence } from '../document.ts'
import type { Language } from '../language/load.ts'

/** What an article is about, and whether its figures want a table even where the kind does not say so. */
export interface Kind {
  readonly kind: NewsKind
  readonly statistics: boolean
}

/** Sentences that tell the kind: news says first what it is. */
const sentencesRead = 24
/** How much a word counts by where it stands: a title is worth many sentences of the body. */
const inTitle = 3
const inTags = 2
const inLead = 2
const inHeading = 1
const inBody = 0.5
/** A word of the body counts this often at most. */
const timesInBody = 3
const enough = 4
const enoughStatistics = 7

/** Makes `kindOf`: cue words of `ja/sheet-kinds` weighed by where they stand → earnings, disaster …; `general` where nothing is clear. */
export function makeKindOf(language: Language): (article: Article) => Kind {
  const rows = language.rows('ja/sheet-kinds').map((row) => ({ kind: row.kind!, word: row.word!, weight: Number(row.weight) }))
  return (article) => {
    const places = weighed(article)
    const scores = new Map<string, number>()
    for (const { kind, word, weight } of rows) {
      let found = 0
      let inTheBody = 0
      for (const { text, value } of places) {
        if (!text.includes(word)) continue
        if (value > inBody) found += value
        else if (inTheBody++ < timesInBody) found += value
      }
      if (found) scores.set(kind, (scores.get(kind) ?? 0) + weight * found)
    }
    const statistics = scores.get('statistics') ?? 0
    scores.delete('statistics')
    let best: readonly [string, number] = ['general', enough]
    for (const entry of scores) if (entry[1] > best[1]) best = entry
    return { kind: best[0] as NewsKind, statistics: statistics >= enoughStatistics }
  }
}

/** The stretches of an article that tell its kind, each with its weight. */
function weighed(article: Article): { readonly text: string; readonly value: number }[] {
  const { sentences, metadata } = article
  const titles = sentences.filter(({ kind }) => kind === 'title')
  const firstBody = sentences.find(({ kind }) => kind === 'body')
  const others = sentences.filter(({ kind }) => kind === 'body' || kind === 'heading' || kind === 'item').slice(0, sentencesRead)
  const value = (sentence: Sentence) => (sentence === firstBody ? inLead : sentence.kind === 'heading' ? inHeading : inBody)
  return [
    ...titles.map(({ ja }) => ({ text: ja, value: inTitle })),
    ...metadata.tags.map((tag) => ({ text: tag, value: inTags })),
    ...others.map((sentence) => ({ text: sentence.ja, value: value(sentence) })),
  ]
}
