import type { Language } from '../language/load.ts'
import type { Unit } from './dependency-units.ts'

/** What a dependent's choice of head may look at. */
export interface Scene {
  readonly units: readonly Unit[]
  /** Heads chosen so far: those of all bunsetsu to the right. */
  readonly heads: readonly number[]
  /** Marks (が を …) of the dependents each bunsetsu has already taken. */
  readonly taken: readonly ReadonlySet<string>[]
}

/** The head chosen from the chain, and how far it lies before the second best: 0 … 1. */
export type Choose = (scene: Scene, dependent: number, chain: readonly number[]) => { readonly head: number; readonly margin: number }

type Features = (feature: string, value?: number) => void

/** Makes the chooser: one sum of weights (`ja/analyze-weights.tsv`) for each kind of dependent. */
export function makeChoose(language: Language): Choose {
  const weights = new Map<string, Map<string, number>>()
  for (const row of language.rows('ja/analyze-weights')) {
    for (const type of row.type!.split('|')) {
      const group = weights.get(type) ?? new Map<string, number>()
      group.set(row.feature!, (group.get(row.feature!) ?? 0) + Number(row.weight))
      weights.set(type, group)
    }
  }

  /** One table for each combination of groups that occurs, so that a feature is looked up once. */
  const sums = new Map<string, ReadonlyMap<string, number>>()
  function sumOf(units: readonly Unit[], at: number): ReadonlyMap<string, number> {
    const groups = groupsOf(units, at).filter((group) => weights.has(group))
    const key = groups.join(' ')
    const kept = sums.get(key)
    if (kept) return kept
    const sum = new Map<string, number>()
    for (const group of groups) for (const [feature, weight] of weights.get(group)!) sum.set(feature, (sum.get(feature) ?? 0) + weight)
    sums.set(key, sum)
    return sum
  }

  return (scene, dependent, chain) => {
    if (chain.length === 1) return { head: chain[0]!, margin: 1 }
    const sum = sumOf(scene.units, dependent)
    let best = -1
    let bestScore = Number.NEGATIVE_INFINITY
    let second = Number.NEGATIVE_INFINITY
    walk(scene, dependent, chain, (candidate, features) => {
      let score = 0
      for (const [feature, value] of features) score += (sum.get(feature) ?? 0) * value
      if (score > bestScore) {
        second = bestScore
        bestScore = score
        best = candidate
      } else if (score > second) second = score
    })
    return { head: best, margin: Math.tanh((bestScore - second) / 4) }
  }
}

/** The weight groups of a dependent: `*`, its type, type and particles (`case:を`), comma or not (`topic,` `topic;`), first of its sentence (`^noun`). */
export function groupsOf(units: readonly Unit[], at: number): string[] {
  const unit = units[at]!
  const verbal = unit.type === 'adnominal' && unit.predicate && !unit.marks
  const groups = ['*', unit.type, `${unit.type}:${verbal ? unit.predicate : unit.marks}`, unit.comma ? `${unit.type},` : `${unit.type};`]
  if (at === 0) groups.push(`^${unit.type}`)
  if (unit.type === 'adverb' && unit.tags.has('degree')) groups.push('degree')
  if (at === 0 && unit.type === 'noun' && (unit.comma || unit.closed) && isHeadlineSubject(unit, units[1]!, !units.at(-1)!.closed))
    groups.push('headline')
  return groups
}

/** トヨタ、電池を量産へ: a name, or in a line without a full stop any noun, and a comma in front of a phrase that is not of its kind. */
function isHeadlineSubject(unit: Unit, next: Unit, headline: boolean): boolean {
  return (
    (headline || unit.tags.has('proper')) &&
    next.type !== 'noun' &&
    next.type !== 'list' &&
    !next.tags.has('proper') &&
    !unit.tags.has('act')
  )
}

/**
 * Gives each candidate of the chain with its features, nearest first. The names are those of the weight table:
 * what the candidate is (`verb` `adjective` `na` `noun` `nominal` `other`, `to-TYPE`, `to:が`, `to#say`, `to-comma`, `root`, `relative` for a clause
 * before a noun), how far it stands (`step` `gap` `next` `neighbour`), what lies between (`past-predicate`, `past-relative`, `past-te` …),
 * how it fits (`level` of the clause, `taken`: has a dependent with this particle already, `same-mark` `same-type` `same-class` for lists).
 */
export function walk(
  scene: Scene,
  dependent: number,
  chain: readonly number[],
  give: (candidate: number, features: readonly (readonly [string, number])[]) => void,
) {
  const { units } = scene
  const unit = units[dependent]!
  const past = { predicate: 0, adnominal: 0, te: 0, clause: 0, comma: 0, nominal: 0, topic: 0 }
  chain.forEach((at, rank) => {
    const candidate = units[at]!
    const root = at === units.length - 1
    const features: (readonly [string, number])[] = []
    const add: Features = (feature, value = 1) => {
      if (value) features.push([feature, value])
    }
    const kind = candidate.predicate || (candidate.nominal ? 'nominal' : 'other')
    const type = root ? 'end' : candidate.type
    add('step', Math.min(rank, 6))
    if (rank === 0) add('next')
    if (at === dependent + 1) add('neighbour')
    if (root) add('root')
    add(kind)
    if (rank === 0) add(`next-${kind}`)
    if (rank === 0) add(`next-to-${type}`)
    add('gap', Math.log2(at - dependent))
    if (candidate.mark && candidate.nominal) add(`to:${candidate.mark}`)
    add(`to-${type}`)
    if (kind === 'nominal' || kind === 'noun') add('noun-core')
    else if (kind !== 'other') add('real-predicate')
    if (kind !== 'nominal' && kind !== 'other') {
      add('predicate')
      if (type === 'adnominal') add('relative')
      if (candidate.level >= unit.level) add('level')
    }
    for (const tag of candidate.tags) add(`to#${tag}`)
    if (unit.mark && scene.taken[at]!.has(unit.mark)) add('taken')
    if (scene.taken[at]!.has('topic')) add('has-topic')
    if (candidate.comma) add('to-comma')
    if (unit.mark && unit.mark === candidate.mark) add('same-mark')
    if (unit.type === candidate.type) add('same-type')
    if (unit.core.pos === candidate.core.pos) add('same-class')
    if (rank > 0 && rank < 4) add(`step=${rank}`)
    const { slots, sem } = candidate.words
    if (sem) add(`to%${sem}`)
    if (unit.type === 'case' && slots && unit.mark) {
      const classes = slots.get(unit.mark)
      add(classes ? 'slot' : 'no-slot')
      if (classes?.size && unit.words.sem) add(classes.has(unit.words.sem) ? 'fits' : 'misfits')
      if (classes && !scene.taken[at]!.has(unit.mark)) add('open-slot')
    }
    if (unit.type === 'adnominal' && unit.words.slots && candidate.nominal) {
      // A relative clause modifies what can fill a place of its predicate.
      if (sem && [...unit.words.slots.values()].some((classes) => classes.has(sem))) add('gap-fits')
    }
    if (sem && sem === unit.words.sem) add('same-sem')
    add('past-predicate', Math.min(past.predicate, 4))
    add('past-relative', Math.min(past.adnominal, 3))
    add('past-te', Math.min(past.te, 3))
    add('past-clause', Math.min(past.clause, 3))
    add('past-comma', Math.min(past.comma, 3))
    add('past-nominal', Math.min(past.nominal, 4))
    add('past-topic', Math.min(past.topic, 2))
    if (past.predicate === 0 && kind !== 'nominal' && kind !== 'other') add('first-predicate')
    if (past.nominal === 0 && candidate.nominal) add('first-nominal')
    give(at, features)

    if (kind !== 'nominal' && kind !== 'other') {
      past.predicate += 1
      if (type === 'adnominal') past.adnominal += 1
      else if (type === 'te') past.te += 1
      else if (candidate.level >= 2) past.clause += 1
    }
    if (candidate.nominal) past.nominal += 1
    if (candidate.comma) past.comma += 1
    if (candidate.type === 'topic') past.topic += 1
  })
}
