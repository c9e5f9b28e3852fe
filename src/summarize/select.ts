import { similarity, type Vector } from './centrality.ts'
import { byScore, type Rated } from './rank.ts'

/** What a line loses for being like one already taken (times their similarity), for standing in a part or paragraph already covered, for playing the same role. */
export interface Taste {
  readonly repetition: number
  readonly sameSection: number
  readonly sameParagraph: number
  readonly sameRole: number
}

/** Only this many of the best are looked at for each line wanted, so that long articles stay cheap. */
const pool = 60

/** Sentences more alike than this tell the same thing twice. */
const twice = 0.5

/** Takes `count` of the best that say different things (maximal marginal relevance), after those already `taken`. In order of choice. */
export function selectDiverse(rated: readonly Rated[], count: number, taste: Taste, taken: readonly Rated[] = []): Rated[] {
  const rest = [...rated]
    .sort(byScore)
    .slice(0, pool + 4 * count)
    .filter((one) => !taken.includes(one))
    .map((one) => ({ one, nearest: 0, sections: 0, paragraphs: 0, roles: 0 }))
  const chosen: Rated[] = []
  const note = ({ vector, section, role, sentence: { block } }: Rated) => {
    const values = lookup(vector)
    for (const entry of rest) {
      entry.nearest = Math.max(entry.nearest, similarity(values, entry.one.vector))
      if (entry.one.section === section) entry.sections++
      if (entry.one.sentence.block === block) entry.paragraphs++
      if (entry.one.role === role) entry.roles++
    }
  }
  for (const one of taken) note(one)
  while (chosen.length < count && rest.length) {
    let best = 0
    let bestWorth = Number.NEGATIVE_INFINITY
    rest.forEach(({ one, nearest, sections, paragraphs, roles }, at) => {
      const likeness = taste.repetition * nearest + 2 * Math.max(0, nearest - twice)
      const covered =
        taste.sameSection * Math.min(3, sections) + taste.sameParagraph * Math.min(3, paragraphs) + taste.sameRole * Math.min(2, roles)
      const worth = one.score - likeness - covered
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

function lookup({ keys, values }: Vector): ReadonlyMap<number, number> {
  return new Map(keys.map((key, at) => [key, values[at]!]))
}
