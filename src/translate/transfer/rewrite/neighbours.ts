import { coreText, type Node, type Tree } from '../../nodes/node.ts'
import { classOfNode } from './coordination.ts'
import { living, livingChildren, nextAlive, type RewriteTools, rehead } from './tools.ts'

/** 他都市には→…|ない|強み → 他都市には→ない: に before a bare ない or ある is its own. */
function placeOfExistence(tree: Tree, node: Node, next: Node, { grammar: { keys }, words, predicate }: RewriteTools): boolean {
  const lemma = predicate(next)?.lemma
  if (words(node).role !== 'ni' || next.type !== 'adnominal' || next.comma) return false
  if (lemma !== keys.get('nai') && lemma !== keys.get('aru')) return false
  rehead(tree, node, next)
  return true
}

/** 研究や|試験、→…|生産を → 試験、→生産を: a noun before a comma goes on the list of the noun that follows. */
function continueList(tree: Tree, node: Node, next: Node, { words, isPredicate }: RewriteTools): void {
  const last = node.core.at(-1)!
  if (!node.comma || node.tail.length || !next.tail.length || isPredicate(next)) return
  if (last.quantity || last.pos.startsWith('noun.adverbial')) return
  const listed = livingChildren(tree, node).some((child) => words(child).list !== '')
  if (!listed || !['ga', 'o', 'ni', 'de'].includes(words(next).role)) return
  rehead(tree, node, next)
  node.type = 'list'
}

/** Classes whose nouns stand side by side in lists; acts and times close clauses of their own. */
const listable: ReadonlySet<string> = new Set('PERSON LOC ORG PRODUCT person role place org food artefact animal plant material'.split(' '))

/** 東京、→…|大阪で|開く → 東京、→大阪で: a noun before a comma and the noun behind it of its kind are a list. */
function joinAlike(tree: Tree, node: Node, next: Node, { grammar, words, isPredicate }: RewriteTools): void {
  const [last, other] = [node.core.at(-1)!, next.core.at(-1)!]
  if (!node.comma || node.tail.length || node.asides.length || node.opens || next.opens || isPredicate(next)) return
  if (last.quantity || other.quantity || next.head <= node.index) return
  const sem = classOfNode(node, grammar)
  if (!listable.has(sem) || classOfNode(next, grammar) !== sem || next.head > node.head) return
  const { role, topic, list } = words(next)
  if (!['ga', 'o', 'ni', 'de', 'kara', 'to'].includes(role) && !topic && !list && (next.tail.length || !next.comma)) return
  rehead(tree, node, next)
  node.type = 'list'
}

/** コメなど→…|食料品の|価格 → コメなど→食料品の: examples stand right before what they are examples of. */
function examples(tree: Tree, node: Node, next: Node, { grammar, words, isPredicate }: RewriteTools): boolean {
  const { focus, role, topic, adnominal } = words(node)
  if (!focus.includes('nado') || role || topic || adnominal || node.comma || isPredicate(next) || !words(next).adnominal) return false
  if (next.core.at(-1)!.quantity || next.head <= node.index) return false
  const sem = classOfNode(node, grammar)
  if (!sem || classOfNode(next, grammar) !== sem) return false
  rehead(tree, node, next)
  return true
}

/** 昨年と→…|ほぼ|同じ|時期: と goes to the word of likeness, whatever adverb stands between. */
function likeness(tree: Tree, node: Node, next: Node, { grammar, words }: RewriteTools): boolean {
  const onaji = grammar.keys.get('onaji')
  const same = coreText(next) === onaji ? next : nextAlive(tree, next.index)
  if (!same || node.comma || coreText(same) !== onaji || words(node).role !== 'to' || next.tail.length) return false
  if ((next !== same && (!next.core[0]?.pos.startsWith('adverb') || next.comma)) || same.type !== 'adnominal') return false
  if (next !== same) rehead(tree, next, same)
  rehead(tree, node, same)
  if (node.head !== same.index) return false
  node.type = 'case'
  return true
}

/** A noun with its amount in one bunsetsu: 罰金|50万円, 四国|400ミリ. */
function isPriced({ core, opens }: Node): boolean {
  const [amount, before] = [core.at(-1), core.at(-2)]
  return core.length > 1 && amount?.quantity !== undefined && !before!.quantity && /^(?:noun|suffix)/.test(before!.pos) && opens === ''
}

/** What became of how many people, in one bunsetsu: 2人|死亡. */
function isToll({ core, opens }: Node): boolean {
  return core.length === 2 && core[0]!.quantity?.unit === 'person' && /^noun/.test(core[1]!.pos) && opens === ''
}

/** 懲役3年、|罰金50万円を|言い渡す → 懲役3年、→罰金50万円を: nouns with an amount each, side by side, are a list. */
function joinPriced(node: Node, next: Node, tree: Tree, { words, isPredicate }: RewriteTools): boolean {
  if (!node.comma || node.tail.length || (next.head <= node.index && next.index !== tree.root)) return false
  if (!(isPriced(node) && isPriced(next)) && !(isToll(node) && isToll(next))) return false
  if (livingChildren(tree, node).some((child) => words(child).role === 'ga' || words(child).topic)) return false
  const { role, topic, list } = words(next)
  const closes = next.index === tree.root && (isPredicate(next) || !next.tail.length)
  if (!closes && !['ga', 'o', 'ni', 'de'].includes(role) && !topic && !list && (next.tail.length || !next.comma)) return false
  if (node.head !== next.index) rehead(tree, node, next)
  node.type = 'list'
  return true
}

/** Nouns that belong to their right neighbour rather than to the head the parser chose. */
export function neighbours(tree: Tree, tools: RewriteTools): void {
  for (const node of living(tree)) {
    if (node.head < 0 || tools.isPredicate(node) || node.quoteFrom >= 0) continue
    const next = nextAlive(tree, node.index)
    if (!next || likeness(tree, node, next, tools) || joinPriced(node, next, tree, tools) || next.index === node.head) continue
    if (placeOfExistence(tree, node, next, tools) || examples(tree, node, next, tools)) continue
    continueList(tree, node, next, tools)
    if (node.head !== next.index) joinAlike(tree, node, next, tools)
  }
}
