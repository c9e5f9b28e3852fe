import { coreText, type Morph, type Node, type Tree } from '../../nodes/node.ts'
import type { Grammar } from '../grammar.ts'
import { wordAfter } from '../senses.ts'
import { climb, living, livingChildren, nextAlive, type RewriteTools, rehead } from './tools.ts'

function joinTo(tree: Tree, node: Node, partner: Node): void {
  rehead(tree, node, partner)
  node.type = 'list'
  // the tokenizer may have taken と for that of quotations
  node.tail = node.tail.map((morph) => (morph.pos === 'particle.quote' ? { ...morph, pos: 'particle.list' } : morph))
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

/**
 * 田中氏と→新人の|山田氏 → 田中氏と→山田氏, 火災や→河川の|氾濫 → 火災や→氾濫: what is of one kind goes together, not with what is said of the second.
 * True when it was moved.
 */
function joinKin(tree: Tree, node: Node, tools: RewriteTools): boolean {
  const head = tree.nodes[node.head]!
  const next = nextAlive(tree, node.index)
  const owner = tools.isPredicate(head) || next?.head === node.head ? next : head
  const person = owner && tree.nodes[owner.head]
  if (!person || owner.index > node.within.to) return false
  const { adnominal, role } = tools.words(owner)
  if (!adnominal || role || owner.comma || tools.isPredicate(owner)) return false
  const classOf = (one: Node): string => {
    if (one.core.some(({ entity, name }) => (entity?.type ?? name?.type) === 'PERSON')) return 'PERSON'
    const sem = classOfNode(one, tools.grammar)
    return sem === 'OTHER' ? (tools.grammar.lexicon.words(coreText(one))[0]?.sem ?? '') : sem
  }
  const kind = classOf(node)
  if (!kins.has(kind) || classOf(owner) === kind || (kind !== 'PERSON' && classOf(owner) === '') || classOf(person) !== kind) return false
  joinTo(tree, node, person)
  return true
}

/** Kinds of things that are listed with their like. */
const kins: ReadonlySet<string> = new Set(['PERSON', 'event', 'disease', 'weather'])

/** What two countries may share: a sea, a river, a mountain, an island, a bay. */
const shared = /[\u6d77\u5ddd\u6cb3\u5c71\u5cf6\u6e7e\u6e56\u5ce1\u6d0b]$/

/** シンガポールと→マレーシアの|ポートクラン → シンガポールと→ポートクラン: a place lies in one country only. True when it was moved. */
function joinPlaces(tree: Tree, node: Node, { words, grammar, isPredicate }: RewriteTools): boolean {
  const owner = nextAlive(tree, node.index)
  const place = owner && tree.nodes[owner.head]
  if (!place || isPredicate(place) || (node.head !== owner.index && node.head !== place.index) || place.index > node.within.to) return false
  const { adnominal, role } = words(owner)
  if (!adnominal || role || owner.comma || words(node).list !== 'to') return false
  const isPlace = (one: Node): boolean => isNamed(one) && one.core.length === 1 && /^(?:LOC|place|country)$/.test(classOfNode(one, grammar))
  if (![node, owner, place].every(isPlace) || shared.test(coreText(place))) return false
  joinTo(tree, node, place)
  return true
}

/** 地元の, 国内の: where something is, as an adjective. */
function isNear(node: Node, { lexicon, keys }: Grammar): boolean {
  return lexicon
    .words(coreText(node))
    .flatMap((row) => row.alternatives)
    .some((one) => wordAfter(one.cue) === keys.get('no') && /^(?:local|domestic)$/.test(one.en))
}

/** 市と→地元の|企業 → 市と→企業: what owns nothing is no partner. True when it was moved. */
function passOwnless(tree: Tree, node: Node, tools: RewriteTools): boolean {
  const owner = tree.nodes[node.head]!
  const noun = tree.nodes[owner.head]
  const { adnominal, role } = tools.words(owner)
  if (!noun || noun.index > node.within.to || !adnominal || role || owner.comma || owner.core.at(-1)!.quantity) return false
  if (tools.words(node).list !== 'to' || tools.isPredicate(owner) || tools.isPredicate(noun) || !isNear(owner, tools.grammar)) return false
  joinTo(tree, node, noun)
  return true
}

/** How many bunsetsu ahead the other amount is looked for. */
const farthest = 4

/** 男性2人と→…|若い|女性3人の|計画 → 男性2人と→女性3人の: nouns with their numbers go together. True when it was moved. */
function joinCounted(tree: Tree, node: Node, { words }: RewriteTools): boolean {
  const counted = ({ core }: Node): boolean => core.length > 1 && core.at(-1)!.quantity?.kind === 'count' && !core.at(-2)!.quantity
  if (!counted(node) || node.core.at(-1)!.quantity!.unit === 'time') return false
  let first: Node | undefined
  let next = nextAlive(tree, node.index)
  for (let guard = 0; next && guard < farthest && !counted(next); guard++) {
    if (next.comma || !(next.type === 'adnominal' || words(next).adnominal)) return false
    first ??= next
    next = nextAlive(tree, next.index)
  }
  if (!next || !counted(next) || next.index > node.within.to) return false
  const { adnominal, role, topic } = words(next)
  if (!adnominal && !['ga', 'o'].includes(role) && !topic) return false
  // 健康な→…|人590人の|血液: what stands between the two is said of the second
  for (let one = first; one && one.index < next.index; one = nextAlive(tree, one.index)) if (one.head > next.index) rehead(tree, one, next)
  joinTo(tree, node, next)
  return true
}

/** この before an adjective belongs to the noun; と between nouns of one case joins them. */
export function joinNouns(tree: Tree, tools: RewriteTools): void {
  for (const node of living(tree)) {
    if (node.head < 0) continue
    const head = tree.nodes[node.head]!
    const words = tools.words(node)
    if (passClauses(tree, node, tools)) continue
    if ((words.list === '' && words.role !== 'to') || words.adnominal || words.topic || tools.isPredicate(node)) continue
    if (
      node.quoteFrom < 0 &&
      !words.also &&
      (joinKin(tree, node, tools) || joinCounted(tree, node, tools) || joinPlaces(tree, node, tools) || passOwnless(tree, node, tools))
    )
      continue
    if (words.list !== 'to') continue
    if (!tools.isPredicate(head)) {
      if (words.role !== 'to' || partnerOfVerb(tree, node, tools) || node.comma) continue
      joinOwner(tree, node, tools)
    } else if (!words.topic && !words.also && node.quoteFrom < 0) joinArgument(tree, node, tools)
  }
}
