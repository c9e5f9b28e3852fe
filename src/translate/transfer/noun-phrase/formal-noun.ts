import { coreText, type Node } from '../../nodes/node.ts'
import type { Grammar, Job } from '../grammar.ts'
import { alive } from '../living.ts'
import { predicateOf } from '../predicate.ts'

/** こと and の: nouns that only make a clause a noun. */
export function isFormal(node: Node, grammar: Grammar): boolean {
  const word = coreText(node)
  return (word === grammar.keys.get('koto') || word === grammar.keys.get('no')) && node.core.length === 1
}

/** 新しい|こと: an adjective alone says what a thing is like; it is no clause. */
function isClause(job: Job, node: Node, grammar: Grammar): boolean {
  const predicate = predicateOf(node, grammar)
  if (!predicate) return false
  if (predicate.kind !== 'adjective' && predicate.kind !== 'na') return true
  return (
    node.children.some((at) => alive(job, at)) || predicate.tail.length > 1 || (predicate.kind === 'adjective' && predicate.tail.length > 0)
  )
}

/** The clause inside a formal noun: 〜する|こと. Null when there is none. */
export function contentOf(job: Job, node: Node, grammar: Grammar): Node | null {
  const index = node.children.findLast((at) => alive(job, at) && at <= node.index && isClause(job, job.tree.nodes[at]!, grammar))
  return index === undefined ? null : job.tree.nodes[index]!
}
