import type { Language } from '../language/load.ts'
import { type Scan, titleWord } from './names-scan.ts'

/** What stands beside a person: titles, ages, and the words that may come between. */
export interface Titles {
  /** Kind of the title that begins within the noun run at `at`: '' when none; direct titles only when `direct`. */
  titleAt(scan: Scan, at: number, direct?: boolean): string
  /** （25） */
  ageAt(scan: Scan, at: number): boolean
  /** A title that makes a name of a common word in katakana too: トランプ氏 is no pack of cards. */
  sureAt(scan: Scan, at: number): boolean
  /** 前, 財務, 会長: no part of a given name. */
  notGiven(word: string): boolean
  isTitle(word: string): boolean
}

const longestTitle = 6

/** Makes the reader of titles from `ja/name-titles.tsv` and `ja/name-title-modifiers.tsv`: 木藤|米|財務|長官 → office. */
export function makeTitles(language: Language): Titles {
  const titles = new Map(language.rows('ja/name-titles').map((row) => [row.title ?? '', row.kind ?? '']))
  const sure = new Set(language.rows('ja/name-titles').flatMap((row) => (row.sure ? [row.title ?? ''] : [])))
  const modifiers = new Set(language.rows('ja/name-title-modifiers').map((row) => row.word ?? ''))

  return {
    titleAt(scan, at, direct = false) {
      const { tokens } = scan
      let text = ''
      const end = Math.min(tokens.length, at + longestTitle)
      for (let last = at; last < end; last++) {
        const token = tokens[last]!
        if (!scan.adjacent(last) || !titleWord(token)) return ''
        // The place suffix makes "X prefecture governor": X is then no person.
        if (last === at && token.pos === 'suffix.place') return ''
        text += token.surface
        for (let cut = 0; cut < text.length && (!direct || cut === 0); cut++) {
          const kind = titles.get(text.slice(cut))
          if (kind && (cut === 0 || kind === 'office')) return kind
        }
        if (token.pos === 'suffix.person' && (!direct || last === at)) return 'person'
      }
      return ''
    },
    ageAt: (scan, at) =>
      scan.adjacent(at) &&
      /^[(\uff08]$/.test(scan.tokens[at]!.surface) &&
      /^[0-9\uff10-\uff19]{1,3}$/.test(scan.tokens[at + 1]?.surface ?? '') &&
      /^[)\uff09]$/.test(scan.tokens[at + 2]?.surface ?? ''),
    sureAt: (scan, at) =>
      scan.adjacent(at) && (sure.has(scan.textOf(at, at + 1)) || (scan.adjacent(at + 1) && sure.has(scan.textOf(at, at + 2)))),
    notGiven: (word) => modifiers.has(word) || titles.has(word),
    isTitle: (word) => titles.has(word),
  }
}
