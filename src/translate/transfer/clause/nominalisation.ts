import type { Node } from '../../nodes/node.ts'
import { type Embedded, embedded, gerund, type Phrase } from '../../tree.ts'
import { noFunctionWords } from '../function-words.ts'
import type { Argument, ClauseResult, Grammar, Job, Transfer } from '../grammar.ts'
import { livingChildren } from '../living.ts'
import { contentOf } from '../noun-phrase/formal-noun.ts'
import { lazily } from './argument.ts'
import { ensureSubject } from './pronouns.ts'

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

/** The clause form after a template word: `that` finite, `to` infinitive, else gerund. */
export function clauseAfter({ clause, hasSubject }: ClauseResult, before: string): Embedded {
  if (before === 'that' || before === 'whether' || before === 'how') return embedded('bare-clause', '', ensureSubject(clause))
  if (before === 'to') return embedded(hasSubject && clause.subject ? 'infinitive' : 'bare-infinitive', '', { ...clause, subject: null })
  return gerund(clause)
}

/** Clauses with の as arguments: 発表したのは. */
export function makeNominalisation(grammar: Grammar, transfer: Transfer) {
  return function nominalised(job: Job, child: Node): Argument {
    const keys = child.tail.map((morph) => grammar.particles.get(morph.surface) ?? '')
    const last = keys.at(-1)!
    const topic = last === 'wa' || last === 'mo'
    const role = keys.slice(0, -1).includes('ni') ? 'ni' : topic ? '' : last
    return {
      node: child,
      words: { ...noFunctionWords, role, topic, also: last === 'mo' },
      slot: role,
      heads: [grammar.keys.get('no')!],
      sem: 'act',
      clausal: false,
      cleft: true,
      used: false,
      phrase: lazily(() => nominal(transfer.clause(job, child, { subject: null }))),
    }
  }
}

/** Clauses inside a formal noun: 生産する|こと. */
export function makeInnerClause(grammar: Grammar, transfer: Transfer) {
  /** The clause inside a formal noun, what else hangs on that noun at its end; null when there is none. */
  function innerClause(job: Job, node: Node, subject: Phrase | null): ClauseResult | null {
    const inner = contentOf(job, node, grammar)
    if (!inner) return null
    job.done.add(node.index)
    const result = transfer.clause(job, inner, { subject })
    for (const child of livingChildren(job, node)) result.clause.end.push(transfer.nounPhrase(job, child))
    return result
  }

  /** An argument with its formal noun taken away: 増えることが → the fact that it grows. */
  function argumentPhrase(job: Job, { node, clausal, phrase }: Argument, word?: string): Phrase {
    const inner = clausal ? innerClause(job, node, null) : null
    return inner ? nominal(inner, word) : phrase()
  }

  return { innerClause, argumentPhrase }
}

export type InnerClauses = ReturnType<typeof makeInnerClause>
