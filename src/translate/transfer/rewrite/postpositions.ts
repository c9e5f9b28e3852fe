import { absorb, type Morph, type Node, type Tree } from '../../nodes/node.ts'
import { headClass } from '../clause/argument.ts'
import type { Grammar } from '../grammar.ts'
import { subjectClasses } from '../semantic-class.ts'
import { living, livingChildren, nextAlive, type RewriteTools, rehead } from './tools.ts'

/** 卒業|後: a suffix of one letter is a postposition behind what happens, and part of the word behind all else. */
function isEvent({ surface, pos, entity, quantity }: Morph, { lexicon }: Grammar): boolean {
  if (entity || quantity) return false
  const [row] = lexicon.words(surface)
  return pos === 'noun.sahen' || (row !== undefined && /^(?:event|act|sport)$/.test(row.sem))
}

/** How many words at the end of a compound are a postposition: 9月|以降, 駅|付近で, 式典|終了|後. One of a letter needs an event before it and a particle or a comma behind. */
function postposedWords({ core, tail, comma }: Node, grammar: Grammar): number {
  const last = core.at(-1)!
  if (last.entity || last.quantity) return 0
  const two = core.at(-2)!
  if (core.length > 2 && !two.entity && !two.quantity && grammar.postpositions.has(two.surface + last.surface)) return 2
  const closed = tail.length ? grammar.postpositions.has(last.surface + tail[0]!.surface) : comma && grammar.postpositions.has(last.surface)
  // 駅|付近で, but 2年|ごとに: what is counted has words of its own
  if (last.surface.length > 1) return (closed && !two.quantity) || grammar.postpositions.has(last.surface) ? 1 : 0
  return closed && isEvent(two, grammar) ? 1 : 0
}

/** [9月以降] → [9月]+以降: words like 以降 and 向け stand inside the compound but govern it. */
export function splitPostposed(tree: Tree, { grammar }: RewriteTools): void {
  for (const node of living(tree)) {
    const { core } = node
    if (core.length < 2) continue
    const count = postposedWords(node, grammar)
    // 現|時点: one word with its prefix
    if (!count || (core.length === 2 && core[0]!.pos.startsWith('prefix'))) continue
    node.core = core.slice(0, -count)
    node.tail = [...core.slice(-count), ...node.tail]
  }
}

const wordsOf = (node: Node): Morph[] => [...node.core, ...node.tail]

/** Whether the particles of a noun and the bunsetsu behind it, the last being `last`, are one postposition. `linked`: each hangs on the next. */
function isPostposition(node: Node, chain: readonly Node[], linked: boolean, { grammar }: RewriteTools): boolean {
  const last = chain.at(-1)!
  const morphs = [...node.tail, ...chain.flatMap(wordsOf)]
  const isMark = (morph: Morph): boolean =>
    /topic|focus|adnominal/.test(morph.pos) || ['wa', 'mo'].includes(grammar.particles.get(morph.surface) ?? '')
  return node.tail.slice(0, 2).some((_, from) => {
    const match = grammar.postpositions.match(morphs, from)
    if (!match) return false
    const end = from + match.length
    const covers = end > morphs.length - last.tail.length - last.core.length
    return covers && morphs.slice(end).every(isMark) && (linked || (last.head > last.index && from === 0 && match.length > 2))
  })
}

/** The bunsetsu behind a noun, up to three, that are one postposition with its particle. */
function postpositionAfter(tree: Tree, node: Node, tools: RewriteTools): Node[] {
  const chain: Node[] = []
  let best: Node[] = []
  let linked = true
  for (let now = node; chain.length < 3; now = chain.at(-1)!) {
    const next = nextAlive(tree, now.index)
    if (!next || next.opens || (next.index === tree.root && wordsOf(next).some((morph) => morph.pos.startsWith('verb')))) break
    // both may hang on what follows: 学生を|対象に|行う; then the whole must be listed as it stands
    linked = linked && now.head === next.index
    chain.push(next)
    if (isPostposition(node, chain, linked, tools)) best = [...chain]
    if (next.comma || next.stop) break
  }
  return best
}

/** 上海を|拠点に|している: する or 入れる right behind に is the verb of the noun, when a frame has both. */
function isVerbPhrase(tree: Tree, last: Node, { grammar, predicate }: RewriteTools): boolean {
  const next = nextAlive(tree, last.index)
  if (!next || last.comma || last.core.length !== 1 || last.tail.length !== 1 || last.head !== next.index) return false
  const verb = predicate(next)
  const slot = grammar.particles.get(last.tail[0]!.surface)
  if (verb?.kind !== 'verb' || !slot) return false
  const noun = last.core[0]!.surface
  return grammar.lexicon.frames(verb.lemma).some((frame) => frame.slots.some((one) => one.name === slot && one.fillers.includes(noun)))
}

/** 被害を|受けた|農家: what follows an event is another event; before who or where, 受けた is the verb. */
function happensToSomebody(tree: Tree, node: Node, merged: readonly Node[], { grammar }: RewriteTools): boolean {
  const last = merged.at(-1)!
  const noun = tree.nodes[last.head]
  const match = grammar.postpositions.match([...node.tail, ...merged.flatMap(wordsOf)], 0)
  if (!noun || last.type !== 'adnominal' || match?.postposition.use !== 'adnominal' || match.postposition.before !== 'following')
    return false
  return grammar.particles.get(node.tail[0]!.surface) === 'o' && subjectClasses.has(headClass(noun, grammar))
}

/** 純利益50億円を|見込み: what is expected is a figure, and that is news of its own. */
function expectsFigure(node: Node, merged: readonly Node[], { grammar }: RewriteTools): boolean {
  if (!node.core.at(-1)?.quantity) return false
  return grammar.postpositions.match([...node.tail, ...merged.flatMap(wordsOf)], 0)?.postposition.before === 'in anticipation of'
}

/** 床に|木材を|使い: a verb with に of its own is a clause. */
function hasCaseOfItsOwn(tree: Tree, node: Node, merged: readonly Node[], { words, isPredicate }: RewriteTools): boolean {
  const last = merged.at(-1)!
  if (!last.core.at(-1)!.pos.startsWith('verb')) return false
  return livingChildren(tree, last).some(
    (child) =>
      child !== node && !merged.includes(child) && !isPredicate(child) && words(child).role === 'ni' && !child.core.at(-1)!.quantity,
  )
}

/** 日本は|中国と連携し、: the topic and the cases belong to what follows, not to the noun. */
function handOn(tree: Tree, node: Node, { words, isPredicate }: RewriteTools): void {
  for (const child of livingChildren(tree, node)) {
    if (isPredicate(child)) continue
    const { role, topic } = words(child)
    if (['ga', 'o', 'ni', 'de', 'e'].includes(role) || (topic && role === '')) rehead(tree, child, tree.nodes[node.head]!)
  }
}

/** 経験を|背景に → 経験を背景に, 減税を|中心と|した → 減税を中心とした: a noun and the bunsetsu that are one postposition with its particle. */
export function mergePostpositions(tree: Tree, tools: RewriteTools): void {
  for (const node of living(tree)) {
    if (!node.tail.length || node.comma || tools.isPredicate(node)) continue
    const found = postpositionAfter(tree, node, tools)
    const merged = found.length && isVerbPhrase(tree, found.at(-1)!, tools) ? [] : found
    if (merged.length && (happensToSomebody(tree, node, merged, tools) || hasCaseOfItsOwn(tree, node, merged, tools))) continue
    if (merged.length && expectsFigure(node, merged, tools)) continue
    for (const one of merged) {
      node.tail = [...node.tail, ...wordsOf(one)]
      absorb(tree, node, one)
    }
    if (merged.length && node.head >= 0) handOn(tree, node, tools)
  }
}
