import type { Lexicon } from '../language/lexicon.ts'
import type { Group } from './merge.ts'
import type { Entry, Pool } from './pool.ts'
import type { TermWords } from './words.ts'

/** A group with its weight; bigger is better, only comparable within one run. */
export interface Scored {
  readonly group: Group
  readonly score: number
  readonly count: number
}

/** Chosen on half of the texts of others, one after the other, and on our own judged articles; the optimum is flat. */
const weights = {
  /** Power of the count. */
  often: 0.85,
  /** Standing everywhere in an article against standing in one corner of it. */
  spread: 0.3,
  /** How readily its nouns combine. */
  ease: 0.1,
  /** Compounds: all, the more special their nouns, the longer. */
  compound: 0.45,
  partSpecial: 0.45,
  length: 0.12,
  /** Words of the dictionary that only stand inside longer ones. */
  inner: 0.4,
  /** Single nouns, and what classes and verbal nouns take away. */
  single: 0.8,
  generic: 0.45,
  broad: 0.9,
  verbal: 0.85,
  /** Names; people and places less, the commoner ones much less. */
  name: 1.1,
  place: 0.3,
  placeSpecial: 0.5,
  /** Countries and prefectures. */
  country: 0.3,
  /** Nouns with の between: all, the looser ones, those said once. */
  genitive: 0.7,
  bound: 0.3,
  once: 0.4,
  /** What stands in titles, headings and first paragraphs; in quotation marks, with a gloss. */
  title: 0.5,
  heading: 0.25,
  lead: 0.15,
  quoted: 0.15,
  glossed: 0.3,
  /** 伝え方 and its like. */
  manner: 0.6,
  /** Words of one letter. */
  letter: 0.75,
} as const

/** With as many candidates a list is long enough. */
const enough = 30

/**
 * Weighs groups: how often (C-value: places inside longer candidates count less), how readily their nouns combine (FLR, Nakagawa & Mori 2003),
 * how special they are against general news, and where they stand.
 */

export function makeScore(words: TermWords, lexicon: Lexicon): (groups: readonly Group[], pool: Pool) => Scored[] {
  const generic = words.list('generic')
  const broad = words.list('broad')
  const role = words.list('role')
  const wide = words.list('wide')

  return (groups, pool) => {
    const nested = insides(pool)
    const weigh = (group: Group): Scored => {
      const all = [group.main, ...group.others]
      const sum = (of: (entry: (typeof all)[number]) => number) => all.reduce((total, entry) => total + of(entry), 0)
      const count = sum((entry) => entry.count)
      const { main } = group
      const inside = nested.get(main.key)
      // Inside many different words it is a unit of its own; inside one it is a part of that.
      // 固体電池 is never said without 全.
      const torn = inside !== undefined && (always(inside.left) || always(inside.right))
      const alone = count ? 1 - 1 / (inside?.kinds ?? 1) : weights.inner
      const effective = count + (!inside || torn || inside.kinds < 2 ? 0 : inside.count * alone * 0.5)
      const often = effective ** weights.often
      const place =
        1 +
        weights.title *
          Math.min(
            1,
            sum(({ titles }) => titles),
          ) +
        weights.heading *
          Math.min(
            2,
            sum(({ headings }) => headings),
          ) +
        weights.lead *
          Math.min(
            1,
            sum(({ leads }) => leads),
          )
      const spread = (sum(({ tenths }) => tenths) / Math.max(1, Math.min(count, 10 * main.articles))) ** weights.spread
      const said = 1 + (main.quoted ? weights.quoted : 0) + (main.glosses.size ? weights.glossed : 0)
      const bound =
        main.phrase && !main.quoted
          ? weights.genitive * (count > 1 ? weights.bound + (1 - weights.bound) * cohesion(main, pool) : weights.once)
          : 1
      const score = often * special(group) * bound * ease(contentOf(main), pool) * place * said * spread
      return { group, score, count: count || (inside?.count ?? 0) }
    }
    const scored = groups.map(weigh).filter(({ group, count }) => group.main.key.length > 1 || count >= 5)
    const firm = scored.filter(({ group: { main }, count }) => !main.phrase || main.quoted > 0 || count > 1)
    // Phrases said once only fill the list of a short text.
    return (firm.length > enough ? firm : scored).sort(byScore)
  }

  function special({ main }: Group): number {
    const { parts, key, types } = main
    const name = [...types].some(([type, times]) => type !== 'OTHER' && times * 2 >= main.count)
    if (main.term) return 1.1
    if (main.country || (name && types.has('LOC') && wide.has(parts.at(-1) ?? ''))) return weights.country
    const letter = key.length === 1 ? weights.letter : 1
    const values = contentOf(main).map((part) => words.special(part))
    const mean = values.reduce((total, value) => total + value, 0) / Math.max(1, values.length)
    if (name) return types.has('PERSON') || types.has('LOC') ? weights.place + weights.placeSpecial * words.special(key) : weights.name
    const row = lexicon.words(key)[0]
    const plain =
      main.parts.at(-1) === '\u65b9' && !row
        ? weights.manner
        : row?.source === 'words' && generic.has(row.sem)
          ? 0.5
          : row?.sem === 'role' || role.has(main.parts.at(-1) ?? '')
            ? 0.75
            : 1
    const loose = main.phrase ? 0.7 : 1
    if (parts.length > 1)
      return (
        plain *
        loose *
        Math.min(
          1.25,
          weights.compound + weights.partSpecial * mean + weights.length * Math.min(parts.length, 4) + (lexicon.has(key) ? 0.1 : 0),
        )
      )
    const kind = row ? (generic.has(row.sem) ? weights.generic : broad.has(row.sem) ? weights.broad : 1) : 0.9
    // Letters the dictionary does not know beside each other are mostly a word cut in two.
    const odd = !row && /^\p{Script=Han}{2,}$/u.test(key) && main.unknown ? 0.6 : 1
    const adjectival = row && (row.pos === 'na' || row.pos.startsWith('ad')) ? 0.5 : 1
    return values[0] === undefined
      ? 0.5
      : values[0] * odd * letter * weights.single * (main.verbal ? weights.verbal : 1) * kind * adjectival
  }
}

/** The nouns of a phrase, without の and な. */
function contentOf({ phrase, parts }: Entry): readonly string[] {
  return phrase ? parts.filter((part) => !/^\p{Script=Hiragana}$/u.test(part)) : parts
}

/** How often the parts of a phrase stand in it, of all their places: 0 … 1. */
function cohesion({ parts, count }: Entry, { entries }: Pool): number {
  const at = parts.findIndex((part) => part === '\u306e' || part === '\u306a')
  const counts = [parts.slice(0, at), parts.slice(at + 1)].map((side) => entries.get(side.join(''))?.count ?? count)
  return Math.min(1, count / Math.max(count, Math.min(...counts)))
}

function byScore(a: Scored, b: Scored): number {
  return b.score - a.score || (a.group.main.key < b.group.main.key ? -1 : 1)
}

/** FLR without the frequency, damped: 1 … about 2. */
function ease(parts: readonly string[], { left, right }: Pool): number {
  if (!parts.length) return 1
  const logs = parts.map((part) => Math.log((left.get(part) ?? 0) + 1) + Math.log((right.get(part) ?? 0) + 1))
  return 1 + weights.ease * (logs.reduce((sum, value) => sum + value, 0) / (2 * parts.length))
}

/** How a candidate stands inside longer ones. */
interface Inside {
  count: number
  kinds: number
  /** Neighbours with their counts; '' is the edge of the longer one. */
  readonly left: Map<string, number>
  readonly right: Map<string, number>
}

/** One and the same neighbour at nearly every place. */
function always(neighbours: ReadonlyMap<string, number>): boolean {
  const total = [...neighbours.values()].reduce((sum, times) => sum + times, 0)
  return [...neighbours].some(([word, times]) => word !== '' && times > total * 0.7)
}

/** For every candidate that stands inside longer ones: how often, and in how many different ones. */
function insides({ entries }: Pool): Map<string, Inside> {
  const found = new Map<string, Inside>()
  for (const { parts, count, phrase } of entries.values())
    if (!phrase)
      for (let from = 0; from < parts.length; from++) {
        let key = ''
        for (let to = from; to < parts.length; to++) {
          key += parts[to]
          if ((from === 0 && to === parts.length - 1) || !entries.has(key)) continue
          const inside = found.get(key) ?? { count: 0, kinds: 0, left: new Map(), right: new Map() }
          found.set(key, inside)
          inside.count += count
          inside.kinds++
          for (const [side, at] of [
            [inside.left, from - 1],
            [inside.right, to + 1],
          ] as const)
            side.set(parts[at] ?? '', (side.get(parts[at] ?? '') ?? 0) + Math.max(1, count))
        }
      }
  return found
}
