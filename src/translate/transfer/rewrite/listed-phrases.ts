import { absorb, coreText, surfaceOf, type Tree } from '../../nodes/node.ts'
import { living, nextAlive, type RewriteTools } from './tools.ts'

/** 次の|通り → 次の通り: words with の inside that the lexicon lists. */
export function joinListedPhrases(tree: Tree, { grammar }: RewriteTools): void {
  for (const node of living(tree)) {
    if (node.comma || node.tail.length !== 1 || grammar.particles.get(node.tail[0]!.surface) !== 'no') continue
    const next = nextAlive(tree, node.index)
    if (!next || node.head !== next.index || !grammar.lexicon.has(surfaceOf(node) + coreText(next))) continue
    if ([...node.core, ...next.core].some((morph) => morph.entity || morph.quantity)) continue
    next.core = [...node.core, ...node.tail, ...next.core]
    absorb(tree, next, node)
  }
}
