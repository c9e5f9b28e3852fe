import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { isNoun, kanji, kata, personTag, placeTag, type Scan, titleWord } from './names-scan.ts'
import type { Titles } from './names-titles.ts'

const longestName = 5
const longestSeat = 7

/**
 * Makes the finder of organisations that the noun before says to be one: メーカーの|アオネ|電池は → ORG, or where they sit: 丸友|化学|（東京・中央）.
 * Common words alone are no name (メーカーの新製品は) unless the last one ends names of firms and no dictionary has them together: 大手の|新都|製鋼が.
 */
export function makeIntroducedFinder(language: Language, titles: Titles): (scan: Scan) => void {
  const rows = language.rows('ja/name-cues')
  const makers = new Set(rows.flatMap((row) => (row.side === 'before' && row.type === 'ORG' ? [row.cue ?? ''] : [])))
  const links = new Set(rows.flatMap((row) => (row.side === 'of' ? [row.cue ?? ''] : [])))
  const generic = new Set(rows.flatMap((row) => (row.side === 'generic' ? [row.cue ?? ''] : [])))
  const firms = new Set(
    language
      .rows('ja/name-suffixes')
      .flatMap((row) => (row.type === 'ORG' && /^(?:proper|next|firm|coined)$/.test(row.need ?? '') ? [row.suffix ?? ''] : [])),
  )
  const stops = new Set(language.rows('ja/name-stops').map((row) => row.word ?? ''))
  const lexicon = makeLexicon(language)

  /** 新都|製鋼: the last word ends names of firms, and they are no compound of the lexicon. */
  function firm(scan: Scan, first: number, last: number): boolean {
    if (last - first < 2 || last - first > longestName || !firms.has(scan.tokens[last - 1]!.surface)) return false
    for (let at = first; at < last; at++) {
      const { surface } = scan.tokens[at]!
      if (stops.has(surface) || generic.has(surface) || !(kata.test(surface) || kanji.test(surface))) return false
      if (at < last - 1 && lexicon.has(scan.textOf(at, last))) return false
    }
    return true
  }

  /** （東京・中央）, （横浜市）: a place by itself in brackets behind a name at `at`. */
  function seat(scan: Scan, at: number): boolean {
    const { tokens } = scan
    const place = tokens[at + 1]
    if (!tokens[at]?.pos.startsWith('symbol.open') || !place || !placeTag(place)) return false
    let end = at + 2
    while (end < at + longestSeat && tokens[end] && /^(?:noun|suffix\.place|symbol$)/.test(tokens[end]!.pos)) end++
    return tokens[end]?.pos === 'symbol.close'
  }

  function seated(scan: Scan): void {
    const { tokens } = scan
    for (let at = 2; at < tokens.length - 2; at++) {
      if (!seat(scan, at)) continue
      let first = at
      while (first > 0 && isNoun(tokens[first - 1]!) && !scan.taken(first - 1) && (first === at || scan.adjacent(first))) first--
      if (firm(scan, first, at)) scan.take(first, at, 'ORG')
    }
  }

  return (scan) => {
    const { tokens, adjacent } = scan
    seated(scan)
    for (let at = 1; at < tokens.length - 2; at++) {
      if (!links.has(tokens[at]!.surface) || tokens[at]!.pos !== 'particle.adnominal' || !makers.has(tokens[at - 1]!.lemma)) continue
      const first = at + 1
      let last = first
      while (last < tokens.length && (last === first || adjacent(last)) && isNoun(tokens[last]!) && !scan.taken(last)) last++
      const words = tokens.slice(first, last)
      const next = tokens[last]
      let whole = first
      while (whole < tokens.length && (whole === first || adjacent(whole)) && titleWord(tokens[whole]!) && !scan.taken(whole)) whole++
      const after = tokens[whole]
      if (after && /^(?:particle\.(?:topic|case)|symbol\.open)/.test(after.pos) && firm(scan, first, whole)) {
        scan.take(first, whole, 'ORG')
        continue
      }
      if (!next || words.length < 2 || words.length > longestName || !/^(?:particle\.topic|symbol\.open)/.test(next.pos)) continue
      if (placeTag(words[0]!) || words.some(personTag) || generic.has(words.at(-1)!.surface) || titles.isTitle(words.at(-1)!.surface))
        continue
      if (!words.every(({ surface }) => kata.test(surface) || kanji.test(surface))) continue
      if (words.some(({ known, pos }) => !known || pos.startsWith('noun.proper'))) scan.take(first, last, 'ORG')
    }
  }
}
