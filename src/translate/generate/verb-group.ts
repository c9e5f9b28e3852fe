import type { Morphology } from '../../language/morphology.ts'
import type { From, VerbLevel } from '../tree.ts'

export interface Agreement {
  readonly number: 'singular' | 'plural'
  readonly person: 1 | 2 | 3
}

export type VerbForm = 'finite' | 'infinitive' | 'bare' | 'gerund' | 'participle'

/** The verb words of a clause: what stands before the adverb place and what stands after it. */
export interface VerbWords {
  readonly before: { text: string; from: From }[]
  readonly after: { text: string; from: From }[]
  readonly trailing: string[]
}

const modalPast: Readonly<Record<string, string>> = { can: 'could', may: 'might', will: 'would', shall: 'should', must: 'had to' }
/** A modal has no infinitive; after be these say what it says: being able to build. */
const infinitives: Readonly<Record<string, string>> = {
  can: 'able to',
  could: 'able to',
  must: 'required to',
  should: 'supposed to',
  shall: 'supposed to',
  will: 'going to',
  would: 'going to',
}
const modals = new Set(['can', 'may', 'will', 'shall', 'must', 'could', 'might', 'would', 'should'])

/** Writes a verb group, outermost level last: [increase, be expected to] → is expected to increase. */
export function makeVerbGroup(morphology: Morphology) {
  function finite(verb: string, agreement: Agreement, past: boolean): string {
    if (verb === 'be') {
      if (past) return agreement.number === 'plural' || agreement.person === 2 ? 'were' : 'was'
      if (agreement.number === 'plural' || agreement.person === 2) return 'are'
      return agreement.person === 1 ? 'am' : 'is'
    }
    if (modals.has(verb)) return past ? (modalPast[verb] ?? verb) : verb
    if (past) return morphology.past(verb)
    return agreement.number === 'plural' || agreement.person !== 3 ? verb : morphology.third(verb)
  }

  function nonFinite(verb: string, form: VerbForm): string {
    if (form === 'gerund') return morphology.gerund(verb)
    if (form === 'participle') return morphology.participle(verb)
    return verb
  }

  /** The words of one level in the form asked for: auxiliaries and verb. */
  function levelWords(level: VerbLevel, form: VerbForm, agreement: Agreement): string[] {
    const chain: { verb: string; next: VerbForm }[] = []
    // a gerund needs no tense: after visiting, denied visiting
    const relativePast = level.past && (form === 'infinitive' || form === 'bare')
    if (level.perfect || relativePast) chain.push({ verb: 'have', next: 'participle' })
    if (level.progressive && !(form === 'gerund')) chain.push({ verb: 'be', next: 'gerund' })
    if (level.passive) chain.push({ verb: 'be', next: 'participle' })
    chain.push({ verb: level.verb, next: 'bare' })
    if (modals.has(level.verb) && form !== 'finite') {
      // a modal has no infinitive: can → be able to
      const rest = infinitives[level.verb] ?? 'likely to'
      const made = [nonFinite('be', form), rest]
      return level.negative ? ['not', ...made] : made
    }
    const words: string[] = []
    let asked: VerbForm = form
    chain.forEach((link, index) => {
      if (index === 0 && form === 'finite') {
        const auxiliary = link.verb === 'be' || modals.has(link.verb) || (link.verb === 'have' && chain.length > 1)
        if (level.negative && !auxiliary) words.push(finite('do', agreement, level.past), 'not', link.verb)
        else {
          const verb = finite(link.verb, agreement, level.past)
          if (level.negative) {
            if (verb === 'can') words.push('cannot')
            else words.push(verb, 'not')
          } else words.push(verb)
        }
      } else if (index === 0) {
        if (level.negative) words.push('not')
        words.push(nonFinite(link.verb, asked))
      } else words.push(nonFinite(link.verb, asked))
      asked = link.next
    })
    return words
  }

  return function verbWords(levels: readonly VerbLevel[], form: VerbForm, agreement: Agreement): VerbWords {
    const before: { text: string; from: From }[] = []
    const after: { text: string; from: From }[] = []
    const trailing: string[] = []
    let asked: VerbForm = form
    for (let at = levels.length - 1; at >= 0; at--) {
      const level = levels[at]!
      const words = levelWords(level, asked, agreement)
      if (at === 0) {
        const last = words.length > 1 ? words.slice(0, -1) : []
        // the adverb stands after the first auxiliary, before a single verb, after a single be
        if (levels.length === 1 && words.length === 1 && level.verb === 'be') before.push({ text: words[0]!, from: level.from })
        else {
          if (last.length) before.push({ text: last.join(' '), from: level.from })
          after.push({ text: words.at(-1)!, from: level.from })
        }
        if (level.trailing) trailing.unshift(level.trailing)
      } else {
        before.push({ text: [...words, level.after].filter(Boolean).join(' '), from: level.from })
        if (level.trailing) trailing.unshift(level.trailing)
        asked = level.inner === 'gerund' ? 'gerund' : level.inner === 'participle' ? 'participle' : 'bare'
      }
    }
    return { before, after, trailing }
  }
}
