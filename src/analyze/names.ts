import type { EntityType, Name, Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeEventFinder } from './names-events.ts'
import { makeIntroducedFinder } from './names-introduced.ts'
import { makeKatakanaFinder } from './names-katakana.ts'
import { makeListedNames } from './names-listed.ts'
import { makePeopleFinder } from './names-people.ts'
import { makePlaceJoiner } from './names-places.ts'
import { makeQuotedFinder } from './names-quoted.ts'
import { makePieceReadings } from './names-readings.ts'
import { type Found, kanji, kata, latinName, makeScan, placeTag, type Scan } from './names-scan.ts'
import { makeSuffixedFinder } from './names-suffixed.ts'
import { makeTitles } from './names-titles.ts'

/**
 * Makes the finder of names that need no glossary: from the dictionary's tags, the lexicon's names and the words beside them.
 * 木藤俊一会長 → 木藤俊一 PERSON · ガンフォン社 → ガンフォン社 ORG · 新大阪駅 → LOC. A compound of common nouns (電力会社) is no name.
 * Names are ascending and do not overlap; spans are those of whole tokens.
 */
export function makeNameFinder(language: Language): (tokens: readonly Token[]) => Name[] {
  const titles = makeTitles(language)
  const lexicon = makeLexicon(language)
  const listed = makeListedNames(language, titles)
  const people = makePeopleFinder(language, titles)
  const suffixed = makeSuffixedFinder(language, listed.endsAt)
  const katakana = makeKatakanaFinder(language, titles)
  const events = makeEventFinder(language)
  const introduced = makeIntroducedFinder(language, titles)
  const quoted = makeQuotedFinder(language)
  const joinPlaces = makePlaceJoiner(language)
  const stops = new Set(language.rows('ja/name-stops').map((row) => row.word ?? ''))
  const placeSuffixes = new Set(language.rows('ja/name-suffixes').flatMap((row) => (row.type === 'LOC' ? [row.suffix ?? ''] : [])))
  const suffixes = new Map(
    language
      .rows('ja/name-suffixes')
      .flatMap((row) => (/^(?:proper|next)$/.test(row.need ?? '') ? [[row.suffix ?? '', row.type as EntityType]] : [])),
  )
  const readBy = makePieceReadings(language)
  const cues = new Set(language.rows('ja/name-cues').map((row) => `${row.side}:${row.cue}`))
  const notJapanese = new Set(language.rows('ja/name-chinese-surnames').flatMap((row) => (row.japanese ? [] : [row.surname ?? ''])))

  /** 県, and 省 as in 広東|省, no suffix of places to the dictionary. */
  function divides(token: Token): boolean {
    return token.pos === 'suffix.place' || (token.pos === 'suffix' && cues.has(`division:${token.surface}`))
  }

  /** イオンは at the head of a sentence or clause. */
  function opens(scan: Scan, at: number): boolean {
    const before = scan.tokens[at - 1]
    const next = scan.tokens[at + 1]
    return (!before || before.pos.startsWith('symbol')) && next !== undefined && /^particle\.(?:topic|list)$/.test(next.pos)
  }

  /** 予讃線 → LOC, 高山祭 → EVENT: a proper noun of no class by its end. */
  function ending(word: string): EntityType {
    for (let length = word.length - 2; length > 0; length--) {
      const type = suffixes.get(word.slice(-length))
      if (type && kanji.test(word)) return type
    }
    return 'OTHER'
  }

  /** A common noun in English, whatever the name in it. */
  function common(text: string): boolean {
    const row = lexicon.has(text) ? lexicon.words(text)[0] : undefined
    return row !== undefined && row.pos !== 'name' && /^\p{Ll}/u.test(row.en)
  }

  function singleNames(scan: Scan): void {
    const { tokens } = scan
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!
      if (scan.taken(at)) continue
      people.personAt(scan, at)
      if (scan.taken(at) || stops.has(token.surface) || token.surface.length < 2 || cues.has(`generic:${token.surface}`)) continue
      const next = tokens[at + 1]
      if (next && scan.adjacent(at + 1) && cues.has(`tongue:${next.surface}`)) continue
      // The dictionary's guess at a word it does not hold says organisation far too often.
      if (token.pos === 'noun.proper.org' && token.known) scan.take(at, at + 1, listed.typeOf(token) || 'ORG')
      if (placeTag(token)) {
        const group = next && scan.adjacent(at + 1) && cues.has(`group:${next.surface}`) && kanji.test(token.surface)
        if (group && token.pos === 'noun.proper.place') {
          scan.take(at, at + 1, 'PERSON')
          continue
        }
        // 日本|酒 is a drink.
        if (next && scan.adjacent(at + 1) && common(scan.textOf(at, at + 2))) continue
        const suffix = next && scan.adjacent(at + 1) && !scan.taken(at + 1) && divides(next) && placeSuffixes.has(next.surface)
        // 南イタリア
        const from = scan.adjacent(at) && !scan.taken(at - 1) && cues.has(`direction:${tokens[at - 1]!.surface}`) ? at - 1 : at
        scan.take(from, suffix ? at + 2 : at + 1, 'LOC')
        continue
      }
      const type = listed.typeOf(token, kata.test(token.surface) && opens(scan, at))
      if (type === 'PRODUCT' && scan.adjacentNoun(at + 1)) continue
      if (type) scan.take(at, at + 1, type)
      else if (token.pos === 'noun.proper' && token.known && !/^\p{Script=Hiragana}+$/u.test(token.surface))
        scan.take(at, at + 1, ending(token.surface))
    }
  }

  /** OpenAI, Goldman Sachs: a capital and a small letter; bare initialisms are terms as often as names and are left alone. */
  function latinNames(scan: Scan): void {
    const { tokens } = scan
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!
      if (scan.taken(at) || !latinName.test(token.surface) || token.known) continue
      let last = at + 1
      while (
        last < tokens.length &&
        !scan.taken(last) &&
        latinName.test(tokens[last]!.surface) &&
        tokens[last]!.start - tokens[last - 1]!.end <= 1
      )
        last++
      const text = tokens.slice(at, last).map((each) => each.surface)
      if (titles.titleAt(scan, last, true) === 'person') scan.take(at, last, 'PERSON')
      else if (text.some((word) => /\p{Ll}/u.test(word)) && text.join('').length > 2) scan.take(at, last, 'OTHER')
      at = last - 1
    }
  }

  function nameOf(tokens: readonly Token[], { first, last, type }: Found): Name {
    const inside = tokens.slice(first, last)
    const head = inside[0]!
    // A Chinese name has no Japanese reading that would do for Latin letters.
    const foreign = type === 'PERSON' && notJapanese.has(head.surface.charAt(0)) && kanji.test(head.surface) && isForeign(inside)
    return {
      start: head.start,
      end: inside.at(-1)!.end,
      ja: surfaceOf(inside),
      type,
      reading: foreign ? '' : readingOf(inside.map(readBy(type, inside))),
    }
  }

  return (tokens) => {
    const scan = makeScan(tokens)
    quoted(scan)
    events(scan)
    people.fullNames(scan)
    introduced(scan)
    listed.mixed(scan)
    suffixed(scan)
    katakana(scan)
    singleNames(scan)
    latinNames(scan)
    return joinPlaces(scan).map((found) => nameOf(tokens, found))
  }
}

/** A surname of one character with a given name after it, or a name the dictionary does not hold. */
function isForeign(tokens: readonly Token[]): boolean {
  return tokens[0]!.surface.length === 1 || !tokens[0]!.known
}

/** White space between Latin words belongs to no token and comes back as one blank for each character. */
function surfaceOf(tokens: readonly Token[]): string {
  let text = ''
  let at = tokens[0]?.start ?? 0
  for (const token of tokens) {
    text += ' '.repeat(token.start - at) + token.surface
    at = token.end
  }
  return text
}

function readingOf(tokens: readonly Token[]): string {
  let reading = ''
  for (const token of tokens) {
    const own = token.reading || (kata.test(token.surface) ? token.surface : '')
    if (own === '') return ''
    reading += own
  }
  return reading
}
