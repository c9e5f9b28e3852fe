import type { Language } from '../../language/load.ts'
import { makeMorphology } from '../../language/morphology.ts'
import { modals } from '../../language/template.ts'
import { startOf, startOfPhrase } from '../positions.ts'
import type { Clause, Coordination, Embedded, NounPhrase, Phrase, Text } from '../tree.ts'
import { contract } from './contractions.ts'
import { type Mentions, makeDeterminer, type Role } from './determiner.ts'
import { questionWord } from './question-words.ts'
import { addressee, makeIsPersonal, makePossessed, nameSelf, pronounOf, sayOf, selfBehind } from './reflexive.ts'
import { inChain, withoutAuxiliary } from './shared-auxiliary.ts'
import { type Agreement, makeVerbGroup, type VerbForm } from './verb-group.ts'
import { type Word, word } from './words.ts'

export interface PrintContext {
  readonly mentions: Mentions
  readonly headline: boolean
  /** Whom the clause is about: oneself and one's stand for it. */
  readonly subject?: Phrase | null | undefined
  /** The subject does what is said: what it has to do with is its own. */
  readonly active?: boolean | undefined
  /** Somebody's own words: they speak of themselves as I. */
  readonly spoken?: boolean | undefined
}

const pronounAgreement: ReadonlyMap<string, Agreement> = new Map(
  Object.entries({
    I: { number: 'singular', person: 1 },
    we: { number: 'plural', person: 1 },
    you: { number: 'plural', person: 2 },
    they: { number: 'plural', person: 3 },
    these: { number: 'plural', person: 3 },
    those: { number: 'plural', person: 3 },
    'all of them': { number: 'plural', person: 3 },
    'none of them': { number: 'plural', person: 3 },
    both: { number: 'plural', person: 3 },
    some: { number: 'plural', person: 3 },
    many: { number: 'plural', person: 3 },
    people: { number: 'plural', person: 3 },
  } as const),
)
const objectForm: ReadonlyMap<string, string> = new Map(
  Object.entries({ I: 'me', we: 'us', he: 'him', she: 'her', they: 'them', who: 'whom' }),
)
/** Words of a template before what is counted. */
const manyWords = /(?:^| )(?:many|few|several|fewer|more)$/
const noneWords = /(?:^| )(?:no|little|a lot of)$/
const singularWords = /^(?:a|an|the|some)\b|\bone\b/
/** Adverbs that say something of the whole clause: they stand with the outermost verb (is also expected to rise). */
const ofSentence = /^(?:also|reportedly|apparently|probably|still|already|now|sometimes|currently|no longer)$/
const isOfSentence = (adverb: Text): boolean => ofSentence.test(adverb.text)
const auxiliaries = new Set(
  'am is are was were be been being has have had having does do did will would can could may might must should'.split(' '),
)
const third: Agreement = { number: 'singular', person: 3 }
const plural: Agreement = { number: 'plural', person: 3 }

/** Writes trees as words. The only place where English letters, order and agreement are made. */
export function makePrinter(language: Language) {
  const morphology = makeMorphology(language)
  const { determiner, inGeneral } = makeDeterminer(language)
  const verbWords = makeVerbGroup(morphology)
  const possessed = makePossessed(language)
  const isPersonal = makeIsPersonal(language, morphology)

  function agreementOf(phrase: Phrase | null): Agreement {
    if (!phrase) return third
    switch (phrase.kind) {
      case 'text':
        return pronounAgreement.get(phrase.text) ?? third
      case 'noun':
        if (phrase.bare && pronounAgreement.has(phrase.head)) return pronounAgreement.get(phrase.head)!
        if (phrase.quantity && phrase.count === '-' && !phrase.proper) return third
        if (phrase.number === 'plural' || phrase.count === 'P' || isShareOfMany(phrase)) return plural
        if (
          !phrase.proper &&
          phrase.head &&
          !phrase.quantity &&
          phrase.count !== 'U' &&
          morphology.isPlural(phrase.head) &&
          phrase.plural === phrase.head
        )
          return plural
        return third
      case 'list':
        return /^n?or$/.test(phrase.conjunction) ? agreementOf(phrase.items.at(-1) ?? null) : plural
      case 'sequence':
        return agreementOf(phrase.items[0] ?? null)
      case 'prep':
        return agreementOf(phrase.object)
      default:
        return third
    }
  }

  /** the majority of lawmakers were */
  function isShareOfMany({ head, after }: NounPhrase): boolean {
    const [of] = after
    return (
      /^(?:majority|half|rest|remainder)$/.test(head) &&
      of?.kind === 'prep' &&
      of.before === 'of' &&
      agreementOf(of.object).number === 'plural'
    )
  }

  /** A fire broke out: the subject of such verbs is new. */
  function appears({ subject, levels }: Clause): boolean {
    return (
      subject?.kind === 'noun' &&
      !subject.bare &&
      levels.length === 1 &&
      !levels[0]!.negative &&
      /^(?:occur|happen|break|break out|erupt|emerge|arise)$/.test(levels[0]!.verb)
    )
  }

  function headWords(noun: NounPhrase): string {
    if (noun.number === 'plural' && noun.count !== 'U' && noun.count !== 'P' && !noun.proper && !noun.bare && noun.head) {
      return noun.plural || morphology.plural(noun.head)
    }
    return noun.head
  }

  /** Verbs that agree with it come later: its own, and those of its relative clauses. */
  function makePlural(noun: NounPhrase): void {
    noun.number = 'plural'
    for (const one of noun.after) {
      const subject = one.kind === 'embedded' ? one.clause.subject : null
      if (subject?.kind === 'noun' && subject.bare && !subject.head) subject.number = 'plural'
    }
  }

  /** he, they …: whom oneself stands for; '' where nobody is named. */
  const selfOf = ({ subject, spoken }: PrintContext): string => pronounOf(subject) || (spoken ? 'I' : '')

  /** his, for the hand he raised; '' where whose it is is not known or is said. */
  function ownerOf(noun: NounPhrase, role: Role, context: PrintContext): string {
    const { subject, headline, active } = context
    if (!active || headline || !subject || (role !== 'object' && role !== 'prep') || context.mentions.has(noun.ja)) return ''
    return possessed(noun, subject, role === 'prep')
  }

  /** batteries … the batteries: what was said in the plural stays so. */
  function goesOnPlural(
    { ja, number, count, quantity, owner, determiner, determinerWord, before, bare, proper }: NounPhrase,
    context: PrintContext,
  ) {
    const plain = !quantity && !owner && !determinerWord && determiner === 'auto' && !before.length && !bare && !proper
    return plain && number === 'singular' && count === 'C' ? context.mentions.wasPlural(ja) : ''
  }

  function printNoun(noun: NounPhrase, role: Role, context: PrintContext): Word[] {
    const earlier = goesOnPlural(noun, context)
    const general = inGeneral(noun, role, context.mentions, context.headline) || earlier !== ''
    const modified = noun.before.length > 0 || noun.after.length > 0
    if (earlier === 'general') noun.determiner = 'none'
    if (general) makePlural(noun)
    const made: Word[] = []
    const marks = { from: -1, to: -1 }
    const inMarks = new Set(noun.inMarks)
    const inside = (words: readonly Word[], phrase: Phrase | null): void => {
      if (words.length && (!phrase || inMarks.has(phrase))) {
        if (marks.from < 0) marks.from = made.length
        marks.to = made.length + words.length - 1
      }
      made.push(...words)
    }
    // 県内だけで: in the prefecture alone
    const alone = noun.only === true && role === 'prep' && /^(?:place|country)$/.test(noun.sem)
    if (noun.only && !alone) made.push(...word('only'))
    const own = ownerOf(noun, role, context)
    if (own) made.push(...word(own))
    else if (noun.owner) {
      const pronoun = noun.owner.kind === 'noun' && noun.owner.bare
      const owner = print(noun.owner, pronoun ? 'subject' : 'object', { ...context })
      const last = owner.at(-1)
      if (last) owner[owner.length - 1] = { ...last, text: morphology.possessive(last.text.replace(/,$/, '')) }
      inside(owner, noun.owner)
    } else if (noun.determinerWord) made.push(...word(sayOf(noun.determinerWord.text, selfOf(context)), noun.determinerWord.from))
    else {
      const chosen = determiner(noun, role, context.mentions, context.headline)
      if (chosen === 'a') made.push({ text: 'a', from: [], indefinite: true })
      else if (chosen === 'the') made.push(...word('the'))
    }
    if (noun.quantity) inside(word(noun.quantity.text, noun.quantity.from), noun.quantity)
    for (const modifier of noun.before) inside(print(modifier, 'prep', { ...context, headline: true }), modifier)
    const head =
      (role === 'object' || role === 'prep' || role === 'of') && noun.bare ? (objectForm.get(noun.head) ?? noun.head) : headWords(noun)
    inside(word(sayOf(head, selfOf(context)), noun.from), null)
    for (const later of noun.after) {
      const self = later.kind === 'text' && later.text === 'oneself'
      inside(self ? word(selfBehind(noun), later.from) : print(later, 'prep', context), later)
    }
    if (alone) made.push(...word('alone'))
    if (!noun.proper && !noun.bare && noun.ja) context.mentions.add(noun.ja, !general ? '' : earlier || (modified ? 'certain' : 'general'))
    if (noun.quoted && made.length) {
      // a “blue carbon”: the article stands outside
      const first = made.length > 1 && (made[0]!.indefinite || made[0]!.text === 'the') ? 1 : 0
      const opens = noun.inMarks && marks.from >= 0 ? marks.from : first
      const closes = noun.inMarks && marks.to >= 0 ? marks.to : made.length - 1
      made[opens] = { ...made[opens]!, text: `“${made[opens]!.text}` }
      made[closes] = { ...made[closes]!, text: `${made[closes]!.text}”` }
    }
    return made
  }

  function printList(list: Coordination, role: Role, context: PrintContext): Word[] {
    const said = list.items.map((item) => ({ item, part: print(item, role, context) })).filter(({ part }) => part.length)
    const parts = said.map(({ part }) => part)
    // the government and police: the article is said once; the Diet and the Cabinet: names keep theirs
    const isThe = (part: Word[] | undefined): boolean => part?.[0]?.text === 'the' && !part[0].from.length && part.length > 1
    const keeps = (item: Phrase): boolean =>
      item.kind === 'noun' && item.proper && item.wantsThe && !item.before.length && item.head.includes(' ')
    if (isThe(parts[0])) for (const { item, part } of said.slice(1)) if (isThe(part) && !keeps(item)) part.shift()
    const made: Word[] = list.lead ? word(list.lead) : []
    parts.forEach((part, index) => {
      if (index > 0) {
        if (index === parts.length - 1) {
          if (parts.length > 2 || list.conjunction.startsWith(',')) made.push(...word(','))
          made.push(...word(list.conjunction.replace(/^,\s*/, '')))
        } else made.push(...word(','))
      }
      made.push(...part)
    })
    return made
  }

  function printEmbedded(embedded: Embedded, context: PrintContext): Word[] {
    const { clause, form } = embedded
    switch (form) {
      case 'relative':
        return [...word(embedded.word), ...printClause(clause, 'finite', context)]
      case 'that':
        return [...word(embedded.word || 'that'), ...printClause(clause, 'finite', context)]
      case 'whether':
        return [...word(embedded.word || 'whether'), ...printClause(clause, 'finite', context)]
      case 'bare-clause':
        return printClause(clause, 'finite', context)
      case 'infinitive':
        return [...word('to'), ...printClause(clause, 'infinitive', context)]
      case 'bare-infinitive':
        return printClause(clause, 'bare', context)
      case 'gerund':
        return printClause(clause, 'gerund', context)
      case 'participle':
        return printClause(clause, 'participle', context)
    }
  }

  function print(phrase: Phrase, role: Role, context: PrintContext): Word[] {
    switch (phrase.kind) {
      case 'text':
        return word(
          role === 'object' || role === 'prep' || role === 'of'
            ? (objectForm.get(phrase.text) ?? sayOf(phrase.text, selfOf(context)))
            : sayOf(phrase.text, selfOf(context)),
          phrase.from,
        )
      case 'noun':
        return printNoun(phrase, role, context)
      case 'list':
        return printList(phrase, role, context)
      case 'prep':
        // for women only: those of a kind
        if (phrase.after === 'only' && phrase.object.kind === 'noun' && phrase.object.count === 'C' && !phrase.object.proper) {
          makePlural(phrase.object)
          phrase.object.determiner = 'none'
        }
        return [
          ...word(phrase.before, phrase.from),
          ...print(phrase.object, phrase.before === 'as' ? 'predicate' : /^o[fn]$/.test(phrase.before) ? 'of' : 'prep', context),
          ...word(phrase.after),
        ]
      case 'embedded':
        return printEmbedded(phrase, context)
      case 'sequence':
        return phrase.items.flatMap((item) => print(item, role, context))
      case 'quotation': {
        let fresh = false
        const said = phrase.content.flatMap((item) => {
          const words = print(item, 'subject', { ...context, headline: false, subject: null, active: false, spoken: true })
          const first = words[0]
          if (fresh && first && !first.indefinite) words[0] = { ...first, text: morphology.capitalize(first.text) }
          fresh = item.kind === 'text' && /^[.?!]$/.test(item.text)
          return words
        })
        const inner = phrase.spoken ? contract(said) : said
        if (!inner.length) return []
        inner[0] = { ...inner[0]!, text: `“${morphology.capitalize(inner[0]!.text)}` }
        const last = inner.at(-1)!
        inner[inner.length - 1] = { ...last, text: `${last.text.replace(/[.,]$/, '')}”` }
        return inner
      }
    }
  }

  /** “…,” he said: the comma stands inside the marks; a question keeps its own. */
  function closedQuotation(words: readonly Word[]): Word[] {
    const last = words.at(-1)!
    return [...words.slice(0, -1), { ...last, text: last.text.replace(/(?<![?!])”$/, ',”') }]
  }

  /** An adverbial in front of the subject gets a comma. */
  function printFront(phrases: readonly Phrase[], context: PrintContext): Word[] {
    const made: Word[] = []
    for (const phrase of phrases) {
      const words = print(phrase, 'prep', context)
      if (!words.length) continue
      if (phrase.kind === 'quotation') {
        made.push(...closedQuotation(words))
        continue
      }
      made.push(...words)
      const plain = phrase.kind === 'text' && /^(?:but|and|so|or|then|please|let's)$/i.test(phrase.text)
      if (!plain && !/[,:]$/.test(words.at(-1)!.text)) made.push(...word(','))
    }
    return made
  }

  function printLink(link: { word: string; form: string; from: Text['from'] }, clause: Clause, context: PrintContext): Word[] {
    const form: VerbForm = link.form === 'gerund' ? 'gerund' : link.form === 'infinitive' ? 'bare' : 'finite'
    return [...word(link.word, link.from), ...printClause(clause, form, context)]
  }

  /** `silent`: the subject has been said before; it is here for agreement only. */
  function printClause(given: Clause, form: VerbForm, outer: PrintContext, silent = false): Word[] {
    const made: Word[] = []
    const clause = nameSelf(given, outer, isPersonal)
    const about = clause.subject ?? addressee(clause)
    const context = about ? { ...outer, subject: about, active: !clause.levels.some(({ passive }) => passive) } : outer
    const coordinated = inChain(clause.linked)
    const fronted = clause.linked.filter(({ link }) => link.place === 'front')
    const ending = clause.linked.filter(({ link }) => link.place === 'end')
    const finite = form === 'finite'
    // what stands behind the other clauses of the chain in Japanese is said of the last alone
    const border = finite && coordinated.length ? startOf(coordinated.at(-1)!.clause.from) : Number.POSITIVE_INFINITY
    const isLate = (start: number): boolean => start > border && start < Number.POSITIVE_INFINITY
    const lateFront = clause.front.filter((phrase) => isLate(startOfPhrase(phrase)))
    const lateLinks = fronted.filter((one) => isLate(startOf(one.clause.from)))
    const printFronts = (front: readonly Phrase[], links: typeof fronted): Word[] => [
      ...printFront(front, context),
      ...links.flatMap(({ link, clause: inner }) => [...printLink(link, inner, context), ...word(',')]),
    ]
    if (finite) {
      const early = fronted.filter((one) => !lateLinks.includes(one))
      made.push(
        ...printFronts(
          clause.front.filter((phrase) => !lateFront.includes(phrase)),
          early,
        ),
      )
    }
    // coordinated clauses come first; the subject is said once, in the first of them
    let said = silent
    coordinated.forEach(({ link, clause: inner }, index) => {
      const shared = inner.sharedSubject && clause.subject !== null
      const previous = coordinated[index - 1]?.clause
      const alone = shared && said && form === 'finite' && !inner.front.length && !inner.linked.length
      const short = alone && previous ? withoutAuxiliary(previous, inner) : null
      if (short) made.push(...printPredicate({ ...short.clause, subject: clause.subject }, short.form, context))
      else
        made.push(
          ...printClause(
            shared ? { ...inner, subject: clause.subject, sharedSubject: false } : inner,
            !shared && inner.subject ? 'finite' : form,
            context,
            shared && said,
          ),
        )
      said = shared
      const next = coordinated[index + 1]
      if (next) {
        made.push(...word(','))
        if (!(next.clause.sharedSubject && shared)) made.push(...word(link.word))
      } else {
        const pair = coordinated.length === 1 && /^(?:and|but also)$/.test(link.word)
        if (!(pair && (shared || (!finite && !inner.subject)))) made.push(...word(','))
        made.push(...word(link.word, link.from))
      }
    })
    const own = clause.subject !== null && !said && !clause.sharedSubject
    if (own && (lateFront.length || lateLinks.length)) made.push(...printFronts(lateFront, lateLinks))
    const inverted =
      finite && clause.mood === 'question' && clause.subject && !said && !coordinated.length ? printQuestion(clause, context) : null
    if (inverted) made.push(...inverted)
    else {
      if (finite && clause.subject && !said && !clause.sharedSubject)
        made.push(
          ...print(clause.subject, appears(clause) ? 'object' : 'subject', { ...context, subject: outer.subject, active: outer.active }),
        )
      const previous = said && finite ? coordinated.at(-1)?.clause : undefined
      const short = previous ? withoutAuxiliary(previous, clause) : null
      made.push(...printPredicate(short?.clause ?? clause, short?.form ?? form, context))
    }
    if (!own) {
      for (const phrase of lateFront) made.push(...print(phrase, 'prep', context))
      for (const { link, clause: inner } of lateLinks)
        made.push(...(/^(?:although|even though|while|whereas)/.test(link.word) ? word(',') : []), ...printLink(link, inner, context))
    }
    if (!finite) {
      for (const phrase of clause.front) made.push(...print(phrase, 'prep', context))
      for (const { link, clause: inner } of fronted) made.push(...printLink(link, inner, context))
    }
    for (const { link, clause: inner } of ending) {
      const last = made.at(-1)
      // a comma of the words before and one of the link are one
      if (last?.text.endsWith(',') && link.word.startsWith(',')) made[made.length - 1] = { ...last, text: last.text.slice(0, -1) }
      made.push(...printLink(link, inner, context))
    }
    return made
  }

  /** Will the government submit the bill? Null when the subject asks itself: which region … */
  function printQuestion(clause: Clause, context: PrintContext): Word[] | null {
    const asked = questionWord(clause)
    if (asked) {
      const rest = printQuestion(asked.rest, context)
      return rest && [...print(asked.word, 'subject', context), ...rest]
    }
    const subject = print(clause.subject!, 'subject', context)
    if (subject.some((one) => /^(?:which|what|who|whose|how many)\b/.test(one.text)))
      return [...subject, ...printPredicate(clause, 'finite', context)]
    const agreement = clauseAgreement(clause)
    const last = clause.levels.at(-1)!
    const verbs = verbWords(clause.levels, 'finite', agreement)
    const first = verbs.before[0]
    if (first) {
      const [auxiliary = '', ...others] = first.text.split(' ')
      const rest = printPredicate({ ...clause, levels: clause.levels }, 'finite', context)
      const at = rest.findIndex((one) => one.text === first.text)
      if (at < 0) return null
      rest[at] = { ...rest[at]!, text: others.join(' ') }
      return [...word(auxiliary, first.from), ...subject, ...rest]
    }
    const plain = { ...clause, levels: [...clause.levels.slice(0, -1), { ...last, past: false }] }
    return [
      ...word(last.past ? 'did' : agreement.number === 'plural' || agreement.person !== 3 ? 'do' : 'does'),
      ...subject,
      ...printPredicate(plain, 'bare', context),
    ]
  }

  /** there is a plant, there are plants: what there is decides, and behind no and many it needs no article. */
  function isExistential(clause: Clause): boolean {
    return clause.subject?.kind === 'text' && clause.subject.text === 'there'
  }

  /** no reports of, times when: the words of a template hold what there is. */
  function pluralHead(words: string): boolean {
    const head = words
      .split(/ (?:of|when|that|to|from|about|in)(?: |$)/)[0]!
      .split(' ')
      .at(-1)!
    return /s$/.test(head) && morphology.isPlural(head)
  }

  function clauseAgreement(clause: Clause): Agreement {
    if (!isExistential(clause)) return agreementOf(clause.subject)
    const [first] = clause.complements
    if (first?.kind === 'text' && pluralHead(first.text)) return plural
    const existing = clause.complements.find((phrase) => phrase.kind === 'noun' || phrase.kind === 'list')
    const counter = existing && clause.complements[clause.complements.indexOf(existing) - 1]
    if (counter?.kind === 'text' && manyWords.test(counter.text) && existing?.kind === 'noun' && existing.count !== 'U') return plural
    if (counter?.kind === 'text' && singularWords.test(counter.text)) return third
    return agreementOf(existing ?? null)
  }

  /** What stands behind no, many or little: it has no article, and many of a thing are plural. */
  function counted(phrase: Phrase, before: Phrase | undefined): Phrase {
    if (phrase.kind !== 'noun' || before?.kind !== 'text' || phrase.determinerWord || phrase.owner || phrase.quantity) return phrase
    if (manyWords.test(before.text)) return { ...phrase, determiner: 'none', number: 'plural' }
    return noneWords.test(before.text) ? { ...phrase, determiner: 'none' } : phrase
  }

  /** They became doctors, he became a doctor. */
  function asComplement(phrase: Phrase, agreement: Agreement): Phrase {
    if (phrase.kind !== 'noun' || agreement.number !== 'plural') return phrase
    const person = phrase.sem === 'person' || phrase.sem === 'role'
    return person && !phrase.quantity && !phrase.determinerWord && phrase.determiner === 'auto' && !phrase.proper
      ? { ...phrase, number: 'plural' }
      : phrase
  }

  function commaBefore(phrase: Phrase | undefined): boolean {
    return phrase?.kind === 'text' && phrase.text === ','
  }

  function printPredicate(clause: Clause, form: VerbForm, context: PrintContext): Word[] {
    const made: Word[] = []
    const agreement = clauseAgreement(clause)
    const verbs = verbWords(clause.levels, clause.mood === 'imperative' && form === 'finite' ? 'bare' : form, agreement)
    const dropCopula =
      context.headline && form === 'finite' && clause.levels.length === 1 && clause.levels[0]!.passive && !clause.levels[0]!.negative
    const beforeWords = dropCopula ? [] : verbs.before
    const [opening = '', ...others] = beforeWords[0]?.text.split(' ') ?? []
    // will also be shown, has still not come; but does not also come
    const splits = others.length > 0 && auxiliaries.has(opening) && !/^d(?:o|oes|id)$/.test(opening)
    const outer = clause.levels.length > 1 && !modals.has(clause.levels.at(-1)!.verb)
    const early = splits || outer ? clause.adverbs.filter(isOfSentence) : []
    const late = clause.adverbs.filter((adverb) => !early.includes(adverb))
    beforeWords.forEach((part, at) => {
      const [first = '', ...rest] = part.text.split(' ')
      const split = at === 0 && auxiliaries.has(first)
      if (split) made.push(...word(first, part.from))
      if (at === 0) for (const adverb of early) made.push(...word(adverb.text, adverb.from))
      made.push(...word(split ? rest.join(' ') : part.text, part.from))
    })
    for (const adverb of late) made.push(...word(adverb.text, adverb.from))
    for (const part of verbs.after) made.push(...word(part.text, part.from))
    const copula = /^(?:be|become|remain)$/.test(clause.levels[0]?.verb ?? '') && !clause.levels[0]!.passive
    // said to reporters, “…”: what is said comes last
    const quote =
      clause.complements.at(-1)?.kind === 'quotation'
        ? clause.complements.length - (commaBefore(clause.complements.at(-2)) ? 2 : 1)
        : clause.complements.length
    clause.complements.slice(0, quote).forEach((complement, at) => {
      const said = counted(copula ? asComplement(complement, agreement) : complement, clause.complements[at - 1])
      made.push(...print(said, copula ? 'predicate' : 'object', context))
    })
    for (const words of verbs.trailing) made.push(...word(words))
    for (const phrase of clause.end) made.push(...print(phrase, 'prep', context))
    for (const complement of clause.complements.slice(quote)) made.push(...print(complement, 'object', context))
    return made
  }

  return { print, printClause, morphology }
}

export type Printer = ReturnType<typeof makePrinter>
