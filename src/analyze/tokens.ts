import type { Token } from '../document.ts'
import type { Language, Row } from '../language/load.ts'
import type { RawToken, Tokenize } from './kuromoji.ts'
import { makeRepair } from './repair.ts'

/**
 * Makes the tokenizer of a sentence: text and its offset in the article → our tokens with the dictionary's known faults repaired.
 * １２．５％ → １２．５ noun.number · ％ suffix.counter
 */
export function makeTokenizer(language: Language, tokenize: Tokenize): (text: string, offset: number) => Token[] {
  const tagOf = longestPrefix(language.rows('ja/tags'), 'tag')
  const conjugationOf = longestPrefix(language.rows('ja/conjugations'), 'conjugation')
  const formOf = longestPrefix(language.rows('ja/forms'), 'form')
  const repair = makeRepair(language)

  function token(raw: RawToken, offset: number): Token {
    return {
      start: raw.start + offset,
      end: raw.end + offset,
      surface: raw.surface,
      lemma: raw.basicForm,
      pos: tagOf(raw.pos) || 'unknown',
      conjugation: conjugationOf(raw.conjugatedType),
      form: formOf(raw.conjugatedForm),
      reading: raw.reading,
      known: raw.known,
    }
  }

  return (text, offset) => repair(tokenize(text).map((raw) => token(raw, offset)))
}

/** Looks a dictionary tag up by its longest listed prefix, remembering answers: the dictionary has under a thousand tags. */
function longestPrefix(rows: readonly Row[], column: string): (tag: string) => string {
  const listed = new Map(rows.map((row) => [row.ipadic!, row[column]!]))
  const found = new Map<string, string>([['', '']])
  return (tag) => {
    const kept = found.get(tag)
    if (kept !== undefined) return kept
    let made = ''
    for (let length = tag.length; length > 0 && !made; length -= 1) made = listed.get(tag.slice(0, length)) ?? ''
    found.set(tag, made)
    return made
  }
}
