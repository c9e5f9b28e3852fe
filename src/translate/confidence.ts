import type { NamedSentence, Piece, Span } from '../document.ts'
import type { Lexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { type Node, type Tree, textOf } from './nodes/node.ts'
import type { Borrowed } from './transfer/imported-words.ts'

/** Content words no English word points at: what would be lost without a word. Formal nouns and light words are carried by grammar. */
export function uncovered(nodes: readonly Node[], pieces: readonly Piece[]): Span[] {
  const spans = pieces.flatMap((piece) => piece.from)
  const made: Span[] = []
  for (const node of nodes) {
    for (const morph of node.core) {
      const content = morph.entity || morph.quantity || /^(?:noun(?!\.number)|verb$|adjective$)/.test(morph.pos)
      if (content && !spans.some((span) => span.start < morph.end && span.end > morph.start))
        made.push({ start: morph.start, end: morph.end })
    }
  }
  return made
}

/** Imported words that stand in the English, each place once, in the order of the text. */
export function shown(borrowed: readonly Borrowed[], pieces: readonly Piece[]): Borrowed[] {
  if (!borrowed.length) return []
  const spans = pieces.flatMap((piece) => piece.from)
  const places = new Map<number, Borrowed>()
  for (const one of borrowed) {
    const [first] = one.from
    if (first && spans.some((span) => span.start < first.end && span.end > first.start)) places.set(first.start, one)
  }
  return [...places].sort(([a], [b]) => a - b).map(([, one]) => one)
}

/** 馬路村で|612ミリ、|尾鷲市で|548ミリに|達した: a value before a comma that no rule has tied to its place may be tied to another. */
function isLooseValue({ comma, tail, core, children, head }: Node): boolean {
  const kind = core.at(-1)?.quantity?.kind
  return comma && head >= 0 && !tail.length && !children.length && kind !== undefined && !/^(?:date|time|duration|ordinal)$/.test(kind)
}

/** What the engine knows of its own work on a sentence. */
export interface Work {
  readonly sentence: NamedSentence
  /** After the rewrite. */
  readonly trees: readonly Tree[]
  readonly pieces: readonly Piece[]
  readonly english: string
  readonly headline: boolean
  readonly unknown: number
  readonly dropped: number
  /** Guesses of the transfer by their name. */
  readonly doubts: ReadonlyMap<string, number>
}

const count = <T>(all: readonly T[], is: (one: T) => boolean) => all.reduce((sum, one) => sum + (is(one) ? 1 : 0), 0)
const matches = (letters: string, pattern: RegExp) => letters.match(pattern)?.length ?? 0

/** Words of four letters and more that stand twice in the English: the Japanese is cut so that two parts have the same word, or a part is said twice. */
function repeated(english: string): number {
  const words = english.toLowerCase().match(/\p{L}{4,}/gu) ?? []
  return words.length - new Set(words).size
}

/** The node each piece of the English comes from, in the order of the English; pieces we supplied are left out. */
function order(nodes: readonly Node[], pieces: readonly Piece[]): number[] {
  const starts = nodes
    .flatMap(({ index, core, tail }) => [...core, ...tail].map(({ start, end }) => ({ start, end, index })))
    .sort((a, b) => a.start - b.start)
  const ownerOf = ({ start, end }: Span): number => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]!.end <= start) low = middle + 1
      else high = middle
    }
    const found = starts[low]
    return found && found.start < end ? found.index : -1
  }
  return pieces.map(({ from }) => (from[0] ? ownerOf(from[0]) : -1)).filter((index) => index >= 0)
}

interface Stretch {
  first: number
  last: number
  count: number
}

/** How many nouns have their own modifiers elsewhere in the English: 大きな|庭の|ある|家 in pieces. Each tree is judged by itself. */
function tornNouns(trees: readonly Tree[], pieces: readonly Piece[]): number {
  let torn = 0
  for (const { nodes } of trees) {
    const living = nodes.filter(({ dead }) => !dead)
    const stretches = new Map<number, Stretch>()
    order(living, pieces).forEach((index, at) => {
      const known = stretches.get(index)
      if (!known) stretches.set(index, { first: at, last: at, count: 1 })
      else {
        known.last = at
        known.count++
      }
    })
    // heads stand behind their dependents, so one pass from the left gathers every subtree
    for (const node of living) {
      const own = stretches.get(node.index)
      if (!own) continue
      if (!node.ending && own.last - own.first + 1 > own.count) torn++
      const head = stretches.get(node.head)
      if (node.head <= node.index || node.type !== 'adnominal') continue
      if (head) {
        head.first = Math.min(head.first, own.first)
        head.last = Math.max(head.last, own.last)
        head.count += own.count
      } else stretches.set(node.head, { ...own })
    }
  }
  return torn
}

/** What no plain clause has. */
const difficulties = [
  'quotation',
  'adjunct',
  'bare adjunct',
  'topic adjunct',
  'list',
  'torn noun',
  'zero subject',
  'no frame',
  'left over',
  'headline',
  'unknown word',
  'dropped word',
]

/** What makes English doubtful, counted; `ja-en/confidence` has a weight for each. */
export function factsOf(
  lexicon: Lexicon,
  { sentence, trees, pieces, english, headline, unknown, dropped, doubts }: Work,
): ReadonlyMap<string, number> {
  const { predicates, names, ja } = sentence
  const nodes = trees.flatMap((tree) => tree.nodes.filter(({ dead }) => !dead))
  const open = nodes.filter(({ head, type }) => head >= 0 && type !== 'end')
  const role = (wanted: string) => count(predicates, (one) => one.role === wanted)
  const type = (wanted: RegExp) => count(nodes, (node) => wanted.test(node.type))
  const facts = new Map<string, number>([
    ['bunsetsu', nodes.length],
    ['bunsetsu over 8', Math.max(0, nodes.length - 8)],
    ['bunsetsu over 14', Math.max(0, nodes.length - 14)],
    ['predicates', predicates.length],
    ['relative clause', role('relative')],
    ['content clause', role('content')],
    ['nominal clause', role('nominal')],
    ['quoted clause', role('quote')],
    ['chained clause', role('chain')],
    ['linked clause', role('link')],
    ['head below .15', count(open, ({ margin }) => margin < 0.15)],
    ['head below .4', count(open, ({ margin }) => margin < 0.4)],
    ['head below .7', count(open, ({ margin }) => margin < 0.7)],
    ['list', type(/^list$/)],
    ['bare noun', type(/^noun$/)],
    ['also', type(/^also$/)],
    ['topic', Math.max(0, type(/^topic$/) - 1)],
    ['genitive', count(nodes, ({ type: one, ending }) => one === 'adnominal' && !ending)],
    ['long compound', count(nodes, ({ core }) => core.length > 2)],
    ['name', names.length],
    ['word of several senses', count(nodes, ({ core }) => (lexicon.words(textOf(core))[0]?.alternatives.length ?? 0) > 1)],
    ['quotation', matches(ja, /[「『]/g)],
    ['bracket', matches(ja, /[（(【]/g)],
    ['comma', matches(ja, /、/g)],
    ['unknown word', unknown],
    ['dropped word', dropped],
    ['loose value', count(nodes, isLooseValue)],
    ['torn noun', tornNouns(trees, pieces)],
    ['repeated word', repeated(english)],
    ['of', Math.max(0, matches(english, /\bof\b/g) - 1)],
    ['it', matches(english, /\bit\b/gi)],
    ['that', Math.max(0, matches(english, /\bthat\b/g) - 1)],
    ['English comma', matches(english, /,/g)],
    ['words', matches(english, /\s/g)],
    ['headline', headline ? 1 : 0],
    ['footnote', sentence.kind === 'footnote' ? 1 : 0],
    ...['no frame', 'plain frame', 'zero subject', 'left over', 'adjunct', 'bare adjunct', 'topic adjunct'].map(
      (name): [string, number] => [name, doubts.get(name) ?? 0],
    ),
  ])
  const hard = difficulties.some((name) => (facts.get(name) ?? 0) > 0)
  const beyond = (clauses: number): boolean => hard || predicates.length > clauses || facts.get('comma')! >= clauses
  facts.set('more than one plain clause', beyond(1) || facts.get('topic')! > 0 ? 1 : 0)
  facts.set('more than two plain clauses', beyond(2) ? 1 : 0)
  return facts
}

/** How likely a reader finds the English adequate, 0 … 1: a logistic function of the facts, its weights fitted on sentences we read and judged. */
export function makeConfidence(language: Language): (facts: ReadonlyMap<string, number>) => number {
  const weights = language.rows('ja-en/confidence').map(({ fact, weight }) => [fact!, Number(weight)] as const)
  return (facts) => {
    const sum = weights.reduce((total, [fact, weight]) => total + weight * (fact === 'start' ? 1 : (facts.get(fact) ?? 0)), 0)
    return 1 / (1 + Math.exp(-sum))
  }
}
