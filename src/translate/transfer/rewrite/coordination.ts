import { coreText, type Morph, type Node, type Tree } from '../../nodes/node.ts'
import type { Grammar } from '../grammar.ts'
import { wordAfter } from '../senses.ts'
import { climb, living, livingChildren, nextAlive, type RewriteTools, rehead } from './tools.ts'

function joinTo(tree: Tree, node: Node, partner: Node): void {
  rehead(tree, node, partner)
  node.type = 'list'
}

/** この→高い|塔 → この→塔: この before an adjective or clause belongs to the noun. False when it stands before neither. */
function passClauses(tree: Tree, node: Node, { predicate, isPredicate }: RewriteTools): boolean {
  const head = tree.nodes[node.head]!
  const passed = (one: Node): boolean => isPredicate(one) && (one.type === 'adnominal' || one.type === 'te')
  if (node.core.at(-1)?.pos !== 'adnominal' || head.head < 0 || !passed(head) || predicate(head)?.kind === 'nominal') return false
  const target = climb(tree, head, passed)
  if (!isPredicate(target) || predicate(target)?.kind === 'nominal') rehead(tree, node, target)
  return true
}

function isNamed(node: Node): boolean {
  const last = node.core.at(-1)!
  return last.entity !== undefined || last.name !== undefined || last.pos.startsWith('noun.proper')
}

/** True for a verb that takes a partner with と: 結ぶ, 話す. */
function takesPartner({ lexicon }: Grammar, lemma: string): boolean {
  return lexicon.frames(lemma).some((frame) => frame.slots.some((slot) => slot.name === 'to' && !slot.fillers.length))
}

/** インドと→協定を|結ぶ → インドと→結ぶ: a country and a treaty are no pair. */
function partnerOfVerb(tree: Tree, node: Node, { grammar, words, predicate }: RewriteTools): boolean {
  const head = tree.nodes[node.head]!
  const governor = tree.nodes[head.head]
  const verb = governor && predicate(governor)
  if (!verb || !isNamed(node) || isNamed(head) || !takesPartner(grammar, verb.lemma)) return false
  if (!['o', 'ga'].includes(words(head).role)) return false
  rehead(tree, node, governor)
  node.type = 'case'
  return true
}

/** The class of a noun: the type of an entity or a name, else by the lexicon; '' when unknown. */
export function classOfNode(node: Node, { lexicon }: Grammar): string {
  const last = node.core.at(-1)!
  const type = last.entity?.type ?? last.name?.type
  return type ?? (lexicon.words(coreText(node))[0] ?? lexicon.words(last.surface)[0])?.sem ?? ''
}

/** 昨年の, 最大の, 多数の: adverbial nouns, adjectives and words of quantity own nothing. */
function ownsNothing(node: Node, { lexicon, keys }: Grammar): boolean {
  if (node.core.at(-1)!.pos.startsWith('noun.adverbial')) return true
  const rows = lexicon.words(coreText(node))
  return (
    rows.some((row) => row.count === '-' && row.pos !== 'name') ||
    rows
      .flatMap((row) => row.alternatives)
      .some((one) => wordAfter(one.cue) === keys.get('no') && /^(?:many|various|numerous|several|most|all|other)$/.test(one.en))
  )
}

/** AとBのC: whether A goes with B rather than with C. 材料と製造の面, but 電動化と産業の発展. */
function goesWithOwner(tree: Tree, a: Node, b: Node, c: Node, { grammar }: RewriteTools): boolean {
  if (ownsNothing(b, grammar)) return false
  const [classA, classB, classC] = [classOfNode(a, grammar), classOfNode(b, grammar), classOfNode(c, grammar)]
  if (classA && classA === classB && classA !== classC) return true
  if (classA && classA === classC && classA !== classB) return false
  const isSahen = (node: Node): boolean => {
    const last: Morph = node.core.at(-1)!
    return last.pos.endsWith('sahen') && !last.entity
  }
  if (isSahen(a) && isSahen(c) && !isSahen(b)) return false
  if (isSahen(a) === isSahen(b) && isSahen(a) !== isSahen(c)) return true
  return !livingChildren(tree, a).length
}

/** 材料と→…|製造の|面 → 材料と→製造の: と joins the owner behind it. */
function joinOwner(tree: Tree, node: Node, tools: RewriteTools): boolean {
  const head = tree.nodes[node.head]!
  const next = nextAlive(tree, node.index)
  if (!next || next === head || next.head !== head.index || tools.isPredicate(next)) return false
  const { adnominal, role } = tools.words(next)
  if (!adnominal || role || next.core.at(-1)!.quantity || !goesWithOwner(tree, node, next, head, tools)) return false
  joinTo(tree, node, next)
  return true
}

/** 市場と→…|企業が|動く → 市場と→企業が: と and the subject or object behind it, unless the verb takes a partner. */
function joinArgument(tree: Tree, node: Node, { grammar, words, isPredicate, predicate, verbalNoun }: RewriteTools): void {
  const head = tree.nodes[node.head]!
  const next = nextAlive(tree, node.index)
  if (!next || next.head !== head.index || next === head || isPredicate(next)) return
  const other = words(next)
  if (!['ga', 'o'].includes(other.role) && !(other.topic && other.role === '')) return
  if (takesPartner(grammar, (predicate(head) ?? verbalNoun(head))!.lemma) || next.core.at(-1)!.pos.startsWith('noun.adverbial')) return
  joinTo(tree, node, next)
}

/** この before an adjective belongs to the noun; と between nouns of one case joins them. */
export function joinNouns(tree: Tree, tools: RewriteTools): void {
  for (const node of living(tree)) {
    if (node.head < 0) continue
    const head = tree.nodes[node.head]!
    const words = tools.words(node)
    if (passClauses(tree, node, tools)) continue
    if (words.list !== 'to' || words.adnominal || tools.isPredicate(node)) continue
    if (!tools.isPredicate(head)) {
      if (words.role !== 'to' || partnerOfVerb(tree, node, tools) || node.comma) continue
      joinOwner(tree, node, tools)
    } else if (!words.topic && !words.also && node.quoteFrom < 0) joinArgument(tree, node, tools)
  }
}
