import type { EntityType } from '../document.ts'
import type { Language } from '../language/load.ts'
import { openSpokenWords } from '../language/spoken-words.ts'
import { plainLetters } from './name-english.ts'

/** A country, city or people with all that English and Japanese call it: 米 米国 → United States, U.S., American, Washington. */
export interface Kin {
  readonly id: number
  readonly ja: readonly string[]
  /** As written, the name itself first. */
  readonly en: readonly string[]
  /** Japan itself, a place in Japan, or '' for all others. */
  readonly part: '' | 'home' | 'domestic'
}

/** What is known of English names. */
export interface NameKnowledge {
  /** Kinds of name a word is part of; empty for a word that no name has. `alone`: of the names that are this word and no other. */
  kinds(word: string, alone?: boolean): ReadonlySet<EntityType>
  /** A word of the language, written small: minister, brown. */
  common(word: string): boolean
  /** Kins that this Japanese name or English form means. */
  kinOf(ja: string, en: string): readonly Kin[]
  /** Places and organisations of several words, from this word on, longest first: Self-Defense Forces, Oi River. Capitalised words only. */
  phraseFrom(word: string): readonly Phrase[]
  kin(id: number): Kin | undefined
  /** Kins whose form begins with this word (`plainLetters`), longest first. */
  kinFrom(word: string): readonly KinForm[]
}

/** A listed name of several words. `own`: one of them is no word of the language. */
export interface Phrase {
  readonly words: readonly string[]
  readonly type: EntityType
  readonly own: boolean
}

const tables = ['ja-en/names', 'ja-en/names-foreign', 'ja-en/given-names']
interface KinForm {
  readonly words: readonly string[]
  readonly exact: string
  readonly kin: Kin
}

interface Kins {
  readonly all: Kin[]
  readonly byJa: Map<string, Kin[]>
  readonly byEn: Map<string, Kin[]>
  readonly byFirst: Map<string, KinForm[]>
}

type Kinds = ReadonlyMap<string, ReadonlySet<EntityType>>

const none: ReadonlySet<EntityType> = new Set()
const capital = /^\p{Lu}/u

/** Makes the knowledge; each part is read when it is first asked for. */
export function makeNameKnowledge(language: Language): NameKnowledge {
  let kindsOf: readonly [Kinds, Kinds] | undefined
  let listed: ((word: string) => boolean) | undefined
  let kins: Kins | undefined
  let phrases: ReadonlyMap<string, readonly Phrase[]> | undefined

  function kinds(): readonly [Kinds, Kinds] {
    if (kindsOf) return kindsOf
    const part = new Map<string, Set<EntityType>>()
    const alone = new Map<string, Set<EntityType>>()
    const add = (map: Map<string, Set<EntityType>>, key: string, type: EntityType) => {
      const set = map.get(key)
      if (set) set.add(type)
      else map.set(key, new Set([type]))
    }
    for (const table of tables)
      for (const { en = '', type = 'PERSON' } of language.rows(table)) {
        const words = en.split(/[\s-]+/)
        for (const word of words) {
          if (!capital.test(word)) continue
          const key = plainLetters(word)
          add(part, key, type as EntityType)
          if (words.length === 1) add(alone, key, type as EntityType)
        }
      }
    kindsOf = [part, alone]
    return kindsOf
  }

  function loadPhrases(): ReadonlyMap<string, readonly Phrase[]> {
    if (phrases) return phrases
    const made = new Map<string, Phrase[]>()
    for (const { en = '', type = '' } of tables.slice(0, 2).flatMap((table) => language.rows(table))) {
      if ((type !== 'ORG' && type !== 'LOC') || !en.includes(' ') || (type === 'LOC' && en.includes(' and '))) continue
      const words = en
        .split(/[\s-]+/)
        .filter((word) => capital.test(word))
        .map(plainLetters)
      const own = !words.every(common)
      if (words.length < 2) continue
      push(made, words[0]!, { words, type, own })
      // Finance Ministry, Ministry of Finance.
      if (words.at(-1) === 'ministry') push(made, 'ministry', { words: ['ministry', ...words.slice(0, -1)], type, own })
    }
    for (const list of made.values()) list.sort((a, b) => b.words.length - a.words.length)
    phrases = made
    return made
  }

  function common(word: string): boolean {
    listed ??= openSpokenWords(language).listed
    return listed(word)
  }

  function loadKins(): Kins {
    if (kins) return kins
    const made: Kins = { all: [], byJa: new Map(), byEn: new Map(), byFirst: new Map() }
    language.rows('ja-en/name-kin').forEach(({ ja = '', en = '', part = '' }, id) => {
      const kin: Kin = { id, ja: ja.split(' '), en: en.split('; '), part: part as Kin['part'] }
      made.all.push(kin)
      for (const form of kin.ja) push(made.byJa, form, kin)
      for (const exact of kin.en) {
        push(made.byEn, exact, kin)
        const words = exact.split(/[\s-]+/).map(plainLetters)
        push(made.byFirst, words[0]!, { words, exact, kin })
      }
    })
    for (const list of made.byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
    kins = made
    return made
  }

  return {
    kinds: (word, alone = false) => kinds()[alone ? 1 : 0].get(word) ?? none,
    common,
    phraseFrom: (word) => loadPhrases().get(word) ?? [],
    kinOf(ja, en) {
      const { byJa, byEn } = loadKins()
      return [...new Set([...(byJa.get(ja) ?? []), ...(byEn.get(en) ?? []).filter((kin) => kin.en[0] === en)])]
    },
    kin: (id) => loadKins().all[id],
    kinFrom: (word) => loadKins().byFirst.get(word) ?? [],
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
