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

/** 発言は→|危険だと|思う → 発言は→危険だと: a topic that cannot say or think anything is what is said of. */
export function thingsIntoClauses(tree: Tree, tools: RewriteTools): void {
  const { grammar, words, predicate, isPredicate } = tools
  for (const close of living(tree)) {
    const verb = tree.nodes[close.head]
    if (close.quoteFrom >= 0 || !verb || !isPredicate(close)) continue
    const saying = predicate(verb)
    if (!saying || !(close.tail.at(-1)?.pos === 'particle.quote' || quotesPlainly(close, saying, grammar))) continue
    if (livingChildren(tree, close).some((child) => words(child).role === 'ga' || (words(child).topic && words(child).role === '')))
      continue
    const thing = livingChildren(tree, verb).find(
      (child) => child.index < close.index && words(child).topic && words(child).role === '' && !isPredicate(child),
    )
    const sem = thing ? headClass(thing, grammar) : ''
    if (thing && sem !== '' && !agentClasses.has(sem) && (!telling.has(sem) || saying.lemma === grammar.keys.get('omou')))
      rehead(tree, thing, close)
  }
}

/** 物価が→上がり、|必要だと|判断した → 上がり、→必要だと: a clause told of things before one that is quoted is quoted with it, when nobody is named who says it. */
export function clausesIntoQuotations(tree: Tree, tools: RewriteTools): void {
  const { grammar, words, predicate } = tools
  const subjectOf = (clause: Node, quoted?: Node) =>
    livingChildren(tree, clause).find((one) => one !== quoted && (words(one).role === 'ga' || (words(one).topic && words(one).role === '')))
  for (const close of living(tree)) {
    const verb = tree.nodes[close.head]
    if (close.quoteFrom >= 0 || close.tail.at(-1)?.pos !== 'particle.quote' || !verb?.ending || !tools.isPredicate(close)) continue
    if (verb.ending.endings.some(({ op }) => op === 'passive') || subjectOf(verb, close)) continue
    const saying = predicate(verb)
    if (!saying || !grammar.lexicon.frames(saying.lemma).some(({ slots }) => slots.some(({ name }) => name === 'quote'))) continue
    for (const before of livingChildren(tree, verb)) {
      if (before.index >= close.index || before.type !== 'te' || before.quoteFrom >= 0 || !tools.isPredicate(before)) continue
      const told = subjectOf(before)
      if (told && !words(told).topic && !agentClasses.has(headClass(told, grammar))) rehead(tree, before, close)
    }
  }
}

/** Classes that do say something (a report says), or say when. */
const telling: ReadonlySet<string> = new Set(['info', 'document', 'work', 'law', 'time', 'duration', 'place'])
