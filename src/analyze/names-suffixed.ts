import type { EntityType } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { joint, kata, nameLike, personTag, placeTag, runWord, type Scan } from './names-scan.ts'
import type { Titles } from './names-titles.ts'

interface Suffix {
  readonly type: EntityType
  /**
   * `proper`: a proper noun or unknown word must stand before it; `next`: directly before it; `country`: a place or country directly before it;
   * `long`: or enough common nouns; `chain`: words with a middle dot; `cue`: a word of statutes.
   */
  readonly need: string
  /** Fewest characters before the suffix. */
  readonly min: number
}

const longestRun = 12
const longestListed = 8

/**
 * Makes the finder of names that end in a word of organisations, laws, events or places, or that the lexicon lists as several words.
 * ガンフォン|社 → ORG · 隅田|川 → LOC · 日本|電子|情報|協会 → ORG. The longest stretch of nouns wins.
 */
export function makeSuffixedFinder(language: Language, titles: Titles): (scan: Scan) => void {
  const lexicon = makeLexicon(language)
  const stops = new Set(language.rows('ja/name-stops').map((row) => row.word ?? ''))
  const lawCues = language.rows('ja/name-law-cues').map((row) => row.word ?? '')
  const generic = cueSet(language, 'generic')
  const directions = cueSet(language, 'direction')
  const forms = cueSet(language, 'form')
  const suffixes = new Map<string, Suffix[]>()
  for (const row of language.rows('ja/name-suffixes')) {
    const list = suffixes.get(row.suffix ?? '') ?? []
    list.push({ type: (row.type ?? 'OTHER') as EntityType, need: row.need ?? '', min: Number(row.min) })
    suffixes.set(row.suffix ?? '', list)
  }
  const longestSuffix = Math.max(...Array.from(suffixes.keys(), (suffix) => suffix.length))

  return (scan) => {
    const { tokens, textOf } = scan

    function suffixIn(runFirst: number, runEnd: number): number {
      let first = runFirst
      while (first < runEnd && (stops.has(tokens[first]!.surface) || tokens[first]!.pos.startsWith('suffix'))) first++
      // Last match wins: the city's board of education is one name, not two.
      for (let last = runEnd; last > first; last--) {
        if (listed(first, last) || bySuffix(first, last)) return last
      }
      return runEnd
    }

    /** The longest row of the lexicon's names that ends before `last`, two words or more. */
    function listed(first: number, last: number): boolean {
      for (let at = Math.max(first, last - longestListed); at < last - 1; at++) {
        const row = lexicon.words(textOf(at, last))[0]
        if (row?.pos !== 'name' || row.type === '' || row.type === 'OTHER') continue
        if (generic.has(row.ja)) continue
        // トランプ大統領 is a person with a title; ハイセンス is two common words more often than a maker.
        if (row.type === 'PERSON' && titles.isTitle(tokens[last - 1]!.surface)) continue
        const parts = tokens.slice(at, last)
        if (
          parts.every((part) => part.known && part.pos.startsWith('noun') && !part.pos.startsWith('noun.proper') && kata.test(part.surface))
        )
          continue
        return scan.take(at, last, row.type)
      }
      return false
    }

    function bySuffix(first: number, last: number): boolean {
      const text = textOf(first, last)
      for (let length = Math.min(longestSuffix, text.length - 1); length > 0; length--) {
        const rules = suffixes.get(text.slice(-length))
        // A suffix is made of whole words: 最大 ends in no university, 発電機 in no maker of 電機.
        if (!rules || !(whole(first, last, length) || nameLike(tokens[last - 1]!))) continue
        for (const rule of rules) {
          const start = startOf(rule, first, last, length)
          if (start >= 0) return scan.take(start, last, rule.type)
        }
      }
      return false
    }

    /** The last `length` letters are words of their own. */
    function whole(first: number, last: number, length: number): boolean {
      let at = last
      for (let left = length; left > 0 && at > first; ) {
        at--
        left -= tokens[at]!.surface.length
        if (left === 0) return true
      }
      return false
    }

    /** First token of the name, -1 when the rule does not hold. */
    function startOf(rule: Suffix, first: number, last: number, suffixLength: number): number {
      const stem = textOf(first, last).slice(0, -suffixLength)
      if (rule.need === 'cue') return stem.length >= rule.min && lawCues.some((cue) => stem.includes(cue)) ? first : -1
      if (rule.need === 'chain') return stem.length >= rule.min ? chainStart(first, last) : -1
      let proper = -1
      for (let at = last - 1; at >= first; at--) {
        if (!nameLike(tokens[at]!)) continue
        // The suffix alone, when it is a word of its own, is no stem.
        if (textOf(at, last).length - suffixLength < rule.min) continue
        proper = at
        if (rule.type === 'LOC') break
      }
      if (rule.need === 'country')
        return last - first > 1 && placeTag(tokens[last - 2]!) && tokens[last - 1]!.surface.length === suffixLength ? last - 2 : -1
      if (rule.need === 'next')
        return proper >= 0 && textOf(proper, last).length - suffixLength === tokens[proper]!.surface.length ? proper : -1
      if (proper < 0) return rule.need === 'long' && stem.length >= rule.min && !stops.has(stem) ? first : -1
      if (rule.type === 'LOC' && textOf(proper, last).length - suffixLength > tokens[proper]!.surface.length + 3) return -1
      if (rule.type === 'LOC' && tokens[proper]!.pos === 'noun.proper.country' && suffixLength === 1 && rule.need !== 'next') return -1
      // 片山 is a person; only a suffix that is a word of its own makes a place of a surname.
      if (rule.type === 'LOC' && proper === last - 1 && personTag(tokens[proper]!)) return -1
      while (
        proper > first &&
        (tokens[proper - 1]!.pos === 'prefix' || (rule.type === 'LOC' && directions.has(tokens[proper - 1]!.surface)))
      )
        proper--
      return proper
    }

    /** Start of the katakana words with a middle dot among them that end before the suffix word; -1 when there are none. */
    function chainStart(first: number, last: number): number {
      let at = last - 1
      while (at > first && kata.test(tokens[at - 1]!.surface)) at--
      while (at < last - 1 && joint.test(tokens[at]!.surface)) at++
      return at < last - 1 && /[\u30fb]/.test(textOf(at, last)) ? at : -1
    }

    /** 株式会社|X, to the end of the nouns. */
    function withForm(first: number, end: number): number {
      for (let at = first; at < end - 1; at++)
        for (let cut = at + 1; cut < Math.min(at + 6, end); cut++)
          if (forms.has(textOf(at, cut)) && !forms.has(textOf(at, Math.min(cut + 2, end))) && textOf(cut, end).length > 1)
            return scan.take(at, end, 'ORG') ? end : first
      return first
    }

    for (let first = 0; first < tokens.length; ) {
      if (scan.taken(first) || !runWord(tokens[first]!) || joint.test(tokens[first]!.surface)) {
        first++
        continue
      }
      let end = first + 1
      while (end < tokens.length && end - first < longestRun && scan.adjacent(end) && !scan.taken(end) && runWord(tokens[end]!)) end++
      const formed = withForm(first, end)
      const next = formed > first ? formed : suffixIn(first, end)
      first = next > first ? next : end
    }
  }
}

function cueSet(language: Language, side: string): ReadonlySet<string> {
  return new Set(language.rows('ja/name-cues').flatMap((row) => (row.side === side ? [row.cue ?? ''] : [])))
}
