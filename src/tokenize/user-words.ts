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
  /** Numbers of the words that stand at a place, the shortest first; several words may have the same letters. */
  at(text: string, from: number, to: number): readonly number[]
}

const none: readonly number[] = []

/** Words as paths of UTF-16 units. */
interface Branch {
  readonly next: Map<number, Branch>
  readonly words: number[]
}

/** Prepares user words. Throws when a class is none of the dictionary's. */
export function makeUserWords(words: readonly UserWord[], dictionary: Dictionary): UserWords {
  const idsOf = connectionIds(dictionary)
  const tokens = new Int16Array(words.length * 4)
  const root: Branch = { next: new Map(), words: [] }
  const entries = words.map(({ surface, pos, reading, cost }, number): Entry => {
    if (surface === '') throw new Error('user word without letters')
    const [left, right] = idsOf(pos, surface)
    tokens.set([left, right, cost, -1], number * 4)
    branchOf(root, surface).words.push(number)
    return { known: true, pos, conjugatedType: '', conjugatedForm: '', basicForm: surface, reading, pronunciation: reading }
  })
  return {
    tokens,
    entries,
    surfaces: words.map(({ surface }) => surface),
    at(text, from, to) {
      let branch = root.next.get(text.charCodeAt(from))
      if (!branch) return none
      const found = [...branch.words]
      for (let at = from + 1; at < to && branch; at += 1) {
        branch = branch.next.get(text.charCodeAt(at))
        if (branch) found.push(...branch.words)
      }
      return found
    },
  }
}

function branchOf(root: Branch, surface: string): Branch {
  let branch = root
  for (let at = 0; at < surface.length; at += 1) {
    const unit = surface.charCodeAt(at)
    let next = branch.next.get(unit)
    if (!next) {
      next = { next: new Map(), words: [] }
      branch.next.set(unit, next)
    }
    branch = next
  }
  return branch
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
