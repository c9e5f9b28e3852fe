/** Functions of a signature, cut into bands of rows for the search. */
export const bands = 42
export const rows = 3
const size = bands * rows

/** FNV-1a over UTF-16 units with a last mix: the same on every machine. Unsigned 32 bits. */
export function hashOf(text: string, seed = 0x811c9dc5): number {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mixed(hash)
}

function mixed(given: number): number {
  let hash = given
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * The MinHash signature of a set of hashed shingles: the share of equal places in two signatures is near the Jaccard index of the sets, ±.04.
 * An empty set has a signature without places.
 */
export function signatureOf(shingles: ReadonlySet<number>): Uint32Array {
  if (shingles.size === 0) return new Uint32Array(0)
  const signature = new Uint32Array(size).fill(0xffffffff)
  for (const shingle of shingles)
    for (let at = 0; at < size; at++) {
      const hash = mixed(shingle ^ Math.imul(at + 1, 0x9e3779b1))
      if (hash < signature[at]!) signature[at] = hash
    }
  return signature
}

/** Estimated Jaccard index, 0 … 1. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  if (a.length === 0 || b.length === 0) return 0
  let same = 0
  for (let at = 0; at < size; at++) if (a[at] === b[at]) same += 1
  return same / size
}

/** Pairs of indices, the smaller first, whose signatures agree in a whole band. A band that a crowd shares is chained, not squared. */
export function candidatePairs(signatures: readonly Uint32Array[]): [number, number][] {
  const found = new Set<number>()
  const count = signatures.length
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<string, number[]>()
    signatures.forEach((signature, at) => {
      if (signature.length === 0) return
      const key = signature.subarray(band * rows, (band + 1) * rows).join()
      const bucket = buckets.get(key)
      if (bucket) bucket.push(at)
      else buckets.set(key, [at])
    })
    for (const bucket of buckets.values())
      bucket.forEach((b, index) => {
        for (const a of bucket.slice(Math.max(0, index - neighbours), index)) found.add(a * count + b)
      })
  }
  return [...found].sort((a, b) => a - b).map((pair) => [Math.floor(pair / count), pair % count])
}

const neighbours = 8
