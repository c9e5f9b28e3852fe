import type { TemplateItem } from '../../../language/template.ts'
import { spansOf } from '../../nodes/node.ts'
import { type Clause, type Phrase, sequence, text } from '../../tree.ts'
import type { Argument } from '../grammar.ts'
import { agentClasses } from '../semantic-class.ts'
import { timePhrase } from './adjunct-prepositions.ts'
import type { Draft } from './draft.ts'
import type { Fillers } from './fillers.ts'
import { clauseAfter, type InnerClauses } from './nominalisation.ts'
import type { Quotations } from './quotation.ts'
import { isSlot } from './valency.ts'

const prepositions = new Set(
  'to for from in on at by with of about over into as against under through between among toward towards upon onto than after before during without within until across off'.split(
    ' ',
  ),
)

/** that and to ask for a clause: a noun stands without them. */
function isMeant(before: string, part: string): boolean {
  return before === 'that' || (before === 'to' && part === 'cl')
}

/** Verbs of saying and thinking that stand right before what is said. */
const saying = new Set(['say', 'think', 'believe', 'hope', 'feel'])

/** Nothing stands before the subject. */
function isPlain({ subject, front, linked }: Clause): boolean {
  return subject !== null && !front.length && !linked.some(({ link }) => link.place !== 'end')
}

/** the firm to build: a subject with its infinitive. */
function isForTo(phrase: Phrase): boolean {
  const last = phrase.kind === 'sequence' ? phrase.items.at(-1) : undefined
  return last?.kind === 'embedded' && last.form === 'infinitive'
}

/** 事故が|相次ぐ: a string of accidents, and not of the accident. */
function severalOf(phrase: Phrase): Phrase {
  if (phrase.kind === 'list') return { ...phrase, items: phrase.items.map(severalOf) }
  if (phrase.kind !== 'noun' || phrase.proper || phrase.quantity || phrase.determinerWord || phrase.owner) return phrase
  return { ...phrase, determiner: 'none', number: phrase.count === 'C' ? 'plural' : phrase.number }
}

/** The argument a slot of the template asks for. In a regular passive the subject is the object, and an agent in に waits for by. */
export function argumentOf({ slots, voice, frame }: Draft, name: string): Argument | undefined {
  const own = slots.filled.get(name)
  if (!voice.promoted) return own
  if (name === 'o') return slots.filled.get('ga') ?? own
  if (name === 'ga') return undefined
  const asked = frame?.slots.some((slot) => slot.name === 'ni' && !slot.optional)
  return name === 'ni' && own && agentClasses.has(own.sem) && !asked ? undefined : own
}

/** Whether a slot holds a time: 来春, 5月3日. */
function isTimeOf(draft: Draft, slot: string): boolean {
  const argument = argumentOf(draft, slot)
  const kind = argument?.node.core.at(-1)?.quantity?.kind
  return kind === 'date' || kind === 'time' || (argument?.sem === 'time' && kind === undefined)
}

/** Fills the template of a frame: `hand {o} over to {ni}`. */
export function makeTemplateFiller(inner: InnerClauses, quotations: Quotations, fillers: Fillers) {
  function fillQuote(draft: Draft, before: string): Phrase | null {
    const { job, dependents, clause } = draft
    const quote = dependents.quotes.shift()
    if (!quote) return null
    const { phrase, direct, result } =
      before === 'that' ? quotations.finiteQuote(job, quote, draft) : quotations.quoted(job, quote, clause.subject)
    if (direct) return phrase
    if (result) {
      const said = clauseAfter(result, before)
      return said.kind === 'embedded' ? { ...said, reported: before === 'that' } : said
    }
    return before === 'to' ? sequence(text('be'), phrase) : phrase
  }

  /** What fills a slot; `before` is the template word in front of it. `{o.cl}` is the clause of a formal noun, `{o.no}` what stands before の, `{o.pl}` several of it. */
  function fill(draft: Draft, item: { readonly slot: string; readonly part: string }, before: string): Phrase | null {
    const { job, main, frame, clause } = draft
    if (item.slot === 'quote') return fillQuote(draft, before)
    const argument = argumentOf(draft, item.slot)
    if (!argument) return null
    argument.used = true
    if (argument === draft.gap.argument) return argument.phrase()
    job.done.add(argument.node.index)
    const part = (): Phrase | null =>
      fillers.modifierOf(job, argument, frame?.slots.find((slot) => slot.name === argument.slot)?.fillers ?? [])
    if (item.part === 'cl') {
      main.from = [...main.from, ...spansOf(argument.node.core)]
      const content = inner.clauseOf(job, argument)
      if (!content) return part() ?? argument.phrase()
      return before === '' || before === main.verb
        ? inner.objectClause(content, main.verb, clause)
        : clauseAfter(content, before, draft.template.subject.length ? undefined : clause)
    }
    if (item.part === 'no') {
      main.from = [...main.from, ...spansOf(argument.node.core.slice(-1))]
      clause.adverbs.push(...fillers.adverbsOf(job, argument))
      const modifier = part()
      clause.end.push(...fillers.outer(job, argument))
      if (modifier) return modifier
      const content = inner.clauseOf(job, argument)
      return content && clauseAfter(content, '')
    }
    if (item.part === 'pl') return severalOf(inner.argumentPhrase(job, argument, prepositions.has(before) ? before : ''))
    if (before !== '' && before !== main.verb) return inner.argumentPhrase(job, argument, prepositions.has(before) ? before : '')
    return inner.objectPhrase(job, argument, main.verb, clause)
  }

  /** The subject a template brings itself: `it`, `{ga} and others`. */
  function templateSubject(draft: Draft): Phrase | null {
    const [only] = draft.template.subject
    if (only && 'slot' in only) return fill(draft, only, '')
    return text(draft.template.subject.map((item) => ('word' in item ? item.word : '')).join(' '))
  }

  /** The complements: words and slots in order. Prepositions before an empty slot go with it; the object of a regular passive is its subject already. */
  function fillTemplate(draft: Draft): void {
    const { clause, main, voice, predicate } = draft
    const rest: readonly TemplateItem[] = draft.template.rest
    const promoted = voice.promoted ? rest.findIndex((item) => isSlot(item, 'o')) : -1
    let pending: string[] = []
    const flush = (): void => {
      if (pending.length) clause.complements.push(text(pending.join(' ').replace(/ ,$/, ','), spansOf(predicate.morphs)))
      pending = []
    }
    rest.forEach((item, index) => {
      if ('word' in item) {
        pending.push(item.word)
        return
      }
      if (index === promoted && item.part === '') return
      const before = pending.at(-1) ?? ''
      const phrase = fill(draft, item, before)
      if (!phrase) {
        // 背景にある: a factor behind this
        if (item.part === 'no' && before === 'behind') pending.push('this')
        while (pending.length && (prepositions.has(pending.at(-1)!) || pending.at(-1) === 'that')) pending.pop()
        return
      }
      if (/^(?:on|in|at)$/.test(before) && isTimeOf(draft, item.slot)) {
        // begin next spring, on May 3, in June: the time knows its preposition
        pending.pop()
        flush()
        clause.complements.push(timePhrase(phrase, '', argumentOf(draft, item.slot)?.node.core.at(-1)?.quantity?.kind ?? ''))
        return
      }
      // 反対の見方: the view of opposition, not the view that opposition
      if (item.part === 'cl' && phrase.kind !== 'embedded' && before === 'that') pending.splice(-1, 1, 'of')
      else if (pending.length && isMeant(before, item.part) && (phrase.kind === 'noun' || phrase.kind === 'list')) pending.pop()
      // he said it would rain: a short clause needs no that
      if (before === 'that' && phrase.kind === 'embedded' && saying.has(main.verb) && pending.length === 1 && isPlain(phrase.clause))
        pending.pop()
      // difficult for the firm to build
      if (before === 'to' && isForTo(phrase) && pending.length) pending[pending.length - 1] = 'for'
      if (phrase.kind === 'quotation') {
        if (before === 'that') pending.pop()
        else if (before === 'to') {
          pending = []
          main.verb = 'say'
        }
        pending.push(',')
      }
      flush()
      clause.complements.push(phrase)
    })
    flush()
  }

  return { templateSubject, fillTemplate }
}
