import type { Note } from '../document.ts'
import type { Language } from '../language/load.ts'
import { note } from '../notes.ts'
import { type Forms, makeForms } from './tables.ts'

/** What the check needs from the language. */
export interface NegationTables {
  readonly japanese: Forms
  readonly negative: ReadonlySet<string>
  readonly hints: ReadonlySet<string>
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
    plain: words('plain'),
  }
}

/**
 * A hint that a "not" was lost or invented: 発表しなかった → "announced". Double negation and idioms (欠かせない, かもしれない) are no negation.
 * Silent wherever the wording leaves room: a negation is lost only where the English has no word that denies, hides or lacks anything.
 */
export function checkNegation(japanese: string, english: string, tables: NegationTables): readonly Note[] {
  const { negatives, unclear, hints, last } = readJapaneseNegation(japanese, tables)
  const words = english.toLowerCase().match(/[\p{L}'’]+/gu) ?? []
  if (words.length < 3) return []
  const explicit = words.filter((word) => tables.negative.has(word) || /n['’]t$/.test(word)).length
  const soft = words.some(
    (word) =>
      tables.hints.has(word) || (/^(?:un|non|anti)\p{L}{3,}/u.test(word) && !tables.plain.has(word)) || /less(?:ly|ness)?$/.test(word),
  )
  if (last && negatives >= 1 && !unclear && explicit === 0 && !soft)
    return [
      note('negation-changed', {
        source: { start: Math.max(0, last.start - 4), end: last.end },
        ja: japanese.slice(last.start, last.end),
        expected: 'not',
      }),
    ]
  // "not only", "whether or not", "no less than" and numbered "No." deny nothing.
  const idle =
    /\bnot (?:only|just|merely|to mention|least)\b|\bor not\b|\bno (?:less|fewer|more|doubt|later|one|\.|\d)|\bnos?\. ?\d|\bno matter\b|\bnothing (?:but|short)\b|\bcan(?:no|'|’)?t help\b|\bnot\b[^.]{0,80}\buntil\b|\bwhy not\b|\bno longer\b|\bnever-|\bnon-/i.test(
      english,
    )
  const not = words.some((word) => word === 'not' || word === 'never' || word === 'cannot' || /n['’]t$/.test(word))
  // English words in the Japanese keep their not.
  const own = /n['’]t(?![A-Za-z])|(?<![A-Za-z])not(?![A-Za-z])/i.test(japanese)
  if (!own && negatives === 0 && !unclear && !hints && not && explicit === 1 && !idle && japanese.length < 200)
    return [note('negation-changed', { actual: 'not' })]
  return []
}

function readJapaneseNegation(text: string, tables: NegationTables) {
  let negatives = 0
  let unclear = false
  let hints = false
  let last: { readonly start: number; readonly end: number } | undefined
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
      last = { start: at, end }
    } else if (row.role === 'hint') {
      hints = true
      // The な of していない may begin an idiom or the negation itself.
      const own = tables.japanese.match(text, end - 1)
      if (own && own.form!.length > 1 && own.role !== 'hint') {
        at = end - 1
        continue
      }
    } else {
      if (row.role === 'unclear') unclear = true
      hints = true
      // An idiom's own ending (かもしれ|ない, なければな|らない) belongs to it.
      at = endingOf(text, end, tables) ?? end
      continue
    }
    at = end
  }
  return { negatives, unclear, hints, last }
}

/** Where the negation ends that begins at `at`, with the last letter of the idiom or one letter later. */
function endingOf(text: string, at: number, tables: NegationTables): number | undefined {
  for (const from of [at, at - 1, at + 1]) {
    const tail = tables.japanese.match(text, from, (next) => next.role === 'negative')
    if (tail) return from + tail.form!.length
  }
  return undefined
}
