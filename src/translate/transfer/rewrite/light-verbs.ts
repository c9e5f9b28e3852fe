import type { Morph, Node, Tree } from '../../nodes/node.ts'
import { absorb, coreText } from '../../nodes/node.ts'
import { headClass } from '../clause/argument.ts'
import type { Grammar, Predicate } from '../grammar.ts'
import { living, livingChildren, previousAlive, type RewriteTools } from './tools.ts'

/** What a modifier in の is once the noun is a verb: 投資家への説明をする → 投資家に説明する. */
const withoutNo: ReadonlySet<string> = new Set(['e', 'to', 'kara', 'made'])

/** A frame of the light verb has words of its own for the noun: 会見を開く, 電話をする. */
function isSetPhrase({ lexicon }: Grammar, lemma: string, noun: string): boolean {
  return lexicon.frames(lemma).some(({ slots, template }) => {
    const bare = !template.rest.some((item) => 'slot' in item && item.slot === 'o')
    return bare && slots.some(({ name, fillers }) => name === 'o' && fillers.some((filler) => noun.endsWith(filler)))
  })
}

/** What the verb of the noun needs: an object, or none. */
function takes({ lexicon }: Grammar, lemma: string): { readonly object: boolean; readonly none: boolean } {
  const frames = lexicon.frames(lemma).filter(({ adverbial, passiveOnly }) => !adverbial && !passiveOnly)
  const asks = frames.map(({ slots }) => slots.some(({ name, optional }) => name === 'o' && !optional))
  return { object: asks.includes(true), none: asks.includes(false) }
}

/** 橋の点検を|行う → 橋を点検する, 準備を|する → 準備する: a verb that says nothing but that it is done gives its place to the noun it does. */
export function lightVerbs(tree: Tree, { grammar, words, predicate }: RewriteTools): void {
  const { keys, particles } = grammar
  const suru = keys.get('suru')!
  const light = new Set([suru, keys.get('okonau')!, keys.get('okonau-kana')!])
  const wo = [...particles].find(([, key]) => key === 'o')![0]

  /** The case a modifier has beside the verb: '' for none, null when it must stay with the noun. */
  function caseOf(child: Node, transitive: boolean): 'o' | 'own' | null {
    const { role, adnominal, topic, also, focus, list, post } = words(child)
    if (!adnominal || topic || also || focus.length || list || post || child.comma || predicate(child)) return null
    if (withoutNo.has(role)) return 'own'
    if (role !== '' || child.tail.length !== 1 || !transitive) return null
    const last = child.core.at(-1)!
    return last.quantity ||
      last.pos.startsWith('formal') ||
      /^(?:time|duration|number|person|role|quality|)$/.test(headClass(child, grammar))
      ? null
      : 'o'
  }

  function rewrite(node: Node, verb: Predicate, object: Node, lemma: string): void {
    const { object: transitive, none } = takes(grammar, lemma)
    const modifiers = livingChildren(tree, object)
    const roles = modifiers.map((child) => caseOf(child, transitive))
    const objects = roles.filter((role) => role === 'o').length
    if (roles.includes(null) || objects > 1 || (!objects && !none)) return
    modifiers.forEach((child, index) => {
      const no = child.tail.at(-1)!
      child.tail = roles[index] === 'o' ? [{ ...no, surface: wo, lemma: wo, pos: 'particle.case' }] : child.tail.slice(0, -1)
      child.type = 'case'
    })
    const done: Morph = { ...verb.morphs[0]!, lemma: suru, pos: 'verb', conjugation: 'sahen' }
    absorb(tree, node, object)
    node.core = object.core
    node.tail = [done, ...verb.tail]
  }

  for (const node of living(tree)) {
    const verb = predicate(node)
    if (!verb || verb.lead.length || verb.potential || verb.kind !== 'verb' || !light.has(verb.lemma)) continue
    const object = previousAlive(tree, node.index)
    if (!object || object.head !== node.index || object.quoteFrom >= 0 || object.opens || object.comma) continue
    const { role, topic, also, focus } = words(object)
    if (role !== 'o' || topic || also || focus.length || object.core.at(-1)!.pos !== 'noun.sahen' || object.core.length > 2) continue
    const lemma = coreText(object) + suru
    if (!grammar.lexicon.hasFrames(lemma) || isSetPhrase(grammar, verb.lemma, coreText(object))) continue
    // 点検が行われた: what is done stays a noun in the passive
    if (grammar.endings.read(verb.tail, []).endings.some(({ op }) => op === 'passive' || op === 'causative')) continue
    rewrite(node, verb, object, lemma)
  }
}
