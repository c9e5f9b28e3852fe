import type { Lexicon } from '../language/lexicon.ts'
import type { Candidate } from './candidate.ts'
import { typeOf } from './merge.ts'
import type { Place } from './pool.ts'
import { proposalsOf } from './proposals.ts'
import { hiragana } from './reading.ts'
import type { Scored } from './score.ts'

/** What of the ranked candidates is wanted. */
export interface TermOptions {
  /** How many, 0 for all. */
  readonly top?: number
  /** Fewest places. */
  readonly minCount?: number
  /** Without what the glossary has. */
  readonly onlyNew?: boolean
}

/** Ranked groups as candidates: spellings counted, contexts chosen, English proposed as far as it takes no translating. */
export function candidatesOf(
  ranked: readonly Scored[],
  { top = 100, minCount = 1, onlyNew = false }: TermOptions,
  lexicon: Lexicon,
): Candidate[] {
  const wanted = ranked.filter(({ count, group, score }) => score > 0 && count >= minCount && !(onlyNew && group.main.term))
  const best = wanted[0]?.score ?? 1
  return (top > 0 ? wanted.slice(0, top) : wanted).map(({ group, score, count }): Candidate => {
    const { main, others } = group
    const forms = [main, ...others].map((entry) => [...entry.forms].sort((a, b) => b[1].count - a[1].count))
    const ja = main.term?.ja ?? forms[0]![0]![0]
    const variants = [...new Map(forms.flat().map(([form, { count: times }]) => [form, { ja: form, count: times }])).values()]
    const reading = main.term?.reading ? hiragana(main.term.reading) : readingOf(ja, main.forms.get(ja)?.reading ?? '', lexicon)
    return {
      ja,
      reading: reading || readingIn(group),
      variants: variants.sort((a, b) => b.count - a.count || (a.ja < b.ja ? -1 : 1)),
      score: Math.round((score / best) * 1e4) / 1e4,
      count,
      articles: Math.max(main.articles, ...others.map(({ articles }) => articles)),
      type: main.term?.type ?? typeOf(main),
      pos: main.term?.pos || 'noun',
      verbal: main.verbal * 2 > main.count,
      status: main.term ? 'known' : 'candidate',
      domain: main.term?.domain ?? '',
      note: main.term?.note ?? '',
      proposals: proposalsOf(group, ja, lexicon),
      contexts: contextsOf([main, ...others].flatMap(({ places }) => places)),
    }
  })
}

/** The dictionary's reading of the whole word, where it has one: 日本銀行 is にほんぎんこう, whatever its parts say. */
function readingOf(ja: string, made: string, lexicon: Lexicon): string {
  const rows = lexicon.words(ja).filter(({ yomi }) => yomi !== '')
  const yomi = rows.map((row) => hiragana(row.yomi))
  return yomi.includes(made) ? made : (yomi[0] ?? made)
}

/** A reading in the text's own brackets. */
function readingIn({ main }: Scored['group']): string {
  for (const { kind, text } of main.glosses.values()) if (kind === 'reading') return hiragana(text.replace(/\s/g, ''))
  return ''
}

const mostContexts = 3

/** Sentences of different articles first, in the order they were read. */
function contextsOf(places: readonly Place[]): Candidate['contexts'] {
  const chosen = new Map<string, Place>()
  const seen = new Set<string>()
  for (const fresh of [true, false])
    for (const place of places) {
      if (chosen.size >= mostContexts || chosen.has(place.ja) || (fresh && seen.has(place.path))) continue
      seen.add(place.path)
      chosen.set(place.ja, place)
    }
  return [...chosen.values()].map(({ ja, path, sentence }) => ({ ja, en: '', path, sentence }))
}
