import { parseTemplate, type Template } from '../../../language/template.ts'
import { type Node, spansOf } from '../../nodes/node.ts'
import { coordination, type NounPhrase, type Phrase, prep, sequence, text } from '../../tree.ts'
import { adverbOf } from '../adverb.ts'
import { functionWords } from '../function-words.ts'
import type { ClauseResult, Grammar, Job, Predicate, Transfer } from '../grammar.ts'
import { livingChildren } from '../living.ts'
import { predicateOf } from '../predicate.ts'
import { successionOf } from '../rewrite/successions.ts'
import type { Dependents, Slots } from './draft.ts'

const haveMost = parseTemplate('have the most')
const largestShare = parseTemplate('account for the largest share')
const mostCommon = parseTemplate('be the most common')

const owners = /^(?:place|country|org|group|structure|building)$/

/** 沖縄県が|最も|多い: who has the most, or what is the most common. The word for most goes with the verb. Null for all else. */
export function mostOf(
  job: Job,
  dependents: Dependents,
  { filled, topics }: Slots,
  template: Template,
  grammar: Grammar,
): { template: Template; most: Node } | null {
  const subject = filled.get('ga')
  const many = [...template.subject, ...template.rest].some((item) => 'word' in item && item.word === 'many')
  if (!subject || !many || subject.clausal || subject.content || filled.has('yori') || filled.has('ni')) return null
  const at = dependents.adverbs.findIndex((child) => adverbOf(child, grammar) === 'most' && ![...livingChildren(job, child)].length)
  const most = dependents.adverbs[at]
  if (!most) return null
  dependents.adverbs.splice(at, 1)
  job.done.add(most.index)
  const share = /^(?:percent|ratio)$/.test(filled.get('de')?.node.core.at(-1)?.quantity?.kind ?? '')
  const owns = owners.test(subject.sem) || topics.some((topic) => topic !== subject && topic.words.role === '')
  return { template: share ? largestShare : owns ? haveMost : mostCommon, most }
}

/** 東京が|40人で|最も多く、|大阪が|30人、|京都が|20人と|続いた → Tokyo had the most at 40, followed by Osaka at 30 and Kyoto at 20. */
export function makeSuccession(grammar: Grammar, transfer: Transfer) {
  const predicate = (node: Node): Predicate | null => node.ending?.predicate ?? predicateOf(node, grammar)
  const tools = {
    grammar,
    words: (node: Node) => functionWords(node, grammar),
    predicate,
    isPredicate: (node: Node) => predicate(node) !== null,
  }

  function ranked(job: Job, { subject, value }: { readonly subject: Node; readonly value: Node }): Phrase {
    const noun = transfer.nounPhrase(job, subject)
    const amount = transfer.nounPhrase(job, value)
    const place = value.core.at(-1)!.quantity!.kind === 'ordinal'
    const said = prep(place ? 'in' : 'at', place && amount.kind === 'noun' ? bareRank(amount) : amount, spansOf(value.tail))
    return sequence(noun, said)
  }

  return function succession(job: Job, node: Node, build: (node: Node) => ClauseResult): ClauseResult | null {
    const found = successionOf(job.tree, node, tools)
    if (!found) return null
    job.rules.push('succession')
    job.done.add(node.index)
    for (const { value } of found.others) job.done.add(value.index)
    const result = build(found.first)
    const past = node.ending?.endings.some(({ op }) => op === 'past') ?? false
    if (past) for (const level of result.clause.levels.slice(-1)) level.past = true
    const others = found.others.map((one) => ranked(job, one))
    const listed = others.length > 1 ? coordination(others) : others[0]!
    result.clause.end.push(sequence(text(', followed by', spansOf(node.core)), listed))
    return { ...result, link: '' }
  }
}

/** in second, in third */
function bareRank(noun: NounPhrase): NounPhrase {
  return { ...noun, head: noun.head.replace(/ place$/, ''), determiner: 'none' }
}
