import type { Frame } from '../../../language/lexicon.ts'
import { parseTemplate } from '../../../language/template.ts'
import type { Ending } from '../../nodes/node.ts'
import { spansOf } from '../../nodes/node.ts'
import { level, type VerbLevel } from '../../tree.ts'

export interface LevelsRead {
  readonly levels: VerbLevel[]
  readonly adverbs: string[]
  readonly link: string
  readonly question: boolean
  readonly imperative: boolean
  readonly rules: string[]
  /** せる: the clause needs its causee placed. */
  readonly causative: boolean
  /** てほしい: somebody else is to do it. */
  readonly wish: boolean
  /** てもらう: somebody else does it for the subject. */
  readonly favor: boolean
}

/** `be expected to {V}` → verb be, after `expected to`, inner bare; `keep {V.ing}` → gerund; an adverb pattern (`only {V}`) has no verb. */
function wrapLevel(argument: string): { level: VerbLevel | null; adverbs: string[] } {
  const match = /^(.*?)\{V(?:\.([a-z]+))?\}(.*)$/.exec(argument)
  if (!match) return { level: null, adverbs: [] }
  const [, before = '', form, after = ''] = match
  const lead = before.trim()
  if (!lead) return { level: level('', { trailing: after.trim() }), adverbs: [] }
  const template = parseTemplate(`${lead} X`)
  const rest = template.rest.slice(0, -1).map((item) => ('word' in item ? item.word : ''))
  if (template.verb === 'X') return { level: null, adverbs: [...template.adverbs] }
  return {
    level: level(template.verb, {
      after: rest.join(' '),
      inner: form === 'ing' ? 'gerund' : form === 'pp' ? 'participle' : 'infinitive',
      trailing: after.trim(),
    }),
    adverbs: [...template.adverbs],
  }
}

/** Composes the verb group from the inside out: 進め|られ|て いる|た, 見通し … The first level is the main verb. */
export function readLevels(
  endings: readonly Ending[],
  main: VerbLevel,
  facts: {
    readonly aspect: Frame['aspect']
    readonly passive: boolean
    readonly potentialPassive: boolean
    readonly potential: boolean
    readonly eventful: boolean
    /** An adjective: be and what it is. */
    readonly quality: boolean
  },
): LevelsRead {
  const levels: VerbLevel[] = facts.potential ? [main, level('can', { inner: 'infinitive' })] : [main]
  const adverbs: string[] = []
  const rules: string[] = []
  let link = ''
  let question = false
  let imperative = false
  let causative = false
  let wish = false
  let favor = false
  let perfectPending = false
  const outer = (): VerbLevel => levels.at(-1)!
  const wrap = (argument: string, ending: Ending): void => {
    const made = wrapLevel(argument)
    adverbs.push(...made.adverbs)
    if (!made.level) return
    if (!made.level.verb) {
      // 高すぎる: too high, and not high too much
      if (facts.quality && ending.argument === '{V} too much') adverbs.push('too')
      else outer().trailing = made.level.trailing
      return
    }
    made.level.from = spansOf(ending.morphs)
    if (ending.argument.startsWith('come to') && main.verb === 'be' && levels.length === 1 && !main.passive) {
      main.verb = 'become'
      return
    }
    if (ending.argument.startsWith('come to') && outer().verb === 'can') {
      // 話せるようになる: become able to speak, and not come to be able to
      levels.pop()
      levels.push(level('become', { ...made.level, verb: 'become', after: 'able to' }))
      return
    }
    levels.push(made.level)
  }
  for (const ending of endings) {
    rules.push(ending.id)
    switch (ending.op) {
      case 'past':
        if (perfectPending) {
          outer().perfect = true
          perfectPending = false
        } else outer().past = true
        break
      case 'neg':
        outer().negative = !outer().negative
        break
      case 'passive':
        if (levels.length > 1) outer().passive = false
        else if (facts.passive) main.passive = true
        else if (facts.potentialPassive) wrap('can {V}', ending)
        break
      case 'causative':
        causative = true
        break
      case 'teiru':
        if (levels.length > 1) {
          if (!/^(?:be|may|can|should|must|will|could|want|plan|need|tend)$/.test(outer().verb)) outer().perfect = true
        } else if (main.passive) {
          if (facts.aspect === 'activity') main.progressive = true
          else if (facts.aspect === 'point' || facts.aspect === 'change') main.perfect = true
        } else if (main.verb === 'be' && facts.aspect !== 'change') break
        else if (facts.aspect === 'activity') main.progressive = true
        else if (facts.aspect === 'change' || facts.aspect === 'point') main.perfect = true
        break
      case 'tearu':
        main.perfect = true
        break
      case 'tekuru':
        perfectPending = true
        break
      case 'progressive':
        if (main.verb === 'be' && levels.length === 1 && !main.passive) main.verb = 'become'
        outer().progressive = true
        break
      case 'potential':
        wrap('can {V}', ending)
        break
      case 'volitional':
        wrap('will {V}', ending)
        break
      case 'wrap':
        if (main.passive && ending.argument.startsWith('be able')) break
        wrap(ending.argument, ending)
        break
      case 'negwrap':
        wrap(ending.argument, ending)
        outer().negative = true
        break
      case 'negadverb':
        outer().negative = true
        adverbs.push(ending.argument)
        break
      case 'imperative':
        imperative = true
        break
      case 'adverb':
      case 'stay':
        adverbs.push(ending.argument)
        break
      case 'wish':
        wish = true
        break
      case 'favor':
        favor = true
        break
      case 'question':
        question = true
        break
      case 'link':
      case 'adn':
        link = ending.argument
        break
      default:
        break
    }
  }
  // a modal above a past inner verb keeps its own tense: may have failed
  return { levels, adverbs, link, question, imperative, rules, causative, wish, favor }
}
