import type { EntityType, Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import type { ListedNames } from './names-listed.ts'
import { joint, kanji, kata, nameLike, personTag, placeTag, runWord, type Scan } from './names-scan.ts'

interface Suffix {
  readonly type: EntityType
  /**
   * `proper`: a proper noun or unknown word must stand before it; `next`: directly before it; `country`: a place or country directly before it;
   * `opened`: a word that opens the names of bodies (国際, 全国) must stand in it; `firm`: a noun or two of two to four kanji will do;
   * `living`: an animal or plant, and no other word; `unlisted`: so will one of two kanji that the lexicon does not hold; `coined`: or two words of one kanji, or hiragana;
   * `last`: a proper noun before it and no noun after it;
   * `long`: or enough common nouns; `chain`: words with a middle dot; `cue`: a word of statutes,
   * or what is done to laws after it.
   */
  readonly need: string
  /** Fewest characters before the suffix. */
  readonly min: number
}

const longestRun = 12

/**
 * Makes the finder of names that end in a word of organisations, laws, events or places, or that the lexicon lists as several words (`listed`).
 * ガンフォン|社 → ORG · 隅田|川 → LOC · 日本|電子|情報|協会 → ORG. The longest stretch of nouns wins.
 */
export function makeSuffixedFinder(language: Language, listed: ListedNames['endsAt']): (scan: Scan) => void {
  const stops = new Set(language.rows('ja/name-stops').map((row) => row.word ?? ''))
  const lawCues = language.rows('ja/name-law-cues').map((row) => row.word ?? '')
  const directions = cueSet(language, 'direction')
  const forms = cueSet(language, 'form')
  const counted = cueSet(language, 'counted')
  const openers = cueSet(language, 'public')
  const statute = cueSet(language, 'statute')
  const ministers = [...cueSet(language, 'minister')]
  const lexicon = makeLexicon(language)
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
        if (listed(scan, first, last) || bySuffix(first, last)) return last
      }
      return runEnd
    }

    function bySuffix(first: number, last: number): boolean {
      const text = textOf(first, last)
      for (let length = Math.min(longestSuffix, text.length - 1); length > 0; length--) {
        const rules = suffixes.get(text.slice(-length))
        // A suffix is made of whole words: 最大 ends in no university, 発電機 in no maker of 電機.
        if (!rules || !(whole(first, last, length) || nameLike(tokens[last - 1]!))) continue
        for (const rule of rules) {
          const start = startOf(rule, first, last, length)
          if (start >= 0) return !(rule.type === 'ORG' && ministry(start, last)) && scan.take(start, last, rule.type)
        }
      }
      return false
    }

    /** 高橋|経済|産業 before 相: a minister, no firm. */
    function ministry(start: number, last: number): boolean {
      if (!scan.adjacent(last) || !ministers.some((title) => textOf(last, Math.min(tokens.length, last + 2)).startsWith(title)))
        return false
      for (let first = start + 1; first < last; first++)
        if (ministers.some((title) => lexicon.words(textOf(first, last) + title).some(({ sem }) => sem === 'role'))) return true
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
      if (rule.need === 'cue') return stem.length >= rule.min && (lawCues.some((cue) => stem.includes(cue)) || lawAfter(last)) ? first : -1
      if (rule.need === 'firm') return firm(first, last, suffixLength) ? first : -1
      if (rule.need === 'unlisted') return unlisted(first, last, suffixLength) ? last - 2 : -1
      if (rule.need === 'living') return living(first, last, suffixLength) ? last - 2 : -1
      if (rule.need === 'coined') return coined(first, last, suffixLength)
      if (rule.need === 'last' && scan.adjacentNoun(last)) return -1
      // 国立大学: the opening word is all there is before the suffix.
      if (openers.has(stem)) return -1
      if (rule.need === 'opened' && !opened(first, last)) return -1
      if (rule.need === 'chain') return stem.length >= rule.min ? chainStart(first, last) : -1
      let proper = -1
      for (let at = last - 1; at >= first; at--) {
        if (!nameLike(tokens[at]!) && (rule.type === 'LOC' || !opens(rule, tokens[at]!))) continue
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
      // 宇和|浜|市: two names no list has together
      if (rule.type === 'LOC' && suffixLength === 1 && proper > first && isPiece(tokens[proper]!) && personTag(tokens[proper - 1]!))
        proper--
      // 砺|見|市, 木曽|見|市: one kanji and the word before it, where no list has a place of that kanji alone
      else if (rule.type === 'LOC' && suffixLength === 1 && proper > first && isCrumb(proper, last)) proper--
      while (
        proper > first &&
        (tokens[proper - 1]!.pos === 'prefix' || (rule.type === 'LOC' && directions.has(tokens[proper - 1]!.surface)))
      )
        proper--
      if (rule.type === 'EVENT' && proper > first && numberEnd(first) === proper) return first
      return proper
    }

    /** 浜: one kanji, which the dictionary has in names of people. */
    function isPiece(token: Token): boolean {
      return token.surface.length === 1 && personTag(token)
    }

    /** 見 of 砺|見|市; not 津 of 三重県|津|市. */
    function isCrumb(at: number, last: number): boolean {
      const before = tokens[at - 1]!
      if (at !== last - 2 || tokens[at]!.surface.length !== 1 || !kanji.test(before.surface) || before.surface.length > 2) return false
      return !listedPlace(textOf(at, last)) && (before.pos === 'noun' || before.pos.startsWith('noun.proper'))
    }

    function listedPlace(ja: string): boolean {
      return lexicon.words(ja).some(({ pos }) => pos === 'name')
    }

    /** 国際|ロボット|展, ラグビー|ワールドカップ */
    function opens(rule: Suffix, token: Token): boolean {
      return openers.has(token.surface) || (rule.type === 'EVENT' && lexicon.words(token.surface).some(({ sem }) => sem === 'sport'))
    }

    function opened(first: number, last: number): boolean {
      return tokens.slice(first, last).some((token) => openers.has(token.surface))
    }

    /** 松原|酒造: nouns that are no word together. */
    function firm(first: number, last: number, suffixLength: number): boolean {
      const stem = textOf(first, last).slice(0, -suffixLength)
      const plain = tokens.slice(first, last - 1).every((token) => token.pos === 'noun' && kanji.test(token.surface))
      return plain && last - first <= 3 && stem.length > 1 && stem.length < 5 && !stops.has(stem) && !lexicon.has(textOf(first, last))
    }

    /** 真田|家: a word of two kanji that is no word of the lexicon. */
    function unlisted(first: number, last: number, suffixLength: number): boolean {
      const stem = tokens[last - 2]
      if (last - first !== 2 || !stem || tokens[last - 1]!.surface.length !== suffixLength) return false
      return (
        stem.pos === 'noun' &&
        kanji.test(stem.surface) &&
        stem.surface.length === 2 &&
        !lexicon.has(stem.surface) &&
        !lexicon.has(textOf(last - 2, last))
      )
    }

    /** 海燕|風力, ひまわり|薬局: an animal or a plant that is no word with what the firm does. */
    function living(first: number, last: number, suffixLength: number): boolean {
      const stem = tokens[last - 2]
      if (!stem || last - 2 !== first || stem.pos !== 'noun' || stem.surface.length < 2) return false
      const rows = lexicon.words(stem.surface).filter(({ pos }) => pos !== 'name')
      return (
        tokens[last - 1]!.surface.length === suffixLength &&
        rows.length > 0 &&
        rows.every(({ sem }) => sem === 'plant' || sem === 'animal') &&
        !lexicon.has(textOf(last - 2, last))
      )
    }

    /** Start of 凪|原|精機, 新都|製鋼, みさ|ご|海運: a stem of two kanji, or in hiragana, that is no word of the lexicon; -1 when there is none. */
    function coined(first: number, last: number, suffixLength: number): number {
      for (let at = Math.max(first, last - 4); at < last; at++) {
        const stem = textOf(at, last).slice(0, -suffixLength)
        const words = tokens.slice(at, last)
        const head = words[0]!
        if (stops.has(stem) || lexicon.has(textOf(at, last)) || head.pos === 'prefix' || head.pos.startsWith('suffix')) continue
        if (/^\p{Script=Hiragana}{2,5}$/u.test(stem) && words.length > 1) return at
        const strange =
          !lexicon.has(stem) && stem.length === 2 && kanji.test(stem) && words.slice(0, -1).every(({ surface }) => surface.length < 3)
        if (strange && at === first) return at
      }
      return -1
    }

    /** 郵便法の改正, 消防法に違反, 航空法第5条 */
    function lawAfter(last: number): boolean {
      const next = tokens[last]
      if (!next || !scan.adjacent(last)) return false
      if (next.pos === 'prefix.number' || statute.has(next.surface)) return true
      const verb = tokens[last + 1]
      return next.pos.startsWith('particle') && verb !== undefined && (statute.has(verb.surface) || statute.has(verb.lemma))
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

    /** End of 第1 or 第4次 at `at`, `at` itself when there is none: 福島|第|1|原発. */
    function numberEnd(at: number): number {
      if (tokens[at]?.pos !== 'prefix.number') return at
      let end = at + 1
      while (scan.adjacent(end) && tokens[end]!.pos === 'noun.number') end++
      if (end === at + 1) return at
      return scan.adjacent(end) && counted.has(tokens[end]!.surface) ? end + 1 : end
    }

    function wordAt(at: number): boolean {
      return at < tokens.length && scan.adjacent(at) && !scan.taken(at) && runWord(tokens[at]!)
    }

    for (let first = 0; first < tokens.length; ) {
      // 第4次|中東|戦争
      const start = scan.taken(first) ? first : numberEnd(first)
      if (scan.taken(first) || (start === first ? !runWord(tokens[first]!) : !wordAt(start)) || joint.test(tokens[first]!.surface)) {
        first++
        continue
      }
      let end = first
      for (let next = start + 1; next > end && end - first < longestRun; ) {
        end = next
        const over = numberEnd(end)
        if (wordAt(over)) next = over + 1
      }
      const formed = withForm(first, end)
      const next = formed > first ? formed : suffixIn(first, end)
      first = next > first ? next : end
    }
  }
}

function cueSet(language: Language, side: string): ReadonlySet<string> {
  return new Set(language.rows('ja/name-cues').flatMap((row) => (row.side === side ? [row.cue ?? ''] : [])))
}
