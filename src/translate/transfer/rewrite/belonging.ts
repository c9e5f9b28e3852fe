import type { Frame, FrameSlot } from '../../../language/lexicon.ts'
import { coreText, type Node, type Tree } from '../../nodes/node.ts'
import { isAdverb } from '../adverb.ts'
import { headClass } from '../clause/argument.ts'
import { agentClasses } from '../semantic-class.ts'
import { living, livingChildren, previousAlive, type RewriteTools, rehead } from './tools.ts'

/** The first living node of a clause: that of its leftmost dependent. */
function firstOf(tree: Tree, clause: Node): Node {
  let first = clause
  for (let guard = 0; guard < tree.nodes.length; guard++) {
    const [next] = livingChildren(tree, first)
    if (!next || next.index > first.index) return first
    first = next
  }
  return first
}

/** What stands in each case before a verb. */
function rolesOf(tree: Tree, verb: Node, { words }: RewriteTools): ReadonlyMap<string, Node> {
  return new Map(livingChildren(tree, verb).map((one) => [words(one).role === 'e' ? 'ni' : words(one).role, one]))
}

const fits = ({ fillers }: FrameSlot, node: Node): boolean => !fillers.length || fillers.some((filler) => coreText(node).endsWith(filler))

/** A frame with a place for に, and nothing that asks for what is not there; a relative clause may leave open its object. */
function hasPlace({ slots }: Frame, roles: ReadonlyMap<string, Node>, node: Node, { grammar }: RewriteTools, isRelative: boolean): boolean {
  const place = slots.find(({ name }) => name === 'ni')
  if (!place || !fits(place, node)) return false
  if (place.classes.length && !place.classes.includes(headClass(node, grammar))) return false
  return slots.every((slot) => {
    const { name, optional } = slot
    const there = roles.get(name)
    if (name === 'ni') return true
    if (there) return fits(slot, there)
    return name === 'ga' || optional || (isRelative && name === 'o' && !roles.has('ga'))
  })
}

/** 3カ所, 5店, 2県: counted places. */
const places = /[\u6240\u5e97\u6821\u770c\u5e02\u753a\u6751\u6e2f\u8a2d]$/

/** 駅に, 市場へ: where something goes or is, and no time, no adverb, no topic. */
function isGoal(node: Node, { grammar, words, isPredicate }: RewriteTools): boolean {
  const { role, topic, also, adnominal, post, focus } = words(node)
  if ((role !== 'ni' && role !== 'e') || topic || also || adnominal || post || focus.length) return false
  if (isPredicate(node) || isAdverb(node) || node.quoteFrom >= 0) return false
  const last = node.core.at(-1)!
  const placed = last.quantity?.kind === 'count' && places.test(last.quantity.ja)
  return (!last.quantity || placed) && !last.pos.startsWith('noun.adverbial') && !/^(?:time|duration|)$/.test(headClass(node, grammar))
}

const hearers: ReadonlySet<string> = new Set([...agentClasses, 'place', 'info'])

/**
 * 増強に→…|投じる|計画を|決めた → 増強に→投じる: what the verb above has no place for belongs to the clause behind it, when the verb of that clause has one
 * and nobody in it yet.
 */
export function goalsIntoClauses(tree: Tree, tools: RewriteTools): void {
  const { grammar, predicate, isPredicate } = tools
  for (const node of living(tree)) {
    const head = tree.nodes[node.head]
    const verb = head && predicate(head)
    if (!verb || (verb.kind !== 'verb' && verb.kind !== 'sahen' && verb.kind !== 'nominal') || !isGoal(node, tools)) continue
    const agent = agentClasses.has(headClass(node, grammar))
    if (agent && head.ending?.endings.some(({ op }) => op === 'passive' || op === 'causative' || op === 'favor')) continue
    const above = rolesOf(tree, head, tools)
    const frames = grammar.lexicon.frames(verb.lemma)
    const says = frames.some(({ slots }) => slots.some(({ name }) => name === 'quote'))
    const claims = (frame: Frame): boolean =>
      hasPlace(frame, above, node, tools, false) && (!above.has('o') || frame.slots.some(({ name }) => name === 'o'))
    // 部屋に→置くと|発表した: only somebody is told
    if ((!says || hearers.has(headClass(node, grammar))) && frames.some(claims)) continue
    const clauses = livingChildren(tree, head).flatMap((one) => (one.index > node.index ? [one, ...livingChildren(tree, one)] : []))
    const clause = clauses.find((one) => {
      const inner = predicate(one)
      if (!inner || one.index < node.index || !isPredicate(one) || (inner.kind !== 'verb' && inner.kind !== 'sahen')) return false
      if (previousAlive(tree, firstOf(tree, one).index) !== node || one.quoteFrom >= 0) return false
      const roles = rolesOf(tree, one, tools)
      if (roles.has('ni')) return false
      return grammar.lexicon.frames(inner.lemma).some((frame) => hasPlace(frame, roles, node, tools, one.type === 'adnominal'))
    })
    if (clause) rehead(tree, node, clause)
  }
}
