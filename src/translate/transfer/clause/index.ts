import { type Template, withoutAble } from '../../../language/template.ts'
import { type Ending, type Node, spansOf } from '../../nodes/node.ts'
import { type Clause, clauseOf, level, type Phrase, text } from '../../tree.ts'
import type { ClauseOptions, ClauseResult, Grammar, Job, Predicate, Transfer } from '../grammar.ts'
import type { NounPhrases } from '../noun-phrase/index.ts'
import { predicateOf } from '../predicate.ts'
import { makeAdjuncts } from './adjuncts.ts'
import { makeAdverbs } from './adverbs.ts'
import { assignSlots } from './arguments.ts'
import { countSubject } from './counting.ts'
import { makeDependents } from './dependents.ts'
import type { Draft } from './draft.ts'
import { makeFillers } from './fillers.ts'
import { makeFrameChoice } from './frame.ts'
import { openGap } from './gap.ts'
import { makeIncorporation, moneyToObject } from './incorporation.ts'
import type { LevelsRead } from './levels.ts'
import { makeLinking } from './linking.ts'
import { makeSuccession, mostOf } from './most.ts'
import { makeInnerClause } from './nominalisation.ts'
import { makeNounPredicate } from './noun-predicate.ts'
import { makeQuotation } from './quotation.ts'
import { explain, giveCause, giveReason, isReason, takeExplained } from './reason.ts'
import { objectOf } from './shared-object.ts'
import { makeSpeech, speechFirst } from './speech.ts'
import { makeSubject } from './subject.ts'
import { makeTemplateFiller } from './template.ts'
import { mentions } from './valency.ts'
import { keepHabits, plainAspect, setFuture, setVerbGroup } from './verb-group.ts'
import { applyCausative, applyFavor, applyIndirectPassive, applyWish, takeDoer, takeHelper } from './voice.ts'

function emptyClause(predicate: Predicate, template: Template, aspect: string): Clause {
  const from = spansOf(predicate.morphs)
  return clauseOf([level(template.verb, { from })], { from, aspect })
}

/** 使いやすい: easy to use, so that what is used is the subject. */
const isTough = ({ op, argument }: Ending): boolean => op === 'wrap' && /^be (?:easy|hard|difficult)\b/.test(argument)

/** Clauses: a predicate, its arguments by frame, its ending, and the clauses that depend on it. */
export function makeClause(grammar: Grammar, transfer: Transfer, nouns: NounPhrases) {
  const inner = makeInnerClause(grammar, transfer)
  const quotations = makeQuotation(grammar, transfer)
  const fillers = makeFillers(grammar, transfer)
  const nounPredicate = makeNounPredicate(grammar, transfer, nouns)
  const dependentsOf = makeDependents(grammar, transfer)
  const frameOf = makeFrameChoice(grammar)
  const placeIncorporated = makeIncorporation(grammar)
  const { templateSubject, fillTemplate } = makeTemplateFiller(inner, quotations, fillers)
  const { chooseSubject, settleSubject } = makeSubject(grammar, transfer, inner, templateSubject)
  const placeAdjuncts = makeAdjuncts(grammar, transfer, inner)
  const { dropNegation, placeAdverbs } = makeAdverbs(grammar)
  const linkClauses = makeLinking(grammar, transfer)
  const succession = makeSuccession(grammar, transfer)
  const speech = makeSpeech(grammar, transfer, quotations, nounPredicate)

  /** Reads the Japanese: predicate, ending, dependents, slots, frame and voice. */
  function read(job: Job, node: Node, options: ClauseOptions): Draft {
    const given = node.ending?.predicate ?? predicateOf(node, grammar) ?? nounPredicate.barePredicate(job, node)
    const endings = node.ending?.endings ?? grammar.endings.read(given.tail, []).endings
    const marked = endings.some((ending) => ending.op === 'passive')
    const dependents = dependentsOf(job, node, given)
    const slots = assignSlots(dependents, given, marked || endings.some(isTough), grammar)
    const found = moneyToObject(given, node, slots, grammar)
    const helper = takeHelper(slots, endings)
    const gap = openGap(options, found, slots, marked, grammar)
    const chosen = frameOf(job, found, dependents, slots, gap, marked, job.announces && node.index === job.tree.root)
    const superlative = options.gapNode ? null : mostOf(job, dependents, slots, chosen.template, grammar)
    const { voice } = chosen
    const frame = superlative ? null : chosen.frame
    const stated = superlative?.template ?? chosen.template
    const able = withoutAble(stated)
    const template = able ?? stated
    const said = superlative ? { ...found, morphs: [...superlative.most.core, ...found.morphs] } : found
    const predicate = able ? { ...said, potential: true } : said
    if (!frame?.topicSubject) slots.spare.push(...slots.held.splice(0))
    const clause = emptyClause(predicate, template, frame?.aspect ?? plainAspect(predicate.kind))
    return {
      job,
      node,
      options,
      predicate,
      endings,
      dependents,
      slots,
      gap,
      frame,
      template,
      voice,
      clause,
      main: clause.levels[0]!,
      helper,
    }
  }

  /** The verb group, and with it the words in the bunsetsu of the verb. */
  function writeVerb(draft: Draft): LevelsRead {
    const levels = setVerbGroup(draft)
    if (draft.slots.also && !draft.clause.levels.some(({ negative }) => negative)) draft.clause.adverbs.push(text('also'))
    placeIncorporated(draft)
    setFuture(draft, levels)
    return levels
  }

  /** Subject and complements, as the frame or the noun asks. */
  function writeCore(draft: Draft, { causative, wish, favor }: LevelsRead): void {
    const { job, node, predicate, frame, voice, clause } = draft
    const doer = wish ? takeDoer(draft) : null
    chooseSubject(draft)
    fillTemplate(draft)
    if (voice.indirect && voice.passive) applyIndirectPassive(draft, grammar)
    fillers.swallow(draft)
    if (predicate.kind === 'nominal' && !frame) {
      const complement = nounPredicate.complementOf(job, node, predicate, clause.subject)
      clause.complements.unshift(complement)
      for (const argument of [...draft.dependents.args, ...draft.dependents.times])
        if (job.done.has(argument.node.index)) argument.used = true
      giveCause(draft, complement)
      countSubject(clause, complement, node.core.at(-1)?.quantity)
    }
    dropNegation(draft)
    if (causative) applyCausative(draft)
    if (favor) applyFavor(draft)
    if (wish) applyWish(draft, doer)
  }

  /** What no frame claimed. The end of the clause mirrors the Japanese: what stood nearest to the verb comes first. */
  function writeRest(draft: Draft): void {
    const { job, node, predicate, frame, clause } = draft
    const ends: Phrase[] = []
    placeAdjuncts(draft, ends)
    quotations.placeUnclaimed(draft, ends)
    clause.end.unshift(...ends.reverse())
    placeAdverbs(draft)
    if (predicate.kind !== 'nominal' || frame) clause.end.unshift(...nouns.asides(job, node))
  }

  /** 「…」と彼は述べた: nobody is named before what was said. */
  function opensSentence({ job, node, slots }: Draft): boolean {
    const subject = slots.filled.get('ga')?.node.index ?? node.index
    return node.children.some((index) => index < subject && job.tree.nodes[index]!.quoteFrom >= 0)
  }

  function build(job: Job, node: Node, options: ClauseOptions): ClauseResult {
    const spoken = options.main ? speech(job, node) : null
    if (spoken) return spoken
    const series = succession(job, node, (first) => build(job, first, options))
    if (series) return series
    job.depth++
    job.done.add(node.index)
    const whole = read(job, node, options)
    const reason = isReason(whole)
    const draft = reason ? { ...whole, options: { ...options, main: false } } : whole
    const explained = reason ? takeExplained(draft) : null
    const levels = writeVerb(draft)
    const subjectArgument = draft.slots.filled.get('ga')
    writeCore(draft, levels)
    writeRest(draft)
    keepHabits(draft)
    linkClauses(draft)
    const own = settleSubject(draft)
    if (options.main && job.register === 'sentence' && opensSentence(draft)) speechFirst(draft.clause)
    job.depth--
    const { clause, predicate, gap, slots } = draft
    // 事故が起きた車: a noun the template has no place for is where it happens
    const gapFilled = gap.argument !== null && (gap.slot !== 'ni' || gap.argument.used || mentions(draft.template, 'ni'))
    const result: ClauseResult = {
      clause,
      link: options.gap === 'auto' ? (gapFilled ? 'gap' : '') : levels.link || 'and',
      linkFrom: spansOf(node.tail),
      gapFilled,
      predicate,
      hasSubject: gap.slot !== 'ga' && own,
      topicSubject: slots.topics.some((topic) => topic === subjectArgument),
      object: objectOf(draft),
    }
    if (!reason) return result
    const above = explained && transfer.clause(job, explained.node, { main: true }).clause
    return { ...result, clause: above ? explain(above, clause, result) : giveReason(clause, result), hasSubject: true }
  }

  return { build }
}
