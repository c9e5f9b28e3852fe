import { modals } from '../../../language/template.ts'
import { coreText, endsQuotation, type Node, spansOf, tailText } from '../../nodes/node.ts'
import {
  addBefore,
  type Clause,
  embedded,
  gerund,
  level,
  type NounPhrase,
  nounPhrase,
  type Phrase,
  prep,
  sequence,
  text,
} from '../../tree.ts'
import { ensureSubject } from '../clause/pronouns.ts'
import type { ClauseResult, Grammar, Job, Transfer } from '../grammar.ts'
import { someLiving } from '../living.ts'
import { subjectClasses } from '../semantic-class.ts'
import { isFormal } from './formal-noun.ts'

/** Nothing in the clause asks for a finite verb: no tense, no modal, nothing in front. */
function isOpen({ levels, front, linked }: Clause): boolean {
  return levels.length === 1 && !levels[0]!.past && !levels[0]!.perfect && !front.length && !linked.length
}

/** 広げるべきだ, 招きかねない: these modals have no form without a tense, so what they say needs a that. */
function isAdvice({ levels }: Clause): boolean {
  return levels.some(({ verb }) => /^(?:should|could|may|might)$/.test(verb))
}

/** the opinion that it should be extended: a view no one is named for is not said by I. */
function advice(clause: Clause): Phrase {
  const spoken = clause.zero?.kind === 'text'
  return embedded('that', 'that', ensureSubject(spoken ? { ...clause, zero: null } : clause))
}

/** The clause of a content noun: plan *to*, fact *that*, place *where*. Null for other words of the table. */
function contentClause({ clause, hasSubject }: ClauseResult, content: string): Phrase | null {
  if (content === 'why') return embedded('that', hasSubject ? 'why' : 'for', clause)
  if (!hasSubject && isAdvice(clause)) return advice(clause)
  if (!hasSubject && ['to', 'that', 'of', 'for'].includes(content)) {
    clause.subject = null
    if (content === 'to') return embedded('infinitive', '', clause)
    return prep(content === 'for' ? 'for' : 'of', embedded('gerund', '', clause))
  }
  if (content === 'to' && clause.subject && isOpen(clause))
    return prep('for', sequence(clause.subject, embedded('infinitive', '', { ...clause, subject: null })))
  if (content === 'to' || content === 'that') return embedded('that', 'that', clause)
  // 規模を追う時代: the era of pursuing scale
  if (content === 'when' && !hasSubject && isOpen(clause)) return prep('of', embedded('gerund', '', { ...clause, subject: null }))
  if (content === 'where' || content === 'when') return embedded('relative', content, clause)
  return null
}

/** What somebody did to it, in the past or now: held in Paris, sold at the store. */
const participle =
  /^(?:[a-z]+ly )?(?:[a-z]+ed|built|born|bought|brought|caught|chosen|cut|drawn|driven|found|given|grown|held|hit|known|left|lost|made|paid|put|seen|sent|set|shown|sold|spent|struck|taken|taught|told|won|worn|written)\b/

/** familiar with the case, in the city: what be is followed by says it alone. Null for a noun, a lone adjective and other tenses. */
function reducedState({ levels, complements, adverbs, end }: Clause): Phrase | null {
  const [single] = levels
  const [first, ...others] = complements
  if (single!.verb !== 'be' || first?.kind !== 'text') return null
  if ((single!.past || single!.perfect) && !participle.test(first.text)) return null
  const said = { ...first, from: [...first.from, ...single!.from] }
  return others.length || end.length ? sequence(...adverbs, said, ...others, ...end) : null
}

/** 影響力を持つ|企業 → with influence; null when the clause says more. */
function withPossession({ levels, complements, adverbs, end }: Clause): Phrase | null {
  const [single] = levels
  const [what] = complements
  if (single!.past || single!.perfect || complements.length !== 1 || adverbs.length || end.length) return null
  return what!.kind === 'noun' || what!.kind === 'list' ? prep('with', what!) : null
}

/**
 * The noun is the subject: short passives and progressives, what goes on and states need no pronoun (plan announced by the company, people working
 * at the plant, people familiar with the case). Null for all others.
 */
function reducedClause({ clause }: ClauseResult, named: boolean): Phrase | null {
  const [single] = clause.levels
  if (!single || clause.levels.length > 1 || single.negative || clause.front.length || clause.linked.length) return null
  if (clause.adverbs.some((adverb) => /^(?:not|never)$/.test(adverb.text))) return null
  if (single.passive && single.progressive) return null
  // Tanaka, who works at the plant: nothing tells which Tanaka
  if (named && !single.passive) return null
  if (!single.passive && !single.progressive) {
    if (single.verb === 'be') return reducedState(clause)
    if (single.verb === 'have') return withPossession(clause)
    const lasting = clause.aspect === 'activity' && !single.past && !single.perfect && !modals.has(single.verb)
    return lasting ? embedded('gerund', '', clause) : null
  }
  const form = single.passive ? 'participle' : 'gerund'
  if (single.passive) {
    single.passive = false
    single.perfect = false
  } else single.progressive = false
  single.past = false
  return embedded(form, '', clause)
}

const people = new Set(['person', 'role'])
const places = new Set(['place', 'country', 'org', 'structure', 'nature', 'building', 'group', 'field', 'state', 'event'])
const belongings = new Set(['part', 'body', 'quality', 'money', 'number', 'measure', 'feeling'])

/** 代表である|田中氏 → Tanaka, a representative; null when the clause says more than what a name is. */
function apposition({ levels, complements, end, front, linked, adverbs }: Clause): Phrase | null {
  const [single] = levels
  const [what] = complements
  const plain = levels.length === 1 && single!.verb === 'be' && !single!.negative && !single!.past && !single!.perfect
  const only = complements.length === 1 && !end.length && !front.length && !linked.length && !adverbs.length
  return plain && only && (what!.kind === 'noun' || what!.kind === 'list') ? what! : null
}

/** A plain noun that tells what a thing is, and not of what quality or name. */
function isKind({ head, quantity, bare, proper, unknown, count, sem, after }: NounPhrase): boolean {
  if (/^(?:kind|type|form)$/.test(head)) return true
  if (quantity || bare || proper || unknown || count === '-' || sem === '' || sem === 'quality') return false
  return !after.some((one) => one.kind === 'embedded')
}

/** What a thing is, between commas: one of several, unless nothing is more so. */
function aside(what: NounPhrase): Phrase {
  const free = what.determiner === 'auto' && !what.owner && !what.determinerWord && what.count === 'C' && what.number === 'singular'
  const top = what.before.some((one) => one.kind === 'text' && /est$|^(?:first|only|main|most|sole)\b/.test(one.text))
  return sequence(text(','), free ? { ...what, determiner: top ? 'the' : 'a' } : what, text(','))
}

/** The relative adverb of a noun that is no argument of its clause. */
function relativeAdverb(sem: string): string {
  if (sem === 'time') return 'when'
  return places.has(sem) ? 'where' : 'in which'
}

/** 業績が悪化した|企業 → whose earnings worsened: the subject is a part or an owned thing of the noun. Null when it is not. */
function whoseClause({ clause }: ClauseResult, noun: NounPhrase): Phrase | null {
  const { subject } = clause
  if (subject?.kind !== 'noun' || subject.proper || subject.bare || subject.owner || subject.determinerWord || subject.quantity) return null
  if (clause.front.length || clause.linked.length || noun.sem === 'time') return null
  const own = people.has(noun.sem) || belongings.has(subject.sem)
  if (!own || (people.has(subject.sem) && !people.has(noun.sem))) return null
  return embedded('relative', '', { ...clause, subject: { ...subject, determinerWord: text('whose'), determiner: 'none' } })
}

/** A name: what is said of it only adds to it. */
function isNamed({ proper, bare, unknown, sem }: NounPhrase): boolean {
  return proper && !bare && (!unknown || people.has(sem))
}

/** the book he wrote: with a short subject right behind its noun the clause needs no pronoun. */
function isContact({ subject, front, linked }: Clause): boolean {
  if (front.length || linked.length || !subject) return false
  return subject.kind === 'text' || (subject.kind === 'noun' && !subject.after.length && !subject.before.length)
}

function relativePhrase(result: ClauseResult, noun: NounPhrase, content: string | undefined, holder: NounPhrase): Phrase {
  const { clause, gapFilled } = result
  const inner = content ? contentClause(result, content === 'to' && result.hasSubject && noun.sem === 'time' ? 'when' : content) : null
  if (inner) return inner
  const thing = isNamed(noun) ? 'which' : 'that'
  const person = people.has(noun.sem)
  if (clause.subject === holder && noun.proper && !noun.bare) {
    const what = apposition(clause)
    if (what) return what
  }
  // 指標である金利: the interest rate, an indicator,
  const kind = clause.subject === holder && !person && !noun.proper && !noun.bare ? apposition(clause) : null
  if (kind?.kind === 'noun' && isKind(kind)) return aside(kind)
  if (clause.subject === holder) return reducedClause(result, isNamed(noun)) ?? embedded('relative', person ? 'who' : thing, clause)
  if (!gapFilled) return whoseClause(result, noun) ?? embedded('relative', relativeAdverb(noun.sem), clause)
  return embedded('relative', isNamed(noun) || !isContact(clause) ? (person ? 'whom' : thing) : '', clause)
}

/** A noun without words that agrees with `noun`, whatever is still said of it. */
function holderOf(noun: NounPhrase): NounPhrase {
  const holder = nounPhrase('', { bare: true, ja: noun.ja, sem: noun.sem, count: noun.count, pronoun: noun.pronoun })
  return Object.defineProperty(holder, 'number', {
    get: () => noun.number,
    set: (number: NounPhrase['number']) => {
      noun.number = number
    },
    enumerable: true,
  })
}

/** Clauses before their noun: 発表した|計画, 売上高が増えた|企業. */
export function makeRelative(grammar: Grammar, transfer: Transfer) {
  const toNo = grammar.keys.get('to')! + grammar.keys.get('no')!
  const mono = grammar.keys.get('mono')!
  const toiu = grammar.keys.get('toiu')!

  /** 非常に|大事な|客 → very important: an adjective with its adverbs; null when it has more. */
  function adjectiveOf({ clause }: ClauseResult): string | null {
    const [single] = clause.levels
    const [what, ...others] = clause.complements
    if (!single || clause.levels.length > 1 || single.verb !== 'be' || single.negative || single.past || single.perfect || single.passive)
      return null
    if (what?.kind !== 'text' || others.length || clause.end.length || clause.front.length || clause.linked.length) return null
    const words = [...clause.adverbs.map((adverb) => adverb.text), what.text].join(' ')
    return / .* | (?:to|of|for|in|on|at|with|from|by)$|^(?:in|on|at|under|out|up|down|no) /.test(words) ? null : words
  }

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

  /** What the clause before a content noun becomes; what is past is no plan and no method: 開発した|技術. Undefined for other nouns. */
  function contentForm(child: Node, head: Node): string | undefined {
    const form = grammar.contentNouns.get(head.core.at(-1)?.surface ?? '') ?? grammar.contentNouns.get(coreText(head))
    const ops = child.ending?.endings.map(({ op }) => op) ?? []
    // 反対している計画: what goes on is not what the plan says
    const done = ops.includes('past') || ops.includes('teiru') || (form === 'for' && ops.includes('passive'))
    return done && (form === 'to' || form === 'for') && !tailText(child).endsWith(toiu) ? undefined : form
  }

  /** 「…」という|発言, 貯蔵するという|計画, 改革が必要だとの|指摘: what the noun says. */
  function quotedContent(job: Job, child: Node, content: string | undefined): Phrase {
    const direct = endsQuotation(child)
    const reported = !direct && content === 'that' && tailText(child).endsWith(toNo)
    const result = transfer.clause(job, child, { subject: null, main: direct && !content, reported })
    if (direct && !content)
      return {
        kind: 'quotation',
        content: [embedded('bare-clause', '', ensureSubject(result.clause))],
        spoken: true,
        from: spansOf(child.core),
      }
    const inner = content ? contentClause(result, content) : null
    if (inner) return inner
    if (result.hasSubject) return embedded('that', 'that', result.clause)
    return isAdvice(result.clause) ? advice(result.clause) : prep('of', gerund(result.clause))
  }

  /** 働いたという|男性: what is told of somebody is hearsay. */
  function toldOf(clause: Clause): void {
    clause.levels.push(level('be', { after: 'said to', inner: 'infinitive' }))
  }

  /** 作ったもの → what was made: a mere thing is said with its clause. */
  function addToThing(noun: NounPhrase, phrase: Phrase): boolean {
    const mere = noun.ja === mono && !noun.before.length && !noun.after.length && !noun.quantity && !noun.determinerWord && !noun.owner
    if (!mere || phrase.kind !== 'embedded' || !['that', ''].includes(phrase.word) || phrase.form !== 'relative') return false
    Object.assign(noun, { head: 'what', bare: true, number: 'singular' })
    noun.after.push(embedded('relative', '', phrase.clause))
    return true
  }

  /** 堤防が決壊する|10分前: 10 minutes before the levee collapsed; the tense is that of what is told. */
  function addToSpan(job: Job, noun: NounPhrase, phrase: Phrase): boolean {
    if (!noun.bare || !/ ago$/.test(noun.head) || phrase.kind !== 'embedded' || phrase.form !== 'relative') return false
    const last = phrase.clause.levels.at(-1)!
    // 完成した|5年前: what has happened by then
    if (last.past || last.perfect) return false
    noun.head = noun.head.replace(/ago$/, 'before')
    if (job.tree.nodes[job.tree.root]?.ending?.endings.some(({ op }) => op === 'past')) last.past = true
    noun.after.push(embedded('bare-clause', '', ensureSubject(phrase.clause)))
    return true
  }

  function addRelative(job: Job, noun: NounPhrase, phrase: Phrase): void {
    if (addToThing(noun, phrase) || addToSpan(job, noun, phrase)) return
    // 30日に開いた|金融政策決定会合: which of all that bear the name
    const which = noun.sem === 'event' && phrase.kind === 'embedded' && phrase.form === 'participle'
    if ((isNamed(noun) && !which) || (noun.proper && phrase.kind === 'noun')) noun.after.push(text(','), phrase, text(','))
    else noun.after.push(phrase)
  }

  return function relative(job: Job, child: Node, noun: NounPhrase, head: Node): void {
    const tail = tailText(child)
    const told = tail.endsWith(toiu)
    const lone = !someLiving(job, child, () => true) && !child.comma && noun.count !== '-' && !isFormal(head, grammar)
    const content = contentForm(child, head)
    if (tail.endsWith(toNo) || (told && !subjectClasses.has(noun.sem) && !people.has(noun.sem))) {
      noun.after.push(quotedContent(job, child, content))
      return
    }
    const holder = holderOf(noun)
    const result = transfer.clause(job, child, { gap: 'auto', gapNode: head, subject: holder, content: content !== undefined })
    if (told) toldOf(result.clause)
    const participle =
      content || told ? null : ((result.clause.subject === holder ? adjectiveOf(result) : null) ?? (lone ? participleOf(result) : null))
    if (participle) addBefore(noun, text(participle, spansOf([...child.core, ...child.tail])))
    else addRelative(job, noun, relativePhrase(result, noun, content, holder))
    if (!participle && noun.head === 'person' && !noun.quantity && !noun.determinerWord && !noun.before.length) noun.number = 'plural'
  }
}
