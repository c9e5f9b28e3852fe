import type { AnalyzedSentence, Span, Token } from '../document.ts'
import { Script, scriptAt, scriptBefore } from './script.ts'

/** Where words begin and end, by offset into the sentence. */
export interface Edges {
  readonly starts: Uint8Array
  readonly ends: Uint8Array
  /** Index + 1 of the token that covers the character at an offset, 0 for none. */
  readonly covering: Int32Array
  readonly tokens: readonly Token[]
  /** Where the sentence starts in the article. */
  readonly offset: number
}

/** Writes down where the tokens of a sentence begin and end. */
export function edgesOf({ tokens, ja, start }: AnalyzedSentence): Edges {
  const starts = new Uint8Array(ja.length + 1)
  const ends = new Uint8Array(ja.length + 1)
  const covering = new Int32Array(ja.length + 1)
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    starts[token.start - start] = 1
    ends[token.end - start] = 1
    covering.fill(index + 1, token.start - start, token.end - start)
  }
  return { starts, ends, covering, tokens, offset: start }
}

/** The token that covers the character at an offset. */
export function tokenAt({ covering, tokens }: Edges, at: number): Token | undefined {
  return tokens[(covering[at] || 0) - 1]
}

/** The token that runs over an offset: it begins before and ends behind it. */
export function tokenOver(edges: Edges, at: number): Token | undefined {
  const token = tokenAt(edges, at)
  return token && token.start - edges.offset < at ? token : undefined
}

/** The token that begins at an offset, so directly behind what ends there. */
export function tokenFrom(edges: Edges, at: number): Token | undefined {
  return edges.starts[at] === 1 ? tokenAt(edges, at) : undefined
}

/** The token that ends at an offset. */
export function tokenTo(edges: Edges, at: number): Token | undefined {
  return at > 0 && edges.ends[at] === 1 ? tokenAt(edges, at - 1) : undefined
}

/** A word of Latin letters or katakana is the whole run; a word of kanji or hiragana begins where a token does, or where the script changes. */
export function mayStart(text: string, at: number, edges: Edges): boolean {
  const script = scriptAt(text, at)
  const before = scriptBefore(text, at)
  if (script === Script.latin || script === Script.katakana) return before !== script
  if (script === Script.han || script === Script.hiragana)
    return edges.starts[at] === 1 || isForeign(before) || inUnknown(edges, at) || edges.tokens.length === 0
  return true
}

export function mayEnd(text: string, at: number, edges: Edges): boolean {
  const script = scriptBefore(text, at)
  const after = scriptAt(text, at)
  if (script === Script.latin || script === Script.katakana) return after !== script
  if (script === Script.han || script === Script.hiragana)
    return edges.ends[at] === 1 || isForeign(after) || inUnknown(edges, at) || edges.tokens.length === 0
  return true
}

/** アジア inside the dictionary word 東南アジア. */
export function insideKnownWord(edges: Edges, start: number, end: number): boolean {
  return (tokenOver(edges, start) ?? tokenOver(edges, end))?.known ?? false
}

export function inUnknown(edges: Edges, at: number): boolean {
  return tokenOver(edges, at)?.known === false
}

function isForeign(script: Script): boolean {
  return script !== Script.han && script !== Script.hiragana
}

/** Web and mail addresses, in which nothing is a name. */
export function links(text: string): Span[] {
  if (!/[:@.]/.test(text)) return []
  const pattern = /(?:https?:\/\/|www\.)[\x21-\x7e]+|[\w.%+-]{1,64}@[\w.-]{1,255}/g
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
}

/** For every offset, index + 1 of the last span that covers it, so that overlaps are seen in one look; null when there are none. */
export function coverage(spans: readonly Span[], length: number): Int32Array | null {
  if (spans.length === 0) return null
  const covered = new Int32Array(length)
  spans.forEach((span, index) => {
    covered.fill(index + 1, Math.max(0, span.start), Math.max(0, Math.min(length, span.end)))
  })
  return covered
}

/** A term may be or contain a number expression (5G, 103万円の壁) but never lie in one or cut one. */
export function isBlocked(covered: Int32Array | null, spans: readonly Span[], start: number, end: number): boolean {
  if (!covered) return false
  const whole = (at: number) => {
    const span = spans[(covered[at] || 0) - 1]
    return span === undefined || (span.start >= start && span.end <= end)
  }
  return !whole(start) || !whole(end - 1)
}
