import type { Tree } from '../../nodes/node.ts'
import { living, type RewriteTools, rehead } from './tools.ts'

/** 首相は→続ける」と|述べた → 首相は→述べた: words before a quotation never belong to a word inside it. */
export function outOfQuotations(tree: Tree, { words, isPredicate }: RewriteTools): void {
  for (const close of living(tree)) {
    if (close.quoteFrom < 0 || close.head < 0) continue
    for (const node of tree.nodes.slice(0, close.quoteFrom)) {
      if (node.dead || node.head < close.quoteFrom || node.head > close.index) continue
      const modifies = node.head === close.index && !isPredicate(close) && (words(node).adnominal || node.type === 'adnominal')
      if (!modifies) rehead(tree, node, tree.nodes[close.head]!)
    }
  }
}
