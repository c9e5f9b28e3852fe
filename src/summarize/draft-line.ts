import type { NamedSentence, Token } from '../document.ts'

/**
 * A line of the digest in the making: for each token of its sentence what will stand in its place, '' when it goes.
 * What goes is known token by token, so a rule can be refused when it would lose a number or a negation.
 */
export interface DraftLine {
  readonly sentence: NamedSentence
  readonly words: readonly string[]
}

/** The sentence as it is. */
export function draftLine(sentence: NamedSentence): DraftLine {
  return { sentence, words: sentence.tokens.map((token) => token.surface) }
}

/** The draft with the tokens from `first` to before `last` replaced: `text` stands for all of them. */
export function replaced(line: DraftLine, first: number, last: number, text = ''): DraftLine {
  return { ...line, words: line.words.map((word, at) => (at === first ? text : at > first && at < last ? '' : word)) }
}

/** The text, white space between kept tokens as in the source, no comma in front. */
export function lineText({ sentence, words }: DraftLine): string {
  if (!sentence.tokens.length) return sentence.ja.trim()
  let text = ''
  let end = -1
  sentence.tokens.forEach((token, at) => {
    const word = words[at]!
    if (word === '') return
    if (end !== -1 && end < token.start && at > 0 && words[at - 1] !== '')
      text += sentence.ja.slice(end - sentence.start, token.start - sentence.start)
    text += word
    end = token.end
  })
  return text.replace(/^[\s、，,]+/, '').trimEnd()
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
