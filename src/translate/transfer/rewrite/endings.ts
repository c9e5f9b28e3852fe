import { absorb, type Ending, endsQuotation, type Morph, type Node, type Tree } from '../../nodes/node.ts'
import type { Grammar } from '../grammar.ts'
import { living, nextAlive, type RewriteTools } from './tools.ts'

/** 〜はありません → 〜はない: ありません is ない with manners. */
export function plainNegations(tree: Tree, { grammar: { keys } }: RewriteTools): void {
  const [aru, nai] = [keys.get('aru')!, keys.get('nai')!]
  for (const node of tree.nodes) {
    const made: Morph[] = []
    for (let at = 0; at < node.tail.length; at++) {
      const [first, second, third] = [node.tail[at]!, node.tail[at + 1], node.tail[at + 2]]
      if (first.lemma === aru && second?.conjugation === 'masu' && third?.conjugation === 'nu') {
        made.push({ ...first, surface: nai, lemma: nai, pos: 'auxiliary', conjugation: 'nai', end: third.end })
        at += 2
      } else made.push(first)
    }
    node.tail = made
  }
}

/** The bunsetsu right after a node, as long as each is the head of the one before: where an ending may run on. */
function following(tree: Tree, node: Node): Node[] {
  const made: Node[] = []
  let now = node
  while (made.length < 4 && !now.comma && !now.stop && now.head >= 0 && !endsQuotation(now)) {
    const next = nextAlive(tree, now.index)
    if (!next || now.head !== next.index || next.opens) break
    made.push(next)
    now = next
  }
  return made
}

/** 反対するという|計画, 下げるというのは, 逃げたということだ: という before a noun quotes; at the end of a sentence it is hearsay. */
function isHearsay(node: Node, endings: readonly Ending[], at: number): boolean {
  const ending = endings[at]!
  if (ending.op !== 'adverb' || !ending.means.includes('hearsay')) return true
  const end = ending.morphs.at(-1)!.end
  const behind = node.tail.find((morph) => morph.start >= end)
  if (behind) return !/^(?:formal|noun)/.test(behind.pos)
  return node.type !== 'adnominal' || node.head < 0
}

/** 建設する|ことで|合意した: こと that the frame of the verb behind it asks for is no way of doing it. */
function isAskedFor(tree: Tree, last: Node, { lexicon, keys, particles }: Grammar): boolean {
  const [koto] = last.core
  if (!koto || koto.lemma !== keys.get('koto') || last.tail.length !== 1 || last.comma || last.head < 0) return false
  const slot = particles.get(last.tail[0]!.surface)
  const verb = tree.nodes[last.head]!
  const suru = keys.get('suru')!
  const lemmas = verb.core.map((morph) => morph.lemma)
  const frames = [lemmas.join(''), lemmas.join('') + suru].flatMap((lemma) => lexicon.frames(lemma))
  return frames.some((frame) => frame.slots.some((one) => one.name === slot && one.fillers.includes(koto.lemma)))
}

/** 加速させる|方針です → 加速させる方針です: every predicate gets its ending read, and takes up the bunsetsu the ending runs over. */
export function joinEndings(tree: Tree, { grammar, predicate }: RewriteTools): void {
  for (const node of living(tree)) {
    const own = node.ending ? null : predicate(node)
    if (!own) continue
    const words = (one: Node): Morph[] => [...one.core, ...one.tail]
    const later = following(tree, node)
    const read = grammar.endings.read(own.tail, later.map(words))
    const { used, endings } = read.used && isAskedFor(tree, later[read.used - 1]!, grammar) ? grammar.endings.read(own.tail, []) : read
    const joined = later.slice(0, used)
    for (const one of joined) absorb(tree, node, one)
    if (used) node.tail = [...node.tail, ...joined.flatMap(words)]
    node.ending = { predicate: own, endings: endings.filter((_, at) => isHearsay(node, endings, at)) }
  }
}
