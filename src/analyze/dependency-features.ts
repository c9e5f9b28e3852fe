import type { Unit } from './dependency-units.ts'

/** What a dependent's choice of head may look at. */
export interface Scene {
  readonly units: readonly Unit[]
  /** Heads chosen so far: those of all bunsetsu to the right. */
  readonly heads: readonly number[]
  /** Marks (が を …) of the dependents each bunsetsu has already taken. */
  readonly taken: readonly ReadonlySet<string>[]
}

type Add = (feature: string, value?: number) => void

/**
 * The weight groups of a dependent: `*`, its type, type and particles (`case:を`), comma or not (`topic,` `topic;`), first of its sentence (`^noun`),
 * type and tag of its core (`adnominal#proper`).
 */
export function groupsOf(units: readonly Unit[], at: number): string[] {
  const unit = units[at]!
  const verbal = unit.type === 'adnominal' && unit.predicate && !unit.marks
  const groups = ['*', unit.type, `${unit.type}:${verbal ? unit.predicate : unit.marks}`, unit.comma ? `${unit.type},` : `${unit.type};`]
  if (at === 0) groups.push(`^${unit.type}`)
  if (unit.type === 'adverb' && unit.tags.has('degree')) groups.push('degree')
  if (at === 0 && unit.type === 'noun' && (unit.comma || unit.closed) && isHeadlineSubject(unit, units[1]!, !units.at(-1)!.closed))
    groups.push('headline')
  for (const tag of unit.tags) groups.push(`${unit.type}#${tag}`)
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
 * what is still to come (`last-predicate`, `more-mark` …), what it has already (`kids`, `has:を`, `taken`: this very particle),
 * how it fits (`level` of the clause, `same-mark` `same-type` `same-class` for lists), and for AのBのC what B is when A goes to C (`over#place`).
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
  const more = countMore(units, unit, chain)
  chain.forEach((at, rank) => {
    const candidate = units[at]!
    const root = at === units.length - 1
    const features: (readonly [string, number])[] = []
    const add: Add = (feature, value = 1) => {
      if (value) features.push([feature, value])
    }
    const kind = candidate.predicate || (candidate.nominal ? 'nominal' : 'other')
    const predicate = kind !== 'nominal' && kind !== 'other'
    const type = root ? 'end' : candidate.type
    add('step', Math.min(rank, 6))
    if (rank === 0) {
      add('next')
      add(`next-${kind}`)
      add(`next-to-${type}`)
    } else if (rank < 4) add(`step=${rank}`)
    if (at === dependent + 1) add('neighbour')
    if (root) add('root')
    add(kind)
    add('gap', Math.log2(at - dependent))
    if (candidate.mark && candidate.nominal) add(`to:${candidate.mark}`)
    add(`to-${type}`)
    if (kind === 'nominal' || kind === 'noun') add('noun-core')
    else if (kind !== 'other') add('real-predicate')
    if (predicate) {
      add('predicate')
      if (type === 'adnominal') add('relative')
      if (candidate.level >= unit.level) add('level')
    }
    for (const tag of candidate.tags) {
      add(`to#${tag}`)
      add(`${rank ? 'far' : 'next'}#${tag}`)
      if (predicate && type === 'adnominal') add(`relative#${tag}`)
    }
    if (unit.mark && scene.taken[at]!.has(unit.mark)) add('taken')
    if (scene.taken[at]!.has('topic')) add('has-topic')
    for (const mark of scene.taken[at]!) add(`has:${mark}`)
    addKids(scene, dependent, at, predicate, add)
    if (candidate.comma) add('to-comma')
    if (unit.mark && unit.mark === candidate.mark) add('same-mark')
    if (unit.type === candidate.type) add('same-type')
    if (unit.core.pos === candidate.core.pos) add('same-class')
    add('past-predicate', Math.min(past.predicate, 4))
    add('past-relative', Math.min(past.adnominal, 3))
    add('past-te', Math.min(past.te, 3))
    add('past-clause', Math.min(past.clause, 3))
    add('past-comma', Math.min(past.comma, 3))
    add('past-nominal', Math.min(past.nominal, 4))
    add('past-topic', Math.min(past.topic, 2))
    if (past.predicate === 0 && predicate) add('first-predicate')
    if (past.nominal === 0 && candidate.nominal) add('first-nominal')
    const rest = more[rank]!
    if (predicate && !rest.predicate) add('last-predicate')
    if (predicate && !rest.finite) add('last-finite')
    if (rest.mark) add('more-mark')
    if (rest.comma) add('more-comma')
    if (rest.same) add('more-class')
    add('more-nominal', Math.min(rest.nominal, 3))
    add('more-finite', Math.min(rest.finite, 3))
    if (rank === 1) addOver(unit, units[chain[0]!]!, candidate, add)
    give(at, features)

    if (predicate) {
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

interface More {
  readonly predicate: number
  readonly finite: number
  readonly nominal: number
  readonly comma: number
  readonly mark: number
  readonly same: number
}

const nothing: More = { predicate: 0, finite: 0, nominal: 0, comma: 0, mark: 0, same: 0 }

/** What the candidates behind each candidate are, counted from the end of the chain. */
function countMore(units: readonly Unit[], unit: Unit, chain: readonly number[]): More[] {
  const made = new Array<More>(chain.length)
  let rest = nothing
  for (let rank = chain.length - 1; rank >= 0; rank -= 1) {
    made[rank] = rest
    const at = chain[rank]!
    const each = units[at]!
    rest = {
      predicate: rest.predicate + (each.predicate ? 1 : 0),
      finite: rest.finite + (each.predicate && (at === units.length - 1 || each.level >= 2) ? 1 : 0),
      nominal: rest.nominal + (each.nominal ? 1 : 0),
      comma: rest.comma + (each.comma ? 1 : 0),
      mark: rest.mark + (unit.mark && each.mark === unit.mark ? 1 : 0),
      same: rest.same + (each.core.pos === unit.core.pos ? 1 : 0),
    }
  }
  return made
}

/** How many dependents the candidate has taken, of the last dozen bunsetsu before it: the time stays linear. */
function addKids({ units, heads }: Scene, dependent: number, at: number, predicate: boolean, add: Add) {
  let kids = 0
  let comma = false
  for (let each = at - 1; each > dependent && each > at - 12; each -= 1) {
    if (heads[each] !== at) continue
    kids += 1
    if (units[each]!.comma) comma = true
  }
  add('kids', Math.min(kids, 4))
  if (kids === 0) add('no-kids')
  if (predicate) add('predicate-kids', Math.min(kids, 4))
  if (comma) add('kids-comma')
}

/** AのBのC: what tells that A belongs to C. */
function addOver(unit: Unit, between: Unit, candidate: Unit, add: Add) {
  if (unit.type !== 'adnominal' || between.type !== 'adnominal' || !candidate.nominal) return
  add('over')
  add(between.mark === unit.mark ? 'over-same' : 'over-other')
  add(`over@${between.core.pos}`)
  for (const tag of between.tags) {
    add(`over#${tag}`)
    for (const goal of candidate.tags) add(`over#${tag}>${goal}`)
  }
}
