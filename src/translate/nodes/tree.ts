import type { DependencyType } from '../../document.ts'
import { isBar } from './boundaries.ts'
import { splitCore } from './core.ts'
import { fenceQuotations } from './fences.ts'
import type { Morph, Node, Tree } from './node.ts'

const quoteOpen = new Set(['「', '『', '“', '‘'])
const quoteClose = new Set(['」', '』', '”', '’'])

/** The words of a bunsetsu, its place in the tree, and whether white space follows it. */
export interface Group {
  readonly morphs: readonly Morph[]
  readonly head: number
  readonly type: DependencyType
  readonly margin: number
  readonly gap: boolean
}

/** The words of a bunsetsu without its marks, and what the marks were. */
interface Unmarked {
  readonly words: Morph[]
  comma: boolean
  stop: string
  opens: string
  closes: string
  closedAt: number
  /** Marks that open behind its first word and are still open. */
  inside: number
}

const isComma = (morph: Morph): boolean => morph.pos === 'symbol.comma' || morph.surface === '、'

const dot = (morph: Morph): Morph => ({ ...morph, surface: '・', pos: 'symbol' })

/** ■ ▼ ● ◆ ★ ※ before the first word: a mark of the layout. ○ stands for a name that is not said. */
export function isHeadMark({ surface }: { readonly surface: string }): boolean {
  return /^[\u25a0-\u25ca\u25cd-\u25ee\u25f0-\u25ff\u2605\u2606\u203b\u2666\u2756\u27a1\u27a4]+$/.test(surface)
}

/** Takes one morph: a word, or a mark that says something of the bunsetsu. A comma or dash between words joins them like a middle dot. */
function take(into: Unmarked, morphs: readonly Morph[], at: number, opens: boolean): void {
  const { words } = into
  if (at === 0 && opens && isHeadMark(morphs[0]!)) return
  const morph = morphs[at]!
  const { surface, pos } = morph
  if (quoteOpen.has(surface)) {
    if (words.length) into.inside++
    else into.opens += surface
  } else if (quoteClose.has(surface)) {
    if (into.inside > 0) {
      into.inside--
      return
    }
    if (!into.closes) into.closedAt = morph.start
    into.closes += surface
  } else if (isComma(morph) && morphs.slice(at + 1).some((later) => !later.pos.startsWith('symbol'))) words.push(dot(morph))
  else if (isComma(morph) || surface === '，' || surface === ',') into.comma = true
  else if (pos === 'symbol.stop' || /^[。．！？!?]+$/.test(surface)) {
    // すごい!と|言った: what goes on in the same bunsetsu is not over
    if (morphs.slice(at + 1).every((later) => later.pos.startsWith('symbol'))) into.stop += surface
  } else if (pos === 'symbol.space' || surface.trim() === '') return
  else if (isBar(morphs[at - 1], morph, morphs[at + 1])) into.stop += /[|｜]/.test(surface) ? '|' : '-'
  else if (!/^[：:；;―—–…‥·]+$|^-{1,2}$/.test(surface)) words.push(morph)
  else if (/[：:]/.test(surface)) into.stop += ':'
  else if (/[―—–]/.test(surface) && words.length && at < morphs.length - 1) words.push(dot(morph))
}

/** Sets right what the dictionary tags wrong in this place. */
function retag(words: Morph[], { de, da, aru }: CopulaWords): void {
  for (let at = 0; at + 2 < words.length; at++) {
    const [word, next, third] = [words[at]!, words[at + 1]!, words[at + 2]!]
    // 話|で|は|なく: で is the copula when は and ない follow
    if (
      word.surface === de &&
      word.pos.startsWith('particle') &&
      next.pos === 'particle.topic' &&
      (third.conjugation === 'nai' || third.lemma === aru)
    )
      words[at] = { ...word, pos: 'auxiliary', conjugation: 'da', form: 'continuative', lemma: da }
  }
  if (words[0]?.conjugation === 'nai' && words[0].pos === 'auxiliary') words[0] = { ...words[0], pos: 'adjective' }
}

/** で, だ and ある, by which the copula is known, and と. */
export interface CopulaWords {
  readonly de: string
  readonly da: string
  readonly aru: string
  readonly to: string
}

/** 製造業（52％）と: behind brackets the tokenizer takes と for that of quotations; behind a noun it joins. */
function joinBehindAside(words: Morph[], asides: readonly Tree[], to: string, comma: boolean): void {
  const [before, last] = [words.at(-2), words.at(-1)]
  if (!asides.length || !before || last?.surface !== to || last.pos !== 'particle.quote') return
  // 1260億ドル（約19兆円）と、: the figure is told before what it means
  if (comma && before.quantity) return
  if (/^(?:noun|suffix|unknown)/.test(before.pos)) words[words.length - 1] = { ...last, pos: 'particle.list' }
}

function nodeOf(group: Group, index: number, asides: Tree[], copula: CopulaWords): Node {
  const read: Unmarked = { words: [], comma: false, stop: '', opens: '', closes: '', closedAt: -1, inside: 0 }
  for (const at of group.morphs.keys()) take(read, group.morphs, at, index === 0)
  const { words, comma, stop, opens, closes, closedAt } = read
  retag(words, copula)
  joinBehindAside(words, asides, copula.to, comma)
  const { core, tail } = splitCore(words)
  return {
    index,
    core,
    tail,
    head: group.head,
    children: [],
    comma,
    stop: stop || (group.gap ? ' ' : ''),
    opens,
    closes,
    quoteFrom: -1,
    closedAt,
    within: { from: 0, to: Number.POSITIVE_INFINITY },
    type: group.type,
    margin: group.margin,
    dead: words.length === 0,
    ending: null,
    inner: null,
    asides,
  }
}

/** Pairs quotation marks: the node that closes one knows where it opened. */
function pairQuotes(nodes: readonly Node[]): void {
  const open: number[] = []
  let last: Node | undefined
  for (const node of nodes) {
    // a mark that is a bunsetsu of its own closes behind the words before it
    if (!node.dead) last = node
    else if (last && node.closes) {
      last.closes += node.closes
      last.closedAt = node.closedAt
    }
  }
  for (const node of nodes) {
    if (node.dead && last) {
      for (const _ of node.opens) open.push(node.index)
      continue
    }
    for (const _ of node.opens) open.push(node.index)
    for (const _ of node.closes) {
      const from = open.pop()
      if (from !== undefined) node.quoteFrom = from
      // begun in the sentence before: …続ける」と語った
      else if (node.index < nodes.length - 1 && node.tail.at(-1)?.pos === 'particle.quote') node.quoteFrom = 0
    }
  }
}

/** The last node with words behind one and up to another. */
function lastAlive(nodes: readonly Node[], from: number, to: number): number | undefined {
  for (let at = to; at > from; at--) if (!nodes[at]!.dead) return at
  return undefined
}

/** Fills in the children. Empty nodes (a lone mark) hand their dependents on; answers the last node with words. */
function settleHeads(nodes: readonly Node[]): number {
  let root = nodes.length - 1
  while (root > 0 && nodes[root]!.dead) root--
  for (const node of nodes) {
    let { head } = node
    while (head >= 0 && head <= root && nodes[head]!.dead) head = nodes[head]!.head
    if (node.index >= root) node.head = -1
    else node.head = head < 0 || head > root ? root : head
    if (node.head > node.within.to) node.head = lastAlive(nodes, node.index, node.within.to) ?? node.head
  }
  for (const node of nodes) if (!node.dead && node.head >= 0) nodes[node.head]!.children.push(node.index)
  return root
}

/** The tree of some bunsetsu; `asides` are the bracketed ones behind each. */
export function treeOf(groups: readonly Group[], asides: ReadonlyMap<number, Tree[]>, copula: CopulaWords): Tree {
  const nodes = groups.map((group, index) => nodeOf(group, index, asides.get(index) ?? [], copula))
  pairQuotes(nodes)
  fenceQuotations(nodes)
  // a bar that is a bunsetsu of its own stands behind the words before it
  let last: Node | undefined
  for (const node of nodes) {
    if (!node.dead) last = node
    else if (last && /[|-]/.test(node.stop)) last.stop += node.stop
  }
  return { nodes, root: settleHeads(nodes) }
}
