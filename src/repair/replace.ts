import type { Entity } from '../document.ts'
import { indefinite } from '../language/indefinite.ts'
import type { Grammar } from './grammar.ts'
import type { Rendering } from './renderings.ts'
import type { Edit } from './splice.ts'
import { agreement, atStart, followedByNoun, isCapital, isTitleCase, titleCase, wordBefore } from './surroundings.ts'
import type { EnglishWord, EnglishWords, Match } from './words.ts'

/** The term that is to stand there. */
export interface Wanted {
  readonly entity: Entity
  readonly headline: boolean
}

/** The place, as far as it decides the form of the noun. */
interface Place {
  readonly index: EnglishWords
  readonly match: Match
  /** What was looked for and found there; undefined for a stretch the lexicon does not know. */
  readonly rendering: Rendering | undefined
  /** Before another noun, which has the number and the article. */
  readonly attributive: boolean
  /** The word before it. */
  readonly before: string
}

/**
 * Puts the wanted noun in the place of the old one: a chip → an electronic part, chips are → semiconductors are. Number, a or an, the, possessive and capitals
 * are as the place asks; names and terms that are to be kept do not change their form.
 */
export function replaceNoun(
  index: EnglishWords,
  match: Match,
  rendering: Rendering | undefined,
  { entity, headline }: Wanted,
  grammar: Grammar,
): Edit {
  const attributive = match.form !== 'plural' && followedByNoun(index, match, grammar)
  const place: Place = { index, match, rendering, attributive, before: wordBefore(index, match) }
  const { text } = index
  const noun = numbered(entity, place, grammar)
  const isMany = grammar.morphology.isPlural(noun)
  const lead = leadOf(noun, isMany, { entity, headline }, place, grammar)
  const hidden = isMany && match.form !== 'plural' && !attributive && !lead.drops ? hiddenArticle(place, grammar) : undefined
  const start = hidden?.start ?? (lead.drops ? index.words[match.first - 1]!.start : match.start)
  const { letters, end } = tailOf(noun, isMany, place, grammar)
  const cased =
    (hidden ? text.slice(hidden.end + 1, match.start) : '') +
    lead.text +
    (isCalled(place) && isPlain(entity) ? letters.replace(/(?<![\p{L}\p{N}’'])\p{Ll}/gu, upper) : letters)
  const written = headline && isTitleCase(index) && isPlain(entity) ? titleCase(cased) : cased
  const capital = atStart(text, start) && entity.term?.keep !== true
  return { start, end, text: capital ? grammar.morphology.capitalize(written) : written, from: fromOf(entity) }
}

export function fromOf({ start, end }: Entity): readonly { start: number; end: number }[] {
  return [{ start, end }]
}

/** A term that takes endings and capitals like any other word. */
function isPlain({ type, term }: Entity): boolean {
  return type === 'OTHER' && term?.keep !== true
}

const upper = (letter: string) => letter.toUpperCase()

/** The wanted noun in the number of the old one. A mass noun without determiner gives way to a plural: software → programs. */
function numbered(entity: Entity, { index, match, rendering, attributive, before }: Place, grammar: Grammar): string {
  const noun = entity.en.replace(/^the\s+/i, '')
  const pos = entity.term?.pos
  if (!isPlain(entity) || attributive || pos === 'adjective' || pos === 'verb' || grammar.morphology.isPlural(noun)) return noun
  const countable = grammar.countability(noun)
  if (match.form === 'plural') return countable === 'U' ? noun : grammar.morphology.plural(noun)
  const wasMass = rendering?.kind === 'noun' && !/\p{Lu}/u.test(rendering.en) && grammar.countability(rendering.en) === 'U'
  // An adjective may hide the determiner.
  const bare = !grammar.is('one', before) && !grammar.is('one', index.words[match.first - 2]?.folded)
  return countable === 'C' && wasMass && bare ? grammar.morphology.plural(noun) : noun
}

/** The article of the wanted noun. `drops`: the word before it goes. */
function leadOf(
  noun: string,
  isMany: boolean,
  { entity, headline }: Wanted,
  { index, match, attributive, before }: Place,
  grammar: Grammar,
): { readonly text: string; readonly drops: boolean } {
  if (grammar.is('indefinite', before)) {
    const first = index.text[index.words[match.first - 1]!.start]!
    const bare = !attributive && (isMany || isCapital(noun) || entity.the || (isPlain(entity) && grammar.countability(noun) === 'U'))
    if (bare) return { text: entity.the ? 'the ' : '', drops: true }
    const article = indefinite(noun)
    return { text: `${isCapital(first) ? grammar.morphology.capitalize(article) : article} `, drops: true }
  }
  const determined = grammar.is('determiner', before) || before === 's'
  if (entity.the && !headline && !attributive && !determined) return { text: 'the ', drops: false }
  return { text: '', drops: before === 'the' && !entity.the && !attributive && entity.type !== 'OTHER' && isCapital(noun) }
}

/** A or an before the adjectives of the noun: *a* nearby plant. */
function hiddenArticle({ index: { text, words }, match }: Place, grammar: Grammar): EnglishWord | undefined {
  for (let at = match.first - 1; at >= Math.max(0, match.first - 4); at--) {
    const { folded, end } = words[at]!
    if (!/^[ -]$/.test(text.slice(end, words[at + 1]?.start ?? match.start)) && at < match.first - 1) return undefined
    if (grammar.is('indefinite', folded)) return text.charAt(end) === ' ' ? words[at] : undefined
    if (
      grammar.is('preposition', folded) ||
      grammar.is('conjunction', folded) ||
      grammar.is('determiner', folded) ||
      grammar.is('be', folded)
    )
      return undefined
  }
  return undefined
}

/** The noun with what hangs on its end: the apostrophe of the owner, the verb that agrees with it. */
function tailOf(
  noun: string,
  isMany: boolean,
  { index, match, rendering }: Place,
  grammar: Grammar,
): { readonly letters: string; readonly end: number } {
  const after = index.text.slice(match.end)
  const apostrophe = after.charAt(0)
  if (/^['’]s(?!\p{L})/u.test(after)) {
    return isMany && noun.endsWith('s') ? { letters: noun + apostrophe, end: match.end + 2 } : { letters: noun, end: match.end }
  }
  if (/^['’](?!\p{L})/u.test(after) && match.form === 'plural')
    return { letters: noun.endsWith('s') ? noun + apostrophe : `${noun}${apostrophe}s`, end: match.end + 1 }
  const wasMany = match.form === 'plural'
  const verb = rendering?.kind === 'noun' || wasMany ? agreement(index, match, { wasMany, isMany }, grammar) : undefined
  return verb ? { letters: noun + index.text.slice(match.end, verb.start) + verb.text, end: verb.end } : { letters: noun, end: match.end }
}

/** Chairman Sonoda: one word with a capital before a name. */
function isCalled({ index: { text }, match }: Place): boolean {
  const old = text.slice(match.start, match.end)
  return /^\p{Lu}\p{Ll}+$/u.test(old) && !atStart(text, match.start) && /^ \p{Lu}/u.test(text.slice(match.end))
}
