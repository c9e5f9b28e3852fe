import type { Span } from '../document.ts'
import type { Language } from '../language/load.ts'

/** Words the splitter asks about, from `en/abbreviations`. */
export interface Abbreviations {
  /** Stands before a name and ends nothing: Mr, Gen. */
  readonly before: ReadonlySet<string>
  /** Stands before a number: No. 5. */
  readonly number: ReadonlySet<string>
  /** May stand at the end of a sentence: U.S, Inc, p.m. */
  readonly inner: ReadonlySet<string>
  /** Words that open a sentence and no name: The, However. */
  readonly openers: ReadonlySet<string>
}

/** Reads the table; forms stand without their last full stop, openers in small letters. */
export function abbreviationsOf(language: Language): Abbreviations {
  const rows = language.rows('en/abbreviations')
  const of = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map((row) => row.form!))
  return { before: of('before'), number: of('number'), inner: of('inner'), openers: of('opener') }
}

const closers = '"\'”’»)]}）］」』*_'
const openersBefore = /["'“‘«([{（「『*_]/

/**
 * Sentences of an English text as trimmed, ascending spans: "He left at 5 p.m. The U.S. team won." → two. A line feed always ends one.
 * Abbreviations, initials, decimals, list numbers and quotations in front of "he said" do not. Linear time, never throws.
 */
export function splitEnglish(text: string, abbreviations: Abbreviations): Span[] {
  const spans: Span[] = []
  let start = 0
  const end = (to: number) => {
    let from = start
    let until = to
    while (from < until && isSpace(text[from]!)) from++
    while (until > from && isSpace(text[until - 1]!)) until--
    if (from < until) spans.push({ start: from, end: until })
    start = to
  }
  for (const found of text.matchAll(/[.?!\u2026\u203c\u2047-\u2049\u3002\uff01\uff1f]+|\n/gu)) {
    if (found.index < start) continue
    if (found[0] === '\n') {
      end(found.index + 1)
      continue
    }
    let at = found.index + found[0].length
    while (at < text.length && closers.includes(text[at]!)) at++
    if (at < text.length && !isSpace(text[at]!) && !/[\u3002\uff01\uff1f]$/.test(found[0])) continue
    if (ends(text, { start, mark: found.index, marks: found[0], after: at }, abbreviations)) end(at)
  }
  end(text.length)
  return spans
}

interface Place {
  /** Of the sentence so far. */
  readonly start: number
  readonly mark: number
  readonly marks: string
  /** Behind the marks and what closes with them. */
  readonly after: number
}

function ends(text: string, { start, mark, marks, after }: Place, { before, number, inner, openers }: Abbreviations): boolean {
  const next = /^\s*(\S+)/.exec(text.slice(after, after + 60))?.[1] ?? ''
  if (next === '') return true
  const opened = openersBefore.test(next[0]!)
  const word = next.replace(/^["'“‘«([{（「『*_]+/, '')
  if (/^\p{Ll}/u.test(word) && !/^(?:i[A-Z]|e[A-Z])/.test(word)) return false
  if (marks !== '.') return true
  if (after > mark + 1 && !/[)\]]/.test(text[mark + 1]!)) return true
  const last = /[\p{L}\p{N}.'’&-]*$/u.exec(text.slice(Math.max(start, mark - 30), mark))![0].replace(/^['’.-]+/, '')
  // 1. at the head of a line is a list mark.
  if (/^\d{1,2}$|^[A-Za-z]$/.test(last) && text.slice(start, mark).trim() === last) return false
  if (before.has(last) || (number.has(last) && /^[\dIVX]/.test(word))) return false
  const shortened = inner.has(last) || /^\p{L}$/u.test(last) || /^(?:\p{L}\.)+\p{L}$/u.test(last)
  if (!shortened) return true
  if (opened) return true
  const head = word.toLowerCase().replace(/[^\p{L}'’-].*$/u, '')
  return openers.has(head) && !/^\d/.test(word)
}

function isSpace(character: string): boolean {
  return /\s/.test(character)
}
