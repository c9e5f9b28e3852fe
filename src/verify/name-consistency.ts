import type { Note } from '../document.ts'
import { note } from '../notes.ts'
import type { NameWord } from './name-english.ts'
import type { NameKnowledge } from './name-knowledge.ts'
import { isJapanese, type NameMatch, type Target } from './name-match.ts'
import type { NameReadings } from './name-readings.ts'
import type { NamePair } from './names.ts'
import { formsOf } from './terms.ts'

/** A surname in kanji and where it stands in the Japanese of a pair. */
interface Mention {
  readonly surname: string
  readonly start: number
  readonly end: number
}

/** Where English gives one person two names. */
export interface NameConsistency {
  /** In one pair: 河野 as Kono and Kawano, 斎藤 as Saito and then Sato, who is nobody. */
  within(pair: NamePair, strangers: (english: Target) => readonly NameWord[]): readonly Note[]
  /** Over the pairs of a document, only what no pair shows alone. */
  across(pairs: readonly NamePair[]): readonly { readonly pair: number; readonly note: Note }[]
}

/** Makes the comparison of what the same surname became. */
export function makeNameConsistency(readings: NameReadings, match: NameMatch, knowledge: NameKnowledge): NameConsistency {
  /** Surnames that stand alone somewhere: 河野 beside 河野真理. */
  function surnames(pairs: readonly NamePair[]): readonly string[] {
    const people = new Set(pairs.flatMap(({ entities }) => entities.filter(({ type }) => type === 'PERSON').map(({ ja }) => ja)))
    return [...people].filter((ja) => /^\p{Script=Han}{1,3}$/u.test(ja) && ja.length < 4)
  }

  function mentions(pair: NamePair, surname: string): readonly Mention[] {
    return pair.entities.flatMap(({ ja, type, start, end }) =>
      type === 'PERSON' && ja.startsWith(surname) ? [{ surname, start, end }] : [],
    )
  }

  /** Words of the English that the surname may be read as, and nothing else of the sentence. */
  function renderings(pair: NamePair, surname: string, english: Target): readonly NameWord[] {
    const others = new Set(
      pair.entities
        .filter((entity) => !entity.ja.startsWith(surname))
        .flatMap((entity) => formsOf(entity).flatMap((form) => form.toLowerCase().split(/[\s-]+/))),
    )
    return english.words.filter(
      (word) =>
        isJapanese(word) &&
        (!knowledge.common(word.lower) || knowledge.kinds(word.lower, true).has('PERSON')) &&
        !others.has(word.lower) &&
        readings.ends(surname, 0, word.romaji).includes(surname.length),
    )
  }

  function finding({ start, end, surname }: Mention, word: NameWord, expected: string): Note {
    return note('name-inconsistent', {
      source: { start, end },
      target: { start: word.start, end: word.end },
      expected,
      actual: word.text,
      ja: surname,
    })
  }

  function within(pair: NamePair, strangers: (english: Target) => readonly NameWord[]): readonly Note[] {
    const notes: Note[] = []
    let english: Target | undefined
    for (const surname of surnames([pair])) {
      const places = mentions(pair, surname)
      if (places.length < 2) continue
      english ??= match.target(pair.en)
      const said = renderings(pair, surname, english)
      const [first] = said
      if (!first) continue
      const other = said.find((word) => word.romaji !== first.romaji)
      const place = places.at(-1)!
      if (other) notes.push(finding(place, other, first.text))
      else if (said.length < places.length) {
        const near = strangers(english).find(
          (word) =>
            isJapanese(word) &&
            Math.abs(word.at - first.at) > 1 &&
            alike(word.romaji, first.romaji) &&
            (word.person || knowledge.kinds(word.lower).has('PERSON') || single(word.romaji) === single(first.romaji)),
        )
        if (near) notes.push(finding(place, near, first.text))
      }
    }
    return notes
  }

  return {
    within,
    across(pairs) {
      const found: { pair: number; note: Note }[] = []
      const known = surnames(pairs)
      if (known.length === 0) return found
      const targets = pairs.map((pair) => (pair.entities.some(({ type }) => type === 'PERSON') ? match.target(pair.en) : undefined))
      for (const surname of known) {
        let first: NameWord | undefined
        for (const [at, pair] of pairs.entries()) {
          const english = targets[at]
          const place = english && mentions(pair, surname)[0]
          if (!english || !place) continue
          const said = renderings(pair, surname, english)
          const before = first
          first ??= said[0]
          if (!before || said.length === 0 || said.some((word) => word.romaji === before.romaji)) continue
          found.push({ pair: at, note: finding(place, said[0]!, before.text) })
        }
      }
      return found
    },
  }
}

/** At most two letters apart, and not all of a short name: Saito and Sato, Shibata and Shimada. */
function alike(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 2) return false
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) next.push(Math.min(row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), row[j]! + 1, next[j - 1]! + 1))
    row = next
  }
  return row.at(-1)! <= (Math.min(a.length, b.length) > 4 ? 3 : 2)
}

/** Doubled letters once: Ishi and Ishii. */
function single(romaji: string): string {
  return romaji.replace(/(.)\1+/g, '$1')
}
