import type { Note, Span } from '../document.ts'
import { note } from '../notes.ts'

/** Text that has no translation: an address, a code span, or a whole Markdown link. */
export interface Literal extends Span {
  readonly kind: 'url' | 'email' | 'code' | 'link'
  /** As it must stand on the other side: an address without the dot that ends the sentence, code without its backticks. */
  readonly text: string
}

const urlPattern = /(?:https?:\/\/|(?<![A-Za-z0-9.@/-])www\.)[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/g
const emailPattern = /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}/g
const codePattern = /(?<!`)(`{1,2})([^`\n]{1,200})\1(?!`)/g
const linkPattern = /\[([^\][\n]{1,300})\]\(([^()\s]{1,2000})\)/g

/** Addresses, code spans and Markdown links of a text, ascending by kind: "see https://a.example/b." → url `https://a.example/b`. */
export function literalsOf(text: string): readonly Literal[] {
  const out: Literal[] = []
  const add = (kind: Literal['kind'], found: RegExpExecArray, value: string) =>
    out.push({ kind, text: value, start: found.index, end: found.index + (kind === 'url' ? value.length : found[0].length) })
  for (const found of text.matchAll(codePattern)) add('code', found, found[2]!)
  for (const found of text.matchAll(linkPattern)) add('link', found, found[2]!)
  for (const found of text.matchAll(urlPattern)) add('url', found, trimmed(found[0]))
  for (const found of text.matchAll(emailPattern)) add('email', found, found[0])
  return out
}

/** Without what belongs to the sentence around an address: its full stop, the bracket it stands in. */
function trimmed(url: string): string {
  let end = url.length
  for (; end > 0; end--) {
    const last = url.charAt(end - 1)
    if (/[.,;:!?'*_]/.test(last)) continue
    const opens = last === ')' ? '(' : last === ']' ? '[' : ''
    if (opens && !url.slice(0, end - 1).includes(opens)) continue
    break
  }
  return url.slice(0, end)
}

const codes = { url: 'url-changed', email: 'email-changed', code: 'markup-changed', link: 'link-changed' } as const

/** Addresses and code stay letter by letter, and a Markdown link stays a link. */
export function checkLiterals(japanese: readonly Literal[], english: readonly Literal[], englishText: string): readonly Note[] {
  const notes: Note[] = []
  const of = (list: readonly Literal[], kind: Literal['kind']) => list.filter((one) => one.kind === kind)
  const lostLinks = of(japanese, 'link').length > of(english, 'link').length
  const inLink = (one: Literal) => of(japanese, 'link').some((link) => one.start >= link.start && one.end <= link.end)
  for (const kind of ['url', 'email', 'code'] as const) {
    const left = of(japanese, kind)
    const right = of(english, kind)
    const known = new Set(left.map((one) => even(one, kind)))
    const kept = new Set(right.map((one) => even(one, kind)))
    const added = right.filter((one) => !known.has(even(one, kind)))
    for (const one of left) {
      if (kept.has(even(one, kind)) || (kind === 'url' && lostLinks && inLink(one))) continue
      // Code may lose its backticks where it is set off otherwise.
      if (kind === 'code' && englishText.includes(one.text)) continue
      const other = added.shift()
      notes.push(note(codes[kind], { source: span(one), ...(other && { target: span(other), actual: other.text }), expected: one.text }))
    }
    if (kind !== 'code') for (const one of added) notes.push(note(codes[kind], { target: span(one), actual: one.text }))
  }
  if (lostLinks) {
    const lost = of(japanese, 'link').find((one) => !englishText.includes(one.text)) ?? of(japanese, 'link').at(-1)!
    notes.push(note('link-changed', { source: span(lost), expected: lost.text }))
  }
  return notes
}

/** Scheme, host and the last slash do not matter in the comparison. */
function even(one: Literal, kind: Literal['kind']): string {
  if (kind === 'code') return one.text
  if (kind === 'email') return one.text.toLowerCase()
  const bare = one.text.replace(/^https?:\/\//, '').replace(/\/$/, '')
  const host = /^[^/?#]*/.exec(bare)![0]
  return host.toLowerCase() + bare.slice(host.length)
}

function span(one: Literal): Span {
  return { start: one.start, end: one.end }
}
