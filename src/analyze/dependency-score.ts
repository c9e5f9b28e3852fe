import type { Language } from '../language/load.ts'
import { groupsOf, type Scene, walk } from './dependency-features.ts'
import type { Unit } from './dependency-units.ts'

/** The head chosen from those of the chain that are not barred, and how far it lies before the second best: 0 … 1. */
export type Choose = (
  scene: Scene,
  dependent: number,
  chain: readonly number[],
  barred: (candidate: number) => boolean,
) => { readonly head: number; readonly margin: number }

/** Sums of weights kept at a time: one for each combination of groups that occurs. */
const mostSums = 2000

/** Makes the chooser: one sum of weights (`ja/analyze-weights.tsv`) for each kind of dependent. */
export function makeChoose(language: Language): Choose {
  const places = new Map<string, number>()
  const groups = new Map<string, [place: number, weight: number][]>()
  for (const { type, feature, weight } of language.rows('ja/analyze-weights')) {
    let place = places.get(feature!)
    if (place === undefined) {
      place = places.size
      places.set(feature!, place)
    }
    for (const name of type!.split('|')) {
      const group = groups.get(name) ?? []
      group.push([place, Number(weight)])
      groups.set(name, group)
    }
  }

  /** Weights of the features, by place, for all groups of a dependent together. */
  const sums = new Map<string, Float64Array>()
  function sumOf(units: readonly Unit[], at: number): Float64Array {
    const names = groupsOf(units, at).filter((name) => groups.has(name))
    const key = names.join(' ')
    const kept = sums.get(key)
    if (kept) return kept
    const sum = new Float64Array(places.size)
    for (const name of names) for (const [place, weight] of groups.get(name)!) sum[place]! += weight
    if (sums.size >= mostSums) sums.clear()
    sums.set(key, sum)
    return sum
  }

  return (scene, dependent, chain, barred) => {
    if (chain.length === 1) return { head: chain[0]!, margin: 1 }
    const sum = sumOf(scene.units, dependent)
    let best = chain.at(-1)!
    let bestScore = Number.NEGATIVE_INFINITY
    let second = Number.NEGATIVE_INFINITY
    walk(scene, dependent, chain, (candidate, features) => {
      if (barred(candidate)) return
      let score = 0
      for (const [feature, value] of features) {
        const place = places.get(feature)
        if (place !== undefined) score += sum[place]! * value
      }
      if (score > bestScore) {
        second = bestScore
        bestScore = score
        best = candidate
      } else if (score > second) second = score
    })
    return { head: best, margin: Math.tanh((bestScore - second) / 4) }
  }
}
