import type { Token } from '../document.ts'
import type { Language } from '../language/load.ts'

/** Longer runs of capital letters are read as words, if at all. */
const longestSpelled = 5

/** Makes the reading of tokens: 全|固体|電池 → ぜんこたいでんち, EV → いーぶい; '' when a part cannot be read. */
export function makeReading(language: Language): (tokens: readonly Token[]) => string {
  const letters = new Map(language.rows('ja/romaji-letters').map(({ letter, reading }) => [letter!, reading!]))
  const part = ({ given, reading, surface }: Token): string => {
    if (given || reading) return given || reading
    if (/^[\p{Script=Katakana}\p{Script=Hiragana}\u30fc]+$/u.test(surface)) return surface
    const half = surface.normalize('NFKC')
    if (half.length > longestSpelled || !/^[A-Z]+$/.test(half)) return ''
    const read = [...half].map((letter) => letters.get(letter) ?? '')
    return read.every(Boolean) ? read.join('') : ''
  }
  return (tokens) => {
    // Rare words fall into single letters, each read as if it stood alone.
    if (tokens.length > 1 && tokens.every(({ surface, given }) => !given && /^\p{Script=Han}$/u.test(surface))) return ''
    const parts = tokens.map(part)
    // Brackets behind a compound read all of it.
    const given = tokens.at(-1)?.given
    if (given && parts.length > 1 && hiragana(given).startsWith(hiragana(parts[0]!))) return hiragana(given)
    return parts.length && parts.every(Boolean) ? hiragana(parts.join('')) : ''
  }
}

/** カラ → から. */
export function hiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
}
