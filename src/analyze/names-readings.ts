import type { EntityType, Token } from '../document.ts'
import { makeLexicon } from '../language/lexicon.ts'
import type { Language } from '../language/load.ts'

/** Gives a token of a name the reading it has there. */
export type ReadPiece = (token: Token, at: number) => Token

/**
 * Makes the reading of names the dictionary cuts into single kanji, each of which it reads as a name of its own.
 * 遼|太 → リョウタ and not リョウフトシ; 東|央|大学 → トウオウ and not アズマヒサシ; 海燕|風力 → カイエン.
 */
export function makePieceReadings(language: Language): (type: EntityType, tokens: readonly Token[]) => ReadPiece {
  const ends = new Map(language.rows('ja/name-given-ends').map((row) => [row.kanji ?? '', row.reading ?? '']))
  const lexicon = makeLexicon(language)
  const body = language.rows('ja/name-body-readings')
  const first = new Map(body.map((row) => [row.kanji ?? '', row.first ?? '']))
  const given = new Map(body.map((row) => [row.kanji ?? '', row.given ?? '']))
  const last = new Map(body.map((row) => [row.kanji ?? '', row.last ?? '']))

  function animal(word: string): boolean {
    return lexicon.words(word).some(({ sem }) => sem === 'animal')
  }

  /** 海燕 → カイエン: '' unless every letter has such a reading. */
  function readInChinese(word: string): string {
    const letters = [...word].map((letter) => first.get(letter) ?? '')
    return letters.length === 2 && letters.every(Boolean) ? letters.join('') : ''
  }

  function inPerson(tokens: readonly Token[]): ReadPiece {
    return (token, at) => {
      const tail = at === tokens.length - 1 && at > 1 && token.surface.length === 1 && tokens[at - 1]!.pos === 'noun.proper.given'
      // 航|平 → コウヘイ: two letters the dictionary has no name of
      const next = tokens[at + 1]
      const head = at > 0 && at === tokens.length - 2 && token.surface.length === 1 && next?.surface.length === 1 && ends.get(next.surface)
      const reading = tail ? ends.get(token.surface) : head ? given.get(token.surface) : ''
      return reading ? { ...token, reading } : token
    }
  }

  function inBody(tokens: readonly Token[]): ReadPiece {
    const [one, two] = tokens
    const pair = tokens.length > 2 && one!.surface.length === 1 && two!.surface.length === 1
    const beast = tokens.length === 2 && one!.pos === 'noun' && animal(one!.surface) ? readInChinese(one!.surface) : ''
    if (beast) return (token, at) => (at === 0 ? { ...token, reading: beast } : token)
    const chinese = pair && first.get(one!.surface) && last.get(two!.surface)
    return (token, at) => {
      if (!pair || at > 1) return token
      // 凪|原: the first by itself, the second as in surnames
      const reading =
        at === 1 ? (chinese || !first.get(token.surface) ? last.get(token.surface) : '') : chinese ? first.get(token.surface) : ''
      return reading ? { ...token, reading } : token
    }
  }

  /** 木曽|見|市: one kanji that ends the name of a place. */
  function inPlace(tokens: readonly Token[]): ReadPiece {
    return (token, at) => {
      const ended = at > 0 && token.surface.length === 1 && tokens[at + 1]?.pos === 'suffix.place' && tokens[at - 1]!.pos !== 'suffix.place'
      const reading = ended ? last.get(token.surface) : ''
      return reading ? { ...token, reading } : token
    }
  }

  return (type, tokens) =>
    type === 'PERSON' ? inPerson(tokens) : type === 'ORG' ? inBody(tokens) : type === 'LOC' ? inPlace(tokens) : (token) => token
}
