/** A word of a text as the search sees it: `text` is folded, `start` and `end` are UTF-16 offsets into the text given. */
export interface SearchWord {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Two letters of Han or kana, or one at the end of a stretch. */
  readonly wide: boolean
}

const wide = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\uff70\\uff9e\\uff9f'
const stretch = new RegExp(`([${wide}]+)|\\p{N}+(?:[.,]\\p{N}+)+|(?:(?![${wide}])[\\p{L}\\p{M}\\p{N}])+`, 'gu')
const isWide = new RegExp(`^[${wide}]+$`, 'u')

/** Letters that count as one: full and half width, large and small, with and without accents: `ＥＶ` → `ev`, `Ōsaka` → `osaka`. */
export function fold(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  return ascii.test(plain) || isWide.test(plain) ? plain : bare(plain)
}

const ascii = /^[\0-\x7f]*$/

function bare(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}

/**
 * The words of a text: Latin words whole, Japanese in pairs of letters, because its words stand without spaces: 全固体 → 全固 固体 体.
 * The last letter stands alone too, so that a search for it finds it.
 */
export function searchWords(text: string): SearchWord[] {
  const found: SearchWord[] = []
  for (const match of text.matchAll(stretch)) {
    const start = match.index
    if (match[1] === undefined) {
      found.push({ text: fold(match[0]), start, end: start + match[0].length, wide: false })
      continue
    }
    const letters = [...match[1]]
    let at = start
    letters.forEach((letter, index) => {
      const next = letters[index + 1] ?? ''
      found.push({ text: fold(letter + next), start: at, end: at + letter.length + next.length, wide: true })
      at += letter.length
    })
  }
  return found
}

/** The same words for the index, without their places: folded first, which is many times faster. */
export function indexWords(text: string): string[] {
  const made: string[] = []
  for (const match of text.normalize('NFKC').toLowerCase().matchAll(stretch)) {
    const [word, japanese] = match
    if (japanese === undefined) made.push(ascii.test(word) ? word : bare(word))
    else if (/[\ud800-\udfff]/.test(japanese)) made.push(...pairs([...japanese]))
    else for (let at = 0; at < japanese.length; at++) made.push(japanese.slice(at, at + 2))
  }
  return made
}

function pairs(letters: readonly string[]): string[] {
  return letters.map((letter, index) => letter + (letters[index + 1] ?? ''))
}

/**
 * Folded words of a query, each once: pairs only, a single Japanese letter only where it stands alone. A single Latin letter is a word half typed and
 * left out.
 */
export function queryWords(query: string): string[] {
  const all = searchWords(query)
  const kept = all.filter(({ wide, start, end }, index) => {
    const before = all[index - 1]
    return !(wide && [...query.slice(start, end)].length === 1 && before?.wide && before.end === end)
  })
  return [...new Set(kept.map(({ text }) => text))].filter((word) => !/^[a-z]$/.test(word))
}

/** True for words a beginning or a slip of the pen is enough for: Latin words, not pairs of Japanese letters. */
export function isLatin(word: string): boolean {
  return !isWide.test(word)
}

/** Where the words wanted stand in a text, ascending and apart; stretches that touch are one. */
export function highlights(text: string, wanted: ReadonlySet<string>): { readonly start: number; readonly end: number }[] {
  const made: { start: number; end: number }[] = []
  for (const { text: word, start, end } of searchWords(text)) {
    if (!wanted.has(word)) continue
    const last = made.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else made.push({ start, end })
  }
  return made
}

/** How many of the words wanted stand in a text. */
export function hits(text: string, wanted: ReadonlySet<string>): number {
  const there = new Set<string>()
  for (const word of indexWords(text)) if (wanted.has(word)) there.add(word)
  return there.size
}
