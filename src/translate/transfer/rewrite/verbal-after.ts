import type { Morph, Tree } from '../../nodes/node.ts'
import { living, previousAlive, type RewriteTools, rehead } from './tools.ts'

/** 大学を→卒業|後 → 大学を→卒業した後: a verbal noun with を before it is its verb, whatever the suffix of time behind it. */
export function verbalNounsWithObjects(tree: Tree, { grammar, words, isPredicate }: RewriteTools): void {
  const { keys, lexicon, endings } = grammar
  const [suru, ta] = [keys.get('suru')!, keys.get('ta')!]
  for (const node of living(tree)) {
    const [act, after] = node.core.slice(-2)
    if (!after || act!.pos !== 'noun.sahen' || after.pos !== 'suffix.adverbial' || act!.entity || act!.quantity) continue
    const object = previousAlive(tree, node.index)
    if (!object || object.comma || isPredicate(object) || words(object).role !== 'o') continue
    if (!lexicon.frames(act!.surface + suru).some(({ slots }) => slots.some(({ name }) => name === 'o'))) continue
    const verb: Morph = { ...after, surface: suru, lemma: suru, pos: 'verb', conjugation: 'sahen', form: 'continuative' }
    const past: Morph = { ...after, surface: ta, lemma: ta, pos: 'auxiliary', conjugation: 'ta', form: 'basic' }
    const tail = [verb, past, { ...after, pos: 'formal.adverbial' }, ...node.tail]
    if (!endings.read(tail.slice(1), []).endings.some(({ op }) => op === 'link')) continue
    node.core = node.core.slice(0, -1)
    node.tail = tail
    rehead(tree, object, node)
  }
}
