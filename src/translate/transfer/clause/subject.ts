import { coreText, type Node, spansOf } from '../../nodes/node.ts'
import { embedded, nounPhrase, type Phrase, text } from '../../tree.ts'
import { adverbOf, isAdverb } from '../adverb.ts'
import { attributiveOf } from '../attributive.ts'
import { functionWords } from '../function-words.ts'
import type { Argument, Grammar, Job, Transfer } from '../grammar.ts'
import { livingChildren } from '../living.ts'
import { contentOf, isFormal } from '../noun-phrase/formal-noun.ts'
import { predicateOf } from '../predicate.ts'
import { agentClasses } from '../semantic-class.ts'
import { headClass } from './argument.ts'
import type { Draft } from './draft.ts'
import { firstPerson } from './first-person.ts'
import type { InnerClauses } from './nominalisation.ts'
import { analysedSubject, ensureSubject, zeroPronoun } from './pronouns.ts'
import { argumentOf } from './template.ts'
import { asPerson } from './unnamed.ts'
import { isSlot, isTransitive, mentions } from './valency.ts'
import { applyZeroSubject, bringsIn } from './zero-subject.ts'

/** What somebody sets about. */
const undertaking = /^(?:aim|start|begin|plan|build|construct|launch|hire|seek|hold|introduce|adopt)\b/

/** The subject of a clause: chosen before the complements, settled when the dependent clauses are known. */
export function makeSubject(grammar: Grammar, transfer: Transfer, inner: InnerClauses, templateSubject: (draft: Draft) => Phrase | null) {
  function take(draft: Draft, argument: Argument): void {
    argument.used = true
    const phrase = inner.argumentPhrase(draft.job, argument)
    if (
      phrase?.kind === 'noun' &&
      draft.voice.promoted &&
      !argument.words.topic &&
      !argument.words.also &&
      bringsIn.test(draft.template.verb)
    )
      phrase.fresh = 'o'
    draft.clause.subject = phrase
  }

  /** 最も多かったのは仕事だ → the most common: an adjective of the highest degree stands for what it is said of. Null for all else. */
  function superlativeOf({ job, main }: Draft, node: Node): Phrase | null {
    const predicate = node.ending?.predicate ?? predicateOf(node, grammar)
    if (predicate?.kind !== 'adjective' && predicate?.kind !== 'na') return null
    const children = [...livingChildren(job, node)]
    const most = children.find((child) => isAdverb(child) && adverbOf(child, grammar) === 'most')
    const word = attributiveOf(grammar.lexicon, predicate.lemma)
    if (!most || !word || children.some((child) => !isAdverb(child))) return null
    for (const one of [node, ...children]) job.done.add(one.index)
    if (node.ending?.endings.some(({ op }) => op === 'past')) main.past = true
    const adjective = grammar.morphology.superlative(word === 'many' ? 'common' : word)
    return text(`the ${adjective}`, [...spansOf(most.core), ...spansOf(node.core)])
  }

  /** in 1961, on the morning of the 7th, at 8 a.m.: the preposition of a time, '' when it needs none; null for what is no time. */
  function momentOf(node: Node): string | null {
    const last = node.core.at(-1)!
    const kind = last.quantity?.kind
    const known = /^(?:after|before|around|about|in|on|since|until|by|this|last|next|the same|today|yesterday|tomorrow)\b/
    if ((kind === 'date' || kind === 'time') && known.test(last.quantity!.en)) return ''
    if (kind === 'time') return 'at'
    if (kind === 'date') return /\u65e5$/.test(coreText(node)) ? 'on' : 'in'
    if (kind || isFormal(node, grammar) || last.pos.startsWith('noun.adverbial') || headClass(node, grammar) !== 'time') return null
    // 時代, 年代
    return /\u4ee3$/.test(coreText(node)) ? 'in' : null
  }

  /** it is … that it rises: what is told stands behind the time it is told of. */
  function itThat({ job, main, clause }: Draft, { node }: Argument): void {
    const told = transfer.clause(job, node, { subject: null })
    if (told.clause.levels.at(-1)!.past) main.past = true
    clause.subject = text('it')
    clause.end.push(embedded('that', 'that', ensureSubject(told.clause)))
  }

  /** 発表したのは政府だ → it is the government that announced it */
  function cleft(draft: Draft, topic: Argument): void {
    const { job, node, clause, main } = draft
    topic.used = true
    const degree = superlativeOf(draft, topic.node)
    if (degree) {
      clause.subject = degree
      return
    }
    if (grammar.complementNouns.get(coreText(node)) === 'because' && contentOf(job, node, grammar)) {
      // 反対したのは…ためだ: the reason he opposed it is that …
      const told = transfer.clause(job, topic.node, { subject: null })
      clause.subject = nounPhrase('reason', { determiner: 'the', after: [embedded('that', '', ensureSubject(told.clause))] })
      return
    }
    if (/^for (?:the )?first time /.test(node.core.at(-1)?.quantity?.en ?? '') && !isFormal(node, grammar)) {
      // 増えたのは29年ぶりだ: it was the first time in 29 years that it rose
      itThat(draft, topic)
      return
    }
    const since = grammar.postpositions.match(node.tail, 0)?.postposition.before === 'since'
    if (since) {
      // 上がるのは昨年8月以来だ: it is the first time since August last year that it rises
      itThat(draft, topic)
      clause.adverbs.push(text('the first time since', spansOf(node.tail.slice(0, 1))))
      return
    }
    const moment = momentOf(node)
    if (moment !== null) {
      // 完成したのは1961年だ: it was in 1961 that it was completed
      itThat(draft, topic)
      if (moment) clause.adverbs.push(text(moment, spansOf(node.tail.slice(0, 1))))
      return
    }
    const holder = nounPhrase('', { bare: true })
    const what = isFormal(node, grammar) || (!agentClasses.has(headClass(node, grammar)) && lacksObject(topic.node, job))
    const said = transfer.clause(job, topic.node, { gap: 'auto', gapNode: node, subject: holder })
    if (said.clause.levels.at(-1)!.past) main.past = true
    if (what && said.gapFilled && (!isFormal(node, grammar) || contentOf(job, node, grammar))) {
      // 求めているのは守ることだ: what he is asking for is …; 国が始めるのが事業だ: what the state begins is …
      clause.subject = embedded('relative', 'what', said.clause)
      return
    }
    clause.subject = text('it')
    clause.end.push(embedded('relative', /^(?:person|role)$/.test(headClass(node, grammar)) ? 'who' : 'that', said.clause))
  }

  /** 象は|鼻が|長い: the topic is the subject, and が belongs to the predicate. */
  function topicSubject(draft: Draft, topic: Argument): void {
    const { job, slots, frame, main } = draft
    take(draft, topic)
    const swallowed = slots.filled.get('ga')
    if (!swallowed || !frame || mentions(frame.template, 'ga')) return
    swallowed.used = true
    job.done.add(swallowed.node.index)
    main.from = [...main.from, ...spansOf(swallowed.node.core)]
  }

  /** An argument that is a clause: 増えること, 増えるの. */
  function isClause({ clausal, content }: Argument): boolean {
    return clausal || content !== undefined
  }

  /** True when the frame holds が in its words and its subject is the topic: 人気がある. */
  function isSwallowed({ frame, slots }: Draft): boolean {
    if (!frame?.topicSubject || mentions(frame.template, 'ga')) return false
    return frame.slots.some((slot) => slot.name === 'ga' && slot.fillers.length > 0 && slots.filled.has('ga'))
  }

  /** 国が|始めるのが: somebody does something, and what is done is left to the noun behind it. */
  function lacksObject(inner: Node, job: Job): boolean {
    const roles = [...livingChildren(job, inner)].map((child) => functionWords(child, grammar).role)
    const verb = predicateOf(inner, grammar)
    return verb !== null && roles.includes('ga') && !roles.includes('o') && isTransitive(grammar.lexicon, verb.lemma)
  }

  /** は always, が when the noun is no feeling or quality: 続けたいのが人情だ. */
  function isCleft(argument: Argument, node: Node, job: Job): boolean {
    if (argument.words.topic) return true
    return !/^(?:feeling|quality|state|relation|act|idea)$/.test(headClass(node, grammar)) || lacksObject(argument.node, job)
  }

  /** Subject first, so that pronouns and quotations know it. */
  function chooseSubject(draft: Draft): void {
    const { job, node, predicate, slots, frame, template, voice, clause } = draft
    const ga = slots.filled.get('ga')
    if (template.subject.length) clause.subject = templateSubject(draft)
    else if (voice.promoted) {
      const object = argumentOf(draft, 'o')
      if (object && isClause(object) && template.rest.some((item) => isSlot(item, 'o') && item.part === 'cl')) clause.subject = text('it')
      else if (object) take(draft, object)
    } else if (predicate.kind === 'nominal' && !frame && ga?.cleft && isCleft(ga, node, job)) cleft(draft, ga)
    else if (ga?.cleft && !frame && template.verb === 'be' && predicate.kind === 'verb') {
      ga.used = true
      itThat(draft, ga)
    } else if (slots.held[0]) topicSubject(draft, slots.held[0])
    else if (ga && isSwallowed(draft)) {
      ga.used = true
      job.done.add(ga.node.index)
    } else if (ga && !(isClause(ga) && template.rest.some((item) => isSlot(item, 'ga')))) take(draft, ga)
  }

  /** は stands on the first clause of the chain: one subject for all. */
  function shareSubject({ clause, gap, main }: Draft): void {
    const coordinate = clause.linked.find(({ link }) => link.place === 'coordinate')
    const first = coordinate?.clause
    if (clause.subject || !first?.subject || first.sharedSubject || gap.slot === 'ga') return
    // 投資額は1200億円で、|稼働を目指す: an amount has no aims
    const { subject, levels } = first
    const [what] = first.complements
    if (subject.kind === 'text' && subject.text === 'there' && what?.kind === 'noun') {
      // 船は47隻で、平均6日待つ: there are 47 ships, and they wait
      if (what.number === 'plural' && what.quantity) clause.subject = text('they')
      return
    }
    const amount =
      subject.kind === 'noun' &&
      /^(?:money|number|measure)$/.test(subject.sem) &&
      levels[0]?.verb === 'be' &&
      coordinate?.link.word === 'and'
    if (amount && !main.passive && (undertaking.test(main.verb) || grammar.isPersonal(clause))) return
    clause.subject = first.subject
    first.subject = null
    first.sharedSubject = true
  }

  /** 道路を直し、橋を建て、公園を作った: clauses with one subject stand side by side. */
  function flatten({ clause }: Draft): void {
    clause.linked = clause.linked.flatMap((one) => {
      const { link, clause: inner } = one
      if (link.place !== 'coordinate' || link.word !== 'and' || !inner.sharedSubject) return [one]
      const side = inner.linked.filter((each) => each.link.place === 'coordinate')
      if (!side.length || side.some((each) => !each.clause.sharedSubject || each.link.word !== 'and')) return [one]
      inner.linked = inner.linked.filter((each) => each.link.place !== 'coordinate')
      return [...side, one]
    })
  }

  /** ダムを建設し、|費用をB国が負担する: told as a clause of its own, it is not about whom the next one brings in. */
  function comesLater({ job, options, node }: Draft): boolean {
    const said = options.main ? analysedSubject(job, node) : undefined
    return said?.origin === 'shared' && (said.referent?.start ?? -1) > (node.core.at(-1)?.start ?? 0)
  }

  /** The subject at last: shared, inherited or supplied. True when the clause has its own. */
  function settleSubject(draft: Draft): boolean {
    const { job, options, gap, clause, slots } = draft
    shareSubject(draft)
    flatten(draft)
    const own = clause.subject !== null
    // 可能性は|否定できない: what stands with は is the object, and no pronoun is meant for it
    const object = slots.filled.get('o')
    const topical = object !== undefined && slots.topics.includes(object)
    if (!own && !topical && !comesLater(draft))
      clause.zero = firstPerson(draft, grammar) ?? asPerson(zeroPronoun(job, draft.node), draft, grammar)
    if (gap.slot === 'ga' && options.subject) clause.subject = options.subject
    else if (!clause.subject && options.subject && !options.main) clause.subject = options.subject
    if (!clause.subject && options.main) applyZeroSubject(draft, grammar)
    return own
  }

  return { chooseSubject, settleSubject }
}
