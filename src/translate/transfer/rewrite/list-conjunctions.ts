import type { Morph, Node, Tree } from '../../nodes/node.ts'
import { classOfNode } from './coordination.ts'
import { living, livingChildren, nextAlive, previousAlive, type RewriteTools, rehead } from './tools.ts'

/** The noun a conjunction leads to: the next one, past words that describe it. */
function partner(tree: Tree, node: Node, { isPredicate }: RewriteTools): Node | undefined {
  const next = nextAlive(tree, node.index)
  if (!next || (!isPredicate(next) && next.core.at(-1)!.pos !== 'adnominal')) return next
  return next.type === 'adnominal' ? tree.nodes[next.head] : undefined
}

/** 開設|ならびに|会社の|設立: the noun behind の, when that is what the first goes with. */
function beyondOwner(tree: Tree, first: Node, next: Node, tools: RewriteTools): Node {
  const { adnominal, role } = tools.words(next)
  const head = tree.nodes[next.head]
  if (!head || !adnominal || role || tools.isPredicate(next) || next.core.at(-1)!.quantity) return next
  const kind = (node: Node): string => (node.core.at(-1)!.pos.endsWith('sahen') ? 'sahen' : classOfNode(node, tools.grammar))
  const [own, owner, other] = [first, next, head].map(kind)
  return own !== '' && own === other && own !== owner ? head : next
}

/** The class of a word when it is the lexicon's own. */
function classIn({ grammar }: RewriteTools, words: readonly Morph[]): string {
  return grammar.lexicon.words(words.map((one) => one.surface).join(''))[0]?.sem ?? ''
}

/** 投資会社 as 投資|会社, when the lexicon has both. */
function halves(word: Morph, { grammar }: RewriteTools): Morph[] {
  const { surface, start, end } = word
  const [left, right] = [surface.slice(0, 2), surface.slice(2)]
  if (surface.length !== 4 || word.entity || !grammar.lexicon.has(left) || !grammar.lexicon.has(right)) return [word]
  return [
    { ...word, surface: left, lemma: left, reading: '', end: start + 2 },
    { ...word, surface: right, lemma: right, reading: '', start: end - 2 },
  ]
}

/** 保険|および|投資会社: both are kinds of the last word, when the first is not of its class. */
function sharesHead(first: Node, words: readonly Morph[], tools: RewriteTools): boolean {
  if (first.core.length !== 1 || words.length !== 2 || first.children.length || first.comma) return false
  const plain = [...first.core, ...words].every((one) => !one.entity && !one.quantity && !one.name && /^(?:noun|prefix)/.test(one.pos))
  if (!plain || words.some((one) => one.pos.startsWith('noun.proper') || one.pos.startsWith('noun.number'))) return false
  const [own, other] = [classIn(tools, first.core), classIn(tools, words.slice(-1))]
  return own !== '' && other !== '' && own !== other && classIn(tools, words) !== own
}

/** 政府|および|警察: a conjunction between nouns is a particle of the first. */
export function listConjunctions(tree: Tree, tools: RewriteTools): void {
  for (const node of living(tree)) {
    const [word] = node.core
    if (word?.pos !== 'conjunction' || node.core.length > 1 || node.tail.length || !tools.grammar.particles.has(word.surface)) continue
    const first = previousAlive(tree, node.index)
    const next = partner(tree, node, tools)
    const second = first && next ? beyondOwner(tree, first, next, tools) : next
    if (!first || !second || first.tail.length || tools.isPredicate(first) || second.index <= node.index) continue
    if (!/^(?:noun|suffix|unknown|pronoun)/.test(first.core.at(-1)!.pos)) continue
    for (const child of livingChildren(tree, node)) if (child !== first) rehead(tree, child, second)
    rehead(tree, first, second)
    node.dead = true
    const governor = tree.nodes[node.head]
    if (governor) governor.children = governor.children.filter((index) => index !== node.index)
    first.tail = [{ ...word, pos: 'particle.list' }]
    first.type = 'list'
    first.comma = node.comma
    const words = second.core.length === 1 ? halves(second.core[0]!, tools) : second.core
    if (!sharesHead(first, words, tools)) continue
    second.core = [...first.core, { ...word, surface: '・', lemma: '・', pos: 'symbol' }, ...words]
    first.dead = true
    second.children = second.children.filter((index) => index !== first.index)
  }
}
