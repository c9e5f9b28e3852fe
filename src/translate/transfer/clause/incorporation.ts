import { type Node, spansOf, textOf } from '../../nodes/node.ts'
import { type NounPhrase, prep, text } from '../../tree.ts'
import { adverbFromAdjective } from '../adverb.ts'
import { compose } from '../compound/index.ts'
import type { Grammar, Predicate } from '../grammar.ts'
import { addBulk } from '../noun-phrase/quantities.ts'
import { timePhrase } from './adjunct-prepositions.ts'
import { shiftsTime, takesAmount } from './amounts.ts'
import { plainArgument } from './argument.ts'
import type { Draft } from './draft.ts'
import { hasSlot, mentions } from './valency.ts'

/** 工場閉鎖: the frame names the noun as its object; 国内|生産する is done there. */
function isNamed({ frame, predicate }: Draft): boolean {
  const noun = textOf(predicate.lead)
  return frame?.slots.some(({ name, fillers }) => name === 'o' && fillers.some((filler) => noun.endsWith(filler))) ?? false
}

/** 工場に|30億円|投資する: money right before a verb that is done with money is its object. */
export function moneyToObject(predicate: Predicate, node: Node, { filled }: Draft['slots'], { lexicon, compound }: Grammar): Predicate {
  const { lead, lemma } = predicate
  if (lead.length !== 1 || lead[0]!.quantity?.kind !== 'money' || filled.has('o')) return predicate
  const paid = lexicon
    .frames(lemma)
    .some(({ slots }) => slots.some(({ name, classes }) => name === 'o' && classes[0] === 'money' && classes.length === 1))
  if (!paid) return predicate
  filled.set('o', plainArgument(node, compose(lead, [], compound), 'o'))
  return { ...predicate, lead: [] }
}

/** Nouns incorporated in the predicate, in one bunsetsu with its verbal noun: 共同|開発する, 300人|採用する. Each becomes an argument, an adverb or an adjunct. */
export function makeIncorporation(grammar: Grammar) {
  /** 従業員を|300人採用: the count belongs to the object, 客が|500人|訪れた: or to the subject. */
  function countArgument(draft: Draft, lead: NounPhrase, amount: { readonly en: string; readonly value: unknown }): void {
    const { slots, template, clause } = draft
    const { filled } = slots
    const counted = (filled.get('o') ?? filled.get('ga'))!.phrase()
    // A frame may hold its object in its words: 特許を|出願する, file for a patent.
    const written = !filled.has('o') || mentions(template, 'o')
    if (written && counted.kind === 'noun' && !counted.quantity && !counted.proper) {
      counted.quantity = text(/^(?:only )?(?:about |more than |at least |nearly )?[\w.,]+/.exec(amount.en)![0], lead.from)
      counted.number = amount.value === 1 ? 'singular' : 'plural'
    } else clause.end.push(lead)
  }

  /** 初|採用: a prefix that counts. */
  function isFirst(lead: Draft['predicate']['lead']): boolean {
    return lead.length === 1 && grammar.lexicon.words(lead[0]!.surface)[0]?.en === 'first ~'
  }

  return function placeIncorporated(draft: Draft): void {
    const { predicate, slots, frame, voice, clause, node } = draft
    const { filled } = slots
    if (!predicate.lead.length) return
    const figure = predicate.lead.at(-1)!
    // 運賃|10円|引き上げ: what is raised, and by how much
    if (predicate.lead.length > 1 && /^(?:money|percent)$/.test(figure.quantity?.kind ?? '') && !filled.has('o') && hasSlot(frame, 'o')) {
      const item = predicate.lead.slice(0, -1)
      if (item.every(({ quantity, name, entity }) => !quantity && !name && (!entity || entity.type === 'OTHER'))) {
        filled.set('o', plainArgument(node, compose(item, [], grammar.compound), 'o'))
        clause.end.push(prep('by', compose([figure], [], grammar.compound)))
        return
      }
    }
    const lead = compose(predicate.lead, [], grammar.compound)
    const row = grammar.lexicon.words(textOf(predicate.lead)).find((one) => one.pos === 'na' || one.pos === 'adv')
    const amount = predicate.lead.at(-1)!.quantity
    const times = /^times?$/.test(amount?.unit ?? '')
    const counted = amount?.kind === 'count' && !times
    const objectless = !filled.has('o')
    const isSubject = frame !== null && !hasSlot(frame, 'o')
    if (!filled.has('ga') && !amount && !row && (isSubject || voice.marked)) {
      // 大阪で|万博|開幕: the noun before an intransitive verbal noun is its subject
      filled.set('ga', plainArgument(node, lead, 'ga'))
    } else if (counted && !filled.has('ga') && objectless && takesAmount(draft, 'percent', grammar)) {
      // 前の年から|17人|増えた: what nobody names has become so many more
      clause.end.unshift(prep('by', lead))
    } else if (counted && !filled.has('ga') && objectless) {
      // 台風で|3人|死亡
      filled.set('ga', plainArgument(node, lead, 'ga'))
    } else if (amount && counted) countArgument(draft, lead, amount)
    else if (amount) {
      const object = filled.get('o')?.phrase()
      // 酸化物を|年間1800トン購入した: how much of the object
      if (amount.kind === 'measure' && object?.kind === 'noun' && addBulk(object, amount, lead.from)) return
      if (amount.kind === 'duration' && shiftsTime(draft)) clause.end.push(prep('by', lead))
      else if (['date', 'time', 'duration'].includes(amount.kind)) clause.end.push(timePhrase(lead, '', amount.kind))
      else if (takesAmount(draft, amount.kind, grammar)) clause.complements.push(lead)
      else clause.end.push(amount.kind === 'ordinal' || times || /^(?:once|twice|.+ times) an? /.test(amount.en) ? lead : prep('by', lead))
    } else if (isFirst(predicate.lead)) clause.end.push(text('for the first time', spansOf(predicate.lead)))
    else if (row) clause.adverbs.push(text(row.pos === 'adv' ? row.en : adverbFromAdjective(row.en), spansOf(predicate.lead)))
    else if (objectless && hasSlot(frame, 'o') && (!/^(?:place|country|time)$/.test(lead.sem) || isNamed(draft)))
      filled.set('o', plainArgument(node, lead, 'o'))
    else clause.end.push(prep('in', lead))
  }
}
