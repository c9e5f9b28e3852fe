import { absorb, type Morph, type Node, type Tree } from '../../nodes/node.ts'
import { isTransitive } from '../clause/valency.ts'
import { living, nextAlive, type RewriteTools, rehead } from './tools.ts'

/** A particle the headline left out, behind a word. */
export function supplied(word: Morph, particle: string): Morph {
  return { ...word, surface: particle, lemma: particle, pos: 'particle.case', conjugation: '', form: '', reading: '', start: word.end }
}

/** A number and nothing else. */
const isFigure = ({ core }: Node): boolean => core.length === 1 && /^(?:money|percent)$/.test(core[0]!.quantity?.kind ?? '')

/** 純利益|760億円に|上方修正 → 純利益を|760億円に|上方修正: what is brought to a figure is the object; what is not is one word with its figure again. */
export function headlineItems(tree: Tree, { grammar, words, verbalNoun }: RewriteTools): void {
  const [o] = [...grammar.particles].find(([, key]) => key === 'o') ?? []
  if (!o) return
  for (const node of living(tree)) {
    const last = node.core.at(-1)!
    if (node.tail.length || node.comma || node.stop || node.quoteFrom >= 0 || last.quantity) continue
    const figure = nextAlive(tree, node.index)
    if (!figure || !isFigure(figure) || figure.core[0]!.start !== last.end) continue
    const verb = tree.nodes[figure.head]
    const objects = verb && [...living(tree)].some((one) => one.head === verb.index && words(one).role === 'o')
    if (!verb || !verbalNoun(verb) || objects || !['ni', 'de'].includes(words(figure).role)) {
      figure.core = [...node.core, ...figure.core]
      absorb(tree, figure, node)
      continue
    }
    node.tail = [supplied(last, o)]
    node.type = 'case'
    rehead(tree, node, verb)
  }
}

/** 捜索|続く → 捜索が|続く: the noun right before a verb that takes no object is its subject. */
export function headlineArguments(tree: Tree, { grammar, words, predicate }: RewriteTools): void {
  const particle = (key: string): string => [...grammar.particles].find(([, one]) => one === key)?.[0] ?? ''
  for (const node of living(tree)) {
    const last = node.core.at(-1)!
    if (node.tail.length || node.comma || node.stop || node.opens || node.closes || node.type === 'adnominal') continue
    if (last.quantity || !/^(?:noun(?:\.sahen)?|suffix|unknown)$/.test(last.pos)) continue
    const verb = nextAlive(tree, node.index)
    const found = verb && predicate(verb)
    if (!verb || !found || found.lead.length || !/^(?:verb|adjective)$/.test(found.kind) || verb.quoteFrom >= 0) continue
    const sem = grammar.lexicon.words(last.surface)[0]?.sem
    if (sem === 'time' || isTransitive(grammar.lexicon, found.lemma)) continue
    if ([...living(tree)].some((one) => one.head === verb.index && words(one).role === 'ga')) continue
    node.tail = [supplied(last, particle('ga'))]
    node.type = 'case'
    if (node.head !== verb.index) rehead(tree, node, verb)
  }
}
