import type { Article, NamedSentence, Span } from '../document.ts'
import type { Language } from '../language/load.ts'
import type { Context, ContextOf } from './context.ts'
import { is, type StoryWords } from './words.ts'

/** A name in one article of a story, with what it is the name of. */
export interface NameMention extends Span {
  /** Index of the article in the story. */
  readonly article: number
  readonly sentence: NamedSentence
  readonly ja: string
  readonly en: string
  readonly reading: string
  /** A person's title (社長), '' for none; for places the row of `ja/story-slots`. */
  readonly role: string
  /** Words beside it, for what else must fit. */
  readonly context: Context
}

export interface NameReaders {
  people(article: Article<NamedSentence>, index: number): NameMention[]
  places(article: Article<NamedSentence>, index: number): NameMention[]
  /** Whether a title or nothing of a name follows at this place of a text. */
  endsName(text: string, at: number): boolean
}

const longestTitle = 4
const shortestName = 3
const kinds = ['body', 'item', 'cell', 'quote', 'point']

/** Makes the readers of people with their titles (三田村健一社長) and of municipalities where something is (佐賀県上峰町に建てる). */
export function makeNames(language: Language, words: StoryWords, contextOf: ContextOf): NameReaders {
  const titles = new Set(language.rows('ja/name-titles').map((row) => row.title!))
  const bearer = words.of('bearer')
  const towns = words.of('town')
  const prefectures = words.of('prefecture')
  const joints = words.of('joint')
  const sites = new Map(
    language
      .rows('ja/story-slots')
      .flatMap((row) => (row.how === 'place' ? row.words!.split(' ').map((form) => [form, row.slot!] as const) : [])),
  )

  /** The longest known title in the nouns behind the name, or before it: 社長の山本健一氏. */
  function titleOf(sentence: NamedSentence, { start, end }: Span): string {
    const behind = sentence.tokens.filter((token) => token.start >= end).slice(0, longestTitle)
    let text = ''
    let found = ''
    let at = end
    for (const token of behind) {
      if (token.start !== at || !(is(token.pos, 'noun') || is(token.pos, 'suffix') || is(token.pos, 'unknown') || is(token.pos, 'prefix')))
        break
      text += token.surface
      at = token.end
      if (titles.has(text) && !bearer.has(text)) found = text
      // チーフ・エコノミスト and 主任研究員: the end of the run says it.
      else if (found === '' && titles.has(token.surface) && !bearer.has(token.surface)) found = token.surface
    }
    if (found) return found
    const before = sentence.tokens.filter((token) => token.end <= start).slice(-2)
    const noun = before.at(-1)?.pos === 'particle.adnominal' ? before[0] : before.at(-1)
    return noun && titles.has(noun.surface) && !bearer.has(noun.surface) ? noun.surface : ''
  }

  function people(article: Article<NamedSentence>, index: number): NameMention[] {
    return article.sentences.flatMap((sentence) => {
      if (!kinds.includes(sentence.kind)) return []
      return sentence.entities.flatMap((entity): NameMention[] => {
        if (entity.type !== 'PERSON' || entity.ja.length < shortestName) return []
        const reading = sentence.names.find(({ start }) => start === entity.start)?.reading ?? ''
        const { ja, en, start, end } = entity
        return [
          { article: index, sentence, ja, en, reading, start, end, role: titleOf(sentence, entity), context: contextOf(sentence, entity) },
        ]
      })
    })
  }

  /** Names of places that stand together are one: 佐賀県吉野|ヶ|里町. */
  function joined(sentence: NamedSentence): { readonly start: number; readonly end: number; readonly en: string }[] {
    const made: { start: number; end: number; en: string }[] = []
    for (const { type, start, end, en } of sentence.entities) {
      if (type !== 'LOC') continue
      const last = made.at(-1)
      const gap = last ? sentence.ja.slice(last.end - sentence.start, start - sentence.start) : ''
      if (last && (start === last.end || joints.has(gap))) Object.assign(last, { end, en: `${last.en} ${alone(en)}` })
      else made.push({ start, end, en: alone(en) })
    }
    return made
  }

  function places(article: Article<NamedSentence>, index: number): NameMention[] {
    return article.sentences.flatMap((sentence) => {
      if (!kinds.includes(sentence.kind)) return []
      return joined(sentence).flatMap(({ start, end, en }): NameMention[] => {
        const whole = sentence.ja.slice(start - sentence.start, end - sentence.start)
        if (![...towns].some((town) => whole.endsWith(town))) return []
        const cut = Math.max(...[...prefectures].map((one) => whole.slice(0, 4).lastIndexOf(one)))
        const ja = cut > 0 ? whole.slice(cut + 1) : whole
        if (ja.length < 2) return []
        const context = contextOf(sentence, { start, end }, 'where')
        const role = [...context.heads].map((head) => sites.get(head)).find((slot) => slot !== undefined)
        return role ? [{ article: index, sentence, ja, en, reading: '', start, end, role, context }] : []
      })
    })
  }

  function endsName(text: string, at: number): boolean {
    if (!/[\p{Script=Han}\p{Script=Katakana}]/u.test(text[at] ?? '')) return true
    return Array.from({ length: longestTitle * 2 }, (_, length) => text.slice(at, at + length + 1)).some((part) => titles.has(part))
  }

  return { people, places, endsName }
}

/** Yoshino, Saga Prefecture → Yoshino */
function alone(en: string): string {
  return en.replace(/,.*$/, '')
}
