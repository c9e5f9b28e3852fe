import { type Clause, embedded, text, type VerbLevel } from '../../tree.ts'
import type { Grammar } from '../grammar.ts'
import type { Draft } from './draft.ts'
import { hasSlot } from './valency.ts'

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
