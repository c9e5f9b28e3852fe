import type { EntityType } from '../document.ts'
import { makeBackTransliteration } from './back-transliteration.ts'
import { makeLexicon } from './lexicon.ts'
import type { Language } from './load.ts'
import { makeRomaji } from './romaji.ts'

/** What of a found name is needed; a `Name` of the document will do. `reading` is katakana, '' when unknown. */
export interface NameToWrite {
  readonly ja: string
  readonly type: EntityType
  readonly reading: string
}

export interface WrittenName {
  /** 横浜市 → Yokohama, 川口銀行 → Kawaguchi Bank; never any Japanese script. */
  readonly en: string
  /** True when English wants "the" before it. */
  readonly the: boolean
}

/** Where the surname ends: the dictionary's surname token; -1 lets the whole stand as one word. */
export type WriteName = (name: NameToWrite, surname?: { readonly ja: string; readonly reading: string }) => WrittenName

/** ジョン・F・ケネディ: katakana and initials between dots. */
const katakanaName = /^(?:[A-Z]\u30fb)*[\p{Script=Katakana}\u30fc]+(?:\u30fb(?:[A-Z]|[\p{Script=Katakana}\u30fc]+))*$/u
const initial = /^[A-Z]$/
/** 横浜マリナーズ: kanji, then a word in katakana. */
const mixedName = /^(\p{Script=Han}+)([\p{Script=Katakana}\u30fc]{2,})$/u
/** ほたる2号: the number of a thing in a series. */
const numbered = /^(.*[^\p{Nd}])(\p{Nd}+)(\p{Script=Han})$/u
const kanaOnly = /^[\p{Script=Hiragana}\p{Script=Katakana}\u30fc]+$/u
const plainWord = /^[a-z]{3,}$/

/**
 * Makes the English of a name that no list holds: its romanised stem in the template of its suffix (`ja-en/name-suffixes.tsv`).
 * Person 木藤俊一 with the surname 木藤 (キトウ) → Shunichi Kito; Chinese 李良彬 → Li Liangbin; katakana by its English spelling where one is sure enough:
 * フィッツパトリック → Fitzpatrick.
 */
export function makeNameWriter(language: Language): WriteName {
  const romaji = makeRomaji(language)
  const lexicon = makeLexicon(language)
  const spell = makeBackTransliteration(language)
  const chinese = new Set(language.rows('ja/name-chinese-surnames').map((row) => row.surname ?? ''))
  const templates = new Map(language.rows('ja-en/name-suffixes').map((row) => [`${row.type}:${row.ja}`, row]))
  const readings = new Map(language.rows('ja/name-suffix-readings').map((row) => [row.suffix ?? '', (row.readings ?? '').split(' ')]))
  const longest = Math.max(...language.rows('ja-en/name-suffixes').map((row) => (row.ja ?? '').length))

  return (name, surname) => {
    if (name.type === 'PERSON') return { en: person(name, surname), the: false }
    const [, owner, number, counter] = numbered.exec(name.ja) ?? []
    const series = templates.get(`NUMBER:${counter}`)
    if (owner && number && series) {
      const reading = kanaOnly.test(owner) ? '' : name.reading
      return { en: (series.en ?? '').replace('{}', () => written(owner, reading)).replace('#', () => number.normalize('NFKC')), the: false }
    }
    for (let length = Math.min(longest, name.ja.length - 1); length > 0; length--) {
      const suffix = name.ja.slice(-length)
      const row = templates.get(`${name.type}:${suffix}`)
      if (!row) continue
      const ending = readings.get(suffix)?.find((each) => name.reading.endsWith(each) && name.reading.length > each.length)
      // Without the reading of the suffix that of the stem is not known: a shorter suffix, or the whole by its reading.
      if (!ending && name.reading !== '' && /\p{Script=Han}/u.test(name.ja.slice(0, -length))) continue
      const stem = written(name.ja.slice(0, -length), ending ? name.reading.slice(0, -ending.length) : '', name.type === 'ORG')
      return { en: (row.en ?? '{}').replace('{}', () => stem), the: row.the === 'the' }
    }
    return { en: written(name.ja, name.reading, name.type === 'ORG'), the: false }
  }

  /** The parts of a katakana name, spelt or by sound; anything else by its reading. `body`: firms and teams are named with words. */
  function written(ja: string, reading: string, body = false): string {
    const folded = ja.normalize('NFKC')
    const [, han = '', kata = ''] = mixedName.exec(folded) ?? []
    if (body && han && reading.length > kata.length && reading.endsWith(kata))
      return `${romaji.any(han, reading.slice(0, -kata.length))} ${loanword(kata)?.split(' ').at(-1) ?? spell(kata, 'name') ?? romaji.foreign(kata)}`
    if (!katakanaName.test(folded)) return romaji.any(ja, reading)
    const parts = folded.split('\u30fb')
    return parts
      .map((part) =>
        initial.test(part)
          ? `${part}.`
          : ((body && parts.length > 1 ? loanword(part) : undefined) ?? spell(part, 'name') ?? romaji.foreign(part)),
      )
      .join(' ')
  }

  /** クラウド → Cloud, where the lexicon has one plain word for it. */
  function loanword(kata: string): string | undefined {
    const row = lexicon.words(kata).find(({ pos }) => /^(?:n|na|vs|name)$/.test(pos))
    if (row?.pos === 'name') return row.en
    return row && plainWord.test(row.en) ? row.en.charAt(0).toUpperCase() + row.en.slice(1) : undefined
  }

  function person(name: NameToWrite, surname: { readonly ja: string; readonly reading: string } | undefined): string {
    const han = /^\p{Script=Han}{2,4}$/u.test(name.ja)
    if (han && name.reading === '' && chinese.has(name.ja.charAt(0))) return romaji.chineseName(name.ja)
    if (!/\p{Script=Han}/u.test(name.ja)) return written(name.ja, '')
    if (surname?.reading && surname.ja !== name.ja && name.ja.startsWith(surname.ja) && name.reading.startsWith(surname.reading))
      return romaji.any(romaji.personName(surname.reading, name.reading.slice(surname.reading.length)))
    return romaji.any(name.ja, name.reading)
  }
}
