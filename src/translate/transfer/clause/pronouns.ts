import { type Clause, type NounPhrase, type Phrase, text } from '../../tree.ts'

/** they for people and plurals, else it. */
export function pronounFor(topic: NounPhrase): NounPhrase {
  const plural = topic.number === 'plural' || topic.sem === 'person' || topic.sem === 'role'
  return {
    ...topic,
    head: plural ? 'they' : 'it',
    plural: '',
    before: [],
    after: [],
    owner: null,
    quantity: null,
    determinerWord: null,
    bare: true,
    proper: false,
    quoted: false,
    from: [],
    ja: '',
    determiner: 'auto',
    wantsThe: false,
  }
}

/** The word for `one's` of a template: its or their, as the subject is. */
export function possessiveOf(subject: Phrase | null): string {
  if (subject?.kind === 'noun' && (subject.number === 'plural' || subject.sem === 'person')) return 'their'
  if (subject?.kind === 'list') return 'their'
  return 'its'
}

/** A finite clause needs a subject: its own, else it. */
export function ensureSubject(clause: Clause): Clause {
  return clause.subject || clause.sharedSubject
    ? { ...clause, sharedSubject: false, subject: clause.subject ?? text('it') }
    : { ...clause, subject: text('it') }
}

/** A dependent clause that has to be finite: its own subject, else a pronoun for the subject of the clause above. */
export function withSubject(inner: Clause, outer: Clause, own: boolean): Clause {
  if (own || inner.subject) return inner
  const subject = outer.subject
  if (subject?.kind === 'noun') return { ...inner, subject: subject.bare ? subject : pronounFor(subject) }
  if (subject?.kind === 'list') return { ...inner, subject: text('they') }
  return { ...inner, subject: text('it') }
}
