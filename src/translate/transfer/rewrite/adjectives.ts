import { coreText, type Node, type Tree } from '../../nodes/node.ts'
import type { Grammar, Predicate } from '../grammar.ts'
import { climb, living, livingChildren, nextAlive, type Rewrite, type RewriteTools, rehead } from './tools.ts'

/** Margin above which a head is not doubted. */
const sure = 0.6

/** 中国と連携して|新しい|制度を|導入する: を and adverbial postpositions belong to the verb, not to the adjective. */
function pastAdjective(tree: Tree, child: Node, noun: Node, { isPredicate }: RewriteTools): void {
  const target = climb(tree, noun, (node) => !isPredicate(node))
  if (isPredicate(target)) rehead(tree, child, target)
}

/** 法案に→強く|反対する → 法案に→反対する: an adjective that says how a verb acts has no arguments of its own. */
export function freeAdverbs(tree: Tree, { predicate, words, isPredicate, grammar: { keys } }: RewriteTools): void {
  for (const node of living(tree)) {
    const last = node.core.at(-1)
    const verb = tree.nodes[node.head]
    if (last?.pos !== 'adjective' || !last.form.startsWith('continuative') || node.tail.length || node.comma || !verb) continue
    if (nextAlive(tree, node.index) !== verb) continue
    const own = predicate(verb)
    if (!own || (own.kind !== 'verb' && own.kind !== 'sahen') || [keys.get('naru'), keys.get('suru')].includes(own.lemma)) continue
    for (const child of livingChildren(tree, node)) {
      const { role, adnominal, topic } = words(child)
      if (!adnominal && !isPredicate(child) && (['ga', 'o', 'ni', 'de', 'e', 'kara', 'yori', 'post'].includes(role) || topic))
        rehead(tree, child, verb)
    }
  }
}

/** の and が before an adjective that stands before its noun belong to the noun or to the next predicate: 国が→新たな|制度を → 国が→作る. */
export function makeFreeAdjectives(grammar: Grammar): Rewrite {
  const subjectAdjectives = new Set(grammar.language.rows('ja/subject-adjectives').map((row) => row.ja!))

  /** 国が|新たな|制度を|作る: が, は and を before an adjectival noun that asks for none. */
  function pastAdjectivalNoun(tree: Tree, child: Node, noun: Node, { isPredicate }: RewriteTools): void {
    const target = climb(tree, noun, (node) => !isPredicate(node))
    if (target.index > noun.index || isPredicate(noun) || noun.index === tree.root) rehead(tree, child, target)
  }

  /** 東北で→強い|地震が: a case the adjective has no slot for, hung on it without much confidence. */
  function isLoose({ margin }: Node, role: string, lemma: string): boolean {
    if (!['de', 'ni', 'kara', 'e'].includes(role) || margin > sure) return false
    return !grammar.lexicon.frames(lemma).some((frame) => frame.slots.some(({ name }) => name === role))
  }

  function free(tree: Tree, node: Node, noun: Node, { kind, lemma }: Predicate, tools: RewriteTools): void {
    for (const child of livingChildren(tree, node)) {
      if (tools.isPredicate(child)) continue
      const { role, post, adnominal, topic } = tools.words(child)
      const object = role === 'o' || (role === 'post' && post?.use === 'adverbial') || isLoose(child, role, lemma)
      if (adnominal && (role === 'post' || kind === 'na')) rehead(tree, child, noun)
      else if (kind === 'adjective' && object) pastAdjective(tree, child, noun, tools)
      else if (
        kind === 'na' &&
        (role === 'ga' || topic || role === 'o' || isLoose(child, role, lemma)) &&
        !subjectAdjectives.has(coreText(node))
      )
        pastAdjectivalNoun(tree, child, noun, tools)
    }
  }

  return function freeAdjectives(tree, tools) {
    for (const node of living(tree)) {
      if (node.head < 0 || node.type !== 'adnominal') continue
      const predicate = tools.predicate(node)
      if (predicate?.kind !== 'na' && predicate?.kind !== 'adjective') continue
      const noun = tree.nodes[node.head]!
      if (tools.predicate(noun)?.kind !== 'verb') free(tree, node, noun, predicate, tools)
    }
  }
}
