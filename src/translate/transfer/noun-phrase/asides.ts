import type { Span } from '../../../document.ts'
import { type Node, spansOf, type Tree } from '../../nodes/node.ts'
import { coordination, embedded, type Phrase, prep, sequence, text } from '../../tree.ts'
import { functionWords } from '../function-words.ts'
import type { Grammar, Job, Transfer } from '../grammar.ts'
import { predicateOf } from '../predicate.ts'
import { isCounted } from './coordination.ts'

/** 貿易統計（速報、通関ベース）: figures, and no news. */
function preliminary(phrase: Phrase): void {
  if (phrase.kind === 'list' || phrase.kind === 'sequence') for (const item of phrase.items) preliminary(item)
  if (phrase.kind !== 'noun') return
  if (phrase.head === 'news flash' && !phrase.before.length) Object.assign(phrase, { head: 'preliminary figures', determiner: 'none' })
  for (const one of phrase.after) preliminary(one)
}

/** Bracketed asides: （国内のみ） → (domestic only). */
export function makeAsides(grammar: Grammar, transfer: Transfer) {
  function phraseOrClause(job: Job, node: Node): Phrase {
    if (!predicateOf(node, grammar)) {
      const { post } = functionWords(node, grammar)
      const phrase = transfer.nounPhrase(job, node)
      if (!post || post.use === 'coordination') return phrase
      job.rules.push(post.id)
      return prep(post.before, phrase, spansOf(node.tail), post.after)
    }
    return embedded('bare-clause', '', transfer.clause(job, node, { main: true }).clause)
  }

  /** （以下、|協議会）: the short name a thing goes by from here on. Takes the opening word out and answers where it stands. */
  function renames({ nodes }: Tree): Span[] | null {
    const first = nodes.find((node) => !node.dead)
    const words = first ? [...first.core, ...first.tail] : []
    if (!first || words[0]?.surface !== grammar.keys.get('ika')) return null
    const joined = first.core[1]?.pos === 'symbol' && first.core.length > 2
    if (joined) first.core = first.core.slice(2)
    else if (first.comma && words.length === 1 && nodes.length > 1) first.dead = true
    else return null
    return spansOf(words.slice(0, 1))
  }

  /** （200万キロワット、→来年に|運用開始）: what stands before a comma without a particle is told by itself. */
  function itemsOf({ nodes }: Tree, root: Node): Node[] {
    const items = nodes.filter((node) => {
      if (node.dead || node === root || !node.comma || node.tail.length || node.quoteFrom >= 0) return false
      return /^(?:noun|suffix|unknown|pronoun)/.test(node.core.at(-1)?.pos ?? '')
    })
    if (![...items, root].some((node) => node.core.some(({ quantity }) => quantity)) && !predicateOf(root, grammar)) return []
    for (const node of items) {
      const head = nodes[node.head]
      if (head) head.children = head.children.filter((index) => index !== node.index)
      node.head = -1
    }
    return items
  }

  /** An aside is translated as a phrase of its own. */
  function asidePhrase(job: Job, tree: Tree): Phrase | null {
    const root = tree.nodes[tree.root]
    if (!root) return null
    const inner: Job = { ...job, tree, done: new Set(), depth: job.depth }
    const hereafter = renames(tree)
    const first = itemsOf(tree, root).map((node) => phraseOrClause(inner, node))
    const parts = [phraseOrClause(inner, root)]
    for (const node of tree.nodes) if (!node.dead && !inner.done.has(node.index)) parts.unshift(phraseOrClause(inner, node))
    parts.unshift(...first)
    const nouns = parts.every(
      (one) => one.kind === 'noun' && !one.quantity && !isCounted(one) && !/^(?:number|measure|money)$/.test(one.sem),
    )
    const phrase =
      parts.length === 1
        ? parts[0]!
        : nouns
          ? coordination(parts)
          : sequence(...parts.flatMap((one, at) => (at ? [text(','), one] : [one])))
    // 貿易統計（速報）: figures, and no news
    for (const one of parts) preliminary(one)
    for (const one of parts) if (one.kind === 'noun' && one.determiner === 'auto' && (parts.length === 1 || !nouns)) one.determiner = 'none'
    return hereafter ? sequence(text('hereafter', hereafter), phrase) : phrase
  }

  /** The bracketed asides of a node, each in its brackets. */
  return function asides(job: Job, node: Node): Phrase[] {
    return node.asides.flatMap((aside): Phrase[] => {
      const inside = asidePhrase(job, aside)
      return inside ? [sequence(text('('), inside, text(')'))] : []
    })
  }
}
