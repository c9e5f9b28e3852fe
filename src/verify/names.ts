import type { Entity, Note } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeSyllables } from '../language/pinyin.ts'
import { note } from '../notes.ts'
import { makeNameWords, type NameWord, plainLetters } from './name-english.ts'
import { makeNameKnowledge } from './name-knowledge.ts'
import { foldRomaji, makeNameReadings } from './name-readings.ts'
import { makeSoundDistance } from './name-sounds.ts'
import { findForm, formsOf, indexWords } from './terms.ts'

/** What the check of names needs of a sentence pair; entities are in offsets of `ja`. */
export interface NamePair {
  readonly ja: string
  readonly en: string
  readonly entities: readonly Entity[]
  readonly previous?: { readonly ja: string; readonly en: string } | undefined
  readonly next?: { readonly ja: string; readonly en: string } | undefined
}

/** A name of the Japanese that the English has to have, or a part of one: \u9e7f\u5150\u5cf6\u770c\u9727\u5cf6\u5e02 is two. */
interface Wanted {
  readonly ja: string
  readonly type: Entity['type']
  readonly forms: readonly string[]
  readonly start: number
  readonly end: number
}

/** The English of a pair, read once. */
interface Target {
  readonly text: string
  readonly words: readonly NameWord[]
  /** Kins of the table that stand in it: id \u2192 word indices. */
  readonly kins: ReadonlyMap<number, readonly NameWord[]>
  /** Words that are part of a kin's form. */
  readonly inKin: ReadonlyMap<NameWord, readonly number[]>
}

/** `sure`: said; `by`: the word that may be it, or part of it; neither: not said. */
interface Said {
  readonly sure?: boolean
  readonly by?: NameWord
}

const sure: Said = { sure: true }
const closeSound = 0.33
const possibleSound = 0.36
const katakanaRun = /[\p{Script=Katakana}\u30fc]{2,}/gu
const hanRun = /\p{Script=Han}{1,}/gu
const latinRun = /[\p{Script=Latin}][\p{Script=Latin}\p{N}.&+-]*/gu
const japaneseWord = /^(?:[kstnhmyrwgzdbp]?y?[aiueo]|n(?![aiueoy]))+$/
const acronym = /^[A-Z][A-Z0-9&]{1,5}$/
const smallWord = /^(?:of|the|and|for|in|on|to|a|an|at|with|by|from|de|la|der|von|van)$/

/**
 * Makes the proof of names on any English: a name of the Japanese counts as said by every form, reading and sound it may have; where none stands and the
 * English has another name of its kind that nothing in the Japanese explains, that one was put in its place.
 * \u7530\u4e2d\u6c0f\u306f \u2026 as "Takeda said" \u2192 `name-missing`, actual Takeda; "he said" \u2192 nothing.
 */
export function makeNameCheck(language: Language) {
  const knowledge = makeNameKnowledge(language)
  const readings = makeNameReadings(language)
  const distance = makeSoundDistance(language)
  const lexicon = makeLexicon(language)
  const syllables = makeSyllables()
  const readWords = makeNameWords(language)
  let cues: ReadonlyMap<string, readonly string[]> | undefined

  function cue(role: string): readonly string[] {
    if (!cues) {
      const made = new Map<string, string[]>()
      for (const { form = '', role: name = '' } of language.rows('ja/verify-names')) {
        const list = made.get(name) ?? []
        list.push(form)
        made.set(name, list)
      }
      cues = made
    }
    return cues.get(role) ?? []
  }

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
    return { text, words, kins, inKin }
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

  /** The entities that are to be proved, addresses in their parts. */
  function wanted(pair: NamePair): readonly Wanted[] {
    const made: Wanted[] = []
    const seen = new Set<string>()
    for (const entity of pair.entities) {
      if (entity.source === 'glossary' || !/^(?:PERSON|LOC|ORG)$/.test(entity.type) || seen.has(entity.ja)) continue
      seen.add(entity.ja)
      const forms = new Set(formsOf(entity))
      for (const row of lexicon.words(entity.ja)) if (row.pos === 'name') forms.add(row.en)
      for (const part of parts(entity, [...forms])) made.push(part)
    }
    return made
  }

  /** \u5ca9\u624b\u770c\u91dc\u77f3\u5e02 \u2192 \u5ca9\u624b\u770c, \u91dc\u77f3\u5e02. */
  function parts(entity: Entity, forms: readonly string[]): readonly Wanted[] {
    const whole: Wanted = { ja: entity.ja, type: entity.type, forms, start: entity.start, end: entity.end }
    if (entity.type !== 'LOC' || !entity.en.includes(', ')) return [whole]
    const ends = new Set([...cue('prefecture'), ...cue('municipality')])
    const made: Wanted[] = []
    let from = 0
    for (let at = 2; at < entity.ja.length; at += 1) {
      if (!ends.has(entity.ja[at]!) || at - from < 1) continue
      const ja = entity.ja.slice(from, at + 1)
      const names = lexicon.words(ja).flatMap((row) => (row.pos === 'name' ? [row.en] : []))
      const stem = lexicon.words(ja.slice(0, -1)).flatMap((row) => (row.pos === 'name' ? [row.en] : []))
      const of = entity.en
        .split(', ')
        .flatMap((part) => part.split(' ').slice(0, 1))
        .filter((en) => readings.ends(ja, 0, foldRomaji(en)).length > 0)
      made.push({ ja, type: 'LOC', forms: [...names, ...stem, ...of], start: entity.start + from, end: entity.start + at + 1 })
      from = at + 1
    }
    return made.length > 1 ? made : [whole]
  }

  /** How surely some English words are this name, and the word that may be. */
  function said(name: Wanted, english: Target, index: ReturnType<typeof indexWords>): Said {
    const { words, kins, text } = english
    if (name.forms.some((form) => findForm(index, form))) return sure
    const family = name.forms.flatMap((form) => knowledge.kinOf(name.ja, form)).concat(knowledge.kinOf(name.ja, ''))
    const own = family.find((kin) => kins.has(kin.id))
    // A capital that is named beside its country is not said by the country.
    if (own) return name.forms.some((form) => form === own.en[0]) || own.ja[0] === name.ja ? sure : { by: kins.get(own.id)![0]! }
    const person = name.type === 'PERSON'
    const pairs = words.flatMap((word, at) => (adjoining(text, word, words[at + 1]) ? [{ ...joined(word, words[at + 1]!), word }] : []))
    const every = [...words.map((word) => ({ ...word, word })), ...pairs]
    if (person) {
      const surname = surnameOf(name)
      if (every.some((word) => surname.forms.some((form) => same(word.lower, form)) || mayBe(surname, word))) return sure
    }
    if (family.length === 0)
      for (const form of name.forms) {
        const by = partSaid(form, name, words)
        if (by) return person ? { by } : sure
      }
    if (name.forms.some((form) => words.some((word) => acronym.test(word.text.replaceAll('.', '')) && initials(form).includes(word.lower))))
      return sure
    const heard = every.find((word) => mayBe(name, word))
    return heard ? (person ? { by: heard.word } : sure) : {}
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
    const strong = own.filter((word) => !knowledge.common(word) || (name.type === 'PERSON' && knowledge.kinds(word, true).has('PERSON')))
    return words.find((word) => strong.some((part) => same(word.lower, part) || (part.length > 4 && word.lower.startsWith(part))))
  }

  function initials(form: string): readonly string[] {
    const all = form.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word))
    if (all.length < 2) return []
    const big = all.filter((word) => !smallWord.test(word.toLowerCase()))
    return [all, big, big.slice(0, -1)].filter((list) => list.length > 1).map((list) => list.map((word) => word[0]!.toLowerCase()).join(''))
  }

  function mayBe(name: Wanted, word: Pick<NameWord, 'lower' | 'romaji' | 'text'>): boolean {
    const ja = name.ja
    if (word.lower.length < 2) return false
    if (knowledge.common(word.lower) && knowledge.kinds(word.lower, true).size === 0) return false
    for (const [run] of ja.matchAll(katakanaRun)) if (sounds(run, word.lower, closeSound)) return true
    for (const [run] of ja.normalize('NFKC').matchAll(latinRun)) if (run.length > 1 && plainLetters(run) === word.lower) return true
    if (japaneseWord.test(word.romaji) && word.romaji.length > 1) {
      const reached = readings.ends(ja, 0, word.romaji)
      const enough = (end: number) => end >= 2 || end === ja.length || (word.romaji.length > 2 && ja.length > 2)
      if (reached.some(enough)) return true
      if (name.type === 'PERSON') {
        for (let at = 1; at < ja.length; at += 1) if (readings.ends(ja, at, word.romaji).includes(ja.length)) return true
      } else if (name.type !== 'OTHER' && readings.anywhere(ja, word.romaji)) return true
    }
    return chinese(ja, word.lower)
  }

  function chinese(ja: string, word: string): boolean {
    for (const [run] of ja.matchAll(hanRun)) {
      if (run.length > 12) continue
      const read = syllables(run, true)
      for (let from = 0; from < read.length; from += 1) {
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
    const strict = limit - (knowledge.kinds(word, true).size > 0 ? 0.1 : 0) - (run.length <= 3 || word.length <= 4 ? 0.06 : 0)
    if (distance(run, word) <= strict) return true
    // A katakana run may go on with common nouns.
    for (let cut = 3; cut <= run.length - 3; cut += 1)
      if (distance(run.slice(0, cut), word) <= strict - 0.15 || distance(run.slice(cut), word) <= strict - 0.15) return true
    return false
  }

  /** English names that nothing in the Japanese around explains, as runs of words. */
  function intruders(pair: NamePair, english: Target): readonly NameWord[] {
    const around = [pair.previous?.ja ?? '', pair.ja, pair.next?.ja ?? ''].join('\n')
    let known: ReadonlySet<string> | undefined
    const explained = (word: NameWord): boolean => {
      known ??= explainedWords(around, pair)
      if (known.has(word.lower) || known.has(stem(word.lower))) return true
      const kins = english.inKin.get(word)
      if (kins) return kins.some((id) => kinExplained(id, word, around, known!))
      for (const [run] of around.matchAll(katakanaRun))
        if ((!acronym.test(word.text) && sounds(run, word.lower, possibleSound)) || sounds(run, stem(word.lower), possibleSound))
          return true
      for (const [run] of around.normalize('NFKC').matchAll(latinRun))
        if (plainLetters(run) === word.lower || plainLetters(run).includes(word.lower)) return true
      if (japaneseWord.test(word.romaji) && readings.anywhere(around, word.romaji, word.romaji.length > 3)) return true
      return chinese(around, word.lower)
    }
    return english.words.filter((word) => isName(word, english) && !explained(word))
  }

  function kinExplained(id: number, word: NameWord, around: string, known: ReadonlySet<string>): boolean {
    const kin = knowledge
      .kinFrom(word.lower)
      .concat(knowledge.kinFrom(word.lower.replace(/s$/, '')))
      .find((row) => row.kin.id === id)?.kin
    if (!kin) return known.has(word.lower)
    if (kin.en.some((form) => known.has(plainLetters(form)))) return true
    return kin.ja.some((form) => (form.length > 1 ? around.includes(form) : single(form, around)))
  }

  /** \u7c73 that stands for a country: beside words that stand beside such letters. */
  function single(letter: string, around: string): boolean {
    const before = cue('before')
    const after = cue('after')
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
    if (word.lower.length < 3) return false
    if (english.inKin.has(word)) return true
    const bare = word.text.replaceAll('.', '')
    if (bare === bare.toUpperCase()) return knowledge.kinds(word.lower, true).has('ORG')
    if (!knowledge.common(word.lower) && !knowledge.common(stem(word.lower))) return true
    const kinds = knowledge.kinds(word.lower, true)
    return (!word.first || (word.person && kinds.has('PERSON'))) && (kinds.has('PERSON') || kinds.has('LOC') || kinds.has('ORG'))
  }

  /** All English of all words of the lexicon that stand in the text. */
  function explainedWords(text: string, pair: NamePair): ReadonlySet<string> {
    const made = new Set<string>()
    const add = (en: string) => {
      for (const word of en.split(/[\s/-]+/)) if (/^\p{Lu}/u.test(word)) made.add(stem(plainLetters(word))).add(plainLetters(word))
      made.add(plainLetters(en))
    }
    for (const entity of pair.entities) for (const form of formsOf(entity)) add(form)
    const folded = text.normalize('NFKC').slice(0, 1200)
    for (let from = 0; from < folded.length; from += 1)
      for (let to = from + 1; to <= Math.min(folded.length, from + lexicon.longest); to += 1) {
        const piece = folded.slice(from, to)
        if (piece.length === 1 || !lexicon.has(piece)) continue
        for (const row of lexicon.words(piece)) {
          if (/\p{Lu}/u.test(row.en)) add(row.en)
          for (const other of row.alternatives) if (/\p{Lu}/u.test(other.en)) add(other.en)
          for (const [, form] of row.note.matchAll(/(?:^|[;,]\s*)(?:short|adj): ([^;,]+)/g)) add(form!)
        }
      }
    return made
  }

  function fits(name: Wanted, word: NameWord, english: Target): boolean {
    const kinds = knowledge.kinds(word.lower)
    const kin = english.inKin.has(word)
    if (name.type === 'PERSON') return !kin && (kinds.size === 0 || kinds.has('PERSON') || (word.person && japaneseWord.test(word.romaji)))
    if (name.type === 'LOC') {
      if (word.person && !kinds.has('LOC')) return false
      const country = knowledge.kinOf(name.ja, name.forms[0] ?? '').length > 0
      if (country) return kin || knowledge.kinds(word.lower, true).has('LOC')
      return kin || kinds.has('LOC') || (kinds.size === 0 && japaneseWord.test(word.romaji))
    }
    return !word.person && (kinds.has('ORG') || kinds.has('LOC') || kinds.size === 0 || kin)
  }

  /** Only names with a word of their own can be told from others: \u6700\u9ad8\u88c1 is said in many ways. */
  function provable(name: Wanted): boolean {
    if (name.forms.some((form) => knowledge.kinOf(name.ja, form).length > 0)) return true
    if (name.type !== 'PERSON' && /^[\p{Script=Katakana}\u30fc]{3}/u.test(name.ja)) return true
    return name.forms.some((form) =>
      form
        .split(/[\s-]+/)
        .some(
          (word) =>
            /^\p{Lu}/u.test(word) && (!knowledge.common(plainLetters(word)) || knowledge.kinds(plainLetters(word), true).has(name.type)),
        ),
    )
  }

  function check(pair: NamePair): readonly Note[] {
    const names = wanted(pair)
    if (names.length === 0 || pair.en.trim() === '') return []
    const english = target(pair.en)
    const index = indexWords(pair.en)
    const missing = names.map((name) => ({ name, ...said(name, english, index) })).filter((one) => !one.sure && provable(one.name))
    if (missing.length === 0) return []
    const beside = [pair.previous?.en, pair.next?.en].flatMap((text) =>
      text ? [[target(text.slice(0, 3000)), indexWords(text.slice(0, 3000))] as const] : [],
    )
    let strangers: readonly NameWord[] | undefined
    const used = new Set<NameWord>()
    const notes: Note[] = []
    for (const { name, by } of missing) {
      strangers ??= intruders(pair, english)
      const other = strangers.find(
        (word) => !used.has(word) && fits(name, word, english) && (!by || name.type !== 'PERSON' || Math.abs(word.at - by.at) === 1),
      )
      if (!other) continue
      used.add(other)
      const known = beside.some(([text, words]) => said(name, text, words).sure)
      notes.push(
        note(known && name.type === 'PERSON' ? 'name-inconsistent' : 'name-missing', {
          source: { start: name.start, end: name.end },
          target: { start: other.start, end: other.end },
          expected: name.forms[0] ?? '',
          actual: other.text,
          ja: name.ja,
        }),
      )
    }
    return notes
  }

  return {
    check,
    debug: { target, wanted, said, intruders, provable, fits, isName, mayBe, surnameOf, sounds, explainedWords, chinese, readings },
  }
}

function same(word: string, form: string): boolean {
  return word === form || word === `${form}s` || word === `${form}es`
}

/** Japanese, Vietnamese, Kenyan \u2192 the stem that the country shares. */
function stem(word: string): string {
  return word.length > 5 ? word.replace(/(?:ese|ians?|ans?|is|ish|i|s)$/, '') : word
}

function adjoining(text: string, word: NameWord, next: NameWord | undefined): boolean {
  return next !== undefined && next.start - word.end === 1 && /[ -]/.test(text[word.end]!)
}

function joined(a: NameWord, b: NameWord): Pick<NameWord, 'lower' | 'romaji' | 'text'> {
  return { lower: a.lower + b.lower, romaji: foldRomaji(a.text + b.text), text: a.text + b.text }
}
