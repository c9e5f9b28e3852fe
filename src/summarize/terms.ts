import type { Article, TermCandidate, Token, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { is, wordLists } from './patterns.ts'
import { touching } from './spans.ts'
import { englishOf, type TermEnglish } from './term-english.ts'

/** A maximal run of nouns in a sentence. */
interface Run {
  readonly tokens: readonly Token[]
  readonly sentence: TranslatedSentence
}

/** What is known of a term so far, over all its places. */
interface Found {
  readonly ja: string
  readonly tokens: readonly Token[]
  readonly sentence: string
  readonly reading: string
  readonly known: boolean
  count: number
  /** English → how often; from inside a sentence counts before from its beginning. */
  readonly english: Map<string, number>
}

const most = 20
const nounTags = ['noun', 'suffix', 'prefix', 'unknown', 'symbol.letter']
const brokenBy = [
  'noun.number',
  'noun.adverbial',
  'noun.link',
  'noun.verbal',
  'noun.nai',
  'prefix.number',
  'prefix.verb',
  'prefix.adjective',
  'suffix.counter',
].concat(['suffix.person', 'suffix.auxiliary', 'suffix.special', 'suffix.adverbial'])

const personTags = ['noun.proper.surname', 'noun.proper.given', 'noun.proper.person']

/**
 * Makes the search for terms: compound nouns scored by FLR (Nakagawa & Mori 2003: how readily their nouns combine with others, times frequency)
 * and the glossary's terms. 全固体電池 … → score 1; en '' when the English does not say it as one phrase.
 */
export function makeTerms(language: Language): (article: Article<TranslatedSentence>) => readonly TermCandidate[] {
  const words = wordLists(language)
  const edge = words('term-edge')
  const never = words('term-never')

  function runsOf(sentence: TranslatedSentence): Run[] {
    const runs: Token[][] = []
    let open: Token[] | undefined
    const inQuantity = touching(sentence.quantities)
    const inName = touching(sentence.names.filter(({ type }) => type === 'PERSON' || type === 'LOC'))
    let number = -1
    for (const token of sentence.tokens) {
      if (is(token.pos, 'noun.number')) number = token.end
      // What stands right behind a numeral is counted, or part of a name that begins with one.
      if (token.start === number) {
        number = token.end
        open = undefined
      } else if (!isPart(token) || inQuantity(token) || inName(token)) open = undefined
      else if (open && open.at(-1)!.end === token.start) open.push(token)
      else {
        open = [token]
        runs.push(open)
      }
    }
    return runs.map(trimmed).flatMap((tokens) => (isTermLike(tokens) ? [{ tokens, sentence }] : []))
  }

  /** Runs that are no glossary mention and no part of one. */
  function candidates(sentence: TranslatedSentence): Run[] {
    const entities = sentence.entities.filter(({ source }) => source === 'glossary')
    let until = 0
    let covering = -1
    return runsOf(sentence).filter(({ tokens }) => {
      const [start, end] = [tokens[0]!.start, tokens.at(-1)!.end]
      for (; until < entities.length && entities[until]!.start <= start; until++) covering = entities[until]!.end
      return covering < end
    })
  }

  function trimmed(tokens: readonly Token[]): readonly Token[] {
    let first = 0
    let last = tokens.length
    while (last > first && (edge.has(tokens[last - 1]!.surface) || is(tokens[last - 1]!.pos, 'prefix'))) last--
    while (first < last && (edge.has(tokens[first]!.surface) || is(tokens[first]!.pos, 'suffix') || isArea(tokens, first))) first++
    return tokens.slice(first, last)
  }

  function isTermLike(tokens: readonly Token[]): boolean {
    const ja = tokens.map(({ surface }) => surface).join('')
    if (never.has(ja) || ja.length < 2 || ja.length > 40 || !/\p{L}/u.test(ja)) return false
    if (tokens.some(({ pos }) => personTags.some((tag) => is(pos, tag)))) return false
    if (tokens.length > 1) return !tokens.every(({ pos }) => is(pos, 'noun.proper') || is(pos, 'suffix.place'))
    const [only] = tokens
    return /^[\p{Script=Katakana}\u30fc\u30fb]{4,}$/u.test(ja) || (!only!.known && !/^\p{Script=Hiragana}+$/u.test(ja))
  }

  return (article) => {
    const known = knownTerms(article)
    const runs = article.sentences.flatMap(candidates)
    const found = new Map<string, Found>(known)
    for (const { tokens, sentence } of runs) {
      const ja = sentence.ja.slice(tokens[0]!.start - sentence.start, tokens.at(-1)!.end - sentence.start)
      const entry = found.get(ja) ?? {
        ja,
        tokens,
        sentence: sentence.id,
        reading: readingOf(tokens),
        known: false,
        count: 0,
        english: new Map(),
      }
      found.set(ja, entry)
      if (entry.known) continue
      entry.count++
      note(entry, englishOf(sentence, { start: tokens[0]!.start, end: tokens.at(-1)!.end }))
    }
    const ease = combining([
      ...runs.map(({ tokens }) => tokens),
      ...[...known.values()].flatMap((one) => Array(one.count).fill(one.tokens)),
    ])
    const scored = [...found.values()].map((one) => ({ one, score: one.count * ease(one.tokens) }))
    scored.sort((a, b) => b.score - a.score)
    const best = scored[0]?.score ?? 1
    return scored.slice(0, most).map(({ one, score }) => ({
      ja: one.ja,
      reading: one.reading,
      en: commonest(one.english),
      score: Math.round((score / best) * 1e4) / 1e4,
      count: one.count,
      status: one.known ? 'known' : 'candidate',
      sentence: one.sentence,
    }))
  }
}

/** The glossary's terms and the names of the lexicon that stand in the article. */
function knownTerms({ sentences }: Article<TranslatedSentence>): Map<string, Found> {
  const found = new Map<string, Found>()
  for (const sentence of sentences) {
    let at = 0
    for (const entity of sentence.entities) {
      if (entity.source !== 'glossary') continue
      const ja = entity.term?.ja ?? entity.ja
      while (at < sentence.tokens.length && sentence.tokens[at]!.start < entity.start) at++
      const from = at
      while (at < sentence.tokens.length && sentence.tokens[at]!.end <= entity.end) at++
      const tokens = sentence.tokens.slice(from, at)
      const entry = found.get(ja) ?? {
        ja,
        tokens,
        sentence: sentence.id,
        reading: entity.term?.reading ? hiragana(entity.term.reading) : entity.ja === ja ? readingOf(tokens) : '',
        known: true,
        count: 0,
        english: new Map([[entity.term?.en ?? entity.en, 1]]),
      }
      found.set(ja, entry)
      entry.count++
    }
  }
  return found
}

/** FLR without the frequency: the geometric mean of how often each noun has neighbours left and right, plus one. */
function combining(runs: readonly (readonly Token[])[]): (tokens: readonly Token[]) => number {
  const left = new Map<string, number>()
  const right = new Map<string, number>()
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
  for (const run of runs)
    run.slice(1).forEach((token, at) => {
      count(right, run[at]!.surface)
      count(left, token.surface)
    })
  return (tokens) => {
    if (!tokens.length) return 1
    const logs = tokens.map(({ surface }) => Math.log((left.get(surface) ?? 0) + 1) + Math.log((right.get(surface) ?? 0) + 1))
    return Math.exp(logs.reduce((sum, value) => sum + value, 0) / (2 * tokens.length))
  }
}

function note({ english }: Found, said: TermEnglish | undefined): void {
  if (said) english.set(said.text, (english.get(said.text) ?? 0) + (said.opens ? 0.5 : 1))
}

function commonest(english: ReadonlyMap<string, number>): string {
  return [...english].reduce<readonly [string, number]>((best, one) => (one[1] > best[1] ? one : best), ['', 0])[0]
}

function isPart({ pos, surface }: Token): boolean {
  return (
    nounTags.some((tag) => is(pos, tag)) &&
    !brokenBy.some((tag) => is(pos, tag)) &&
    /^[\p{L}\p{M}\p{N}\u30fc\u30fb\-–]+$/u.test(surface) &&
    !/^\p{N}+$/u.test(surface)
  )
}

/** 千葉|県 in 千葉県印西市周辺: places are names, not terms. */
function isArea(tokens: readonly Token[], at: number): boolean {
  return is(tokens[at]!.pos, 'noun.proper.place') && is(tokens[at + 1]?.pos ?? '', 'suffix.place')
}

/** Readings joined, in hiragana; '' when a part cannot be read. */
function readingOf(tokens: readonly Token[]): string {
  const parts = tokens.map(
    ({ reading, surface }) => reading || (/^[\p{Script=Katakana}\p{Script=Hiragana}\u30fc]+$/u.test(surface) ? surface : ''),
  )
  return parts.every(Boolean) ? hiragana(parts.join('')) : ''
}

/** カラ → から. */
function hiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
}
