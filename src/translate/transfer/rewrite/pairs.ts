import { type Node, surfaceOf, type Tree } from '../../nodes/node.ts'
import { classOfNode } from './coordination.ts'
import { living, livingChildren, nextAlive, type RewriteTools, rehead } from './tools.ts'

/** 政府も|企業も|反対した, 東京だけでなく、|大阪でも|売る: both parts of a pair belong together, whatever the parser hung them on. */
export function joinPairs(tree: Tree, { grammar, words, isPredicate }: RewriteTools): void {
  const isNoun = (node: Node): boolean => !isPredicate(node) && node.core.at(-1)?.pos !== 'adverb'
  for (const node of living(tree)) {
    // それだけでなく、 opens a sentence
    if (node.head < 0 || !isNoun(node) || node.quoteFrom >= 0 || grammar.initials.has(surfaceOf(node))) continue
    const next = nextAlive(tree, node.index)
    if (!next || !isNoun(next) || next.head < 0) continue
    const [own, other] = [words(node), words(next)]
    const notOnly = own.post?.use === 'coordination' && isPredicate(tree.nodes[node.head]!) && !other.adnominal && other.role !== 'post'
    const both = own.also && other.also && own.role === other.role && (node.head === next.head || node.head === next.index)
    const counted = [node, next].some((one) => one.core.at(-1)?.quantity)
    if (!notOnly && (!both || counted || node.comma)) continue
    if (node.head !== next.index) rehead(tree, node, next)
    node.type = 'list'
  }
}

/** How many bunsetsu ahead the other noun is looked for. */
const farthest = 20

/** 食品のほか、|衣料品も|売る → 食品のほか→衣料品を: as well as stands behind the noun it adds to. */
export function addToNouns(tree: Tree, { words, isPredicate }: RewriteTools): void {
  for (const node of living(tree)) {
    const { post, topic, also } = words(node)
    if (node.head < 0 || post?.before !== 'as well as' || topic || also || !isPredicate(tree.nodes[node.head]!)) continue
    let next = nextAlive(tree, node.index)
    for (let guard = 0; guard < farthest && next && next.index < node.head && next.head !== node.head; guard++)
      next = nextAlive(tree, next.index)
    if (next?.head !== node.head || next.index >= node.head || isPredicate(next) || next.core.at(-1)?.quantity) continue
    const other = words(next)
    if (['ga', 'o'].includes(other.role) || (other.role === '' && (other.topic || other.also))) rehead(tree, node, next)
  }
}

/** 広島県から→…|鹿児島県までの|沿岸, 3月から→…|5月にかけて: where a stretch begins belongs to where it ends. */
export function joinRanges(tree: Tree, { grammar, words, isPredicate }: RewriteTools): void {
  for (const node of living(tree)) {
    const start = words(node)
    if (node.head < 0 || node.comma || node.quoteFrom >= 0 || isPredicate(node)) continue
    if (start.role !== 'kara' || start.topic || start.also || start.adnominal || start.focus.length) continue
    let end = nextAlive(tree, node.index)
    // 東京都から|神奈川県の|西部まで
    if (end && words(end).adnominal && words(end).role === '' && end.head > end.index && !end.comma && !isPredicate(end))
      end = nextAlive(tree, end.index)
    if (!end || end.head < 0 || isPredicate(end) || end.index === node.head || end.core.length === 0) continue
    const { role, post } = words(end)
    if (role !== 'made' && !/^(?:to|until)$/.test(post?.before ?? '')) continue
    if (livingChildren(tree, end).some((child) => words(child).role === 'kara')) continue
    const [first, last] = [node, end].map((one) => (one.core.at(-1)!.quantity ? 'time' : classOfNode(one, grammar)))
    if (first === last) rehead(tree, node, end)
  }
}
