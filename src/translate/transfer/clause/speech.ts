import { endsQuotation, type Node, spansOf } from '../../nodes/node.ts'
import { type Clause, clauseOf, level, text } from '../../tree.ts'
import type { ClauseResult, Grammar, Job, Transfer } from '../grammar.ts'
import { livingChildren } from '../living.ts'
import { predicateOf } from '../predicate.ts'
import { agentClasses } from '../semantic-class.ts'
import { makeArgument } from './argument.ts'
import type { NounPredicates } from './noun-predicate.ts'
import type { Quotations } from './quotation.ts'

/** A clause in quotation marks that a particle hands on: 「続けたい」と. */
export function isSpoken(child: Node, grammar: Grammar): boolean {
  if (!endsQuotation(child)) return false
  const last = child.tail.at(-1)
  const handed = last?.pos === 'particle.quote' || grammar.particles.get(last?.surface ?? '') === 'to'
  return handed && predicateOf(child, grammar) !== null
}

/** 「続けたい」と女性。 → “…,” the woman said: the verb of saying is left out in Japanese. Null for a sentence that does not end in a speaker. */
export function makeSpeech(grammar: Grammar, transfer: Transfer, quotations: Quotations, nouns: NounPredicates) {
  return function speech(job: Job, node: Node): ClauseResult | null {
    if (node.index !== job.tree.root || node.tail.length || predicateOf(node, grammar)) return null
    const spoken = [...livingChildren(job, node)].find((child) => isSpoken(child, grammar))
    if (!spoken || !agentClasses.has(makeArgument(grammar, transfer, job, node, false).sem)) return null
    const predicate = nouns.barePredicate(job, node)
    const { phrase } = quotations.quoted(job, spoken, null)
    const from = spansOf(spoken.tail)
    const clause: Clause = {
      ...clauseOf([level('say', { past: true, from })], { from, aspect: 'point' }),
      subject: transfer.nounPhrase(job, node),
      complements: [text(','), phrase],
      rules: ['speech.speaker'],
    }
    speechFirst(clause)
    job.rules.push('speech.speaker')
    return { clause, link: '', linkFrom: [], gapFilled: false, predicate, hasSubject: true, topicSubject: false, object: null }
  }
}

/** “…,” he said: what was said comes first when nothing else has to. */
export function speechFirst(clause: Clause): void {
  const { complements, linked, front } = clause
  const speech = complements.at(-1)
  if (speech?.kind !== 'quotation' || !clause.subject || clause.sharedSubject || linked.length || front.length) return
  const before = complements.at(-2)
  clause.front.push(speech)
  complements.pop()
  if (before?.kind !== 'text') return
  complements.pop()
  const words = before.text.replace(/\s*,$/, '')
  if (words) complements.push({ ...before, text: words })
}
