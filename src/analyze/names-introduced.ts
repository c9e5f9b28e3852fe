import type { Language } from '../language/load.ts'
import { isNoun, kanji, kata, personTag, placeTag, type Scan } from './names-scan.ts'
import type { Titles } from './names-titles.ts'

const longestName = 5

/** Makes the finder of organisations that the noun before says to be one: メーカーの|アオネ|電池は → ORG. Common words alone are no name: メーカーの新製品は. */
export function makeIntroducedFinder(language: Language, titles: Titles): (scan: Scan) => void {
  const rows = language.rows('ja/name-cues')
  const makers = new Set(rows.flatMap((row) => (row.side === 'before' && row.type === 'ORG' ? [row.cue ?? ''] : [])))
  const links = new Set(rows.flatMap((row) => (row.side === 'of' ? [row.cue ?? ''] : [])))
  const generic = new Set(rows.flatMap((row) => (row.side === 'generic' ? [row.cue ?? ''] : [])))

  return (scan) => {
    const { tokens, adjacent } = scan
    for (let at = 1; at < tokens.length - 2; at++) {
      if (!links.has(tokens[at]!.surface) || tokens[at]!.pos !== 'particle.adnominal' || !makers.has(tokens[at - 1]!.lemma)) continue
      const first = at + 1
      let last = first
      while (last < tokens.length && (last === first || adjacent(last)) && isNoun(tokens[last]!) && !scan.taken(last)) last++
      const words = tokens.slice(first, last)
      const next = tokens[last]
      if (!next || words.length < 2 || words.length > longestName || !/^(?:particle\.topic|symbol\.open)/.test(next.pos)) continue
      if (placeTag(words[0]!) || words.some(personTag) || generic.has(words.at(-1)!.surface) || titles.isTitle(words.at(-1)!.surface))
        continue
      if (!words.every(({ surface }) => kata.test(surface) || kanji.test(surface))) continue
      if (words.some(({ known, pos }) => !known || pos.startsWith('noun.proper'))) scan.take(first, last, 'ORG')
    }
  }
}
