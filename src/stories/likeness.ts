import type { StoryRecord } from './record.ts'
import { dot, nearPairs, type Pair, type Vector, vectorsOf } from './vectors.ts'

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

  function of(a: number, b: number): number {
    const named = names[a]!.size && names[b]!.size ? dot(names[a]!, names[b]!) : dot(words[a]!, words[b]!)
    const alike = Math.sqrt(dot(words[a]!, words[b]!) * named)
    return unknown(a, b) || unknown(b, a) ? alike * strange : alike
  }

  return {
    of,
    pairs(least, near) {
      return nearPairs(words as readonly Vector[])
        .filter(([a, b]) => near(a, b))
        .map(([a, b]): Pair => ({ a, b, alike: of(a, b) }))
        .filter(({ alike }) => alike >= least)
        .sort((x, y) => y.alike - x.alike || x.a - y.a || x.b - y.b)
    },
  }
}
