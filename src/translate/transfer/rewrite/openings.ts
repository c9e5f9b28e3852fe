import { absorb, type Node, surfaceOf, type Tree } from '../../nodes/node.ts'
import { living, type RewriteTools, rehead } from './tools.ts'

/** The most bunsetsu an opening has. */
const longest = 5

/** The longest run of bunsetsu at the beginning that is an opening of the table. */
function openingOf(tree: Tree, { grammar }: RewriteTools): Node[] {
  let surface = ''
  let best: Node[] = []
  const run: Node[] = []
  for (const node of living(tree)) {
    if (run.length === longest) break
    run.push(node)
    surface += surfaceOf(node)
    if (grammar.initials.has(surface) && node.index !== tree.root && run.length > 1) best = [...run]
    if (node.comma || node.stop) break
  }
  return best
}

/** その|中で、 → その中で、: an opening of several bunsetsu is one conjunction of the last predicate. */
export function joinOpening(tree: Tree, tools: RewriteTools): void {
  const opening = openingOf(tree, tools)
  const last = opening.at(-1)
  if (!last) return
  const root = tree.nodes[tree.root]!
  const morphs = opening.flatMap((node) => [...node.core, ...node.tail])
  const head = tree.nodes[last.head]
  for (const node of opening.slice(0, -1)) {
    for (const child of node.children) if (!opening.includes(tree.nodes[child]!)) tree.nodes[child]!.head = last.index
    absorb(tree, last, node)
  }
  if (!head || head.index <= last.index) return
  last.core = morphs.map((morph, index) => (index === morphs.length - 1 ? { ...morph, pos: 'conjunction' } : morph))
  last.tail = []
  last.children = []
  last.type = 'conjunction'
  if (last.head !== root.index && root.index > last.index) rehead(tree, last, root)
}

/** しかし → 続ける: a conjunction that opens the sentence belongs to its last predicate. */
export function openingToPredicate(tree: Tree, { grammar, isPredicate }: RewriteTools): void {
  const [first] = living(tree)
  if (!first || first.index === tree.root || first.head === tree.root) return
  const root = tree.nodes[tree.root]!
  const conjunction = first.core.at(-1)?.pos === 'conjunction' || (grammar.initials.has(surfaceOf(first)) && !first.children.length)
  if (conjunction && tree.nodes[first.head] && isPredicate(root)) rehead(tree, first, root)
}
