import type { Argument, Grammar, Predicate } from '../grammar.ts'
import type { Dependents, Slots } from './draft.ts'
import { isTransitive, mayBeIntransitive } from './valency.ts'

/** 1時間20分で: how long it took, whatever the verb asks for. */
function isSpan({ slot, node }: Argument): boolean {
  return slot === 'de' && node.core.at(-1)?.quantity?.kind === 'duration'
}

/** Classes of what is done something to, and does nothing itself: 詳細は|発表していない. */
export const things: ReadonlySet<string> = new Set(
  'artefact document info part material food medicine money act event idea state quality structure number measure work law substance culture feeling energy'.split(
    ' ',
  ),
)

const isThing = ({ sem, cleft, clausal }: Argument): boolean => things.has(sem) && !cleft && !clausal

/** How often it happens is no topic: 一度も. */
const times = /^(?:once|twice|.* times)$/

/**
 * Which argument fills which slot. A case fills its own; は and も without a case fill が, else を of a transitive verb, and are kept apart for a verb
 * that has a frame with a topic subject. What comes second is spare.
 */
export function assignSlots({ args, quotes }: Dependents, predicate: Predicate, passive: boolean, { lexicon, keys }: Grammar): Slots {
  const filled = new Map<string, Argument>()
  const spare: Argument[] = []
  const topics: Argument[] = []
  let also = false
  for (const argument of args) {
    const { words, slot } = argument
    const { quantity } = argument.node.core.at(-1)!
    if (words.role === '' && (words.topic || words.also) && !times.test(quantity?.en ?? '')) {
      also ||= words.also && !quantity
      topics.push(argument)
    } else if (slot && !filled.has(slot) && !isSpan(argument)) filled.set(slot, argument)
    else spare.push(argument)
  }
  const held: Argument[] = []
  const holds = lexicon.frames(predicate.lemma).some((frame) => frame.topicSubject)
  const topicObject = isTransitive(lexicon, predicate.lemma) && !passive && predicate.kind !== 'nominal'
  const acting = predicate.lemma !== keys.get('suru') && !quotes.length && !mayBeIntransitive(lexicon, predicate.lemma)
  for (const topic of topics) {
    if (filled.has('ga') && !held.length && holds) held.push(topic)
    else if (!filled.has('ga') && !filled.has('o') && topicObject && acting && isThing(topic)) filled.set('o', topic)
    else if (!filled.has('ga')) filled.set('ga', topic)
    else if (!filled.has('o') && topicObject) filled.set('o', topic)
    else spare.push(topic)
  }
  return { filled, spare, topics, held, also }
}
