import type { Content } from './content.ts'

/** A sentence as a vector of length 1 over key numbers. */
export interface Vector {
  readonly keys: readonly number[]
  readonly values: readonly number[]
}

const damping = 0.85
const rounds = 40

/** tf-idf vectors; an empty content gives an empty vector. `size` is the number of different keys. */
export function vectors(contents: readonly Content[], weight: (key: string) => number): { vectors: Vector[]; size: number } {
  const numbers = new Map<string, number>()
  const made = contents.map((content): Vector => {
    const keys: number[] = []
    const raw: number[] = []
    for (const [key, count] of content) {
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      keys.push(number)
      raw.push((1 + Math.log(count)) * weight(key))
    }
    const length = Math.sqrt(raw.reduce((sum, value) => sum + value * value, 0))
    return { keys, values: raw.map((value) => value / length) }
  })
  return { vectors: made, size: numbers.size }
}

/**
 * LexRank over cosine similarities: how much each sentence is what the others also speak of, 0 … 1, the best has 1.
 * The walk goes sentence → key → sentence, so the matrix of all pairs is never made and a round is linear in the text.
 */
export function centrality(sentences: readonly Vector[], size: number): number[] {
  const n = sentences.length
  const total = spread(
    sentences,
    sentences.map(() => 1),
    size,
  )
  const degrees = sentences.map((vector) => Math.max(0, dot(vector, total) - selfSimilarity(vector)))
  let scores = sentences.map(() => 1 / n)
  for (let round = 0; round < rounds; round++) {
    const shares = scores.map((score, at) => (degrees[at]! > 1e-9 ? score / degrees[at]! : 0))
    const flow = spread(sentences, shares, size)
    scores = sentences.map((vector, at) => (1 - damping) / n + damping * (dot(vector, flow) - selfSimilarity(vector) * shares[at]!))
  }
  const best = scores.reduce((high, score) => Math.max(high, score), 0)
  return scores.map((score) => (best > 0 ? score / best : 0))
}

/** Cosine of two sentences, through a scratch of the first. */
export function similarity(one: ReadonlyMap<number, number>, other: Vector): number {
  return other.keys.reduce((sum, key, at) => sum + (one.get(key) ?? 0) * other.values[at]!, 0)
}

function spread(sentences: readonly Vector[], shares: readonly number[], size: number): Float64Array {
  const flow = new Float64Array(size)
  sentences.forEach(({ keys, values }, at) => {
    keys.forEach((key, index) => {
      flow[key]! += shares[at]! * values[index]!
    })
  })
  return flow
}

function dot({ keys, values }: Vector, flow: Float64Array): number {
  return keys.reduce((sum, key, at) => sum + values[at]! * flow[key]!, 0)
}

const selfSimilarity = ({ keys }: Vector): number => (keys.length ? 1 : 0)
