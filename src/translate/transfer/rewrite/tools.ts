import type { Node, Tree } from '../../nodes/node.ts'
import { type FunctionWords, functionWords } from '../function-words.ts'
import type { Grammar, Predicate } from '../grammar.ts'
import { bareVerbalNoun, predicateOf } from '../predicate.ts'

/** What rewrites ask of a node. */
export interface RewriteTools {
  readonly grammar: Grammar
  readonly words: (node: Node) => FunctionWords
  readonly predicate: (node: Node) => Predicate | null
  readonly isPredicate: (node: Node) => boolean
  readonly verbalNoun: (node: Node) => Predicate | null
  /** A predicate, or a verbal noun that may be one. */
  readonly isVerbal: (node: Node) => boolean
}

/** One rewrite: changes the tree where its pattern stands. */
export type Rewrite = (tree: Tree, tools: RewriteTools) => void

/** The tools over the tables of a language. */
export function makeTools(grammar: Grammar): RewriteTools {
  // Every rewrite asks this of every node; the words of a node are replaced, never changed in place.
  const kept = new WeakMap<Node, { readonly core: Node['core']; readonly tail: Node['tail']; readonly found: Predicate | null }>()
  const predicate = (node: Node): Predicate | null => {
    const known = kept.get(node)
    if (known && known.core === node.core && known.tail === node.tail) return known.found
    const found = predicateOf(node, grammar)
    kept.set(node, { core: node.core, tail: node.tail, found })
    return found
  }
  const read = new WeakMap<Node['tail'], FunctionWords>()
  const words = (node: Node): FunctionWords => {
    const known = read.get(node.tail)
    if (known) return known
    const made = functionWords(node, grammar)
    read.set(node.tail, made)
    return made
  }
  const verbalNoun = (node: Node): Predicate | null => bareVerbalNoun(node, grammar)
  const isPredicate = (node: Node): boolean => predicate(node) !== null
  return {
    grammar,
    words,
    predicate,
    isPredicate,
    verbalNoun,
    isVerbal: (node) => isPredicate(node) || verbalNoun(node) !== null,
  }
}

/** The nodes that are not merged into another, asked for one after another. */
export function* living(tree: Tree): Generator<Node> {
  for (const node of tree.nodes) if (!node.dead) yield node
}

/** The children of a node that are not merged into another, as they are now: they may be moved. */
export function livingChildren(tree: Tree, node: Node): Node[] {
  return node.children.map((index) => tree.nodes[index]!).filter((child) => !child.dead)
}

/** The next living node to the right. */
export function nextAlive(tree: Tree, index: number): Node | undefined {
  for (let at = index + 1; at < tree.nodes.length; at++) if (!tree.nodes[at]!.dead) return tree.nodes[at]
  return undefined
}

/** The next living node to the left. */
export function previousAlive(tree: Tree, index: number): Node | undefined {
  for (let at = index - 1; at >= 0; at--) if (!tree.nodes[at]!.dead) return tree.nodes[at]
  return undefined
}

/** Hangs a node on another head, unless a quotation stands between them. */
export function rehead(tree: Tree, child: Node, head: Node): void {
  if (head.index > child.within.to || child.index < head.within.from) return
  const old = tree.nodes[child.head]
  if (old) old.children = old.children.filter((index) => index !== child.index)
  child.head = head.index
  head.children = [...head.children, child.index].sort((a, b) => a - b)
}

/** The head of the head …, from a node on, as long as `passes` holds. */
export function climb(tree: Tree, from: Node, passes: (node: Node) => boolean): Node {
  let node = from
  for (let guard = 0; guard < 60 && node.head >= 0 && passes(node); guard++) node = tree.nodes[node.head]!
  return node
}
