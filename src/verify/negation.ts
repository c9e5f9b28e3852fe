import type { Note, Span } from '../document.ts'
import type { Language } from '../language/load.ts'
import { note } from '../notes.ts'
import { type Forms, makeForms } from './tables.ts'

/** What the check needs from the language. */
export interface NegationTables {
  readonly japanese: Forms
  readonly negative: ReadonlySet<string>
  readonly hints: ReadonlySet<string>
  /** Words that lack something, or only say how little: only, few. */
  readonly restricting: ReadonlySet<string>
  /** Words in un- and non- that deny nothing: under, university. */
  readonly plain: ReadonlySet<string>
}

/** Loads the negation tables. */
export function negationTables(language: Language): NegationTables {
  const words = (role: string) => new Set(language.rows('en/verify-negation').flatMap((row) => (row.role === role ? [row.form!] : [])))
  return {
    japanese: makeForms(language.rows('ja/verify-negation')),
    negative: words('negative'),
    hints: words('hint'),
    restricting: words('restrict'),
    plain: words('plain'),
  }
}

/**
 * A hint that a "not" was lost or invented: 発表しなかった → "announced". Double negation and idioms (欠かせない, かもしれない) are no negation.
 * `beside`: the pairs around, where the English may have put it.
 * Silent wherever the wording leaves room: a negation is lost only where the English has no word that denies, hides or lacks anything.
 */
export function checkNegation(
  japanese: string,
  english: string,
  tables: NegationTables,
  beside: readonly { readonly ja: string; readonly en: string }[] = [],
): readonly Note[] {
  const { negatives, unclear, hints, restricted, denied, last } = readJapaneseNegation(japanese, tables)
  const words = english.toLowerCase().match(/[\p{L}'’]+/gu) ?? []
  if (words.length < 3) return []
  const explicit = words.filter((word) => tables.negative.has(word) || /n['’]t$/.test(word)).length
  const soft = words.some(
    (word) =>
      tables.hints.has(word) ||
      (!restricted && tables.restricting.has(word)) ||
      (/^(?:un|non|anti)\p{L}{3,}/u.test(word) && !tables.plain.has(word)) ||
      /less(?:ly|ness)?$/.test(word),
  )
  if (denied && !/\b(?:not|never|cannot|nor?|neither)\b|n['’]t\b/i.test(english) && excluding.test(english) && !open.test(english))
    return [note('negation-changed', { ...placeOf(denied, japanese), expected: 'not' })]
  if (last && negatives >= 1 && !unclear && explicit === 0 && !soft && !beside.some((other) => isMovedTo(other, tables)))
    return [note('negation-changed', { ...placeOf(last, japanese), expected: 'not' })]
  // "not only", "whether or not", "no less than" and numbered "No." deny nothing.
  const idle =
    /\bnot (?:only|just|merely|to mention|least)\b|\bor not\b|\bno (?:less|fewer|more|doubt|later|one|\.|\d)|\bnos?\. ?\d|\bno matter\b|\bnothing (?:but|short)\b|\bcan(?:no|'|’)?t help\b|\bnot\b[^.]{0,80}\buntil\b|\bwhy not\b|\bno longer\b|\bnot (?:a few|unlikely|uncommon|unusual|unlike|impossible|without|all that)\b|(?:\bnot|n['’]t|\bnever|\bnor)\b[^.]{0,30}\b(?:rul(?:ed?|ing) out|exclud|den(?:y|ied)|dismiss)|\bnever-|\bnon-/i.test(
      english,
    )
  const not = words.some((word) => word === 'not' || word === 'never' || word === 'cannot' || /n['’]t$/.test(word))
  // English words in the Japanese keep their not.
  const own = /n['’]t(?![A-Za-z])|(?<![A-Za-z])not(?![A-Za-z])/i.test(japanese)
  if (!own && negatives === 0 && !unclear && !hints && not && explicit === 1 && !idle && japanese.length < 200)
    return [note('negation-changed', { actual: 'not' })]
  return []
}

/** English beside that denies something its own Japanese does not: the negation may have been moved there. */
function isMovedTo({ ja, en }: { readonly ja: string; readonly en: string }, tables: NegationTables): boolean {
  const words = en.toLowerCase().match(/[\p{L}'’]+/gu) ?? []
  if (!words.some((word) => tables.negative.has(word) || /n['’]t$|^(?:missing|unknown|unable|fail|refus|lack)/.test(word))) return false
  const { negatives, unclear } = readJapaneseNegation(ja, tables)
  return negatives === 0 && !unclear
}

/** What denies, and what leaves a thing possible. */
const excluding =
  /\bout of the question\b|\b(?:ruled?|rules|ruling) out\b|\bden(?:y|ies|ied|ying)\b|\bexclud(?:e|es|ed|ing)\b|\bimpossible\b|\breject(?:s|ed|ing)?\b/i
const open =
  /\bopen\b|\btable\b|\bpossib|\boptions?\b|\bdeclin|\brefus|\bstop(?:s|ped)? short\b|\bmight\b|\bmay\b|\bcould\b|\bunable\b|\bavoid/i

function placeOf({ start, end }: Span, japanese: string) {
  return { source: { start: Math.max(0, start - 4), end }, ja: japanese.slice(start, end) }
}

function readJapaneseNegation(text: string, tables: NegationTables) {
  let negatives = 0
  let unclear = false
  let hints = false
  let restricted = false
  let denied: Span | undefined
  let last: Span | undefined
  let at = 0
  while (at < text.length) {
    const row = tables.japanese.match(text, at)
    if (!row) {
      at++
      continue
    }
    const end = at + row.form!.length
    if (row.role === 'negative') {
      negatives++
      // 知らない人はいない: two in one clause say yes.
      if (last && at - last.end <= 8 && !/[\u3001\u3002]/.test(text.slice(last.start, at))) unclear = true
      last = { start: at, end }
    } else if (row.role === 'hint' || row.role === 'restrict') {
      hints = true
      restricted ||= row.role === 'restrict'
      // The な of していない may begin an idiom or the negation itself.
      const own = tables.japanese.match(text, end - 1)
      if (own && own.form!.length > 1 && own.role !== 'hint') {
        at = end - 1
        continue
      }
    } else {
      if (row.role === 'unclear' || row.role === 'denial') unclear = true
      if (row.role === 'denial') denied ??= { start: at, end }
      hints = true
      // An idiom's own ending (かもしれ|ない, なければな|らない) belongs to it.
      at = endingOf(text, end, tables) ?? end
      continue
    }
    at = end
  }
  return { negatives, unclear, hints, restricted, denied, last }
}

/** Where the negation ends that begins at `at`, with the last letter of the idiom or one letter later. */
function endingOf(text: string, at: number, tables: NegationTables): number | undefined {
  for (const from of [at, at - 1, at + 1]) {
    const tail = tables.japanese.match(text, from, (next) => next.role === 'negative')
    if (tail) return from + tail.form!.length
  }
  return undefined
}
