import type { Node, Tree } from '../../nodes/node.ts'
import { isBareTopic } from '../function-words.ts'
import { living, livingChildren, nextAlive, previousAlive, type RewriteTools, rehead } from './tools.ts'

const times: ReadonlySet<string> = new Set(['date', 'time'])

/** 首相は|27日、: says when, unless what follows with が is put in its row: 受付が|1日、発表が|2日だ. */
function saysWhen(tree: Tree, node: Node, after: Node, { words }: RewriteTools): boolean {
  const isTime = (one: Node | undefined) => times.has(one?.core.at(-1)?.quantity?.kind ?? '')
  return isTime(node) && (words(after).role !== 'ga' || !isTime(nextAlive(tree, after.index)))
}

/** 2019年, 午後3時: a time, in figures. */
function isWhen({ core }: Node): boolean {
  return /^(?:date|time)$/.test(core.at(-1)?.quantity?.kind ?? '')
}

/** 売上高が→…|4812億円、|利益が|918億円だった → 売上高が→4812億円、: a number before a comma closes the clause of the noun before it. */
export function closeGaps(tree: Tree, tools: RewriteTools): void {
  const { words, isPredicate, predicate } = tools
  const root = tree.nodes[tree.root]!
  const isSubject = (node: Node): boolean => words(node).role === 'ga' || isBareTopic(words(node))
  const subjects = [...living(tree)].filter((node) => !isPredicate(node) && isSubject(node))
  for (const node of living(tree)) {
    if (!node.comma || node.tail.length || node.index === tree.root || isPredicate(node)) continue
    // The parser may take the number for the first of a list with the noun behind it: what stands right before it is its subject all the same.
    const next = previousAlive(tree, node.index)
    const before = subjects.findLast(
      (one) => one.index < node.index && (one.head === node.head || one.head === node.index || (one === next && one.head > node.index)),
    )
    const after = subjects.find(
      (one) => one.index > node.index && (one.head === node.head || one.head === root.index || one.index === node.head),
    )
    if (!before || !after) continue
    const last = node.core.at(-1)
    // 1位は|日本、|2位は|中国だった: without numbers only は … は shows the pair
    const pair = words(before).topic && words(after).topic && predicate(root)?.kind === 'nominal' && last?.pos.startsWith('noun')
    if (last?.quantity === undefined && !pair) continue
    if (!pair && saysWhen(tree, node, after, tools)) continue
    if (before.head !== node.index) rehead(tree, before, node)
    if (node.head !== root.index && isPredicate(root)) rehead(tree, node, root)
  }
}

/** 気圧は→960ヘクトパスカル、|風速は|40メートルだった: a number before a comma that holds the place of the predicate; with は whatever follows. */
export function closesGap(tree: Tree, node: Node, { words, isPredicate, predicate }: RewriteTools): boolean {
  const value = node.comma && !node.tail.length && node.core.at(-1)?.quantity !== undefined && !isPredicate(node)
  if (!value) return false
  if (predicate(tree.nodes[tree.root]!)?.kind === 'nominal') return true
  // 同社は|2019年、|…: a date is when, not what
  return !isWhen(node) && livingChildren(tree, node).some((child) => isBareTopic(words(child)))
}
