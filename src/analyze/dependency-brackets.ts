import type { Token } from '../document.ts'
import { is } from './words.ts'

/** Where brackets let heads lie. */
export interface Limits {
  /** The last bunsetsu each may depend on: the end of its innermost bracket, if it is not itself that end. */
  readonly limit: readonly number[]
  /** True when `candidate` stands inside a bracket that does not hold `dependent`, and is not the last of it. */
  readonly hidden: (dependent: number, candidate: number) => boolean
  /** For a bunsetsu that closes 「…」, where that was opened; -1 for all others. */
  readonly quotes: readonly number[]
}

/** Reads the bracket pairs that span two or more bunsetsu. Unpaired brackets bind nothing. */
export function limits(tokens: readonly Token[], boundaries: readonly number[]): Limits {
  const count = boundaries.length
  const limit = new Array<number>(count).fill(count - 1)
  const opener = new Array<number>(count).fill(-1)
  const open: number[] = []
  const pairs: (readonly [number, number])[] = []
  const quotes = new Array<number>(count).fill(-1)
  let bunsetsu = -1
  for (let at = 0; at < tokens.length; at += 1) {
    if (boundaries[bunsetsu + 1] === at) bunsetsu += 1
    if (is(tokens[at]!.pos, 'symbol.open')) open.push(bunsetsu)
    else if (is(tokens[at]!.pos, 'symbol.close')) {
      const from = open.pop()
      if (from !== undefined && from < bunsetsu) pairs.push([from, bunsetsu])
      if (from !== undefined && /[」』]/.test(tokens[at]!.surface)) quotes[bunsetsu] = from
    }
  }
  // Pairs close inner first, so the innermost one reaches a bunsetsu first; a pair is walked only where nothing inner has been set.
  const skip = new Array<number>(count).fill(0).map((_, at) => at)
  for (const [from, to] of pairs) {
    for (let at = from; at < to; ) {
      if (limit[at] === count - 1 && opener[at] === -1) {
        limit[at] = to
        opener[at] = from
        skip[at] = to
        at += 1
      } else {
        const next = Math.max(skip[at]!, at + 1)
        skip[at] = Math.max(to, skip[at]!)
        at = next
      }
    }
  }
  return { limit, hidden: (dependent, candidate) => opener[candidate]! > dependent, quotes }
}
