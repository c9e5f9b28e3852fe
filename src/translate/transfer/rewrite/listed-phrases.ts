import { absorb, coreText, type Node, surfaceOf, type Tree } from '../../nodes/node.ts'
import { living, nextAlive, type RewriteTools } from './tools.ts'

/** 長い|間 → 長い間: an adjective with a noun that the lexicon lists as one adverb. */
function isListedAdverb({ core, tail, comma }: Node, next: Node, { grammar: { lexicon } }: RewriteTools): boolean {
  const only = core.length === 1 && !tail.length && !comma && core[0]!.pos === 'adjective'
  return only && next.core.length === 1 && lexicon.words(core[0]!.surface + coreText(next)).some(({ pos }) => pos === 'adv')
}

/** 次の|通り → 次の通り: words with の inside that the lexicon lists. */
export function joinListedPhrases(tree: Tree, tools: RewriteTools): void {
  const { grammar } = tools
  for (const node of living(tree)) {
    const behind = nextAlive(tree, node.index)
    if (behind && node.head === behind.index && isListedAdverb(node, behind, tools)) {
      behind.core = [...node.core, { ...behind.core[0]!, pos: 'adverb' }]
      behind.tail = []
      absorb(tree, behind, node)
      continue
    }
    if (node.comma || node.tail.length !== 1 || grammar.particles.get(node.tail[0]!.surface) !== 'no') continue
    const next = nextAlive(tree, node.index)
    if (!next || node.head !== next.index || !grammar.lexicon.has(surfaceOf(node) + coreText(next))) continue
    if ([...node.core, ...next.core].some((morph) => morph.entity || morph.quantity)) continue
    next.core = [...node.core, ...node.tail, ...next.core]
    absorb(tree, next, node)
  }
}
