import type { PredicateArgument } from '../../../document.ts'
import type { Node } from '../../nodes/node.ts'
import { type Clause, type NounPhrase, nounPhrase, type Phrase, text } from '../../tree.ts'
import type { Job, Referent } from '../grammar.ts'

/** he or she where the noun itself (a man) or a given name says so, they for other people and for plurals, else it: a surname tells nothing. */
export function pronounFor({ number, sem, pronoun }: Referent): NounPhrase {
  const known = number === 'singular' ? pronoun : ''
  const plural = !known && (number === 'plural' || sem === 'person' || sem === 'role')
  return nounPhrase(known || (plural ? 'they' : 'it'), { bare: true, sem, pronoun, number: plural ? 'plural' : 'singular' })
}

/** What the analysis says of the subject of a predicate node; undefined when it does not know the predicate. */
export function analysedSubject(job: Job, node: Node): PredicateArgument | undefined {
  return subjectAt(job, node.core.at(-1)?.start ?? -1) ?? subjectAt(job, node.tail[0]?.start ?? -1)
}

function subjectAt({ predicates }: Job, place: number): PredicateArgument | undefined {
  let low = 0
  let high = predicates.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (predicates[middle]!.start <= place) low = middle + 1
    else high = middle
  }
  const found = predicates[low - 1]
  return found && place < found.end ? found.arguments[0] : undefined
}

/** The pronoun for a subject that is not said: 会社は…造る方針だ。来春に始める。 → it; in a quotation I or we; null for nobody. */
export function zeroPronoun(job: Job, node: Node): Phrase | null {
  const subject = analysedSubject(job, node)
  if (subject?.origin === 'speaker') return text(saysWe(job.speaker) ? 'we' : 'I')
  const referent = subject?.referent && job.memory.at(subject.referent.end)
  return referent ? pronounFor(referent) : null
}

/** An organisation or several people say we. */
export function saysWe(speaker: Phrase | null): boolean {
  if (speaker?.kind === 'list') return true
  return speaker?.kind === 'noun' && (speaker.number === 'plural' || ['org', 'group', 'country'].includes(speaker.sem))
}

/** It, where the Japanese names nobody: in print whom the clause above is about may stand for it. */
const nobody: Phrase = { ...text('it'), supplied: true }

/** A finite clause needs a subject: its own, else the pronoun for whom it is about, else it. */
export function ensureSubject(clause: Clause): Clause {
  if (clause.mood === 'imperative') return clause
  return clause.subject || clause.sharedSubject
    ? { ...clause, sharedSubject: false, subject: clause.subject ?? clause.zero ?? nobody }
    : { ...clause, subject: clause.zero ?? nobody }
}

/** A dependent clause that has to be finite: its own subject, else a pronoun for the subject of the clause above. */
export function withSubject(inner: Clause, outer: Clause, own: boolean): Clause {
  if (own || inner.subject) return inner
  if (inner.zero) return { ...inner, subject: inner.zero }
  return { ...inner, subject: againAs(outer.subject) ?? nobody }
}

/** A subject said again in the same sentence: it, they; null for none. */
export function againAs(subject: Phrase | null): Phrase | null {
  if (subject?.kind === 'noun') return subject.bare && subject.head ? subject : pronounFor(subject)
  if (subject?.kind === 'list') return text('they')
  return subject?.kind === 'text' && subject.text === 'there' ? null : subject
}
