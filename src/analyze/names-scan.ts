import type { EntityType, Token } from '../document.ts'

/** Half-open range of token indices with what it names. */
export interface Found {
  readonly first: number
  readonly last: number
  readonly type: EntityType
}

/** The tokens of one sentence and the names found among them so far; the finders take turns at it. */
export interface Scan {
  readonly tokens: readonly Token[]
  readonly found: readonly Found[]
  taken(at: number): boolean
  /** Makes a name of [first, last) unless part of it is one already. */
  take(first: number, last: number, type: EntityType): boolean
  /** The token at `at` follows the one before it without a gap. */
  adjacent(at: number): boolean
  /** A noun, prefix or suffix follows without a gap. */
  adjacentNoun(at: number): boolean
  textOf(first: number, last: number): string
  /** The name found at the token `at`, if any. */
  nameAt(at: number): Found | undefined
}

export const kata = /^[\p{Script=Katakana}\u30fc\u30fb\uff1d=]+$/u
export const kanji = /^[\p{Script=Han}\u30b1\u30f5\u30f6]+$/u
export const latinName = /^[A-Z\uff21-\uff3a][\p{Script=Latin}\p{N}&.'\u2019-]*$/u
export const joint = /^[\u30fb\uff1d=]$/

/** Opens the scan of one sentence: 王 | 毅 | 外相 → nothing found yet. */
export function makeScan(tokens: readonly Token[]): Scan {
  const found: Found[] = []
  const owner: (Found | undefined)[] = new Array(tokens.length)

  function adjacent(at: number): boolean {
    if (at <= 0 || at >= tokens.length) return false
    const before = tokens[at - 1]!
    return tokens[at]!.start === before.end || before.given !== undefined
  }

  return {
    tokens,
    found,
    adjacent,
    taken: (at) => owner[at] !== undefined,
    nameAt: (at) => owner[at],
    adjacentNoun: (at) => adjacent(at) && titleWord(tokens[at]!),
    take(first, last, type) {
      for (let at = first; at < last; at++) if (owner[at]) return false
      const name = { first, last, type }
      owner.fill(name, first, last)
      found.push(name)
      return true
    },
    textOf(first, last) {
      let text = ''
      for (let at = first; at < last; at++) text += tokens[at]!.surface
      return text
    },
  }
}

/** A noun that is no number: 会社, OpenAI. */
export function isNoun(token: Token): boolean {
  return token.pos === 'unknown' || (token.pos.startsWith('noun') && token.pos !== 'noun.number')
}

/** May stand in a title: a noun, 副 or 長. */
export function titleWord(token: Token): boolean {
  return isNoun(token) || token.pos === 'prefix' || token.pos.startsWith('suffix')
}

/** May stand in the name of an organisation or place: a word, or the marks ・ and &. */
export function runWord(token: Token): boolean {
  if (token.surface === '\u30fb' || token.surface === '&' || token.surface === '\uff06') return true
  return titleWord(token) && !/^[^\p{L}]+$/u.test(token.surface)
}

/** The dictionary calls it a person, a surname or a given name. */
export function personTag(token: Token): boolean {
  return /^noun\.proper\.(?:person|surname|given)$/.test(token.pos)
}

/** The dictionary calls it a place or a country. */
export function placeTag(token: Token): boolean {
  return /^noun\.proper\.(?:place|country)$/.test(token.pos)
}

/** Carries a name by itself: a proper noun, a capitalised Latin word, a katakana or kanji word the dictionary does not hold. */
export function nameLike(token: Token): boolean {
  if (token.pos.startsWith('noun.proper')) return true
  if (latinName.test(token.surface)) return true
  return !token.known && isNoun(token) && token.surface.length > 1 && (kata.test(token.surface) || kanji.test(token.surface))
}
