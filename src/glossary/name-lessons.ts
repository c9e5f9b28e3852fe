import type { Entity, NamedSentence, Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeNameWriter } from '../language/name-english.ts'
import { within } from '../spans.ts'

/** A short form and the entity its mentions are, learned at the offset `from` of the article. */
export interface Lesson {
  readonly short: string
  readonly full: string
  readonly from: number
  /** As the short form stands in English; `start` and `end` are those of the full name. */
  readonly entity: Entity
}

const open = /^[（(]/
const alias = /^[（(]([^（）()、。，,\s]{2,16})[）)]/
const longestBracket = 40
const latinAlias = /^[A-Z][A-Za-z0-9&.-]{1,9}$/
const kanji = /^[\p{Script=Han}\u30b1\u30f6]+$/u
const katakana = /^[\p{Script=Katakana}ー・＝=]+$/u
const joint = /[・＝=]/
const quotes = /[「」『』“”]/g

/** Makes the reader of what a sentence teaches: 贛鋒リチウム → 贛鋒, 中村太郎 → 中村, ドナルド・トランプ → トランプ, 世界保健機関（WHO） → WHO. */
export function makeTeacher(language: Language): (sentence: NamedSentence) => Lesson[] {
  const lexicon = makeLexicon(language)
  const write = makeNameWriter(language)
  const suffixes = language.rows('ja/name-suffixes').flatMap((row) => (row.type === 'ORG' && row.suffix ? [row.suffix] : []))
  const bySuffix = new Set(suffixes)
  const longestSuffix = Math.max(...suffixes.map((suffix) => suffix.length))
  const templates = new Map(language.rows('ja-en/name-suffixes').map((row) => [`${row.type}:${row.ja}`, row.en ?? '']))
  const chinese = new Set(language.rows('ja/name-chinese-surnames').map((row) => row.surname ?? ''))
  const cues = (side: string) => language.rows('ja/name-cues').flatMap((row) => (row.side === side && row.cue ? [row.cue] : []))
  const forms = cues('form')
  const hereafter = cues('hereafter')

  function person(entity: Entity, tokens: readonly Token[]): { short: string; en: string } | null {
    const words = entity.en.split(' ')
    if (words.length < 2) return null
    if (katakana.test(entity.ja) && joint.test(entity.ja)) {
      const short = entity.ja.split(joint).at(-1)!
      return short.length > 1 ? { short, en: words.at(-1)! } : null
    }
    if (!kanji.test(entity.ja)) return null
    const first = entity.ja.charAt(0)
    const [token] = tokens
    if (entity.ja.length < 4 && chinese.has(first) && !(token?.pos === 'noun.proper.surname' && token.surface.length > 1))
      return { short: first, en: chineseSurname(first, words) }
    const surname = tokens.find((token) => token.pos === 'noun.proper.surname')
    if (!surname || surname !== tokens[0] || tokens.length < 2) return null
    return { short: surname.surface, en: words.at(-1)! }
  }

  /** Xi Jinping and Yoon Suk Yeol have it first, Jack Ma and Terry Gou last. */
  function chineseSurname(first: string, words: readonly string[]): string {
    const pinyin = write({ ja: first, type: 'OTHER', reading: '' }).en
    const known = words.find((word) => word === pinyin)
    if (known) return known
    return words.length > 2 || words[1]!.includes('-') ? words[0]! : words.at(-1)!
  }

  /** 贛鋒リチウム → 贛鋒: what stands before the kind of firm, when it is no other name or word. */
  function firm(entity: Entity, tokens: readonly Token[]): { short: string; en: string } | null {
    const form = forms.find((one) => entity.ja.startsWith(one)) ?? ''
    const bare = entity.ja.slice(form.length)
    const length = suffixLength(bare)
    const short = bare.slice(0, bare.length - length)
    if (short.length < 2 || (form === '' && length === 0)) return null
    const stem = tokens.filter(
      (token) => token.start >= entity.start + form.length && token.end <= entity.start + form.length + short.length,
    )
    const whole = tokens.length === 1 || stem.at(-1)?.end === entity.start + form.length + short.length
    const own = stem.every((token) => !token.known || token.pos === 'noun.proper.org' || (stem.length > 1 && token.surface.length === 1))
    if (!whole || !own || lexicon.has(short)) return null
    const template = templates
      .get(`ORG:${bare.slice(short.length)}`)
      ?.replace('{}', '')
      .trim()
    const en = template && entity.en.endsWith(` ${template}`) ? entity.en.slice(0, -template.length - 1) : entity.en
    return { short, en }
  }

  function suffixLength(ja: string): number {
    for (let length = Math.min(longestSuffix, ja.length - 2); length > 0; length--) if (bySuffix.has(ja.slice(-length))) return length
    const tail = /(?<=\p{Script=Han})\p{Script=Katakana}[\p{Script=Katakana}ー]{2,}$/u.exec(ja)
    return tail ? tail[0].length : 0
  }

  /** The other name in brackets behind the mention: （WHO）, （以下、東電HD）. In the brackets it says itself, afterwards a Japanese one is the full name in English. */
  function bracketed(entity: Entity, sentence: NamedSentence): Lesson[] {
    if (entity.type === 'PERSON' || entity.type === 'LOC') return []
    const from = entity.end - sentence.start
    if (!open.test(sentence.ja.slice(from, from + 1))) return []
    const short = alias.exec(strip(sentence.ja.slice(from, from + longestBracket)))?.[1]
    if (!short || short === entity.ja) return []
    const lesson = (en: string, at: number): Lesson => ({
      short,
      full: entity.ja,
      from: at,
      entity: { ...entity, en, the: en === entity.en && entity.the, source: 'rule', accept: others(en, entity) },
    })
    if (latinAlias.test(short)) return [lesson(short, entity.end)]
    if (!shares(short, entity.ja)) return []
    const start = sentence.ja.indexOf(short, from)
    const row = lexicon.words(short).find((one) => one.pos === 'name' && one.type === entity.type)
    return [lesson(row?.en ?? spoken(sentence, start, short), entity.end), lesson(entity.en, sentence.start + start + short.length)]
  }

  /** 東電HD → Tepco HD: each word by its own row as a body, else by its reading; 日|ロ|機構 → Nichiro Kiko. */
  function spoken({ tokens, start }: NamedSentence, at: number, short: string): string {
    const words: { ja: string; reading: string }[] = []
    for (const { surface, reading } of within(tokens, { start: start + at, end: start + at + short.length })) {
      const last = words.at(-1)
      if (last && last.ja.length === 1 && surface.length === 1)
        words[words.length - 1] = { ja: last.ja + surface, reading: last.reading + reading }
      else words.push({ ja: surface, reading })
    }
    const body = (ja: string) => lexicon.words(ja).find((one) => one.type === 'ORG')?.en
    return words.map(({ ja, reading }) => body(ja) ?? write({ ja, type: 'OTHER', reading }).en).join(' ')
  }

  /** （以下「東電」） → （東電） */
  function strip(text: string): string {
    const lead = hereafter.find((one) => text.startsWith(one, 1))
    return (lead ? text.charAt(0) + text.slice(1 + lead.length).replace(/^[、，]/, '') : text).replace(quotes, '')
  }

  return (sentence) => {
    const lessons: Lesson[] = []
    for (const entity of sentence.entities) {
      const tokens = within(sentence.tokens, entity)
      lessons.push(...bracketed(entity, sentence))
      const made = entity.type === 'PERSON' ? person(entity, tokens) : entity.type === 'ORG' ? firm(entity, tokens) : null
      if (!made || made.short === entity.ja) continue
      const short: Entity = {
        ...entity,
        ja: made.short,
        en: made.en,
        the: made.en === entity.en && entity.the,
        accept: others(made.en, entity),
      }
      lessons.push({ short: made.short, full: entity.ja, from: entity.end, entity: short })
    }
    return lessons.sort((a, b) => a.from - b.from)
  }
}

function others(en: string, entity: Entity): string[] {
  return [...new Set([entity.en, ...entity.accept])].filter((other) => other !== en)
}

/** Two letters of the short form stand in the long one in the same order: 東電HD, 東京電力ホールディングス. */
function shares(short: string, long: string): boolean {
  let at = 0
  let hits = 0
  for (const letter of short) {
    const found = long.indexOf(letter, at)
    if (found < 0) continue
    hits++
    at = found + 1
  }
  return hits >= 2
}
