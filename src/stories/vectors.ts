/** Words by weight, of length 1: the cosine of two is their dot product. */
export type Vector = ReadonlyMap<string, number>

/** Indices of two articles, the smaller first. */
export interface Pair {
  readonly a: number
  readonly b: number
  readonly alike: number
}

/**
 * A small batch knows too little about what is rare: so many articles of other things are thought beside it, in a share of which any word stands.
 */
const imagined = 60
const share = 0.03

/** Counts as tf-idf vectors, by the batch's own frequencies. */
export function vectorsOf(counted: readonly ReadonlyMap<string, number>[]): Vector[] {
  const articles = new Map<string, number>()
  for (const terms of counted) for (const term of terms.keys()) articles.set(term, (articles.get(term) ?? 0) + 1)
  const rarity = (term: string) => Math.log((counted.length + imagined) / (articles.get(term)! + imagined * share))
  return counted.map((terms) => unit([...terms].map(([term, count]) => [term, Math.log(1 + count) * rarity(term)] as const)))
}

function unit(weights: readonly (readonly [string, number])[]): Vector {
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
  return new Map(weights.map(([term, weight]) => [term, weight / length]))
}

export function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0)
  return sum
}

/** The heaviest words of an article are looked up among the others. */
const probes = 32
/** A word that more articles share than this is no way to find one. */
const crowd = 60

/** Pairs of indices, the smaller first, that share `least` of their heaviest words: no two articles are compared that share none. */
export function nearPairs(vectors: readonly Vector[], least: number): [number, number][] {
  const holders = new Map<string, number[]>()
  vectors.forEach((vector, at) => {
    const heaviest = [...vector].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, probes)
    for (const [term] of heaviest) {
      const list = holders.get(term)
      if (list) list.push(at)
      else holders.set(term, [at])
    }
  })
  const shared = new Map<number, number>()
  for (const list of holders.values()) {
    // Of a crowd each is compared with those that come next: the story is still found as a chain.
    list.forEach((a, index) => {
      for (const b of list.slice(index + 1, index + 1 + crowd)) {
        const pair = a * vectors.length + b
        shared.set(pair, (shared.get(pair) ?? 0) + 1)
      }
    })
  }
  return [...shared].filter(([, count]) => count >= least).map(([pair]) => [Math.floor(pair / vectors.length), pair % vectors.length])
}
