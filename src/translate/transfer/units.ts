import type { Lexicon, Word } from '../../language/lexicon.ts'
import type { Loanwords } from '../../language/loanwords.ts'
import { type Morph, textOf } from '../nodes/node.ts'

/** A word of the lexicon, an entity, a quantity, a name, or a token nobody knows. */
export interface Unit {
  readonly ja: string
  readonly morphs: readonly Morph[]
  readonly rows: readonly Word[]
  readonly pos: string
}

const katakanaOnly = /^[\p{Script=Katakana}ー]+$/u
const single = (morph: Morph) => morph.entity !== undefined || morph.quantity !== undefined

/** Cuts content words into units, longest lexicon match first: 新|エネルギー|車 → 新エネルギー車. Entities and quantities stand alone. `isWord`: katakana that is one English word, ブレークスルー breakthrough. */
export function segment(morphs: readonly Morph[], lexicon: Lexicon, loanwords?: Loanwords, isWord?: (katakana: string) => boolean): Unit[] {
  const made: Unit[] = []
  for (let at = 0; at < morphs.length; ) {
    const first = morphs[at]!
    if (single(first)) {
      made.push({ ja: first.surface, morphs: [first], rows: [], pos: first.pos })
      at++
      continue
    }
    let surface = ''
    let best = 0
    let bestText = ''
    for (let next = at; next < morphs.length && !single(morphs[next]!) && surface.length < lexicon.longest; next++) {
      surface += morphs[next]!.surface
      if (lexicon.has(surface)) {
        best = next - at + 1
        bestText = surface
      }
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
    const parts = splitWord(first, lexicon, loanwords, isWord)
    if (parts) made.push(...parts)
    else made.push({ ja: first.surface, morphs: [first], rows: lexicon.words(first.lemma), pos: first.pos })
    at++
  }
  return made
}

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
