import type { Node, Tree } from './node.ts'

/** A part of a sentence, and the English mark that follows it; '' for none. */
export interface Part {
  readonly tree: Tree
  readonly mark: string
}

/** Where a tree is cut, behind which node. */
interface Cut {
  readonly at: number
  readonly mark: string
}

/** The nodes inside quotation marks. */
function quotedNodes(tree: Tree): Set<number> {
  const quoted = new Set<number>()
  for (const node of tree.nodes) if (node.quoteFrom >= 0) for (let at = node.quoteFrom; at <= node.index; at++) quoted.add(at)
  return quoted
}

/** The English of the mark behind a node when it cuts; '' when it does not. */
function markAfter({ stop, closes }: Node, headline: boolean): string {
  const bar = /[|-]/.exec(stop)
  if (bar) return bar[0]
  if (stop.includes(':')) return ':'
  if (headline && stop === ' ') return ';'
  if (!/[。．？！?!]/.test(stop) || closes) return ''
  if (/[？?]/.test(stop)) return '?'
  return headline ? ';' : '.'
}

/** 「泣きました」|大勝利に歓喜: a quoted sentence that nothing ties to what follows. */
function isOpeningQuotation({ nodes }: Tree, { index, quoteFrom, closedAt, comma, core, tail }: Node): boolean {
  const last = tail.at(-1) ?? core.at(-1)
  if (!last || quoteFrom < 0 || closedAt < last.start || comma || !/^(?:verb|adjective|auxiliary)/.test(last.pos)) return false
  if (nodes.findIndex((node) => !node.dead) < quoteFrom) return false
  return nodes[index + 1]?.opens === ''
}

function cutsOf(tree: Tree, headline: boolean): Cut[] {
  const quoted = quotedNodes(tree)
  return tree.nodes.flatMap((node): Cut[] => {
    if (node.dead || node.index === tree.root) return []
    if (isOpeningQuotation(tree, node)) return [{ at: node.index, mark: ':' }]
    if (quoted.has(node.index) && !(node.closes && (/[:|-]/.test(node.stop) || (headline && node.stop === ' ')))) return []
    const mark = markAfter(node, headline)
    return mark ? [{ at: node.index, mark }] : []
  })
}

/** The nodes from `from` to `to` as a tree. It keeps the indices of the whole, so spans and memory stay as they are. */
function partOf(tree: Tree, from: number, to: number, root: number): Tree {
  const nodes = tree.nodes.map(
    (node): Node => ({
      ...node,
      children: [],
      head: node.index === root ? -1 : node.head > root ? root : node.head,
      dead: node.dead || node.index < from || node.index > to,
      quoteFrom: node.quoteFrom < from ? -1 : node.quoteFrom,
    }),
  )
  for (const node of nodes) if (!node.dead && node.head >= 0) nodes[node.head]!.children.push(node.index)
  return { nodes, root }
}

/** A colon, dash or white space that splits a headline, a stop inside a sentence: 米国：資本市場がけん引 → two trees, each with its own root. */
export function splitAtMarks(tree: Tree, headline: boolean): Part[] {
  const cuts = cutsOf(tree, headline)
  if (!cuts.length) return [{ tree, mark: '' }]
  const made: Part[] = []
  let from = 0
  for (const { at: to, mark } of [...cuts, { at: tree.nodes.length - 1, mark: '' }]) {
    const root = tree.nodes.findLast((node) => node.index >= from && node.index <= to && !node.dead)?.index
    if (root !== undefined) made.push({ tree: partOf(tree, from, to, root), mark })
    from = to + 1
  }
  return made
}
