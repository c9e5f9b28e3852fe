import type { Entry } from '../document.ts'
import type { Dictionary } from './dictionary.ts'

/** A word offered to the search beside the dictionary's. */
export interface UserWord {
  readonly surface: string
  /** A class the dictionary has, as far as it matters: 名詞,固有名詞,人名,一般 */
  readonly pos: string
  /** Katakana, or ''. */
  readonly reading: string
  /** What the word costs the path: a common noun of the dictionary costs 3,000 to 6,000, an unknown word above 10,000. */
  readonly cost: number
}

/** User words in the form the search reads. */
export interface UserWords {
  /** Left id, right id, cost, class, as the dictionary has its tokens. */
  readonly tokens: Int16Array
  readonly entries: readonly Entry[]
  readonly surfaces: readonly string[]
  /** Numbers of the words that may begin with these two units. */
  starting(first: number, second: number): readonly number[]
}

const none: readonly number[] = []

/** Prepares user words. Throws when a class is none of the dictionary's. */
export function makeUserWords(words: readonly UserWord[], dictionary: Dictionary): UserWords {
  const idsOf = connectionIds(dictionary)
  const tokens = new Int16Array(words.length * 4)
  const byStart = new Map<number, number[]>()
  const entries = words.map(({ surface, pos, reading, cost }, number): Entry => {
    if (surface === '') throw new Error('user word without letters')
    const [left, right] = idsOf(pos, surface)
    tokens.set([left, right, cost, -1], number * 4)
    const key = keyOf(surface.charCodeAt(0), surface.length > 1 ? surface.charCodeAt(1) : 0)
    byStart.set(key, [...(byStart.get(key) ?? []), number])
    return { known: true, pos, conjugatedType: '', conjugatedForm: '', basicForm: surface, reading, pronunciation: reading }
  })
  return {
    tokens,
    entries,
    surfaces: words.map(({ surface }) => surface),
    starting: (first, second) => byStart.get(keyOf(first, second)) ?? byStart.get(keyOf(first, 0)) ?? none,
  }
}

function keyOf(first: number, second: number): number {
  return first * 0x10000 + second
}

/** The ids with which the dictionary's own words of a class join their neighbours. */
function connectionIds({ classes, connections }: Dictionary): (pos: string, surface: string) => readonly [number, number] {
  const numbers = new Map(classes.map((each, number) => [each.replaceAll(',*', ''), number]))
  return (pos, surface) => {
    const number = numbers.get(pos)
    const [left = -1, right = -1] = number === undefined ? [] : connections.subarray(number * 2, number * 2 + 2)
    if (left < 0) throw new Error(`user word ${surface}: the dictionary has no class ${pos}`)
    return [left, right]
  }
}
