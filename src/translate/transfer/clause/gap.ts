import type { Node } from '../../nodes/node.ts'
import type { ClauseOptions, Grammar, Predicate } from '../grammar.ts'
import { subjectClasses } from '../semantic-class.ts'
import { gapArgument } from './argument.ts'
import type { Gap, Slots } from './draft.ts'
import { isTransitive, mayBeIntransitive } from './valency.ts'

/** 発表した|計画 → plan announced: the noun is the object and nobody is named. */
function isReducedPassive(node: Node, predicate: Predicate, slots: Slots, marked: boolean, grammar: Grammar): boolean {
  const { lexicon, contentNouns } = grammar
  return (
    !slots.filled.has('ga') &&
    !slots.filled.has('o') &&
    !marked &&
    isTransitive(lexicon, predicate.lemma) &&
    !mayBeIntransitive(lexicon, predicate.lemma) &&
    !subjectClasses.has(gapArgument(grammar, node, 'o', null).sem) &&
    (predicate.kind === 'verb' || predicate.kind === 'sahen') &&
    !contentNouns.has(node.core.at(-1)!.surface)
  )
}

/** The slot of a relative clause that its noun fills, filled with it: が when it is free, else を. `marked`: れる stands in the ending. */
export function openGap(options: ClauseOptions, predicate: Predicate, slots: Slots, marked: boolean, grammar: Grammar): Gap {
  const { gapNode } = options
  if (options.gap !== 'auto' || !gapNode) return { slot: '', argument: null, passive: false }
  const passive = isReducedPassive(gapNode, predicate, slots, marked, grammar)
  const freeObject = !slots.filled.has('o') && isTransitive(grammar.lexicon, predicate.lemma) && !marked
  const slot = !slots.filled.has('ga') ? 'ga' : freeObject ? 'o' : ''
  if (!slot) return { slot, argument: null, passive }
  const argument = gapArgument(grammar, gapNode, slot, options.subject ?? null)
  slots.filled.set(slot, argument)
  return { slot, argument, passive }
}
