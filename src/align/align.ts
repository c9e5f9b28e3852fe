import { type Corridor, corridorOf } from './corridor.ts'
import { makeScores, type Scores } from './score.ts'
import { settled } from './told.ts'
import type { Bead, EnglishUnit, JapaneseUnit } from './unit.ts'

/** Letters of English for a Japanese character: the median of news. */
const ratio = 3.1
/** What each kind of bead costs beforehand: the commoner, the cheaper. Sentences on each side. */
const kinds: readonly (readonly [ja: number, en: number, cost: number])[] = [
  [1, 1, 0.1],
  [2, 1, 2.2],
  [1, 2, 1.9],
  [3, 1, 4.6],
  [1, 3, 3.8],
  [2, 2, 4.2],
  [1, 0, 3.9],
  [0, 1, 3.9],
]
/** Of texts that are looked at in full, also these. */
const rareKinds: typeof kinds = [
  [3, 2, 6.4],
  [2, 3, 6.2],
  [4, 1, 7.2],
  [1, 4, 6],
]
/** So many sentences at most, on the longer side, are looked at for the rare kinds. */
const short = 120
/** A table keeps its cells; short as they are, they agree in little else. */
const lostCell = 4
/** No length is so unlikely that the rest does not matter. */
const dearestLength = 14

/**
 * Aligns sentences in the manner of Gale and Church (1993), with anchors: 1-1, 1-0, 0-1, 2-1, 1-2, 3-1, 1-3, 2-2. Beads tile both sides and stand in
 * the order of the Japanese; a sentence that moved stands out of order on the English side.
 * 10,000 sentences take seconds; never throws.
 */
export function alignSentences(ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): Bead[] {
  if (ja.length === 0 || en.length === 0)
    return [
      ...ja.map((_, at) => ({ ja: { start: at, end: at + 1 }, en: { start: 0, end: 0 } })),
      ...en.map((_, at) => ({ ja: { start: ja.length, end: ja.length }, en: { start: at, end: at + 1 } })),
    ]
  const corridor = corridorOf(ja, en)
  const scores = makeScores(ja, en, (j) => ({ start: Math.max(0, corridor(j).start - 3), end: Math.min(en.length, corridor(j).end + 3) }))
  return settled(together(moved(cheapest(ja, en, corridor, scores), scores), ja, en, scores), ja, en)
}

/** The cheapest way through the table of prefixes; rows are Japanese prefixes, columns English ones inside the corridor. */
function cheapest(ja: readonly JapaneseUnit[], en: readonly EnglishUnit[], corridor: Corridor, scores: Scores): Bead[] {
  const tried = Math.max(ja.length, en.length) <= short ? [...kinds, ...rareKinds] : kinds
  const jaLength = sums(ja)
  const enLength = sums(en)
  const range = (j: number) => {
    const { start, end } = corridor(Math.min(j, ja.length - 1))
    return { start: j === 0 ? 0 : start, end: j === ja.length ? en.length : end }
  }
  const starts: number[] = []
  const costs: Float64Array[] = []
  const backs: Int8Array[] = []
  for (let j = 0; j <= ja.length; j++) {
    const { start, end } = range(j)
    const row = new Float64Array(end - start + 1).fill(Number.POSITIVE_INFINITY)
    const back = new Int8Array(end - start + 1).fill(-1)
    starts.push(start)
    costs.push(row)
    backs.push(back)
    for (let e = start; e <= end; e++) {
      if (j === 0 && e === 0) {
        row[0] = 0
        continue
      }
      for (let kind = 0; kind < tried.length; kind++) {
        const [m, n, prior] = tried[kind]!
        if (m > j || n > e) continue
        const before = costs[j - m]![e - n - starts[j - m]!]
        if (before === undefined || before === Number.POSITIVE_INFINITY) continue
        let cost = before + prior
        if ((n === 0 && ja[j - 1]!.cell) || (m === 0 && en[e - 1]!.cell)) cost += lostCell
        if (m > 0 && n > 0) {
          cost += lengthCost(jaLength[j]! - jaLength[j - m]!, enLength[e]! - enLength[e - n]!)
          cost += layoutCost(ja, en, j - m, m, e - n, n)
          if (cost - before > 40 || cost - 30 > row[e - start]!) continue
          cost -= scores.agreement(j - m, m, e - n, n)
        }
        if (cost < row[e - start]!) {
          row[e - start] = cost
          back[e - start] = kind
        }
      }
    }
  }
  const beads: Bead[] = []
  let j = ja.length
  let e = en.length
  while (j > 0 || e > 0) {
    const kind = backs[j]![e - starts[j]!] ?? -1
    // Outside the corridor there is no way back: what is left belongs to nothing.
    const [m, n] = kind >= 0 ? tried[kind]! : j > 0 ? [1, 0] : [0, 1]
    beads.push({ ja: { start: j - m, end: j }, en: { start: e - n, end: e } })
    j -= m
    e -= n
  }
  return beads.reverse()
}

function sums(units: readonly { readonly length: number }[]): Float64Array {
  const out = new Float64Array(units.length + 1)
  units.forEach(({ length }, at) => {
    out[at + 1] = out[at]! + Math.max(1, length)
  })
  return out
}

/** The logarithm of the ratio is normal; short sentences vary more. */
function lengthCost(ja: number, en: number): number {
  const off = Math.log(en / (ratio * ja))
  const variance = 0.06 + 1.4 / ja
  return Math.min(dearestLength, (off * off) / (2 * variance))
}

/** Paragraphs are hints: people join and cut them; headings seldom become sentences. */
function layoutCost(ja: readonly JapaneseUnit[], en: readonly EnglishUnit[], j: number, m: number, e: number, n: number): number {
  let cost = 0
  if (ja[j]!.paragraph !== ja[j + m - 1]!.paragraph) cost += 1.5
  if (en[e]!.paragraph !== en[e + n - 1]!.paragraph) cost += 1
  const opensJa = j === 0 || ja[j - 1]!.paragraph !== ja[j]!.paragraph
  const opensEn = e === 0 || en[e - 1]!.paragraph !== en[e]!.paragraph
  if (opensJa && opensEn) cost -= 0.4
  if (ja[j]!.heading !== en[e]!.heading) cost += 1.5
  const cells = Number(ja[j]!.cell ?? false) - Number(en[e]!.cell ?? false)
  if (cells !== 0 || (ja[j]!.cell && m + n > 2)) cost += 5
  if (m > 1 && ja[j]!.heading !== ja[j + m - 1]!.heading) cost += 3
  if (n > 1 && en[e]!.heading !== en[e + n - 1]!.heading) cost += 3
  return cost
}

/** A dropped and an added sentence that agree well are one that was moved. */
function moved(beads: readonly Bead[], scores: Scores): Bead[] {
  const added = beads.flatMap((bead, at) => (bead.ja.start === bead.ja.end ? [at] : []))
  if (added.length === 0) return [...beads]
  const taken = new Map<number, number>()
  beads.forEach((bead, at) => {
    if (bead.en.start !== bead.en.end) return
    const near = added.filter((other) => !taken.has(other) && Math.abs(other - at) <= 12)
    const rated = near.map((other) => ({ other, score: scores.agreement(bead.ja.start, 1, beads[other]!.en.start, 1) }))
    const best = rated.reduce<(typeof rated)[number] | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined)
    if (best && best.score > 2) taken.set(best.other, at)
  })
  const home = new Map([...taken].map(([other, at]) => [at, beads[other]!.en]))
  return beads.flatMap((bead, at) => (taken.has(at) ? [] : [home.has(at) ? { ja: bead.ja, en: home.get(at)! } : bead]))
}

/** A sentence alone on each side, one behind the other: one free translation rather than a loss and an invention, unless they show different things. */
function together(beads: readonly Bead[], ja: readonly JapaneseUnit[], en: readonly EnglishUnit[], scores: Scores): Bead[] {
  const out: Bead[] = []
  for (const bead of beads) {
    const before = out.at(-1)
    const [lost, added] = bead.ja.start === bead.ja.end ? [before, bead] : [bead, before]
    const pair = before && lost && added && added.ja.start === added.ja.end && lost.en.start === lost.en.end
    if (
      pair &&
      isLikely(ja[lost.ja.start]!, en[added.en.start]!, scores.agreement(lost.ja.start, 1, added.en.start, 1), ja.length + en.length === 2)
    )
      out.splice(-1, 1, { ja: lost.ja, en: added.en })
    else out.push(bead)
  }
  return out
}

function isLikely(ja: JapaneseUnit, en: EnglishUnit, agreement: number, only: boolean): boolean {
  if (only && en.foreign) return true
  return lengthCost(ja.length, en.length) < 4 && (only || agreement > -7.5) && ja.cell === en.cell && ja.heading === en.heading
}
