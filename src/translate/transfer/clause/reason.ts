import { type Clause, embedded, level, type Phrase, text } from '../../tree.ts'
import type { Argument, ClauseResult } from '../grammar.ts'
import type { Draft } from './draft.ts'
import { ensureSubject, withSubject } from './pronouns.ts'

/** True for a clause that ends in からだ, or closes the sentence with ため or から: it gives a reason. */
export function isReason({ job, node, endings, options, predicate }: Draft): boolean {
  const last = endings.at(-1)
  if (options.main && node.index === job.tree.root && job.register === 'sentence' && last?.op === 'link')
    return ['purpose-cause', 'because {S}'].includes(last.argument) && predicate.kind !== 'nominal'
  const at = endings.findIndex((ending) => ending.op === 'reason')
  // 東京からだ is a place
  return options.main === true && at >= 0 && (at > 0 || predicate.kind !== 'nominal')
}

/** 閉鎖したのは…からだ: takes the clause that is explained out of the arguments. Null when there is none. */
export function takeExplained({ slots }: Draft): Argument | null {
  const topic = slots.topics.find((argument) => argument.content && argument.words.topic)
  if (!topic) return null
  for (const [slot, argument] of slots.filled) if (argument === topic) slots.filled.delete(slot)
  const at = slots.spare.indexOf(topic)
  if (at >= 0) slots.spare.splice(at, 1)
  topic.used = true
  return topic
}

/** The plant was closed because … */
export function explain(explained: Clause, reason: Clause, { linkFrom, hasSubject }: ClauseResult): Clause {
  const main = ensureSubject(explained)
  main.linked = [
    ...main.linked,
    { link: { word: 'because', form: 'finite', place: 'end', from: linkFrom }, clause: withSubject(reason, main, hasSubject) },
  ]
  return main
}

/** 赤字が続いたからだ → This is because the deficit continued; 生産を増やすため → This is to increase production. */
export function giveReason(reason: Clause, { link, hasSubject }: ClauseResult): Clause {
  const purpose =
    link === 'purpose-cause' && !hasSubject && reason.aspect !== 'state' && reason.levels.every((one) => !one.past && !one.negative)
  const said = purpose
    ? embedded('infinitive', '', { ...reason, subject: null, levels: reason.levels.slice(0, 1) })
    : embedded('that', 'because', ensureSubject(reason))
  return {
    ...reason,
    subject: text('this'),
    sharedSubject: false,
    levels: [level('be')],
    complements: [said],
    adverbs: [],
    front: [],
    end: [],
    linked: [],
  }
}

/** 赤字になったのは、円安が原因だ → the reason it fell into the red: the clause stands behind the noun that is its cause. */
export function giveCause({ slots }: Draft, complement: Phrase): void {
  if (complement.kind !== 'noun' || !/^(?:cause|reason|factor)$/.test(complement.head)) return
  const subject = slots.filled.get('ga')
  const topic = slots.spare.find(({ content, words, used }) => content && words.topic && !used)
  if (!topic?.content || !subject || subject.content) return
  topic.used = true
  complement.head = 'reason'
  complement.determiner = 'the'
  complement.after.push(embedded('that', '', ensureSubject(topic.content().clause)))
}
