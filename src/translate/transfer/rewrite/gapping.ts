import type { Node, Tree } from '../../nodes/node.ts'
import { isBareTopic } from '../function-words.ts'
import { climb, living, livingChildren, type RewriteTools, rehead } from './tools.ts'

/** An amount; a date before a comma is when. */
const isValue = (kind: string | undefined): boolean => kind !== undefined && kind !== 'date' && kind !== 'time'

/** The nearest subject on one side of a number, past what modifies nouns; undefined when a clause or another number that closes one stands between. */
function nearestSubject(tree: Tree, node: Node, step: 1 | -1, { words, isPredicate }: RewriteTools): Node | undefined {
  for (let at = node.index + step; at >= node.within.from && at <= node.within.to; at += step) {
    const one = tree.nodes[at]
    if (!one) return undefined
    if (one.dead) continue
    if (isPredicate(one)) {
      if (one.type !== 'adnominal') return undefined
    } else if (words(one).role === 'ga' || isBareTopic(words(one))) return one
    else if (one.comma && !one.tail.length && one.core.at(-1)?.quantity) return undefined
  }
  return undefined
}

/** 売上高が→…|4812億円、|利益が|918億円だった → 売上高が→4812億円、: a number before a comma closes the clause of the noun before it. */
export function closeGaps(tree: Tree, tools: RewriteTools): void {
  const { words, isPredicate, predicate } = tools
  const root = tree.nodes[tree.root]!
  for (const node of living(tree)) {
    if (!node.comma || node.tail.length || node.index === tree.root || isPredicate(node)) continue
    const before = nearestSubject(tree, node, -1, tools)
    const after = before && nearestSubject(tree, node, 1, tools)
    if (!after) continue
    const last = node.core.at(-1)
    // 1位は|日本、|2位は|中国だった: without numbers only は … は shows the pair
    const pair = words(before).topic && words(after).topic && predicate(root)?.kind === 'nominal' && last?.pos.startsWith('noun')
    // 受付が|1日、|発表が|2日だ: dates are what is told
    const dates = /^(?:date|time)$/.test(root.core.at(-1)?.quantity?.kind ?? '') && predicate(root)?.kind === 'nominal'
    if (!isValue(last?.quantity?.kind) && !pair && !(dates && last?.quantity)) continue
    if (before.head !== node.index) rehead(tree, before, node)
    const target = climb(tree, tree.nodes[after.head] ?? root, (one) => one.index < root.index && !isPredicate(one))
    if (node.head !== target.index && target.index > after.index && isPredicate(target)) rehead(tree, node, target)
  }
}

/** 気圧は→960ヘクトパスカル、|風速は|40メートルだった: a number before a comma that holds the place of the predicate; with は whatever follows. */
export function closesGap(tree: Tree, node: Node, tools: RewriteTools): boolean {
  const { words, isPredicate, predicate } = tools
  const value = node.comma && !node.tail.length && node.core.at(-1)?.quantity !== undefined && !isPredicate(node)
  if (!value) return false
  const root = tree.nodes[tree.root]!
  const amount = isValue(node.core.at(-1)!.quantity?.kind)
  // 市も|来年、|建てる|計画だ: a date is when, unless dates are what is told
  if (predicate(root)?.kind === 'nominal' && (amount || root.core.at(-1)!.quantity)) return true
  if (!amount) return false
  const subjects = livingChildren(tree, node).filter((child) => isBareTopic(words(child)) || words(child).role === 'ga')
  // 台湾が→31%、|韓国が|22%を占めた
  return subjects.some((child) => isBareTopic(words(child)) || nearestSubject(tree, node, 1, tools) !== undefined)
}
