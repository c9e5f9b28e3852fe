import type { NamedSentence } from '../document.ts'
import type { Grammar } from './grammar.ts'
import type { EnglishWords, Match } from './words.ts'

/** Sentences whose English is elliptic: no article is put in. */
export function isHeadline({ kind }: NamedSentence): boolean {
  return kind === 'title' || kind === 'heading' || kind === 'cell' || kind === 'caption'
}

/** The word right before a stretch, '' when something else than a space is between. */
export function wordBefore({ text, words }: EnglishWords, match: Match): string {
  const before = words[match.first - 1]
  return before && text.slice(before.end, match.start) === ' ' ? before.folded : ''
}

const closed = ['preposition', 'conjunction', 'be', 'have', 'modal', 'subject', 'adverb', 'determiner'] as const

/** The stretch stands before the noun it modifies: the *battery* plant. */
export function followedByNoun({ text, words }: EnglishWords, match: Match, grammar: Grammar): boolean {
  const next = words[match.last]
  if (!next || !/^[ -]$/.test(text.slice(match.end, next.start))) return false
  const { folded } = next
  if (closed.some((kind) => grammar.is(kind, folded)) || /(?:ed|ly)$/.test(folded)) return false
  return grammar.countability(folded) !== '' || grammar.countability(folded.replace(/s$/, '')) !== ''
}

const agreements: readonly (readonly [string, string])[] = [
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['does', 'do'],
]

/** The verb behind a noun whose number has changed, as it must be now: the software is → the programs are. */
export function agreement(
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

/** The beginning of a sentence or of quoted speech that has a capital. */
export function atStart(text: string, start: number): boolean {
  if (start === 0) return true
  return isCapital(text.slice(start)) && /(?:[.!?]["”’)]* |[,:] ?["“]|^["“([])$/.test(text.slice(Math.max(0, start - 8), start))
}

export function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text)
}

/** Most long words begin with a capital: a headline in title case. */
export function isTitleCase({ text, words }: EnglishWords): boolean {
  const long = words.slice(1).filter(({ start, end }) => end - start >= 4)
  return long.length >= 2 && long.filter(({ start }) => isCapital(text.slice(start))).length >= long.length * 0.8
}

/** Capitals as headlines have them: short words keep theirs. */
export function titleCase(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}’'])\p{Ll}(?=\p{L}{3})/gu, (letter) => letter.toUpperCase())
}
