import type { Node, Tree } from '../../nodes/node.ts'
import { living, livingChildren, type RewriteTools, rehead } from './tools.ts'

/** Who comes after the first, and with how much. */
interface Succession {
  readonly first: Node
  readonly others: readonly { readonly subject: Node; readonly value: Node }[]
}

type Tools = Pick<RewriteTools, 'grammar' | 'words' | 'predicate' | 'isPredicate'>

const isValue = (node: Node): boolean =>
  /^(?:count|money|percent|measure|number|ratio|ordinal|point)$/.test(node.core.at(-1)?.quantity?.kind ?? '')

/** …多く、|大阪が|30人、|京都が|20人と|続いた: the clause of the first, and those that follow with their figures. Null for all else. */
export function successionOf(tree: Tree, node: Node, { grammar, words, predicate, isPredicate }: Tools): Succession | null {
  if (predicate(node)?.lemma !== grammar.keys.get('tsuzuku')) return null
  const children = livingChildren(tree, node)
  const last = children.find((one) => isValue(one) && words(one).role === 'to' && one.quoteFrom < 0 && !words(one).topic)
  const subject = children.findLast((one) => words(one).role === 'ga' && !isPredicate(one) && last && one.index < last.index)
  if (!last || !subject) return null
  const others = children.flatMap((value) => {
    if (value.index > subject.index || !isValue(value) || value.tail.length || !value.comma) return []
    const named = livingChildren(tree, value).find((one) => words(one).role === 'ga' && !isPredicate(one))
    return named ? [{ subject: named, value }] : []
  })
  const from = others[0]?.subject.index ?? subject.index
  const first = children.findLast((one) => one.index < from && isPredicate(one) && one.type === 'te' && one.quoteFrom < 0)
  return first ? { first, others: [...others, { subject, value: last }] } : null
}

/** What stands before the first belongs to its clause: 年代別では→…|多く、…|続いた → 年代別では→多く. */
export function successions(tree: Tree, tools: RewriteTools): void {
  for (const node of living(tree)) {
    const found = successionOf(tree, node, tools)
    if (!found) continue
    for (const one of livingChildren(tree, node)) if (one.index < found.first.index) rehead(tree, one, found.first)
  }
}
