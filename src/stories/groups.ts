import { dayNumber } from './byline.ts'
import { likenessesOf } from './likeness.ts'
import { candidatePairs, likeness } from './minhash.ts'
import type { StoryRecord } from './record.ts'

export interface GroupOptions {
  /** Mean cosine of two groups from which they are one story, 0 … 1. */
  readonly threshold: number
  /** Days articles of a story lie apart at most; up to twice as many when they are much alike. Undated ones may always be joined. */
  readonly days: number
}

export const usualGrouping: GroupOptions = { threshold: 0.17, days: 7 }

/** Members of a story by id, the main article first, then by date; and what is printed twice. */
export interface Group {
  readonly ids: readonly string[]
  /** Id of a reprint → id of the article it repeats. */
  readonly repeats: ReadonlyMap<string, string>
}

/** Jaccard index from which two texts are one; when the shorter is nearly all in the longer, less will do. */
const sameText = 0.4
const sameShorter = 0.75
const leastLikeness = 0.25

/** How much more alike a late report must be. */
const late = 1.5

/** So many members stand for a cluster when its mean is taken. */
const sample = 24

/** Articles that tell the same story, two at least; groups in the order of their first member. */
export function groupRecords(records: readonly StoryRecord[], { threshold, days }: GroupOptions): Group[] {
  const alike = likenessesOf(records)
  const dates = records.map(({ date }) => dayNumber(date))
  const gap = (a: number, b: number) => (dates[a] === null || dates[b] === null ? 0 : Math.abs(dates[a]! - dates[b]!))
  const near = (a: number, b: number) => gap(a, b) <= days * 2
  const owner = records.map((_, at) => at)
  const clusters = new Map(records.map((_, at): [number, readonly number[]] => [at, [at]]))
  const twins = candidatePairs(records.map(({ signature }) => signature)).filter(
    ([a, b]) => near(a, b) && isReprint(records[a]!, records[b]!),
  )
  for (const [a, b] of twins) join(a, b)
  const edges = alike.pairs(threshold, near)
  // A cluster that has grown may take in what it did not take in before.
  for (let round = 0, joined = true; joined && round < 4; round++) {
    joined = false
    for (const { a, b } of edges)
      if (owner[a] !== owner[b] && mean(clusters.get(owner[a]!)!, clusters.get(owner[b]!)!) >= threshold) {
        join(a, b)
        joined = true
      }
  }
  return [...clusters.values()]
    .filter((members) => members.length > 1)
    .map((members) => [...members].sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!)
    .map((members) => groupOf(members))

  /** Mean likeness over all pairs; pairs of other weeks count as not alike. */
  function mean(one: readonly number[], other: readonly number[]): number {
    let sum = 0
    const [some, others] = [one.slice(0, sample), other.slice(0, sample)]
    for (const a of some) for (const b of others) sum += near(a, b) ? alike.of(a, b) / (gap(a, b) > days ? late : 1) : 0
    return sum / (some.length * others.length)
  }

  function join(a: number, b: number): void {
    const [one, other] = [owner[a]!, owner[b]!]
    if (one === other) return
    const [kept, gone] = clusters.get(one)!.length >= clusters.get(other)!.length ? [one, other] : [other, one]
    for (const at of clusters.get(gone)!) owner[at] = kept
    clusters.set(kept, [...clusters.get(kept)!, ...clusters.get(gone)!])
    clusters.delete(gone)
  }

  function groupOf(members: readonly number[]): Group {
    const repeats = new Map<string, string>()
    // Of two that are one text the earlier is the source; of the same day the longer.
    for (const at of [...members].sort((a, b) => first(records[a]!, records[b]!))) {
      const sources = twins.flatMap(([a, b]) => (a === at ? [records[b]!] : b === at ? [records[a]!] : []))
      const [source] = sources.filter((other) => first(other, records[at]!) < 0).sort(first)
      if (source) repeats.set(records[at]!.id, repeats.get(source.id) ?? source.id)
    }
    const centre = (at: number) => members.slice(0, sample).reduce((sum, other) => sum + (other === at ? 0 : alike.of(at, other)), 0)
    const [main] = members
      .map((at) => ({ record: records[at]!, score: repeats.has(records[at]!.id) ? -1 : centre(at) }))
      .sort((a, b) => b.score - a.score || first(a.record, b.record))
    const others = members.map((at) => records[at]!).filter((record) => record !== main!.record)
    return { ids: [main!.record, ...others.sort((a, b) => earlier(a, b) || byId(a, b))].map(({ id }) => id), repeats }
  }
}

/** Whether one text is the other with small changes. */
export function isReprint(a: StoryRecord, b: StoryRecord): boolean {
  const jaccard = likeness(a.signature, b.signature)
  if (jaccard >= sameText) return true
  const smaller = Math.min(a.shingles, b.shingles)
  const common = (jaccard * (a.shingles + b.shingles)) / (1 + jaccard)
  return jaccard >= leastLikeness && smaller > 0 && common / smaller >= sameShorter
}

/** Undated ones come last. */
function earlier(a: StoryRecord, b: StoryRecord): number {
  return (dayNumber(a.date) ?? Number.MAX_SAFE_INTEGER) - (dayNumber(b.date) ?? Number.MAX_SAFE_INTEGER)
}

function first(a: StoryRecord, b: StoryRecord): number {
  return earlier(a, b) || b.length - a.length || byId(a, b)
}

function byId(a: StoryRecord, b: StoryRecord): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
