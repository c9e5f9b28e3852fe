import type { Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makePieces } from './names-pieces.ts'
import { isNoun, kanji, kata, placeTag, type Scan, titleWord } from './names-scan.ts'
import type { Titles } from './names-titles.ts'

/** The two turns of the finder of people: full names first, what stands alone last. */
export interface PeopleFinder {
  fullNames(scan: Scan): void
  /** The single token or short run at `at`. */
  personAt(scan: Scan, at: number): void
}

/**
 * Makes the finder of people with Japanese or Chinese names, from the dictionary's tags and from titles.
 * 木藤|俊一 → PERSON · 習近平|国家|主席 → PERSON · 佐藤|は → PERSON · 亀|樋|哲生 → PERSON.
 */
export function makePeopleFinder(language: Language, titles: Titles): PeopleFinder {
  const lexicon = makeLexicon(language)
  const chineseSurnames = new Set(language.rows('ja/name-chinese-surnames').map((row) => row.surname ?? ''))
  const given = new Set(language.rows('ja/name-given-katakana').map((row) => row.name ?? ''))
  const givenEnds = new Set(language.rows('ja/name-given-ends').map((row) => row.kanji ?? ''))

  const seats = language.rows('ja/name-cues').filter((row) => row.side === 'seat' || row.side === 'ruler')

  const firms = new Set(
    language
      .rows('ja/name-suffixes')
      .flatMap((row) => (row.type === 'ORG' && row.need === 'coined' && (row.suffix ?? '').length > 1 ? [row.suffix ?? ''] : [])),
  )
  const pieces = makePieces(titles)

  /** 江|浜|市長選, 県|江|浜|市長, 江|浜|大学: the type of the name that no person can have by what follows; '' when one can. */
  function seatedType(scan: Scan, first: number, last: number): string {
    const { tokens } = scan
    // 緒方|孝|市|監督: what a title follows is the end of a given name
    if (!scan.adjacent(last) || titles.titleAt(scan, last + 1, true) !== '' || titles.ageAt(scan, last + 1)) return ''
    const next = scan.textOf(last, last + 1)
    const both = scan.adjacent(last + 1) ? scan.textOf(last, last + 2) : next
    const inPrefecture = first > 0 && scan.adjacent(first) && tokens[first - 1]!.pos === 'suffix.place'
    return seats.find(({ cue, side }) => (cue === next || cue === both) && (side === 'seat' || inPrefecture))?.type ?? ''
  }

  /** End of the given name that begins at `at`, `at` itself when none does. */
  function givenEnd(scan: Scan, at: number): number {
    const { tokens } = scan
    if (!scan.adjacent(at)) return at
    const token = tokens[at]!
    const titled = pieces.titledEnd(scan, at)
    if (titled > at) return titled
    if (token.pos === 'noun.proper.given') {
      const next = tokens[at + 1]
      const alone = next && !scan.adjacentNoun(at + 2)
      // 順|志郎
      if (next?.pos === 'noun.proper.given' && scan.adjacent(at + 1) && token.surface.length === 1) return at + 2
      const more = next && scan.adjacent(at + 1) && givenTail(next)
      // 久保建英が: what stands between a name and a title is no such thing where no title comes.
      // 阪|都|大の: a school rather than somebody with a name of three letters
      const school =
        next?.pos === 'suffix' &&
        token.surface.length === 1 &&
        tokens[at - 1]!.surface.length === 1 &&
        seats.some(({ cue, type }) => type === 'ORG' && cue!.startsWith(next.surface))
      const free = more && !school && (!titles.notGiven(next.surface) || (alone && placeTag(next)))
      // 潘|基|文|前|国連|事務|総長
      const chinese = token.surface.length === 1 && tokens[at - 1]!.surface.length === 1 && chineseSurnames.has(tokens[at - 1]!.surface)
      if (free && chinese && next.surface.length === 1 && titles.titleAt(scan, at + 2) !== '') return at + 2
      if (free && (alone || titles.titleAt(scan, at + 2, true) !== '' || titles.ageAt(scan, at + 2))) return at + 2
      return at + 1
    }
    // 田中リタ
    if (
      kata.test(token.surface) &&
      !firms.has(token.surface) &&
      !token.known &&
      token.surface.length <= 4 &&
      !scan.adjacentNoun(at + 1) &&
      !lexicon.has(token.surface)
    )
      return at + 1
    // 池|井戸|潤: the dictionary has only the first part of the surname.
    const half = token.pos === 'noun' || (token.pos.startsWith('noun.proper') && token.surface.length === 1)
    const middle = half && kanji.test(token.surface) && token.surface.length < 3 && !titles.notGiven(token.surface)
    if (middle && scan.adjacent(at + 1) && tokens[at + 1]!.pos === 'noun.proper.given' && tokens[at - 1]!.surface.length === 1)
      return at + 2
    let length = 0
    for (let last = at; last < Math.min(at + 3, tokens.length) && scan.adjacent(last); last++) {
      const part = tokens[last]!
      const letters = part.surface
      if (!kanji.test(letters) || titles.notGiven(letters)) break
      if (letters.length > 1 && part.known && !part.pos.startsWith('noun.proper')) break
      const tail = givenEnds.has(letters)
      if (!isNoun(part) && part.pos !== 'suffix' && part.pos !== 'prefix' && !tail) break
      length += letters.length
      if (length > 3) break
      if (titles.titleAt(scan, last + 1, true) !== '' || titles.ageAt(scan, last + 1)) return last + 1
      if (length === 2 && !scan.adjacentNoun(last + 1) && (last > at || !part.known)) return last + 1
      if (length === 1 && tail && !scan.adjacentNoun(last + 1) && part.pos !== 'suffix' && tokens[at - 1]!.surface.length > 1)
        return last + 1
    }
    return at
  }

  /** 大 of 朋大: one kanji that ends given names, or any single kanji that is a noun. */
  function givenTail(token: Token): boolean {
    return token.surface.length === 1 && kanji.test(token.surface) && (isNoun(token) || givenEnds.has(token.surface))
  }

  /** Start of a surname the dictionary does not hold, before the given name at `at`: 亀|樋|哲生; `at` when there is none. */
  function surnameStart(scan: Scan, at: number): number {
    const { tokens } = scan
    const token = tokens[at]!
    if (token.surface.length < 2 || !scan.adjacent(at) || !/^[\p{Script=Han}\p{Script=Hiragana}]+$/u.test(token.surface)) return at
    let length = 0
    let first = at
    while (first > 0 && scan.adjacent(first) && !scan.taken(first - 1)) {
      const part = tokens[first - 1]!
      if (!kanji.test(part.surface) || titles.notGiven(part.surface)) break
      const place = placeTag(part) && part.surface.length > 1
      if (part.surface.length > 1 && !place && part.known) break
      if (/^(?:particle|symbol|auxiliary|suffix\.counter|noun\.number|suffix\.person)/.test(part.pos)) break
      length += part.surface.length
      if (length > 3) return at
      first--
      if (place) break
    }
    // 前田中: a run of kanji that goes on is no surname.
    if (
      first === at ||
      length < 2 ||
      (first > 0 && scan.adjacent(first) && kanji.test(tokens[first - 1]!.surface) && !titleWord(tokens[first - 1]!))
    )
      return at
    return first
  }

  /** Names in kanji the dictionary does not hold: 習近平国家主席, 宙斗容疑者. */
  function kanjiName(scan: Scan, at: number): void {
    const { tokens } = scan
    let length = 0
    const chinese = chineseSurnames.has(tokens[at]!.surface.charAt(0))
    for (let last = at; last < Math.min(at + 4, tokens.length); last++) {
      const part = tokens[last]!
      if (last > at && !scan.adjacent(last)) return
      if (!kanji.test(part.surface) || scan.taken(last) || titles.notGiven(part.surface)) return
      if (part.known && part.surface.length > 1 && !part.pos.startsWith('noun.proper')) return
      // 黄|志|強: a given name of two characters may be any two.
      if (!isNoun(part) && !(chinese && last > at && part.surface.length === 1 && /^(?:suffix|prefix|adjective)/.test(part.pos))) return
      length += part.surface.length
      if (length > 4) return
      const direct = titles.titleAt(scan, last + 1, true)
      const next = tokens[last + 1]
      const more = next?.surface.length === 1 && kanji.test(next.surface) && !titles.notGiven(next.surface)
      if (chinese && length === 2 && direct === '' && more && titles.titleAt(scan, last + 2) !== '') continue
      if (length > 1 && (direct === 'person' || (chinese && length < 4 && (direct !== '' || titles.titleAt(scan, last + 1) !== '')))) {
        const single = last === at && /\.(?:place|country|org)$/.test(part.pos)
        if (!single || direct === 'person') scan.take(at, last + 1, 'PERSON')
        return
      }
    }
  }

  /** 安藤: an organisation to the dictionary, a surname to the lexicon, which knows no such firm. */
  function bothNames(token: Token): boolean {
    if (token.pos !== 'noun.proper.org' || !token.known || !kanji.test(token.surface)) return false
    const rows = lexicon.words(token.surface)
    return rows.some((row) => row.type === 'PERSON') && !rows.some((row) => row.type === 'ORG')
  }

  /** A word by itself between other words, with a particle of subject, topic, object or possession after it. */
  function standsAlone(scan: Scan, at: number): boolean {
    const before = scan.tokens[at - 1]
    if (before && scan.adjacent(at) && (titleWord(before) || before.pos === 'noun.number')) return false
    return /^particle\.(?:case|topic|adnominal|focus|list)$/.test(scan.tokens[at + 1]?.pos ?? '')
  }

  /** 田中、鈴木、佐藤: a surname between commas beside a person, or two surnames side by side. */
  function listedBeside(scan: Scan, at: number): boolean {
    const { tokens } = scan
    const apart = (mark: number) => /^[\u3001\u30fb\uff0c]$/.test(tokens[mark]?.surface ?? '')
    if (!apart(at - 1) && !apart(at + 1)) return false
    const free = (next: number) => !scan.adjacentNoun(next) || apart(next)
    if (!free(at) || !free(at + 1)) return false
    return scan.nameAt(at - 2)?.type === 'PERSON' || scan.nameAt(at + 2)?.type === 'PERSON'
  }

  /** A given name in katakana before a Japanese surname. */
  function foreignGiven(scan: Scan, at: number): boolean {
    const token = scan.tokens[at]!
    if (
      scan.taken(at) ||
      !kata.test(token.surface) ||
      token.surface.length < 2 ||
      (scan.adjacentNoun(at) && scan.tokens[at - 1]!.pos !== 'prefix')
    )
      return false
    return given.has(token.surface) || token.pos === 'noun.proper.given'
  }

  /** A single kanji that hangs on nothing before it. */
  function loose(scan: Scan, at: number): boolean {
    const token = scan.tokens[at]!
    const free = !scan.adjacent(at) || !kanji.test(scan.tokens[at - 1]!.surface.slice(-1))
    return free && token.surface.length === 1 && kanji.test(token.surface) && isNoun(token) && !titles.notGiven(token.surface)
  }

  return {
    fullNames(scan) {
      const { tokens } = scan
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at]!
        const end = at + 1
        const piece = token.surface.length === 1 || token.pos === 'noun.proper.given'
        if (piece && kanji.test(token.surface) && (titles.titleAt(scan, end, true) !== '' || titles.ageAt(scan, end))) {
          const first = pieces.crumbled(scan, end)
          if (first < end && scan.take(first, end, 'PERSON')) continue
        }
        if (token.pos === 'noun.proper.surname' && !/[\p{Script=Latin}\p{N}]/u.test(token.surface)) {
          const last = givenEnd(scan, at + 1)
          // 佐|脇|有紀: a surname of two kanji cut in two.
          // ハロルド|坂田
          const mixed =
            last <= at + 1 && !scan.adjacentNoun(at + 1) && scan.adjacent(at) && kanji.test(token.surface) && foreignGiven(scan, at - 1)
          if (mixed) {
            scan.take(at - 1, at + 1, 'PERSON')
            continue
          }
          const split = token.surface.length === 1 && at > 0 && scan.adjacent(at) && !scan.taken(at - 1) && loose(scan, at - 1)
          if (last <= at + 1) continue
          // 丸|友|化学: a firm rather than somebody in two letters
          if (last === at + 2 && scan.adjacent(last) && scan.textOf(at, last).length === 2 && firms.has(tokens[last]!.surface)) continue
          const seated = seatedType(scan, at, last)
          if (seated === 'LOC') scan.take(at, last, 'LOC')
          else if (!seated) scan.take(split ? at - 1 : at, last, 'PERSON')
        } else if (token.pos === 'noun.proper.given' && !scan.taken(at)) {
          const first = surnameStart(scan, at)
          if (first === at) continue
          const tail = tokens[at + 1]
          const more = tail && scan.adjacent(at + 1) && givenTail(tail) && !titles.notGiven(tail.surface) && !scan.adjacentNoun(at + 2)
          scan.take(first, more ? at + 2 : at + 1, 'PERSON')
        }
      }
    },
    personAt(scan, at) {
      const token = scan.tokens[at]!
      const named = titles.titleAt(scan, at + 1)
      const surname = token.pos === 'noun.proper.surname' || bothNames(token)
      if (surname && (named !== '' || titles.ageAt(scan, at + 1))) scan.take(at, at + 1, 'PERSON')
      else if (token.pos === 'noun.proper.given' && titles.titleAt(scan, at + 1, true) === 'person') scan.take(at, at + 1, 'PERSON')
      else if (kanji.test(token.surface)) kanjiName(scan, at)
      if (scan.taken(at) || token.surface.length < 2) return
      if (token.pos === 'noun.proper.person') scan.take(at, at + 1, 'PERSON')
      else if (surname && token.surface.length > 1 && listedBeside(scan, at)) scan.take(at, at + 1, 'PERSON')
      else if ((surname || token.pos === 'noun.proper.given') && kanji.test(token.surface) && standsAlone(scan, at))
        scan.take(at, at + 1, 'PERSON')
    },
  }
}
