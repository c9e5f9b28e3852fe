import type { Node, Tree } from '../../nodes/node.ts'
import { closesGap } from './gapping.ts'
import { climb, living, type RewriteTools, rehead } from './tools.ts'

/** 競争が激化しており、→米国という|… : a clause that goes on never modifies a noun. */
function clauseToPredicate(tree: Tree, node: Node, { isPredicate, isVerbal }: RewriteTools): void {
  const head = tree.nodes[node.head]!
  if (node.type !== 'te' || !node.comma || isVerbal(head)) return
  const target = climb(tree, head, (one) => !isPredicate(one))
  if (isPredicate(target)) rehead(tree, node, target)
}

/** を, に, で … and adverbial postpositions. */
function isAdverbial(node: Node, { words }: RewriteTools): boolean {
  const { role, post, topic, adnominal, list } = words(node)
  if (adnominal || list) return false
  if (role === 'post') return post?.use === 'adverbial'
  return ['ga', 'o', 'ni', 'de', 'e', 'kara', 'yori'].includes(role) || (topic && role === '')
}

/** 市も→来年、|…|建てる: also has no place at a date before a comma. */
function isAlsoBeforeDate(node: Node, head: Node, { words }: RewriteTools): boolean {
  const { also, role, adnominal, list } = words(node)
  const date = head.comma && !head.tail.length && /^(?:date|time)$/.test(head.core.at(-1)!.quantity?.kind ?? '')
  return Boolean(also) && role === '' && !adnominal && !list && date
}

/** 市場で→拡大の|動きを|見せる → 市場で→見せる: cases modify a predicate, never the noun before it. */
export function casesToPredicates(tree: Tree, tools: RewriteTools): void {
  const { words, isPredicate, isVerbal } = tools
  for (const node of living(tree)) {
    if (node.head < 0 || node.quoteFrom >= 0) continue
    if (isPredicate(node)) {
      clauseToPredicate(tree, node, tools)
      continue
    }
    const head = tree.nodes[node.head]!
    if ((!isAdverbial(node, tools) && !isAlsoBeforeDate(node, head, tools)) || isVerbal(head)) continue
    const { role, topic } = words(node)
    if ((role === 'ga' || (topic && role === '')) && closesGap(tree, head, tools)) continue
    // から before まで is a range
    if (words(node).role === 'kara' && /made|post/.test(words(head).role)) continue
    const target = climb(tree, head, (one) => !isVerbal(one))
    if (isVerbal(target)) rehead(tree, node, target)
  }
}
