import type { Ending } from '../../nodes/node.ts'
import { type Clause, embedded, text, type VerbLevel } from '../../tree.ts'
import type { Argument, Grammar } from '../grammar.ts'
import { agentClasses } from '../semantic-class.ts'
import type { Draft, Slots } from './draft.ts'
import { hasSlot, isSlot } from './valency.ts'

/** 財布を盗まれる: have one's wallet stolen. */
export function applyIndirectPassive({ clause, main }: Draft, grammar: Grammar): void {
  main.passive = false
  clause.complements = [...clause.complements, text(grammar.morphology.participle(main.verb))]
  main.verb = 'have'
}

/** せる: 発展を加速させる accelerate development; 部下に調べさせる have subordinates investigate. */
export function applyCausative({ clause, main, slots, frame }: Draft): void {
  const transitive = hasSlot(frame, 'o')
  const object = slots.filled.get('o')
  if (object && !transitive) {
    // an intransitive verb with を: the verb itself is used transitively
    object.used = true
    if (main.verb === 'be') main.verb = 'make'
    clause.complements.unshift(object.phrase())
    return
  }
  const causee = slots.filled.get('ni')
  if (!transitive || !causee || causee.used) return
  causee.used = true
  const inner: VerbLevel = { ...main, past: false }
  const bare: Clause = { ...clause, subject: null, front: [], end: [], linked: [], adverbs: [], levels: [inner] }
  clause.complements = [causee.phrase(), embedded('bare-infinitive', '', bare)]
  main.verb = 'have'
}

/** 政府に|公開してほしい: who is to do it is taken out of the slots of the verb. */
export function takeDoer({ slots }: Draft): Argument | null {
  const doer = slots.filled.get('ni')
  if (!doer || !agentClasses.has(doer.sem)) return null
  slots.filled.delete('ni')
  doer.used = true
  return doer
}

/** 専門家に|調べてもらう, 専門家から|教えてもらう: who does it is taken out of the slots before a frame is chosen. */
export function takeHelper({ filled }: Slots, endings: readonly Ending[]): Argument | null {
  if (!endings.some(({ op }) => op === 'favor')) return null
  for (const slot of ['ni', 'kara']) {
    const helper = filled.get(slot)
    if (!helper || helper.clausal || !agentClasses.has(helper.sem)) continue
    filled.delete(slot)
    return helper
  }
  return null
}

/** てもらう: have experts investigate the cause; have people understand it where nobody is named. */
export function applyFavor({ job, clause, main, helper }: Draft): void {
  if (helper) {
    helper.used = true
    job.done.add(helper.node.index)
  }
  const inner: VerbLevel = { ...main, past: false, negative: false, perfect: false, progressive: false }
  const bare: Clause = { ...clause, subject: null, front: [], end: [], linked: [], adverbs: [], levels: [inner] }
  clause.complements = [helper?.phrase() ?? text('people'), embedded('bare-infinitive', '', bare)]
  Object.assign(main, { verb: 'have', passive: false })
}

/** てほしい: want the government to disclose it; without anybody who is to do it, the object is to have it done (want it to be disclosed). */
export function applyWish(draft: Draft, person: Argument | null): void {
  const { clause, main, slots } = draft
  const subject = clause.subject
  const marked = slots.filled.get('ga')
  const own = subject && marked && !marked.words.topic && marked.words.role === 'ga' ? subject : null
  const passive = !person && !own && isSlot(draft.template.rest[0], 'o') && !main.passive && clause.complements[0]?.kind === 'noun'
  const wanted = person?.phrase() ?? own ?? (passive ? clause.complements[0]! : text('them'))
  const complements = passive ? clause.complements.slice(1) : clause.complements
  const inner: VerbLevel = { ...main, past: false, negative: false, passive: main.passive || passive }
  const to: Clause = { ...clause, subject: null, complements, front: [], end: [], linked: [], levels: [inner] }
  clause.adverbs = []
  clause.complements = [wanted, embedded('infinitive', '', to)]
  if (own) clause.subject = null
  Object.assign(main, { verb: 'want', passive: false, progressive: false, perfect: false })
}
