import type { Language } from './load.ts'
import { makeSyllables } from './pinyin.ts'

/** Japanese words in Latin letters, newspaper style: Hepburn without macrons, n before every consonant. */
export interface Romaji {
  /** とうきょう → Tokyo, しんじゅん → Shinjun, はっちょうぼり → Hatchobori. Kana of either kind in, one capitalised word out; other letters stay. */
  hepburn(kana: string): string
  /** きしだ, ふみお → Fumio Kishida. */
  personName(surnameKana: string, givenKana: string): string
  /** A katakana word no dictionary knows, read aloud: ガンフォン → Ganfon; parts joined by a middle dot become words. */
  foreign(katakana: string): string
  /** A Chinese name in pinyin, surname first: 習近平 → Xi Jinping. */
  chineseName(han: string): string
  /**
   * Any text with no Japanese script left in it: NTT東日本, reading エヌティーティーヒガシニホン → NTT Higashinihon.
   * Without a reading kanji become pinyin, which is a last resort; a character nobody can read becomes [?].
   */
  any(text: string, reading?: string): string
}

const combiningMarks = /[\u3099\u309a]/g
const kanaWord = /^[\p{Script=Hiragana}\p{Script=Katakana}\u30fb\u30fc\s]+$/u
/** One run of kanji, of katakana, of hiragana, of one sign of Japanese print, or of anything else. */
const runs =
  /(?<han>\p{Script=Han}[\p{Script=Han}\u30b5\u30f5\u30f6]*(?<![\u30b5\u30f5\u30f6])|\p{Script=Han})|(?<kata>[\p{Script=Katakana}\u30fc]+(?:[\u30fb\uff1d\u30a0][\p{Script=Katakana}\u30fc]+)*)|(?<hira>[\p{Script=Hiragana}\u30fc]+)|(?<sign>[\u3000-\u303f\u30fb\u30a0\uff00-\uffef\u2014\u2015\u2025\u2026\u203b])|(?<other>[^\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}\u3000-\u303f\u30a0\u30fb\u30fc\uff00-\uffef\u2014\u2015\u2025\u2026\u203b]+)/gu
const japanese = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\u30a0]+/gu

const cache = new WeakMap<Language, Romaji>()

/** Builds the romaniser from `ja/romaji-*.tsv`, once for each language object. */
export function makeRomaji(language: Language): Romaji {
  const kept = cache.get(language)
  if (kept) return kept
  const made = build(language)
  cache.set(language, made)
  return made
}

/** NFKC without stray voicing marks: ｶﾞ → ガ, Ａ → A, ㈱ → (株). */
function fold(text: string): string {
  return text.normalize('NFKC').replace(combiningMarks, '')
}

/** キョウト → きょうと; the long mark stays. */
function hiragana(kana: string): string {
  return kana.replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function build(language: Language): Romaji {
  const syllables = makeSyllables()
  const kana = new Map(language.rows('ja/romaji-kana').map((row) => [row.kana ?? '', row.latin ?? '']))
  const signs = new Map(language.rows('ja/romaji-symbols').map((row) => [row.ja ?? '', row.latin ?? '']))
  const letterNames = new Map(language.rows('ja/romaji-letters').map((row) => [row.letter ?? '', row.reading ?? '']))
  const kanji = new Map(language.rows('ja/romaji-kanji').map((row) => [row.kanji ?? '', row.latin ?? '']))
  const boundaries = language.rows('ja/romaji-boundaries').map((row) => row.ending ?? '')

  /** One Latin chunk for each mora; the long mark is an empty chunk, the small tsu stands as `*` until its consonant is known. */
  function morae(word: string): string[] {
    const made: string[] = []
    for (let at = 0; at < word.length; ) {
      const two = kana.get(word.slice(at, at + 2))
      const letter = word[at]!
      if (two !== undefined && at + 1 < word.length) {
        made.push(two)
        at += 2
        continue
      }
      at += 1
      if (letter === '\u30fc') continue
      if (letter === '\u3063') made.push('*')
      else if (letter === '\u309d') made.push(made.at(-1) ?? '')
      else if (letter === '\u309e') made.push(made.at(-1) ?? '')
      else made.push(kana.get(letter) ?? letter)
    }
    return made
  }

  /** A doubled consonant, tch before ch; at the end or before a vowel the small tsu is not written. */
  function joined(parts: readonly string[]): string {
    let made = ''
    parts.forEach((part, at) => {
      if (part !== '*') made += part
      else {
        const next = parts[at + 1] ?? ''
        if (/^ch/.test(next)) made += 't'
        else if (/^[bcdfghjkmpqrstvwyz]/.test(next)) made += next.charAt(0)
      }
    })
    return made
  }

  /** Long o and u are written once; a second vowel that belongs to the next part of the name stays. */
  function shorten(word: string, parts: readonly string[]): string[] {
    const tail = boundaries.find((ending) => word.endsWith(ending) && word.length > ending.length)
    const kept = tail ? morae(tail.slice(1)).length : 0
    const made: string[] = []
    let closed = false
    parts.forEach((part, at) => {
      const before = made.at(-1) ?? ''
      const long = !closed && ((/o$/.test(before) && (part === 'u' || part === 'o')) || (/u$/.test(before) && part === 'u'))
      const boundary = kept > 0 && at === parts.length - kept
      closed = long && !boundary
      if (!closed) made.push(part)
    })
    return made
  }

  function hepburnWord(word: string): string {
    const plain = hiragana(word)
    return capital(joined(shorten(plain, morae(plain))))
  }

  function hepburn(text: string): string {
    return fold(text)
      .split(/[\s\u30fb]+/)
      .filter((word) => word !== '')
      .map(hepburnWord)
      .join(' ')
  }

  function foreign(text: string): string {
    return fold(text)
      .split(/[\s\u30fb]+/)
      .filter((word) => word !== '')
      .map((word) =>
        word
          .split(/[=\u30a0]/)
          .map((part) => capital(joined(morae(hiragana(part)))))
          .join('-'),
      )
      .join(' ')
      .replace(japanese, '[?]')
  }

  function han(text: string): string {
    const plain = text.replace(/(\p{Script=Han})\u3005/gu, '$1$1')
    return Array.from(syllables(plain))
      .map((syllable) => kanji.get(syllable) ?? signs.get(syllable) ?? kana.get(hiragana(syllable)) ?? syllable)
      .join('')
  }

  function chineseName(text: string): string {
    const parts = syllables(fold(text), true)
    // Two-character surnames (Ouyang, Sima) come with names of three or four characters and are rare in news: the first stands alone.
    const [surname = '', ...given] = parts
    return [capital(surname), capital(given.join(''))]
      .filter((word) => word !== '')
      .join(' ')
      .replace(japanese, (left) => any(left))
  }

  /** The part of `reading` that belongs to the one kanji run of `text`; '' when they cannot be laid side by side. */
  function readingOfHan(pieces: readonly Piece[], reading: string): string {
    if (pieces.filter((piece) => piece.kind === 'han').length !== 1) return ''
    const at = pieces.findIndex((piece) => piece.kind === 'han')
    const sound = (list: readonly Piece[]) =>
      hiragana(list.map((piece) => (piece.kind === 'other' ? spelled(piece.text) : piece.kind === 'sign' ? '' : piece.text)).join(''))
    const all = loose(hiragana(fold(reading)))
    const head = loose(sound(pieces.slice(0, at)))
    const tail = loose(sound(pieces.slice(at + 1)))
    if (all.length <= head.length + tail.length || !all.startsWith(head) || !all.endsWith(tail)) return ''
    return all.slice(head.length, all.length - tail.length)
  }

  function spelled(letters: string): string {
    return Array.from(letters.toUpperCase(), (letter) => letterNames.get(letter) ?? '').join('')
  }

  function piecesOf(text: string): Piece[] {
    return Array.from(text.matchAll(runs), (match) => {
      const kind = (Object.keys(match.groups!) as Kind[]).find((name) => match.groups![name] !== undefined)!
      return { kind, text: match[0] }
    })
  }

  function latin(piece: Piece, hanReading: string): string {
    if (piece.kind === 'han') return hanReading ? hepburnWord(hanReading) : capital(han(piece.text))
    if (piece.kind === 'kata') return foreign(piece.text)
    if (piece.kind === 'hira') return hepburnWord(piece.text)
    if (piece.kind === 'sign') return signs.get(piece.text) ?? ''
    return piece.text
  }

  function any(text: string, reading = ''): string {
    const folded = foldKeepingSigns(text)
    if (reading !== '' && kanaWord.test(fold(reading)) && !/[\p{Script=Latin}\p{N}]/u.test(folded) && /\p{Script=Han}/u.test(folded))
      return tidy(hepburn(reading))
    const pieces = piecesOf(folded)
    const hanReading = reading === '' ? '' : readingOfHan(pieces, reading)
    let made = ''
    let before: Kind | '' = ''
    for (const piece of pieces) {
      const next = latin(piece, hanReading)
      // A kana ending belongs to the kanji before it (okurigana); every other change of script starts a word.
      if (piece.kind === 'hira' && before === 'han') made += next.toLowerCase()
      else if (needsSpace(before, piece.kind, made, next)) made += ` ${next}`
      else made += next
      before = piece.kind
    }
    return tidy(made)
  }

  function needsSpace(before: Kind | '', kind: Kind, made: string, next: string): boolean {
    if (before === '' || before === 'sign' || kind === 'sign') return false
    return /[\p{L}\p{N}\]]$/u.test(made) && /^[\p{L}\p{N}[]/u.test(next)
  }

  return { hepburn, personName, foreign, chineseName, any }

  function personName(surnameKana: string, givenKana: string): string {
    return [hepburn(givenKana), hepburn(surnameKana)].filter((word) => word !== '').join(' ')
  }
}

type Kind = 'han' | 'kata' | 'hira' | 'sign' | 'other'

interface Piece {
  readonly kind: Kind
  readonly text: string
}

/** Long marks and long i/u/o are spelled in more than one way in readings; for laying side by side they do not count. */
function loose(kana: string): string {
  return kana.replaceAll('\u30fc', '')
}

/** NFKC, but signs of Japanese print keep their own code point, so that the table can say what becomes of them. */
function foldKeepingSigns(text: string): string {
  return text.replace(/[^\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u2025\u2026]+/g, fold).replace(combiningMarks, '')
}

function tidy(text: string): string {
  return text
    .replace(japanese, '[?]')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.!?:;)\]”])/g, '$1')
    .replace(/([“([]) /g, '$1')
    .trim()
}
