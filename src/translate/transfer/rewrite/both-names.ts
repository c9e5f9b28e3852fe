import type { Morph, Node, Tree } from '../../nodes/node.ts'
import { living, previousAlive, type RewriteTools, rehead } from './tools.ts'

function isName({ core }: Node): boolean {
  return core.every((morph) => morph.entity || morph.name || morph.pos.startsWith('noun.proper') || morph.pos.startsWith('suffix'))
}

/** 島根、|鳥取両県の → 島根と鳥取: both names the comma of a list parts, whatever the parser hung the first on. */
export function bothNames(tree: Tree, { grammar: { lexicon } }: RewriteTools): void {
  const both = ({ surface, entity }: Morph): boolean => !entity && lexicon.words(surface).some(({ en }) => /^both\b/.test(en))
  for (const node of living(tree)) {
    const at = node.core.findIndex(both)
    if (at < 1 || !node.core.slice(0, at).every((morph) => morph.entity || morph.name || morph.pos.startsWith('noun.proper'))) continue
    const first = previousAlive(tree, node.index)
    if (!first?.comma || first.tail.length || !isName(first) || first.opens) continue
    if (first.head !== node.index) rehead(tree, first, node)
    first.type = 'list'
  }
}
