import { absorb, coreText, type Morph, type Node, type Tree } from '../../nodes/node.ts'
import { headClass } from '../clause/argument.ts'
import type { Grammar } from '../grammar.ts'
import { climb, living, livingChildren, nextAlive, previousAlive, type RewriteTools, rehead } from './tools.ts'

/** How many things a list names. */
function members(tree: Tree, node: Node, { words, isPredicate }: RewriteTools): number {
  let count = 1
  for (const queue = [node]; queue.length; ) {
    const listed = livingChildren(tree, queue.pop()!).filter((child) => {
      const { list, adnominal } = words(child)
      return !isPredicate(child) && !adnominal && (list !== '' || (child.comma && !child.tail.length))
    })
    count += listed.length
    queue.push(...listed)
  }
  return count
}

/** 最初の, 当初の: a time word that the list has as an adjective before a noun. */
function isOrder({ surface, entity }: Morph, { lexicon, keys }: Grammar): boolean {
  const of = `~${keys.get('no')}`
  return (
    !entity &&
    lexicon
      .words(surface)
      .some(
        ({ pos, count, sem, alternatives }) => pos === 'n' && count === '-' && sem === 'time' && alternatives.some(({ cue }) => cue === of),
      )
  )
}

/** 中国という→四つの|ブロック → 中国という→ブロック: what stands before a number and の belongs to the noun behind it. */
export function passNumbers(tree: Tree, tools: RewriteTools): void {
  const { words, isPredicate } = tools
  for (const node of living(tree)) {
    if (node.head < 0 || node.core.length !== 1 || isPredicate(node)) continue
    const only = node.core[0]!
    const { adnominal, role } = words(node)
    if (!adnominal || role || (!only.quantity && !only.pos.startsWith('noun.adverbial') && !isOrder(only, tools.grammar))) continue
    const noun = tree.nodes[node.head]!
    // 残る7人の→契約: those who are counted are described, not what is theirs
    if (only.quantity?.unit === 'person' && !/^(?:person|role|group|event|act|)$/.test(headClass(noun, tools.grammar))) continue
    for (const child of livingChildren(tree, node)) {
      const own = words(child)
      // 米、麦、豆の→三つの: the three are the list
      if (own.adnominal && only.quantity?.value === members(tree, child, tools)) continue
      const listed = own.list !== '' && !child.core.at(-1)!.quantity && !only.quantity
      if (child.type === 'adnominal' || own.adnominal || listed) rehead(tree, child, noun)
    }
  }
}

/** 液体を|使う|主流の|電池: a quality is no noun that a clause tells about, unless it is what the clause says (可能性). */
function isQuality({ grammar: { lexicon, contentNouns } }: RewriteTools, node: Node): boolean {
  const whole = coreText(node)
  return lexicon.words(whole).some(({ pos }) => pos === 'na') && !contentNouns.has(whole)
}

/** 使う→主流の|電池 → 使う→電池 */
export function passQualities(tree: Tree, tools: RewriteTools): void {
  for (const node of living(tree)) {
    const { adnominal, role } = tools.words(node)
    if (node.head < 0 || !adnominal || role || tools.isPredicate(node) || !isQuality(tools, node)) continue
    for (const child of livingChildren(tree, node))
      if (child.type === 'adnominal' && tools.isPredicate(child)) rehead(tree, child, tree.nodes[node.head]!)
  }
}

const firstIn = /^for (?:the )?first time\b/

/** 32年ぶりの→高い|水準 → 32年ぶりの→水準: what is the first in so long is the level, and not how high it is. */
export function passFirsts(tree: Tree, { words, predicate }: RewriteTools): void {
  for (const node of living(tree)) {
    const head = tree.nodes[node.head]
    if (!head || head.head < 0 || !words(node).adnominal || !firstIn.test(node.core.at(-1)!.quantity?.en ?? '')) continue
    if (head.type === 'adnominal' && predicate(head)?.kind === 'adjective') rehead(tree, node, tree.nodes[head.head]!)
  }
}

/** ある, いる: what is there. */
function isThere({ core }: Node, { keys }: Grammar): boolean {
  return core.length === 1 && (core[0]!.lemma === keys.get('aru') || core[0]!.lemma === keys.get('iru'))
}

/** 専用船は→…|3隻|ある: what the count is of, wherever it stands. */
function isCounted(one: Node, count: Node, words: RewriteTools['words']): boolean {
  const { role, topic, also, adnominal } = words(one)
  if (one.index >= count.index || adnominal || one.core.some((morph) => morph.quantity) || one.core.at(-1)!.entity) return false
  return role === 'ga' || (role === '' && (topic || also))
}

/** 客が|500人|訪れた: a count between a subject or object and its verb counts that noun; one of times (3回) does not. */
function floats(tree: Tree, node: Node, next: Node, { words, grammar }: RewriteTools): boolean {
  const { quantity } = node.core[0]!
  if (node.core.length !== 1 || quantity?.kind !== 'count' || node.children.length) return false
  if (next.core.some((morph) => morph.quantity) || /^times?$/.test(quantity.unit ?? '')) return false
  const before = previousAlive(tree, node.index)
  if (isThere(next, grammar) && livingChildren(tree, next).some((one) => isCounted(one, node, words))) return true
  if (!before || before.comma || before.head !== next.index || before.core.some((morph) => morph.quantity)) return false
  return ['ga', 'o'].includes(words(before).role)
}

/** 300億円→…|上回る → 300億円→上回る: an amount right before its verb says how much; a floating count joins the verb (500人訪れた). */
export function amountsToVerbs(tree: Tree, tools: RewriteTools): void {
  for (const node of living(tree)) {
    if (node.tail.length || node.comma || !node.core.at(-1)?.quantity) continue
    const next = nextAlive(tree, node.index)
    const kind = next && tools.predicate(next)?.kind
    if (!next || (kind !== 'verb' && kind !== 'sahen')) continue
    if (node.head !== next.index) rehead(tree, node, next)
    if (!floats(tree, node, next, tools)) continue
    next.core = [...node.core, ...next.core]
    absorb(tree, next, node)
  }
}

/** 参加者のうち→…|3人が|死亡した → 参加者のうち→3人が: the number of which it is a part. */
export function partsToNumbers(tree: Tree, { words }: RewriteTools): void {
  for (const node of living(tree)) {
    const { post, adnominal, topic } = words(node)
    if (post?.before !== 'of' || adnominal || topic || node.head < 0) continue
    const next = nextAlive(tree, node.index)
    if (next?.core.length !== 1 || next.core[0]!.quantity?.kind !== 'count' || next.head !== node.head) continue
    rehead(tree, node, next)
    node.type = 'adnominal'
  }
}

/** 1兆円と→4カ月連続で|下回った → 1兆円と→下回った: an amount with と makes no list with what is no amount. */
export function figuresToVerbs(tree: Tree, { grammar, isPredicate }: RewriteTools): void {
  for (const node of living(tree)) {
    const kind = node.core.at(-1)!.quantity?.kind
    if (!kind || kind === 'date' || kind === 'time' || node.tail.length !== 1 || node.quoteFrom >= 0) continue
    if (grammar.particles.get(node.tail[0]!.surface) !== 'to') continue
    const head = tree.nodes[node.head]
    if (!head || isPredicate(head) || /^(?:count|money|percent|measure|number|ratio|point)$/.test(head.core.at(-1)!.quantity?.kind ?? ''))
      continue
    if (!head.core.at(-1)!.quantity) continue
    const target = climb(tree, head, (one) => !isPredicate(one))
    if (isPredicate(target)) rehead(tree, node, target)
  }
}
