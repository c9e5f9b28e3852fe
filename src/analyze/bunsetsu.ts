import type { Quantity, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeCompoundFinder } from './compounds.ts'
import { is, type WordLists, wordLists } from './words.ts'

/** Marks after which something new begins: 米国：資本市場が… A range (3―5) is none. */
export const divider = /^[:：|｜―—─…‥→⇒]+$/
const longestNote = 14
const round = /^[（(［[〔【＝=]$/
const latin = /[\p{Script=Latin}\p{Nd}\p{P}]/u
const han = /\p{Script=Han}/u

/** Tokens and the quantities among them → indices of the tokens that begin a bunsetsu, ascending, the first is 0; [] for no tokens. */
export type Chunk = (tokens: readonly Token[], quantities: readonly Quantity[]) => number[]

/**
 * Makes the chunker. 昨年、会社は工場を建てた。 → 昨年、|会社は|工場を|建てた。
 * Compound postpositions (に向けて) join the bunsetsu before them unless `compounds` is false.
 */
export function makeChunker(language: Language, { compounds = true } = {}): Chunk {
  const words = wordLists(language)
  const compoundAt = makeCompoundFinder(language)

  return (tokens, quantities) => {
    const starts = new Uint8Array(tokens.length)
    let first = 0
    for (let at = 0; at < tokens.length; at += 1) {
      if (at > 0 && !begins(words, tokens, at, first)) continue
      starts[at] = 1
      first = at
    }
    if (compounds) {
      for (let at = 1; at < tokens.length; at += 1) {
        const found = compoundAt(tokens, at)
        if (!found) continue
        starts.fill(0, at, at + found.length)
        at += found.length - 1
      }
    }
    clearInside(starts, tokens, quantities)
    closeRound(starts, tokens)
    const made: number[] = []
    starts.forEach((start, at) => {
      if (start) made.push(at)
    })
    return made
  }
}

/** A short parenthesis behind a noun is part of that noun's bunsetsu: 国軒高科（Gotion High-Tech）などの. */
function closeRound(starts: Uint8Array, tokens: readonly Token[]) {
  for (let at = 1; at < tokens.length; at += 1) {
    if (starts[at] || !round.test(tokens[at]!.surface) || !is(tokens[at]!.pos, 'symbol.open')) continue
    const limit = Math.min(tokens.length, at + longestNote)
    let close = at + 1
    while (close < limit && !is(tokens[close]!.pos, 'symbol.close') && tokens[close]!.pos !== 'symbol.stop') close += 1
    if (close < limit && is(tokens[close]!.pos, 'symbol.close')) starts.fill(0, at, close + 1)
    else starts[at] = 1
  }
}

function clearInside(starts: Uint8Array, tokens: readonly Token[], quantities: readonly Quantity[]) {
  let at = 0
  for (const quantity of quantities) {
    while (at < tokens.length && tokens[at]!.start <= quantity.start) at += 1
    for (; at < tokens.length && tokens[at]!.start < quantity.end; at += 1) starts[at] = 0
  }
}

/** White space that parts phrases, as in headlines; between Latin words it parts only words. */
export function isGap(before: Token, token: Token): boolean {
  return token.start > before.end && before.given === undefined && !(latin.test(before.surface) || latin.test(token.surface))
}

/** Whether the token at `at` (not the first) begins a bunsetsu, when the current one began at `first`. */
function begins(words: WordLists, tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at]!
  const before = tokens[at - 1]!
  if (isGap(before, token)) return true
  if (is(before.pos, 'symbol.open')) return false
  if (is(token.pos, 'symbol.open')) return !(round.test(token.surface) && (isNominal(before) || is(before.pos, 'symbol.close')))
  if (is(token.pos, 'symbol') || is(token.pos, 'particle') || is(token.pos, 'auxiliary')) return false
  if (is(before.pos, 'symbol.stop') || is(before.pos, 'symbol.comma')) return true
  if (divider.test(before.surface) && !(is(token.pos, 'noun.number') && tokens[at - 2]?.pos === 'noun.number')) return true
  if (is(token.pos, 'suffix') || token.pos === 'verb.suffix' || token.pos === 'adjective.suffix') return false
  if (is(before.pos, 'prefix')) return false
  if (is(token.pos, 'verb')) return verbBegins(words, tokens, at)
  if (is(token.pos, 'adjective')) return adjectiveBegins(words, tokens, at)
  if (is(token.pos, 'formal')) {
    if (words('formal-join').has(token.surface) || is(token.pos, 'formal.auxiliary')) return false
    return !(token.pos === 'formal.adverbial' && isNominal(before) && !is(before.pos, 'formal'))
  }
  if (isNominal(token) || is(token.pos, 'prefix')) return nounBegins(words, tokens, at, first)
  return true
}

/** Nouns of every kind, pronouns, numbers, suffixes and unknown words. */
export function isNominal(token: Token): boolean {
  return is(token.pos, 'noun') || is(token.pos, 'pronoun') || is(token.pos, 'suffix') || is(token.pos, 'formal') || token.pos === 'unknown'
}

function verbBegins(words: WordLists, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!
  const before = tokens[at - 1]!
  const earlier = tokens[at - 2]
  const next = tokens[at + 1]
  if ((isNominal(before) || is(before.pos, 'symbol.close')) && words('auxiliary-verb').has(token.lemma)) return false
  if (is(before.pos, 'adverb') && words('do').has(token.lemma)) return false
  if (isContinuative(before) && !words('auxiliary-verb').has(token.lemma)) return false
  const afterTe = before.pos === 'particle.link' && words('te').has(before.surface)
  const afterTeFocus =
    is(before.pos, 'particle') &&
    words('focus').has(before.surface) &&
    earlier !== undefined &&
    words('te').has(earlier.surface) &&
    earlier.pos === 'particle.link'
  if (token.pos === 'verb.dependent')
    return !(afterTe || afterTeFocus || is(before.pos, 'verb') || is(before.pos, 'auxiliary') || isNominal(before) || isStem(before))
  if ((afterTe || afterTeFocus) && words('te-verb').has(token.lemma)) return false
  if (words('be').has(token.lemma)) {
    if (before.pos === 'auxiliary' && before.conjugation === 'da') return false
    if (before.pos === 'particle.case' && words('te').has(before.surface)) return false
    if (words('focus').has(before.surface) && earlier?.pos === 'auxiliary' && earlier.conjugation === 'da') return false
  }
  if (words('may').has(token.lemma) && words('focus').has(before.surface) && earlier && words('ka').has(earlier.surface)) return false
  if (words('must').has(token.lemma) && next && words('negation').has(next.surface)) {
    if (before.pos === 'particle.link' || (words('focus').has(before.surface) && earlier?.pos === 'particle.link')) return false
  }
  return true
}

/** A verb stem that the next word may be built on: 取り調べ|段階, 巻き|起こる. */
function isContinuative(token: Token): boolean {
  return token.pos === 'verb' && token.form === 'continuative' && han.test(token.surface)
}

/** 高|すぎる: an adjective without its ending. */
function isStem(token: Token): boolean {
  return token.pos === 'adjective' && token.form === 'stem'
}

function adjectiveBegins(words: WordLists, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!
  const before = tokens[at - 1]!
  const earlier = tokens[at - 2]
  if (token.pos === 'adjective.dependent')
    return !(is(before.pos, 'verb') || is(before.pos, 'auxiliary') || before.pos === 'particle.link' || isNominal(before))
  if (words('no').has(token.lemma)) {
    if (is(before.pos, 'auxiliary') || is(before.pos, 'adjective')) return false
    if (words('focus').has(before.surface) && earlier?.pos === 'auxiliary') return false
    if (words('focus').has(before.surface) && earlier && words('te').has(earlier.surface)) return false
  }
  return true
}

function nounBegins(words: WordLists, tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at]!
  const before = tokens[at - 1]!
  if (is(before.pos, 'symbol')) return false
  if (isContinuative(before) && !is(tokens[at - 2]?.pos ?? '', 'particle') && is(token.pos, 'noun') && !is(token.pos, 'noun.adverbial'))
    return false
  if (!isNominal(before)) return true
  if (is(before.pos, 'formal')) return true
  if (is(before.pos, 'pronoun')) return true
  if (at - 1 === first || tokens[at - 2] === undefined) {
    if (words('time').has(before.surface)) return !(words('time-opener').has(before.surface) && is(token.pos, 'noun.number'))
  }
  if (is(token.pos, 'noun.number') && words('date-part').has(before.surface)) return !words('date-part').has(tokens[at + 1]?.surface ?? '')
  // 12日時点で: as of the day, one phrase
  return before.pos === 'suffix.counter' && words('day').has(before.surface) && !words('day-stamp').has(token.surface)
}
