import type { Anchor, Bead, EnglishUnit, JapaneseUnit } from './unit.ts'

/** How far away a sentence that stands alone may be told, in beads. */
const reach = 3
/** Beads of more sentences say nothing about any of them. */
const widest = 5
/** Figures up to this one prove nothing. */
const smallest = 3
/** Letters of English for a Japanese character, of a bead that is likely to be whole. */
const [fewest, most] = [1.6, 5]

/** What of a sentence was found on the other side, and what there is to find; the weight of an ordinary noun is 1. */
interface Found {
  /** What only this sentence accounts for. */
  readonly hit: number
  readonly seen: number
  readonly all: number
}

/**
 * Beads in which no sentence stands alone that is told beside: a clause pulled into another sentence, one sentence told in two places. They are joined with
 * what tells them. And sentences that were joined with a neighbour of which the other side shows nothing stand alone. Looks at a few beads around each.
 */
export function settled(beads: readonly Bead[], ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): Bead[] {
  return gathered(
    beads.flatMap((bead) => parted(bead, ja, en)),
    ja,
    en,
  )
}

/** Splits off the first or last sentence of a bead when nothing of it is told there and the others fill the rest. */
function parted(bead: Bead, ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): Bead[] {
  const { ja: left, en: right } = bead
  if (left.end - left.start > 1 && right.end - right.start === 1)
    for (const at of [left.end - 1, left.start]) {
      const rest = at === left.start ? { start: at + 1, end: left.end } : { start: left.start, end: at }
      if (!fits(rest, right, ja, en) || ratio(left, right, ja, en) > 2.6 || ja[at]!.heading !== ja[rest.start]!.heading) continue
      const { hit, all } = japaneseFound(ja[at]!, ja.slice(rest.start, rest.end), en.slice(right.start, right.end))
      const figure = ja[at]!.anchors.some(({ any }) => any.some((key) => key.startsWith('=')))
      const nothing = hit === 0 && all >= (ratio(left, right, ja, en) < 2.3 ? 1 : figure ? 2.2 : 3.2)
      if (!nothing && (hit > 0.22 * all || all < 3.2)) continue
      const beside = at === left.start ? right.start : right.end
      const alone = { ja: { start: at, end: at + 1 }, en: { start: beside, end: beside } }
      const whole = { ja: rest, en: right }
      return at === left.start ? [alone, ...parted(whole, ja, en)] : [...parted(whole, ja, en), alone]
    }
  return [bead]
}

/** Joins beads of one side with the one near them that tells it. */
function gathered(beads: readonly Bead[], ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): Bead[] {
  const out = [...beads]
  for (let at = 0; at < out.length; at++) {
    const bead = out[at]!
    if (!isAlone(bead)) continue
    let best: { readonly at: number; readonly share: number } | undefined
    for (let other = Math.max(0, at - reach); other <= Math.min(out.length - 1, at + reach); other++) {
      const there = out[other]!
      const aside = bead.ja.start < bead.ja.end && ja[bead.ja.start]!.aside
      if (other === at || isAlone(there) || !isOneRun(out, at, other)) continue
      const share = bead.ja.start < bead.ja.end ? japaneseShare(bead.ja.start, there, ja, en) : englishShare(bead.en.start, there, ja, en)
      const lost = bead.ja.start < bead.ja.end
      const free = Math.abs(other - at) === 1 && (lost ? hasMore(there, ja, en) : wants(there, ja, en)) ? 0.3 : aside ? 0.2 : 0
      // Nearer is likelier.
      const rated = Math.max(share, free) - 0.05 * Math.abs(other - at)
      if (rated > 0 && (!best || rated > best.share)) best = { at: other, share: rated }
    }
    if (!best) continue
    const [first, last] = at < best.at ? [at, best.at] : [best.at, at]
    out.splice(first, last - first + 1, whole(out.slice(first, last + 1)))
    at = first
  }
  return out
}

function isAlone({ ja, en }: Bead): boolean {
  return ja.start === ja.end || en.start === en.end
}

/** Whether the beads from one to another stand in order on both sides, and are few. */
function isOneRun(beads: readonly Bead[], one: number, other: number): boolean {
  const run = beads.slice(Math.min(one, other), Math.max(one, other) + 1)
  const [first, last] = [run[0]!, run.at(-1)!]
  if (last.ja.end - first.ja.start > widest || last.en.end - first.en.start > widest) return false
  return run.every((bead, at) => at === 0 || (bead.ja.start === run[at - 1]!.ja.end && bead.en.start === run[at - 1]!.en.end))
}

function whole(run: readonly Bead[]): Bead {
  const [first, last] = [run[0]!, run.at(-1)!]
  return { ja: { start: first.ja.start, end: last.ja.end }, en: { start: first.en.start, end: last.en.end } }
}

/** How much of a Japanese sentence the English of a bead tells beyond the bead's own Japanese; 0 for too little. */
function japaneseShare(at: number, bead: Bead, ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): number {
  const { hit, seen, all } = japaneseFound(ja[at]!, ja.slice(bead.ja.start, bead.ja.end), en.slice(bead.en.start, bead.en.end))
  return (hit >= 1 && hit >= 0.45 * all) || (hit >= 0.6 && hit >= 0.2 * all && seen >= 2 && seen >= 0.65 * all) ? hit / all : 0
}

function japaneseFound({ anchors }: JapaneseUnit, others: readonly JapaneseUnit[], english: readonly EnglishUnit[]): Found {
  const own = new Set(others.flatMap((unit) => unit.anchors.flatMap(({ any }) => any)))
  const keys = new Set(english.flatMap((unit) => unit.keys))
  let hit = 0
  let seen = 0
  let all = 0
  for (const anchor of anchors) {
    const weight = weightOf(anchor)
    const found = anchor.any.filter((key) => keys.has(key))
    all += weight
    if (found.length > 0) seen += weight
    if (found.some((key) => !own.has(key))) hit += weight
  }
  return { hit, seen, all }
}

/** How much of an English sentence is what the Japanese of a bead says and the bead's own English does not; 0 for too little. */
function englishShare(at: number, bead: Bead, ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): number {
  const own = new Set(en.slice(bead.en.start, bead.en.end).flatMap(({ keys }) => keys))
  const fresh = new Map<string, number>()
  const japanese = ja.slice(bead.ja.start, bead.ja.end)
  for (const { anchors } of japanese)
    for (const { any } of anchors) {
      // Said there already, though perhaps in another word.
      const worth = any.some((key) => own.has(key)) ? 0.5 : 1
      for (const key of any) fresh.set(key, own.has(key) ? 0 : Math.max(worth, fresh.get(key) ?? 0))
    }
  let hit = 0
  let seen = 0
  let all = 0
  const figures = en[at]!.keys.filter((key) => key.startsWith('='))
  // A figure of its own that only the Japanese there gives is proof enough; ones and twos stand everywhere.
  if (figures.some((key) => Number(key.slice(1)) > smallest) && figures.every((key) => fresh.get(key) === 1)) return 0.5
  for (const key of en[at]!.keys) {
    if (key.startsWith('~')) continue
    const weight = key.startsWith('=') ? 1.5 : 1
    all += weight
    if (fresh.has(key)) seen += weight
    hit += weight * (fresh.get(key) ?? 0)
  }
  return (hit >= 2 && seen >= 0.38 * all && hit >= 0.25 * all) || (hit >= 1 && hit >= 0.25 * all && seen >= 0.5 * all) ? seen / all : 0
}

/** Whether the English of a bead shows next to nothing of one of its Japanese sentences, so that a sentence beside it may be that one. */
function wants(bead: Bead, ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): boolean {
  const japanese = ja.slice(bead.ja.start, bead.ja.end)
  if (japanese.length < 2) return false
  return japanese.some((unit) => {
    const { hit, all } = japaneseFound(
      unit,
      japanese.filter((other) => other !== unit),
      en.slice(bead.en.start, bead.en.end),
    )
    return all >= 2 && hit <= 0.25 * all
  })
}

/** Whether the Japanese of a bead accounts for next to nothing of one of its English sentences, which may be that of a sentence beside. */
function hasMore(bead: Bead, ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): boolean {
  if (bead.en.end - bead.en.start < 2) return false
  const known = new Set(ja.slice(bead.ja.start, bead.ja.end).flatMap(({ anchors }) => anchors.flatMap(({ any }) => any)))
  return en.slice(bead.en.start, bead.en.end).some(({ keys }) => {
    const words = keys.filter((key) => !key.startsWith('~'))
    return words.filter((key) => known.has(key)).length <= 0.15 * words.length
  })
}

/** Figures and names tell more than words, and words of one meaning more than words of many. */
function weightOf({ any, hit }: Anchor): number {
  return (hit >= 0.85 ? 1.5 : hit >= 0.7 ? 1.3 : hit >= 0.6 ? 1 : 0.6) * (any.length > 12 ? 0.6 : 1)
}

function ratio(left: Bead['ja'], right: Bead['en'], ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): number {
  return length(en, right) / Math.max(1, length(ja, left))
}

function fits(left: Bead['ja'], right: Bead['en'], ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): boolean {
  const found = ratio(left, right, ja, en)
  return found >= fewest && found <= most
}

function length(units: readonly { readonly length: number }[], { start, end }: Bead['ja']): number {
  return units.slice(start, end).reduce((sum, unit) => sum + unit.length, 0)
}
