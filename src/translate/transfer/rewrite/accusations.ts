import type { Node, Tree } from '../../nodes/node.ts'
import type { Grammar } from '../grammar.ts'
import { living, livingChildren, type RewriteTools, rehead } from './tools.ts'

/** What is done to somebody for a deed, and what somebody who was wronged does, by the first English word of the frame. */
const answers =
  /^(?:be )?(?:arrest|rearrest|refer|indict|prosecut|charge|convict|sentence|fine|punish|disciplin|dismiss|suspend|accus|detain|sue|demand|seek|appeal|file)/

function isAccusation(node: Node): boolean {
  return node.ending?.endings.at(-1)?.argument === 'saying that {S}'
}

function isAnswer(node: Node, { lexicon }: Grammar): boolean {
  const own = node.ending?.predicate
  return own !== undefined && lexicon.frames(own.lemma).some(({ template }) => answers.test(template.verb))
}

/**
 * 休暇を認めないのは不当だとして、→ 判決があった → 賠償を求めた: a deed somebody is held to have done belongs to the first verb behind it that answers one,
 * though it stand before a noun; what leads up to the deed (接続し、盗んだとして) belongs to the deed.
 */
export function accusations(tree: Tree, { grammar, words, isPredicate }: RewriteTools): void {
  const all = [...living(tree)]
  for (const deed of all) {
    if (!isAccusation(deed) || deed.head < 0) continue
    const head = tree.nodes[deed.head]!
    if (!isAnswer(head, grammar)) {
      const verb = all.find((one) => one.index > deed.index && one.index < head.index && one.type === 'adnominal' && isAnswer(one, grammar))
      if (verb) rehead(tree, deed, verb)
    }
    for (const clause of all) {
      if (clause.index >= deed.index || clause.head <= deed.index || clause.type !== 'te' || !isPredicate(clause)) continue
      const named = livingChildren(tree, clause).some((one) => words(one).role === 'ga' || words(one).topic)
      const parted = all.some((one) => one.index > clause.index && one.index < deed.index && words(one).topic)
      if (!named && !parted) rehead(tree, clause, deed)
    }
  }
}
