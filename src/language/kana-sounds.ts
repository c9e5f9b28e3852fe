import type { Language } from './load.ts'

/** Katakana as a list of sounds, vowels and consonants apart: シャッター → sh a Q t a :. Q is the small tsu, N the closing n, `:` the long mark. */
export type KanaSounds = (katakana: string) => readonly string[]

const smallTsu = '\u3063'
const closingN = '\u3093'
const longMark = '\u30fc'
const consonants = /sh|ch|ts|[a-z]/g

/** Makes the reader of katakana from `ja/romaji-kana`. A letter that is no kana gives `?`. */
export function makeKanaSounds(language: Language): KanaSounds {
  const kana = new Map(language.rows('ja/romaji-kana').map((row) => [row.kana ?? '', row.latin ?? '']))
  const kept = new Map<string, readonly string[]>()
  const read = (latin: string): readonly string[] => {
    const known = kept.get(latin)
    if (known) return known
    const made = [...(latin.match(consonants) ?? [])]
    kept.set(latin, made)
    return made
  }

  return (katakana) => {
    const word = katakana.replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    const made: string[] = []
    for (let at = 0; at < word.length; ) {
      const two = at + 1 < word.length ? kana.get(word.slice(at, at + 2)) : undefined
      const letter = word[at]!
      at += two === undefined ? 1 : 2
      if (two !== undefined) made.push(...read(two))
      else if (letter === smallTsu) made.push('Q')
      else if (letter === closingN) made.push('N')
      else if (letter === longMark) made.push(':')
      else made.push(...(kana.has(letter) ? read(kana.get(letter)!) : ['?']))
    }
    return made
  }
}
