import type { TermCandidate } from '../digest.ts'
import type { Article, TranslatedSentence } from '../document.ts'
import { candidatesOf } from './candidates.ts'
import type { TermTools } from './index.ts'
import { makePool } from './pool.ts'
import { englishOf } from './term-english.ts'

const most = 20

/**
 * The terms of one translated article, best first, at most 20: 全固体電池 … `{ en: 'all-solid-state battery', score: 1 }`; `en` is '' when the English
 * does not say it as one phrase. People and places are left to the article's entities, unless the glossary has them.
 */
export function articleTerms(article: Article<TranslatedSentence>, tools: TermTools): readonly TermCandidate[] {
  const pool = makePool(tools)
  const english = new Map<string, Map<string, number>>()
  const first = new Map<string, string>()
  const found = article.sentences.map((sentence) => {
    const found = tools.find(sentence)
    // Loose phrases are for a terminologist to judge.
    const one = { ...found, mentions: found.mentions.filter(({ kind, quoted }) => kind !== 'phrase' || quoted) }
    for (const { ja, start, end, kind, term } of one.mentions) {
      if (kind === 'inner') continue
      if (!first.has(ja)) first.set(ja, sentence.id)
      const said = term ? { text: term.en, opens: false } : englishOf(sentence, { start, end })
      if (!said) continue
      const counts = english.get(ja) ?? new Map<string, number>()
      english.set(ja, counts)
      // From inside a sentence counts before from its beginning.
      counts.set(said.text, (counts.get(said.text) ?? 0) + (said.opens ? 0.5 : 1))
    }
    return { ...one, sentence }
  })
  pool.add(article, found)
  const ranked = tools.rank(pool).filter(({ group }) => group.main.count > 0)
  const candidates = candidatesOf(ranked, { top: 0 }, tools.lexicon).filter(
    ({ status, type }) => status === 'known' || (type !== 'PERSON' && type !== 'LOC'),
  )
  const best = candidates[0]?.score || 1
  return candidates.slice(0, most).map(({ ja, reading, score, count, status, proposals, variants }) => ({
    ja,
    reading,
    en: status === 'known' ? (proposals[0]?.en ?? '') : commonest(english.get(ja)),
    score: Math.round((score / best) * 1e4) / 1e4,
    count,
    status,
    sentence: variants.map((form) => first.get(form.ja)).find(Boolean) ?? article.sentences[0]!.id,
  }))
}

function commonest(english: ReadonlyMap<string, number> = new Map()): string {
  return [...english].reduce<readonly [string, number]>((best, one) => (one[1] > best[1] ? one : best), ['', 0])[0]
}
