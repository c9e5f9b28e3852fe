import { modals } from '../../../language/template.ts'
import { type Ending, endsQuotation } from '../../nodes/node.ts'
import { type Clause, level, type Phrase, text, type VerbLevel } from '../../tree.ts'
import type { PredicateKind } from '../grammar.ts'
import { agentClasses } from '../semantic-class.ts'
import type { Draft } from './draft.ts'
import { type LevelsRead, readLevels } from './levels.ts'

/** The aspect of a predicate without a frame: nouns and adjectives are states. */
export function plainAspect(kind: PredicateKind): 'state' | 'activity' {
  return kind === 'nominal' || kind === 'na' || kind === 'adjective' ? 'state' : 'activity'
}

/** Makes a main verb passive: being built and having been built are both said was built, unless it is an activity. */
export function passivise(clause: Clause, main: VerbLevel): void {
  main.passive = true
  if (main.progressive && clause.aspect !== 'activity') main.progressive = false
}

/** という says nothing of its own before a noun whose content it is (増えるという見方), nor where the source is named; ような says of what kind a noun is. */
function spoken({ node, endings, options, gap, dependents }: Draft): readonly Ending[] {
  const sourced = dependents.args.some(({ words }) => words.post?.before === 'according to')
  const content = options.gap === 'auto' ? !agentClasses.has(gap.argument?.sem ?? '') : node.type === 'adnominal'
  const wishes = endings.some(({ argument }) => argument === 'want to {V}')
  const silent = ({ op, argument, means }: Ending): boolean =>
    ((sourced || content || wishes) && op === 'adverb' && means.includes('hearsay')) ||
    (options.gap === 'auto' && argument === 'seem to {V}')
  return endings.filter((ending) => !silent(ending))
}

/** Tense, aspect, voice, polarity and modality of a clause, from the ending: 進められている → have been promoted. */
export function setVerbGroup(draft: Draft): LevelsRead {
  const { clause, main, predicate, frame, template, voice, job } = draft
  const read = readLevels(spoken(draft), main, {
    aspect: frame?.aspect ?? plainAspect(predicate.kind),
    passive: voice.passive && !voice.ownTemplate,
    potentialPassive: voice.marked && !voice.passive && !frame?.passiveOnly && predicate.kind === 'verb',
    potential: predicate.potential,
    quality: (predicate.kind === 'adjective' || predicate.kind === 'na') && template.verb === 'be',
    eventful: predicate.kind === 'verb' || predicate.kind === 'sahen',
  })
  clause.levels = read.levels
  if (draft.gap.passive && voice.passive && !voice.ownTemplate) passivise(clause, main)
  job.rules.push(...read.rules)
  clause.rules = read.rules
  if (read.question) clause.mood = 'question'
  if (read.imperative) {
    clause.mood = 'imperative'
    clause.front.push(text('please'))
  }
  for (const words of [...template.adverbs, ...read.adverbs]) clause.adverbs.push(text(words))
  return read
}

const habit =
  /^(?:usually|often|sometimes|normally|generally|frequently|typically|rarely|seldom|occasionally|regularly|every (?:day|week|month|year|time|morning|night|evening|summer|winter|spring|autumn|fall)|each (?:day|week|month|year|time))$/

const growing = /^(?:spread|mount|grow|intensify|deepen|strengthen|accelerate|continue|increase|widen|gather|emerge|rise|run)$/

/** 懸念が|高まる, 不安の声が|広がる: what people feel and think goes on as the news is written. */
function goesOn({ clause, slots, main, dependents }: Draft): boolean {
  const subject = slots.filled.get('ga')
  if (!subject || subject.words.topic || clause.subject?.kind !== 'noun' || !growing.test(main.verb) || main.passive) return false
  return /^(?:feeling|idea|info|state|relation)$/.test(clause.subject.sem) && !dependents.times.length
}

/** 毎年|開く, ふだんは|使う: what is done again and again is no coming event, nor is what goes on now. */
export function keepHabits(draft: Draft): void {
  const { clause } = draft
  const outer = clause.levels.at(-1)!
  const supplied = clause.levels.length === 2 && outer.verb === 'will' && !outer.from.length && !outer.past
  if (!supplied) return
  const times = [...clause.adverbs, ...clause.front, ...clause.end]
  const said = (phrase: Phrase): string =>
    phrase.kind === 'text' ? phrase.text : phrase.kind === 'noun' && !phrase.before.length ? phrase.head : ''
  const now = goesOn(draft)
  if (!now && !times.some((phrase) => habit.test(said(phrase)))) return
  if (now) clause.levels[0]!.progressive = true
  clause.levels[0]!.negative = outer.negative
  clause.levels.pop()
}

/** A coming event: 同社は新工場を建設する → will build; states, habits and headlines stay. */
export function setFuture({ job, options, predicate, endings, clause, main, dependents }: Draft, read: LevelsRead): void {
  const eventful =
    (predicate.kind === 'verb' || predicate.kind === 'sahen') &&
    !predicate.bare &&
    (clause.aspect === 'point' || clause.aspect === 'change' || clause.aspect === 'activity') &&
    !modals.has(main.verb)
  const plain = clause.levels.length === 1 && !main.past && !main.perfect && !main.progressive
  if (
    !(options.main || options.reported) ||
    job.register !== 'sentence' ||
    !eventful ||
    !plain ||
    (read.link && !options.reported) ||
    read.imperative ||
    read.wish
  )
    return
  if (endings.some((ending) => /^(?:teiru|stay)$/.test(ending.op))) return
  // 「…」と呼びかける: what somebody is quoted with has been said
  if (dependents.quotes.some(endsQuotation)) return
  const { negative } = main
  main.negative = false
  clause.levels.push(level('will', { inner: 'infinitive', negative }))
}
