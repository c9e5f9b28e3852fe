import { absorb, coreText, type Tree } from '../../nodes/node.ts'
import { living, nextAlive, type RewriteTools } from './tools.ts'

/** 彼女|自身も → 彼女自身も: self belongs to the noun before it. */
export function joinSelves(tree: Tree, { grammar: { keys }, isPredicate }: RewriteTools): void {
  for (const node of living(tree)) {
    if (node.comma || node.tail.length || !/^(?:noun|pronoun|suffix)/.test(node.core.at(-1)?.pos ?? '') || isPredicate(node)) continue
    const next = nextAlive(tree, node.index)
    if (!next || node.head !== next.index || coreText(next) !== keys.get('jishin')) continue
    next.core = [...node.core, ...next.core]
    absorb(tree, next, node)
  }
}
