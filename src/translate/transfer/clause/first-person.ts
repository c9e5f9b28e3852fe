import { type Phrase, text } from '../../tree.ts'
import type { Grammar } from '../grammar.ts'
import type { Draft } from './draft.ts'
import { saysWe } from './pronouns.ts'

/** A plain wish or thought is the speaker's own: 参加したい, 難しいと思う. Null when it may be somebody else's. */
export function firstPerson({ job, options, predicate, endings, clause }: Draft, grammar: Grammar): Phrase | null {
  if (options.gap || job.register !== 'sentence' || (options.reported && !options.main)) return null
  const outer = clause.levels.at(-1)!
  const ongoing = endings.some(({ op }) => op === 'teiru') && !endings.some(({ means }) => means.includes('polite'))
  const hearsay = endings.some(({ means }) => means.some((one) => one === 'hearsay' || one === 'inference'))
  if (hearsay || ongoing) return null
  const thinks = predicate.lemma === grammar.keys.get('omou') && clause.levels.length === 1 && !outer.passive
  const wishes = outer.verb === 'want'
  if (!thinks && !wishes) return null
  const asks = clause.mood === 'question' && endings.some(({ means }) => means.includes('polite'))
  if (asks) return text('you')
  return text(wishes && saysWe(job.speaker) ? 'we' : 'I')
}
