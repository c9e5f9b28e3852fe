import type { EntityType, Name, Token } from '../document.ts'
import type { Language } from '../language/load.ts'

interface Suffix {
  readonly type: EntityType
  /** `proper`: a proper noun or unknown word must stand before it; `long`: or enough common nouns; `cue`: a word of statutes. */
  readonly need: string
  /** Fewest characters before the suffix. */
  readonly min: number
}

/** Half-open range of token indices. */
interface Found {
  readonly first: number
  readonly last: number
  readonly type: EntityType
}

const kata = /^[\p{Script=Katakana}\u30fc\u30fb\uff1d=]+$/u
const kanji = /^[\p{Script=Han}\u30b1\u30f5\u30f6]+$/u
const latinName = /^[A-Z\uff21-\uff3a][\p{Script=Latin}\p{N}&.'\u2019-]*$/u
const longestTitle = 6
const longestRun = 12

/**
 * Makes the finder of names that need no list: from the dictionary's tags and from words beside them.
 * 木藤俊一会長 → 木藤俊一 PERSON · ガンフォン社 → ガンフォン社 ORG · 新大阪駅 → LOC. A compound of common nouns (電力会社) is no name.
 * Names are ascending and do not overlap; spans are those of whole tokens.
 */
export function makeNameFinder(language: Language): (tokens: readonly Token[]) => Name[] {
  const titles = new Map(language.rows('ja/name-titles').map((row) => [row.title ?? '', row.kind ?? '']))
  /** Titles that make a name of a common word in katakana too: トランプ氏 is no pack of cards. */
  const sureTitles = new Set(language.rows('ja/name-titles').flatMap((row) => (row.sure ? [row.title ?? ''] : [])))
  const modifiers = setOf(language, 'ja/name-title-modifiers', 'word')
  const stops = setOf(language, 'ja/name-stops', 'word')
  const lawCues = [...setOf(language, 'ja/name-law-cues', 'word')]
  const givenKatakana = setOf(language, 'ja/name-given-katakana', 'name')
  const chineseSurnames = setOf(language, 'ja/name-chinese-surnames', 'surname')
  const notJapanese = new Set(language.rows('ja/name-chinese-surnames').flatMap((row) => (row.japanese ? [] : [row.surname ?? ''])))
  const suffixes = new Map<string, Suffix[]>()
  for (const row of language.rows('ja/name-suffixes')) {
    const list = suffixes.get(row.suffix ?? '') ?? []
    list.push({ type: (row.type ?? 'OTHER') as EntityType, need: row.need ?? '', min: Number(row.min) })
    suffixes.set(row.suffix ?? '', list)
  }
  const longestSuffix = Math.max(...Array.from(suffixes.keys(), (suffix) => suffix.length))

  return (tokens) => {
    const taken = new Uint8Array(tokens.length)
    const found: Found[] = []

    function take(first: number, last: number, type: EntityType): void {
      for (let at = first; at < last; at++) if (taken[at]) return
      taken.fill(1, first, last)
      found.push({ first, last, type })
    }

    function adjacent(at: number): boolean {
      return at > 0 && at < tokens.length && tokens[at]!.start === tokens[at - 1]!.end
    }

    function adjacentNoun(at: number): boolean {
      return adjacent(at) && titleWord(tokens[at]!)
    }

    /** Kind of the title that begins within the noun run at `at`: '' when none; direct titles only when `direct`. */
    function titleAt(at: number, direct = false): string {
      let text = ''
      const end = Math.min(tokens.length, at + longestTitle)
      for (let last = at; last < end; last++) {
        const token = tokens[last]!
        if (!(last === at ? adjacent(at) : adjacent(last))) return ''
        if (!titleWord(token)) return ''
        // The place suffix makes "X prefecture governor": X is then no person.
        if (last === at && token.pos === 'suffix.place') return ''
        text += token.surface
        for (let cut = 0; cut < text.length && (!direct || cut === 0); cut++) {
          const kind = titles.get(text.slice(cut))
          if (kind && (cut === 0 || kind === 'office')) return kind
        }
        if (token.pos === 'suffix.person') return 'person'
      }
      return ''
    }

    function ageAt(at: number): boolean {
      return (
        adjacent(at) &&
        /^[(\uff08]$/.test(tokens[at]!.surface) &&
        /^[0-9\uff10-\uff19]{1,3}$/.test(tokens[at + 1]?.surface ?? '') &&
        /^[)\uff09]$/.test(tokens[at + 2]?.surface ?? '')
      )
    }

    /** End of the given name that begins at `at`, `at` itself when none does. */
    function givenEnd(at: number): number {
      if (!adjacent(at)) return at
      const token = tokens[at]!
      if (token.pos === 'noun.proper.given') {
        const next = tokens[at + 1]
        const alone = next && !adjacentNoun(at + 2)
        const more =
          next && adjacent(at + 1) && next.surface.length === 1 && kanji.test(next.surface) && (isNoun(next) || next.pos === 'suffix.place')
        const free = more && !titles.has(next.surface) && !modifiers.has(next.surface)
        if (free && (alone || titleAt(at + 2, true) !== '' || ageAt(at + 2))) return at + 2
        return at + 1
      }
      let length = 0
      for (let last = at; last < Math.min(at + 3, tokens.length) && adjacent(last); last++) {
        const part = tokens[last]!
        const letters = part.surface
        if (!kanji.test(letters) || modifiers.has(letters) || titles.has(letters)) break
        if (letters.length > 1 && part.known && !part.pos.startsWith('noun.proper')) break
        if (!isNoun(part) && part.pos !== 'suffix' && part.pos !== 'prefix') break
        length += letters.length
        if (length > 3) break
        if (titleAt(last + 1, true) !== '' || ageAt(last + 1)) return last + 1
        if (length === 2 && !adjacentNoun(last + 1) && (last > at || !part.known)) return last + 1
      }
      return at
    }

    function fullNames(): void {
      for (let at = 0; at < tokens.length; at++) {
        if (tokens[at]!.pos !== 'noun.proper.surname' || !kanjiOrKana(tokens[at]!)) continue
        const last = givenEnd(at + 1)
        if (last > at + 1) take(at, last, 'PERSON')
      }
    }

    /** Longest stretch of nouns that ends in a suffix of organisations, laws, events or places. */
    function suffixed(): void {
      for (let first = 0; first < tokens.length; ) {
        if (taken[first] || !runWord(tokens[first]!)) {
          first++
          continue
        }
        let end = first + 1
        while (end < tokens.length && end - first < longestRun && adjacent(end) && !taken[end] && runWord(tokens[end]!)) end++
        const next = suffixIn(first, end)
        first = next > first ? next : end
      }
    }

    function suffixIn(runFirst: number, runEnd: number): number {
      let first = runFirst
      while (first < runEnd && (stops.has(tokens[first]!.surface) || tokens[first]!.pos.startsWith('suffix'))) first++
      // Last match wins: the city's board of education is one name, not two.
      for (let last = runEnd; last > first; last--) {
        const text = textOf(first, last)
        for (let length = Math.min(longestSuffix, text.length - 1); length > 0; length--) {
          const rules = suffixes.get(text.slice(-length))
          if (!rules) continue
          for (const rule of rules) {
            const start = startOf(rule, first, last, length)
            if (start < 0) continue
            take(start, last, rule.type)
            return last
          }
        }
      }
      return runEnd
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
      if (proper < 0) return rule.need === 'long' && stem.length >= rule.min && !stops.has(stem) ? first : -1
      if (rule.type === 'LOC' && textOf(proper, last).length - suffixLength > tokens[proper]!.surface.length + 3) return -1
      if (rule.type === 'LOC' && tokens[proper]!.pos === 'noun.proper.country') return -1
      // 片山 is a person; only a suffix that is a word of its own makes a place of a surname.
      if (rule.type === 'LOC' && proper === last - 1 && personTag(tokens[proper]!)) return -1
      while (proper > first && tokens[proper - 1]!.pos === 'prefix') proper--
      return proper
    }

    /** Start of the katakana words with a middle dot among them that end before the suffix word; -1 when there are none. */
    function chainStart(first: number, last: number): number {
      let at = last - 1
      while (at > first && kata.test(tokens[at - 1]!.surface)) at--
      return at < last - 1 && /[\u30fb]/.test(textOf(at, last)) ? at : -1
    }

    function textOf(first: number, last: number): string {
      let text = ''
      for (let at = first; at < last; at++) text += tokens[at]!.surface
      return text
    }

    /** End of a katakana chain that begins at `at`: words joined by middle dots. */
    function chainEnd(at: number): number {
      let last = at + 1
      while (last < tokens.length && adjacent(last) && kata.test(tokens[last]!.surface) && isNoun(tokens[last]!) && !taken[last]) last++
      while (last + 1 < tokens.length && adjacent(last) && adjacent(last + 1) && /^[\u30fb\uff1d=]$/.test(tokens[last]!.surface)) {
        if (!kata.test(tokens[last + 1]!.surface) || taken[last + 1]) break
        last += 2
        while (last < tokens.length && adjacent(last) && kata.test(tokens[last]!.surface) && isNoun(tokens[last]!) && !taken[last]) last++
      }
      return last
    }

    function katakanaNames(): void {
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at]!
        if (taken[at] || !kata.test(token.surface) || !isNoun(token) || token.surface === '\u30fb') continue
        const last = chainEnd(at)
        const parts = textOf(at, last).split(/[\u30fb\uff1d=]/)
        const words = tokens.slice(at, last).filter((each) => !/^[\u30fb\uff1d=]$/.test(each.surface))
        const sure =
          adjacent(last) && (sureTitles.has(textOf(last, last + 1)) || (adjacent(last + 1) && sureTitles.has(textOf(last, last + 2))))
        const plain = !sure && words.some((each) => each.known && !each.pos.startsWith('noun.proper'))
        const title = titleAt(last)
        if (parts.length > 1) {
          const known = parts.some((part) => givenKatakana.has(part)) || words.some((each) => personTag(each))
          if (known || (title !== '' && !plain) || (!plain && parts.length === 2 && ageAt(last))) take(at, last, 'PERSON')
        } else if (!plain && title !== '' && !/\.(?:org|place|country)$/.test(token.pos) && token.surface.length > 1)
          take(at, last, 'PERSON')
        at = last - 1
      }
    }

    function singleNames(): void {
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at]!
        if (taken[at]) continue
        const next = tokens[at + 1]
        if (token.pos === 'noun.proper.surname' && (titleAt(at + 1) !== '' || ageAt(at + 1))) take(at, at + 1, 'PERSON')
        else if (token.pos === 'noun.proper.given' && titleAt(at + 1, true) === 'person') take(at, at + 1, 'PERSON')
        else if (kanji.test(token.surface)) kanjiName(at)
        if (taken[at] || stops.has(token.surface)) continue
        if (token.pos === 'noun.proper.person' && token.surface.length > 1) take(at, at + 1, 'PERSON')
        else if (token.pos === 'noun.proper.surname' && token.surface.length > 1 && kanji.test(token.surface) && standsAlone(at))
          take(at, at + 1, 'PERSON')
        else if (token.pos === 'noun.proper.org' && token.surface.length > 1) take(at, at + 1, 'ORG')
        else if (/^noun\.proper\.(?:place|country)$/.test(token.pos) && token.surface.length > 1) {
          const suffix = next && adjacent(at + 1) && !taken[at + 1] && next.pos === 'suffix.place' && suffixes.has(next.surface)
          take(at, suffix ? at + 2 : at + 1, 'LOC')
        } else if (token.pos === 'noun.proper' && token.known && token.surface.length > 1 && !/^\p{Script=Hiragana}+$/u.test(token.surface))
          take(at, at + 1, 'OTHER')
      }
    }

    /** A word by itself between other words, with a particle of subject, topic, object or possession after it. */
    function standsAlone(at: number): boolean {
      const before = tokens[at - 1]
      if (before && adjacent(at) && (titleWord(before) || before.pos === 'noun.number')) return false
      return /^particle\.(?:case|topic|adnominal|focus|list)$/.test(tokens[at + 1]?.pos ?? '')
    }

    /** Names in kanji the dictionary does not hold: 習近平国家主席, 宙斗容疑者. */
    function kanjiName(at: number): void {
      let length = 0
      const chinese = chineseSurnames.has(tokens[at]!.surface.charAt(0))
      for (let last = at; last < Math.min(at + 4, tokens.length); last++) {
        const part = tokens[last]!
        if (last > at && !adjacent(last)) return
        if (!kanji.test(part.surface) || taken[last] || modifiers.has(part.surface) || titles.has(part.surface)) return
        if (part.known && part.surface.length > 1 && !part.pos.startsWith('noun.proper')) return
        if (!isNoun(part)) return
        length += part.surface.length
        if (length > 4) return
        const direct = titleAt(last + 1, true)
        if (length > 1 && (direct === 'person' || (chinese && length < 4 && (direct !== '' || titleAt(last + 1) !== '')))) {
          const single = last === at && /\.(?:place|country|org)$/.test(part.pos)
          if (!single || direct === 'person') take(at, last + 1, 'PERSON')
          return
        }
      }
    }

    /** OpenAI, Goldman Sachs: a capital and a small letter; bare initialisms are terms as often as names and are left alone. */
    function latinNames(): void {
      for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at]!
        if (taken[at] || !latinName.test(token.surface) || token.known) continue
        let last = at + 1
        while (
          last < tokens.length &&
          !taken[last] &&
          latinName.test(tokens[last]!.surface) &&
          tokens[last]!.start - tokens[last - 1]!.end <= 1
        )
          last++
        const text = tokens.slice(at, last).map((each) => each.surface)
        if (titleAt(last, true) === 'person') take(at, last, 'PERSON')
        else if (text.some((word) => /\p{Ll}/u.test(word)) && text.join('').length > 2) take(at, last, 'OTHER')
        at = last - 1
      }
    }

    fullNames()
    suffixed()
    katakanaNames()
    singleNames()
    latinNames()

    return found
      .sort((a, b) => a.first - b.first)
      .map(({ first, last, type }) => {
        const inside = tokens.slice(first, last)
        const start = inside[0]!.start
        const end = inside.at(-1)!.end
        // A Chinese name has no Japanese reading that would do for Latin letters.
        const foreign =
          type === 'PERSON' && notJapanese.has(inside[0]!.surface.charAt(0)) && kanji.test(inside[0]!.surface) && isForeign(inside)
        return { start, end, ja: surfaceOf(inside), type, reading: foreign ? '' : readingOf(inside) }
      })
  }
}

/** A surname of one character with a given name after it, or a name the dictionary does not hold. */
function isForeign(tokens: readonly Token[]): boolean {
  return tokens[0]!.surface.length === 1 || !tokens[0]!.known
}

function setOf(language: Language, table: string, column: string): ReadonlySet<string> {
  return new Set(language.rows(table).map((row) => row[column] ?? ''))
}

function isNoun(token: Token): boolean {
  return token.pos === 'unknown' || (token.pos.startsWith('noun') && token.pos !== 'noun.number')
}

function titleWord(token: Token): boolean {
  return isNoun(token) || token.pos === 'prefix' || token.pos.startsWith('suffix')
}

function runWord(token: Token): boolean {
  if (token.surface === '\u30fb' || token.surface === '&' || token.surface === '\uff06') return true
  return titleWord(token) && !/^[^\p{L}]+$/u.test(token.surface)
}

function kanjiOrKana(token: Token): boolean {
  return !/[\p{Script=Latin}\p{N}]/u.test(token.surface)
}

function personTag(token: Token): boolean {
  return /^noun\.proper\.(?:person|surname|given)$/.test(token.pos)
}

/** Carries a name by itself: a proper noun, a capitalised Latin word, a katakana or kanji word the dictionary does not hold. */
function nameLike(token: Token): boolean {
  if (token.pos.startsWith('noun.proper')) return true
  if (latinName.test(token.surface)) return true
  return !token.known && isNoun(token) && token.surface.length > 1 && (kata.test(token.surface) || kanji.test(token.surface))
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
