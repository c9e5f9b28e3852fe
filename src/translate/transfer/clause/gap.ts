import { coreText, type Node } from '../../nodes/node.ts'
import type { ClauseOptions, Grammar, Predicate } from '../grammar.ts'
import { subjectClasses } from '../semantic-class.ts'
import { gapArgument, headClass } from './argument.ts'
import type { Gap, Slots } from './draft.ts'
import { isTransitive, mayBeIntransitive, mentions } from './valency.ts'

/** 開いた|金融政策決定会合: a frame of the verb names the last word of the noun as its object. */
function isFiller(node: Node, { lemma }: Predicate, { lexicon }: Grammar): boolean {
  const noun = coreText(node)
  return lexicon
    .frames(lemma)
    .some(({ slots }) => slots.some(({ name, fillers }) => name === 'o' && fillers.some((filler) => noun.endsWith(filler))))
}

/** 発表した|計画 → plan announced: the noun is the object and nobody is named. */
function isReducedPassive(node: Node, predicate: Predicate, slots: Slots, marked: boolean, grammar: Grammar): boolean {
  const { lexicon } = grammar
  const { sem } = gapArgument(grammar, node, 'o', null)
  // 辞任した|社長: people do it themselves, and so do most things
  const filler = /^(?:event|org|group)$/.test(headClass(node, grammar)) && isFiller(node, predicate, grammar)
  return (
    !slots.filled.has('ga') &&
    !slots.filled.has('o') &&
    !marked &&
    isTransitive(lexicon, predicate.lemma) &&
    (filler || !mayBeIntransitive(lexicon, predicate.lemma)) &&
    (filler || !subjectClasses.has(sem)) &&
    (predicate.kind === 'verb' || predicate.kind === 'sahen')
  )
}

const settings = new Set(['place', 'country', 'org', 'structure', 'time', 'duration', 'building'])

/** 首相が|出席する|会議: に is free and the verb asks for it in English. Places and times are where and when it happens. */
function takesGoal(node: Node, predicate: Predicate, slots: Slots, grammar: Grammar): boolean {
  if (slots.filled.has('ni') || slots.filled.has('o')) return false
  if (predicate.kind !== 'verb' && predicate.kind !== 'sahen') return false
  if (settings.has(gapArgument(grammar, node, 'ni', null).sem)) return false
  return grammar.lexicon
    .frames(predicate.lemma)
    .some(
      (frame) =>
        frame.slots.some((slot) => slot.name === 'ni' && !slot.optional && !slot.fillers.length) &&
        mentions(frame.template, 'ni') &&
        !frame.slots.some((slot) => slot.name === 'o'),
    )
}

/** The slot of a relative clause that its noun fills, filled with it: が when it is free, else を, else に. `marked`: れる stands in the ending. */
export function openGap(options: ClauseOptions, predicate: Predicate, slots: Slots, marked: boolean, grammar: Grammar): Gap {
  const { gapNode } = options
  if (options.gap !== 'auto' || !gapNode) return { slot: '', argument: null, passive: false }
  const passive = !options.content && isReducedPassive(gapNode, predicate, slots, marked, grammar)
  const freeObject = !slots.filled.has('o') && isTransitive(grammar.lexicon, predicate.lemma) && !marked
  const goal = !options.content && !freeObject && !marked && takesGoal(gapNode, predicate, slots, grammar)
  const holds = grammar.lexicon.frames(predicate.lemma).some((frame) => frame.topicSubject && mentions(frame.template, 'ga'))
  if (
    slots.filled.has('ga') &&
    holds &&
    (predicate.kind === 'na' || predicate.kind === 'adjective') &&
    !options.content &&
    !slots.held.length
  ) {
    const topic = gapArgument(grammar, gapNode, '', options.subject ?? null)
    slots.held.push(topic)
    return { slot: '', argument: topic, passive: false }
  }
  const slot = !slots.filled.has('ga') ? 'ga' : freeObject ? 'o' : goal ? 'ni' : ''
  if (!slot) return { slot, argument: null, passive }
  const argument = gapArgument(grammar, gapNode, slot, options.subject ?? null)
  slots.filled.set(slot, argument)
  return { slot, argument, passive }
}
