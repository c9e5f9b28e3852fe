import { type Phrase, text } from '../../tree.ts'
import type { Grammar } from '../grammar.ts'
import { things } from './arguments.ts'
import type { Draft } from './draft.ts'
import { saysWe } from './pronouns.ts'

/** In quotation marks, and what is said itself. */
function isSpoken({ options }: Draft): boolean {
  return options.main === true && options.reported === true
}

/** 探しました, 感じています: whoever tells this politely did it. */
function tellsOwn({ endings, job }: Draft): boolean {
  if (job.register !== 'sentence') return false
  const hearsay = endings.some(({ means }) => means.some((one) => one === 'hearsay' || one === 'inference'))
  return !hearsay && endings.some(({ means }) => means.includes('polite')) && endings.some(({ op }) => op === 'past' || op === 'teiru')
}

/** 予約できます, どう思いますか: what the reader can do, and what he is asked. */
function tellsReader({ endings, job, clause }: Draft, grammar: Grammar): boolean {
  if (job.register !== 'sentence' || job.speaker || !endings.some(({ means }) => means.includes('polite'))) return false
  const outer = clause.levels.at(-1)!
  if (outer.past || outer.negative) return false
  return clause.levels.some(({ verb }) => verb === 'can') || (clause.mood === 'question' && grammar.isPersonal(clause))
}

/** An active clause, not a passive one: only people do what it says, and a speaker tells it of himself; or the reader is told what he can do. */
export function isOwnDeed(draft: Draft, grammar: Grammar): boolean {
  return tellsReader(draft, grammar) || (grammar.isPersonal(draft.clause) && (isSpoken(draft) || tellsOwn(draft)))
}

/** Nobody is named: you for what the reader can do, I or we in what somebody tells, they for what only people do, else it. `acts`: something is done to an object. */
export function unnamed(draft: Draft, grammar: Grammar, acts: boolean): Phrase {
  if (tellsReader(draft, grammar)) return text('you')
  if (!acts && !grammar.isPersonal(draft.clause)) return text('it')
  if (isSpoken(draft)) return text(saysWe(draft.job.speaker) ? 'we' : 'I')
  return text(tellsOwn(draft) ? 'I' : 'they')
}

/** A thing that was named before does nothing that only people do: who does it is somebody else. */
export function asPerson(zero: Phrase | null, { clause }: Draft, grammar: Grammar): Phrase | null {
  const thing = zero?.kind === 'noun' && zero.head === 'it' && things.has(zero.sem)
  return thing && grammar.isPersonal(clause) ? text('they') : zero
}
