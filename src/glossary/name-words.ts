import type { Name, Token } from '../document.ts'
import { makeLexicon, type Word } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeNameWriter, type WrittenName } from '../language/name-english.ts'

/** English of names in several words; null when a word is not there. */
export interface NameWords {
  nameRow(ja: string, type: string): Word | undefined
  /** 韓国|軍 → South Korean forces: the lexicon's English of the place, in the template of the suffix. */
  onPlace(name: Name, tokens: readonly Token[]): WrittenName | null
  /** 浅野|木材|工業 → Asano Wood Industries, 北沢|楽器 → Kitazawa Musical Instruments: a name and words of the lexicon before a suffix. */
  worded(name: Name, tokens: readonly Token[]): WrittenName | null
  /** 郵便|法 → Postal Law, 国立|長寿|医療|研究|センター → National Longevity Medical Research Center: common nouns before a suffix. */
  common(name: Name, tokens: readonly Token[]): WrittenName | null
  /** 夜|の|港 → Port of Night: nouns of the lexicon, no suffix needed. */
  title(tokens: readonly Token[]): string | null
}

const longestWord = 4
const smallWord = /^(?:of|the|and|for|in|on|to|a|an|at|with|by|from)$/

/** Makes the writer of names in several words from the lexicon and `ja-en/name-suffixes.tsv`. */
export function makeNameWords(language: Language): NameWords {
  const lexicon = makeLexicon(language)
  const write = makeNameWriter(language)
  const cues = (side: string) => new Set(language.rows('ja/name-cues').flatMap((row) => (row.side === side && row.cue ? [row.cue] : [])))
  const [people = ''] = cues('people')
  const [link = ''] = cues('of')
  const regions = cues('region')
  const skipped = cues('skipped')
  const templates = new Set(language.rows('ja-en/name-suffixes').map((row) => `${row.type}:${row.ja}`))

  const asWord = new Map(language.rows('ja-en/name-suffixes').flatMap((row) => (row.type === 'WORD' ? [[row.ja ?? '', row.en ?? '']] : [])))

  function nameRow(ja: string, type: string): Word | undefined {
    return lexicon.words(ja).find((row) => row.pos === 'name' && row.type === type)
  }

  function romanised(token: Token): string {
    return write({ ja: token.surface, type: 'OTHER', reading: token.reading }).en
  }

  /** Each token, or several that are one word of the lexicon, in English with capitals. `reading`: of all of them as a name, '' when unknown. */
  function words(tokens: readonly Token[], reading = ''): string[] | null {
    const made: string[] = []
    for (let at = 0; at < tokens.length; ) {
      const token = tokens[at]!
      if (token.pos === 'suffix.place' || skipped.has(token.surface)) {
        at++
        continue
      }
      let end = Math.min(tokens.length, at + longestWord)
      let en: string | null = null
      for (; end > at && en === null; end--) en = wordOf(tokens.slice(at, end))
      if (en === null) return null
      const next = tokens[at + 1]
      if (end === at && next && isPiece(token, next)) {
        const own = at === 0 && tokens.length === 2 && reading ? reading : token.reading + next.reading
        made.push(romanised({ ...token, surface: token.surface + next.surface, reading: own }))
        at += 2
        continue
      }
      made.push(capitals(en))
      at = end + 1
    }
    return made
  }

  /** 江|浜: parts of one name that the dictionary holds only as names of people. */
  function isPiece(token: Token, next: Token): boolean {
    const person = (one: Token) => /^noun\.proper\.(?:surname|given)$/.test(one.pos) && !lexicon.has(one.surface + next.surface)
    return person(token) && person(next) && (token.surface.length === 1 || next.surface.length === 1)
  }

  function wordOf(tokens: readonly Token[]): string | null {
    const inNames = tokens.length === 1 ? asWord.get(tokens[0]!.surface) : undefined
    if (inNames) return inNames
    const proper = tokens[0]!.pos.startsWith('noun.proper')
    const rows = lexicon.words(textOf(tokens))
    const row =
      rows.find((one) => one.pos === 'name' && one.type !== 'PRODUCT') ??
      (proper ? undefined : rows.find((one) => /^(?:n|vs|na)$/.test(one.pos)))
    if (row) return row.en.replace(/^~ | ~$/g, '')
    if (tokens.length > 1) return null
    const [token] = tokens
    return (/^noun/.test(token!.pos) && token!.reading) || !token!.known ? romanised(token!) : null
  }

  /** Where the suffix of the longest template begins, -1 when there is none. */
  function suffixAt(name: Name, tokens: readonly Token[]): number {
    for (let cut = 1; cut < tokens.length; cut++) if (templates.has(`${name.type}:${textOf(tokens.slice(cut))}`)) return cut
    return -1
  }

  function inTemplate(name: Name, stem: string, suffix: string): WrittenName {
    return write({ ja: `${stem}${suffix}`, type: name.type, reading: '' })
  }

  function onPlace(name: Name, tokens: readonly Token[]): WrittenName | null {
    for (let cut = tokens.length - 1; cut > 0; cut--) {
      const stem = textOf(tokens.slice(0, cut))
      const suffix = name.ja.slice(stem.length)
      const row = nameRow(stem, 'LOC') ?? nameRow(stem, 'ORG')
      if (!row || !templates.has(`${name.type}:${suffix}`)) continue
      const country = name.type === 'ORG' && tokens[cut - 1]!.pos === 'noun.proper.country'
      const demonym = country ? lexicon.words(stem + people).find((one) => one.pos === 'n')?.en : undefined
      return inTemplate(name, demonym?.replace(/ person$/, '') || row.en, suffix)
    }
    return null
  }

  return {
    nameRow,
    onPlace,
    worded(name, tokens) {
      const cut = suffixAt(name, tokens)
      const stem = tokens.slice(0, Math.max(cut, 0))
      if (cut < 0 || !stem.some((token) => token.pos.startsWith('noun.proper') || !token.known)) return null
      const [first] = stem
      // 中国|銀行, 欧州|航空: what a whole country has many of.
      if (stem.length === 1 && (first!.pos === 'noun.proper.country' || regions.has(first!.surface))) return null
      const tail = tokens
        .slice(cut)
        .map((token) => token.reading)
        .join('')
      const made = words(stem, tail && name.reading.endsWith(tail) ? name.reading.slice(0, -tail.length) : '')
      return made && inTemplate(name, made.join(' '), textOf(tokens.slice(cut)))
    },
    common(name, tokens) {
      const cut = suffixAt(name, tokens)
      const made = cut > 0 ? words(tokens.slice(0, cut)) : null
      return made && inTemplate(name, made.join(' '), textOf(tokens.slice(cut)))
    },
    title(tokens) {
      if (tokens.some((token) => /^\p{Script=Hiragana}{2,}$/u.test(token.surface) || /^(?:verb|auxiliary|adverb)/.test(token.pos)))
        return null
      const at = tokens.findIndex((token) => token.surface === link)
      const head = words(tokens.slice(at + 1))
      if (at < 0 || !head) return head?.join(' ') ?? null
      const of = words(tokens.slice(0, at))
      return of?.length && head.length ? `${head.join(' ')} of ${of.join(' ')}` : null
    },
  }
}

export function textOf(tokens: readonly Token[]): string {
  return tokens.map((token) => token.surface).join('')
}

function capitals(en: string): string {
  return en
    .split(' ')
    .map((word, at) => (at > 0 && smallWord.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ')
}
