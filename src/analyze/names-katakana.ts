import type { EntityType, Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { isNoun, joint, kata, personTag, placeTag, type Scan } from './names-scan.ts'
import type { Titles } from './names-titles.ts'

const ordinal = /^[0-9\uff10-\uff19]+$|^\p{Script=Han}$/u
const farthestVerb = 14
const shortestEnding = 3

/**
 * Makes the finder of names in katakana: a chain with dots, a word the dictionary does not hold with a cue beside it.
 * マリア・ロペスは → PERSON · ヘンリー8世 → PERSON · 首都ザグレブ → LOC · 妻アデル → PERSON.
 */
export function makeKatakanaFinder(language: Language, titles: Titles): (scan: Scan) => void {
  const lexicon = makeLexicon(language)
  const given = new Set(language.rows('ja/name-given-katakana').map((row) => row.name ?? ''))
  /** Given names that begin a name of two words or more; alone some of them are common words. */
  const firstNames = new Set([...given, ...language.rows('ja/name-genders').map((row) => row.name ?? '')])
  const cues = new Map<string, string>()
  for (const row of language.rows('ja/name-cues')) cues.set(`${row.side}:${row.cue}`, row.type ?? '')
  const regnal = new Set(language.rows('ja/name-cues').flatMap((row) => (row.side === 'regnal' ? [row.cue ?? ''] : [])))
  const partEnds = language.rows('ja/name-cues').filter((row) => row.side === 'part')

  /** A common word, or one that ends in a common word: トートバッグ. */
  function common(word: string): boolean {
    if (lexicon.words(word).some((row) => row.pos !== 'name')) return true
    for (let length = Math.min(word.length - 2, 8); length >= shortestEnding; length--)
      if (lexicon.words(word.slice(-length)).some((row) => row.pos !== 'name')) return true
    return false
  }

  /** What the lexicon has the word as, when it has it as a name first. */
  function nameType(word: string): string {
    const row = lexicon.words(word)[0]
    return row?.pos === 'name' ? row.type : ''
  }

  function partType(word: string): string {
    return partEnds.find((row) => word.endsWith(row.cue ?? ''))?.type ?? ''
  }

  return (scan) => {
    const { tokens, adjacent, textOf } = scan

    function word(at: number): boolean {
      return (
        at < tokens.length && kata.test(tokens[at]!.surface) && !joint.test(tokens[at]!.surface) && isNoun(tokens[at]!) && !scan.taken(at)
      )
    }

    /** End of a katakana chain that begins at `at`: words joined by middle dots. */
    function chainEnd(at: number): number {
      let last = at + 1
      while (adjacent(last) && word(last)) last++
      while (adjacent(last) && adjacent(last + 1) && joint.test(tokens[last]!.surface) && word(last + 1)) {
        last += 2
        while (adjacent(last) && word(last)) last++
      }
      return last
    }

    /** A word of katakana behind a blank, part of the name before it: ジャック エドワーズ氏. */
    function behindBlank(first: number, last: number): boolean {
      if (last >= tokens.length || tokens[last]!.start !== tokens[last - 1]!.end + 1 || !word(last)) return false
      let end = last
      while (end < tokens.length && end < last + 4 && word(end) && (end === last || tokens[end]!.start <= tokens[end - 1]!.end + 1)) end++
      const fresh = (at: number) => !tokens[at]!.known || personTag(tokens[at]!) || given.has(tokens[at]!.surface)
      const strange = (at: number) => fresh(at) && !common(tokens[at]!.surface)
      if (titles.sureAt(scan, end)) return fresh(first) || given.has(tokens[first]!.surface) || strange(last)
      // マイク モリスが: whatever the second word means elsewhere
      if (last === first + 1 && firstNames.has(tokens[first]!.surface)) return !scan.adjacentNoun(end)
      return strange(last - 1) && strange(last) && (given.has(tokens[first]!.surface) || !tokens[last]!.known)
    }

    /** End of a name whose words stand apart: ノヴィ グラード. */
    function apartEnd(at: number, end: number): number {
      let last = end
      while (last < at + 8 && behindBlank(at, last)) {
        last++
        while (adjacent(last) && word(last)) last++
      }
      return last
    }

    /** End of 8世 at `at`, `at` when there is none. */
    function regnalEnd(at: number): number {
      if (!adjacent(at) || !ordinal.test(tokens[at]!.surface) || tokens[at]!.pos !== 'noun.number') return at
      let last = at + 1
      while (last < at + 3 && adjacent(last) && tokens[last]!.pos === 'noun.number') last++
      return adjacent(last) && regnal.has(tokens[last]!.surface) ? last + 1 : at
    }

    function cue(side: string, at: number): string {
      return (at >= 0 && at < tokens.length && cues.get(`${side}:${tokens[at]!.lemma}`)) || cues.get(`${side}:${tokens[at]?.surface}`) || ''
    }

    /** What the words around say: 首都ザグレブ, 妻のアデル, スーザンビルの町. */
    function typeAround(first: number, last: number): string {
      const before = tokens[first - 1]
      if (before && adjacent(first)) {
        const near = cue('before', first - 1)
        if (near) return near
        if (tokens[first - 1]!.pos === 'suffix.place' && scan.nameAt(first - 1)?.type === 'LOC') return 'LOC'
        if (cue('link', first - 1)) {
          const far = cue('before', first - 2)
          if (far) return far
        }
      }
      if (adjacent(last)) {
        const near = cue('after', last)
        if (near) return near
        const particle = tokens[last]!.surface
        let at = last
        while (at < last + 4 && cues.has(`example:${tokens[at]?.surface}`)) at++
        if (at > last + 1 || (at === last + 1 && tokens[last]!.surface.length > 1)) {
          const kind = cue('before', at)
          if (kind) return kind
        }
        if (cues.has(`of:${particle}`)) {
          const owned = cue('owns', last + 1) || (tokens[last + 1]?.pos === 'noun.number' ? cue('owns', last + 2) : '')
          if (owned) return owned
        }
        if (tokens[last]!.pos.startsWith('particle')) {
          for (let at = last + 1; at < Math.min(tokens.length, last + farthestVerb); at++) {
            if (tokens[at]!.pos === 'symbol.stop') break
            const type = cue(`verb ${particle}`, at)
            if (type) return type
          }
          return cues.get(`bare:${particle}`) ?? ''
        }
      }
      return ''
    }

    function chain(first: number, last: number, parts: readonly string[], words: readonly Token[]): void {
      const title = titles.titleAt(scan, last)
      const sure = titles.sureAt(scan, last)
      const plain = !sure && words.some((each) => each.known && !each.pos.startsWith('noun.proper'))
      const known =
        parts.some((part) => given.has(part) || nameType(part) === 'PERSON') || firstNames.has(parts[0] ?? '') || words.some(personTag)
      if (known && title !== '') return void scan.take(first, last, 'PERSON')
      if (plain && !firstNames.has(parts[0] ?? '') && title === '') return
      const end = partType(parts.at(-1) ?? '') || partType(parts[0] ?? '')
      if (end) return void scan.take(first, last, end as EntityType)
      if (known || (title !== '' && !plain) || (!plain && parts.length === 2 && titles.ageAt(scan, last)))
        return void scan.take(first, last, 'PERSON')
      if (plain || words.some((each) => placeTag(each) || (each.known && each.pos === 'noun.proper.org')) || parts.some(common)) return
      const after = cue('after', last)
      if (adjacent(last) && scan.adjacentNoun(last) && after === '') return
      const type = typeAround(first, last)
      if (type !== 'none') scan.take(first, last, (type || 'PERSON') as EntityType)
    }

    function single(first: number, last: number, token: Token): void {
      const title = titles.titleAt(scan, last)
      const sure = titles.sureAt(scan, last)
      const whole = textOf(first, last)
      const plain = !sure && tokens.slice(first, last).some((each) => each.known && !each.pos.startsWith('noun.proper'))
      if (!plain && title !== '' && !(token.known && /\.(?:org|place|country)$/.test(token.pos)) && whole.length > 1)
        return void scan.take(first, last, 'PERSON')
      if (last > first + 1 || whole.length < 2 || placeTag(token) || (token.known && token.pos === 'noun.proper.org')) return
      const joined = scan.adjacentNoun(last) && cue('after', last) === ''
      const led = adjacent(first) && (isNoun(tokens[first - 1]!) || tokens[first - 1]!.pos === 'prefix')
      const type = typeAround(first, last)
      if (type === 'none') return
      const listed = token.known ? '' : nameType(whole)
      if ((listed === 'LOC' || listed === 'ORG') && !joined && !led) return void scan.take(first, last, listed)
      // シドニーに着いた: a given name that is a city too.
      const place = token.known && personTag(token) && type !== 'PERSON' && nameType(whole) === 'LOC'
      if (place && !joined && !led) return void scan.take(first, last, 'LOC')
      if (personTag(token) || given.has(whole) || listed === 'PERSON') {
        // ビル is a man and a building.
        if (lexicon.words(whole).some((row) => row.source === 'words')) return
        if (!joined && !led) scan.take(first, last, (type && type !== 'ORG' ? type : 'PERSON') as EntityType)
        else if (type === 'PERSON' && !joined) scan.take(first, last, 'PERSON')
        return
      }
      if (token.known || joined || whole.length < 3 || common(whole)) return
      if (led && cue('before', first - 1) === '' && tokens[first - 1]!.pos !== 'suffix.place') return
      if (type) scan.take(first, last, type as EntityType)
    }

    /** マレーとウェラー: what is listed beside a name is of its kind. */
    function listedBeside(first: number, last: number): string {
      if (adjacent(last) && cues.has(`list:${tokens[last]!.surface}`) && adjacent(last + 1)) {
        const type = scan.nameAt(last + 1)?.type
        if (type) return type
      }
      if (first < 2 || !adjacent(first) || !cues.has(`list:${tokens[first - 1]!.surface}`)) return ''
      return scan.nameAt(first - 2)?.type ?? ''
    }

    function beside(first: number, last: number): void {
      const whole = textOf(first, last)
      if (last > first + 1 || tokens[first]!.known || whole.length < 3 || common(whole) || scan.adjacentNoun(last)) return
      const type = listedBeside(first, last)
      if (type === 'PERSON' || type === 'LOC' || type === 'ORG') scan.take(first, last, type)
    }

    for (let at = 0; at < tokens.length; at++) {
      if (!word(at)) continue
      const chained = chainEnd(at)
      const last = apartEnd(at, chained)
      const end = regnalEnd(last)
      const parts = last > chained ? tokens.slice(at, last).map((each) => each.surface) : textOf(at, last).split(/[\u30fb\uff1d=]/)
      const words = tokens.slice(at, last).filter((each) => !joint.test(each.surface))
      if (end > last) scan.take(at, end, 'PERSON')
      else if (parts.length > 1) chain(at, last, parts, words)
      else single(at, last, words[0]!)
      at = last - 1
    }
    for (let at = 0; at < tokens.length; at++) if (word(at) && !(adjacent(at) && word(at - 1))) beside(at, at + 1)
  }
}
