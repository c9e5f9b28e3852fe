import { entityClass } from '../../../language/lexicon.ts'
import type { Node, Tree } from '../../nodes/node.ts'
import { quotesPlainly } from '../clause/quotation.ts'
import { agentClasses } from '../semantic-class.ts'
import { living, livingChildren, type RewriteTools, rehead } from './tools.ts'

function isPersonal(node: Node, { grammar: { lexicon } }: RewriteTools): boolean {
  const last = node.core.at(-1)!
  const type = last.entity?.type ?? last.name?.type
  if (type) return agentClasses.has(entityClass[type])
  return last.pos === 'suffix.person' || lexicon.words(last.surface).some((row) => agentClasses.has(row.sem))
}

/** 住民に→避難するよう|求めた → 住民に→求めた: who is asked to do something hangs on the asking, when the asking has nobody yet. */
export function addresseesToAskings(tree: Tree, tools: RewriteTools): void {
  const { words, predicate, grammar } = tools
  for (const asking of living(tree)) {
    const verb = predicate(asking)
    const frames = verb ? grammar.lexicon.frames(verb.lemma) : []
    if (!verb || !frames.some(({ slots }) => ['ni', 'quote'].every((name) => slots.some((slot) => slot.name === name)))) continue
    const children = livingChildren(tree, asking)
    if (children.some((one) => words(one).role === 'ni')) continue
    const asked = children.find(
      (one) => one.quoteFrom < 0 && one.type !== 'adnominal' && predicate(one) && quotesPlainly(one, verb, grammar),
    )
    const first = asked && livingChildren(tree, asked).find((one) => words(one).role === 'ni' && !words(one).adnominal)
    if (first && isPersonal(first, tools)) rehead(tree, first, asking)
  }
}
