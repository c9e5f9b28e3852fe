import type { DependencyType, Entity, Name, NamedSentence, Quantity, Span, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import type { Ending } from './transfer/endings.ts'
import type { Predicate } from './transfer/grammar.ts'

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
  type: DependencyType
  margin: number
  /** Merged into another node. */
  dead: boolean
  /** Set by the rewrite for predicates: what it is and how it ends, words of following bunsetsu included. */
  ending: { readonly predicate: Predicate; readonly endings: readonly Ending[] } | null
  /** Bracketed asides that follow it, each a tree of its own. */
  asides: Tree[]
}

export interface Tree {
  readonly nodes: Node[]
  /** Index of the last living node. */
  root: number
}

const opening = new Set(['（', '(', '［', '[', '【', '〔', '〈', '《'])
const closing = new Set(['）', ')', '］', ']', '】', '〕', '〉', '》'])
const quoteOpen = new Set(['「', '『', '“', '‘'])
const quoteClose = new Set(['」', '』', '”', '’'])

function morphsOf(sentence: NamedSentence): Morph[] {
  const marks: { span: Span; entity?: Entity; quantity?: Quantity; name?: Name }[] = []
  for (const entity of sentence.entities) marks.push({ span: entity, entity })
  for (const quantity of sentence.quantities)
    if (!marks.some(({ span }) => span.start < quantity.end && quantity.start < span.end)) marks.push({ span: quantity, quantity })
  for (const name of sentence.names)
    if (!marks.some(({ span }) => span.start < name.end && name.start < span.end)) marks.push({ span: name, name })
  marks.sort((a, b) => a.span.start - b.span.start)
  const made: Morph[] = []
  let at = 0
  const tokens = sentence.tokens
  for (let index = 0; index < tokens.length; ) {
    const token = tokens[index]!
    while (at < marks.length && marks[at]!.span.end <= token.start) at++
    const mark = marks[at]
    if (mark && mark.span.start < token.end && mark.span.end > token.start) {
      const first = index
      while (index < tokens.length && tokens[index]!.start < mark.span.end) index++
      const last = tokens[index - 1]!
      const start = Math.min(tokens[first]!.start, mark.span.start)
      const end = Math.max(last.end, mark.span.end)
      // a mark that starts or ends inside a token keeps the rest of the token as a word of its own
      const before =
        tokens[first]!.start < mark.span.start
          ? sentence.ja.slice(tokens[first]!.start - sentence.start, mark.span.start - sentence.start)
          : ''
      const after = last.end > mark.span.end ? sentence.ja.slice(mark.span.end - sentence.start, last.end - sentence.start) : ''
      if (before)
        made.push({
          ...plain(tokens[first]!),
          surface: before,
          lemma: before,
          start: tokens[first]!.start,
          end: mark.span.start,
          known: false,
          reading: '',
        })
      const surface = sentence.ja.slice(mark.span.start - sentence.start, mark.span.end - sentence.start)
      made.push({
        surface,
        lemma: surface,
        pos: mark.quantity ? 'noun.quantity' : 'noun.proper.entity',
        conjugation: '',
        form: '',
        reading: tokens
          .slice(first, index)
          .map((one) => one.reading)
          .join(''),
        known: true,
        country: tokens.slice(first, index).some((one) => one.pos === 'noun.proper.country'),
        start: before ? mark.span.start : start,
        end: after ? mark.span.end : end,
        ...(mark.entity ? { entity: mark.entity } : {}),
        ...(mark.quantity ? { quantity: mark.quantity } : {}),
        ...(mark.name ? { name: mark.name } : {}),
      })
      if (after) made.push({ ...plain(last), surface: after, lemma: after, start: mark.span.end, end: last.end, known: false, reading: '' })
      at++
    } else {
      made.push(plain(token))
      index++
    }
  }
  return made
}

function plain(token: Token): Morph {
  const { surface, lemma, pos, conjugation, form, reading, known, start, end } = token
  return { surface, lemma: lemma === '*' ? surface : lemma, pos, conjugation, form, reading, known, start, end }
}

function isTailStart(morph: Morph, previous: Morph | undefined): boolean {
  const { pos } = morph
  if (
    pos.startsWith('particle') ||
    pos === 'auxiliary' ||
    pos === 'verb.suffix' ||
    pos === 'verb.dependent' ||
    pos === 'adjective.dependent'
  )
    return previous !== undefined
  if (!previous) return false
  // 低|さ: the stem of an adjective and さ are a noun
  if (pos.startsWith('suffix') && previous.form === 'stem') return false
  if (previous.pos === 'verb' || previous.pos === 'adjective') return true
  if (pos === 'verb' || pos === 'adjective') return !previous.pos.startsWith('prefix')
  if (pos === 'formal.auxiliary' || pos === 'suffix.auxiliary' || pos === 'formal.hearsay') return true
  return false
}

/** Splits the words of a bunsetsu into content and function words. */
export function splitCore(morphs: readonly Morph[]): { core: Morph[]; tail: Morph[] } {
  let at = 0
  while (at < morphs.length && !isTailStart(morphs[at]!, morphs[at - 1])) at++
  if (at === 0 && morphs.length) at = 1
  return { core: morphs.slice(0, at), tail: morphs.slice(at) }
}

function treeOf(
  groups: { morphs: Morph[]; head: number; type: DependencyType; margin: number; gap: boolean }[],
  asides: Map<number, Tree[]>,
): Tree {
  const nodes: Node[] = groups.map((group, index) => {
    const words: Morph[] = []
    let comma = false
    let stop = ''
    let opens = ''
    let closes = ''
    for (const morph of group.morphs) {
      if (quoteOpen.has(morph.surface)) {
        if (!words.length) opens += morph.surface
        continue
      }
      if (quoteClose.has(morph.surface)) {
        closes += morph.surface
        continue
      }
      if (
        (morph.pos === 'symbol.comma' || morph.surface === '、') &&
        group.morphs.indexOf(morph) < group.morphs.length - 1 &&
        group.morphs.slice(group.morphs.indexOf(morph) + 1).some((later) => !later.pos.startsWith('symbol'))
      )
        words.push({ ...morph, surface: '・', pos: 'symbol' })
      else if (morph.pos === 'symbol.comma' || morph.surface === '、' || morph.surface === '，' || morph.surface === ',') comma = true
      else if (morph.pos === 'symbol.stop' || /^[。．！？!?]+$/.test(morph.surface)) stop += morph.surface
      else if (morph.pos === 'symbol.space' || morph.surface.trim() === '') continue
      else if (/^[：:；;―—–…‥·]+$|^-{1,2}$/.test(morph.surface)) {
        if (/[：:]/.test(morph.surface)) stop += ':'
        else if (/[―—–]/.test(morph.surface) && words.length && group.morphs.at(-1) !== morph)
          words.push({ ...morph, surface: '・', pos: 'symbol' })
      } else words.push(morph)
    }
    for (let at = 0; at + 2 < words.length; at++) {
      // 話|で|は|なく: で is the copula when は and ない follow
      if (
        words[at]!.surface === '\u3067' &&
        words[at]!.pos.startsWith('particle') &&
        words[at + 1]!.pos === 'particle.topic' &&
        (words[at + 2]!.conjugation === 'nai' || words[at + 2]!.lemma === '\u3042\u308b')
      ) {
        words[at] = { ...words[at]!, pos: 'auxiliary', conjugation: 'da', form: 'continuative', lemma: '\u3060' }
      }
    }
    if (words[0]?.conjugation === 'nai' && words[0].pos === 'auxiliary') words[0] = { ...words[0], pos: 'adjective' }
    const { core, tail } = splitCore(words)
    if (!stop && group.gap) stop = ' '
    return {
      index,
      core,
      tail,
      head: group.head,
      children: [],
      comma,
      stop,
      opens,
      closes,
      quoteFrom: -1,
      type: group.type,
      margin: group.margin,
      dead: words.length === 0,
      ending: null,
      asides: asides.get(index) ?? [],
    }
  })
  const open: number[] = []
  for (const node of nodes) {
    for (const _ of node.opens) open.push(node.index)
    for (const _ of node.closes) {
      const from = open.pop()
      if (from !== undefined) node.quoteFrom = from
    }
  }
  // empty nodes (a lone mark) hand their dependents on and their marks back
  let root = nodes.length - 1
  while (root > 0 && nodes[root]!.dead) root--
  for (const node of nodes) {
    if (node.index < root) {
      let head = node.head
      while (head >= 0 && head <= root && nodes[head]!.dead) head = nodes[head]!.head
      node.head = head < 0 || head > root ? root : head
    } else node.head = -1
  }
  for (const node of nodes) if (!node.dead && node.head >= 0) nodes[node.head]!.children.push(node.index)
  return { nodes, root }
}

/** White space between Japanese words is a boundary: 競争が加速　各国が参入. */
function splitAtSpaces(sentence: NamedSentence): NamedSentence {
  const { tokens, bunsetsu } = sentence
  const japanese = /[^\x00-\x7f]/
  const cuts = new Set<number>()
  for (let at = 1; at < tokens.length; at++) {
    if (
      tokens[at]!.start > tokens[at - 1]!.end &&
      (japanese.test(tokens[at]!.surface) || japanese.test(tokens[at - 1]!.surface)) &&
      !sentence.entities.some((entity) => entity.start < tokens[at]!.start && entity.end > tokens[at]!.start)
    )
      cuts.add(at)
  }
  // 駐車場は|ない: the adjective is a bunsetsu of its own
  for (const one of bunsetsu) {
    for (let at = one.first + 2; at < one.last; at++) {
      const [noun, particle, last] = [tokens[at - 2]!, tokens[at - 1]!, tokens[at]!]
      if (
        last.conjugation === 'nai' &&
        last.pos === 'auxiliary' &&
        /^particle\.(?:topic|case|focus)$/.test(particle.pos) &&
        particle.surface.length === 1 &&
        /^(?:noun|suffix|unknown|pronoun)/.test(noun.pos) &&
        !noun.pos.endsWith('.na')
      )
        cuts.add(at)
    }
  }
  // 現在の|±45%から|±20%に: a number after a particle begins a bunsetsu, unless one quantity holds both
  for (const one of bunsetsu) {
    for (let at = one.first + 1; at < one.last; at++) {
      const [before, token] = [tokens[at - 1]!, tokens[at]!]
      const number = token.pos === 'noun.number' || token.surface === '±'
      const inside = [...sentence.quantities, ...sentence.entities].some((span) => span.start < token.start && span.end > token.start)
      if (number && !inside && /^particle\.(?:case|adnominal|topic)$/.test(before.pos)) cuts.add(at)
    }
  }
  if (!cuts.size) return sentence
  const place: number[] = []
  const made: (typeof bunsetsu)[number][] = []
  bunsetsu.forEach((one, index) => {
    let first = one.first
    for (let at = one.first + 1; at <= one.last; at++) {
      if (at < one.last && !cuts.has(at)) continue
      const last = at === one.last
      made.push({ ...one, first, last: at, start: tokens[first]!.start, end: tokens[at - 1]!.end, head: last ? one.head : -2 })
      first = at
    }
    place[index] = made.length - 1
  })
  return {
    ...sentence,
    bunsetsu: made.map((one, index) => ({ ...one, head: one.head === -2 ? index + 1 : one.head < 0 ? one.head : place[one.head]! })),
  }
}

/** The nodes of a sentence. Bracketed asides become trees of their own, hung on the node they follow. */
export function buildTree(given: NamedSentence): Tree {
  const sentence = splitAtSpaces(given)
  const morphs = morphsOf(sentence)
  // bunsetsu boundaries over morphs: a morph that spans several joins them
  const owner: number[] = []
  let bunsetsu = 0
  for (const morph of morphs) {
    while (bunsetsu < sentence.bunsetsu.length - 1 && sentence.bunsetsu[bunsetsu]!.end <= morph.start) bunsetsu++
    owner.push(bunsetsu)
  }
  const merged: number[] = sentence.bunsetsu.map((_, index) => index)
  morphs.forEach((morph, index) => {
    const first = owner[index]!
    for (let next = first + 1; next < sentence.bunsetsu.length && sentence.bunsetsu[next]!.start < morph.end; next++) {
      merged[first] = next
    }
  })
  const resolve = (index: number): number => {
    let now = index
    while (merged[now] !== now) now = merged[now]!
    return now
  }
  // bracket depth of every morph
  let depth = 0
  const aside: number[] = []
  let group = 0
  const groupOf: number[] = []
  for (const morph of morphs) {
    if (opening.has(morph.surface)) {
      if (depth === 0) group++
      depth++
      aside.push(depth)
      groupOf.push(group)
    } else if (closing.has(morph.surface)) {
      aside.push(depth)
      groupOf.push(group)
      if (depth > 0) depth--
    } else {
      aside.push(depth)
      groupOf.push(depth > 0 ? group : 0)
    }
  }
  // an unclosed bracket is no aside
  const unclosed = depth > 0 ? group : -1
  const outside = new Map<number, Morph[]>()
  const inside = new Map<number, Map<number, Morph[]>>()
  const anchor = new Map<number, number>()
  let lastOutside = -1
  morphs.forEach((morph, index) => {
    const own = resolve(owner[index]!)
    const bracket = opening.has(morph.surface) || closing.has(morph.surface)
    if (aside[index]! > 0 && groupOf[index] !== unclosed) {
      const id = groupOf[index]!
      if (!anchor.has(id)) anchor.set(id, lastOutside)
      if (bracket) return
      const trees = inside.get(id) ?? new Map<number, Morph[]>()
      inside.set(id, trees)
      trees.set(own, [...(trees.get(own) ?? []), morph])
      return
    }
    if (bracket) return
    const list = outside.get(own)
    if (list) list.push(morph)
    else outside.set(own, [morph])
    if (morph.pos !== 'symbol.comma' && morph.pos !== 'symbol.stop') lastOutside = own
  })
  const build = (pieces: Map<number, Morph[]>, asides: Map<number, Tree[]>): Tree => {
    const ids = [...pieces.keys()].sort((a, b) => a - b)
    const place = new Map(ids.map((id, index) => [id, index]))
    const headOf = (id: number): number => {
      let head = sentence.bunsetsu[id]?.head ?? -1
      let guard = 0
      while (head >= 0 && guard++ < 1000) {
        const at = place.get(resolve(head))
        if (at !== undefined && at > place.get(id)!) return at
        head = sentence.bunsetsu[resolve(head)]?.head ?? -1
      }
      return -1
    }
    const groups = ids.map((id, index) => ({
      morphs: pieces.get(id)!,
      head: index === ids.length - 1 ? -1 : headOf(id) < 0 ? ids.length - 1 : headOf(id),
      type: sentence.bunsetsu[id]?.type ?? ('end' as DependencyType),
      margin: sentence.bunsetsu[id]?.margin ?? 1,
      gap:
        /^\s/.test(sentence.ja.slice(pieces.get(id)!.at(-1)!.end - sentence.start)) &&
        (/[^\x00-\x7f]/.test(pieces.get(id)!.at(-1)!.surface) ||
          /^\u3000/.test(sentence.ja.slice(pieces.get(id)!.at(-1)!.end - sentence.start))),
    }))
    const placed = new Map<number, Tree[]>()
    for (const [id, trees] of asides) placed.set(place.get(id) ?? 0, trees)
    return treeOf(groups, placed)
  }
  const asides = new Map<number, Tree[]>()
  for (const [id, pieces] of inside) {
    const at = anchor.get(id) ?? -1
    const tree = build(pieces, new Map())
    const key = at < 0 ? ([...outside.keys()][0] ?? 0) : at
    asides.set(key, [...(asides.get(key) ?? []), tree])
  }
  if (!outside.size) {
    // everything stands in brackets: 【…】 is the sentence itself
    const all = new Map<number, Morph[]>()
    morphs.forEach((morph, index) => {
      if (opening.has(morph.surface) || closing.has(morph.surface)) return
      const own = resolve(owner[index]!)
      all.set(own, [...(all.get(own) ?? []), morph])
    })
    return all.size ? build(all, new Map()) : { nodes: [], root: -1 }
  }
  return build(outside, asides)
}

export function coreText(node: Node): string {
  return node.core.map((morph) => morph.surface).join('')
}

export function tailText(node: Node): string {
  return node.tail.map((morph) => morph.surface).join('')
}

export function spansOf(morphs: readonly Morph[]): Span[] {
  return morphs.map(({ start, end }) => ({ start, end }))
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

export type Particles = ReadonlyMap<string, string>

export function loadParticles(language: Language): Particles {
  return new Map(language.rows('ja-en/particles').map((row) => [row.surface!, row.key!]))
}
