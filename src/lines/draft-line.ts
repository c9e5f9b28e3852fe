import type { Entity, NamedSentence, Span, Token } from '../document.ts'

/**
 * A line of the digest in the making: for each token of its sentence what will stand in its place, '' when it goes.
 * What goes is known token by token, so a rule can be refused when it would lose a number or a negation.
 */
export interface DraftLine {
  readonly sentence: NamedSentence
  readonly words: readonly string[]
  /** Names that stand in place of a token, by its index: みなと食品 for 同社. */
  readonly put: ReadonlyMap<number, Entity>
}

/** The sentence as it is. */
export function draftLine(sentence: NamedSentence): DraftLine {
  return { sentence, words: sentence.tokens.map((token) => token.surface), put: new Map() }
}

/** The draft with the tokens from `first` to before `last` replaced: `text` stands for all of them. */
export function replaced(line: DraftLine, first: number, last: number, text = ''): DraftLine {
  return { ...line, words: line.words.map((word, at) => (at === first ? text : at > first && at < last ? '' : word)) }
}

/** The draft with a name in place of one token; `text` is the name as it stands in the line. */
export function named(line: DraftLine, at: number, text: string, entity: Entity): DraftLine {
  return { ...replaced(line, at, at + 1, text), put: new Map([...line.put, [at, entity]]) }
}

/** The text, white space between kept tokens as in the source, no comma in front; and where in it each kept token stands. */
export function lineText({ sentence, words }: DraftLine): { readonly text: string; readonly places: readonly Span[] } {
  if (!sentence.tokens.length) return { text: sentence.ja.trim(), places: [] }
  let text = ''
  let end = -1
  const places = sentence.tokens.map((token, at): Span => {
    const word = text === '' && /^[\s、，,]+$/.test(words[at]!) ? '' : words[at]!
    if (word === '') return { start: text.length, end: text.length }
    if (end !== -1 && end < token.start && at > 0 && words[at - 1] !== '')
      text += sentence.ja.slice(end - sentence.start, token.start - sentence.start)
    const start = text.length
    text += word
    end = token.end
    return { start, end: text.length }
  })
  return { text, places }
}

/** Depth of 「」 and “” at each token; the brackets themselves count as inside. */
export function quoteDepths(tokens: readonly Token[]): number[] {
  let depth = 0
  return tokens.map(({ surface }) => {
    if (/^[「『“]$/.test(surface)) return ++depth
    if (/^[」』”]$/.test(surface)) return depth > 0 ? depth-- : 0
    return depth
  })
}
