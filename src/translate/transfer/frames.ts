import type { Frame, FrameSlot, Lexicon } from '../../language/lexicon.ts'
import { agentClasses } from './semantic-class.ts'

/** A case argument as frame matching sees it. */
export interface ArgumentFacts {
  /** Japanese head word and the whole core, for fillers. */
  readonly heads: readonly string[]
  /** Semantic class of the English head, '' when unknown. */
  readonly sem: string
  /** True for a clause (こと, の, か). */
  readonly clausal: boolean
  /** Something says what the noun is about: a clause, a noun with の. */
  readonly told: boolean
  /** The glossary's English of the head, '' when it is no term. */
  readonly term?: string
}

export interface FrameMatch {
  readonly frame: Frame
  readonly score: number
}

const families: Readonly<Record<string, readonly string[]>> = {
  person: ['person', 'role', 'group'],
  org: ['org', 'group', 'country'],
  place: ['place', 'country', 'structure', 'nature'],
  country: ['country', 'place'],
  number: ['number', 'money', 'measure', 'duration'],
  money: ['money', 'number'],
  measure: ['measure', 'number'],
  time: ['time', 'duration'],
  event: ['event', 'act', 'sport'],
  act: ['act', 'event', 'process'],
  process: ['process', 'act'],
  work: ['work', 'document', 'info', 'culture'],
  document: ['document', 'work', 'info', 'law'],
  info: ['info', 'idea', 'document'],
  artefact: ['artefact', 'machine', 'vehicle', 'part', 'material'],
  machine: ['machine', 'artefact', 'vehicle', 'part'],
}

const figureClasses: ReadonlySet<string> = new Set(['money', 'number', 'measure'])

function fits(slot: FrameSlot, argument: ArgumentFacts): number {
  if (slot.fillers.length) {
    let best = 0
    for (const filler of slot.fillers) {
      for (const head of argument.heads) {
        // of two rows the one with the longer word: 利上げ観測 before 観測
        if (head === filler) best = Math.max(best, 7 + Math.min(filler.length, 9) / 100)
        else if (filler.length > 1 && head.endsWith(filler)) best = Math.max(best, 6 + Math.min(filler.length, 9) / 100)
      }
    }
    return best || -100
  }
  if (slot.classes.length) {
    if (!argument.sem) return slot.classes.includes('any') ? 2 : -1
    for (const name of slot.classes) {
      if (name === argument.sem) return 4
      if (families[name]?.includes(argument.sem)) return 3
    }
    return -100
  }
  return 2
}

/** 作品が…を紹介する: a subject that is no agent is seldom left out. */
function asksForThing({ topicSubject }: Frame, { classes }: FrameSlot): boolean {
  return !topicSubject && classes.length > 0 && !classes.some((name) => agentClasses.has(name) || name === 'number' || name === 'any')
}

/** 純利益50億円を見込む: what comes to a figure is named, and who expects one may be left out. */
function asksForFigure({ classes }: FrameSlot): boolean {
  return classes.length > 0 && classes.every((name) => figureClasses.has(name))
}

/** The template has the clause of a filler, and not the filler: {ni} plan to {ga.cl}. */
function asksForClause({ template: { subject, rest } }: Frame, name: string): boolean {
  return [...subject, ...rest].some((item) => 'slot' in item && item.slot === name && item.part === 'cl')
}

/** The frame's own words say the filler, but not as the glossary wants it: 電話を取る answer the phone, where 電話 is a term called handset. */
function losesTerm({ template: { subject, verb, rest } }: Frame, { name, fillers }: FrameSlot, term: string): boolean {
  if (term === '' || !fillers.length) return false
  const items = [...subject, ...rest]
  if (items.some((item) => 'slot' in item && item.slot === name && item.part === '')) return false
  const words = items.map((item) => ('word' in item ? item.word : '')).join(' ')
  return !` ${verb} ${words} `.toLowerCase().includes(` ${term.toLowerCase()} `)
}

/**
 * Chooses the frame that fits a predicate's arguments: fillers count more than classes, classes more than a bare slot; what the frame needs and the sentence
 * lacks costs, and so does what the sentence has and the frame does not name.
 */
export function chooseFrame(
  lexicon: Lexicon,
  lemma: string,
  args: ReadonlyMap<string, ArgumentFacts>,
  situation: { readonly passive: boolean; readonly topic: boolean; readonly plain?: ReadonlyMap<string, ArgumentFacts> },
): FrameMatch | null {
  let best: FrameMatch | null = null
  const offered = args
  for (const frame of lexicon.frames(lemma)) {
    if (frame.adverbial) continue
    // a row of the passive names its subject ga, not o
    const args = frame.passiveOnly ? (situation.plain ?? offered) : offered
    if (frame.passiveOnly && !situation.passive) continue
    if (/auxiliary|suffix only|in sense/.test(frame.note)) continue
    let score = frame.passiveOnly ? 1.5 : 0
    let covered = 0
    for (const slot of frame.slots) {
      const argument = args.get(slot.name)
      if (argument) {
        // 計画はない is no plan to do something
        const unfit =
          (!argument.told && slot.fillers.length && asksForClause(frame, slot.name)) || losesTerm(frame, slot, argument.term ?? '')
        const fit = unfit ? -100 : fits(slot, argument)
        if (fit < -50) {
          if (slot.optional) continue
          score = -1000
          break
        }
        score += fit
        covered++
      } else if (slot.fillers.length) {
        score = slot.optional ? score : -1000
        if (score <= -1000) break
      } else if (slot.optional) {
      } else if (slot.name === 'ga') score -= asksForFigure(slot) && args.has('o') ? 3 : asksForThing(frame, slot) ? 0.6 : 0.2
      else if (slot.name === 'o') score -= slot.classes.length ? 3 : 1.2
      else if (slot.name === 'quote') score -= 6
      else score -= 2.5
    }
    if (score <= -1000) continue
    for (const name of args.keys()) {
      if (frame.slots.some((slot) => slot.name === name)) continue
      score -= name === 'o' ? 4 : name === 'quote' ? 4 : name === 'ga' ? 0.5 : name === 'to' ? 1.5 : 0.4
    }
    if (frame.topicSubject && !situation.topic && args.has('ga')) score -= 0.3
    score += covered * 0.01
    if (!best || score > best.score + 1e-9) best = { frame, score }
  }
  return best && best.score > -7 ? best : null
}
