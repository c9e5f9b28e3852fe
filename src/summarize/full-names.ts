import type { Article, Entity, NamedSentence, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { spliced, type Words, wordsText } from './splice.ts'
import { makeTitles } from './titles.ts'

/** A sentence in which names stand in full, the ids of the sentences that hold them, and the names themselves. */
export interface InFull {
  readonly sentence: NamedSentence
  readonly sources: readonly string[]
  readonly said: readonly string[]
}

/** A full name, where it stands and what stands for the short one. */
interface Full {
  readonly name: string
  readonly words: Words
  readonly source: string
  /** Its office, where one is told: may stand for 氏. */
  readonly office?: Words
}

/** A mention that is to be written in full: its tokens, those of 氏 behind it included where an office takes its place. */
interface Place {
  readonly first: number
  readonly last: number
  readonly full: Full
  readonly words: Words
}

const latin = /^[A-Z][A-Za-z&.-]*$/
const plainName = /^[\p{L}\p{M}\p{N}ー・＝=]+$/u

/**
 * Makes the rule for names that the article gives in full before: 三刀屋町長 → 三刀屋千歳町長, 三田村氏 → 三田村梢常務, 日銀は → 日本銀行は. Only the first mention,
 * and none of the names in `said`; where two people share the surname it stays. `index` is that of the line's sentence.
 */
export function makeFullNames(
  language: Language,
): (sentence: NamedSentence, index: number, article: Article<TranslatedSentence>, said: ReadonlySet<string>) => InFull {
  const titles = makeTitles(language)
  const forms = new Set(language.rows('ja/name-cues').flatMap((row) => (/^(?:form|firm)$/.test(row.side ?? '') ? [row.cue!] : [])))

  function fullPerson(short: Entity, index: number, { sentences }: Article<TranslatedSentence>): Full | undefined {
    const found: Full[] = []
    const names = new Set<string>()
    for (const [at, sentence] of sentences.entries())
      for (const entity of sentence.entities) {
        if (entity.type !== 'PERSON' || entity.ja.length <= short.ja.length || !isPart(short.ja, entity.ja)) continue
        names.add(entity.ja)
        if (at <= index && short.accept.includes(entity.en)) found.push(...personAt(entity, sentence))
      }
    if (names.size !== 1) return undefined
    return found[0] && (found.find(({ office }) => office) ?? found[0])
  }

  function personAt(entity: Entity, { id, tokens, entities }: TranslatedSentence): Full[] {
    const [first, last] = tokensOf(entity, tokens)
    const behind = first < last ? titles.behind(tokens, last) : undefined
    if (!behind || !plainName.test(entity.ja) || titles.ends(entity.ja)) return []
    const office = behind.kind === 'office' ? behind : behind.kind === 'courtesy' ? titles.before(tokens, first) : undefined
    const words = { tokens: tokens.slice(first, last), entities: [entity] }
    const named = office && { tokens: tokens.slice(office.first, office.last), entities: [] }
    const free = office && !entities.some(({ start, end }) => start < tokens[office.last - 1]!.end && tokens[office.first]!.start < end)
    return [{ name: entity.ja, words, source: id, ...(free && named && { office: named }) }]
  }

  function fullBody(short: Entity, index: number, { sentences }: Article<TranslatedSentence>): Full | undefined {
    const found: Full[] = []
    for (const { id, tokens, entities } of sentences.slice(0, index + 1))
      for (const entity of entities) {
        if (entity.type !== 'ORG' || entity.ja.length <= short.ja.length) continue
        if (entity.en !== short.en && !short.accept.includes(entity.en)) continue
        const [first, last] = tokensOf(entity, tokens)
        const own = tokens.slice(first, last).filter(({ surface }) => !forms.has(surface))
        const words = { tokens: own, entities: [entity] }
        const name = wordsText(words)
        if (!plainName.test(name) || name.length <= short.ja.length) continue
        if (latin.test(short.ja.normalize('NFKC')) || isPart(short.ja, name)) found.push({ name, words, source: id })
      }
    const longest = found.reduce<Full | undefined>((best, one) => (best && best.name.length >= one.name.length ? best : one), undefined)
    return longest && found.every(({ name }) => isPart(name, longest.name)) ? longest : undefined
  }

  function placeOf(entity: Entity, sentence: NamedSentence, index: number, article: Article<TranslatedSentence>): Place | undefined {
    const { tokens } = sentence
    const [first, last] = tokensOf(entity, tokens)
    if (first === last || tokens[first]!.start !== entity.start || tokens[last - 1]!.end !== entity.end) return undefined
    if (entity.type === 'ORG') {
      if (!tokens[last]?.pos.startsWith('particle') || isJoined(tokens, first)) return undefined
      const full = fullBody(entity, index, article)
      return full && { first, last, full, words: full.words }
    }
    if (entity.type !== 'PERSON' || entity.accept.length === 0) return undefined
    const title = titles.behind(tokens, last)
    const full = title && fullPerson(entity, index, article)
    if (!title || !full) return undefined
    if (title.kind !== 'courtesy' || !full.office) return { first, last, full, words: full.words }
    const words = { tokens: [...full.words.tokens, ...full.office.tokens], entities: full.words.entities }
    return { first, last: title.last, full, words }
  }

  return (sentence, index, article, said) => {
    let made = sentence
    const sources: string[] = []
    const names: string[] = []
    for (const entity of sentence.entities) {
      if (entity.type !== 'ORG' && entity.type !== 'PERSON') continue
      const now = made.entities.find(({ type, ja, en }) => type === entity.type && ja === entity.ja && en === entity.en)
      const place = now && placeOf(now, made, index, article)
      if (!place || said.has(place.full.name) || names.includes(place.full.name) || made.ja.includes(place.full.name)) continue
      if (!made.bunsetsu.some(({ first, last }) => first <= place.first && place.last <= last)) continue
      made = spliced(made, place.first, place.last, place.words)
      sources.push(place.full.source)
      names.push(place.full.name)
    }
    return { sentence: made, sources, said: names }
  }
}

/** Half-open range of the tokens that lie in the name. */
function tokensOf({ start, end }: Entity, tokens: NamedSentence['tokens']): [number, number] {
  const first = tokens.findIndex((token) => token.start >= start && token.end <= end)
  if (first === -1) return [0, 0]
  let last = first
  while (last < tokens.length && tokens[last]!.end <= end) last++
  return [first, last]
}

/** 大手|日銀: part of a compound. */
function isJoined(tokens: NamedSentence['tokens'], first: number): boolean {
  const before = tokens[first - 1]
  return before !== undefined && before.end === tokens[first]!.start && /^(?:noun|prefix|unknown)/.test(before.pos)
}

/** The letters of the short name stand in the long one in their order: 日銀, 日本銀行. */
function isPart(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at >= short.length
}
