import type { Node, Tree } from '../../nodes/node.ts'
import { coordination, embedded, type Phrase, sequence, text } from '../../tree.ts'
import type { Grammar, Job, Transfer } from '../grammar.ts'
import { predicateOf } from '../predicate.ts'

/** Bracketed asides: （国内のみ） → (domestic only). */
export function makeAsides(grammar: Grammar, transfer: Transfer) {
  function phraseOrClause(job: Job, node: Node): Phrase {
    if (!predicateOf(node, grammar)) return transfer.nounPhrase(job, node)
    return embedded('bare-clause', '', transfer.clause(job, node, { main: true }).clause)
  }

  /** An aside is translated as a phrase of its own. */
  function asidePhrase(job: Job, tree: Tree): Phrase | null {
    const root = tree.nodes[tree.root]
    if (!root) return null
    const inner: Job = { ...job, tree, done: new Set(), depth: job.depth }
    const parts = [phraseOrClause(inner, root)]
    for (const node of tree.nodes) if (!node.dead && !inner.done.has(node.index)) parts.unshift(phraseOrClause(inner, node))
    return parts.length === 1 ? parts[0]! : coordination(parts)
  }

  /** The bracketed asides of a node, each in its brackets. */
  return function asides(job: Job, node: Node): Phrase[] {
    return node.asides.flatMap((aside): Phrase[] => {
      const inside = asidePhrase(job, aside)
      return inside ? [sequence(text('('), inside, text(')'))] : []
    })
  }
}
