import type { Span } from '../document.ts'

export interface EnglishWord {
  /** Lower case, without accents and dots. */
  readonly text: string
  /** As it stands, without dots. */
  readonly exact: string
  readonly span: Span
}

/** English words with their places, ready for whole-word lookups. Quotes, hyphens, dots of abbreviations, accents and case are evened out. */
export interface EnglishWords {
  readonly source: string
  readonly words: readonly EnglishWord[]
  /** Places in `words` by `text`, ascending. */
  readonly at: ReadonlyMap<string, readonly number[]>
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:\.(?=\p{L}\b)\p{L})*|[&+]/gu

/** Letters that no accent is taken off by decomposition. */
const letters: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', ß: 'ss', đ: 'd', ı: 'i', '&': 'and' }

/** Cuts English into words: "U.S.-led all-solid-state batteries" → us, led, all, solid, state, batteries; "Johnson & Johnson" → johnson, and, johnson. */
export function indexWords(source: string): EnglishWords {
  const words = wordsOf(source)
  const at = new Map<string, number[]>()
  words.forEach(({ text }, index) => {
    const places = at.get(text)
    if (places) places.push(index)
    else at.set(text, [index])
  })
  return { source, words, at }
}

/** The words of a text in order. */
export function wordsOf(source: string): EnglishWord[] {
  return [...source.matchAll(wordPattern)].map(({ 0: raw, index }) => {
    const exact = raw.normalize('NFKC').replaceAll('.', '')
    return { text: evened(exact), exact, span: { start: index, end: index + raw.length } }
  })
}

function evened(word: string): string {
  const lower = word.toLowerCase()
  if (/^[a-z0-9]*$/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłæœßđı&]/g, (letter) => letters[letter] ?? letter)
}
