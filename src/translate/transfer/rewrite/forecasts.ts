import { type Node, type Tree, tailText } from '../../nodes/node.ts'
import { living, livingChildren, type RewriteTools, rehead } from './tools.ts'

const isTime = ({ core }: Node): boolean => core.length === 1 && core[0]!.quantity?.kind === 'date'

const isFigure = ({ core }: Node): boolean => /^(?:percent|money|count|measure|number|point)$/.test(core.at(-1)!.quantity?.kind ?? '')

/** 見通しについて、|2026年度を|2%に|引き上げた → 2026年度の|見通しを: the time a thing is for is no object of its own. */
export function timesOfThings(tree: Tree, { grammar: { keys }, words, isPredicate }: RewriteTools): void {
  for (const time of living(tree)) {
    if (!isTime(time) || tailText(time) !== keys.get('o') || time.head < 0 || livingChildren(tree, time).length) continue
    const thing = livingChildren(tree, tree.nodes[time.head]!).findLast((one) => one.index < time.index && words(one).post)
    const { post, topic, adnominal } = thing ? words(thing) : { post: null, topic: false, adnominal: false }
    if (!thing || post?.before !== 'about' || topic || adnominal || thing.quoteFrom >= 0 || thing.asides.length || isPredicate(thing))
      continue
    if (!livingChildren(tree, tree.nodes[time.head]!).some((one) => words(one).role === 'ni' && isFigure(one))) continue
    const [as] = time.tail
    const of = { ...as!, surface: keys.get('no')!, lemma: keys.get('no')!, pos: 'particle.adnominal' }
    const { core } = thing
    thing.core = time.core
    time.core = core
    for (const child of livingChildren(tree, thing)) rehead(tree, child, time)
    thing.tail = [of]
    thing.comma = false
    thing.type = 'adnominal'
    rehead(tree, thing, time)
  }
}
