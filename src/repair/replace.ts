import type { Entity, NamedSentence } from '../document.ts'
import { indefinite } from '../language/indefinite.ts'
import type { Grammar } from './grammar.ts'
import type { Rendering } from './renderings.ts'
import type { Edit } from './splice.ts'
import type { EnglishWords, Match } from './words.ts'

/** What replaces a stretch, and where. */
export interface Wanted {
  readonly entity: Entity
  readonly headline: boolean
}

/** Sentences whose English is elliptic: no article is put in. */
export function isHeadline({ kind }: NamedSentence): boolean {
  return kind === 'title' || kind === 'heading' || kind === 'cell' || kind === 'caption'
}

/** Puts the wanted noun in the place of the old one: number, a or an, the, possessive and capital as the place asks. */
export function replaceNoun(
  index: EnglishWords,
  match: Match,
  old: Rendering | undefined,
  { entity, headline }: Wanted,
  grammar: Grammar,
): Edit {
  const { morphology } = grammar
  const { text, words } = index
  const before = words[match.first - 1]
  const glued = before !== undefined && text.slice(before.end, match.start) === ' '
  const determiner = glued ? before.folded : undefined
  let made = entity.en.replace(/^the\s+/i, '')
  const fixed = entity.term?.keep === true || entity.type !== 'OTHER'
  const plural = match.form === 'plural'
  const inherent = morphology.isPlural(made)
  const countable = entity.term?.pos === 'adjective' || entity.term?.pos === 'verb' ? '' : grammar.countability(made)
  const attributive = followedByNoun(index, match, grammar)
  if (!fixed && plural && !inherent && countable !== 'U' && !attributive) made = morphology.plural(made)
  else if (!fixed && !plural && !inherent && !attributive && countable === 'C' && isBareMass(index, match, old, determiner, grammar))
    made = morphology.plural(made)
  const many = plural || morphology.isPlural(made)
  let { start, end } = match
  let lead = ''
  if (determiner !== undefined && grammar.is('indefinite', determiner)) {
    start = before!.start
    const none = !attributive && ((many && match.form !== 'plural') || countable === 'U' || (fixed && entity.the) || isProper(made))
    lead = none ? (entity.the ? 'the ' : '') : `${likeCapital(text[start]!, indefinite(made))} `
  } else if (entity.the && !headline && !attributive && !(determiner !== undefined && isDeterminer(determiner, grammar))) lead = 'the '
  else if (determiner === 'the' && !entity.the && isProper(made) && !attributive && entity.type !== 'OTHER' && !entity.term?.keep)
    start = before!.start
  const possessive = /^['’]s\b/.exec(text.slice(match.end))
  if (possessive && /s$/.test(made) && many) {
    end += possessive[0].length
    made += possessive[0].charAt(0)
  } else if (possessive === null && /^['’](?!\p{L})/u.test(text.slice(match.end)) && !/s$/.test(made)) {
    end += 1
    made += `${text[match.end]}s`
  }
  const agreed = agreement(index, match, { wasMany: plural, isMany: many }, grammar)
  if (agreed && end === match.end) {
    made += text.slice(end, agreed.start) + agreed.text
    end = agreed.end
  }
  const written = headline && isTitleCase(index) ? titleCase(lead + made) : lead + made
  return {
    start,
    end,
    text: atStart(text, start) && entity.term?.keep !== true ? morphology.capitalize(written) : written,
    from: fromOf(entity),
  }
}

export function fromOf({ start, end }: Entity): readonly { start: number; end: number }[] {
  return [{ start, end }]
}

/** A mass noun without determiner gives way to a countable one: software → programs. */
function isBareMass(
  index: EnglishWords,
  match: Match,
  old: Rendering | undefined,
  determiner: string | undefined,
  grammar: Grammar,
): boolean {
  if (old?.kind !== 'noun' || grammar.countability(old.en) !== 'U' || /\p{Lu}/u.test(old.en)) return false
  const before = index.words[match.first - 1]
  // An adjective hides the determiner before it.
  return determiner === undefined || before === undefined || grammar.is('preposition', determiner) || grammar.is('conjunction', determiner)
}

function isDeterminer(word: string, grammar: Grammar): boolean {
  return grammar.is('determiner', word) || word === 's'
}

/** The stretch stands before the noun it modifies: the *battery* plant. */
function followedByNoun({ text, words }: EnglishWords, match: Match, grammar: Grammar): boolean {
  const next = words[match.last]
  if (!next || !/^[ -]$/.test(text.slice(match.end, next.start))) return false
  const { folded } = next
  const closed = (['preposition', 'conjunction', 'be', 'have', 'modal', 'subject', 'adverb', 'determiner'] as const).some((kind) =>
    grammar.is(kind, folded),
  )
  if (closed || /(?:ed|ly)$/.test(folded)) return false
  return grammar.countability(folded) !== '' || grammar.countability(folded.replace(/s$/, '')) !== ''
}

const agreements: readonly (readonly [string, string])[] = [
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['does', 'do'],
]

/** The verb behind a noun whose number has changed: the software is → the programs are. */
function agreement(
  { text, words }: EnglishWords,
  match: Match,
  { wasMany, isMany }: { readonly wasMany: boolean; readonly isMany: boolean },
  grammar: Grammar,
): { readonly start: number; readonly end: number; readonly text: string } | undefined {
  if (wasMany === isMany) return undefined
  const next = words[match.last]
  if (!next || text.slice(match.end, next.start) !== ' ' || grammar.is('preposition', words[match.first - 2]?.folded)) return undefined
  for (const [one, many] of agreements) {
    if (next.folded === (wasMany ? many : one)) return { start: next.start, end: next.end, text: wasMany ? one : many }
  }
  return undefined
}

function isProper(en: string): boolean {
  return /^\p{Lu}/u.test(en)
}

function likeCapital(model: string, word: string): string {
  return model !== model.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

/** The beginning of a sentence or of quoted speech that has a capital. */
export function atStart(text: string, start: number): boolean {
  if (start === 0) return true
  return isUpper(text[start]) && /(?:[.!?]["”’)]* |[,:] ?["“]|^["“([])$/.test(text.slice(Math.max(0, start - 8), start))
}

function isUpper(letter: string | undefined): boolean {
  return letter !== undefined && letter !== letter.toLowerCase()
}

/** Most long words begin with a capital: a headline in title case. */
export function isTitleCase({ text, words }: EnglishWords): boolean {
  const long = words.slice(1).filter(({ start, end }) => end - start >= 4)
  return long.length >= 2 && long.filter(({ start }) => isUpper(text[start])).length >= long.length * 0.8
}

function titleCase(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}’'])\p{Ll}(?=\p{L}{3})/gu, (letter) => letter.toUpperCase())
}
