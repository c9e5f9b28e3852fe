import { coreText, type Node, spansOf, tailText } from '../../nodes/node.ts'
import { addBefore, embedded, type NounPhrase, nounPhrase, type Phrase, prep, text } from '../../tree.ts'
import type { ClauseResult, Grammar, Job, Transfer } from '../grammar.ts'
import { someLiving } from '../living.ts'
import { isFormal } from './formal-noun.ts'

/** The clause of a content noun: plan *to*, fact *that*, place *where*. Null for other words of the table. */
function contentClause({ clause, hasSubject }: ClauseResult, content: string): Phrase | null {
  if (content === 'why') return embedded('that', hasSubject ? 'why' : 'for', clause)
  if (!hasSubject && ['to', 'that', 'of', 'for'].includes(content)) {
    clause.subject = null
    if (content === 'to') return embedded('infinitive', '', clause)
    return prep(content === 'for' ? 'for' : 'of', embedded('gerund', '', clause))
  }
  if (content === 'to' || content === 'that') return embedded('that', 'that', clause)
  if (content === 'where' || content === 'when') return embedded('relative', content, clause)
  return null
}

/** The noun is the subject: short passives and progressives need no pronoun (plan announced by the company). Null for all others. */
function reducedClause({ clause }: ClauseResult): Phrase | null {
  const [single] = clause.levels
  if (!single || clause.levels.length > 1 || single.negative || clause.front.length || clause.linked.length) return null
  if (clause.adverbs.some((adverb) => /^(?:not|never)$/.test(adverb.text))) return null
  if (single.passive === single.progressive) return null
  const form = single.passive ? 'participle' : 'gerund'
  if (single.passive) {
    single.passive = false
    single.perfect = false
  } else single.progressive = false
  single.past = false
  return embedded(form, '', clause)
}

/** The relative adverb of a noun that is no argument of its clause. */
function relativeAdverb(sem: string): string {
  if (sem === 'time') return 'when'
  return ['place', 'country', 'org', 'structure'].includes(sem) ? 'where' : 'in which'
}

function relativePhrase(result: ClauseResult, noun: NounPhrase, content: string | undefined, holder: NounPhrase): Phrase {
  const { clause, gapFilled } = result
  const inner = content ? contentClause(result, content) : null
  if (inner) return inner
  const person = noun.sem === 'person' || noun.sem === 'role'
  if (clause.subject === holder) return reducedClause(result) ?? embedded('relative', person ? 'who' : 'that', clause)
  if (!gapFilled) return embedded('relative', relativeAdverb(noun.sem), clause)
  return embedded('relative', person ? 'whom' : 'that', clause)
}

/** Clauses before their noun: 発表した|計画, 売上高が増えた|企業. */
export function makeRelative(grammar: Grammar, transfer: Transfer) {
  const toNo = grammar.keys.get('to')! + grammar.keys.get('no')!

  /** A clause of one verb stands before the noun as a participle: 選ばれた|企業 selected, 増える|需要 increasing; null when it cannot. */
  function participleOf({ clause }: ClauseResult): string | null {
    const [single] = clause.levels
    if (!single || clause.levels.length > 1 || single.negative || single.verb === 'be') return null
    if (clause.complements.length || clause.end.length || clause.front.length || clause.linked.length) return null
    if (clause.adverbs.some((adverb) => adverb.text.includes(' '))) return null
    const withAdverbs = (verb: string): string => [...clause.adverbs.map((adverb) => adverb.text), verb].join(' ')
    if (single.passive) return withAdverbs(grammar.morphology.participle(single.verb))
    if (clause.aspect !== 'change' && clause.aspect !== 'activity') return null
    if (!single.past && !single.perfect) return withAdverbs(grammar.morphology.gerund(single.verb))
    return clause.aspect === 'change' ? withAdverbs(grammar.morphology.participle(single.verb)) : null
  }

  return function relative(job: Job, child: Node, noun: NounPhrase, head: Node): void {
    const lone = !someLiving(job, child, () => true) && !child.comma && noun.count !== '-' && !isFormal(head, grammar)
    const content = grammar.contentNouns.get(head.core.at(-1)?.surface ?? '') ?? grammar.contentNouns.get(coreText(head))
    const holder = nounPhrase('', { bare: true, ja: noun.ja, sem: noun.sem })
    const result = transfer.clause(job, child, { gap: 'auto', gapNode: head, subject: holder })
    holder.number = noun.number
    const participle = lone && !content ? participleOf(result) : null
    if (participle) addBefore(noun, text(participle, spansOf([...child.core, ...child.tail])))
    else if (tailText(child).endsWith(toNo)) noun.after.push(embedded('that', 'that', result.clause))
    else noun.after.push(relativePhrase(result, noun, content, holder))
  }
}
