import type { Language } from '../language/load.ts'

/** A sentence made comparable; two sentences with the same fold may stand for one another. */
export type FoldSentence = (text: string) => string

/**
 * Makes the fold of the translation memory: width, white space, invisible characters, punctuation look-alikes. `ＥＶ は、１０％増。` = `EVは,10%増.`
 * Numbers never become equal by it: ① is not 1, 10² is not 102, `3、4日` is not `3,4日`, `1 000` is not `1000`. Linear.
 */
export function makeSentenceFold(language: Language): FoldSentence {
  const folds = new Map(language.rows('ja/memory-folds').map(({ from = '', to = '' }) => [from, to]))
  const any = `[${[...folds.keys()].map((letter) => letter.replace(/[\\\]^-]/, '\\$&')).join('')}]`
  const punctuation = new RegExp(`(?<!\\p{Nd})${any}|${any}(?!\\p{Nd})`, 'gu')
  return (text) =>
    text
      .replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')
      .replace(/[^\p{No}\p{So}]+|[\p{No}\p{So}]/gu, narrow)
      .trim()
      .replace(/\s+/g, (space, at: number, all: string) => (ascii(all[at - 1]) && ascii(all[at + space.length]) ? ' ' : ''))
      .replace(punctuation, (mark) => folds.get(mark) ?? mark)
}

/** ㈱ is (株), but ① stays: it is no 1. */
function narrow(run: string): string {
  const made = run.normalize('NFKC')
  return /^[\p{No}\p{So}]/u.test(run) && /\p{Nd}/u.test(made) ? run : made
}

function ascii(letter: string | undefined): boolean {
  return letter !== undefined && letter > ' ' && letter < '\u007f'
}
