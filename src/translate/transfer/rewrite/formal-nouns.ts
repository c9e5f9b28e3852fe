import { absorb, coreText, type Morph, type Tree, tailText } from '../../nodes/node.ts'
import type { Grammar, Predicate } from '../grammar.ts'
import { living, livingChildren, nextAlive, previousAlive, type Rewrite, type RewriteTools, rehead } from './tools.ts'

/** 増やす為に → 増やすために: formal nouns in Chinese characters are those in kana. */
export function makePlainSpellings(grammar: Grammar): Rewrite {
  const kana = new Map(grammar.language.rows('ja/formal-spellings').map((row) => [row.ja!, row.kana!]))
  const plain = (morph: Morph): Morph => {
    const surface = morph.pos.startsWith('formal') ? kana.get(morph.surface) : undefined
    return surface === undefined ? morph : { ...morph, surface, lemma: surface }
  }
  return function plainSpellings(tree) {
    for (const node of tree.nodes) {
      node.core = node.core.map(plain)
      node.tail = node.tail.map(plain)
    }
  }
}

/** 市場というのは → 市場は: という before の adds nothing to a noun. */
export function plainTopics(tree: Tree, { grammar: { keys }, isPredicate }: RewriteTools): void {
  for (const node of living(tree)) {
    const at = node.tail.findIndex((morph) => morph.surface === keys.get('toiu'))
    if (at < 0 || node.tail[at + 1]?.surface !== keys.get('no') || at + 2 >= node.tail.length || isPredicate(node)) continue
    node.tail = [...node.tail.slice(0, at), ...node.tail.slice(at + 2)]
  }
}

/** 相関とは→…|状態だ: what a word means is said of it as a topic; 隣国とは|別だ and 彼とは|友人だ compare. */
export function definedTopics(tree: Tree, { grammar, isPredicate, predicate }: RewriteTools): void {
  const { keys, lexicon } = grammar
  const toWa = keys.get('to')! + keys.get('wa')!
  for (const node of living(tree)) {
    const head = tree.nodes[node.head]
    if (!head || tailText(node) !== toWa || isPredicate(node)) continue
    const said = predicate(head)
    const last = node.core.at(-1)
    if (said && said.kind !== 'nominal') continue
    if (!said && head.index !== tree.root) continue
    if (!last || /^(?:pronoun|noun\.proper\.(?:person|surname|given)|suffix\.person)/.test(last.pos)) continue
    if (lexicon.frames(said?.lemma ?? coreText(head)).some((frame) => frame.slots.some((slot) => slot.name === 'to'))) continue
    const [, wa = node.tail[0]!] = node.tail
    node.tail = [{ ...wa, surface: keys.get('wa')!, lemma: keys.get('wa')!, pos: 'particle.topic' }]
  }
}

/** ミラーもまた|一人だ: also is said once. */
export function saidAlso(tree: Tree, { grammar: { keys }, words }: RewriteTools): void {
  for (const node of living(tree)) {
    if (coreText(node) !== keys.get('mata') || node.tail.length) continue
    const before = previousAlive(tree, node.index)
    if (!before || before.comma || !words(before).also) continue
    if (before.head === node.index) {
      const head = tree.nodes[node.head]
      if (!head) continue
      rehead(tree, before, head)
    }
    if (before.head === node.head) absorb(tree, before, node)
  }
}

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
    if (!before || (before.head !== node.index && before.head !== node.head) || !isKa(before.tail.at(-1)?.surface)) continue
    before.tail = [...before.tail.slice(0, -1), ...node.tail]
    absorb(tree, before, node)
  }
}
