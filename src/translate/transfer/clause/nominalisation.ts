import { type Node, tailText } from '../../nodes/node.ts'
import { type Clause, coordination, type Embedded, embedded, gerund, type Phrase, type Sequence, sequence, text } from '../../tree.ts'
import { noFunctionWords } from '../function-words.ts'
import type { Argument, ClauseResult, Grammar, Job, Transfer } from '../grammar.ts'
import { livingChildren } from '../living.ts'
import { isConjunct } from '../noun-phrase/coordination.ts'
import { contentOf, isFormal } from '../noun-phrase/formal-noun.ts'
import { once } from './argument.ts'
import { ensureSubject, withSubject } from './pronouns.ts'

const cases: ReadonlySet<string> = new Set(['ga', 'o', 'ni', 'wa', 'mo', 'kara', 'yori'])

/** A clause made a noun by の in its own bunsetsu: 発表したのは, 逃げるのを. */
export function isNominalised(child: Node, grammar: Grammar): boolean {
  const at = child.tail.findLastIndex((morph) => morph.surface === grammar.keys.get('no') && morph.pos.startsWith('formal'))
  if (at < 0 || at === child.tail.length - 1) return false
  return child.tail.slice(at + 1).every((morph) => cases.has(grammar.particles.get(morph.surface) ?? ''))
}

/** A clause as a noun: with a subject `the fact that it grows`, without `growing`. */
export function nominal({ clause, hasSubject }: ClauseResult, word = 'the fact that'): Embedded {
  return hasSubject ? embedded('that', word, ensureSubject(clause)) : gerund(clause)
}

/** The clause form after a template word: `that` finite, `to` infinitive, else gerund; a subject of its own stands before: the firm to build, prices rising. */
export function clauseAfter({ clause, hasSubject }: ClauseResult, before: string, outer?: Clause): Embedded | Sequence {
  if (before === 'that' || before === 'whether' || before === 'how')
    return embedded('bare-clause', '', ensureSubject(outer ? withSubject(clause, outer, hasSubject) : clause))
  const subject = hasSubject ? clause.subject : null
  if (before === 'to') {
    const infinitive = embedded(subject ? 'infinitive' : 'bare-infinitive', '', { ...clause, subject: null })
    return subject ? sequence(subject, infinitive) : infinitive
  }
  return subject ? sequence(subject, gerund(clause)) : gerund(clause)
}

/** Clauses with の as arguments: 発表したのは. */
export function makeNominalisation(grammar: Grammar, transfer: Transfer) {
  return function nominalised(job: Job, child: Node): Argument {
    const keys = child.tail.map((morph) => grammar.particles.get(morph.surface) ?? '')
    const last = keys.at(-1)!
    const topic = last === 'wa' || last === 'mo'
    const role = keys.slice(0, -1).includes('ni') ? 'ni' : topic ? '' : last
    const content = once(() => transfer.clause(job, child, { subject: null }))
    return {
      node: child,
      words: { ...noFunctionWords, role, topic, also: last === 'mo' },
      slot: role,
      heads: [grammar.keys.get('no')!],
      sem: 'act',
      clausal: false,
      cleft: true,
      used: false,
      content,
      phrase: () => nominal(content()),
    }
  }
}

/** Clauses inside a formal noun: 生産する|こと. */
export function makeInnerClause(grammar: Grammar, transfer: Transfer) {
  const said = grammar.keys.get('to')! + grammar.keys.get('no')!
  const forms = new Map(grammar.language.rows('en/clause-verbs').map((row) => [row.verb!, [row.with_subject!, row.without!] as const]))

  /** The clause inside a formal noun, what else hangs on that noun at its end; null when there is none. */
  function innerClause(job: Job, node: Node, subject: Phrase | null): ClauseResult | null {
    const inner = contentOf(job, node, grammar)
    if (!inner) return null
    job.done.add(node.index)
    const result = transfer.clause(job, inner, { subject, reported: tailText(inner).endsWith(said) })
    for (const child of livingChildren(job, node)) result.clause.end.push(transfer.nounPhrase(job, child))
    return result
  }

  /** An argument with its formal noun taken away: 増えることが → the fact that it grows; after a preposition growing, prices growing. */
  function argumentPhrase(job: Job, argument: Argument, before = ''): Phrase {
    // 古いことや、足りないことが: facts side by side
    const facts = argument.clausal
      ? [...livingChildren(job, argument.node)].filter((child) => isFormal(child, grammar) && isConjunct(child, grammar))
      : []
    const listed = facts.map((child) => transfer.nounPhrase(job, child))
    const last = ownPhrase(job, argument, before)
    return listed.length ? coordination([...listed, last]) : last
  }

  function ownPhrase(job: Job, argument: Argument, before: string): Phrase {
    const inner = argumentClause(job, argument)
    if (!inner) return argument.phrase()
    if (before === 'to' && !inner.hasSubject && argument.content) return clauseAfter(inner, before)
    return before === '' ? nominal(inner) : clauseAfter(inner, 'of')
  }

  /** A clause right behind its verb: saw the man fleeing, announced that it grew, decided to build. */
  function objectPhrase(job: Job, argument: Argument, verb: string, outer: Clause): Phrase {
    const inner = argumentClause(job, argument)
    return inner ? objectClause(inner, verb, outer) : argument.phrase()
  }

  function objectClause({ clause, hasSubject }: ClauseResult, verb: string, outer: Clause): Phrase {
    const [own, shared] = forms.get(verb) ?? ['that', 'gerund']
    if (!hasSubject) {
      if (shared === 'to') return embedded('infinitive', '', { ...clause, subject: null })
      return shared === 'that' ? embedded('that', 'that', withSubject(clause, outer, false)) : gerund(clause)
    }
    if (own === 'that' || own === 'fact' || !clause.subject)
      return embedded('that', own === 'fact' ? 'the fact that' : 'that', ensureSubject(clause))
    const said = own === 'to' ? embedded('infinitive', '', { ...clause, subject: null }) : gerund(clause)
    return sequence(clause.subject, ...(own === 'from' ? [text('from')] : []), said)
  }

  /** The clause before the noun of an argument, or the one の makes a noun. */
  function clauseOf(job: Job, { node, content }: Argument): ClauseResult | null {
    return content ? content() : innerClause(job, node, null)
  }

  /** The clause an argument is: of こと or の. Null for plain nouns. */
  function argumentClause(job: Job, argument: Argument): ClauseResult | null {
    return argument.clausal || argument.content ? clauseOf(job, argument) : null
  }

  return { innerClause, clauseOf, argumentPhrase, objectPhrase, objectClause }
}

export type InnerClauses = ReturnType<typeof makeInnerClause>
