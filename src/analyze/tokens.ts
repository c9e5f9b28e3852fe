import type { Entry, Morpheme, Token, Tokenize } from '../document.ts'
import type { Language, Row } from '../language/load.ts'
import { makeHeldAt } from './held-at.ts'
import { letterForms, makeModernLetters, type Plain, placeholder, plainLetters } from './letters.ts'
import { makeNameJoins } from './name-joins.ts'
import { makeQuotedKana } from './quoted-kana.ts'
import { makeRepair } from './repair.ts'
import { wordLists } from './words.ts'

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
  const heldAt = makeHeldAt(language)
  const joins = makeNameJoins(language)
  const quotedKana = makeQuotedKana(language)
  const forms = letterForms(language)
  const notReadings = wordLists(language)('not-reading')
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
    const [from, next] = plain ? [plain.starts[start]!, plain.starts[end]!] : [start, end]
    const reading = plain?.readings.get(next)
    const [to, given] = reading && reading.start > from ? [reading.start, reading.kana] : [next, undefined]
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
      ...(given === undefined ? {} : { given }),
    }
  }

  return (text, offset) => {
    const plain = plainLetters(text, forms, notReadings)
    const letters = plain ? plain.text : text
    const found = tokenize(letters)
    const modern = modernLetters(letters, found)
    const words = (modern === letters ? found : tokenize(modern)).filter(({ surface }) => !blank.test(surface))
    // A token may end within the letters that one sign stands for; the next one has the sign.
    const tokens = words.map((word) => token(word, text, plain, offset)).filter(({ start, end }) => start < end)
    return joins.join(heldAt(repair(quotedKana(plain?.readings.size ? readAsGiven(tokens) : tokens))))
  }
}

const kanaShift = 0x60
const kanaFrom = (letters: string, from: RegExp, shift: number) =>
  letters.replace(from, (kana) => String.fromCharCode(kana.charCodeAt(0) + shift))
const toHiragana = (letters: string) => kanaFrom(letters, /[\u30a1-\u30f6]/g, -kanaShift)
const toKatakana = (letters: string) => kanaFrom(letters, /[\u3041-\u3096]/g, kanaShift)
const kanaOf = (readings: readonly Token[]) => readings.map((token) => toHiragana(token.reading || token.surface)).join('')

/** 葉|隠(はがくれ) → 葉隠 read ハガクレ: as many words as the reading is long for, unless some already read so. A letter is read by three kana at most. */
function readAsGiven(tokens: readonly Token[]): Token[] {
  const made: Token[] = []
  for (const token of tokens) {
    made.push(token)
    const { given } = token
    // たかなし・たろう: which letters each half is for is not said
    if (!given || !/^[\p{Script=Hiragana}ー]+$/u.test(given)) continue
    let first = made.length - 1
    const same = (at: number) => kanaOf(made.slice(at)) === given
    const mayJoin = (at: number) => at > 0 && made[at - 1]!.end === made[at]!.start && /^\p{Script=Han}+$/u.test(made[at - 1]!.surface)
    while (!same(first) && given.length > 3 * (token.end - made[first]!.start) && mayJoin(first)) first--
    if (same(first)) continue
    const joined = made.splice(first)
    const surface = joined.map((one) => one.surface).join('')
    const name = joined.length > 1 || !token.known
    made.push({
      ...token,
      ...(name ? { pos: 'noun.proper', conjugation: '', form: '', lemma: surface, known: true } : {}),
      start: joined[0]!.start,
      surface,
      reading: toKatakana(given),
    })
  }
  return made
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
