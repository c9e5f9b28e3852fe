import type { Node, Tree } from '../../nodes/node.ts'
import { climb, living, livingChildren, type RewriteTools, rehead } from './tools.ts'

/** A quoted clause that has a が of its own behind the topic: 報告書は|対策が|不十分だと|指摘した. */
function hasOwnSubject(tree: Tree, clause: Node, topic: Node, { words, isPredicate }: RewriteTools): boolean {
  if (clause.quoteFrom >= 0 || !clause.tail.some((morph) => morph.pos === 'particle.quote')) return false
  return livingChildren(tree, clause).some((child) => child.index > topic.index && !isPredicate(child) && words(child).role === 'ga')
}

/** 報告書は→不十分だと|指摘した → 報告書は→指摘した: は goes past nouns, relative clauses, and a quoted clause that has its own が. */
export function topicsToPredicates(tree: Tree, tools: RewriteTools): void {
  const { words, isPredicate, isVerbal } = tools
  for (const node of living(tree)) {
    if (node.head < 0 || isPredicate(node)) continue
    const { topic, role, adnominal } = words(node)
    if (!topic || role !== '' || adnominal) continue
    const target = climb(
      tree,
      tree.nodes[node.head]!,
      (one) =>
        one.index !== tree.root &&
        ((one.type === 'adnominal' && isPredicate(one)) || hasOwnSubject(tree, one, node, tools) || !isVerbal(one)),
    )
    if (target.index !== node.head && isVerbal(target)) rehead(tree, node, target)
  }
}
