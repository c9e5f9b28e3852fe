import { absorb, coreText, type Tree } from '../../nodes/node.ts'
import { living, nextAlive, type RewriteTools } from './tools.ts'

/** 従来|予想を → 従来予想を: a bare word of time and the noun behind it that the dictionary knows as one word. */
export function joinKnown(tree: Tree, { grammar: { lexicon }, isPredicate }: RewriteTools): void {
  for (const node of living(tree)) {
    const next = nextAlive(tree, node.index)
    if (!next || node.tail.length || node.comma || node.stop || node.closes || node.asides.length || node.children.length) continue
    if (next.opens || next.inner || isPredicate(next) || node.core.length !== 1) continue
    const [word] = node.core
    if (!word!.pos.startsWith('noun.adverbial') || word!.quantity || !lexicon.words(coreText(node) + coreText(next)).length) continue
    next.core = [...node.core, ...next.core]
    absorb(tree, next, node)
  }
}
