import { modals } from '../../../language/template.ts'
import { type Clause, type Link, level } from '../../tree.ts'
import type { ClauseResult, Grammar, Transfer } from '../grammar.ts'
import { alive } from '../living.ts'
import { backshift } from './backshift.ts'
import type { Draft } from './draft.ts'
import { withSubject } from './pronouns.ts'
import { shareObject } from './shared-object.ts'

function add(clause: Clause, { linkFrom }: ClauseResult, link: Omit<Link, 'from'>, inner: Clause): void {
  if (link.place === 'front' && inner.front.length) {
    // In China, while …: what stands in front of the clause stands in front of its link
    clause.front.push(...inner.front)
    inner.front = []
  }
  clause.linked.push({ link: { ...link, from: linkFrom }, clause: inner })
}

const subjectless = (clause: Clause): Clause => ({ ...clause, subject: null })

/** ため: to with an intention, else because. */
function attachPurposeOrCause(clause: Clause, result: ClauseResult): void {
  const { clause: inner, hasSubject } = result
  // 下支えする: what is done to an object is done on purpose, unless it is being or having
  const does =
    inner.complements.some(({ kind }) => kind === 'noun') &&
    !/^(?:be|have|lack|need|know|cost|exceed|contain|remain|hold)$/.test(inner.levels[0]!.verb)
  const state =
    (inner.aspect === 'state' && !does) ||
    inner.levels.at(-1)!.past ||
    inner.levels.some((one) => one.negative || one.perfect || one.passive) ||
    hasSubject
  if (state) add(clause, result, { word: 'because', form: 'finite', place: 'front' }, withSubject(inner, clause, hasSubject))
  else add(clause, result, { word: 'to', form: 'infinitive', place: 'end' }, subjectless(inner))
}

/** Gives a clause the tense of the one it hangs on; true when it took it. */
function takeTense(clause: Clause, inner: Clause, link: string): boolean {
  const last = inner.levels.at(-1)!
  const outer = clause.levels.at(-1)!
  const single = inner.levels.length === 1
  if (outer.past && !last.past && /^so that/.test(link)) {
    if (modals.has(last.verb)) last.past = true
    else if (single) inner.levels.push(level('will', { inner: 'infinitive', past: true }))
    return false
  }
  if (outer.past && !last.past && !modals.has(last.verb) && !/^if|^unless|^to /.test(link)) {
    last.past = true
    for (const phrase of inner.complements) if (phrase.kind === 'embedded' && phrase.reported) backshift(phrase.clause)
    return true
  }
  const plain = single && !last.past && !last.perfect && !last.progressive
  if (outer.verb !== 'will' || outer.past || link !== 'and' || !plain || inner.aspect === 'state') return false
  inner.levels.push(level('will', { inner: 'infinitive', negative: last.negative }))
  last.negative = false
  return true
}

/** Tense is said once in Japanese, at the end: 逮捕して、家を捜索した. So is the future. In a chain of three the first waits for the last. */
function spreadTense(clause: Clause, inner: Clause, link: string): void {
  if (!takeTense(clause, inner, link)) return
  for (const { link: own, clause: first } of inner.linked) if (own.form === 'finite') spreadTense(inner, first, own.word)
}

/** 〜し、〜して、〜が: and; but when it turns from a negative to a positive. */
function coordinate(clause: Clause, result: ClauseResult): void {
  const { clause: inner, hasSubject, link } = result
  if (!hasSubject) inner.sharedSubject = true
  const turned = inner.levels.at(-1)?.negative && !clause.levels.at(-1)?.negative && (!hasSubject || result.topicSubject)
  add(clause, result, { word: link === 'but' || link === 'and-but' || turned ? 'but' : 'and', form: 'finite', place: 'coordinate' }, inner)
}

/** Links that take a verb form, as they are said before a subject: by → because. */
const finiteWords: Readonly<Record<string, string>> = {
  by: 'because',
  in: 'when',
  without: 'without the fact that',
  'in addition to': 'as',
  'as a result of': 'as',
  'while also': 'while',
}

function finiteWord(word: string, own: boolean): string {
  return !own && /^(?:by|in|without)$/.test(word) ? word : (finiteWords[word] ?? word)
}

/** 異常を検知すると、装置が止まる: one does both, and what is done is an event, so that when detecting says enough. */
function sharesSubject({ subject, levels }: Clause, { clause: inner, hasSubject }: ClauseResult): boolean {
  if (hasSubject || inner.subject || inner.linked.length || (subject && levels[0]!.passive)) return false
  return inner.levels.length === 1 && inner.aspect !== 'state' && !inner.levels.some((one) => one.negative || one.perfect || one.passive)
}

/** Hangs a dependent clause on its head by the link its ending names: `and`, `because {S}`, `by {V.ing}`. */
function attach(clause: Clause, result: ClauseResult): void {
  const { link, clause: inner, hasSubject } = result
  if (link === 'purpose-cause') {
    attachPurposeOrCause(clause, result)
    return
  }
  spreadTense(clause, inner, link)
  if (['and', 'and-but', 'but', ''].includes(link)) {
    coordinate(clause, result)
    return
  }
  const match = /^(.*?)\s*\{(S|V)(?:\.([a-z]+))?\}(.*)$/.exec(link)
  if (!match) {
    add(clause, result, { word: 'and', form: 'finite', place: 'coordinate' }, inner)
    return
  }
  const [, word = '', kind, form] = match
  const last = inner.levels.at(-1)!
  if (!hasSubject && !inner.subject && /^(?:although|even though)$/.test(word)) {
    last.past = false
    add(clause, result, { word: 'while', form: 'gerund', place: 'front' }, subjectless(inner))
  } else if (word === 'when' && sharesSubject(clause, result)) {
    last.past = false
    add(clause, result, { word, form: 'gerund', place: 'front' }, subjectless(inner))
  } else if (kind === 'S' || hasSubject) {
    const place = word.startsWith('in such') || word.startsWith('so that') ? 'end' : 'front'
    add(clause, result, { word: finiteWord(word, hasSubject), form: 'finite', place }, withSubject(inner, clause, hasSubject))
  } else if (form === 'ing') {
    last.past = false
    add(clause, result, { word, form: 'gerund', place: word === 'by' || word === 'without' ? 'end' : 'front' }, subjectless(inner))
  } else add(clause, result, { word, form: 'infinitive', place: 'front' }, subjectless(inner))
}

/** Dependent clauses: 〜し、〜ので、〜ながら. A topic of the first may be the subject of all. */
export function makeLinking(grammar: Grammar, transfer: Transfer) {
  return function linkClauses(draft: Draft): void {
    const { job, dependents, clause } = draft
    for (const child of dependents.clauses) {
      if (!alive(job, child.index)) continue
      const result = transfer.clause(job, child, { subject: null })
      if (child === dependents.clauses.at(-1)) shareObject(draft, result, grammar)
      // the first halves of 売上高が4812億円、利益が918億円だった have the tense of the last
      if (result.predicate.bare && result.clause.levels.length === 1) result.clause.levels[0]!.past = clause.levels.at(-1)!.past
      const hoisted = result.topicSubject && result.hasSubject && !clause.subject && !/^(?:and|but|if)/.test(result.link)
      if (hoisted) {
        clause.subject = result.clause.subject
        attach(clause, { ...result, clause: subjectless(result.clause), hasSubject: false })
      } else attach(clause, result)
    }
  }
}
