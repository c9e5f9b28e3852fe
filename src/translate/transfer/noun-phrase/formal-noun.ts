import { coreText, type Node } from '../../nodes/node.ts'
import type { Grammar, Job } from '../grammar.ts'
import { alive } from '../living.ts'
import { predicateOf } from '../predicate.ts'

/** こと and の: nouns that only make a clause a noun. */
export function isFormal(node: Node, grammar: Grammar): boolean {
  const word = coreText(node)
  return (word === grammar.keys.get('koto') || word === grammar.keys.get('no')) && node.core.length === 1
}

/** The clause inside a formal noun: 〜する|こと. Null when there is none. */
export function contentOf(job: Job, node: Node, grammar: Grammar): Node | null {
  const index = node.children.findLast((at) => alive(job, at) && at <= node.index && predicateOf(job.tree.nodes[at]!, grammar) !== null)
  return index === undefined ? null : job.tree.nodes[index]!
}
