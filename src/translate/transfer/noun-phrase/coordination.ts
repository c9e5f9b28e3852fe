import type { Node } from '../../nodes/node.ts'
import { coordination, type NounPhrase, type Phrase, text } from '../../tree.ts'
import { functionWords } from '../function-words.ts'
import type { Grammar, Job } from '../grammar.ts'
import { predicateOf } from '../predicate.ts'

/** An item of a list, with what joins it: `kind` is the particle, `lead` and `after` are not only … but also. */
interface Item {
  readonly phrase: Phrase
  readonly kind: string
  readonly lead: string
  readonly after: string
}

/** The first half of 政府も|企業も. */
function isPaired(child: Node, grammar: Grammar): boolean {
  return child.type === 'list' && functionWords(child, grammar).also
}

/** True for a conjunct that says also for its head: Aも|Bも, Aだけでなく|Bも, Aのほか|Bも. */
export function saysAlso(child: Node, grammar: Grammar): boolean {
  const { post } = functionWords(child, grammar)
  return post?.use === 'coordination' || post?.before === 'as well as' || isPaired(child, grammar)
}

/** A node that goes with its head instead of saying something of it: AとBとC, AやBなど, AだけでなくB. */
export function isConjunct(child: Node, grammar: Grammar): boolean {
  const words = functionWords(child, grammar)
  if (predicateOf(child, grammar)) return false
  if (words.post?.use === 'coordination') return true
  if (isPaired(child, grammar)) return true
  if (words.adnominal || words.role === 'post') return false
  if (words.list && (words.role === '' || words.role === 'to')) return true
  if (words.role !== '' || words.topic || words.also) return false
  if (child.type === 'list') return true
  if (child.type !== 'noun' || !(child.comma || child.tail.length === 0)) return false
  const { pos } = child.core.at(-1)!
  return !pos.startsWith('adverb') && !pos.startsWith('conjunction') && pos !== 'adnominal'
}

/** A conjunct that a particle or the tree itself marks as one of a list: 価格と|品質だ, 「価格」|「品質」だ, 大人千円、|子ども500円だ. */
export function isListed(child: Node, grammar: Grammar): boolean {
  const priced = child.type === 'list' && child.core.length > 1 && child.core.at(-1)!.quantity !== undefined
  return isConjunct(child, grammar) && (!child.comma || priced) && (child.type === 'list' || functionWords(child, grammar).list === 'ya')
}

/** Reads a conjunct. */
export function itemOf(job: Job, child: Node, build: (job: Job, node: Node) => Phrase, grammar: Grammar): Item {
  const { post, list } = functionWords(child, grammar)
  return {
    phrase: build(job, child),
    kind: list,
    lead: post?.use === 'coordination' ? post.before : isPaired(child, grammar) ? 'both' : '',
    after: post?.after ?? '',
  }
}

/** 生産・販売: a part of a word with middle dots. */
export function dottedItem(phrase: Phrase): Item {
  return { phrase, kind: 'to', lead: '', after: '' }
}

function items(phrase: Phrase): Phrase[] {
  return phrase.kind === 'list' && !phrase.lead ? phrase.items : [phrase]
}

/** など after names and lists, by what they are: 東京など Tokyo and elsewhere, 日銀など the BOJ and others, 米や麦など rice, wheat and more. */
export function othersOf(noun: NounPhrase): string {
  if (noun.sem === 'place' || noun.sem === 'country') return 'elsewhere'
  return ['person', 'role', 'org', 'group', ''].includes(noun.sem) ? 'others' : 'more'
}

/** 3カ国, 二つの都市: what is counted includes its examples. */
export function isCounted({ quantity, bare, sem, head }: NounPhrase): boolean {
  return quantity !== null
    ? !/^(?:each|all|some|other)$/.test(quantity.text)
    : bare && (sem === 'number' || /^(?:[a-z]+ )*?(?:\d|two|three|four|five|six|seven|eight|nine|ten)\b/.test(head))
}

/** Tokyo, Osaka and elsewhere → Tokyo and Osaka; null for a list that names no others. */
export function withoutOthers(phrase: Phrase): Phrase | null {
  if (phrase.kind !== 'list' || phrase.lead) return null
  const last = phrase.items.at(-1)
  if (last?.kind !== 'text' || !/^(?:others|elsewhere|more)$/.test(last.text)) return null
  const items = phrase.items.slice(0, -1)
  return items.length === 1 ? items[0]! : coordination(items, phrase.conjunction)
}

/** The list of the conjuncts and the noun; など → and others, か → or, だけ before a lone noun → only. One thing with など stands for its kind. */
export function coordinate(listed: readonly Item[], noun: NounPhrase, focus: readonly string[], others: boolean): Phrase {
  if (!listed.length) {
    if (focus.includes('dake')) noun.only = true
    return others && noun.proper && noun.sem && othersOf(noun) !== 'more' ? coordination([noun, text(othersOf(noun))]) : noun
  }
  const lead = listed.find((one) => one.lead)
  const all = [...listed.flatMap((one) => items(one.phrase)), ...items(noun)]
  if (others) all.push(text(othersOf(noun)))
  if (lead?.lead === 'both') return coordination(all, 'and', all.length === 2 ? lead.lead : '')
  if (lead) return coordination(all, lead.after || ', but', lead.lead)
  return coordination(all, listed.some((one) => one.kind === 'ka') ? 'or' : 'and')
}
