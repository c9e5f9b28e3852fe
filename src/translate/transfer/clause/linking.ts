import { modals } from '../../../language/template.ts'
import type { Node } from '../../nodes/node.ts'
import { type Clause, embedded, type Link, level, type Phrase, prep, sequence, text } from '../../tree.ts'
import { functionWords } from '../function-words.ts'
import type { ClauseResult, Grammar, Transfer } from '../grammar.ts'
import { alive, livingChildren } from '../living.ts'
import { predicateOf } from '../predicate.ts'
import { things } from './arguments.ts'
import { backshift } from './backshift.ts'
import type { Draft } from './draft.ts'
import { ensureSubject, withSubject } from './pronouns.ts'
import { shareObject } from './shared-object.ts'
import { isTransitive, mayBeIntransitive } from './valency.ts'

function add(clause: Clause, { linkFrom }: ClauseResult, link: Omit<Link, 'from'>, inner: Clause): void {
  if (link.place === 'front' && inner.front.length) {
    // In China, while …: what stands in front of the clause stands in front of its link
    clause.front.push(...inner.front)
    inner.front = []
  }
  // when he looked back while walking, and not when while walking, he looked back
  if (link.place === 'front')
    inner.linked = inner.linked.map((one) => (one.link.place === 'front' ? { ...one, link: { ...one.link, place: 'end' } } : one))
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

const dated =
  /\d|^(?:last|this|yesterday|earlier)\b|(?:January|February|March|April|May|June|July|August|September|October|November|December|day)$/

/** On the 15th, in June: when something came to pass. */
function isDated(phrase: Phrase): boolean {
  if (phrase.kind === 'prep') return /^(?:on|in|at|around)$/.test(phrase.before) && isDated(phrase.object)
  return (phrase.kind === 'noun' && phrase.sem === 'time' && dated.test(phrase.head)) || (phrase.kind === 'text' && dated.test(phrase.text))
}

const moving = /^(?:decrease|decline|increase|rise|fall|drop|grow|shrink)$/

/** 人口が|減り、|駅は|使われていない: what is going on comes after what has come to pass; with a time that is over. */
function comesFirst(clause: Clause, { clause: inner, hasSubject }: ClauseResult): void {
  const [only, ...others] = inner.levels
  const outer = clause.levels.at(-1)!
  const goesOn = clause.rules.some((rule) => /teiru/.test(rule)) && !outer.past && !modals.has(outer.verb)
  if (!goesOn || !hasSubject || !inner.subject || !clause.subject || others.length) return
  if (!/^(?:change|point)$/.test(inner.aspect) && !moving.test(only!.verb)) return
  if (only!.past || only!.perfect || only!.progressive || modals.has(only!.verb)) return
  if ([...inner.front, ...inner.end, ...clause.front].some(isDated)) only!.past = true
  else only!.perfect = true
}

/** 〜し、〜して、〜が: and; but when it turns from a negative to a positive. */
function coordinate(clause: Clause, result: ClauseResult, later: boolean): void {
  const { hasSubject, link } = result
  comesFirst(clause, result)
  // 準備を終え、|工場が|動く: what が brings in behind the clause is not its subject
  const own = later && !hasSubject && !result.clause.subject
  const inner = own ? ensureSubject(result.clause) : result.clause
  if (own) inner.linked.unshift(...clause.linked.splice(0))
  else if (!hasSubject) inner.sharedSubject = true
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

/** 売り上げを伸ばそうと、: what is tried is the purpose of what is done. */
function isAttempt({ clause: { subject, levels }, hasSubject }: ClauseResult): boolean {
  const last = levels.at(-1)!
  return !hasSubject && !subject && levels.length > 1 && last.verb === 'will' && !last.negative
}

/** 遅れないように: what the same subject is to do, and not what it is able to. */
function isAim({ clause: { subject, levels }, hasSubject }: ClauseResult): boolean {
  return !hasSubject && !subject && levels.length === 1 && !levels[0]!.passive && !levels[0]!.perfect
}

/** 混乱を防ぐように|人を増やした → to prevent; 遅れないように → so as not to be late. */
function aim(clause: Clause, result: ClauseResult): void {
  const { clause: inner } = result
  const only = inner.levels[0]!
  const word = only.negative ? 'so as not to' : 'to'
  only.negative = false
  only.past = false
  add(clause, result, { word, form: 'infinitive', place: 'end' }, subjectless(inner))
}

/** ごみを減らすだけでなく費用も削減した → not only reduced garbage but also cut costs. */
function notOnly(clause: Clause, result: ClauseResult): void {
  const { clause: inner } = result
  inner.sharedSubject = true
  inner.adverbs.unshift(text('not only'))
  clause.adverbs = clause.adverbs.filter(({ text: words }) => words !== 'also')
  add(clause, result, { word: 'but also', form: 'finite', place: 'coordinate' }, inner)
}

/** What is done to somebody for a deed, and what somebody who was wronged does. */
const punishing =
  /^(?:arrest|rearrest|refer|indict|prosecute|charge|convict|sentence|fine|punish|discipline|dismiss|fire|suspend|reprimand|accuse|detain|sanction|penali[sz]e)$/
const claiming = /^(?:sue|demand|seek|appeal|file|petition|complain|claim)$/

/** 現金をだまし取ったとして|逮捕した → arrested … for allegedly swindling; 損害を受けたとして|提訴した → sued …, claiming that. False for other verbs. */
function held(clause: Clause, result: ClauseResult): boolean {
  const { clause: inner, hasSubject } = result
  const { verb } = clause.levels[0]!
  if (claiming.test(verb)) {
    spreadTense(clause, inner, result.link)
    add(clause, result, { word: ', claiming that', form: 'finite', place: 'end' }, withSubject(inner, clause, hasSubject))
    return true
  }
  const last = inner.levels.at(-1)!
  const first = clause.complements[0]
  const charged = verb === 'be' && first?.kind === 'text' && /^(?:charged|accused|convicted|indicted)\b/.test(first.text)
  if (!(punishing.test(verb) || charged) || hasSubject || inner.subject || inner.levels.length > 1 || last.negative) return false
  last.past = false
  last.progressive = false
  add(clause, result, { word: 'for allegedly', form: 'gerund', place: 'end' }, subjectless(inner))
  return true
}

/** Hangs a dependent clause on its head by the link its ending names: `and`, `because {S}`, `by {V.ing}`. `speaks`: the head is a verb that quotes: 支払うよう|主張した → claimed that it should pay. */
function attach(clause: Clause, result: ClauseResult, speaks: boolean, later = false): void {
  const { link, clause: inner, hasSubject } = result
  if (link === 'purpose-cause') {
    attachPurposeOrCause(clause, result)
    return
  }
  if (link === 'so that {S}' && inner.levels.at(-1)!.past) {
    add(clause, result, { word: 'as if', form: 'finite', place: 'end' }, withSubject(inner, clause, hasSubject))
    return
  }
  if (link === 'so that {S}' && speaks && inner.levels.length === 1 && !/^(?:hope|wish|want)$/.test(clause.levels[0]!.verb)) {
    const only = inner.levels[0]!
    inner.levels.push(level('should', { inner: 'infinitive', negative: only.negative }))
    only.negative = false
    add(clause, result, { word: 'that', form: 'finite', place: 'end' }, withSubject(inner, clause, hasSubject))
    return
  }
  if (link === 'so that {S}' && isAim(result)) {
    aim(clause, result)
    return
  }
  if (link === 'saying that {S}' && held(clause, result)) return
  spreadTense(clause, inner, link)
  if (['and', 'and-but', 'but', ''].includes(link)) {
    coordinate(clause, result, later)
    return
  }
  const match = /^(.*?)\s*\{(S|V)(?:\.([a-z]+))?\}(.*)$/.exec(link)
  if (!match) {
    add(clause, result, { word: 'and', form: 'finite', place: 'coordinate' }, inner)
    return
  }
  const [, word = '', kind, form] = match
  // もし必要なら: if is said once
  if (/^(?:if|even if|when|unless)$/.test(word)) inner.adverbs = inner.adverbs.filter(({ text: words }) => !/^(?:if|even if)$/.test(words))
  const last = inner.levels.at(-1)!
  if (word === 'when' && isAttempt(result)) {
    inner.levels.pop()
    add(clause, result, { word: 'to', form: 'infinitive', place: 'end' }, subjectless(inner))
    return
  }
  if (word === 'not only' && !hasSubject) {
    notOnly(clause, result)
    return
  }
  if (word === 'to' && hasSubject && inner.subject && !inner.levels.some(({ past }) => past)) {
    // 効果が出るには: for the effect to emerge
    clause.front.push(prep('for', sequence(inner.subject, embedded('infinitive', '', subjectless(inner)))))
    return
  }
  if (!hasSubject && !inner.subject && /^(?:although|even though)$/.test(word)) {
    last.past = false
    add(clause, result, { word: 'while', form: 'gerund', place: 'front' }, subjectless(inner))
  } else if (word === 'when' && sharesSubject(clause, result)) {
    last.past = false
    add(clause, result, { word, form: 'gerund', place: 'front' }, subjectless(inner))
  } else if (kind === 'S' || hasSubject) {
    const place = /^(?:in such|so that|until$)/.test(word) ? 'end' : 'front'
    add(clause, result, { word: finiteWord(word, hasSubject), form: 'finite', place }, withSubject(inner, clause, hasSubject))
  } else if (form === 'ing') {
    last.past = false
    last.progressive = false
    add(clause, result, { word, form: 'gerund', place: word === 'by' || word === 'without' ? 'end' : 'front' }, subjectless(inner))
  } else add(clause, result, { word, form: 'infinitive', place: 'front' }, subjectless(inner))
}

const doers: ReadonlySet<string> = new Set(['verb', 'sahen'])

/** Dependent clauses: 〜し、〜ので、〜ながら. A topic of the first may be the subject of all. */
export function makeLinking(grammar: Grammar, transfer: Transfer) {
  /** 患者の9割を判定でき、|誤りの割合は1%だった: a thing named behind a clause does not do what that clause says to an object. */
  function isApart({ job, options, slots, predicate }: Draft, child: Node): boolean {
    if (!options.main || options.reported || job.register !== 'sentence') return false
    const subject = slots.filled.get('ga') ?? slots.topics.find(({ words }) => words.role === '')
    if (slots.topics.some(({ words, node }) => words.role === '' && node.index < child.index)) return false
    if (!subject || subject.node.index < child.index || subject.clausal || predicate.kind === 'nominal') return false
    const own = predicateOf(child, grammar)
    if (!own || !doers.has(own.kind) || !/^(?:te|link|time)/.test(child.type) || child.quoteFrom >= 0) return false
    // ダムを建設し、|費用をB国が負担する: one who comes in with が behind it does not say who builds
    const comesIn = things.has(subject.sem) || subject.sem === 'money' || (subject.words.role === 'ga' && !subject.words.topic)
    if (!comesIn || !isTransitive(grammar.lexicon, own.lemma) || mayBeIntransitive(grammar.lexicon, own.lemma)) return false
    let object = false
    for (const one of livingChildren(job, child)) {
      const { role, topic, also } = functionWords(one, grammar)
      if (role === 'ga' || also || (topic && !/^(?:ni|de)$/.test(role))) return false
      object ||= role === 'o'
    }
    return object && child.ending?.endings.every(({ op }) => op !== 'passive') !== false
  }

  return function linkClauses(draft: Draft): void {
    const { job, dependents, clause, frame } = draft
    const quotes = grammar.lexicon.frames(draft.predicate.lemma).some((one) => one.slots.some(({ name }) => name === 'quote'))
    const speaks = quotes && frame !== null && !dependents.quotes.length && !clause.complements.length
    const subject = draft.slots.filled.get('ga')
    const first = Math.min(...[subject, ...draft.slots.topics].map((one) => one?.node.index ?? -1))
    const bringsIn = subject !== undefined && things.has(subject.sem) && draft.options.main === true
    for (const child of dependents.clauses) {
      if (!alive(job, child.index)) continue
      const apart = isApart(draft, child)
      const told = transfer.clause(job, child, apart ? { main: true } : { subject: null })
      // 「頂点に立った」として: what somebody is held to have done is no deed of the speaker's
      if (told.link === 'saying that {S}' && told.clause.zero?.kind === 'text') told.clause.zero = null
      if (apart) told.clause.levels = told.clause.levels.filter(({ verb }) => verb !== 'will')
      const result = apart ? { ...told, hasSubject: told.clause.subject !== null } : told
      if (child === dependents.clauses.at(-1)) shareObject(draft, result, grammar)
      // the first halves of 売上高が4812億円、利益が918億円だった have the tense of the last
      if (result.predicate.bare && result.clause.levels.length === 1) result.clause.levels[0]!.past = clause.levels.at(-1)!.past
      const hoisted = result.topicSubject && result.hasSubject && !clause.subject && !/^(?:and|but|if)/.test(result.link)
      if (hoisted) {
        clause.subject = result.clause.subject
        attach(clause, { ...result, clause: subjectless(result.clause), hasSubject: false }, speaks)
      } else attach(clause, result, speaks, bringsIn && child.index < first)
    }
  }
}
