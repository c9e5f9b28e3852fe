import type { Entity, NamedSentence, Span, Token } from '../document.ts'
import type { Lexicon } from '../language/lexicon.ts'
import { joined } from './joined.ts'
import { longestMention, type Mention } from './mention.ts'
import { genitives, quotedPhrases } from './phrases.ts'
import { runsOf } from './runs.ts'
import { isTag, type TermWords } from './words.ts'

const personTags = ['noun.proper.surname', 'noun.proper.given', 'noun.proper.person']

/** A name without the reading in its brackets: 葉隠(はがくれ)自動車 → 葉隠自動車. */
const written = (text: string, tokens: readonly Token[]) =>
  tokens.some(({ given }) => given) ? text.replace(/[（(][^（）()]*[）)]/g, '') : text

type Add = (span: Span, more: Pick<Mention, 'type' | 'kind' | 'en' | 'term'>, own: readonly Token[]) => void

/** Makes the search for candidates in a sentence: rows of the glossary, names, and runs of nouns that may be terms; ascending, not overlapping. */
export function makeMentions(words: TermWords, lexicon: Lexicon): (sentence: NamedSentence) => Mention[] {
  const never = words.list('never')
  const heads = words.list('head')
  const tails = words.list('tail')
  const beside = words.list('beside')
  const isWord = (ja: string) => lexicon.has(ja)

  /** A name that a rule saw in part of a longer run is that run: 全国銀行|データ通信システム. Names of the lexicon stand alone. */
  function nameOf(entity: Entity, sentence: NamedSentence): Span {
    if (entity.source !== 'rule' || entity.type === 'PERSON' || entity.type === 'LOC') return entity
    let { start } = entity
    for (let at = firstFrom(sentence.tokens, start) - 1; at >= 0; at--) {
      const { pos, end, surface } = sentence.tokens[at]!
      if (end !== start || !isTag(pos, 'noun') || /^noun\.(?:number|adverbial|proper)/.test(pos) || surface.length < 2) break
      start = sentence.tokens[at]!.start
    }
    return { start, end: entity.end }
  }

  function isTermLike(tokens: readonly Token[], ja: string): boolean {
    if (never.has(ja) || ja.length < 1 || ja.length > longestMention || !/\p{L}/u.test(ja)) return false
    if (tokens.some(({ pos }) => personTags.some((tag) => isTag(pos, tag)))) return false
    // 円|安が: a particle went into the noun.
    if (tokens.length > 1 && /\p{Script=Han}[\u304c\u3092\u306f]$/u.test(ja)) return false
    if (tokens.length > 1) {
      if (tokens.every(({ pos }) => isTag(pos, 'noun.proper') || isTag(pos, 'suffix.place'))) return false
      const [before, last] = tokens.slice(-2).map(({ surface }) => surface)
      if (tails.has(last!)) return false
      return !(heads.has(last!) || heads.has(before! + last!)) || (isWord(ja) && tokens.length < 4)
    }
    const { pos, known, surface } = tokens[0]!
    if (isTag(pos, 'noun.proper')) return !isTag(pos, 'noun.proper.place')
    if (isTag(pos, 'suffix') || isTag(pos, 'prefix')) return false
    if (isTag(pos, 'noun.na') && !/\p{Script=Han}/u.test(surface)) return false
    if (surface.length < 2) return /\p{Script=Han}/u.test(surface) && known && !isTag(pos, 'noun.sahen') && !isTag(pos, 'noun.adverbial')
    if (/^\p{Script=Hiragana}+$/u.test(surface)) return known && surface.length >= 3 && words.special(surface) > 0.9
    return true
  }

  return (sentence) => {
    const { ja, start: offset, entities, tokens } = sentence
    const mentions: Mention[] = []
    const quoted = (span: Span) => {
      const [from, to] = [span.start - offset, span.end - offset]
      return /[「『“]\s?$/.test(ja.slice(Math.max(0, from - 2), from)) && /^\s?[」』”]/.test(ja.slice(to, to + 2))
    }
    const add: Add = (span, more, own) =>
      mentions.push({
        start: span.start,
        end: span.end,
        ja: written(ja.slice(span.start - offset, span.end - offset), own),
        tokens: own,
        verbal: isTag(own.at(-1)?.pos ?? '', 'noun.sahen'),
        quoted: quoted(span),
        ...more,
      })
    const walls: Span[] = []
    let from = 0
    for (const entity of entities) {
      if (entity.source === 'glossary') {
        // A longer run that holds the row's words is looked at as well.
        const [own] = [tokensIn(tokens, entity)]
        add(entity, { type: entity.type, kind: 'known', en: entity.en, ...(entity.term && { term: entity.term }) }, own)
        continue
      }
      if (entity.type === 'OTHER' && entity.source === 'rule') continue
      const { start, end } = nameOf(entity, sentence)
      const span = { start: Math.max(start, from), end }
      from = end
      walls.push(span)
      const { length } = ja.slice(span.start - offset, span.end - offset)
      if (length < 2 || length > longestMention) continue
      add(span, { type: entity.type, kind: 'name', en: entity.source === 'lexicon' ? entity.en : '' }, tokensIn(tokens, span))
    }
    const glossed = entities.filter(({ source }) => source === 'glossary')
    let until = 0
    let covering = -1
    for (const run of runsOf(sentence, { walls, words, isWord })) {
      const span = { start: run[0]!.start, end: run.at(-1)!.end }
      for (; until < glossed.length && glossed[until]!.start <= span.start; until++) covering = glossed[until]!.end
      if (covering >= span.end) continue
      if (isTermLike(run, ja.slice(span.start - offset, span.end - offset))) add(span, { type: 'OTHER', kind: 'run', en: '' }, run)
      for (const inner of wordsIn(run, isWord)) {
        const at = { start: inner[0]!.start, end: inner.at(-1)!.end }
        if (isTermLike(inner, ja.slice(at.start - offset, at.end - offset))) add(at, { type: 'OTHER', kind: 'inner', en: '' }, inner)
      }
    }
    for (const { start, end, type, parts } of joined(mentions, sentence, beside)) {
      for (const at of parts) mentions[at] = { ...mentions[at]!, kind: 'inner' }
      add({ start, end }, { type, kind: 'run', en: '' }, tokensIn(tokens, { start, end }))
    }
    const taken = new Set(mentions.filter(({ kind }) => kind !== 'inner').map(({ start, end }) => `${start} ${end}`))
    for (const span of [...quotedPhrases(sentence, words), ...genitives(sentence, mentions, words)]) {
      const place = `${span.start} ${span.end}`
      if (taken.has(place)) continue
      taken.add(place)
      add(span, { type: 'OTHER', kind: 'phrase', en: '' }, tokensIn(tokens, span))
    }
    return mentions.sort((a, b) => a.start - b.start || b.end - a.end)
  }
}

/** Compounds of the dictionary inside a longer run: 優良部品 in 優良部品制度. */
function* wordsIn(run: readonly Token[], isWord: (ja: string) => boolean): Generator<readonly Token[]> {
  for (let from = 0; from < run.length; from++) {
    let text = run[from]!.surface
    for (let to = from + 1; to < run.length; to++) {
      text += run[to]!.surface
      if (to - from + 1 < run.length && isWord(text)) yield run.slice(from, to + 1)
    }
  }
}

function firstFrom(tokens: readonly Token[], start: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}

function tokensIn(tokens: readonly Token[], { start, end }: Span): readonly Token[] {
  const first = firstFrom(tokens, start)
  let last = first
  while (last < tokens.length && tokens[last]!.end <= end) last++
  return tokens.slice(first, last)
}
