import type { Frame } from '../../../language/lexicon.ts'
import { parseTemplate, type Template } from '../../../language/template.ts'
import { type ArgumentFacts, chooseFrame } from '../frames.ts'
import type { Argument, Grammar, Job, Predicate } from '../grammar.ts'
import { agentClasses } from '../semantic-class.ts'
import type { Dependents, Gap, Slots, Voice } from './draft.ts'
import { fallbackTemplate } from './fallback.ts'
import { isTransitive, takesObject } from './valency.ts'

/** 競争力を|高く|する */
const makeTemplate = parseTemplate('make {o} {ni}')

/** 他都市に|ない|優位性 */
const absentTemplate = parseTemplate('be not found in {ni}')

function factsOf({ heads, sem, clausal }: Argument): ArgumentFacts {
  return { heads, sem, clausal }
}

interface Choice {
  readonly frame: Frame | null
  readonly passive: boolean
  readonly indirect: boolean
}

/** The frame of a predicate, its template and its voice: each depends on the other. */
export function makeFrameChoice(grammar: Grammar) {
  const { lexicon } = grammar

  /** Whether れる is a passive, before the frame is known. Without a subject を stays the object: 財布を盗まれる. */
  function looksPassive(predicate: Predicate, slots: Slots, gap: Gap, marked: boolean): boolean {
    if (gap.passive) return true
    const subject = slots.filled.has('ga') && slots.filled.get('ga') !== gap.argument
    const object = slots.filled.has('o') && slots.filled.get('o') !== gap.argument
    return marked && (isTransitive(lexicon, predicate.lemma) || !lexicon.hasFrames(predicate.lemma)) && (subject || !object)
  }

  /** Frames are active: the subject of a passive is offered as the object, the agent in に not at all. */
  function choose(predicate: Predicate, dependents: Dependents, slots: Slots, gap: Gap, marked: boolean): Choice {
    const passive = looksPassive(predicate, slots, gap, marked)
    const facts = new Map<string, ArgumentFacts>()
    for (const [slot, argument] of slots.filled) facts.set(slot, factsOf(argument))
    if (dependents.quotes.length) facts.set('quote', { heads: [], sem: '', clausal: true })
    const situation = { passive: marked, topic: slots.topics.length > 0, plain: new Map(facts) }
    const indirect = passive && facts.has('o')
    if (passive) {
      const subject = facts.get('ga')
      if (!indirect && subject) {
        facts.delete('ga')
        facts.set('o', subject)
      }
      const agent = slots.filled.get('ni')
      if (agent && agentClasses.has(agent.sem)) facts.delete('ni')
    }
    const frame = chooseFrame(lexicon, predicate.lemma, facts, situation)?.frame ?? null
    if (!frame) return { frame, passive, indirect }
    if (frame.passiveOnly) return { frame, passive: false, indirect }
    if (!passive || takesObject(frame.template) || frame.passive) return { frame, passive, indirect }
    // no passive without an object: れる is something else here
    for (const [slot, argument] of slots.filled) facts.set(slot, factsOf(argument))
    return { frame: chooseFrame(lexicon, predicate.lemma, facts, situation)?.frame ?? frame, passive: false, indirect }
  }

  /** 競争力を|高く|する: する with an object and what it becomes. */
  function makes(predicate: Predicate, frame: Frame | null, { filled }: Slots): boolean {
    return (
      predicate.lemma === grammar.keys.get('suru') &&
      filled.get('ni')?.sem === 'quality' &&
      filled.has('o') &&
      !frame?.slots.some((slot) => slot.name === 'ni' && slot.fillers.length)
    )
  }

  return function frameOf(
    job: Job,
    predicate: Predicate,
    dependents: Dependents,
    slots: Slots,
    gap: Gap,
    marked: boolean,
  ): { frame: Frame | null; template: Template; voice: Voice } {
    const { frame, passive, indirect } = choose(predicate, dependents, slots, gap, marked)
    if (frame) job.rules.push(frame.id)
    const own = passive ? (frame?.passive ?? null) : null
    const absent = predicate.lemma === grammar.keys.get('nai') && gap.slot === 'ga' && slots.filled.has('ni')
    const template = absent
      ? absentTemplate
      : makes(predicate, frame, slots)
        ? makeTemplate
        : (own ?? frame?.template ?? fallbackTemplate(job, predicate, grammar))
    if (!frame && predicate.kind !== 'nominal') job.guesses++
    const ownTemplate = own !== null
    return { frame, template, voice: { marked, passive, ownTemplate, indirect, promoted: passive && !ownTemplate && !indirect } }
  }
}
