import type { Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeStemReader } from './name-stem-readings.ts'
import { kanji, personTag, placeTag } from './names-scan.ts'

const longestStem = 3
const small = /[\u30b1\u30f5\u30f6]/u
const hiragana = /^\p{Script=Hiragana}+$/u
const openBracket = /^[(\uff08]$/

/** Joins words of names the dictionary has not. */
export interface NameJoins {
  /** 志|浦|市 → 志浦|市, 東|瀬|電力 → 東瀬|電力, 荒|垣|大悟|さん → 荒垣|大悟|さん: the pieces of one sentence. */
  join(tokens: readonly Token[]): Token[]
  /** Names that `join` made in some sentence, wherever their letters stand in the others: 志|浦|旅館 → 志浦|旅館. */
  again(sentences: readonly (readonly Token[])[]): Token[][]
}

/** Makes the joiner: single kanji before a word that ends names of towns, courts, schools and firms are a name by its sound, unless the lexicon has them as a word. */
export function makeNameJoins(language: Language): NameJoins {
  const lexicon = makeLexicon(language)
  const readStem = makeStemReader(language)
  const stops = new Set(language.rows('ja/name-stops').map((row) => row.word ?? ''))
  const cues = (side: string) => new Set(language.rows('ja/name-cues').flatMap((row) => (row.side === side && row.cue ? [row.cue] : [])))
  const towns = new Set([...cues('ruler')].filter((cue) => cue.length === 1))
  const middles = cues('middle')
  const schools = cues('school')
  const suffixes = language
    .rows('ja/name-suffixes')
    .filter((row) => row.type === 'ORG' && /^(?:proper|next|firm|coined)$/.test(row.need ?? ''))
  const firms = new Set(suffixes.flatMap(({ suffix = '', min }) => (min === '1' ? [] : [suffix])))
  const bodies = new Set(suffixes.flatMap(({ suffix = '' }) => (suffix.length > 1 ? [suffix] : [])))
  const kanaFirms = new Set(suffixes.flatMap(({ suffix = '', need }) => (need === 'coined' ? [suffix] : [])))
  const titles = new Map(language.rows('ja/name-titles').map((row) => [row.title ?? '', row.kind ?? '']))
  const modifiers = new Set(language.rows('ja/name-title-modifiers').map((row) => row.word ?? ''))

  function common(ja: string): boolean {
    return lexicon.words(ja).some(({ pos }) => pos !== 'name')
  }

  /** A piece of a name in kanji: one letter, or a proper noun of two. */
  function piece(token: Token): boolean {
    const { surface, pos } = token
    if (stops.has(surface) || modifiers.has(surface) || !kanji.test(surface)) return false
    if (surface.length > 1) return surface.length === 2 && (placeTag(token) || personTag(token))
    return /^(?:noun(?:\.proper.*|\.sahen)?|unknown)$/.test(pos) || (pos === 'noun' && small.test(surface))
  }

  /** Start of the pieces that end before `end`; `end` when there are none, or when they hang on other words. */
  function stemStart(tokens: readonly Token[], end: number, fits: (token: Token) => boolean): number {
    let first = end
    let length = 0
    while (first > 0 && joined(tokens, first) && fits(tokens[first - 1]!)) {
      first--
      length += tokens[first]!.surface.length
      if (length > longestStem + 1) return end
    }
    const before = tokens[first - 1]
    const free = !before || !joined(tokens, first) || /^(?:particle|symbol|suffix\.place|auxiliary|adnominal)/.test(before.pos)
    const stem = textOf(tokens, first, end)
    const several = end - first > 1 && tokens.slice(first, end).some(({ surface }) => surface.length === 1)
    const short = stem.length <= longestStem || small.test(stem)
    return free && several && short && !common(stem) ? first : end
  }

  /** 志|浦|市, 香川県|三|豊浦|市 */
  function townStart(tokens: readonly Token[], at: number): number {
    const { surface, pos } = tokens[at]!
    if (pos !== 'suffix.place' || !towns.has(surface)) return at
    let first = stemStart(tokens, at, piece)
    const number = tokens[at - 2]
    if (first === at && number?.pos === 'noun.number' && joined(tokens, at - 1) && joined(tokens, at) && kanji.test(number.surface))
      first = number.surface.length === 1 && placeTag(tokens[at - 1]!) && tokens[at - 3]?.pos === 'suffix.place' ? at - 2 : at
    if (first === at || placed(tokens, first, at)) return at
    // 緒方|孝|市|監督: what a title follows is the end of a given name; 東|莞|市: a letter no dictionary has belongs to another country.
    const foreign = tokens.slice(first, at).some((token) => !token.known && !small.test(token.surface))
    if (foreign || (tokens[first]!.pos === 'noun.proper.surname' && titled(tokens, at + 1))) return at
    // Where the lexicon has the town but not its stem, the town is told by itself.
    return lexicon.has(textOf(tokens, first, at + 1)) && !lexicon.has(textOf(tokens, first, at)) ? at : first
  }

  /** 三重|津|市: the last word is a place of the lexicon by itself. */
  function placed(tokens: readonly Token[], first: number, at: number): boolean {
    return lexicon.words(textOf(tokens, at - 1, at + 1)).some(({ pos }) => pos === 'name') && tokens[first]!.surface.length > 1
  }

  /** 笹|目|地裁, 東|瀬|電力, 渡|良|瀬|中央|病院, 越|州|大 */
  function bodyStart(tokens: readonly Token[], at: number): number {
    const { surface, pos } = tokens[at]!
    const middle = middles.has(surface) && bodies.has(tokens[at + 1]?.surface ?? '') && joined(tokens, at + 1)
    if (!middle && !bodies.has(surface) && !(schools.has(surface) && pos === 'suffix')) return at
    // 笹|目|地裁, but 星|間|ガス
    const seat = !firms.has(surface)
    const fits = ({ surface: letter, pos: tag }: Token) =>
      letter.length === 1 &&
      kanji.test(letter) &&
      !stops.has(letter) &&
      (/^(?:noun|suffix\.place$|adjective|unknown)/.test(tag) || (seat && tag === 'suffix')) &&
      tag !== 'noun.number'
    const first = stemStart(tokens, at, fits)
    if (first === at || tokens.slice(first, at).every(({ pos: tag }) => tag === 'noun.proper.country')) return at
    if (modifiers.has(tokens[first]!.surface) || tokens[first]!.pos.startsWith('suffix') || tokens[at - 1]!.pos === 'noun.proper.country')
      return at
    return lexicon.has(textOf(tokens, first, at + 1)) ? at : first
  }

  /** みな|と|食品: a word in hiragana cut into others, where a sentence or a title begins. */
  function kanaStart(tokens: readonly Token[], at: number): number {
    if (!kanaFirms.has(tokens[at]!.surface)) return at
    for (let first = at - 1; first >= Math.max(0, at - 3) && joined(tokens, first + 1) && hiragana.test(tokens[first]!.surface); first--) {
      const stem = textOf(tokens, first, at)
      const before = tokens[first - 1]
      const free = !before || !joined(tokens, first) || before.pos.startsWith('symbol')
      if (free && at - first > 1 && stem.length > 2 && lexicon.has(stem) && tokens[at - 1]!.surface.length < 3) return first
    }
    return at
  }

  /** What a person is called follows: さん, 社長, （38）. */
  function titled(tokens: readonly Token[], at: number): boolean {
    const next = tokens[at]
    if (!next || !joined(tokens, at)) return false
    if (openBracket.test(next.surface))
      return /^[\d\uff10-\uff19]{1,3}$/.test(tokens[at + 1]?.surface ?? '') || /^noun/.test(tokens[at + 1]?.pos ?? '')
    return next.pos === 'suffix.person' || titles.has(next.surface) || titles.has(textOf(tokens, at, at + 2))
  }

  /** 大悟, 大智: a noun of two kanji where a given name stands. */
  function givenLike(token: Token | undefined): token is Token {
    if (token?.surface.length !== 2 || !kanji.test(token.surface) || !/^noun(?:\.sahen|\.na)?$/.test(token.pos)) return false
    return !titles.has(token.surface) && !modifiers.has(token.surface) && !bodies.has(token.surface)
  }

  /** 岩城|泰|輔社|長 → 岩城|泰|輔|社長, 西|播電|機 → 西|播|電機: an unknown word that took a letter of the next one. */
  function recut(tokens: readonly Token[]): Token[] {
    const made: Token[] = []
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!
      const before = made.at(-1)
      const next = tokens[at + 1]
      if (token.known || token.surface.length !== 2 || !kanji.test(token.surface) || !before || before.end !== token.start) {
        made.push(token)
        continue
      }
      const tail = token.surface.slice(1)
      const long = next && joined(tokens, at + 1) ? tail + next.surface : ''
      const named = /^noun\.proper\.(?:given|surname)$/.test(before.pos)
      const takes =
        long !== '' && ((named && titles.has(long)) || (bodies.has(long) && before.surface.length === 1 && kanji.test(before.surface)))
      if (!takes && !(named && titles.get(tail) === 'person')) {
        made.push(token)
        continue
      }
      const cut = token.start + 1
      const head = token.surface.slice(0, 1)
      made.push({ ...token, end: cut, surface: head, lemma: head, reading: readStem([{ ...token, surface: head, reading: '' }], false) })
      const surface = takes ? long : tail
      const pos = takes ? 'noun' : 'suffix.person'
      const end = takes ? next!.end : token.end
      made.push({
        ...token,
        start: cut,
        end,
        surface,
        lemma: surface,
        pos,
        reading: readStem([{ ...token, surface, reading: '' }], false),
        known: true,
      })
      if (takes) at++
    }
    return made
  }

  function merged(tokens: readonly Token[], first: number, last: number, pos: string, body: boolean): Token {
    const parts = tokens.slice(first, last)
    const surface = textOf(tokens, first, last)
    const { end } = parts.at(-1)!
    return { ...parts[0]!, end, surface, lemma: surface, pos, conjugation: '', form: '', reading: readStem(parts, body), known: false }
  }

  /** 妻|沢村 → 妻沢|村 */
  function withTown(tokens: readonly Token[], at: number): Token[] | null {
    const token = tokens[at]!
    const before = tokens[at - 1]
    const end = token.surface.slice(-1)
    if (!placeTag(token) || token.surface.length !== 2 || !towns.has(end) || !before || !joined(tokens, at)) return null
    if (before.surface.length !== 1 || before.pos !== 'noun' || !piece(before)) return null
    const outer = tokens[at - 2]
    if (outer && joined(tokens, at - 1) && !/^(?:particle|symbol|suffix\.place)/.test(outer.pos)) return null
    const cut = token.end - 1
    const head = token.surface.slice(0, -1)
    const parts = [before, { ...token, end: cut, surface: head, reading: '' }]
    const suffix = {
      ...token,
      start: cut,
      surface: end,
      lemma: end,
      pos: 'suffix.place',
      reading: readStem([{ ...token, surface: end, reading: '' }], false),
    }
    return [merged(parts, 0, 2, 'noun.proper.place', false), suffix]
  }

  function join(words: readonly Token[]): Token[] {
    const tokens = recut(words)
    const made: Token[] = []
    /** Replaces the last of what is made, back to the token `first`. */
    const replace = (count: number, ...by: Token[]) => made.splice(made.length - count, count, ...by)
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!
      const town = townStart(tokens, at)
      const body = town < at ? town : bodyStart(tokens, at)
      const first = body < at ? body : kanaStart(tokens, at)
      if (first < at && made.length >= at - first && made.at(-(at - first))?.start === tokens[first]!.start)
        replace(at - first, merged(tokens, first, at, 'noun.proper.place', town === at))
      const whole = withTown(tokens, at)
      if (whole && made.at(-1)?.end === token.start) {
        replace(1, ...whole)
        continue
      }
      const [one, two] = made.slice(-2)
      const given = givenLike(token) && titled(tokens, at + 1) && two?.end === token.start
      if (given && two.surface.length === 1 && two.pos === 'noun' && one?.pos === 'noun.proper.surname' && one.end === two.start) {
        const surname = one.surface.length === 1 && !common(one.surface + two.surface) && piece(two)
        if (surname) replace(2, { ...merged([one, two], 0, 2, 'noun.proper.surname', false), known: true })
        made.push(surname ? { ...token, pos: 'noun.proper.given' } : token)
      } else if (given && two.pos === 'noun.proper.surname' && two.surface.length > 1 && !lexicon.has(token.surface))
        made.push({ ...token, pos: 'noun.proper.given' })
      else made.push(token)
    }
    return made
  }

  function again(sentences: readonly (readonly Token[])[]): Token[][] {
    const shown = new Map<string, Token>()
    for (const tokens of sentences)
      for (const token of tokens)
        if (!token.known && token.pos === 'noun.proper.place' && kanji.test(token.surface) && token.surface.length > 1)
          shown.set(token.surface, token)
    return sentences.map((tokens) => {
      if (!shown.size) return [...tokens]
      const made: Token[] = []
      for (let at = 0; at < tokens.length; at++) {
        let text = ''
        let last = at
        let found: Token | undefined
        for (let end = at + 1; end <= at + longestStem + 1 && end <= tokens.length && (end === at + 1 || joined(tokens, end - 1)); end++) {
          text += tokens[end - 1]!.surface
          if (end === at + 1 || !shown.has(text)) continue
          found = shown.get(text)
          last = end
        }
        if (found) made.push({ ...found, start: tokens[at]!.start, end: tokens[last - 1]!.end })
        else made.push(tokens[at]!)
        if (found) at = last - 1
      }
      return made
    })
  }

  return { join, again }
}

/** The token at `at` follows the one before it without a gap. */
function joined(tokens: readonly Token[], at: number): boolean {
  return at > 0 && at < tokens.length && tokens[at - 1]!.end === tokens[at]!.start
}

function textOf(tokens: readonly Token[], first: number, last: number): string {
  return tokens
    .slice(first, last)
    .map(({ surface }) => surface)
    .join('')
}
