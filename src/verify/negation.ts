import type { Note } from '../document.ts'
import type { Language } from '../language/load.ts'
import { note } from '../notes.ts'
import { type Forms, makeForms } from './tables.ts'

/** What the check needs from the language. */
export interface NegationTables {
  readonly japanese: Forms
  readonly negative: ReadonlySet<string>
  readonly hints: ReadonlySet<string>
}

/** Loads the negation tables. */
export function negationTables(language: Language): NegationTables {
  const words = (role: string) => new Set(language.rows('en/verify-negation').flatMap((row) => (row.role === role ? [row.form!] : [])))
  return { japanese: makeForms(language.rows('ja/verify-negation')), negative: words('negative'), hints: words('hint') }
}

/**
 * A hint that a "not" was lost or invented: 発表しなかった → "announced". Double negation and idioms (欠かせない, かもしれない) are no negation.
 * Silent wherever the wording leaves room: only a sentence that ends in a plain negative, or has none at all, is judged.
 */
export function checkNegation(japanese: string, english: string, tables: NegationTables): readonly Note[] {
  const { negatives, unclear, hints, last } = readJapaneseNegation(japanese, tables)
  const words = english.toLowerCase().match(/[\p{L}'’]+/gu) ?? []
  if (words.length < 3) return []
  const explicit = words.filter((word) => tables.negative.has(word) || /n['’]t$/.test(word)).length
  const soft = words.some(
    (word) => tables.hints.has(word) || /^(?:un|in|im|ir|il|dis|non|mis|de|anti)\p{L}{4,}/u.test(word) || /less(?:ly|ness)?$/.test(word),
  )
  const bare = japanese.replace(/[\s。．.!！)）」』】]+$/u, '')
  const final = last !== undefined && last.end >= bare.length
  if (final && negatives === 1 && !unclear && explicit === 0 && !soft)
    return [note('negation-changed', { ja: japanese.slice(last.start, last.end), expected: 'not' })]
  // "not only", "whether or not", "no less than" and numbered "No." deny nothing.
  const idle =
    /\bnot (?:only|just|merely|to mention|least)\b|\bor not\b|\bno (?:less|fewer|more|doubt|later|one|\.|\d)|\bnos?\. ?\d|\bno matter\b|\bnothing (?:but|short)\b|\bcan(?:no|'|’)?t help\b|\bnot until\b|\bwhy not\b|\bno longer\b|\bnever-|\bnon-/i.test(
      english,
    )
  const not = words.some((word) => word === 'not' || word === 'never' || word === 'cannot' || /n['’]t$/.test(word))
  if (negatives === 0 && !unclear && !hints && not && explicit === 1 && !idle && japanese.length < 200)
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
    } else if (row.role === 'hint') hints = true
    else {
      if (row.role === 'unclear') unclear = true
      // An idiom's own ending (かもしれ|ない) belongs to it.
      const tail =
        tables.japanese.match(text, end, (next) => next.role === 'negative') ??
        tables.japanese.match(text, end - 1, (next) => next.role === 'negative')
      if (tail) {
        const from = text.startsWith(tail.form!, end) ? end : end - 1
        at = from + tail.form!.length
        hints = true
        continue
      }
      hints = true
    }
    at = end
  }
  return { negatives, unclear, hints, last }
}
