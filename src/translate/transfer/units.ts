import type { Lexicon, Word } from '../../language/lexicon.ts'
import type { Loanwords } from '../../language/loanwords.ts'
import { type Morph, textOf } from '../nodes/node.ts'
import type { ImportedWords } from './imported-words.ts'

/** A word of the lexicon, an entity, a quantity, a name, or a token nobody knows. */
export interface Unit {
  readonly ja: string
  readonly morphs: readonly Morph[]
  readonly rows: readonly Word[]
  readonly pos: string
}

const katakanaOnly = /^[\p{Script=Katakana}ー]+$/u
const single = (morph: Morph) => morph.entity !== undefined || morph.quantity !== undefined

/** Whether a longer headword obeys the terms inside it: 地熱発電|所 geothermal power plant holds geothermal power. */
export function obeys(rows: readonly Word[], terms: readonly string[]): boolean {
  const en = ` ${rows[0]?.en.toLowerCase() ?? ''} `
  return terms.every((term) => en.includes(` ${term.toLowerCase()} `) || en.includes(` ${term.toLowerCase()}s `))
}

/** The longest headword that begins at a token, and how many tokens it covers; a term of the glossary yields to one whose English has its own in it. */
function longestHeadword(morphs: readonly Morph[], at: number, lexicon: Lexicon): { length: number; text: string } {
  let surface = ''
  let length = 0
  let text = ''
  const terms: string[] = []
  for (let next = at; next < morphs.length && surface.length < lexicon.longest; next++) {
    const { quantity, entity } = morphs[next]!
    if (quantity || (entity && entity.source !== 'glossary')) break
    if (entity) terms.push(entity.en)
    surface += morphs[next]!.surface
    if (next === at && entity) continue
    if (!lexicon.has(surface) || (terms.length > 0 && !obeys(lexicon.words(surface), terms))) continue
    length = next - at + 1
    text = surface
  }
  return { length, text }
}

/** Cuts content words into units, longest lexicon match first: 新|エネルギー|車 → 新エネルギー車. Entities and quantities stand alone. `isWord`: katakana that is one English word, ブレークスルー breakthrough. */
export function segment(
  morphs: readonly Morph[],
  lexicon: Lexicon,
  loanwords?: Loanwords,
  isWord?: (katakana: string) => boolean,
  imported?: ImportedWords,
): Unit[] {
  const made: Unit[] = []
  for (let at = 0; at < morphs.length; ) {
    const first = morphs[at]!
    const { length: best, text: bestText } = first.quantity ? { length: 0, text: '' } : longestHeadword(morphs, at, lexicon)
    // 太陽光発電|事業者 and not 太陽光発電事業|者: a headword must not cut the one behind its term
    if (single(first) && (best < 2 || longestHeadword(morphs, at + 1, lexicon).length > best - 1)) {
      made.push({ ja: first.surface, morphs: [first], rows: [], pos: first.pos })
      at++
      continue
    }
    const foreign = imported?.any ? importedRun(morphs, at, best, lexicon, imported) : undefined
    if (foreign) {
      made.push({ ...foreign, pos: 'noun' })
      at += foreign.morphs.length
      continue
    }
    const run = isWord ? katakanaRun(morphs, at) : 0
    const spelt = textOf(morphs.slice(at, at + run))
    if (run > 1 && run > best && isWord?.(spelt)) {
      made.push({ ja: spelt, morphs: morphs.slice(at, at + run), rows: [], pos: 'noun' })
      at += run
      continue
    }
    if (best > 1 || (best === 1 && !first.name)) {
      const pos = best === 1 ? first.pos : 'noun'
      made.push({ ja: bestText, morphs: morphs.slice(at, at + best), rows: lexicon.words(bestText), pos })
      at += best
      continue
    }
    if (first.name) {
      made.push({ ja: first.surface, morphs: [first], rows: lexicon.words(first.surface), pos: 'noun.proper' })
      at++
      continue
    }
    const whole = imported?.any && !loanwords?.(first.surface) && !lexicon.has(first.lemma) ? importedWord(first, imported) : undefined
    if (whole) {
      made.push(whole)
      at++
      continue
    }
    const parts = splitWord(first, lexicon, loanwords, isWord)
    if (parts) made.push(...parts)
    else made.push({ ja: first.surface, morphs: [first], rows: lexicon.words(first.lemma), pos: first.pos })
    at++
  }
  return made
}

const importable = /^(?:noun|unknown|suffix|prefix|adjective|verb|adverb)/

/** An imported word of several tokens, longer than any of our own that begins here, and cutting none of our own that begins inside it. */
function importedRun(
  morphs: readonly Morph[],
  at: number,
  best: number,
  lexicon: Lexicon,
  imported: ImportedWords,
): Omit<Unit, 'pos'> | undefined {
  let surface = ''
  let found: Omit<Unit, 'pos'> | undefined
  let reach = 0
  for (let next = at; next < morphs.length; next++) {
    const morph = morphs[next]!
    if (single(morph) || morph.name || !importable.test(morph.pos)) break
    surface += morph.surface
    if (surface.length > imported.longest) break
    reach = Math.max(reach, next + longestHeadword(morphs, next, lexicon).length)
    const length = next - at + 1
    if (length < 2 || length <= best || reach > next + 1) continue
    const row = imported.row(surface, ['n', 'exp'])
    if (row) found = { ja: surface, morphs: morphs.slice(at, next + 1), rows: [row] }
  }
  return found
}

/** A token as an imported word of its class. */
function importedWord(morph: Morph, imported: ImportedWords): Unit | undefined {
  const { pos, lemma } = morph
  const wanted = /^(?:noun|unknown)/.test(pos) ? nounClasses : pos === 'adverb' ? adverbClasses : undefined
  const row = wanted && imported.row(lemma, wanted)
  return row && { ja: morph.surface, morphs: [morph], rows: [row], pos }
}

const nounClasses = ['n', 'na', 'exp'] as const
const adverbClasses = ['adv', 'n'] as const

/** How many tokens are one run of katakana that no name is part of: ブレーク|スルー. */
function katakanaRun(morphs: readonly Morph[], at: number): number {
  let end = at
  while (
    end < morphs.length &&
    !single(morphs[end]!) &&
    !morphs[end]!.name &&
    katakanaOnly.test(morphs[end]!.surface) &&
    (end === at || morphs[end]!.start === morphs[end - 1]!.end)
  )
    end++
  return end - at
}

/** A token the lexicon lacks may be two words it has: 量産技術 → 量産|技術. Fewest parts, each of two characters or more. */
function splitWord(morph: Morph, lexicon: Lexicon, loanwords?: Loanwords, isWord?: (katakana: string) => boolean): Unit[] | null {
  const { surface } = morph
  if (surface.length < 4 || surface.length > 16 || morph.pos.startsWith('noun.proper') || morph.pos.startsWith('verb')) return null
  const katakana = katakanaOnly.test(surface)
  const listed = (word: string): boolean =>
    katakana ? word.length >= 3 && (lexicon.has(word) || loanwords?.(word) !== undefined) : lexicon.has(word)
  if (katakana && loanwords?.(surface)) return null
  const best: (number[] | null)[] = [[]]
  for (let end = 1; end <= surface.length; end++) {
    best[end] = null
    for (let start = Math.max(0, end - 10); start <= end - 2; start++) {
      const before = best[start]
      if (!before || !listed(surface.slice(start, end))) continue
      if (!best[end] || before.length + 1 < best[end]!.length) best[end] = [...before, end]
    }
  }
  const cuts = best[surface.length]
  if (!cuts || cuts.length < 2 || cuts.length > 4 || (katakana && isWord?.(surface))) return null
  let start = 0
  return cuts.map((end) => {
    const ja = surface.slice(start, end)
    const part: Morph = { ...morph, surface: ja, lemma: ja, start: morph.start + start, end: morph.start + end, reading: '' }
    start = end
    return { ja, morphs: [part], rows: lexicon.words(ja), pos: 'noun' }
  })
}
