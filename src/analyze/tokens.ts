import type { Entry, Morpheme, Token, Tokenize } from '../document.ts'
import type { Language, Row } from '../language/load.ts'
import { letterForms, makeModernLetters, type Plain, placeholder, plainLetters } from './letters.ts'
import { makeRepair } from './repair.ts'

type Tags = Pick<Token, 'pos' | 'conjugation' | 'form'>

const blank = /^\s*$/

/**
 * Makes the tokenizer of a sentence: text and its offset in the article → our tokens with the dictionary's known faults repaired.
 * １２．５％ → １２．５ noun.number · ％ suffix.counter
 */
export function makeTokenizer(language: Language, tokenize: Tokenize): (text: string, offset: number) => Token[] {
  const tagOf = longestPrefix(language.rows('ja/tags'), 'tag')
  const conjugationOf = longestPrefix(language.rows('ja/conjugations'), 'conjugation')
  const formOf = longestPrefix(language.rows('ja/forms'), 'form')
  const repair = makeRepair(language)
  const forms = letterForms(language)
  const modernLetters = makeModernLetters(forms)
  const kept = new WeakMap<Entry, Tags>()

  function tagsOf(entry: Entry): Tags {
    const found = kept.get(entry)
    if (found) return found
    const made = {
      pos: tagOf(entry.pos) || 'unknown',
      conjugation: conjugationOf(entry.conjugatedType),
      form: formOf(entry.conjugatedForm),
    }
    kept.set(entry, made)
    return made
  }

  function token({ start, end, surface: letters, entry }: Morpheme, text: string, plain: Plain | null, offset: number): Token {
    const [from, to] = plain ? [plain.starts[start]!, plain.starts[end]!] : [start, end]
    const surface = text.slice(from, to)
    const written = surface.length === letters.length ? surface : letters
    return {
      start: from + offset,
      end: to + offset,
      surface,
      lemma: plain && placeholder.test(letters) ? surface : entry.basicForm || written,
      ...tagsOf(entry),
      reading: entry.reading,
      known: entry.known,
    }
  }

  return (text, offset) => {
    const plain = plainLetters(text, forms)
    const letters = plain ? plain.text : text
    const found = tokenize(letters)
    const modern = modernLetters(letters, found)
    const words = (modern === letters ? found : tokenize(modern)).filter(({ surface }) => !blank.test(surface))
    // A token may end within the letters that one sign stands for; the next one has the sign.
    return repair(words.map((word) => token(word, text, plain, offset)).filter(({ start, end }) => start < end))
  }
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
