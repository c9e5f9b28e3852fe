import type { Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'

/** Reading in katakana of pieces that are one name together; '' when a letter has none. `body`: of a firm or school, whose letters may be read in Chinese. */
export type ReadStem = (parts: readonly Token[], body: boolean) => string

const kanaShift = 0x60

/**
 * Makes the reader: what the lexicon says, else letter by letter as in names.
 * 渡良瀬 → ワタラセ, 志浦 → シウラ and not ココロザシウラ, 越州 of a school → エツシュウ.
 */
export function makeStemReader(language: Language): ReadStem {
  const lexicon = makeLexicon(language)
  const bodies = language.rows('ja/name-body-readings')
  const first = new Map(bodies.map((row) => [row.kanji ?? '', row.first ?? '']))
  const town = new Map(bodies.map((row) => [row.kanji ?? '', row.town ?? '']))
  const ends = new Map(language.rows('ja/name-suffix-readings').map((row) => [row.suffix ?? '', (row.readings ?? '').split(' ')[0] ?? '']))
  const latin = new Map<string, string>()
  for (const { kana = '', latin: letters = '' } of language.rows('ja/romaji-kana'))
    if (!latin.has(letters)) latin.set(letters, katakana(kana))
  const readings = new Map(
    language.rows('ja/name-kanji-readings').map((row) => [row.ja ?? '', (row.readings ?? '').split(' ').map(inKana)]),
  )

  /** shimo → シモ; '' when it is not written so. */
  function inKana(word: string): string {
    let made = ''
    for (let at = 0; at < word.length; ) {
      let length = Math.min(3, word.length - at)
      while (length > 0 && !latin.has(word.slice(at, at + length))) length--
      if (!length) return ''
      made += latin.get(word.slice(at, at + length))!
      at += length
    }
    return made
  }

  function single({ surface, reading, pos }: Token, at: number): string {
    const own = (at === 0 && town.get(surface)) || ''
    if (own) return own
    const known = readings.get(surface) ?? []
    // 志: the dictionary's guess at a place of one letter is as often wrong as its common word.
    if (pos.startsWith('noun.proper') && reading && known.includes(reading)) return reading
    return known[0] || reading
  }

  return (parts, body) => {
    const surface = parts.map((part) => part.surface).join('')
    const listed = lexicon.words(surface).find(({ pos, yomi }) => pos === 'name' && yomi)
    if (listed) return katakana(listed.yomi)
    const ending = parts.length === 1 ? ends.get(surface) : undefined
    if (ending) return ending
    if (body && parts.length === 2 && parts.every((part) => first.get(part.surface)))
      return parts.map((part) => first.get(part.surface)).join('')
    let made = ''
    for (const [at, part] of parts.entries()) {
      const own = part.surface.length === 1 ? single(part, at) : part.reading || lexicon.words(part.surface)[0]?.yomi
      if (!own) return ''
      made += katakana(own)
    }
    return made
  }
}

function katakana(kana: string): string {
  return kana.replace(/[\u3041-\u3096]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + kanaShift))
}
