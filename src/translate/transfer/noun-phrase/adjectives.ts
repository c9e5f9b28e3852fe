import { coreText, type Node, spansOf } from '../../nodes/node.ts'
import { addBefore, type NounPhrase, prep, text } from '../../tree.ts'
import { isAdverb } from '../adverb.ts'
import { attributiveOf } from '../attributive.ts'
import { composeAll } from '../compound/index.ts'
import { functionWords } from '../function-words.ts'
import type { Grammar, Job, Predicate, Transfer } from '../grammar.ts'
import { livingChildren, someLiving } from '../living.ts'
import { predicateOf } from '../predicate.ts'
import { isFormal } from './formal-noun.ts'
import type { Modifiers } from './modifiers.ts'

const isAdjective = (predicate: Predicate | null): predicate is Predicate => predicate?.kind === 'na' || predicate?.kind === 'adjective'

/** Adjectives before their noun: 高い|料金, 安全性の|高い|電池, 力のある|企業. */
export function makeAdjectives(grammar: Grammar, transfer: Transfer, { addAdjective, addAdverbs }: Modifiers) {
  const { lexicon } = grammar

  /** Arguments of an adjective: all that hangs on it but adverbs. */
  function argumentsOf(job: Job, child: Node): Node[] {
    return [...livingChildren(job, child)].filter((one) => !isAdverb(one))
  }

  /** The word list's form of an adjective. */
  function listed(word: string): string | undefined {
    return lexicon.words(word).find((one) => one.pos === 'na' || one.pos === 'adn')?.en
  }

  /** 大型で, 強く、: the form in which an adjective goes on to the next. */
  function goesOn({ core, tail, comma }: Node): boolean {
    if (!tail.length) return core.at(-1)!.form.startsWith('continuative') && comma
    return tail.length === 1 && /particle\.(?:link|case)|auxiliary/.test(tail[0]!.pos)
  }

  /** 大型で|強い|台風: both adjectives stand before the noun. */
  function addCoordinate(job: Job, child: Node, noun: NounPhrase, predicate: Predicate | null): void {
    for (const sister of livingChildren(job, child)) {
      if (someLiving(job, sister, (one) => !isAdverb(one))) continue
      const other = predicateOf(sister, grammar)
      if (!isAdjective(other) || !goesOn(sister)) continue
      const adjective = listed(coreText(sister)) ?? attributiveOf(lexicon, other.lemma)
      if (!adjective) continue
      job.done.add(sister.index)
      addAdjective(noun, adjective, spansOf(sister.core))
      if (isAdjective(predicate)) addBefore(noun, text(','))
    }
  }

  /** The form of an adjective before this noun; undefined when the lexicon has none. */
  function formBefore(noun: NounPhrase, child: Node, { kind, lemma }: Predicate): string | undefined {
    const own = attributiveOf(lexicon, lemma, noun) ?? listed(kind === 'na' ? coreText(child) : lemma)
    if (own !== undefined) return own
    const plain = lexicon
      .frames(lemma)
      .find(
        ({ type, template, slots }) =>
          (type === 'adj' || type === 'na') && template.verb === 'be' && !slots.some((slot) => slot.fillers.length),
      )
    const words = plain?.template.rest.map((item) => ('word' in item ? item.word : '')).join(' ')
    const borrowed = words?.trim() ? undefined : grammar.compound.imported.take(lemma, [kind === 'na' ? 'na' : 'adj'], spansOf(child.core))
    return words?.trim() || borrowed?.en || (kind === 'na' ? composeAll(child.core, [], grammar.compound).at(-1)!.head : undefined)
  }

  /** 高い|料金 → expensive: an adjective alone. */
  function addPlain(job: Job, child: Node, noun: NounPhrase, predicate: Predicate): boolean {
    if (predicate.lemma === grammar.keys.get('nai') || predicate.lead.length) return false
    job.done.add(child.index)
    const adjective = formBefore(noun, child, predicate)
    if (!adjective) return false
    addAdverbs(job, child, noun)
    addAdjective(noun, adjective, spansOf(child.core))
    return true
  }

  /** The noun in が or の that an adjective or ある says something of. */
  function isOwned(owned: Node): boolean {
    const { role, adnominal } = functionWords(owned, grammar)
    return role === 'ga' || (adnominal && !role)
  }

  /** 安全性の|高い|電池 → battery with high safety */
  function addQuality(job: Job, child: Node, noun: NounPhrase, owned: Node, predicate: Predicate): boolean {
    const attributive = attributiveOf(lexicon, predicate.lemma)
    // 好きな: who like it
    if (lexicon.frames(predicate.lemma)[0]?.template.verb !== 'be') return false
    if (!isOwned(owned) || !attributive || predicateOf(owned, grammar) || isFormal(owned, grammar)) return false
    job.done.add(child.index)
    const object = transfer.nounPhrase(job, owned)
    if (object.kind === 'noun') {
      addAdverbs(job, child, object)
      const form = (attributive === 'many' && attributiveOf(lexicon, predicate.lemma, object)) || attributive
      const degree = object.before[object.outer - 1]
      if (form === 'many' && degree?.kind === 'text' && degree.text === 'most') {
        // 店舗が最も多い都市: with the most stores
        object.before.splice(object.outer - 1, 1)
        object.outer--
        object.quantity = text('the most', [...degree.from, ...spansOf(child.core)])
        if (object.count !== 'U') object.number = 'plural'
      } else addAdjective(object, form, spansOf(child.core))
    }
    noun.after.push(prep('with', object))
    return true
  }

  /** Puts an adjective on its noun; false when it needs a relative clause. */
  function add(job: Job, child: Node, noun: NounPhrase, predicate: Predicate): boolean {
    if (!isAdjective(predicate) || predicate.tail.length > 1) return false
    const [owned, ...others] = argumentsOf(job, child)
    if (!owned) return addPlain(job, child, noun, predicate)
    return !others.length && !child.comma && addQuality(job, child, noun, owned, predicate)
  }

  /** 力のある|企業 → company with power */
  function addPossession(job: Job, child: Node, noun: NounPhrase, predicate: Predicate): boolean {
    if (predicate.kind !== 'verb' || predicate.lemma !== grammar.keys.get('aru') || predicate.tail.length) return false
    const [owned, ...others] = argumentsOf(job, child)
    if (!owned || others.length || !isOwned(owned)) return false
    job.done.add(child.index)
    noun.after.push(prep('with', transfer.nounPhrase(job, owned), spansOf(child.core)))
    return true
  }

  return { addCoordinate, add, addPossession }
}
