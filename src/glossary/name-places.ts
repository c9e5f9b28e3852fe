import type { Name, Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'
import { makeNameWriter, type WrittenName } from '../language/name-english.ts'
import type { NameWords } from './name-words.ts'

/** Makes the writer of places in several parts: 神奈川県|藤沢市 → Fujisawa, Kanagawa Prefecture; 南|イタリア → Southern Italy. Null for a place in one part. */
export function makePlaceWriter(language: Language, words: NameWords): (name: Name, tokens: readonly Token[]) => WrittenName | null {
  const lexicon = makeLexicon(language)
  const write = makeNameWriter(language)
  const cues = (side: string) => new Set(language.rows('ja/name-cues').flatMap((row) => (row.side === side ? [row.cue ?? ''] : [])))
  const directions = cues('direction')
  const divisions = cues('division')

  /** 県, and 省 as in 広東|省, no suffix of places to the dictionary. */
  function divides(token: Token): boolean {
    return token.pos === 'suffix.place' || (token.pos === 'suffix' && divisions.has(token.surface))
  }

  /** 北海道|苫小牧: one word that ends as a division does, before another place. */
  function isWhole({ surface, pos }: Token, next: Token): boolean {
    return pos === 'noun.proper.place' && next.pos === pos && surface.length > 2 && divisions.has(surface.slice(-1))
  }

  /** サンフランシスコ市 is listed without its 市. */
  function listed(ja: string): string | undefined {
    const bare = /^(\p{Script=Katakana}[\p{Script=Katakana}ー・]+)\p{Script=Han}$/u.exec(ja)?.[1] ?? ''
    return (words.nameRow(ja, 'LOC') ?? words.nameRow(bare, 'LOC'))?.en
  }

  function address(name: Name, tokens: readonly Token[]): string | null {
    const parts: { ja: string; reading: string }[] = []
    let part = { ja: '', reading: '' }
    for (const [at, token] of tokens.entries()) {
      part = { ja: part.ja + token.surface, reading: part.reading + token.reading }
      const next = tokens[at + 1]
      if (next && !isWhole(token, next) && !(divides(token) && !next.pos.startsWith('suffix'))) continue
      parts.push(part)
      part = { ja: '', reading: '' }
    }
    const english = parts.map(({ ja, reading }) => listed(ja) ?? write({ ja, type: name.type, reading }).en)
    return parts.length > 1 ? english.reverse().join(', ') : null
  }

  function directed(name: Name, tokens: readonly Token[]): WrittenName | null {
    const [first] = tokens
    if (!first || !directions.has(first.surface)) return null
    const ja = name.ja.slice(first.surface.length)
    const place = words.nameRow(ja, 'LOC') ?? words.onPlace({ ...name, ja }, tokens.slice(1))
    const side = lexicon.words(first.surface).find((one) => one.pos === 'n')?.en ?? ''
    return place && side ? { en: `${side.charAt(0).toUpperCase()}${side.slice(1)} ${place.en}`, the: place.the } : null
  }

  return (name, tokens) => {
    const made = directed(name, tokens)
    if (made) return made
    const en = address(name, tokens)
    return en === null ? null : { en, the: false }
  }
}
