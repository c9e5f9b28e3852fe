import type { Language } from '../language/load.ts'

/**
 * All that kanji and kana may be read as in names, compared with Latin letters of any spelling. The readings need only be possible:
 * Nakajima, Nakashima and Nakazima are all 中島.
 */
export interface NameReadings {
  /** Where the Japanese ends that the whole word may be read from, starting at `from`; empty when it may not. `word` is folded by `foldRomaji`. */
  ends(ja: string, from: number, word: string): readonly number[]
  /** True when the whole word may be read from some stretch of the text, of two characters or more unless `short`, that is not `barred`. */
  anywhere(ja: string, word: string, short?: boolean, barred?: (stretch: string) => boolean): boolean
  /** True when the table has a reading of every character. */
  knows(ja: string): boolean
}

const repeat = '\u3005'
const links = ['no', 'ga', 'tu']
const mostWord = 40
const mostText = 600

/** One spelling for all romanisations: Ōno, Ohno, Oono → ono, Shimbashi, Sinbasi → sinbasi, Hatchobori → hatyobori; Iijima is none of Ijima. */
export function foldRomaji(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/tch/g, 'ch')
    .replace(/c(?!h)/g, 'k')
    .replace(/sh/g, 'sy')
    .replace(/ch/g, 'ty')
    .replace(/j/g, 'zy')
    .replace(/dz|d(?=[iu])/g, 'z')
    .replace(/ts(?=u)|ts/g, 't')
    .replace(/f/g, 'hu')
    .replace(/([stzh])y(?=i)/g, '$1')
    .replace(/yy/g, 'y')
    .replace(/huu/g, 'hu')
    .replace(/m(?=[bpm])/g, 'n')
    .replace(/oh(?![aiueoy])/g, 'o')
    .replace(/ou/g, 'o')
    .replace(/([^i])\1+/g, '$1')
    .replace(/i{3,}/g, 'ii')
}

/** Makes the reader from `ja/name-kanji-readings` and the kana table; nothing is read before the first question. */
export function makeNameReadings(language: Language): NameReadings {
  let table: ReadonlyMap<string, readonly string[]> | undefined
  let longest = 1

  function load(): ReadonlyMap<string, readonly string[]> {
    if (table) return table
    const made = new Map<string, readonly string[]>()
    for (const { kana = '', latin = '' } of language.rows('ja/romaji-kana')) {
      const folded = foldRomaji(latin)
      if (folded === '') continue
      made.set(kana, [folded])
      made.set(katakana(kana), [folded])
    }
    for (const small of ['\u30f6', '\u30b1', '\u30f5']) made.set(small, ['ga', 'ka', 'ke'])
    for (const { ja = '', readings = '' } of language.rows('ja/name-kanji-readings')) {
      made.set(
        ja,
        readings.split(' ').map((reading) => foldRomaji(reading)),
      )
      longest = Math.max(longest, ja.length)
    }
    table = made
    return made
  }

  function ends(ja: string, from: number, word: string): readonly number[] {
    if (word === '' || word.length > mostWord) return []
    const rows = load()
    const found = new Set<number>()
    const seen = new Set<number>()
    const stack: (readonly [number, number])[] = [[from, 0]]
    const push = (at: number, read: number) => {
      const key = at * 64 + read
      if (seen.has(key)) return
      seen.add(key)
      if (read === word.length) found.add(at)
      stack.push([at, read])
    }
    for (let next = stack.pop(); next; next = stack.pop()) {
      const [at, read] = next
      if (at >= ja.length) continue
      if (at > from && read < word.length)
        for (const link of links) if (word.startsWith(link, read) && read + link.length < word.length) push(at, read + link.length)
      const letter = ja[at]!
      // The mark of repetition and the long mark read as what stands before, or as nothing.
      if (letter === '\u30fc' || letter === '\u3063' || letter === '\u30c3') push(at + 1, read)
      if (letter === '\u30fc' && word[read] === 'i' && word[read - 1] === 'i') push(at + 1, read + 1)
      for (let length = Math.min(longest, ja.length - at); length > 0; length -= 1) {
        const key = letter === repeat && length === 1 && at > 0 ? ja[at - 1]! : ja.slice(at, at + length)
        for (const reading of rows.get(key) ?? []) step(reading, at + length, read, at > from)
      }
    }
    return [...found]

    function step(reading: string, to: number, read: number, inner: boolean): void {
      const take = (text: string) => {
        if (word.startsWith(text, read)) push(to, read + text.length)
      }
      take(reading)
      const short = reading.length > 2 && /(?:tu|ti|ku|ki)$/.test(reading) ? reading.slice(0, -2) : ''
      if (short) take(short)
      if (!inner) return
      const before = word[read - 1]!
      // Vowels and consonants that meet are written once.
      if ((reading[0] === before && before !== 'i') || (before === 'o' && reading[0] === 'u')) {
        take(reading.slice(1))
      }
      const soft = voiced[reading[0]!]
      if (soft) for (const first of soft) take(first + reading.slice(1))
      if (short && soft) for (const first of soft) take(first + short.slice(1))
    }
  }

  return {
    ends,
    anywhere(ja, word, short = false, barred = () => false) {
      if (word.length < 2) return false
      const text = ja.slice(0, mostText)
      for (let from = 0; from < text.length; from += 1) {
        const reached = ends(text, from, word)
        if (reached.some((end) => (end - from > 1 || short) && !barred(text.slice(from, end)))) return true
      }
      return false
    },
    knows: (ja) => [...ja].every((letter) => letter === repeat || load().has(letter)),
  }
}

const voiced: Readonly<Record<string, readonly string[]>> = { k: ['g'], s: ['z'], t: ['d', 'z'], h: ['b', 'p'] }

function katakana(kana: string): string {
  return kana.replace(/[\u3041-\u3096]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))
}
