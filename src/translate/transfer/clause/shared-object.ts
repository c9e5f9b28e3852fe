import { kinds } from '../../generate/determiner.ts'
import type { NounPhrase, Phrase } from '../../tree.ts'
import type { ClauseResult, Grammar } from '../grammar.ts'
import type { Draft } from './draft.ts'
import { pronounFor } from './pronouns.ts'
import { isSlot } from './valency.ts'

/** What stands with を and is the object in English too; null for none, for a clause and in the passive. */
export function objectOf({ slots, clause, main, voice, gap }: Draft): Phrase | null {
  const argument = slots.filled.get('o')
  if (!argument?.used || argument.clausal || argument === gap.argument || voice.passive || main.passive) return null
  const object = argument.phrase()
  return clause.complements.includes(object) ? object : null
}

/** Things in general, which are printed in the plural: imports parts. */
function isKind({ count, proper, quantity, owner, determiner, determinerWord, quoted, after, sem }: NounPhrase): boolean {
  return (
    count === 'C' &&
    !proper &&
    !quantity &&
    !owner &&
    determiner === 'auto' &&
    !determinerWord &&
    !quoted &&
    !after.length &&
    kinds.has(sem)
  )
}

/** 報告書をまとめ、首相に提出した → drew up the report and submitted it: a verb that asks for an object takes that of the clause before it. */
export function shareObject(
  { job, clause, main, predicate, template, frame, slots, dependents, voice, gap }: Draft,
  { object, hasSubject, link, clause: first }: ClauseResult,
  { lexicon, keys }: Grammar,
): void {
  if (object?.kind !== 'noun' || object.bare || hasSubject || !['and', 'and-but', ''].includes(link)) return
  if (first.levels.some(({ negative }) => negative) || predicate.lemma === keys.get('suru')) return
  if (lexicon.frames(predicate.lemma).some(({ slots }) => slots.some(({ name }) => name === 'quote'))) return
  const asked = frame?.slots.some(({ name, optional }) => name === 'o' && !optional) && isSlot(template.rest[0], 'o')
  if (!asked || slots.filled.has('o') || dependents.quotes.length || voice.passive || main.passive || gap.slot === 'o' || gap.passive)
    return
  const plural = object.number === 'plural' || object.count === 'P' || (isKind(object) && !job.memory.has(object.ja))
  clause.complements.unshift(pronounFor({ number: plural ? 'plural' : 'singular', sem: object.sem, pronoun: '' }))
}
