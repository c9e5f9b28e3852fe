import type { Entity, Name, Token } from '../document.ts'
import { makeLexicon, type Word } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeNameWriter } from '../language/name-english.ts'
import { makePersonWriter } from './name-people.ts'
import { makePlaceWriter } from './name-places.ts'
import { makeNameWords, textOf } from './name-words.ts'

/** A name in English; `name`: it is one, but its English is left to the translation; `no name`: common nouns that only looked like one. */
export type Named = Entity | 'name' | 'no name'

const abbreviation = /^[\p{Lu}\d&]+$/u
const latin = /^[\p{Script=Latin}\d\s.&'’+-]+$/u
/** A word of another language, with numbers or letters: モデル2, エコフィル. */
const foreign = /^[\p{Script=Katakana}\p{Script=Latin}\p{N}ー・＝=\s]+$/u
const ordinals = 'First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth'.split(' ')
const capitalised = /^\p{Lu}/u

/**
 * Makes the English of one name that the user's glossary does not hold: that of the lexicon, else written from its words and their readings (source `rule`).
 * 日銀 → Bank of Japan · 北沢楽器 → Kitazawa Musical Instruments · 電力会社 → no name. `tokens` are those of the name.
 */
export function makeNameEntity(language: Language): (name: Name, tokens: readonly Token[]) => Named {
  const lexicon = makeLexicon(language)
  const write = makeNameWriter(language)
  const words = makeNameWords(language)
  const person = makePersonWriter(language)
  const place = makePlaceWriter(language, words)
  const cues = (side: string) => language.rows('ja/name-cues').flatMap((row) => (row.side === side && row.cue ? [row.cue] : []))
  const forms = cues('form').sort((a, b) => b.length - a.length)
  const openers = new Set(cues('public'))
  const counted = cues('counted')
  const link = cues('of')
  const firms = language
    .rows('ja/name-suffixes')
    .flatMap((row) => (/^(?:firm|coined|living)$/.test(row.need ?? '') && row.suffix ? [row.suffix] : []))

  /** Words of the lexicon, end to end: 最大 in 中国|最大 is no name. */
  function commonWords(tokens: readonly Token[]): boolean {
    return (
      tokens.some((token) => !token.pos.startsWith('noun.proper') && token.pos !== 'unknown' && !token.pos.startsWith('suffix')) &&
      tokens.every((token) => lexicon.has(token.surface))
    )
  }

  function listed(name: Name): Word | undefined {
    return lexicon
      .words(name.ja)
      .find(
        (one) =>
          one.pos === 'name' && (one.type === name.type || name.type === 'OTHER' || (name.type !== 'PERSON' && one.type !== 'PERSON')),
      )
  }

  function entityOf(name: Name, tokens: readonly Token[]): Named {
    const row = listed(name)
    // An abbreviation stays as it is written: WHO.
    if (row && !abbreviation.test(name.ja))
      return { ...made(name, row.en, row.the, 'lexicon'), type: row.type || name.type, accept: shortForms(row) }
    if (latin.test(name.ja)) return { ...made(name, name.ja.normalize('NFKC'), row?.the), type: (row?.type || name.type) as Entity['type'] }
    if (name.type === 'OTHER') return 'name'
    const common = lexicon.words(name.ja).find((one) => one.source !== 'names')
    if (name.type === 'PERSON') {
      if (common?.sem === 'person') return made(name, common.en, false, 'lexicon')
      return made(name, person(name, tokens))
    }
    if (common && capitalised.test(common.en)) return made(name, common.en, name.type === 'LAW' || name.type === 'EVENT', 'lexicon')
    if (name.type === 'PRODUCT') {
      const title = work(name, tokens)
      // A title that is a sentence is translated word by word.
      return title === null ? 'no name' : made(name, title)
    }
    if (name.type === 'LAW' || name.type === 'EVENT') {
      const times = numbered(name, tokens)
      if (times) return times
      const whole = words.onPlace(name, tokens) ?? words.worded(name, tokens) ?? words.common(name, tokens)
      if (whole) return made(name, whole.en, whole.the)
      const written = write(name)
      return made(name, written.en, written.the)
    }
    if (common) return 'no name'
    return body(name, tokens)
  }

  /** ORG and LOC. */
  function body(name: Name, tokens: readonly Token[]): Named {
    // 株式会社X: the form is said by nobody in English.
    const form = name.type === 'ORG' ? forms.find((one) => name.ja.startsWith(one) && name.ja.length > one.length) : undefined
    if (form) {
      const rest = tokens.filter((token) => token.start >= name.start + form.length)
      const reading = rest.every((token) => token.reading) ? rest.map((token) => token.reading).join('') : ''
      const inner = entityOf({ ...name, start: name.start + form.length, ja: name.ja.slice(form.length), reading }, rest)
      return typeof inner === 'string' ? inner : { ...inner, start: name.start, ja: name.ja }
    }
    const placed = (name.type === 'LOC' ? place(name, tokens) : null) ?? words.onPlace(name, tokens)
    if (placed) return made(name, placed.en, placed.the)
    const sounded = isTown(name, tokens) ? write(name) : words.worded(name, tokens)
    if (sounded) return made(name, sounded.en, sounded.the)
    if (commonWords(tokens)) {
      const opened = openers.has(tokens[0]?.surface ?? '') ? words.common(name, tokens) : null
      if (opened) return made(name, opened.en, opened.the)
      if (name.type !== 'ORG' || !firms.some((end) => name.ja.endsWith(end))) return 'no name'
    }
    if (!name.reading && !foreign.test(name.ja) && !tokens.some((token) => token.pos.startsWith('noun.proper'))) return 'name'
    const written = write(name)
    return made(name, written.en, written.the)
  }

  /** 竹|峰|市, 久慈|浦|港: what is no word together and no listed place with a word behind it goes by its sound, whatever its kanji mean. */
  function isTown({ type, ja, reading }: Name, tokens: readonly Token[]): boolean {
    const stem = tokens.slice(0, -1)
    if (type !== 'LOC' || !reading || !/^\p{Script=Han}{3,5}$/u.test(ja)) return false
    if (tokens.at(-1)!.surface.length === 1)
      return stem.length > 1 && stem.every(({ surface, pos }) => surface.length < 3 && pos.startsWith('noun')) && textOf(stem).length < 4
    // 妻|沢村: the dictionary has the end of the name with its 村
    return tokens.length === 2 && stem[0]!.surface.length === 1 && tokens[1]!.pos.startsWith('noun.proper')
  }

  /** 第4次中東戦争 → Fourth Middle East War. */
  function numbered(name: Name, tokens: readonly Token[]): Entity | null {
    const at = tokens.findIndex((token) => counted.includes(token.surface))
    // 台風19号 → Typhoon No. 19
    const head = lexicon.words(tokens[0]?.surface ?? '').find((row) => row.pos === 'n')
    const figure = /^\p{N}+(?=\p{Script=Han}$)/u.exec(textOf(tokens.slice(1)))
    if (head && figure) return made(name, `${head.en.charAt(0).toUpperCase()}${head.en.slice(1)} No. ${figure[0].normalize('NFKC')}`)
    const number = tokens[0]?.pos === 'prefix.number' && at > 1 ? Number(textOf(tokens.slice(1, at)).normalize('NFKC')) : 0
    const ordinal = ordinals[number - 1]
    if (!ordinal) return null
    const rest = tokens.slice(at + 1)
    const inner = entityOf({ ...name, start: rest[0]?.start ?? name.end, ja: textOf(rest), reading: '' }, rest)
    return typeof inner === 'string'
      ? null
      : { ...inner, start: name.start, ja: name.ja, en: `${ordinal} ${inner.en}`, the: true, source: 'rule', accept: [] }
  }

  /** Goods go by sound, works by their words: エコフィル → Ekofiru, 夜の港 → Port of Night; null for a title that is a sentence. */
  function work(name: Name, tokens: readonly Token[]): string | null {
    const known = tokens.every((token) => link.includes(token.surface) || (token.known && lexicon.has(token.surface)))
    const title = known && !foreign.test(name.ja) ? words.title(tokens) : null
    if (title) return title
    const sentence = tokens.some((token) => /^(?:verb|auxiliary|particle|adjective|adverb)/.test(token.pos))
    return sentence ? null : write({ ja: textOf(tokens), type: 'PRODUCT', reading: name.reading }).en
  }

  return entityOf
}

function made({ start, end, ja, type }: Name, en: string, the = false, source: Entity['source'] = 'rule'): Entity {
  return { start, end, ja, type, en, the, source, accept: [] }
}

/** `short: BOJ; adj: Japanese` → BOJ, Japanese: what may stand for the name in English. */
function shortForms({ note, en }: Word): string[] {
  return [...note.matchAll(/(?:^|[;,]\s*)(?:short|adj): ([^;,]+)/g)].map(([, form]) => form!.trim()).filter((form) => form !== en)
}
