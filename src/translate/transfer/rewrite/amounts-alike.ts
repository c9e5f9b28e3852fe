import { coreText, type Node, surfaceOf, type Tree } from '../../nodes/node.ts'
import { isBareTopic } from '../function-words.ts'
import { living, livingChildren, type RewriteTools, rehead } from './tools.ts'

/** The nearest subject before a figure, with nothing but nouns between. */
function subjectOf(tree: Tree, figure: Node, { words, isPredicate }: RewriteTools): Node | undefined {
  for (let at = figure.index - 1; at >= figure.within.from; at--) {
    const one = tree.nodes[at]!
    if (one.dead) continue
    if (words(one).role === 'ga' || isBareTopic(words(one))) return isPredicate(one) ? undefined : one
    if (isPredicate(one) && one.type !== 'adnominal') return undefined
    if (one.comma && one.core.at(-1)?.quantity) return undefined
  }
  return undefined
}

const isAmount = (node: Node): boolean =>
  /^(?:money|count|percent|measure|number|ratio|point)$/.test(node.core.at(-1)?.quantity?.kind ?? '')

/**
 * 投資額は→450億円、|研究費は→680億円と|いずれも|増える: figures told one after another close clauses of their own, and what is said of all of them stands
 * behind.
 */
export function amountsAlike(tree: Tree, tools: RewriteTools): void {
  const { grammar, words, isPredicate } = tools
  for (const all of living(tree)) {
    if (grammar.indefinites.get(surfaceOf(all))?.en !== 'all of them') continue
    const verb = tree.nodes[all.head]
    const last = tree.nodes.findLast((one) => !one.dead && one.index < all.index)
    if (!verb || !last || !isAmount(last) || isPredicate(last) || words(last).role !== 'to' || last.quoteFrom >= 0 || coreText(last) === '')
      continue
    const subject = subjectOf(tree, last, tools)
    const before = subject && tree.nodes.findLast((one) => !one.dead && one.index < subject.index && one.comma && !one.tail.length)
    const first = before && isAmount(before) ? subjectOf(tree, before, tools) : undefined
    if (!subject || !before || !first || livingChildren(tree, verb).some((one) => one.index > all.index && words(one).role === 'ga'))
      continue
    last.tail = []
    last.comma = true
    last.type = 'noun'
    rehead(tree, subject, last)
    rehead(tree, first, before)
    rehead(tree, before, verb)
    rehead(tree, last, verb)
  }
}
