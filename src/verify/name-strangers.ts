import type { Entity, EntityType } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { type NameWord, plainLetters } from './name-english.ts'
import type { NameKnowledge, Phrase } from './name-knowledge.ts'
import { isAcronym, isJapanese, katakanaRun, latinRun, type NameMatch, type Target } from './name-match.ts'
import type { NameReadings } from './name-readings.ts'
import { formsOf } from './terms.ts'

/** Japanese that may explain an English name: the sentence with its neighbours, and its entities. */
export interface Source {
  readonly text: string
  readonly entities: readonly Entity[]
}

/** What the Japanese explains: words of names, and kins. */
interface Known {
  readonly words: ReadonlySet<string>
  readonly kins: ReadonlySet<number>
}

/** A stranger of several words says what it is: Self-Defense Forces. */
export interface Stranger extends NameWord {
  readonly phrase?: EntityType
  /** A phrase with a word that is none of the language: Oi River. */
  readonly own?: boolean
}

/** Only words that this is true of are worth the search. */
type Able = (word: Stranger) => boolean

/** A listed name of several words as it stands in the English; `first` has the span of all. */
interface Run {
  readonly first: Stranger
  readonly phrase: Phrase
  readonly words: readonly NameWord[]
}

const possibleSound = 0.36
const listedSound = 0.14
const mostText = 1200
const contraction = /['\u2019](?:t|ll|ve|re|d|m)$/
/** What no name goes over. */
const betweenNames = /[\s\u3001\u3002\u300c-\u300f(),]/
/** Hiragana he, be, pe typed inside katakana. */
const hiraganaLook = /(?<=[\p{Script=Katakana}\u30fc])[\u3078-\u307a](?=[\p{Script=Katakana}\u30fc])/gu

/** Makes the search for English names that nothing in the Japanese explains: by lexicon, reading, sound, letters or kin. */
export function makeStrangers(
  language: Language,
  knowledge: NameKnowledge,
  readings: NameReadings,
  match: NameMatch,
): (source: Source, english: Target, able?: Able) => readonly Stranger[] {
  const lexicon = makeLexicon(language)
  const { sounds, chinese } = match
  const cues = (role: string) => language.rows('ja/verify-names').flatMap((row) => (row.role === role && row.form ? [row.form] : []))
  let beside: { readonly before: readonly string[]; readonly after: readonly string[] } | undefined

  /** English names that nothing in the Japanese around explains, as runs of words. */
  function strangers({ text, entities }: Source, english: Target, able: Able = () => true): readonly Stranger[] {
    const around = text.replace(hiraganaLook, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
    let found: Known | undefined
    const known = (): Known => {
      found ??= explanations(around, entities)
      return found
    }
    const runs = [...new Set([...around.matchAll(katakanaRun)].map(([run]) => run))]
    const soundsSo = (word: NameWord): boolean =>
      runs.some((run) => {
        // What is in the lexicon has its English there, which hardly another spelling is meant by.
        const limit = possibleSound - (lexicon.has(run) ? listedSound : 0)
        return sounds(run, word.lower, limit) || sounds(run, stem(word.lower), limit)
      })
    const explained = (word: NameWord): boolean => {
      const kins = english.inKin.get(word)
      if (kins) return kins.some((id) => known().kins.has(id) || kinExplained(id, around))
      if (known().words.has(word.lower) || known().words.has(stem(word.lower))) return true
      if (!isAcronym(word) && soundsSo(word)) return true
      for (const [run] of around.normalize('NFKC').matchAll(latinRun))
        if (plainLetters(run) === word.lower || plainLetters(run).includes(word.lower)) return true
      if (isJapanese(word) && readings.anywhere(around, word.romaji, word.romaji.length > 3, (ja) => isNoun(ja, word))) return true
      return chinese(around, word.lower)
    }
    /** Of a listed name of several words. */
    const strange = ({ phrase, words }: Run): boolean => {
      if (phrase.words.every((one) => known().words.has(one) || known().words.has(stem(one)))) return false
      if (phrase.own && words.every((one) => knowledge.common(one.lower) || explained(one))) return false
      // JR, for one, is Central Japan Railway.
      const initials = phrase.words.map((one) => one.charAt(0))
      const letters = [...around.normalize('NFKC').matchAll(/[A-Z]{2,}/g)]
      return !letters.some(([run]) => [...run.toLowerCase()].every((one) => initials.includes(one)))
    }
    const runsOf = phrasesIn(english)
    const inPhrase = (word: NameWord) => runsOf.some((run) => word.start >= run.first.start && word.end <= run.first.end && strange(run))
    return [
      ...english.words.filter((word) => isName(word, english) && able(word) && !explained(word) && !inPhrase(word)),
      ...runsOf.filter((run) => able(run.first) && strange(run)).map(({ first }) => first),
    ]
  }

  /** Listed names of several words, explained or not. */
  function phrasesIn({ words, text, inKin }: Target): readonly Run[] {
    return words.flatMap((word, at) => {
      if (inKin.has(word) && !knowledge.kinds(word.lower).has('ORG')) return []
      const phrase = knowledge.phraseFrom(word.lower).find((one) => follows(words, at, one.words))
      if (!phrase) return []
      const { end } = words[at + phrase.words.length - 1]!
      const first = { ...word, text: text.slice(word.start, end), end, phrase: phrase.type, own: phrase.own }
      return [{ first, phrase, words: words.slice(at, at + phrase.words.length) }]
    })
  }

  /** 大手 is no Ogata; Suisan may be any 水産. */
  function isNoun(ja: string, { lower }: NameWord): boolean {
    const rows = ja.length > 1 && knowledge.kinds(lower).has('PERSON') ? lexicon.words(ja) : []
    return rows.length > 0 && rows.every((row) => row.pos !== 'name')
  }

  function kinExplained(id: number, around: string): boolean {
    return (knowledge.kin(id)?.ja ?? []).some((form) => (form.length > 1 ? standsIn(form, around) : single(form, around)))
  }

  /** 米 that stands for a country: beside words that stand beside such letters. */
  function single(letter: string, around: string): boolean {
    beside ??= { before: cues('before'), after: cues('after') }
    const { before, after } = beside
    for (let at = around.indexOf(letter); at >= 0; at = around.indexOf(letter, at + 1)) {
      const left = around[at - 1] ?? '\n'
      if (!/[\p{Script=Han}]/u.test(left) || before.includes(left)) {
        const right = around.slice(at + 1, at + 4)
        if (
          after.some((form) => right.startsWith(form)) ||
          /^[\u3001\u30fb\u306e\u306f\u304c\u3068\u3092\u306b\p{Script=Katakana}]/u.test(right)
        )
          return true
      }
    }
    return false
  }

  /** A word that names something: no word of the language, or one that is a name alone as well. */
  function isName(word: NameWord, english: Target): boolean {
    if (word.lower.length < 3 || contraction.test(word.text)) return false
    if (english.inKin.has(word)) return true
    const bare = word.text.replaceAll('.', '')
    if (bare === bare.toUpperCase()) return knowledge.kinds(word.lower, true).has('ORG')
    const kinds = knowledge.kinds(word.lower, true)
    if (!knowledge.common(word.lower) && (kinds.size > 0 || !knowledge.common(stem(word.lower)))) return true
    const agent = word.person || (!word.lower.endsWith('s') && acts.test(english.text.slice(word.end, word.end + 24)))
    return (
      (!word.first || (agent && (kinds.has('PERSON') || kinds.has('ORG')))) && (kinds.has('PERSON') || kinds.has('LOC') || kinds.has('ORG'))
    )
  }

  /** All English of all words of the lexicon that stand in the text. */
  function explanations(text: string, entities: readonly Entity[]): Known {
    const made = new Set<string>()
    const forms: string[] = []
    const add = (en: string) => {
      forms.push(en)
      for (const word of en.split(/[\s/-]+/)) if (/^\p{Lu}/u.test(word)) made.add(stem(plainLetters(word))).add(plainLetters(word))
      made.add(plainLetters(en))
    }
    for (const entity of entities) for (const form of formsOf(entity)) add(form)
    const folded = text.normalize('NFKC').slice(0, mostText)
    let stop = folded.length
    for (let from = folded.length - 2; from >= 0; from -= 1) {
      if (betweenNames.test(folded[from]!)) stop = from
      for (let to = from + 2; to <= Math.min(stop, from + lexicon.longest); to += 1) {
        const piece = folded.slice(from, to)
        if (!lexicon.has(piece)) continue
        for (const row of lexicon.words(piece)) {
          if (/\p{Lu}/u.test(row.en)) add(row.en)
          for (const other of row.alternatives) if (/\p{Lu}/u.test(other.en)) add(other.en)
          for (const [, form] of row.note.matchAll(/(?:^|[;,]\s*)(?:short|adj): ([^;,]+)/g)) add(form!)
        }
      }
    }
    return { words: made, kins: new Set(match.target(forms.join(' |\n')).kins.keys()) }
  }

  return strangers
}

/** What a name at the beginning of a sentence does: Ford cites, Chamberlain said. */
const acts = /^ (?:[a-z]{3,}(?:s|ed)|said|told|won|lost|has|is|was|will) /

/** Not as a part of a longer katakana word. */
function standsIn(form: string, around: string): boolean {
  const kana = /[\p{Script=Katakana}\u30fc]/u
  for (let at = around.indexOf(form); at >= 0; at = around.indexOf(form, at + 1))
    if (!(kana.test(form.at(-1)!) && kana.test(around[at + form.length] ?? ''))) return true
  return false
}

/** The words stand one after another, small words between. */
function follows(words: readonly NameWord[], from: number, phrase: readonly string[]): boolean {
  return phrase.every((one, at) => {
    const word = words[from + at]
    return word?.lower === one && (at === 0 || word.start - words[from + at - 1]!.end <= 8)
  })
}

/** Japanese, Vietnamese, Kenyan → the stem that the country shares. */
function stem(word: string): string {
  return word.length > 5 ? word.replace(/(?:ese|ians?|ans?|is|ish|i|s)$/, '') : word
}
