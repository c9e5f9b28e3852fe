import { kanji, personTag, type Scan, titleWord } from './names-scan.ts'
import type { Titles } from './names-titles.ts'

/** Names the dictionary cuts into pieces, told by what stands behind them. */
export interface Pieces {
  /** End of the short words in kanji that stand before a title or an age: 結|弦|さん, 玄|師|さん; `at` when there is none. */
  titledEnd(scan: Scan, at: number): number
  /** Start of a name cut into single characters, before a title or an age at `end`: 楠|見|雄|規|社長, 九|段|理江|さん; `end` when there is none. */
  crumbled(scan: Scan, end: number): number
}

/** Makes the reader of such pieces from the titles. */
export function makePieces(titles: Titles): Pieces {
  function titledEnd(scan: Scan, at: number): number {
    const { tokens } = scan
    let length = 0
    for (let last = at; last < Math.min(at + 3, tokens.length) && scan.adjacent(last); last++) {
      const part = tokens[last]!
      if (!kanji.test(part.surface) || scan.taken(last)) return at
      const proper = part.pos.startsWith('noun.proper')
      const courtesy = last > at && part.surface.length === 1 && titles.titleAt(scan, last + 1, true) === 'person'
      if ((titles.notGiven(part.surface) && !courtesy) || (part.surface.length > 1 && part.known && !proper) || part.pos === 'suffix.place')
        return at
      length += part.surface.length
      if (length > 3) return at
      // 玄|師|さん: a title with a title of courtesy after it is part of the name.
      const doubled = tokens[last + 1]?.surface.length === 1 && titles.titleAt(scan, last + 2, true) === 'person'
      if (!doubled && (titles.titleAt(scan, last + 1, true) !== '' || titles.ageAt(scan, last + 1))) return last + 1
    }
    return at
  }

  function crumbled(scan: Scan, end: number): number {
    const { tokens } = scan
    let first = end
    let length = 0
    while (first > 0 && !scan.taken(first - 1)) {
      const part = tokens[first - 1]!
      const given = first === end && part.pos === 'noun.proper.given'
      if (!kanji.test(part.surface) || (part.surface.length > 1 && !given) || titles.notGiven(part.surface)) break
      if (/^(?:particle|symbol|auxiliary$|suffix\.(?:person|place))/.test(part.pos)) break
      first--
      length += part.surface.length
      if (!scan.adjacent(first)) break
    }
    const led = first > 0 && scan.adjacent(first) && (titleWord(tokens[first - 1]!) || tokens[first - 1]!.pos === 'noun.number')
    const named = tokens.slice(first, end).some((part) => personTag(part) || !part.known)
    return length >= 3 && length <= 5 && end - first > 1 && !led && named ? first : end
  }

  return { titledEnd, crumbled }
}
