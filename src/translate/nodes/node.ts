import type { DependencyType, Entity, Name, Quantity, Span } from '../../document.ts'
import type { Ending as EndingOf } from '../../language/endings.ts'
import type { Predicate } from '../transfer/grammar.ts'

/** A token, or several that an entity, a quantity or a name makes one. */
export interface Morph extends Span {
  readonly surface: string
  readonly lemma: string
  readonly pos: string
  readonly conjugation: string
  readonly form: string
  readonly reading: string
  readonly known: boolean
  /** A country, by the dictionary. */
  readonly country?: boolean
  readonly entity?: Entity
  readonly quantity?: Quantity
  readonly name?: Name
}

/** One step of a predicate's ending, over the words of the engine. */
export type Ending = EndingOf<Morph>

/** Nodes from one index to another, both included. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A bunsetsu as the transfer sees it: content words, function words, marks. Nodes are merged and re-headed by the transfer, so they may change until it starts reading. */
export interface Node {
  readonly index: number
  core: Morph[]
  tail: Morph[]
  head: number
  children: number[]
  comma: boolean
  /** 。？！ after it, `:` for a colon or dash, ` ` for white space in a headline; '' when none. */
  stop: string
  /** 「『 before its first word, 」』 after its last content word. */
  opens: string
  closes: string
  /** First node of the quoted stretch that closes here; -1 when none closes. */
  quoteFrom: number
  /** Where in the text the quotation closes that ends here; -1 when none does. */
  closedAt: number
  /** The nodes that may hang on it and that it may hang on: those of the quoted sentence it stands in, or those outside quotations. */
  within: Stretch
  type: DependencyType
  margin: number
  /** Merged into another node. */
  dead: boolean
  /** Set by the rewrite for predicates: what it is and how it ends, words of following bunsetsu included. */
  ending: { readonly predicate: Predicate; readonly endings: readonly Ending[] } | null
  /** The sentences of a quoted clause that stands where a noun does, each with the mark behind it: 「続けたい」の声. Null for all others. */
  inner: readonly { readonly tree: Tree; readonly mark: string }[] | null
  /** Bracketed asides that follow it, each a tree of its own. */
  asides: Tree[]
}

export interface Tree {
  readonly nodes: Node[]
  /** Index of the last living node. */
  root: number
  /** Index of the event a headline begins with: 火災 of 商店街で火災、3人けが. */
  event?: number | undefined
  /** What stands in brackets before the first word, as headlines have it: 【速報】. */
  readonly labels?: readonly Tree[]
}

/** The letters of some words. */
export function textOf(morphs: readonly Morph[]): string {
  return morphs.map((morph) => morph.surface).join('')
}

/** 電気自動車, EV of a glossary: a term that is a common noun, or initials of one, and no name. */
export function isTerm({ entity }: Morph): boolean {
  return entity?.type === 'OTHER' && /^(?:\p{Ll}|\p{Lu}{2,4}$)/u.test(entity.en)
}

/** A common noun that may say what a name in quotation marks behind it is. */
export function isTitleWord(morph: Morph): boolean {
  return isTerm(morph) || (/^(?:noun(?:\.sahen)?|suffix|unknown)$/.test(morph.pos) && !morph.quantity && !morph.entity)
}

/** Every proper end of a compound, the longest first: 再生|エネルギー|発電 → エネルギー発電, 発電. */
export function suffixesOf(morphs: readonly Morph[]): string[] {
  return morphs.slice(1).map((_, index) => textOf(morphs.slice(index + 1)))
}

/** The content words: 市場 of 市場には. */
export function coreText(node: Node): string {
  return textOf(node.core)
}

/** The function words: には of 市場には. */
export function tailText(node: Node): string {
  return textOf(node.tail)
}

/** The whole bunsetsu without its marks. */
export function surfaceOf(node: Node): string {
  return coreText(node) + tailText(node)
}

/** Where words stand in the text. */
export function spansOf(morphs: readonly Morph[]): Span[] {
  return morphs.map(({ start, end }) => ({ start, end }))
}

/** 続けると」|述べた: a quotation ends here. When it is one word, nothing but a particle stands behind its mark: 「失敗」だった is none. */
export function endsQuotation({ index, quoteFrom, closedAt, inner, core, tail }: Node): boolean {
  if (quoteFrom < 0 || quoteFrom > index || inner) return false
  return closedAt < 0 || quoteFrom < index || [...core, ...tail].every(({ start, pos }) => start < closedAt || pos.startsWith('particle'))
}

/** Merges node `from` into `into` (its head or neighbour): its dependents move over. */
export function absorb(tree: Tree, into: Node, from: Node): void {
  from.dead = true
  for (const child of from.children) {
    if (child === into.index) continue
    tree.nodes[child]!.head = into.index
    if (!into.children.includes(child)) into.children.push(child)
  }
  into.children = into.children.filter((child) => child !== from.index).sort((a, b) => a - b)
  into.comma = from.comma || (into.comma && from.index < into.index)
  if (from.index > into.index) {
    into.comma = from.comma
    into.stop = from.stop
    if (from.quoteFrom >= 0 && from.quoteFrom <= into.index) {
      into.quoteFrom = from.quoteFrom
      into.closes = from.closes
      into.closedAt = from.closedAt
      into.within = from.within
    }
    const oldHead = from.head
    into.head = oldHead
    into.type = from.type
    if (oldHead >= 0) {
      const head = tree.nodes[oldHead]!
      head.children = head.children
        .map((child) => (child === from.index ? into.index : child))
        .filter((child, at, all) => all.indexOf(child) === at)
    }
    if (tree.root === from.index) tree.root = into.index
  } else if (from.head >= 0) {
    const head = tree.nodes[from.head]!
    head.children = head.children.filter((child) => child !== from.index)
  }
  into.asides = from.index < into.index ? [...from.asides, ...into.asides] : [...into.asides, ...from.asides]
  from.children = []
}
