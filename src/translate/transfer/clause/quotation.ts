import { endsQuotation, type Node, spansOf } from '../../nodes/node.ts'
import { type Clause, embedded, type Phrase, prep, sequence, text } from '../../tree.ts'
import { functionWords } from '../function-words.ts'
import type { ClauseResult, Grammar, Job, Predicate, Transfer } from '../grammar.ts'
import { alive, someLiving } from '../living.ts'
import { bareVerbalNoun, predicateOf } from '../predicate.ts'
import { agentClasses, classOf } from '../semantic-class.ts'
import { backshift } from './backshift.ts'
import type { Draft } from './draft.ts'
import { againAs, ensureSubject } from './pronouns.ts'
import { isSlot } from './valency.ts'

/** Ends in と of a quotation: 続けると, 「…」と, との. */
export function isQuote(child: Node, grammar: Grammar): boolean {
  const last = child.tail.at(-1)
  if (!last) return false
  if (last.pos === 'particle.quote') return true
  const key = grammar.particles.get(last.surface)
  if (key === 'to' && child.quoteFrom >= 0) return true
  if (last.surface === `${grammar.keys.get('to')}${grammar.keys.get('no')}`) return true
  return key === 'wa' && child.tail.at(-2)?.pos === 'particle.quote'
}

/** 続けると|話す, 見直すよう|求める: a clause that its verb quotes without quotation marks. */
export function quotesPlainly(child: Node, predicate: Predicate, grammar: Grammar): boolean {
  const frames = grammar.lexicon.frames(predicate.lemma).filter((frame) => frame.slots.some((slot) => slot.name === 'quote'))
  if (!frames.length) return false
  const last = child.tail.at(-1)
  if (last && !child.comma && last.pos === 'particle.link' && grammar.particles.get(last.surface) === 'to') return true
  const link = child.ending?.endings.at(-1)
  if (link?.op !== 'link' || link.argument !== 'so that {S}') return false
  return frames.some(({ template: { rest } }) =>
    rest.some((item, at) => {
      const before = rest[at - 1]
      return isSlot(item, 'quote') && before !== undefined && 'word' in before && before.word === 'to'
    }),
  )
}

/** What is quoted: `direct` in quotation marks; `result` is null for a quoted noun. */
export interface Quoted {
  readonly phrase: Phrase
  readonly direct: boolean
  readonly result: ClauseResult | null
}

/** A person speaks; an organisation or a country states. */
function speaks(subject: Phrase | null): boolean {
  return subject === null || !['org', 'country', 'place', 'document', 'info', 'law', 'group'].includes(classOf(subject))
}

/** said, had thought; not has said. */
function saidInPast({ levels }: Clause): boolean {
  return levels.at(-1)!.past
}

/** Quotations: 「続ける」と|話した → said, “…”; 続けると|話した → said that …. */
export function makeQuotation(grammar: Grammar, transfer: Transfer) {
  const finite = (clause: Clause): Phrase => embedded('bare-clause', '', ensureSubject(clause))

  /** The sentences of a quotation before its last: 「始まった。続ける」と. */
  function earlierSentences(job: Job, child: Node): Phrase[] {
    const made: Phrase[] = []
    for (let index = child.quoteFrom; index < child.index; index++) {
      const inner = job.tree.nodes[index]!
      if (!alive(job, index) || !/[。．！？!?]/.test(inner.stop)) continue
      const { clause } = transfer.clause(job, inner, { subject: null, main: true, reported: true })
      made.push(finite(clause), text(/[？?]/.test(inner.stop) ? '?' : '.'))
    }
    return made
  }

  /** 「犯人は|男」と: a noun with a topic or a subject is said of it. */
  function isAbout(job: Job, child: Node): boolean {
    return someLiving(job, child, (one) => {
      const { topic, role } = functionWords(one, grammar)
      return one.index >= child.quoteFrom && ((topic && role === '') || (role === 'ga' && one.tail.at(-1)?.pos === 'particle.case'))
    })
  }

  /** The content of a quotation; without marks its subject may be that of the verb of saying. */
  function quoted(job: Job, child: Node, subject: Phrase | null, reported = false): Quoted {
    const direct = endsQuotation(child)
    if (!predicateOf(child, grammar) && !bareVerbalNoun(child, grammar) && !(direct && isAbout(job, child))) {
      const phrase = transfer.nounPhrase(job, child)
      if (phrase.kind === 'noun') phrase.quoted = direct
      return { phrase, direct: false, result: null }
    }
    const before = job.speaker
    if (direct) job.speaker = subject
    const earlier = direct ? earlierSentences(job, child) : []
    const result = transfer.clause(job, child, { subject: direct ? null : againAs(subject), main: direct, reported: direct || reported })
    job.speaker = before
    // what is told in other words is not said by I
    if (!direct && result.clause.zero?.kind === 'text') result.clause.zero = null
    const phrase: Phrase = direct
      ? { kind: 'quotation', content: [...earlier, finite(result.clause)], spoken: speaks(subject), from: spansOf(child.core) }
      : embedded('bare-clause', '', result.clause)
    return { phrase, direct, result }
  }

  /** A clause with that, said in the past: what will be would be. */
  function finiteQuote(job: Job, child: Node, { clause }: Draft): Quoted {
    const made = quoted(job, child, clause.subject, true)
    if (made.result && !made.direct && saidInPast(clause)) backshift(made.result.clause)
    return made
  }

  /** 気温は27.8度と、平年より高かった: the figure is told before what it means. */
  const isAmount = ({ core, comma, quoteFrom }: Node): boolean => comma && quoteFrom < 0 && core.at(-1)!.quantity !== undefined

  /** Quotations no frame asked for: the direct ones with saying, clauses with that, nouns with as. */
  function placeUnclaimed(draft: Draft, ends: Phrase[]): void {
    const { job, dependents, clause } = draft
    for (const child of dependents.quotes) {
      const { phrase, direct, result } = finiteQuote(job, child, draft)
      if (direct) clause.end.push(sequence(text(','), text('saying'), phrase))
      else if (result) clause.end.push(embedded('that', 'that', ensureSubject(result.clause)))
      else if (isAmount(child)) clause.front.push(prep('at', phrase))
      else {
        // 3.1%と過去最低: the amount itself
        const amount = !direct && child.core.length === 1 && child.core[0]!.quantity && child.quoteFrom < 0
        ends.push(prep(amount ? 'at' : agentClasses.has(classOf(phrase)) ? 'with' : 'as', phrase))
      }
    }
  }

  return { quoted, finiteQuote, placeUnclaimed }
}

export type Quotations = ReturnType<typeof makeQuotation>
