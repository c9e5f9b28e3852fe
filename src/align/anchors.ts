import type { NamedSentence, Quantity, Token } from '../document.ts'
import { type Frame, makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeRomaji } from '../language/romaji.ts'
import { type Keys, makeKeys } from './keys.ts'
import type { Anchor, EnglishUnit, JapaneseUnit } from './unit.ts'

/** Where a sentence stands, as in `JapaneseUnit`. */
export type UnitPlace = Pick<JapaneseUnit, 'paragraph' | 'heading' | 'cell'>

/** Makes the units of both sides out of sentences. */
export interface Anchors {
  japanese(sentence: NamedSentence, place: UnitPlace): JapaneseUnit
  english(text: string, place: UnitPlace): EnglishUnit
}

const content = /^(?:noun(?!\.(?:number|dependent|pronoun))|verb|adjective|na|adverb)/
/** する, behind the nouns it makes verbs of. */
const suru = '\u3059\u308b'
/** A verb is said in other words more often than a noun; those written in hiragana say too little to be looked for. */
const [nounHit, verbHit] = [0.6, 0.5]
/** Compounds of more words are not looked up. */
const longest = 4

/** What a right translation shows: figures by value, names in romaji and in the English the lexicon knows, Latin words, words with their renderings. */
export function makeAnchors(language: Language): Anchors {
  const lexicon = makeLexicon(language)
  const romaji = makeRomaji(language)
  const keys = makeKeys(language)
  const cache = new Map<string, readonly string[]>()

  const asides = language.rows('ja/align-asides').map(({ form }) => form!)
  const functionWords = new Set(language.rows('en/verify-languages').flatMap(({ form, role }) => (role === 'en' ? [form!] : [])))

  /** Whether a text of some length has one of the words without which nobody writes English. */
  function isEnglish(text: string): boolean {
    const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
    return words.length < 4 || words.some((word) => functionWords.has(word))
  }

  /** Stems of all renderings of a word, none when the lexicon does not have it. */
  function renderings(ja: string): readonly string[] {
    const kept = cache.get(ja)
    if (kept) return kept
    const words = lexicon.words(ja).flatMap(({ en, plural, alternatives }) => [en, plural, ...alternatives.map((other) => other.en)])
    const frames = [...lexicon.frames(ja), ...lexicon.frames(`${ja}${suru}`)].map(wordsOf)
    const found = stemsOf([...words, ...frames].join(' '), keys)
    cache.set(ja, found)
    return found
  }

  function words(tokens: readonly Token[], taken: readonly { start: number; end: number }[]): Anchor[] {
    const out: Anchor[] = []
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!
      if (!content.test(token.pos) || taken.some(({ start, end }) => token.start < end && token.end > start)) continue
      if (token.lemma === suru || (/^(?:verb|adverb)/.test(token.pos) && /^\p{Script=Hiragana}+$/u.test(token.lemma))) continue
      if (/^[A-Za-z\uff21-\uff3a\uff41-\uff5a]/.test(token.surface)) continue
      let length = 1
      let any: readonly string[] = []
      for (let size = Math.min(longest, tokens.length - at); size > 1; size--) {
        const joined = tokens.slice(at, at + size)
        if (!joined.every(({ pos }) => /^(?:noun|suffix|prefix)/.test(pos))) continue
        any = renderings(joined.map(({ surface }) => surface).join(''))
        if (any.length > 0) {
          length = size
          break
        }
      }
      if (any.length === 0) any = renderings(token.lemma)
      if (any.length === 0 && token.lemma !== token.surface) any = renderings(token.surface)
      if (any.length === 0 && token.reading !== '' && /^[\p{Script=Katakana}\u30fc]+$/u.test(token.surface))
        any = [keys.word(romaji.foreign(token.surface))].filter((key) => key.length > 2)
      if (any.length > 0) out.push({ any, hit: /^(?:verb|adverb)/.test(token.pos) && length === 1 ? verbHit : nounHit })
      at += length - 1
    }
    return out
  }

  function names(sentence: NamedSentence): Anchor[] {
    const entities = sentence.entities.map((entity) => ({
      any: stemsOf([entity.en, ...entity.accept, ...(entity.term ? [entity.term.en, ...entity.term.aliasesEn] : [])].join(' '), keys),
      hit: 0.75,
    }))
    const others = sentence.names
      .filter((name) => name.reading !== '' && !sentence.entities.some(({ start, end }) => name.start < end && name.end > start))
      .map(({ reading }) => ({ any: stemsOf(romaji.any(reading, reading), keys), hit: 0.6 }))
    const latin = [...sentence.ja.normalize('NFKC').matchAll(/[A-Za-z][A-Za-z0-9&.-]*[A-Za-z0-9]/g)].map(([word]) => ({
      any: stemsOf(word, keys),
      hit: 0.75,
    }))
    const urls = [...sentence.ja.matchAll(/https?:\/\/[!-'*-~]{4,200}/g)].map(([url]) => ({ any: [url.toLowerCase()], hit: 0.8 }))
    return [...entities, ...others, ...latin, ...urls].filter(({ any }) => any.length > 0)
  }

  return {
    japanese(sentence, place) {
      const figures = sentence.quantities.slice(0, 40).map((quantity) => ({ any: quantityKeys(quantity, keys), hit: figureHit(quantity) }))
      const taken = [...sentence.entities, ...sentence.quantities, ...sentence.names]
      const anchors = [...figures.filter(({ any }) => any.length > 0), ...names(sentence), ...words(sentence.tokens, taken)]
      const aside = sentence.ja.length <= 40 && asides.some((form) => sentence.ja.includes(form))
      return { ...place, length: japaneseLength(sentence.ja), anchors, aside }
    },
    english: (text, place) => ({ ...place, length: englishLength(text), keys: keys.english(text), foreign: !isEnglish(text) }),
  }
}

function wordsOf({ template, attributive }: Frame): string {
  const literal = [...template.subject, ...template.rest].flatMap((item) => ('word' in item ? [item.word] : []))
  return [template.verb, ...template.adverbs, ...literal, attributive].join(' ')
}

function stemsOf(english: string, keys: Keys): readonly string[] {
  const found = [...english.matchAll(/\p{L}[\p{L}\p{N}]*/gu)].map(([word]) => keys.word(word)).filter((key) => key.length > 1)
  return [...new Set(found)].slice(0, 24)
}

/** Amounts are kept, small counts and dates are often said in other words: both, Thursday, last year. */
function figureHit({ kind, value }: Quantity): number {
  if (kind === 'date' || kind === 'time' || kind === 'identifier') return 0.5
  return typeof value === 'number' && value <= 3 ? 0.6 : 0.88
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Keys of a figure; a date is known by its day, its month or its year. */
function quantityKeys({ kind, value }: Quantity, keys: Keys): string[] {
  const values = Array.isArray(value) ? value : [value]
  return values.flatMap((one) => {
    if (typeof one === 'number') return [...keys.figure(Math.abs(one)), ...partKeys(kind, Math.abs(one), keys)]
    // 9/12: nine of the twelve; 1/3: a third.
    const [, part, of] = /^(\d+)\/(\d+)$/.exec(one) ?? []
    if (part && of)
      return [...keys.figure(Number(part) / Number(of)), ...(part === '1' ? [] : keys.figure(Number(part))), ...keys.figure(Number(of))]
    if (kind === 'duration') return (one.match(/\d+(?:\.\d+)?/g) ?? []).flatMap((part: string) => keys.figure(Number(part)))
    if (kind === 'date') {
      const weekday = /-WXX-(\d)$/.exec(one)?.[1]
      if (weekday) return [keys.word(weekdays[Number(weekday) - 1] ?? '')]
      const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(one) ?? []
      return [
        ...(day ? [`=${Number(day)}`] : []),
        ...(month ? [`@${Number(month)}`] : []),
        ...(year && !day ? [`=${Number(year)}`, 'year'] : []),
        ...(/^FY\d{4}$/.test(one) ? [`=${one.slice(2)}`, `=${Number(one.slice(2)) + 1}`] : []),
      ]
    }
    const [, hour, minute] = /^T(\d{2}):(\d{2})/.exec(one) ?? []
    if (hour) return [`=${Number(hour) % 12 || 12}`, `=${Number(hour)}`, ...(minute === '00' ? [] : [`=${Number(minute)}`])]
    const plain = Number(one)
    return Number.isFinite(plain) ? keys.figure(plain) : []
  })
}

/** 90% is nine out of ten, 25% one in four. */
function partKeys(kind: Quantity['kind'], value: number, keys: Keys): string[] {
  if (kind !== 'percent' || value <= 0 || value >= 100) return []
  return [100 / value, value / 10]
    .filter((part) => Math.abs(part - Math.round(part)) < 1e-9)
    .flatMap((part) => keys.figure(Math.round(part)))
}

/** Letters; Japanese that was left stands for the English it should have become. */
function englishLength(text: string): number {
  const left = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu)?.length ?? 0
  return text.trim().length + 2 * left
}

/** Characters of Japanese that become English; figures and Latin letters do not grow. */
function japaneseLength(text: string): number {
  let length = 0
  for (const character of text.normalize('NFKC')) {
    if (/\s/.test(character)) continue
    length += character.codePointAt(0)! < 0x2e80 ? 0.45 : 1
  }
  return length
}
