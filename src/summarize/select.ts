import { similarity, type Vector } from './centrality.ts'
import type { Content } from './content.ts'
import { byScore, type Ranking, type Rated } from './rank.ts'
import { clear, type Strengths, wanted } from './roles.ts'

/**
 * What a line loses for being like one already taken (times their similarity), for standing in a part or paragraph already covered, for telling amounts
 * again (times their share); and what it gains for a role nobody plays yet.
 */
export interface Taste {
  readonly repetition: number
  readonly sameSection: number
  readonly sameParagraph: number
  readonly sameAmounts: number
  readonly role: Strengths
}

/** Only this many of the best are looked at for each line wanted, so that long articles stay cheap. */
const pool = 60

/** Sentences more alike than this tell the same thing twice. */
const twice = 0.5

/** In an article of so few sentences nothing is looked for beyond the best of them, in one of so many there is room for every role. */
const [short, long] = [14, 24]

/** Takes `count` of the best that say different things (maximal marginal relevance), after those already `taken`. In order of choice. */
export function selectDiverse(
  { rated, kind }: Pick<Ranking, 'rated' | 'kind'>,
  count: number,
  taste: Taste,
  taken: readonly Rated[] = [],
): Rated[] {
  const rest = [...rated]
    .sort(byScore)
    .slice(0, pool + 4 * count)
    .filter((one) => !taken.includes(one))
    .map((one) => ({ one, nearest: 0, sections: 0, paragraphs: 0 }))
  const played = { figures: 0, why: 0, next: 0 }
  const told = new Set<string>()
  // An overview has a point in each of its sections, and no one story whose reasons are wanted.
  const room = kind === 'sections' ? 0 : Math.max(0, Math.min(1, (rated.length - short) / (long - short)))
  const chosen: Rated[] = []
  const note = ({ vector, section, strengths, content, sentence: { block } }: Rated) => {
    const values = lookup(vector)
    for (const entry of rest) {
      entry.nearest = Math.max(entry.nearest, similarity(values, entry.one.vector))
      if (entry.one.section === section) entry.sections++
      if (entry.one.sentence.block === block) entry.paragraphs++
    }
    for (const role of wanted) if (strengths[role] >= clear) played[role] = Math.max(played[role], strengths[role])
    for (const amount of amounts(content)) told.add(amount)
  }
  for (const one of taken) note(one)
  while (chosen.length < count && rest.length) {
    let best = 0
    let bestWorth = Number.NEGATIVE_INFINITY
    rest.forEach(({ one, nearest, sections, paragraphs }, at) => {
      const likeness = taste.repetition * nearest + 2 * Math.max(0, nearest - twice)
      const covered = taste.sameSection * Math.min(3, sections) + taste.sameParagraph * Math.min(3, paragraphs)
      const again = taste.sameAmounts * share(amounts(one.content), told)
      const worth = one.score - likeness - covered - again + room * gain(one.strengths, played, taste.role)
      if (worth > bestWorth + 1e-9) {
        best = at
        bestWorth = worth
      }
    })
    const [found] = rest.splice(best, 1)
    chosen.push(found!.one)
    note(found!.one)
  }
  return chosen
}

/** In document order. */
export function inOrder(rated: readonly Rated[]): Rated[] {
  return [...rated].sort((one, other) => one.index - other.index)
}

function gain(strengths: Strengths, played: Strengths, worth: Strengths): number {
  return wanted.reduce((sum, role) => sum + (strengths[role] >= clear ? worth[role] * Math.max(0, strengths[role] - played[role]) : 0), 0)
}

function amounts(content: Content): string[] {
  return [...content.keys()].filter((key) => key.startsWith('#'))
}

function share(some: readonly string[], told: ReadonlySet<string>): number {
  return some.length ? some.filter((one) => told.has(one)).length / some.length : 0
}

function lookup({ keys, values }: Vector): ReadonlyMap<number, number> {
  return new Map(keys.map((key, at) => [key, values[at]!]))
}
