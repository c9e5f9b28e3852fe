import type { Morph, Node, Tree } from '../../nodes/node.ts'
import { headClass } from '../clause/argument.ts'
import { isTransitive } from '../clause/valency.ts'
import { agentClasses } from '../semantic-class.ts'
import { living, livingChildren, type RewriteTools, rehead } from './tools.ts'

/** Where the word that denies stands in the tail of a predicate; -1 when none does. */
function denial({ tail }: Node): number {
  const denies = ({ pos, conjugation }: Morph): boolean => pos === 'auxiliary' && (conjugation === 'nai' || conjugation === 'nu')
  const at = tail.findIndex(denies)
  return tail.slice(at + 1).some(denies) ? -1 : at
}

/** Takes the negation from a predicate: 検出できない → 検出できる, ない → ある. False when it has none. */
function affirm(head: Node, aru: string, nai: string): boolean {
  const last = head.core.at(-1)!
  const denied = denial(head)
  if (denied >= 0) head.tail = head.tail.filter((_, index) => index !== denied)
  else if (last.lemma === nai && last.pos.startsWith('adjective'))
    head.core = [...head.core.slice(0, -1), { ...last, surface: aru, lemma: aru, pos: 'verb', conjugation: 'godan' }]
  else return false
  return true
}

/** 方法は|一つだけ|ある → 一つの|方法だけが|ある: a number of what there is. */
function numberFirst(
  tree: Tree,
  noun: Node,
  number: Node,
  particles: { readonly no: Morph; readonly ga: Morph; readonly dake: Morph },
): void {
  const { core } = noun
  for (const child of livingChildren(tree, noun)) rehead(tree, child, number)
  noun.core = number.core
  noun.tail = [particles.no]
  noun.type = 'adnominal'
  noun.comma = false
  number.core = core
  number.tail = [particles.dake, particles.ga]
  rehead(tree, noun, number)
}

/** 船は→…|3隻しか|なく、|集中する → 船は→なく: the topic of a clause that goes on. */
function topicAbove(tree: Tree, node: Node, head: Node, words: RewriteTools['words']): Node | undefined {
  const topic = [...living(tree)].findLast(
    (one) => one.index < node.index && one.head > head.index && words(one).topic && words(one).role === '' && !one.core.at(-1)!.quantity,
  )
  if (topic) rehead(tree, topic, head)
  return topic
}

/** 3割しか|検出できない → 3割だけを|検出できる: しか and its negation are only; the case it hides is the one the verb lacks. */
export function onlyWithoutNegation(tree: Tree, { grammar, words, predicate, isPredicate }: RewriteTools): void {
  const { keys, lexicon } = grammar
  const key = (name: string): string => keys.get(name)!
  for (const node of living(tree)) {
    const at = node.tail.findIndex(({ surface, pos }) => surface === key('shika') && pos.startsWith('particle'))
    const head = tree.nodes[node.head]
    if (at < 0 || !head || isPredicate(node) || !affirm(head, key('aru'), key('nai'))) continue
    const shika = node.tail[at]!
    const particle = (surface: string, pos: string): Morph => ({ ...shika, surface, lemma: surface, pos })
    const [dake, ga, o] = [particle(key('dake'), shika.pos), particle(key('ga'), 'particle.case'), particle(key('o'), 'particle.case')]
    const lemma = predicate(head)?.lemma ?? ''
    const sisters = livingChildren(tree, head).filter((one) => one !== node && !isPredicate(one))
    const quantity = node.core.at(-1)!.quantity
    const own = sisters.findLast(
      (one) => one.index < node.index && words(one).role === '' && words(one).topic && one.core.at(-1)!.quantity === undefined,
    )
    const bare = node.tail.length === 1
    const owner = own ?? (bare && quantity?.kind === 'count' ? topicAbove(tree, node, head, words) : undefined)
    if (bare && quantity?.kind === 'count' && owner && (lemma === key('aru') || lemma === key('iru'))) {
      numberFirst(tree, owner, node, { no: particle(key('no'), 'particle.adnominal'), ga, dake })
      continue
    }
    const has = (role: string): boolean => sisters.some((one) => words(one).role === role)
    const acts = quantity ? quantity.unit === 'person' : agentClasses.has(headClass(node, grammar))
    const time = quantity && /^(?:date|time|duration)$/.test(quantity.kind)
    const hidden = !bare || time ? [] : acts && !has('ga') ? [ga] : isTransitive(lexicon, lemma) && !has('o') ? [o] : []
    node.tail = node.tail.flatMap((morph, index) => (index === at ? [dake, ...hidden] : [morph]))
  }
}
