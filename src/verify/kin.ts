import type { Language } from '../language/load.ts'

/** Words of one family: what a noun does and what a verb is called. */
export interface Kin {
  /** Verbs a noun may come from: introduction → introduce; some of them are no words, which no text holds. */
  verbsOf(noun: string): readonly string[]
  /** Nouns that may come from a verb: announce → announcement. */
  nounsOf(verb: string): readonly string[]
}

/** Ends of nouns and of the verbs behind them, longest first. */
const ends: readonly (readonly [noun: string, verb: string])[] = [
  ['ification', 'ify'],
  ['ization', 'ize'],
  ['isation', 'ise'],
  ['duction', 'duce'],
  ['ation', 'ate'],
  ['ation', 'e'],
  ['ation', ''],
  ['ition', 'e'],
  ['ition', ''],
  ['ution', 'ute'],
  ['ction', 'ct'],
  ['tion', 't'],
  ['tion', 'te'],
  ['ission', 'it'],
  ['sion', 'd'],
  ['sion', 'de'],
  ['sion', 'se'],
  ['ssion', 'ss'],
  ['ion', ''],
  ['ment', ''],
  ['iage', 'y'],
  ['ance', ''],
  ['ance', 'e'],
  ['ence', ''],
  ['ence', 'e'],
  ['al', ''],
  ['al', 'e'],
  ['ure', ''],
  ['ure', 'e'],
  ['ing', ''],
  ['ing', 'e'],
]

const shortestStem = 3

/** Makes the families of words from `en/verb-nouns` and the common endings. */
export function makeKin(language: Language): Kin {
  const verbs = new Map<string, string[]>()
  const nouns = new Map<string, string[]>()
  for (const { noun = '', verb = '' } of language.rows('en/verb-nouns')) {
    verbs.set(noun, [...(verbs.get(noun) ?? []), verb])
    nouns.set(verb, [...(nouns.get(verb) ?? []), noun])
  }
  const swapped = (word: string, from: 0 | 1) =>
    ends.flatMap((pair) => {
      const [cut, put] = [pair[from], pair[1 - from]!]
      return word.endsWith(cut) && word.length - cut.length >= shortestStem ? [word.slice(0, word.length - cut.length) + put] : []
    })
  return {
    verbsOf: (noun) => [...new Set([...(verbs.get(noun) ?? []), ...swapped(noun, 0)])],
    nounsOf: (verb) => [...new Set([...(nouns.get(verb) ?? []), ...swapped(verb, 1)])],
  }
}
