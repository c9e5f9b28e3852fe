import type { Entity, Note } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { note } from '../notes.ts'
import { indexWords, makeFormFinder } from './english-forms.ts'
import { makeNameConsistency } from './name-consistency.ts'
import { type NameWord, plainLetters } from './name-english.ts'
import { makeNameKnowledge } from './name-knowledge.ts'
import { isJapanese, katakanaRun, latinRun, makeNameMatch, type Target, type Wanted } from './name-match.ts'
import { foldRomaji, makeNameReadings } from './name-readings.ts'
import { makeStrangers, type Stranger } from './name-strangers.ts'
import { formsOf } from './terms.ts'

/** What the check of names needs of a sentence pair; entities are in offsets of `ja`. */
export interface NamePair {
  readonly ja: string
  readonly en: string
  readonly entities: readonly Entity[]
  readonly previous?: { readonly ja: string; readonly en: string } | undefined
  readonly next?: { readonly ja: string; readonly en: string } | undefined
}

/** Proves names on English by anybody. Spans of the notes are offsets into `ja` and `en` of their pair. */
export interface NameCheck {
  /** `name-missing`, `name-inconsistent` of one pair. 田中氏は … as "Takeda said" → `name-missing`, actual Takeda; "he said" → nothing. */
  check(pair: NamePair): readonly Note[]
  /** `name-inconsistent` over the pairs of a document, with the index of its pair: 河野 as Kono and later Kawano. */
  document(pairs: readonly NamePair[]): readonly { readonly pair: number; readonly note: Note }[]
}

/** A name that the English does not say, or only in part. `body`: 財務省, which only another name of such common words can stand in for. */
interface Unsaid {
  readonly name: Wanted
  readonly by: NameWord | undefined
  readonly body: boolean
}

const han = /^\p{Script=Han}/u
const mostBeside = 3000
const division =
  /^(?:,|-(?:ken|shi|ku|cho|machi|mura|gun|fu|to)\b|[\s-]+(?:Prefecture|Ward|City|Town|Village|County|District|Province|State)\b)/i
const divided = /(?:Prefecture|Ward|City|Town|Village|County|District|Province|State)$/i

/**
 * Makes the proof of names on any English: a name of the Japanese counts as said by every form, reading and sound it may have; where none stands and the
 * English has another name of its kind that nothing in the Japanese explains, that one was put in its place. A name that is merely left out is none of ours.
 */
export function makeNameCheck(language: Language): NameCheck {
  const knowledge = makeNameKnowledge(language)
  const readings = makeNameReadings(language)
  const match = makeNameMatch(language, knowledge, readings)
  const strangersOf = makeStrangers(language, knowledge, readings, match)
  const lexicon = makeLexicon(language)
  const findForms = makeFormFinder(language)
  const consistency = makeNameConsistency(readings, match, knowledge)
  let divisions: ReadonlySet<string> | undefined

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

  /** 岩手県釜石市 → 岩手県, 釜石市. */
  function parts(entity: Entity, forms: readonly string[]): readonly Wanted[] {
    const whole: Wanted = {
      ja: entity.ja,
      type: entity.type,
      forms,
      guessed: entity.source === 'rule',
      start: entity.start,
      end: entity.end,
    }
    if (entity.type !== 'LOC' || !entity.en.includes(', ')) return [whole]
    divisions ??= new Set(language.rows('ja/verify-names').flatMap((row) => (row.role === 'division' && row.form ? [row.form] : [])))
    const ends = divisions
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
      made.push({
        ja,
        type: 'LOC',
        forms: [...names, ...stem, ...of],
        address: entity.ja,
        start: entity.start + from,
        end: entity.start + at + 1,
      })
      from = at + 1
    }
    return made.length > 1 ? made : [whole]
  }

  /** True for a stranger that may stand where the name should. */
  function fits({ name, body }: Unsaid, word: Stranger, english: Target): boolean {
    if (word.phrase) return name.type === word.phrase || (name.type === 'ORG' && word.own === true && !body)
    // Another body of common words, or a name that only bodies have.
    if (body) return onlyBody(word) && !english.inKin.has(word)
    if (!english.inKin.has(word) && match.spelling(name, word)) return false
    const common = knowledge.common(word.lower)
    const kinds = knowledge.kinds(word.lower, common)
    const kin = english.inKin.has(word)
    if (name.type === 'PERSON') {
      if (kin) return false
      // Chinese and Korean names have more readings than we know.
      if (!readings.knows(name.ja.replace(/[^\p{Script=Han}]/gu, '')) || match.foreign(name))
        return !common && (isJapanese(word) ? word.romaji.length > 5 : false)
      if (kinds.size > 0) return kinds.has('PERSON') || (word.person && isJapanese(word))
      // A word that we know nothing of is told from a name by its reading alone.
      return han.test(name.ja) ? isJapanese(word) : name.guessed !== true && (!word.first || word.person)
    }
    const nations = knowledge.kinOf(name.ja, name.forms[0] ?? '')
    const nation = nations.length > 0
    // Japan is added freely where the Japanese speaks of a place in it.
    const home = english.inKin.get(word)?.some((id) => knowledge.kin(id)?.part === 'home')
    if (home && !nations.some(({ part }) => part === '')) return false
    if (name.type === 'LOC') {
      if (word.person && !kinds.has('LOC')) return false
      // A country added to a place in it: Shanghai, China.
      if (kin && !nation && /,\s*$/.test(english.text.slice(0, word.start))) return false
      if (nation) return kin || knowledge.kinds(word.lower, true).has('LOC')
      return kin || kinds.has('LOC')
    }
    if (nation) return kin || onlyBody(word)
    // Firms speak as people do.
    return kinds.has('ORG') || (!word.person && (kinds.has('LOC') || kin))
  }

  function onlyBody(word: NameWord): boolean {
    return [...knowledge.kinds(word.lower, true)].join() === 'ORG'
  }

  /** Only names with a word of their own can be told from others: 最高裁 is said in many ways. */
  function provable(name: Wanted): boolean {
    if (name.forms.some((form) => knowledge.kinOf(name.ja, form).length > 0)) return true
    if (/^(?:[\p{Script=Katakana}\u30fc]{3}|[A-Z]{2})/u.test(name.ja.normalize('NFKC'))) return true
    // One kanji alone, and kanji that we cannot read.
    if (name.type === 'PERSON' && name.ja.length < 2) return false
    if (/^\p{Script=Han}{2}/u.test(name.ja) && !readings.knows(name.ja.slice(0, 2)) && !listed(name)) return false
    return name.forms.some((form) => form.split(/[\s-]+/).some((word) => /^\p{Lu}/u.test(word) && own(word, form, name)))
  }

  function listed(name: Wanted): boolean {
    return lexicon.words(name.ja).some((row) => row.pos === 'name')
  }

  /** No word of the language, or a name that is such a word: Ford. */
  function own(word: string, form: string, name: Wanted): boolean {
    const plain = plainLetters(word)
    if (!knowledge.common(plain)) return true
    const kinds = knowledge.kinds(plain, true)
    if (word === form) return kinds.has(name.type)
    return match.telling(form).join() === plain && kinds.has('LOC') && name.type !== 'PERSON'
  }

  function missing(pair: NamePair): readonly Note[] {
    const names = wanted(pair)
    if (names.length === 0 || pair.en.trim() === '') return []
    // Most names stand as the lexicon has them; only the rest is worth a closer look.
    const index = indexWords(pair.en)
    if (names.every((name) => name.forms.some((form) => findForms(index, form).length > 0))) return []
    const english = match.target(pair.en)
    const runs = [...new Set([katakanaRun, latinRun].flatMap((pattern) => [...pair.ja.matchAll(pattern)].map(([run]) => run)))]
    const judged = names.map((name) => ({ name, ...match.said(name, english, names, runs) }))
    const unsaid = judged.flatMap(({ name, sure, by }): readonly Unsaid[] => {
      if (sure) return []
      if (provable(name)) return [{ name, by, body: false }]
      return name.type === 'ORG' && listed(name) && !match.hinted(name, english) ? [{ name, by, body: true }] : []
    })
    if (unsaid.length === 0) return []
    const strangers = strangersOf(sourceOf(pair), english, (word) => unsaid.some((one) => fits(one, word, english)))
    if (strangers.length === 0) return []
    const beside = [pair.previous?.en, pair.next?.en].flatMap((text) => (text ? [match.target(text.slice(0, mostBeside))] : []))
    const used = new Set<NameWord>()
    const notes: Note[] = []
    for (const one of unsaid) {
      const { name, by } = one
      const place = name.address !== undefined && judged.some((part) => part.sure && part.name.address === name.address)
      const other = strangers.find(
        (word) =>
          !used.has(word) &&
          fits(one, word, english) &&
          (!by || name.type !== 'PERSON' || english.words.some((part) => part.lower === by.lower && oneName(pair.en, word, part))) &&
          (!place || inAddress(pair.en, word)),
      )
      if (!other) continue
      used.add(other)
      // A person who is named rightly beside has two names in English.
      const twice = name.type === 'PERSON' && beside.some((text) => match.said(name, text).sure)
      notes.push(
        note(twice ? 'name-inconsistent' : 'name-missing', {
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

  function sourceOf(pair: NamePair) {
    return { text: [pair.previous?.ja ?? '', pair.ja, pair.next?.ja ?? ''].join('\n'), entities: pair.entities }
  }

  return {
    check(pair) {
      const found = missing(pair)
      if (found.some((one) => one.code === 'name-inconsistent')) return found
      const twice = consistency.within(pair, (english) => strangersOf(sourceOf(pair), english))
      return [...found.filter((one) => !twice.some((other) => other.target?.start === one.target?.start)), ...twice]
    },
    document: (pairs) => consistency.across(pairs),
  }
}

/** Written as a part of an address: "Mito, Ibaraki Prefecture", "Kita Ward". A landmark added to explain where a town is, is none. */
function inAddress(text: string, { start, end }: NameWord): boolean {
  return /,\s*$/.test(text.slice(0, start)) || division.test(text.slice(end, end + 14)) || divided.test(text.slice(start, end))
}

/** Kenji Takagi: capitalised words and initials in a row. */
function oneName(text: string, a: NameWord, b: NameWord): boolean {
  const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start))
  return a.at !== b.at && Math.abs(a.at - b.at) <= 3 && /^[\s-]*(?:\p{Lu}[\p{L}.'\u2019]*[\s-]+)*$/u.test(between)
}
