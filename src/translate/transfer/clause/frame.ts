import type { Frame } from '../../../language/lexicon.ts'
import { parseTemplate, type Template } from '../../../language/template.ts'
import { type Morph, textOf } from '../../nodes/node.ts'
import { type ArgumentFacts, chooseFrame } from '../frames.ts'
import { functionWords } from '../function-words.ts'
import { type Argument, doubt, type Grammar, type Job, type Predicate } from '../grammar.ts'
import { someLiving } from '../living.ts'
import { contentOf } from '../noun-phrase/formal-noun.ts'
import { predicateOf } from '../predicate.ts'
import { agentClasses } from '../semantic-class.ts'
import { headClass } from './argument.ts'
import { things } from './arguments.ts'
import type { Dependents, Gap, Slots, Voice } from './draft.ts'
import { fallbackTemplate } from './fallback.ts'
import { makeLightVerbs } from './light-verbs.ts'
import { makeTermVerbs } from './term-verbs.ts'
import { isSlot, isTransitive, mentions, takesObject } from './valency.ts'

/** 競争力を|高く|する */
const makeTemplate = parseTemplate('make {o} {ni}')

/** 他都市に|ない|優位性 */
const absentTemplate = parseTemplate('be not found in {ni}')

/** 店は|駅に|ある, 問題は|価格に|ある; 店は|駅の前に|ある */
const locatedTemplate = parseTemplate('be in {ni}')
const groundedTemplate = parseTemplate('lie in {ni}')
const beTemplate = parseTemplate('be')
const abstract = /^(?:idea|quality|relation|state|act|event|feeling|info)$/

/** The glossary's English of a word, '' when it is no term. */
const termOf = (morph: Morph | undefined): string => (morph?.entity?.source === 'glossary' ? morph.entity.en : '')

interface Choice {
  readonly frame: Frame | null
  readonly passive: boolean
  readonly indirect: boolean
}

/** The frame of a predicate, its template and its voice: each depends on the other. */
export function makeFrameChoice(grammar: Grammar) {
  const { lexicon } = grammar
  const lightTemplate = makeLightVerbs(grammar)
  const termTemplate = makeTermVerbs(grammar)

  /** Whether れる is a passive, before the frame is known. Without a subject を stays the object: 財布を盗まれる. */
  function looksPassive(predicate: Predicate, slots: Slots, gap: Gap, marked: boolean): boolean {
    if (gap.passive) return true
    const subject = slots.filled.has('ga') && slots.filled.get('ga') !== gap.argument
    const object = slots.filled.has('o') && slots.filled.get('o') !== gap.argument
    return marked && (isTransitive(lexicon, predicate.lemma) || !lexicon.hasFrames(predicate.lemma)) && (subject || !object)
  }

  /** A frame of the verb names the noun as its object: 工場を閉鎖する. */
  function isFiller(lemma: string, noun: string): boolean {
    const frames = lexicon.frames(lemma)
    return frames.some(({ slots }) => slots.some(({ name, fillers }) => name === 'o' && fillers.some((filler) => noun.endsWith(filler))))
  }

  /** 日産、工場|閉鎖か: the noun in one bunsetsu with its verbal noun is what is closed; a place, a time and a manner are not. */
  function incorporated({ lead, kind, lemma }: Predicate): ArgumentFacts | null {
    const last = lead.at(-1)
    if (kind !== 'sahen' || !last || last.quantity) return null
    const whole = textOf(lead)
    const row = lexicon.words(whole)[0] ?? lexicon.words(last.surface)[0]
    if (!row || /^(?:na|adv|adn|pre|suf)$/.test(row.pos) || !(things.has(row.sem) || isFiller(lemma, whole))) return null
    return { heads: [whole, last.surface], sem: row.sem, clausal: false, told: true, term: termOf(last) }
  }

  /** A plan to build, a plan of expansion, 拡大|計画: something says what the noun is about. */
  function isTold(job: Job, { node, heads }: Argument): boolean {
    if (node.core.length > 1 && heads.length > 1) return true
    return (
      someLiving(
        job,
        node,
        (child) =>
          predicateOf(child, grammar)?.kind === 'verb' ||
          predicateOf(child, grammar)?.kind === 'sahen' ||
          (functionWords(child, grammar).adnominal && !child.core.at(-1)!.pos.startsWith('adnominal')),
      ) || contentOf(job, node, grammar) !== null
    )
  }

  function factsOf(job: Job, argument: Argument): ArgumentFacts {
    const { heads, sem, clausal, content, node } = argument
    return { heads, sem, clausal, told: clausal || content !== undefined || isTold(job, argument), term: termOf(node.core.at(-1)) }
  }

  /** The verb has many readings, and nothing beside it chose this one. */
  function isOneOfMany({ slots }: Frame, lemma: string): boolean {
    return slots.every(({ fillers, classes }) => !fillers.length && !classes.length) && lexicon.frames(lemma).length > 3
  }

  const saysSomething = ({ lemma }: Predicate): boolean =>
    lexicon.frames(lemma).some(({ slots }) => slots.some(({ name }) => name === 'quote'))

  /** 追加の→利上げを|決めた, …決めた→利上げ: what the frame says in its own words has more to be said of it, or is told of. */
  function swallowsTooMuch(job: Job, { slots, template }: Frame, { filled }: Slots, gap: Gap): boolean {
    const object = filled.get('o')
    if (!object || mentions(template, 'o') || !slots.some(({ name, fillers }) => name === 'o' && fillers.length)) return false
    if (gap.slot === 'o') return true
    return someLiving(job, object.node, (child) => {
      const { adnominal, role } = functionWords(child, grammar)
      const sem = headClass(child, grammar)
      return adnominal && role === '' && !predicateOf(child, grammar) && child.core.at(-1)!.pos === 'noun.sahen' && sem === 'act'
    })
  }

  /** Frames are active: the subject of a passive is offered as the object, the agent in に not at all. */
  function choose(
    job: Job,
    predicate: Predicate,
    dependents: Dependents,
    slots: Slots,
    gap: Gap,
    marked: boolean,
    announced: boolean,
  ): Choice {
    const passive = looksPassive(predicate, slots, gap, marked)
    const facts = new Map<string, ArgumentFacts>()
    for (const [slot, argument] of slots.filled) facts.set(slot, factsOf(job, argument))
    if (dependents.quotes.length) facts.set('quote', { heads: [], sem: '', clausal: true, told: true })
    else if (announced && saysSomething(predicate)) facts.set('quote', { heads: [], sem: '', clausal: true, told: true })
    const own = incorporated(predicate)
    if (own && !marked && facts.has('ga') && !facts.has('o')) facts.set('o', own)
    const situation = { passive: marked, topic: slots.topics.length > 0, plain: new Map(facts) }
    const indirect = passive && facts.has('o')
    if (passive) {
      const subject = facts.get('ga')
      if (!indirect && subject) {
        facts.delete('ga')
        facts.set('o', subject)
      }
      const agent = slots.filled.get('ni')
      if (agent && agentClasses.has(agent.sem)) facts.delete('ni')
    }
    const first = chooseFrame(lexicon, predicate.lemma, facts, situation)?.frame ?? null
    const whole = first && facts.get('o') && swallowsTooMuch(job, first, slots, gap)
    if (whole) facts.set('o', { ...facts.get('o')!, heads: [] })
    const frame = whole ? (chooseFrame(lexicon, predicate.lemma, facts, situation)?.frame ?? null) : first
    if (!frame) return { frame, passive, indirect }
    if (frame.passiveOnly) return { frame, passive: false, indirect }
    if (!passive || takesObject(frame.template) || frame.passive) return { frame, passive, indirect }
    // 利上げは行われる: a frame that swallows its object has no passive, the plain one has
    const promoted = facts.get('o')
    if (promoted && !indirect && frame?.slots.some(({ name, fillers }) => name === 'o' && fillers.length)) {
      facts.set('o', { ...promoted, heads: [] })
      const plain = chooseFrame(lexicon, predicate.lemma, facts, situation)?.frame ?? null
      if (plain && takesObject(plain.template)) return { frame: plain, passive, indirect }
    }
    // no passive without an object: れる is something else here
    for (const [slot, argument] of slots.filled) facts.set(slot, factsOf(job, argument))
    return { frame: chooseFrame(lexicon, predicate.lemma, facts, situation)?.frame ?? frame, passive: false, indirect }
  }

  /** A clause is quoted, and nobody is named whom or by whom it is said. */
  function isReport({ quotes }: Dependents, { filled }: Slots, gap: Gap): boolean {
    const [quote] = quotes
    return (
      quote !== undefined &&
      predicateOf(quote, grammar) !== null &&
      gap.slot === '' &&
      !['ga', 'o', 'ni', 'kara'].some((slot) => filled.has(slot))
    )
  }

  /** 延期されると|報じられた → it be reported that …; null for frames that quote in another way. */
  function reportTemplate({ template, passiveOnly, slots }: Frame): Template | null {
    const { rest } = template
    const last = rest.length - 1
    const words = rest.slice(0, last).map((item) => ('word' in item ? item.word : ''))
    const quotes = isSlot(rest[last], 'quote') && words.at(-1) === 'that' && !words.includes('')
    if (!quotes || passiveOnly || template.subject.length || template.verb === 'be' || slots.some((slot) => slot.fillers.length))
      return null
    return { ...template, subject: [{ word: 'it' }], verb: 'be', rest: [{ word: grammar.morphology.participle(template.verb) }, ...rest] }
  }

  /** 競争力を|高く|する: する with an object and what it becomes. */
  function makes(predicate: Predicate, frame: Frame | null, { filled }: Slots): boolean {
    return (
      predicate.lemma === grammar.keys.get('suru') &&
      filled.get('ni')?.sem === 'quality' &&
      filled.has('o') &&
      !frame?.slots.some((slot) => slot.name === 'ni' && slot.fillers.length)
    )
  }

  /** What は names is known, so that it is somewhere, and not that there is one somewhere. */
  function located(predicate: Predicate, frame: Frame | null, { filled }: Slots, { args }: Dependents): Template | null {
    const subject = filled.get('ga')
    const exists = predicate.lemma === grammar.keys.get('aru') || predicate.lemma === grammar.keys.get('iru')
    if (
      !exists ||
      !subject?.words.topic ||
      subject.clausal ||
      !frame ||
      frame.slots.some(({ name, fillers }) => name === 'ni' && fillers.length)
    )
      return null
    const { subject: own, verb } = frame.template
    const offered =
      own.length > 0 && (own.some((item) => 'word' in item && item.word === 'there') || (isSlot(own[0], 'ni') && verb === 'have'))
    if (!offered && verb !== 'be') return null
    if (filled.has('ni')) return offered ? (abstract.test(subject.sem) ? groundedTemplate : locatedTemplate) : null
    const place = args.some(
      ({ words, node }) =>
        words.post &&
        !words.post.after &&
        !words.topic &&
        node.index > subject.node.index &&
        /^(?:in|on|before|behind|under|near|between|next|inside|outside|around)/.test(words.post.before),
    )
    return offered && place ? beTemplate : null
  }

  /** 完成するのは|2028年に|なる: when it will be. */
  function isWhen(predicate: Predicate, { times, quotes }: Dependents, { filled }: Slots): boolean {
    if (predicate.lemma !== grammar.keys.get('naru') || !filled.get('ga')?.cleft || quotes.length) return false
    return (
      filled.size === 1 &&
      times.some(({ words, node }) => words.role === 'ni' && !words.topic && node.core.at(-1)?.quantity?.kind === 'date')
    )
  }

  return function frameOf(
    job: Job,
    predicate: Predicate,
    dependents: Dependents,
    slots: Slots,
    gap: Gap,
    marked: boolean,
    announced: boolean,
  ): { frame: Frame | null; template: Template; voice: Voice } {
    if (isWhen(predicate, dependents, slots)) {
      job.rules.push('naru.when')
      const voice = { marked, passive: false, ownTemplate: false, indirect: false, promoted: false }
      return { frame: null, template: beTemplate, voice }
    }
    const { frame, passive, indirect } = choose(job, predicate, dependents, slots, gap, marked, announced)
    const term = termTemplate(predicate, frame?.template, passive)
    if (term) {
      job.rules.push('verb.term')
      const { template, suffers } = term
      return {
        frame: null,
        template,
        voice: { marked, passive, ownTemplate: suffers, indirect, promoted: passive && !suffers && !indirect },
      }
    }
    if (frame) job.rules.push(frame.id)
    const reported = marked && frame && isReport(dependents, slots, gap) ? reportTemplate(frame) : null
    const named = dependents.args.some(({ words }) => words.post?.before === 'by')
    const object = slots.filled.get('o') ?? (passive ? slots.filled.get('ga') : undefined)
    const light = frame && object ? lightTemplate(frame.template, object) : null
    const own = light ? null : ((passive && !((named || indirect) && frame?.passive?.verb !== 'be') ? frame?.passive : null) ?? reported)
    const absent = predicate.lemma === grammar.keys.get('nai') && gap.slot === 'ga' && slots.filled.has('ni')
    const template = absent
      ? absentTemplate
      : makes(predicate, frame, slots)
        ? makeTemplate
        : (own ?? light ?? located(predicate, frame, slots, dependents) ?? frame?.template ?? fallbackTemplate(job, predicate, grammar))
    if (!frame && predicate.kind !== 'nominal') doubt(job, 'no frame')
    if (frame && isOneOfMany(frame, predicate.lemma)) doubt(job, 'plain frame')
    const ownTemplate = own !== null
    return {
      frame,
      template,
      voice: { marked, passive: passive || ownTemplate, ownTemplate, indirect, promoted: passive && !ownTemplate && !indirect },
    }
  }
}
