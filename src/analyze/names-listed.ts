import type { EntityType, Token } from '../document.ts'
import { makeLexicon, type Word } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { isNoun, kata, runWord, type Scan } from './names-scan.ts'
import type { Titles } from './names-titles.ts'

/** Names of the lexicon in the sentence. */
export interface ListedNames {
  /** Takes the names that hold a particle, a number or a mark, which no run of nouns holds: 日本|維新|の|会, ダウ|工業|株|30|種|平均. */
  mixed(scan: Scan): void
  /** Takes the longest name of two words or more within [first, last) that ends there: 連邦|準備|理事|会. */
  endsAt(scan: Scan, first: number, last: number): boolean
  /** Type of a single word that the lexicon knows as a name first of all: NHK, 楽天; '' for any other. `alone`: it opens the sentence, as イオン does the firm. */
  typeOf(token: Token, alone?: boolean): EntityType | ''
}

const longestRun = 8
const longestMixed = 16
const longestText = 24

/** Makes the finder of names the lexicon lists; words that are names of anything of their kind (国会) are none. */
export function makeListedNames(language: Language, titles: Titles): ListedNames {
  const lexicon = makeLexicon(language)
  const generic = new Set(language.rows('ja/name-cues').flatMap((row) => (row.side === 'generic' ? [row.cue ?? ''] : [])))

  /** The first row that is a name; for a single word no other of another kind may stand before it. */
  function nameRow(text: string, several = true): Word | undefined {
    if (!lexicon.has(text)) return undefined
    const rows = lexicon.words(text)
    const row = rows.find(({ pos }) => pos === 'name')
    if (row && !several && rows[0] !== row && !sameKind(rows[0]!, row)) return undefined
    return row && row.type !== '' && row.type !== 'OTHER' && !generic.has(row.ja) ? row : undefined
  }

  function mixedEnd(scan: Scan, first: number): number {
    const { tokens } = scan
    let text = tokens[first]!.surface
    let mixed = !runWord(tokens[first]!)
    let found = first
    for (let last = first + 1; last < Math.min(tokens.length, first + longestMixed); last++) {
      const token = tokens[last]!
      if (!scan.adjacent(last) || scan.taken(last) || (token.pos === 'symbol.stop' && !/^[!！]$/.test(token.surface))) break
      text += token.surface
      if (text.length > longestText) break
      mixed ||= !runWord(token)
      if (mixed && text.length > 2 && nameRow(text)) found = last + 1
    }
    return found
  }

  return {
    mixed(scan) {
      const { tokens } = scan
      for (let at = 0; at < tokens.length; at++) {
        const { pos } = tokens[at]!
        if (scan.taken(at) || /^(?:particle|symbol|auxiliary|suffix)/.test(pos)) continue
        // 中国維新の会 ends in no party of Japan.
        if (scan.adjacent(at) && isNoun(tokens[at - 1]!) && isNoun(tokens[at]!)) continue
        const end = mixedEnd(scan, at)
        if (end === at) continue
        const { type } = nameRow(scan.textOf(at, end))!
        if (type !== 'PERSON' || titles.titleAt(scan, end, true) !== '' || end > at + 2) scan.take(at, end, type as EntityType)
        at = end - 1
      }
    },
    endsAt(scan, first, last) {
      const { tokens } = scan
      for (let at = Math.max(first, last - longestRun); at < last - 1; at++) {
        const row = nameRow(scan.textOf(at, last))
        if (!row) continue
        // トランプ大統領 is a person with a title; ハイセンス is two common words more often than a maker.
        if (row.type === 'PERSON' && titles.isTitle(tokens[last - 1]!.surface)) continue
        const parts = tokens.slice(at, last)
        if ((row.type === 'ORG' || row.type === 'PERSON') && parts.every((part) => commonKatakana(part))) continue
        return scan.take(at, last, row.type as EntityType)
      }
      return false
    },
    typeOf(token, alone = false) {
      if (!isNoun(token)) return ''
      const row = nameRow(token.surface, false)
      if (!row || row.type === 'PERSON') return ''
      // A common word in katakana may be a maker's name too: イオン.
      const common = lexicon.words(token.surface).some((one) => one.pos !== 'name' && !sameKind(one, row))
      if (alone && row.type === 'ORG') return 'ORG'
      if (token.known && !token.pos.startsWith('noun.proper') && (common || row.type === 'PRODUCT')) return ''
      return common && row.type !== 'ORG' && row.type !== 'LOC' ? '' : (row.type as EntityType)
    },
  }
}

/** The word is listed with the name's own English or kind: アップル, an organisation in both tables. */
function sameKind(word: Word, row: Word): boolean {
  return word.sem === row.sem || word.en.toLowerCase() === row.en.toLowerCase()
}

function commonKatakana(part: Token): boolean {
  return part.known && part.pos.startsWith('noun') && !part.pos.startsWith('noun.proper') && kata.test(part.surface)
}
