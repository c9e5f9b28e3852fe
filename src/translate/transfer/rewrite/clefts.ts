import { type Morph, type Node, type Tree, tailText } from '../../nodes/node.ts'
import { headClass } from '../clause/argument.ts'
import { isNominalised } from '../clause/nominalisation.ts'
import { isTransitive, mayBeIntransitive } from '../clause/valency.ts'
import type { Grammar } from '../grammar.ts'
import { living, livingChildren, type Rewrite, type RewriteTools, rehead } from './tools.ts'

/** The words of a cleft's verb, without のは: 届く|のは. */
function verbTail(node: Node, { keys }: Grammar): Morph[] {
  const at = node.tail.findLastIndex((morph) => morph.surface === keys.get('no') && morph.pos.startsWith('formal'))
  return node.tail.slice(0, at)
}

/** 参加したのは, with nothing of a quotation. */
function isCleft(node: Node, { grammar, words, predicate }: RewriteTools): boolean {
  if (node.head < 0 || node.quoteFrom >= 0 || !isNominalised(node, grammar)) return false
  const kind = predicate(node)?.kind
  const { topic, role, also } = words(node)
  return topic && role === '' && !also && (kind === 'verb' || kind === 'sahen')
}

/** 2030年, 6月以降 */
function isTime(node: Node, grammar: Grammar): boolean {
  return node.core.some(({ quantity }) => quantity?.kind === 'date') || headClass(node, grammar) === 'time'
}

const caseOf = (like: Morph, surface: string): Morph => ({
  ...like,
  surface,
  lemma: surface,
  pos: 'particle.case',
  form: '',
  conjugation: '',
})

/** What the counted are in the clause that asks for them: those who do it, to whom or where it is done, or what is done. */
function roleOfCount(tree: Tree, verb: Node, count: Node, { grammar, words, predicate, isPredicate }: RewriteTools): string {
  const { keys, lexicon } = grammar
  const own = livingChildren(tree, verb).filter((one) => !isPredicate(one))
  const person = count.core[0]!.quantity!.unit === 'person'
  const subject = own.find((one) => words(one).role === 'ga')
  if (subject) {
    const object = own.some((one) => words(one).role === 'o')
    const passive = verb.tail.some(({ lemma }) => /^\u3089?\u308c\u308b$/.test(lemma))
    const { lemma } = predicate(verb)!
    if (!object && !passive && isTransitive(lexicon, lemma) && !mayBeIntransitive(lexicon, lemma)) return keys.get('o')!
    // 影響が出た: on whom there is an impact
    const befalls = lexicon.frames(lemma).some(({ slots }) => {
      const asked = slots.find(({ name }) => name === 'ga')?.fillers.includes(subject.core.at(-1)!.surface)
      return asked === true && slots.some(({ name }) => name === 'ni')
    })
    return keys.get(person || befalls ? 'ni' : 'de')!
  }
  return keys.get('ga')!
}

/** 水が|届くのは→2030年に|なる → 水が|2030年に|届く: when it happens. */
function timeOfBecoming(tree: Tree, cleft: Node, head: Node, { grammar, words, isPredicate }: RewriteTools): boolean {
  const { keys } = grammar
  if (head.core.length !== 1 || head.core[0]!.lemma !== keys.get('naru')) return false
  const time = livingChildren(tree, head).find((one) => one !== cleft && isTime(one, grammar) && /^(?:ni|to)$/.test(words(one).role))
  const last = time?.tail.at(-1)
  if (!time || !last || time.tail.length !== 1) return false
  // 会社は計画だが、…届くのは: a clause before it has a topic of its own
  if (livingChildren(tree, head).some((one) => one.index < cleft.index && isPredicate(one))) return false
  time.tail = [caseOf(last, keys.get('ni')!)]
  const own = verbTail(cleft, grammar)
  const past = head.tail[0]?.lemma === keys.get('ta')
  head.tail = [...(past && own.at(-1)?.lemma === keys.get('ta') ? own.slice(0, -1) : own), ...head.tail]
  head.core = cleft.core
  for (const child of livingChildren(tree, cleft)) rehead(tree, child, head)
  dropFrom(tree, cleft)
  return true
}

/** Takes a node without dependents out of the tree. */
function dropFrom(tree: Tree, node: Node): void {
  node.dead = true
  const head = tree.nodes[node.head]
  if (head) head.children = head.children.filter((index) => index !== node.index)
}

/** 参加したのは→250人だった → 250人が|参加した: how many did. */
function countOfDoers(tree: Tree, cleft: Node, head: Node, tools: RewriteTools): boolean {
  const { grammar, words, isPredicate } = tools
  const { keys } = grammar
  const [only, ...others] = head.core
  if (others.length || only?.quantity?.kind !== 'count' || /^(?:time|age|score|vote|point|)$/.test(only.quantity.unit)) return false
  const closed = head.tail.every(({ pos, lemma }) => pos.startsWith('auxiliary') && (lemma === keys.get('da') || lemma === keys.get('ta')))
  const own = verbTail(cleft, grammar)
  if (!closed || tailText(head) === keys.get('de') || head.type === 'adnominal') return false
  if (head.tail.at(-1)?.lemma === keys.get('ta') && own.at(-1)?.lemma !== keys.get('ta')) return false
  const role = roleOfCount(tree, cleft, head, tools)
  const said = livingChildren(tree, head).filter(
    (one) => one !== cleft && (words(one).adnominal || one.type === 'adnominal') && !isPredicate(one),
  )
  // 原告のうち→…認められたのは|12人だ: of whom they are counted
  const whole = livingChildren(tree, cleft).filter((one) => [...one.core, ...one.tail].at(-1)!.pos.startsWith('formal.adverbial'))
  const { core, asides } = head
  head.core = cleft.core
  head.asides = cleft.asides
  for (const child of livingChildren(tree, cleft)) rehead(tree, child, head)
  for (const child of [...said, ...whole]) rehead(tree, child, cleft)
  cleft.core = core
  cleft.asides = asides
  cleft.tail = [caseOf(cleft.tail.at(-1)!, role)]
  cleft.type = 'case'
  cleft.comma = false
  head.tail = own
  return true
}

/** 終わるのは→…3月に|なる→見通しだ: it is expected of what comes about. */
function becomingIn(tree: Tree, cleft: Node, head: Node, { grammar }: RewriteTools): Node {
  const inner = livingChildren(tree, head).find((one) => one.index > cleft.index && one.type === 'adnominal')
  const expected = inner?.core.length === 1 && inner.core[0]!.lemma === grammar.keys.get('naru') && !inner.tail.length
  return expected && grammar.contentNouns.has(head.core.at(-1)!.surface) ? inner : head
}

/** 参加したのは250人だった, 届くのは2030年になる: clefts that English says in one clause. */
export const plainClefts: Rewrite = (tree, tools) => {
  for (const node of living(tree)) {
    const head = tree.nodes[node.head]
    if (!head || head.dead || !isCleft(node, tools)) continue
    const becoming = becomingIn(tree, node, head, tools)
    if (!timeOfBecoming(tree, node, becoming, tools)) countOfDoers(tree, node, head, tools)
  }
}
