import { absorb, type Morph, type Tree } from '../../nodes/node.ts'
import type { Grammar } from '../grammar.ts'
import { living, previousAlive, type RewriteTools, rehead } from './tools.ts'

function objectParticle({ particles }: Pick<Grammar, 'particles'>): string {
  return [...particles].find(([, key]) => key === 'o')?.[0] ?? ''
}

/** True for what is a postposition with を before it: 受け, 巡り. */
export function bareOf(grammar: Pick<Grammar, 'particles' | 'postpositions'>): (ja: string) => boolean {
  const particle = objectParticle(grammar)
  return (ja) => grammar.postpositions.has(particle + ja)
}

/** 反対受け|計画撤回 → 反対を受け|計画撤回: headlines leave を out. */
export function headlinePostpositions(tree: Tree, { grammar }: RewriteTools): void {
  const particle = objectParticle(grammar)
  const isBare = bareOf(grammar)
  const tailOf = (word: Morph): Morph[] => [
    { ...word, surface: particle, lemma: particle, pos: 'particle.case', conjugation: '', form: '', reading: '', end: word.start },
    word,
  ]
  for (const node of living(tree)) {
    const last = node.core.at(-1)!
    if (node.index === tree.root || node.tail.length || last.entity || last.quantity || !isBare(last.surface)) continue
    if (last.form && last.form !== 'continuative') continue
    if (node.core.length > 1) {
      node.core = node.core.slice(0, -1)
      node.tail = tailOf(last)
    } else {
      const noun = previousAlive(tree, node.index)
      if (!noun || noun.comma || noun.tail.length || noun.head < node.index) continue
      const head = node.head
      absorb(tree, noun, node)
      noun.tail = tailOf(last)
      if (head >= 0 && noun.head !== head) rehead(tree, noun, tree.nodes[head]!)
    }
  }
}
