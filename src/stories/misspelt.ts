import type { Article, NamedSentence } from '../document.ts'
import type { NameClash } from './name-clashes.ts'
import type { NameMention } from './people.ts'
import type { StoryWords } from './words.ts'

type Named = Article<NamedSentence>

const surname = 2
const kinds = ['body', 'item', 'cell', 'quote', 'point']

/**
 * Names of people that another article writes with one other letter, also where it is not known to be a name there: 吉岡大地 : 吉岡大智. The text is
 * searched for the surname, so the work grows with names and texts, not with their pairs.
 */
export function misspeltPeople(
  articles: readonly Named[],
  people: readonly (readonly NameMention[])[],
  endsName: (text: string, at: number) => boolean,
): NameClash[] {
  const clashes: NameClash[] = []
  people.forEach((list, a) => {
    const distinct = new Map(list.map((mention) => [mention.ja, mention]))
    for (const one of distinct.values())
      articles.forEach((article, b) => {
        if (a === b || article.text.includes(one.ja)) return
        const at = variantAt(article.text, one.ja, endsName)
        const ja = at < 0 ? '' : article.text.slice(at, at + one.ja.length)
        if (at < 0 || articles[a]!.text.includes(ja)) return
        const sentence = article.sentences.find(({ start, end, kind }) => kinds.includes(kind) && start <= at && end > at)
        if (!sentence || people[b]!.some((other) => other.ja === ja)) return
        const other: NameMention = { ...one, article: b, sentence, ja, en: '', reading: '', start: at, end: at + ja.length }
        clashes.push({ one, other, why: 'spelling' })
      })
  })
  return clashes
}

/** Where a text has the surname with a given name one letter off; -1 for nowhere. */
function variantAt(text: string, name: string, endsName: (text: string, at: number) => boolean): number {
  for (let at = text.indexOf(name.slice(0, surname)); at >= 0; at = text.indexOf(name.slice(0, surname), at + 1)) {
    const found = text.slice(at, at + name.length)
    if (found.length === name.length && isLetterOff(name, found) && endsName(text, at + name.length)) return at
  }
  return -1
}

/** Names of companies and things that differ in one letter, in sentences about the same: 遠州精工 : 遠州精機. */
export function misspeltThings(articles: readonly Named[], words: StoryWords): NameClash[] {
  const variant = words.of('variant')
  const found = articles.map((article, index) => compoundsOf(article, index, words))
  const clashes: NameClash[] = []
  for (let a = 0; a < found.length; a++) {
    // Two that differ in one letter are the same with that letter blanked out.
    const blanked = new Map<string, Thing[]>()
    for (const thing of found[a]!) for (const key of blanksOf(thing.ja)) blanked.set(key, [...(blanked.get(key) ?? []), thing])
    for (let b = a + 1; b < found.length; b++)
      for (const other of found[b]!)
        for (const one of blanksOf(other.ja).flatMap((key) => blanked.get(key) ?? [])) {
          if (one.ja === other.ja || !(one.name || other.name)) continue
          // 松山開発 and 松本開発 are two; 南港開発 and 南光開発 sound alike.
          if ((one.place || other.place) && (one.reading === '' || one.reading !== other.reading)) continue
          if (articles[b]!.text.includes(one.ja) || articles[a]!.text.includes(other.ja)) continue
          const at = [...one.ja].findIndex((letter, index) => letter !== other.ja[index])
          if (variant.has(one.ja[at]!) || variant.has(other.ja[at]!) || /[\d\p{Script=Latin}]/u.test(one.ja[at]! + other.ja[at]!)) continue
          const common = [...one.about].filter((word) => other.about.has(word)).length
          if (common >= leastCommon)
            clashes.push({ one: mentionOf(one, articles[a]!), other: mentionOf(other, articles[b]!), why: 'spelling' })
        }
  }
  return clashes
}

const leastCommon = 2
const shortest = 3

interface Thing {
  readonly article: number
  readonly sentence: NamedSentence
  readonly ja: string
  readonly name: boolean
  /** Whether the name of a place begins it. */
  readonly place: boolean
  readonly reading: string
  readonly about: ReadonlySet<string>
}

function compoundsOf(article: Named, index: number, words: StoryWords): Thing[] {
  const made = new Map<string, Thing>()
  for (const sentence of article.sentences) {
    if (!kinds.includes(sentence.kind)) continue
    const about = new Set(sentence.tokens.map(words.content).filter(Boolean))
    const named = (wanted: string) => sentence.entities.filter(({ type }) => type === wanted).map(({ ja }) => ja)
    const people = named('PERSON')
    const places = named('LOC')
    for (const { text, name } of words.compounds(sentence.tokens)) {
      if (text.length < shortest || made.has(text) || !sentence.ja.includes(text) || people.some((one) => text.includes(one))) continue
      const place = places.some((one) => text.includes(one))
      if (place && !places.some((one) => text.startsWith(one) && text.length >= one.length + shortestTail)) continue
      made.set(text, {
        article: index,
        sentence,
        ja: text,
        name: name !== '',
        about,
        place,
        reading: place ? readingOf(sentence, text) : '',
      })
    }
  }
  return [...made.values()]
}

/** What may follow a place in the name of a company. */
const shortestTail = 2

/** The reading of the words a compound is made of, '' where one has none. */
function readingOf({ tokens, ja, start }: NamedSentence, text: string): string {
  const from = start + ja.indexOf(text)
  const inside = tokens.filter((token) => token.start >= from && token.end <= from + text.length)
  return inside.every(({ reading }) => reading) ? inside.map(({ reading }) => reading).join('') : ''
}

function blanksOf(text: string): string[] {
  return [...text].map((_, at) => `${text.slice(0, at)}\u0000${text.slice(at + 1)}`)
}

/** With the letters before it that are written without a break: 州精工 → 遠州精工. */
function mentionOf({ article, sentence, ja }: Thing, { text }: Named): NameMention {
  const end = sentence.start + sentence.ja.indexOf(ja) + ja.length
  let start = end - ja.length
  while (start > sentence.start && /\p{Script=Han}/u.test(text[start - 1]!) && /\p{Script=Han}/u.test(text[start]!)) start -= 1
  const context = { heads: new Set<string>(), label: '', about: new Set<string>(), marks: new Set<string>() }
  return { article, sentence, ja: text.slice(start, end), en: '', reading: '', role: '', start, end, context }
}

function isLetterOff(a: string, b: string): boolean {
  let off = 0
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) off += 1
  return off === 1 && /^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\u30fc]+$/u.test(b)
}
