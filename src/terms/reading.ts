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
    if (tokens.some((token, at) => isDoubtful(token, tokens[at - 1], tokens[at + 1]))) return ''
    const parts = tokens.map(part)
    // Brackets behind a compound read all of it.
    const given = tokens.at(-1)?.given
    if (given && parts.length > 1 && hiragana(given).startsWith(hiragana(parts[0]!))) return hiragana(given)
    return parts.length && parts.every(Boolean) ? hiragana(parts.join('')) : ''
  }
}

/** Letters beside others are seldom read as if they stood alone: 白|未熟|粒, 畦|畔, 測|距計. So are numerals and surnames in other words: 五島|潮流. */
function isDoubtful({ surface, pos, given }: Token, before: Token | undefined, next: Token | undefined): boolean {
  if (given || !/^\p{Script=Han}/u.test(surface)) return false
  if (pos === 'noun.number' && next) return true
  const beside = [before, next].some((other) => other && !/^(?:particle|symbol)/.test(other.pos) && /\p{Script=Han}/u.test(other.surface))
  if (!beside) return false
  if (/^noun\.proper\.(?:surname|given)/.test(pos)) return next !== undefined && next.pos !== 'noun.proper.given' && !before
  return surface.length === 1 && /^(?:noun|verb|unknown)/.test(pos)
}

/** カラ → から. */
export function hiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
}
