import type { Candidate } from './candidate.ts'
import { isAcronym } from './glosses.ts'
import { makeFinder } from './pair-places.ts'
import type { EnglishPhrase, PhrasesOf } from './phrases-english.ts'
import { distinct } from './proposals.ts'

/** A Japanese segment with its English, as people translated it. */
export interface Pair {
  readonly ja: string
  readonly en: string
}

/** Segments a candidate is looked at in; more say nothing new. */
const mostSegments = 120
const fewest = 2
/** Share of the candidate's segments that have the phrase. */
const leastCover = 0.6
const leastDice = 0.55
/** Log-likelihood: one chance in two hundred that they meet by accident. */
const leastLikelihood = 7.9
/** Phrases this near to the best one leave it open which is meant. */
const near = 0.85
/** So many phrases as likely leave nothing to choose. */
const mostOpen = 40

/** Segments with both when nothing else is proposed, and when something else is. */
const fewestAlone = 3
const fewestAgainst = 4
/** Letters two words have in common that are one word: coordinate, coordination. */
const stem = 6
/** Segments whose phrases stay in memory. */
const mostKept = 5000

interface Seen {
  readonly key: string
  readonly texts: Map<string, number>
  together: number
}

/**
 * Adds the English that people's own translations have for candidates: the phrase that stands in their segments and seldom elsewhere.
 * 系統用蓄電池 in four segments, "grid storage battery" in the same four → `{ en: 'grid storage battery', origin: 'pair' }`.
 * Where two phrases are as likely, and in few segments, only one that shares a word with another proposal counts. Linear in the segments.
 */
export function withPairs(candidates: readonly Candidate[], pairs: readonly Pair[], { phrasesOf, fold }: PairTools): Candidate[] {
  // A sentence a memory holds twice is one witness.
  const whole = [...new Map(pairs.map((pair) => [`${pair.ja}\n${pair.en}`, pair])).values()].filter(({ ja, en }) => ja !== '' && en !== '')
  const wanted = candidates.map(({ variants, proposals }) =>
    proposals.some(({ origin }) => origin === 'glossary') ? [] : variants.map(({ ja }) => fold(ja)),
  )
  const find = makeFinder(wanted)
  const places = candidates.map((): number[] => [])
  for (const [at, { ja }] of whole.entries()) for (const which of find(fold(ja))) places[which]!.push(at)
  const made = new Map<number, readonly EnglishPhrase[]>()
  const phrasesAt = (at: number) => {
    const kept = made.get(at) ?? phrasesOf(whole[at]!.en)
    if (made.size < mostKept) made.set(at, kept)
    return kept
  }
  const seen = places.map((all) => (all.length < fewest ? [] : together(spread(all), phrasesAt)))
  const totals = new Map<string, number>()
  for (const list of seen) for (const { key } of list) totals.set(key, 0)
  if (totals.size > 0)
    for (const at of whole.keys())
      for (const key of new Set((made.get(at) ?? phrasesOf(whole[at]!.en)).map((phrase) => phrase.key))) {
        const total = totals.get(key)
        if (total !== undefined) totals.set(key, total + 1)
      }
  const choices = candidates.map((candidate, index) =>
    chosen(seen[index]!, {
      all: places[index]!.length,
      looked: Math.min(mostSegments, places[index]!.length),
      segments: whole.length,
      totals,
      candidate,
    }),
  )
  const best = new Map<string, number>()
  for (const choice of choices) if (choice) best.set(choice.key, Math.max(best.get(choice.key) ?? 0, choice.dice))
  return candidates.map((candidate, index) => {
    const choice = choices[index]
    // What fits another candidate better is that one's English.
    if (!choice || (choice.dice < best.get(choice.key)! && !choice.backed)) return candidate
    const at = candidate.proposals.findIndex((one) => one.origin !== 'gloss' || isAcronym(one.en))
    const proposals = [...candidate.proposals]
    proposals.splice(at < 0 ? proposals.length : at, 0, { en: choice.en, origin: 'pair' })
    return { ...candidate, proposals: distinct(proposals) }
  })
}

export interface PairTools {
  readonly phrasesOf: PhrasesOf
  /** Spellings that count as one. */
  readonly fold: (text: string) => string
}

/** At most `mostSegments` of them, from all over. */
function spread(places: readonly number[]): readonly number[] {
  if (places.length <= mostSegments) return places
  return Array.from({ length: mostSegments }, (_, at) => places[Math.floor((at * places.length) / mostSegments)]!)
}

/** Phrases that stand in enough of these segments. */
function together(places: readonly number[], phrasesAt: (at: number) => readonly EnglishPhrase[]): Seen[] {
  const counts = new Map<string, Seen>()
  for (const at of places) {
    const here = new Set<string>()
    for (const { key, text, opens } of phrasesAt(at)) {
      const one = counts.get(key) ?? { key, texts: new Map<string, number>(), together: 0 }
      counts.set(key, one)
      if (!here.has(key)) one.together++
      here.add(key)
      one.texts.set(text, (one.texts.get(text) ?? 0) + (opens ? 0.1 : 1))
    }
  }
  return [...counts.values()].filter((one) => one.together >= Math.max(fewest, places.length * leastCover))
}

interface Counts {
  readonly all: number
  readonly looked: number
  readonly segments: number
  readonly totals: ReadonlyMap<string, number>
  readonly candidate: Candidate
}

interface Choice {
  readonly key: string
  readonly en: string
  readonly dice: number
  readonly backed: boolean
}

function chosen(seen: readonly Seen[], { all, looked, segments, totals, candidate }: Counts): Choice | undefined {
  const known = candidate.proposals.map(({ en }) => en.toLowerCase())
  const judged = seen.flatMap((one) => {
    const total = totals.get(one.key)!
    const both = Math.min(total, (one.together * all) / looked)
    const dice = (2 * both) / (all + total)
    const sure = dice >= leastDice && likelihood({ both, ja: all, en: total, segments }) >= leastLikelihood
    return sure ? [{ ...one, both, dice, backed: known.some((en) => share(en, one.key)) }] : []
  })
  const most = Math.max(0, ...judged.map(({ dice }) => dice))
  const best = judged.filter(({ dice }) => dice >= most * near)
  if (best.length > mostOpen) return undefined
  // What stands inside a longer one that is as good is a part of it, unless it is what others propose.
  const outer = best.filter((one) => !best.some((other) => contains(other.key, one.key) && other.dice >= one.dice * near))
  const agreed = best.filter(({ key }) => known.includes(key))
  const backed = outer.filter((one) => one.backed)
  const [only, second] = agreed.length > 0 ? agreed : outer.length > 1 ? backed : outer
  if (!only || second || (!only.backed && only.both < (known.length > 0 ? fewestAgainst : fewestAlone))) return undefined
  if (known.some((en) => contains(en, only.key)) || (candidate.ja.includes('\u30fb') && !only.key.includes(' '))) return undefined
  const texts = [...only.texts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const [text] = texts.find(([one]) => one.toLowerCase() === only.key) ?? texts[0]!
  return { key: only.key, en: /\p{Lu}/u.test(text) ? text : only.key, dice: only.dice, backed: only.backed }
}

function contains(whole: string, part: string): boolean {
  return whole !== part && (` ${whole} `.includes(` ${part} `) || ` ${whole} `.includes(` ${part}s `))
}

/** A word in common, or the first letters of one, or one is short for the other. */
function share(one: string, other: string): boolean {
  const [ours, theirs] = [one, other].map((text) => text.split(/[ -]/)) as [string[], string[]]
  const initials = (words: readonly string[]) => words.map((word) => word[0] ?? '').join('')
  if (initials(ours) === other || initials(theirs) === one) return true
  const stems = new Set(ours.flatMap((word) => (word.length > 2 ? [word.slice(0, stem)] : [])))
  return theirs.some((word) => word.length > 2 && stems.has(word.slice(0, stem)))
}

/** Dunning's log-likelihood of two things that meet `both` times in so many segments; 0 when they meet less than by chance. */
function likelihood({ both, ja, en, segments }: { both: number; ja: number; en: number; segments: number }): number {
  if (both * segments <= ja * en) return 0
  const cells = [both, ja - both, en - both, segments - ja - en + both]
  const expected = [
    (ja * en) / segments,
    (ja * (segments - en)) / segments,
    ((segments - ja) * en) / segments,
    ((segments - ja) * (segments - en)) / segments,
  ]
  return 2 * cells.reduce((sum, cell, at) => sum + (cell > 0 ? cell * Math.log(cell / expected[at]!) : 0), 0)
}
