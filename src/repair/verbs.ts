import type { Predicate } from '../document.ts'
import { indefinite } from '../language/indefinite.ts'
import type { Grammar } from './grammar.ts'
import type { Rendering } from './renderings.ts'
import { fromOf, type Wanted } from './replace.ts'
import type { Edit } from './splice.ts'
import { atStart } from './surroundings.ts'
import type { EnglishWords, Match, WordForm } from './words.ts'

const formsOfBe: Readonly<Record<string, WordForm>> = {
  be: 'base',
  am: 'base',
  is: 'third',
  are: 'base',
  was: 'past',
  were: 'past',
  been: 'participle',
  being: 'gerund',
}

/**
 * Puts the wanted term in the place of a verb, in the form of that verb: rebuilt → renovated for a term that is a verb;
 * strengthened ties → conducted a build-up of ties, were strengthened → underwent a build-up for one that is a noun. Undefined where the place does not allow it.
 */
export function replaceVerb(
  index: EnglishWords,
  match: Match,
  old: Rendering & { readonly kind: 'verb' },
  { wanted, predicate }: { readonly wanted: Wanted; readonly predicate: Predicate | undefined },
  grammar: Grammar,
): Edit | undefined {
  const { entity } = wanted
  const { text, words } = index
  const before = wordBefore(index, match.first, grammar)
  const form: WordForm = match.form === 'past' && (before?.kind === 'be' || before?.kind === 'have') ? 'participle' : match.form
  const from = fromOf(entity)
  const shown = (start: number, end: number, letters: string): Edit => ({
    start,
    end,
    text: atStart(text, start) ? grammar.morphology.capitalize(letters) : letters,
    from,
  })
  if (entity.term?.pos === 'verb') return shown(match.start, match.end, inflect(entity.en, form, grammar))
  const en = entity.en.replace(/^the\s+/i, '')
  const light = grammar.lightVerb(en)
  const one = light && grammar.countability(en) !== 'U' && !grammar.morphology.isPlural(en) ? `${indefinite(en)} ` : ''
  const next = words[match.last]
  const object = startsObject(index, match, grammar)
  if (object === 'clause') return undefined
  if (before?.kind === 'be' && form === 'participle') {
    if (object === 'that') return undefined
    const said = [inflect('undergo', before.form, grammar), before.between, `${one}${en}`].filter(Boolean).join(' ')
    return shown(words[before.at]!.start, match.end, said)
  }
  // What was done, without be: the plan announced in May.
  if (form === 'past' && (next?.folded === 'by' || predicate?.voice === 'passive')) {
    const noun =
      before?.kind === 'other' && before.between === '' && !before.subject && text.slice(words[before.at]!.end, match.start) === ' '
    return noun ? shown(match.start, match.end, `that underwent ${one}${en}`) : undefined
  }
  const gap = object === 'none' && predicate?.role === 'relative' && predicate.gap === 'o'
  const of = object === 'object' || gap ? ' of' : ''
  if (form === 'gerund' && before?.kind === 'noun-marker') return shown(match.start, match.end, `${en}${of}`)
  const verb = light ? light.join(' ') : old.changes && !of ? 'undergo' : 'conduct'
  return shown(match.start, match.end, `${inflect(verb, form, grammar)} ${one}${en}${of}`)
}

function inflect(verb: string, form: WordForm, { morphology }: Grammar): string {
  if (form === 'third') return morphology.third(verb)
  if (form === 'past') return morphology.past(verb)
  if (form === 'participle') return morphology.participle(verb)
  return form === 'gerund' ? morphology.gerund(verb) : verb
}

interface Before {
  readonly kind: 'be' | 'have' | 'noun-marker' | 'other'
  readonly form: WordForm
  readonly at: number
  /** Adverbs between it and the verb. */
  readonly between: string
  readonly subject: boolean
}

/** The auxiliary, determiner or preposition before a verb, adverbs skipped. */
function wordBefore({ text, words }: EnglishWords, first: number, grammar: Grammar): Before | undefined {
  let at = first - 1
  while (at >= 0 && at >= first - 3 && (grammar.is('adverb', words[at]!.folded) || /ly$/.test(words[at]!.folded))) at--
  const word = words[at]
  if (!word) return undefined
  const between = at < first - 1 ? text.slice(words[at + 1]!.start, words[first - 1]!.end) : ''
  const be = formsOfBe[word.folded]
  const marker = grammar.is('determiner', word.folded) || grammar.is('preposition', word.folded)
  const kind = be ? 'be' : grammar.is('have', word.folded) ? 'have' : marker ? 'noun-marker' : 'other'
  return { kind, form: be ?? 'base', at, between, subject: grammar.is('subject', word.folded) || kind === 'have' }
}

/** What follows the verb: its object, a clause with or without *that*, or nothing of its own. */
function startsObject({ text, words }: EnglishWords, match: Match, grammar: Grammar): 'object' | 'that' | 'clause' | 'none' {
  const next = words[match.last]
  if (!next || text.slice(match.end, next.start) !== ' ') return /^ ["“(]/.test(text.slice(match.end)) ? 'clause' : 'none'
  const { folded } = next
  if (folded === 'that') return 'that'
  if (folded === 'whether' || folded === 'if' || grammar.is('subject', folded)) return 'clause'
  if (grammar.is('preposition', folded) || grammar.is('conjunction', folded) || grammar.is('modal', folded)) return 'none'
  if (grammar.is('adverb', folded) || grammar.is('be', folded) || grammar.is('have', folded) || /ly$/.test(folded)) return 'none'
  return 'object'
}
