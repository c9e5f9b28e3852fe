import { type Node, spansOf } from '../../nodes/node.ts'
import { coordination, type NounPhrase, type Phrase, prep, sequence, text } from '../../tree.ts'
import { functionWords } from '../function-words.ts'
import type { Grammar, Job, Transfer } from '../grammar.ts'
import { livingChildren } from '../living.ts'
import type { Postposition } from '../postpositions.ts'
import { isCounted, othersOf } from './coordination.ts'
import type { NounPrepositions } from './modifiers.ts'

/** Cases of words hung on a noun without の, as headlines do: 鉱山に350億円. */
export const casePrepositions: Readonly<Record<string, string>> = {
  ni: 'to',
  e: 'to',
  de: 'in',
  kara: 'from',
  to: 'with',
  made: 'until',
  yori: 'than',
}

/** Classes of what does things and what they are done to. */
const concrete = new Set([
  'person',
  'role',
  'org',
  'group',
  'country',
  'artefact',
  'machine',
  'vehicle',
  'part',
  'material',
  'animal',
  'food',
])

/** Modifiers with a case or a compound postposition and の: 日本からの, 10日までの, 環境に関する, テレビなどの. */
export function makeCaseModifiers(grammar: Grammar, transfer: Transfer, { prepositionOf, ofPhrase }: NounPrepositions) {
  const goals = new Map(grammar.language.rows('en/noun-goals').map(({ en, preposition }) => [en!, preposition!]))

  /** への: what the noun asks for, for after hopes and fears, else to. */
  function goalPreposition(noun: NounPhrase): string {
    const last = noun.head.slice(noun.head.lastIndexOf(' ') + 1)
    const goal = goals.get(last)
    if (goal) return goal
    const own = prepositionOf(noun.head) ?? prepositionOf(last)
    if (own && own !== 'in' && own !== 'of') return own
    return /^(?:hope|expectation|concern|worr|anxiet|desire)/.test(noun.head) ? 'for' : 'to'
  }

  /** 日銀などの調査, 車などの輸出: who does it and what it is done to are no examples of a deed. True when they were hung on it otherwise. */
  function notExample(job: Job, noun: NounPhrase, object: Phrase): boolean {
    const last = object.kind === 'list' ? object.items.at(-1)! : object
    if (last.kind !== 'noun' || !['act', 'process'].includes(noun.sem) || !concrete.has(last.sem)) return false
    const others = last.proper || object.kind === 'list'
    const all = object.kind === 'list' ? object.items : [object]
    job.rules.push(others ? 'nado' : 'nado-kind')
    noun.after.push(ofPhrase(noun, others ? coordination([...all, text(othersOf(last))]) : object))
    return true
  }

  /** A大学とB大学などの|チーム: those it is made up of, and not teams like them. */
  function membersOf(job: Job, noun: NounPhrase, object: Phrase): boolean {
    const all = object.kind === 'list' ? object.items : [object]
    const named = all.some((one) => one.kind === 'noun' && one.proper && one.sem === 'org')
    if (!named || !/(?:^|\b)(?:team|group|consortium|alliance)$/.test(noun.head)) return false
    job.rules.push('nado-members')
    noun.after.push(prep('from', coordination([...all, text('others')])))
    return true
  }

  function withPostposition(job: Job, child: Node, noun: NounPhrase, post: Postposition): void {
    const object = transfer.nounPhrase(job, child)
    job.rules.push(post.id)
    if (post.use === 'apposition' && post.before === 'called') {
      noun.after.push(named(object, noun, child))
      return
    }
    if (post.before === 'such as' && notExample(job, noun, object)) return
    if (post.before === 'such as' && membersOf(job, noun, object)) return
    if (post.before === 'such as' && noun.count === 'C' && !noun.quantity) noun.number = 'plural'
    if (post.before === 'of' && !post.after) {
      noun.after.push(ofPhrase(noun, object))
      return
    }
    const within = isCounted(noun) && /^(?:such as|including)$/.test(post.before)
    const plain = post.before === 'to' && !post.after ? goalPreposition(noun) : post.before
    const said = prep(within ? 'including' : plain, object, spansOf(child.tail), post.after)
    if (within) noun.after.push(text(','), said, text(','))
    else noun.after.push(said)
  }

  /** 佐藤という|男性 → named Sato, 「緑の森」という|映画 → called “…”, 20年という|歴史, 代表という|立場 → of … */
  function named(object: Phrase, noun: NounPhrase, child: Node): Phrase {
    const name = object.kind === 'noun' && !child.core.at(-1)!.quantity && (object.proper || object.quoted || object.unknown)
    if (!name) return prep('of', object, spansOf(child.tail))
    return sequence(text(noun.sem === 'person' ? 'named' : 'called', spansOf(child.tail)), object)
  }

  /** 2日から|3日までの|24時間; false without から. */
  function range(job: Job, child: Node, noun: NounPhrase): boolean {
    const start = [...livingChildren(job, child)].findLast((one) => functionWords(one, grammar).role === 'kara')
    if (!start) return false
    const from = transfer.nounPhrase(job, start)
    const until = transfer.nounPhrase(job, child)
    noun.after.push(sequence(prep('from', from), prep('to', until, spansOf(child.tail))))
    return true
  }

  /** Hangs such a modifier on its noun; false for all others. */
  return function caseModifier(job: Job, child: Node, noun: NounPhrase): boolean {
    const { role, post, adnominal, focus } = functionWords(child, grammar)
    if (adnominal && /^(?:to|until)$/.test(post?.before ?? '') && range(job, child, noun)) return true
    if (post && post.use !== 'coordination') {
      withPostposition(job, child, noun, post)
      return true
    }
    // 全体の2割に当たる|40人: 40 people, or 20% of the total
    const share = /^(?:percent|ratio)$/.test(child.core.at(-1)!.quantity?.kind ?? '') && noun.bare && noun.sem === 'number'
    if (share && child.tail.length === 1 && child.tail[0]!.pos === 'particle.compound') {
      noun.after.push(text(','), prep('or', transfer.nounPhrase(job, child)), text(','))
      return true
    }
    if (!adnominal) return false
    if (focus.includes('nado')) {
      const example = transfer.nounPhrase(job, child)
      if (notExample(job, noun, example) || membersOf(job, noun, example)) return true
      if (isCounted(noun)) noun.after.push(text(','), prep('including', example), text(','))
      else noun.after.push(prep('such as', example))
      if (noun.count === 'C') noun.number = 'plural'
      return true
    }
    if (role === 'made' && range(job, child, noun)) return true
    if (!role || role === 'post') return false
    const object = transfer.nounPhrase(job, child)
    const said = ['to', 'kara', 'made', 'de'].includes(role) ? casePrepositions[role]! : role === 'e' ? goalPreposition(noun) : 'of'
    noun.after.push(prep(said, object, spansOf(child.tail)))
    return true
  }
}
