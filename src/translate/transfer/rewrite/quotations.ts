import type { Node, Tree } from '../../nodes/node.ts'
import { headClass } from '../clause/argument.ts'
import { quotesPlainly } from '../clause/quotation.ts'
import { agentClasses } from '../semantic-class.ts'
import { living, livingChildren, type RewriteTools, rehead } from './tools.ts'

/** 首相は→続ける」と|述べた → 首相は→述べた: words before a quotation never belong to a word inside it. */
export function outOfQuotations(tree: Tree, { words, isPredicate }: RewriteTools): void {
  for (const close of living(tree)) {
    if (close.quoteFrom < 0 || close.head < 0) continue
    for (const node of tree.nodes.slice(0, close.quoteFrom)) {
      if (node.dead || node.head < close.quoteFrom || node.head > close.index) continue
      const modifies = node.head === close.index && !isPredicate(close) && (words(node).adnominal || node.type === 'adnominal')
      if (!modifies) rehead(tree, node, tree.nodes[close.head]!)
    }
  }
}

/** 会社は→建てると|発表した → 会社は→発表した: who says it is the topic when nobody else is; the clause takes a pronoun. */
export function speakersOutOfClauses(tree: Tree, tools: RewriteTools): void {
  const { grammar, words, predicate } = tools
  const names = (node: Node) => ['ga', ''].includes(words(node).role) && (words(node).topic || words(node).role === 'ga')
  for (const close of living(tree)) {
    const verb = tree.nodes[close.head]
    if (close.quoteFrom >= 0 || !verb?.ending || verb.ending.endings.some(({ op }) => op === 'passive')) continue
    const saying = predicate(verb)
    const ends = close.tail.at(-1)?.pos === 'particle.quote'
    if (!saying || !(ends || quotesPlainly(close, saying, grammar)) || livingChildren(tree, verb).some(names)) continue
    if (!grammar.lexicon.frames(saying.lemma).some((frame) => frame.slots.some(({ name }) => name === 'quote'))) continue
    const speaker = livingChildren(tree, close).find(
      (child) => words(child).topic && words(child).role === '' && agentClasses.has(headClass(child, grammar)),
    )
    if (speaker) rehead(tree, speaker, verb)
  }
}
