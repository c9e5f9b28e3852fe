import { splitAtMarks } from '../../nodes/marks.ts'
import { absorb, isTitleWord, type Morph, type Node, type Tree, textOf } from '../../nodes/node.ts'
import { living, nextAlive, type RewriteTools, rehead } from './tools.ts'

/** The words of a bunsetsu behind the mark that closes a quotation: など, を of 続けたい」などを. */
function outside({ core, tail, closedAt }: Node): Morph[] {
  return [...core, ...tail].filter(({ start }) => start >= closedAt)
}

/** 「安い」→「早い」を: quotations one after another are a list. A quotation that stands before another has nothing behind its mark. */
export function quotationsInARow(tree: Tree, { grammar, isPredicate }: RewriteTools): void {
  // 「雨」と「風」を: the particle joins them; behind a clause it may quote
  const joins = (node: Node): boolean => {
    const behind = outside(node)
    return (
      !behind.length ||
      (behind.length === 1 && !isPredicate(node) && ['to', 'ya', 'ka'].includes(grammar.particles.get(behind[0]!.surface) ?? ''))
    )
  }
  const closing = new Map<number, Node>()
  for (const node of living(tree)) if (node.quoteFrom >= 0) closing.set(node.quoteFrom, node)
  for (const node of living(tree)) {
    if (node.quoteFrom < 0 || node.closedAt < 0 || node.stop || !joins(node)) continue
    const next = nextAlive(tree, node.index)
    const partner = next?.opens ? closing.get(next.index) : undefined
    if (!partner || partner === node) continue
    rehead(tree, node, partner)
    if (node.head !== partner.index) continue
    node.type = 'list'
    node.tail = node.tail.map((morph) => (morph.start >= node.closedAt ? { ...morph, pos: 'particle.list' } : morph))
  }
}

/** 映画→「東京物語」が: the bare noun right before a name in quotation marks says what it is. */
export function titlesToNames(tree: Tree, { isPredicate }: RewriteTools): void {
  for (const close of living(tree)) {
    const title = close.quoteFrom > 0 ? tree.nodes[close.quoteFrom - 1] : undefined
    if (!title || title.dead || isPredicate(close) || title.tail.length || title.comma || title.stop || title.closes) continue
    const last = title.core.at(-1)!
    if (!isTitleWord(last)) continue
    rehead(tree, title, close)
    // Two terms side by side are a list, but not here: 人工衛星「…」.
    if (last.entity && title.type === 'noun') title.type = 'adnominal'
  }
}

/** ミニバン→「コハル」|3万台を → 3万台ミニバン→「コハル」を: what the name is of is counted, not the name. */
export function countsOfNamed(tree: Tree): void {
  for (const close of living(tree)) {
    if (close.quoteFrom < 0 || close.closedAt < 0 || close.comma || close.stop || outside(close).length) continue
    const count = nextAlive(tree, close.index)
    if (count?.core.length !== 1 || count.opens || count.core[0]!.quantity?.kind !== 'count' || count.core[0]!.start !== close.closedAt + 1)
      continue
    const title = close.quoteFrom > 0 ? tree.nodes[close.quoteFrom - 1] : undefined
    const named =
      title && !title.dead && !title.tail.length && !title.comma && !title.stop && /^(?:noun|suffix|unknown)/.test(title.core.at(-1)!.pos)
    if (!named) close.core = [...close.core, ...count.core]
    else title.core = [...count.core, ...title.core]
    const { tail, ending } = count
    absorb(tree, close, count)
    close.tail = tail
    close.ending = ending
  }
}

/** The quoted words as a tree of their own, counted from its first. */
function innerTree(tree: Tree, close: Node): Tree {
  const from = close.quoteFrom
  const shift = (index: number): number => (index < 0 ? index : index - from)
  const nodes = tree.nodes.slice(from, close.index + 1).map((node): Node => {
    const isLast = node === close
    return {
      ...node,
      index: node.index - from,
      head: isLast ? -1 : Math.min(shift(node.head), close.index - from),
      children: node.children.filter((child) => child >= from).map(shift),
      quoteFrom: isLast || node.quoteFrom < from ? -1 : shift(node.quoteFrom),
      within: { from: Math.max(0, shift(node.within.from)), to: node.within.to - from },
      ...(isLast
        ? {
            core: node.core.filter(({ start }) => start < close.closedAt),
            tail: node.tail.filter(({ start }) => start < close.closedAt),
            closes: '',
            closedAt: -1,
            comma: false,
            stop: '',
            asides: [],
          }
        : {}),
    }
  })
  return { nodes, root: nodes.length - 1 }
}

/** 続けたい」などを, 続けたい」の: what is quoted stands where a noun does. */
function isThing(close: Node, inRow: boolean, { grammar, predicate }: RewriteTools): boolean {
  if (close.quoteFrom < 0 || close.closedAt < 0 || !predicate(close)) return false
  if (!close.core.length || close.core.some(({ start }) => start >= close.closedAt)) return false
  const behind = outside(close)
  // 「…公然の|秘密」だった
  if (behind[0]?.pos === 'auxiliary') return close.quoteFrom < close.index
  // 「…」という leads to what it says, 「…」といった to what is like it
  const [only] = behind
  if (only?.pos === 'particle.compound' && behind.length === 1)
    return only.surface !== grammar.keys.get('toiu') && grammar.postpositions.match(behind, 0)?.postposition.use === 'apposition'
  const last = behind.at(-1)
  if (!last) return inRow
  const handsOn = last.pos === 'particle.quote' || grammar.particles.get(last.surface) === 'to'
  return handsOn ? inRow : behind.every(({ pos }) => /^particle\.(?:case|topic|adnominal|focus|list|adverbial|other)$/.test(pos))
}

/** 「値段が|安い」などを|挙げた: a quoted clause that stands where a noun does becomes one word to the rest, with a tree of its own. */
export function quotedThings(tree: Tree, tools: RewriteTools): void {
  const listed = new Set<number>()
  for (const { quoteFrom, type, head, index } of living(tree)) {
    if (quoteFrom < 0 || type !== 'list') continue
    listed.add(index)
    listed.add(head)
  }
  for (const close of living(tree)) {
    if (!isThing(close, listed.has(close.index), tools)) continue
    const inner = innerTree(tree, close)
    const words = inner.nodes.flatMap(({ dead, core, tail }) => (dead ? [] : [...core, ...tail]))
    const [first, last] = [words[0]!, words.at(-1)!]
    const surface = textOf(words)
    close.inner = splitAtMarks(inner, false)
    close.tail = outside(close)
    close.core = [
      { surface, lemma: surface, pos: 'noun', conjugation: '', form: '', reading: '', known: true, start: first.start, end: last.end },
    ]
    for (let at = close.quoteFrom; at < close.index; at++) tree.nodes[at]!.dead = true
    close.children = close.children.filter((child) => child < close.quoteFrom)
    close.quoteFrom = close.index
  }
}
