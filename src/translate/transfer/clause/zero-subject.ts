import type { Template } from '../../../language/template.ts'
import { nounPhrase, type Phrase, text } from '../../tree.ts'
import { doubt, type Grammar } from '../grammar.ts'
import type { Draft } from './draft.ts'
import { isOwnDeed, unnamed } from './unnamed.ts'
import { isSlot } from './valency.ts'
import { passivise } from './verb-group.ts'

/** put off {o}, rule out {o}: the passive leaves the particle with its verb. */
function hasParticle({ rest }: Template): boolean {
  const [first, second] = rest
  return first !== undefined && 'word' in first && /^(?:off|out|up|down|over|back|away|aside)$/.test(first.word) && isSlot(second, 'o')
}

/** The object right behind an active verb: what a passive would have as its subject. */
function directObject({ template, clause, voice, main }: Draft): Phrase | undefined {
  if (voice.passive || main.passive) return undefined
  const last = clause.complements.at(-1)
  // had experts check it: who does it is no subject of a passive
  if (last?.kind === 'embedded' && last.form === 'bare-infinitive') return undefined
  if (isSlot(template.rest[0], 'o')) return clause.complements[0]
  return hasParticle(template) ? clause.complements[1] : undefined
}

/** What is built, held or found is new. */
export const bringsIn =
  /^(?:build|construct|hold|release|publish|launch|introduce|sign|establish|set up|develop|create|form|open|announce|issue|conduct|produce|make|find|discover|install|unveil|arrest|distribute|exhibit|display|adopt|submit)\b/

function promote({ clause, template, slots }: Draft): void {
  const [object = null] = clause.complements.splice(hasParticle(template) ? 1 : 0, 1)
  const words = slots.filled.get('o')?.words
  if (object?.kind === 'noun' && words && !words.topic && !words.also && bringsIn.test(template.verb)) object.fresh = 'o'
  clause.subject = object
}

/** An item of a list tells the reader what to do: 手を洗う → wash your hands. */
function tellReader({ clause }: Draft): void {
  clause.levels = clause.levels.filter((one) => one.verb !== 'will')
  clause.mood = 'imperative'
}

/** 手を洗いましょう: let's */
function proposes({ endings, options, job, clause }: Draft): boolean {
  const polite = endings.some(({ means }) => means.includes('polite'))
  return (
    polite &&
    endings.some(({ op }) => op === 'volitional') &&
    options.main === true &&
    job.register === 'sentence' &&
    clause.mood === 'statement'
  )
}

function propose({ clause }: Draft): void {
  clause.levels = clause.levels.filter((one) => one.verb !== 'will')
  clause.mood = 'imperative'
  clause.front.push(text("let's"))
}

/** A headline without a subject is passive when it can be, and else begins with its verb. */
function shortenHeadline(draft: Draft): void {
  if (!directObject(draft)) return
  promote(draft)
  draft.main.passive = true
}

/** No subject in the Japanese: the passive when the object can be the subject, else the last topic, else it. */
export function applyZeroSubject(draft: Draft, grammar: Grammar): void {
  const { job, clause, main, template, voice } = draft
  const single = clause.levels.length === 1
  if (clause.mood === 'imperative') return
  if (proposes(draft)) {
    propose(draft)
    return
  }
  const isBe = template.verb === 'be'
  if (job.listItem && !voice.passive && !main.passive && !main.past && !isBe) {
    tellReader(draft)
    return
  }
  if (job.register === 'headline' && single && !isBe) {
    shortenHeadline(draft)
    return
  }
  if (isBe && single && !main.passive) {
    clause.subject = clause.zero ?? unnamed(draft, grammar, false)
    return
  }
  const direct = template.rest[hasParticle(template) ? 1 : 0]
  const object = isSlot(direct, 'o') && direct.part === '' ? directObject(draft) : undefined
  const canPassive = object?.kind === 'noun' || object?.kind === 'list'
  if (clause.zero) {
    clause.subject = clause.zero
    doubt(job, 'zero subject')
    return
  }
  const chained = clause.linked.some(({ link, clause: inner }) => link.place === 'coordinate' && inner.sharedSubject)
  const wanted = clause.levels.some((one) => /^(?:want|plan|intend|try|aim|hope|wish)$/.test(one.verb))
  if (canPassive && !chained && !wanted && !isOwnDeed(draft, grammar)) {
    promote(draft)
    passivise(clause, main)
    return
  }
  const outer = clause.levels.at(-1)!
  if (single === false && outer.verb === 'plan' && !outer.negative && draft.options.reported !== true) {
    // 雇用を維持する方針だ: nobody is named whose plan it is
    outer.verb = 'be'
    clause.subject = nounPhrase('plan', { determiner: 'the', count: 'C', from: outer.from })
    return
  }
  clause.subject = unnamed(draft, grammar, object !== undefined)
  doubt(job, 'zero subject')
}
