import type { StoryRecord } from './record.ts'
import { dot, nearPairs, type Pair, vectorsOf } from './vectors.ts'

/** A title that names only what the other article never names is about something else. */
const strange = 0.6

export interface Likenesses {
  /** How much two articles tell the same, 0 … 1: the geometric mean of the cosines of their words and of their names. */
  of(a: number, b: number): number
  /** Pairs that are at least `least` alike, the most alike first. */
  pairs(least: number, near: (a: number, b: number) => boolean): Pair[]
}

/** Compares the articles of a batch; words are weighed by how rare they are in it. */
export function likenessesOf(records: readonly StoryRecord[]): Likenesses {
  const words = vectorsOf(records.map(({ terms }) => terms))
  const names = vectorsOf(records.map((record) => record.names))
  const titles = records.map(({ title }) => [...new Set(title)])
  const unknown = (a: number, b: number) =>
    titles[a]!.length > 0 && titles[a]!.every((name) => !names[b]!.has(name) && !records[b]!.terms.has(name))

  const known = new Map<number, number>()

  function of(a: number, b: number): number {
    const pair = Math.min(a, b) * records.length + Math.max(a, b)
    const before = known.get(pair)
    if (before !== undefined) return before
    const made = compared(a, b)
    known.set(pair, made)
    return made
  }

  function compared(a: number, b: number): number {
    const both = names[a]!.size > 0 && names[b]!.size > 0
    const named = both ? dot(names[a]!, names[b]!) : 1
    if (named === 0) return 0
    const worded = dot(words[a]!, words[b]!)
    const alike = Math.sqrt(worded * (both ? named : worded))
    return unknown(a, b) || unknown(b, a) ? alike * strange : alike
  }

  return {
    of,
    pairs(least, near) {
      // Who shares no name is not alike; only what names nothing is looked for by its words.
      const nameless = new Set(names.flatMap(({ size }, at) => (size === 0 ? [at] : [])))
      const pairs = new Map<number, readonly [number, number]>()
      for (const [a, b] of nearPairs(names, 1)) pairs.set(a * records.length + b, [a, b])
      if (nameless.size > 0)
        for (const [a, b] of nearPairs(words, 2)) if (nameless.has(a) || nameless.has(b)) pairs.set(a * records.length + b, [a, b])
      return [...pairs.values()]
        .filter(([a, b]) => near(a, b))
        .map(([a, b]): Pair => ({ a, b, alike: of(a, b) }))
        .filter(({ alike }) => alike >= least)
        .sort((x, y) => y.alike - x.alike || x.a - y.a || x.b - y.b)
    },
  }
}
