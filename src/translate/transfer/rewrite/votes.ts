import { absorb, type Morph, type Node, type Tree, textOf } from '../../nodes/node.ts'
import { living, nextAlive, type RewriteTools } from './tools.ts'

/** 賛成7, 反対2票: how many voted so; -1 when the node says anything else. */
function votesOf({ core, asides, inner }: Node, side: string | undefined): number {
  const [word, count] = core
  const { quantity } = count ?? {}
  if (core.length !== 2 || word!.surface !== side || quantity?.kind !== 'count' || quantity.modifier || asides.length || inner) return -1
  return typeof quantity.value === 'number' && Number.isInteger(quantity.value) ? quantity.value : -1
}

/** 賛成7、|反対2の|賛成多数で, 賛成7、|反対2で → 7-2: both sides of a vote are one count. */
export function countsOfVotes(tree: Tree, { grammar: { keys }, words }: RewriteTools): void {
  for (const node of living(tree)) {
    const next = nextAlive(tree, node.index)
    if (!next || node.tail.length || next.comma || next.quoteFrom >= 0) continue
    const yes = votesOf(node, keys.get('approval'))
    const no = yes < 0 ? -1 : votesOf(next, keys.get('opposition'))
    const { adnominal, role, topic } = words(next)
    if (no < 0 || topic || !(adnominal ? role === '' : role === 'de')) continue
    const [first] = node.core
    const last = next.core.at(-1)!
    const score = `${yes}-${no}`
    const vote: Morph = {
      ...last,
      surface: `${textOf(node.core)}${textOf(next.core)}`,
      start: first!.start,
      quantity: {
        ...last.quantity!,
        kind: 'ratio',
        value: score,
        unit: adnominal ? 'score' : 'vote',
        en: adnominal ? score : `a ${score} vote`,
      },
    }
    absorb(tree, next, node)
    next.core = [vote]
  }
}
