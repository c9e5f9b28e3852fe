import type { Span } from '../document.ts'
import type { Language } from '../language/load.ts'
import { foldRomaji } from './name-readings.ts'

/** A word of the English that has a capital, or part of a hyphenated one. */
export interface NameWord extends Span {
  /** As written, without 's: `Takeda`, `Suk-yeol`, `U.S`. */
  readonly text: string
  /** Small letters only, without accents, dots and hyphens. */
  readonly lower: string
  readonly romaji: string
  /** Opens a sentence, where any word has a capital. */
  readonly first: boolean
  /** A title stands before it, or words of speech after it. */
  readonly person: boolean
  /** Index among all words of the English, to tell neighbours. */
  readonly at: number
}

const wordPattern = /\p{L}[\p{L}\p{M}\p{N}]*(?:['\u2019.&-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*/gu
const capital = /^\p{Lu}/u
const behind = /^(?:based|led|born|made|style|like|wide|owned|backed|run|area|bound|held|listed|type|only|old)$/
const mostWords = 3000

export function plainLetters(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** What `en/verify-names` says of a word. `kind`: Shimbun, Kogyo; `body`: ministry, bank. */
export type NameRole = 'neutral' | 'title' | 'speech' | 'kind' | 'body'

/** Makes the look-up of roles; the table is read with the first question. */
export function makeNameRoles(language: Language): (role: NameRole, word: string) => boolean {
  let roles: ReadonlyMap<string, ReadonlySet<string>> | undefined
  return (role, word) => {
    if (!roles) {
      const made = new Map<string, Set<string>>()
      for (const { form = '', role: name = '' } of language.rows('en/verify-names')) {
        const set = made.get(name) ?? new Set<string>()
        made.set(name, set.add(form))
      }
      roles = made
    }
    return roles.get(role)?.has(word) ?? false
  }
}

/** Makes the reader of names in English: capitalised words with what stands around them. */
export function makeNameWords(has: (role: NameRole, word: string) => boolean): (text: string) => readonly NameWord[] {
  return (text) => {
    const all = [...text.matchAll(wordPattern)].slice(0, mostWords)
    const made: NameWord[] = []
    all.forEach((match, at) => {
      const start = match.index
      const before = text.slice(Math.max(0, start - 6), start)
      const first = at === 0 || /[.?!:]['"\u201d\u2019)]*\s+['"\u201c\u2018(]*$|[\n\u201c"]\s*$/.test(before)
      const whole = match[0].replace(/['\u2019]s$/, '')
      const next = all[at + 1]?.[0].toLowerCase() ?? ''
      const previous = all[at - 1]?.[0].toLowerCase() ?? ''
      const person = has('title', previous) || has('speech', next)
      let from = start
      for (const part of partsOf(whole)) {
        if (capital.test(part) && !has('neutral', plainLetters(part)))
          made.push({
            text: part,
            lower: plainLetters(part),
            romaji: foldRomaji(part),
            first: first && from === start,
            person,
            at,
            start: from,
            end: from + part.length,
          })
        from += part.length + 1
      }
    })
    return made
  }
}

/** China-Japan → China, Japan; Suk-yeol stays. */
function partsOf(word: string): readonly string[] {
  const [first = '', second = '', ...more] = word.split('-')
  const given = more.length === 0 && /^\p{Ll}{2,6}$/u.test(second) && /^\p{L}{2,5}$/u.test(first) && !behind.test(second)
  return given ? [word] : word.split('-')
}
