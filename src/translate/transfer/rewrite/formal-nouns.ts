import { absorb, coreText, type Tree } from '../../nodes/node.ts'
import type { Predicate } from '../grammar.ts'
import { living, livingChildren, nextAlive, previousAlive, type RewriteTools, rehead } from './tools.ts'

/** 優位という|わけではない → 優位+わけではない: という before a formal noun adds nothing. */
export function skipFormalNouns(tree: Tree, { grammar }: RewriteTools): void {
  const formal = new Set(['wake', 'koto', 'mono'].map((key) => grammar.keys.get(key)!))
  for (const node of living(tree)) {
    if (node.tail.length !== 1 || node.tail[0]!.surface !== grammar.keys.get('toiu')) continue
    const next = nextAlive(tree, node.index)
    if (!next || node.head !== next.index || next.core.length !== 1 || !formal.has(coreText(next))) continue
    if (next.tail[0]?.pos !== 'auxiliary') continue
    const tail = [...next.core, ...next.tail]
    absorb(tree, node, next)
    node.tail = tail
    const kind = node.core.at(-1)!.pos.endsWith('.na') ? 'na' : 'nominal'
    const predicate: Predicate = { kind, lemma: coreText(node), lead: [], morphs: node.core, tail, potential: false, bare: false }
    node.ending = { predicate, endings: grammar.endings.read(tail, []).endings }
  }
}

/** 削減する→…|ための|計画 → 削減する→ための: the clause belongs to the formal noun right behind it. */
export function clausesToFormalNouns(tree: Tree, { isPredicate }: RewriteTools): void {
  for (const node of living(tree)) {
    if (node.core.length !== 1 || !/^(?:formal|noun\.adverbial)/.test(node.core[0]!.pos) || livingChildren(tree, node).length) continue
    const before = previousAlive(tree, node.index)
    if (before && !before.comma && before.head > node.index && before.type === 'adnominal' && isPredicate(before))
      rehead(tree, before, node)
  }
}

/** 生かせるか|どうかが → 生かせるどうかが: one embedded question. */
export function joinWhether(tree: Tree, { grammar: { keys, particles } }: RewriteTools): void {
  const isKa = (surface: string | undefined): boolean => particles.get(surface ?? '') === 'ka'
  for (const node of living(tree)) {
    if (coreText(node) !== keys.get('dou') || !isKa(node.tail[0]?.surface)) continue
    const before = previousAlive(tree, node.index)
    if (!before || before.head !== node.index || !isKa(before.tail.at(-1)?.surface)) continue
    before.tail = [...before.tail.slice(0, -1), ...node.tail]
    absorb(tree, before, node)
  }
}
