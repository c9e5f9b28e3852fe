import type { Language, Row } from '../language/load.ts'

/** A word, a number or one other character of English text. `joined` is true when no white space stands before it. */
export interface EnglishToken {
  readonly text: string
  readonly lower: string
  readonly start: number
  readonly end: number
  readonly joined: boolean
  readonly type: 'word' | 'number' | 'mark'
}

const tokenPattern =
  /([A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+|[²³])?)|(\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\p{L}\p{N}.])\.\d+)|(\S)/gu

/** Splits English into tokens; full-width digits and signs are not folded, they are marks. */
export function tokenizeEnglish(text: string): readonly EnglishToken[] {
  const out: EnglishToken[] = []
  for (const found of text.matchAll(tokenPattern)) {
    const start = found.index
    const end = start + found[0].length
    const type = found[1] !== undefined ? 'word' : found[2] !== undefined ? 'number' : 'mark'
    out.push({ text: found[0], lower: found[0].toLowerCase(), start, end, joined: start > 0 && out.at(-1)?.end === start, type })
  }
  return out
}

/** Longest-match lookup of phrases over tokens; hyphens between the words of a phrase are passed over. */
export interface Phrases {
  match(tokens: readonly EnglishToken[], at: number): { readonly row: Row; readonly end: number } | undefined
  /** The phrase whose last word is `tokens[at - 1]`. */
  matchBefore(tokens: readonly EnglishToken[], at: number): { readonly row: Row; readonly start: number } | undefined
}

/** Builds the lookup from rows with a `form` of one or more words. */
export function makePhrases(rows: readonly Row[]): Phrases {
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly row: Row }[]>()
  const byLast = new Map<string, { readonly words: readonly string[]; readonly row: Row }[]>()
  const all = rows.map((row) => ({
    row,
    words: tokenizeEnglish(row.form!.toLowerCase())
      .map((token) => token.text)
      .filter((word) => word !== '-'),
  }))
  all.sort((a, b) => b.words.length - a.words.length)
  for (const entry of all) {
    const first = entry.words[0] ?? ''
    const last = entry.words.at(-1) ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry])
    byLast.set(last, [...(byLast.get(last) ?? []), entry])
  }
  return {
    match(tokens, at) {
      for (const { words, row } of byFirst.get(tokens[at]?.lower ?? '') ?? []) {
        let position = at
        let hit = true
        for (const [index, word] of words.entries()) {
          if (index > 0 && tokens[position]?.text === '-') position++
          if (tokens[position]?.lower !== word) {
            hit = false
            break
          }
          position++
        }
        if (hit) return { row, end: position }
      }
      return undefined
    },
    matchBefore(tokens, at) {
      for (const { words, row } of byLast.get(tokens[at - 1]?.lower ?? '') ?? []) {
        let position = at - 1
        let hit = true
        for (let index = words.length - 1; index >= 0; index--) {
          if (index < words.length - 1 && tokens[position]?.text === '-') position--
          if (tokens[position]?.lower !== words[index]) {
            hit = false
            break
          }
          position--
        }
        if (hit) return { row, start: position + 1 }
      }
      return undefined
    },
  }
}

/** Everything the English reader looks up. */
export interface EnglishTables {
  /** Number words by word: role and value. */
  readonly numbers: ReadonlyMap<string, readonly { readonly role: string; readonly value: number; readonly note: string }[]>
  readonly units: Phrases
  readonly before: Phrases
  readonly after: Phrases
  readonly skip: Phrases
  readonly relative: Phrases
  /** Days by name: Christmas Day. */
  readonly feasts: Phrases
  /** Words that hold a number (runner-up), or stand for what is left (the rest). */
  readonly implied: Phrases
  /** Single words by role: months, weekdays, currency signs, number words, eras. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Loads the English tables. */
export function englishTables(language: Language): EnglishTables {
  const rows = language.rows('en/verify-words')
  const role = (name: string) => makePhrases(rows.filter((row) => row.role === name))
  const numbers = new Map<string, { readonly role: string; readonly value: number; readonly note: string }[]>()
  for (const row of language.rows('en/verify-numbers')) {
    const list = numbers.get(row.form!) ?? []
    list.push({ role: row.role!, value: Number(row.value), note: row.note ?? '' })
    numbers.set(row.form!, list)
  }
  const words = new Map<string, Map<string, string>>()
  for (const row of rows) {
    const kept = words.get(row.role!) ?? new Map<string, string>()
    kept.set(row.form!, row.value!)
    words.set(row.role!, kept)
  }
  const plural = language
    .rows('en/verify-units')
    .flatMap((row) =>
      row.kind === 'measure' && row.form!.length > 2 && !row.form!.endsWith('s') ? [row, { ...row, form: `${row.form}s` }] : [row],
    )
  return {
    numbers,
    units: makePhrases(plural),
    before: role('before'),
    after: role('after'),
    skip: role('skip'),
    relative: role('rel'),
    feasts: role('feast'),
    implied: makePhrases(rows.filter((row) => /^(?:implies|rest|daypart|difference)$/.test(row.role!))),
    words,
  }
}
