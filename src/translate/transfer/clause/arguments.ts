import type { Argument, Grammar, Predicate } from '../grammar.ts'
import type { Slots } from './draft.ts'
import { isTransitive } from './valency.ts'

/**
 * Which argument fills which slot. A case fills its own; は and も without a case fill が, else を of a transitive verb, and are kept apart for a verb
 * that has a frame with a topic subject. What comes second is spare.
 */
export function assignSlots(args: readonly Argument[], predicate: Predicate, passive: boolean, { lexicon }: Grammar): Slots {
  const filled = new Map<string, Argument>()
  const spare: Argument[] = []
  const topics: Argument[] = []
  let also = false
  for (const argument of args) {
    const { words, slot } = argument
    if (words.role === '' && (words.topic || words.also)) {
      also ||= words.also
      topics.push(argument)
    } else if (slot && !filled.has(slot)) filled.set(slot, argument)
    else spare.push(argument)
  }
  const held: Argument[] = []
  const holds = lexicon.frames(predicate.lemma).some((frame) => frame.topicSubject)
  const topicObject = isTransitive(lexicon, predicate.lemma) && !passive && predicate.kind !== 'nominal'
  for (const topic of topics) {
    if (filled.has('ga') && !held.length && holds) held.push(topic)
    else if (!filled.has('ga')) filled.set('ga', topic)
    else if (!filled.has('o') && topicObject) filled.set('o', topic)
    else spare.push(topic)
  }
  return { filled, spare, topics, held, also }
}
