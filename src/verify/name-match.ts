import type { Entity } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeSyllables } from '../language/pinyin.ts'
import { indexWords, makeFormFinder } from './english-forms.ts'
import { makeNameRoles, makeNameWords, type NameWord, plainLetters } from './name-english.ts'
import type { NameKnowledge } from './name-knowledge.ts'
import { foldRomaji, type NameReadings } from './name-readings.ts'
import { makeSoundDistance } from './name-sounds.ts'

/** A name of the Japanese that the English has to have, or a part of one: 鹿児島県霧島市 is two. */
export interface Wanted {
  readonly ja: string
  readonly type: Entity['type']
  readonly forms: readonly string[]
  /** Its English is made by rule, not listed. */
  readonly guessed?: boolean
  /** The whole address that it is a part of. */
  readonly address?: string
  readonly start: number
  readonly end: number
}

/** The English of a pair, read once. */
export interface Target {
  readonly text: string
  readonly words: readonly NameWord[]
  /** Kins of the table that stand in it: id → words. */
  readonly kins: ReadonlyMap<number, readonly NameWord[]>
  /** Words that are part of a kin's form. */
  readonly inKin: ReadonlyMap<NameWord, readonly number[]>
  readonly index: ReturnType<typeof indexWords>
}

/** `sure`: said; `by`: the word that may be it, or part of it; neither: not said. */
export interface Said {
  readonly sure?: boolean
  readonly by?: NameWord
}

const sure: Said = { sure: true }
const closeSound = 0.33
const nearSound = 0.36
const partSurcharge = 0.15
const longestPart = 12
const japaneseWord = /^(?:[kstnhmyrwgzdbp]?y?[aiueo]|n(?![aiueoy]))+$/
const acronym = /^[A-Z][A-Z0-9&]{1,5}$/
const smallWord = /^(?:of|the|and|for|in|on|to|a|an|at|with|by|from|de|la|der|von|van)$/
export const katakanaRun = /[\p{Script=Katakana}\u30fc]{2,}/gu
export const latinRun = /[\p{Script=Latin}][\p{Script=Latin}\p{N}.&+-]*/gu
const hanRun = /\p{Script=Han}+/gu

/** May be the romanisation of something Japanese. */
export function isJapanese(word: Pick<NameWord, 'romaji'>): boolean {
  return word.romaji.length > 1 && japaneseWord.test(word.romaji)
}

export function isAcronym(word: Pick<NameWord, 'text'>): boolean {
  return acronym.test(word.text.replaceAll('.', ''))
}

/** Answers whether English says a Japanese name, by its forms, the kin of a country, its readings and its sound. */
export interface NameMatch {
  target(text: string): Target
  /** `runs`: katakana and Latin words of the Japanese, where a word may be heard better than in the name. */
  said(name: Wanted, english: Target, others?: readonly Wanted[], runs?: readonly string[]): Said
  /** The part of a person's name that has to stand: the last in katakana and of forms, the first kanji. */
  surnameOf(name: Wanted): Wanted
  /** The English word may be this name, or a part of it, by reading or sound. */
  mayBe(name: Wanted, word: Pick<NameWord, 'lower' | 'romaji' | 'text'>): boolean
  /** The word may be a spelling of this katakana name that we would not have chosen: Palmer for パーマ. */
  spelling(name: Wanted, word: NameWord): boolean
  /** Katakana and a word sound alike, the shorter and the better known the stricter. */
  sounds(run: string, word: string, limit: number): boolean
  /** A stretch of the text is read so in Chinese. */
  chinese(ja: string, word: string): boolean
  /** Of 財務省 and its like: any word of its forms that says which ministry it is stands in the English, as a name or not. */
  hinted(name: Wanted, english: Target): boolean
  /** Words of a form without those that say what kind of body or place it is: Saga Prefecture → saga. */
  telling(form: string): readonly string[]
  /** A person of a Chinese or Korean surname. */
  foreign(name: Wanted): boolean
}

/** Makes the answers from the readings and what is known of names. */
export function makeNameMatch(language: Language, knowledge: NameKnowledge, readings: NameReadings): NameMatch {
  const roles = makeNameRoles(language)
  const distance = makeSoundDistance(language)
  const lexicon = makeLexicon(language)
  const syllables = makeSyllables()
  const findForms = makeFormFinder(language)
  const readWords = makeNameWords(roles)
  let surnames: ReadonlySet<string> | undefined

  /** Reads the names of an English text. */
  function target(text: string): Target {
    const words = readWords(text)
    const kins = new Map<number, NameWord[]>()
    const inKin = new Map<NameWord, number[]>()
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at]!
      let longest = 0
      for (const { words: form, exact, kin } of knowledge
        .kinFrom(word.lower.replace(/s$/, ''))
        .concat(word.lower.endsWith('s') ? knowledge.kinFrom(word.lower) : [])) {
        if (form.length < longest) continue
        const last = spanOf(text, words, at, form)
        if (last === undefined || (acronym.test(exact.replaceAll('.', '')) && !acronym.test(word.text.replaceAll('.', '')))) continue
        longest = form.length
        kins.set(kin.id, [...(kins.get(kin.id) ?? []), word])
        for (let inside = at; inside <= last; inside += 1) inKin.set(words[inside]!, [...(inKin.get(words[inside]!) ?? []), kin.id])
      }
      if (longest > 1) at += longest - 1
    }
    return { text, words, kins, inKin, index: indexWords(text) }
  }

  /** Index of the last capitalised word of a form that begins at `at`; small words between are read from the text. */
  function spanOf(text: string, words: readonly NameWord[], at: number, form: readonly string[]): number | undefined {
    if (form.length === 1) return same(words[at]!.lower, form[0]!) ? at : undefined
    let index = at
    let from = words[at]!.start
    for (const [place, part] of form.entries()) {
      const word = words[index]
      if (word && word.start - from <= 2 && same(word.lower, part)) {
        from = word.end
        index += 1
      } else if (place > 0) {
        const small = /^[\s-]*([a-z']+)/.exec(text.slice(from, from + 20))
        if (!small || plainLetters(small[1]!) !== part) return undefined
        from += small[0].length
      } else return undefined
    }
    return index - 1
  }

  /** How surely some English words are this name, and the word that may be. */
  function said(
    name: Wanted,
    { words, kins, inKin, text, index }: Target,
    others: readonly Wanted[] = [],
    runs: readonly string[] = [],
  ): Said {
    if (name.forms.some((form) => findForms(index, form).length > 0)) return sure
    const family = name.forms.flatMap((form) => knowledge.kinOf(name.ja, form)).concat(knowledge.kinOf(name.ja, ''))
    // Seoul is said for ソウル where that stands beside 韓国.
    const taken = new Set(others.filter((other) => other !== name).flatMap((other) => other.forms.slice(0, 1).map(plainLetters)))
    const own = family.find((kin) => kins.get(kin.id)?.some((word) => !taken.has(word.lower)))
    // A capital that is named beside its country is not said by the country.
    if (own) return own.en.indexOf(name.forms[0] ?? '') > 0 ? { by: kins.get(own.id)![0]! } : sure
    const person = name.type === 'PERSON'
    const pairs = words.flatMap((word, at) =>
      adjoining(text, word, words[at + 1]) && !plain(word) && !plain(words[at + 1]!) ? [{ ...joined(word, words[at + 1]!), word }] : [],
    )
    const every = [...words.map((word) => ({ ...word, word })), ...pairs]
    const is = (one: Wanted, word: Pick<NameWord, 'lower' | 'romaji' | 'text'>) => mayBe(one, word) && !elsewhere(one, word, runs)
    if (person) {
      const surname = surnameOf(name)
      if (every.some((word) => surname.forms.some((form) => same(word.lower, form)) || is(surname, word))) return sure
    }
    if (family.length === 0)
      for (const form of name.forms) {
        const by = partSaid(form, name, words)
        if (by) return person ? { by } : sure
      }
    if (name.forms.some((form) => words.some((word) => acronym.test(word.text.replaceAll('.', '')) && initials(form).includes(word.lower))))
      return sure
    if (name.forms.some((form) => acronym.test(form) && spelledOut(form, words))) return sure
    // Australia sounds like オーストリア, but is known to be another country.
    const heard = every.find(
      (word) => is(name, word) && (family.length === 0 || (inKin.get(word.word) ?? []).every((id) => family.some((kin) => kin.id === id))),
    )
    return heard ? (person ? { by: heard.word } : sure) : {}
  }

  /** The, General: a word that no name is. */
  function plain({ lower }: NameWord): boolean {
    return knowledge.common(lower) && knowledge.kinds(lower, true).size === 0
  }

  /** Another katakana word of the Japanese sounds more like it: Coric is チョリッチ, not クロアチア. */
  function elsewhere({ ja }: Wanted, { lower, romaji }: Pick<NameWord, 'lower' | 'romaji'>, runs: readonly string[]): boolean {
    if (runs.length === 0 || (isJapanese({ romaji }) && readings.anywhere(ja, romaji))) return false
    if (runs.some((run) => !ja.includes(run) && plainLetters(run) === lower)) return true
    const best = Math.min(1, ...[...ja.matchAll(katakanaRun)].map(([run]) => heard(run, lower)))
    return best < 1 && best > 0.03 && runs.some((run) => !ja.includes(run) && nearest(run, lower) < best - 0.03)
  }

  /** Distance from any part of a run: ハバス in レイクハバスシティ. */
  function nearest(run: string, word: string): number {
    let least = heard(run, word)
    for (let at = 1; at <= Math.min(run.length - 3, longestPart); at += 1)
      least = Math.min(least, heard(run.slice(at), word) + partSurcharge)
    return least
  }

  /** The part of a person's name that has to stand: the last in katakana and of forms, the first kanji. */
  function surnameOf(name: Wanted): Wanted {
    const dotted = name.ja.split(/[\u30fb\uff1d=\s\u3000]/).filter((part) => part !== '')
    const han = /^\p{Script=Han}/u.test(name.ja)
    const forms = name.forms.flatMap((form) => {
      const parts = form.split(' ').map(plainLetters)
      return han && parts.length > 1
        ? parts.length > 2 || chinese(name.ja.slice(0, 1), parts[0]!)
          ? [parts[0]!, parts.at(-1)!]
          : [parts.at(-1)!]
        : [parts.at(-1)!]
    })
    return {
      ...name,
      type: 'OTHER',
      ja: dotted.length > 1 && !han ? dotted.at(-1)! : name.ja,
      forms: forms.filter((form) => form.length > 1),
    }
  }

  /** Sumitomo Mitsui Banking by "Sumitomo": a word of the name that is no word of the language. */
  function partSaid(form: string, name: Wanted, words: readonly NameWord[]): NameWord | undefined {
    const own = form
      .split(/[\s-]+/)
      .filter((word) => /^\p{Lu}/u.test(word) && word.length > 2)
      .map(plainLetters)
    const strong = own
      .filter((word) => !roles('kind', word))
      .filter((word) => !knowledge.common(word) || (name.type === 'PERSON' && knowledge.kinds(word, true).has('PERSON')))
    return words.find((word) => strong.some((part) => same(word.lower, part) || (part.length > 4 && word.lower.startsWith(part))))
  }

  /** TSMC as "Taiwan Semiconductor Manufacturing Co.": words in a row that begin so. */
  function spelledOut(form: string, words: readonly NameWord[]): boolean {
    const letters = form.toLowerCase()
    return words.some((_, from) => {
      // "Co." may be left out, and is none of the words.
      const run = words.slice(from, from + (letters.length > 3 ? letters.length - 1 : letters.length))
      return (
        run.map((word) => word.lower.charAt(0)).join('') === letters.slice(0, run.length) &&
        run.length > 1 &&
        run.every((word, at) => at === 0 || word.start - run[at - 1]!.end <= 6)
      )
    })
  }

  function initials(form: string): readonly string[] {
    const all = form.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word))
    if (all.length < 2) return []
    const big = all.filter((word) => !smallWord.test(word.toLowerCase()))
    return [all, big, big.slice(0, -1)].filter((list) => list.length > 1).map((list) => list.map((word) => word[0]!.toLowerCase()).join(''))
  }

  function mayBe(name: Wanted, word: Pick<NameWord, 'lower' | 'romaji' | 'text'>): boolean {
    const ja = name.ja
    const person = name.type === 'PERSON'
    // 構造 in the name of a body is no Kozo, but Suisan is 水産.
    const personal = knowledge.kinds(word.lower).has('PERSON')
    if (word.lower.length < 2 || roles('kind', word.lower)) return false
    if (knowledge.common(word.lower) && knowledge.kinds(word.lower, true).size === 0) return false
    for (const [run] of ja.matchAll(katakanaRun)) if ((run === ja || !noun(run)) && sounds(run, word.lower, closeSound)) return true
    for (const [run] of ja.normalize('NFKC').matchAll(latinRun)) if (run.length > 1 && plainLetters(run) === word.lower) return true
    // Lisa for 理沙.
    if (person && word.romaji.includes('l') && mayBe(name, { ...word, romaji: word.romaji.replaceAll('l', 'r') })) return true
    if (isJapanese(word)) {
      const reached = readings.ends(ja, 0, word.romaji)
      const enough = (end: number) => end >= 2 || end === ja.length || (word.romaji.length > (person ? 2 : 3) && ja.length > 2)
      if (reached.some(enough)) return true
      if (person) {
        for (let at = 1; at < ja.length; at += 1) if (readings.ends(ja, at, word.romaji).includes(ja.length)) return true
      } else if (name.type !== 'OTHER' && word.romaji.length > 3 && readings.anywhere(ja, word.romaji, false, personal ? noun : undefined))
        return true
    }
    return chinese(ja, word.lower, name.type === 'LOC' || name.type === 'ORG')
  }

  /** ニュース in a name of more. */
  function noun(part: string): boolean {
    const rows = lexicon.words(part)
    return rows.length > 0 && rows.every((row) => row.pos !== 'name')
  }

  function chinese(ja: string, word: string, start = false): boolean {
    for (const [run] of ja.matchAll(hanRun)) {
      if (run.length > 12) continue
      const read = syllables(run, true)
      for (let from = 0; from < (start ? Math.min(1, read.length) : read.length); from += 1) {
        let text = ''
        for (let to = from; to < Math.min(read.length, from + 4); to += 1) {
          text += read[to]!
          if (text === word && (text.length > 1 || run.length === 1)) return true
        }
      }
    }
    return false
  }

  function sounds(run: string, word: string, limit: number): boolean {
    if (run.length < 2 || word.length < 3) return false
    // What is known to be another name has to be nearer.
    const strict =
      limit -
      (knowledge.kinds(word, true).size > 0 ? (limit > closeSound ? 0.14 : 0.1) : 0) -
      (run.length <= 3 || word.length <= 4 ? 0.06 : 0)
    return heard(run, word, strict) <= strict
  }

  /** Distance from the run or, with a surcharge, from its beginning or end, since it may go on with common nouns; any at most `enough` does. */
  function heard(run: string, word: string, enough = 0): number {
    let least = distance(run, word)
    for (let cut = 3; cut <= run.length - 3 && least > enough; cut += 1)
      least = Math.min(least, distance(run.slice(0, cut), word) + partSurcharge, distance(run.slice(cut), word) + partSurcharge)
    return least
  }

  function spelling(name: Wanted, word: NameWord): boolean {
    return [...name.ja.matchAll(katakanaRun)].some(
      ([run]) => distance(run, word.lower) <= nearSound - (knowledge.kinds(word.lower, true).size > 0 ? 0.1 : 0),
    )
  }

  function telling(form: string): readonly string[] {
    return form
      .split(/[\s-]+/)
      .map(plainLetters)
      .filter((word) => word !== '' && !smallWord.test(word) && !roles('body', word))
  }

  function hinted(name: Wanted, { index }: Target): boolean {
    const words = name.forms.flatMap(telling)
    return words.length === 0 || words.some((word) => index.words.some(({ text }) => text.slice(0, 5) === word.slice(0, 5)))
  }

  function foreign(name: Wanted): boolean {
    surnames ??= new Set(language.rows('ja/name-chinese-surnames').flatMap((row) => (row.surname && !row.japanese ? [row.surname] : [])))
    return /^\p{Script=Han}{2,4}$/u.test(name.ja) && surnames.has(name.ja.charAt(0))
  }

  return { target, said, surnameOf, mayBe, sounds, spelling, chinese, hinted, telling, foreign }
}

function same(word: string, form: string): boolean {
  return word === form || word === `${form}s` || word === `${form}es`
}

function adjoining(text: string, word: NameWord, next: NameWord | undefined): boolean {
  return next !== undefined && next.start - word.end === 1 && /[ -]/.test(text[word.end]!)
}

function joined(a: NameWord, b: NameWord): Pick<NameWord, 'lower' | 'romaji' | 'text'> {
  return { lower: a.lower + b.lower, romaji: foldRomaji(a.text + b.text), text: a.text + b.text }
}
