import type { PredicateArgument } from '../../document.ts'
import { type Clause, type Mention, refers } from './subjects.ts'

/** What a clause may be about that does not act; only such things are taken up as an object. */
const actors: ReadonlySet<string> = new Set([
  'person',
  'org',
  'role',
  'group',
  'country',
  'place',
  'time',
  'duration',
  'formal',
  'number',
  'relation',
])

/**
 * Finds objects that are left out: of a verb that cannot do without one, the object of the clause right before it in the chain.
 * 豆を焼き、瓶に詰める → 詰める o=豆. Things of earlier sentences are not taken up: on our gold that was wrong three times in four.
 */
export function findObjects(
  clauses: readonly Clause[],
  subjects: readonly PredicateArgument[],
  mentionAt: (at: number) => Mention | undefined,
): (PredicateArgument | undefined)[] {
  const said = clauses.map(({ fillers }) => {
    const filler = fillers.find(({ slot }) => slot === 'o')
    return filler && mentionAt(filler.at)
  })
  let last: Mention | undefined
  return clauses.map(({ draft, valency, fillers, quoted }, at) => {
    const before = last
    if (said[at]) last = said[at]
    const wants = draft.kind === 'verb' && draft.voice === 'active' && valency.transitive && !draft.light
    if (!wants || quoted || said[at] || fillers.some(({ slot, origin }) => slot === 'to' || (slot === 'ga' && origin === 'relative')))
      return undefined
    const subject = subjects[at]?.referent
    const other = (mention: Mention) =>
      !actors.has(mention.sem) && (mention.start !== subject?.start || mention.sentence !== subject.sentence)
    const chained = before !== undefined && clauses[at - 1]?.above === at && clauses[at - 1]?.draft.role === 'chain'
    if (chained && other(before)) return { slot: 'o', origin: 'shared', bunsetsu: -1, referent: refers(before) }
    return undefined
  })
}
