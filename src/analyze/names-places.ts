import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { type Found, joint, kata, placeTag, type Scan } from './names-scan.ts'

/** Katakana of an English plural in -s. */
const plural = /[\u30ba\u30b9]$/u

/**
 * Makes the last turn: names in the order of the text, an address as one name.
 * 神奈川県 | 藤沢市 → 神奈川県藤沢市. A country and what lies in it stay two.
 */
export function makePlaceJoiner(language: Language): (scan: Scan) => Found[] {
  const lexicon = makeLexicon(language)
  const divisions = new Set(language.rows('ja/name-cues').flatMap((row) => (row.side === 'division' ? [row.cue ?? ''] : [])))

  /** 湘南|ベルマーレ, ニューヨーク|・|ヤンキース, コンサドーレ|札幌: a place beside a word in katakana the dictionary does not hold is a team or a firm. */
  function team(scan: Scan, found: Found): Found | null {
    const { tokens } = scan
    const place = tokens[found.first]!
    if (found.type !== 'LOC' || found.last !== found.first + 1 || !placeTag(place)) return null
    const dot = scan.adjacent(found.last) && joint.test(tokens[found.last]!.surface) ? 1 : 0
    let last = found.last + dot
    while (scan.adjacent(last) && foreign(scan, last)) last++
    if (last > found.last + dot && !scan.adjacentNoun(last)) {
      const end = tokens[last - 1]!
      if (!dot || (kata.test(place.surface) && plural.test(end.surface))) return { first: found.first, last, type: 'ORG' }
    }
    if (found.first > 0 && scan.adjacent(found.first) && foreign(scan, found.first - 1) && !scan.adjacentNoun(found.last)) {
      const free = !scan.adjacent(found.first - 1) || !joint.test(tokens[found.first - 2]!.surface)
      if (free && !scan.adjacentNoun(found.first - 1)) return { first: found.first - 1, last: found.last, type: 'ORG' }
    }
    return null
  }

  function foreign(scan: Scan, at: number): boolean {
    const token = scan.tokens[at]!
    const type = scan.nameAt(at)?.type
    if (type !== undefined && type !== 'ORG' && type !== 'OTHER') return false
    if (type === 'ORG' && kata.test(token.surface)) return true
    return !token.known && kata.test(token.surface) && !joint.test(token.surface) && token.surface.length > 3 && !common(token.surface)
  }

  /** A common word, or one that ends in a common word: グランドホテル. */
  function common(word: string): boolean {
    for (let length = Math.min(word.length, 8); length > 2; length--)
      if (lexicon.words(word.slice(-length)).some((row) => row.pos !== 'name')) return true
    return false
  }

  return (scan) => {
    const places = [...scan.found].map((found) => team(scan, found) ?? found)
    const ordered = places.sort((a, b) => a.first - b.first || b.last - a.last)
    const made: Found[] = []
    for (const found of ordered) {
      const before = made.at(-1)
      if (before && found.first < before.last) {
        if (found.type === 'ORG' && found.last > before.last) made[made.length - 1] = { first: before.first, last: found.last, type: 'ORG' }
        continue
      }
      const joins =
        before?.type === 'LOC' &&
        found.type === 'LOC' &&
        before.last === found.first &&
        scan.adjacent(found.first) &&
        divisions.has(scan.tokens[before.last - 1]!.surface.slice(-1))
      if (joins) made[made.length - 1] = { first: before.first, last: found.last, type: 'LOC' }
      else made.push(found)
    }
    return made
  }
}
