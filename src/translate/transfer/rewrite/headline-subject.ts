import { coreText, type Tree } from '../../nodes/node.ts'
import { living, type RewriteTools, rehead } from './tools.ts'

const amounts = new Set(['date', 'time', 'duration', 'money', 'percent', 'measure', 'count'])

/** アオネ電池、福島に工場 → アオネ電池が福島に工場: headlines leave particles out, and the noun before the comma is the subject. */
export function headlineSubject(tree: Tree, { grammar, words }: RewriteTools): void {
  const [first] = living(tree)
  if (!first?.comma || first.tail.length || first.index === tree.root) return
  const last = first.core.at(-1)!
  if (last.quantity && amounts.has(last.quantity.kind)) return
  // 2人死亡、3人けが: a toll is no subject
  if (first.core.length > 1 && first.core[0]!.quantity?.unit === 'person') return
  if (grammar.lexicon.words(coreText(first))[0]?.sem === 'time') return
  if (!/^(?:noun|suffix|unknown)/.test(last.pos) || last.pos.startsWith('noun.adverbial')) return
  const taken = [...living(tree)].some((node) => node.head === tree.root && words(node).role === 'ga')
  if (taken && !last.entity && !last.name) return
  const [ga] = [...grammar.particles].find(([, key]) => key === 'ga') ?? []
  if (!ga) return
  first.tail = [{ ...last, surface: ga, lemma: ga, pos: 'particle.case', reading: '', start: last.end, end: last.end }]
  first.comma = false
  first.type = 'case'
  if (first.head !== tree.root) rehead(tree, first, tree.nodes[tree.root]!)
}
