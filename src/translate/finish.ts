import type { NamedSentence, Piece } from '../document.ts'
import type { Morphology } from '../language/morphology.ts'
import type { Romaji } from '../language/romaji.ts'

/** An English line with the pieces it is made of. */
export interface Line {
  readonly text: string
  readonly pieces: readonly Piece[]
}

/** How the sentence ends in Japanese, and so in English. */
function closing(opened: string, { ja, kind }: NamedSentence, headline: boolean, question: boolean): string {
  if (headline && question && !/[.?!](?:”|\))?$/.test(opened)) return `${opened}?`
  const isSentence = !headline && /[。．.？！?!]/.test(ja.slice(-3)) && kind !== 'point'
  if (!isSentence || /[.?!](?:”|\))?$/.test(opened)) return opened
  const stop = /[？?]/.test(ja.slice(-2)) || question ? '?' : '.'
  return opened.endsWith('”') && stop === '.' ? `${opened.slice(0, -1)}.”` : opened + stop
}

/** Quotation marks as plain text has them; a page may curl them again. */
function straight(letters: string): string {
  return letters.replace(/[“”]/g, '"')
}

/** Capital letter and full stop; the last piece takes the stop. */
export function makeFinish(morphology: Morphology, romaji: Romaji) {
  /** Last guard of the promise that no Japanese script is left in an English line. */
  function romaniseLeft(letters: string): string {
    return letters.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー。、「」『』・〜～（）]+/gu, (run) => romaji.any(run))
  }

  return function finish({ text, pieces }: Line, sentence: NamedSentence, headline: boolean, question: boolean): Line {
    const clean = romaniseLeft(text)
    const closed = straight(closing(morphology.capitalize(clean), sentence, headline, question))
    if (closed.length === text.length) return { text: closed, pieces }
    const { start, end } = sentence
    if (clean.length !== text.length) return { text: closed, pieces: [{ at: { start: 0, end: closed.length }, from: [{ start, end }] }] }
    const last = pieces.at(-1)
    if (!last) return { text: closed, pieces }
    return { text: closed, pieces: [...pieces.slice(0, -1), { at: { start: last.at.start, end: closed.length }, from: last.from }] }
  }
}
