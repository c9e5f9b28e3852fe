import type { Span } from '../../document.ts'
import type { Imported, ImportedClass, ImportedWord } from '../../language/imported.ts'
import type { Countability, Word } from '../../language/lexicon.ts'

/** A word of an imported dictionary that was put into the English, and the Japanese it stands for. */
export interface Borrowed {
  readonly from: readonly Span[]
  readonly en: string
  readonly certainty: number
}

/** Imported dictionaries as the transfer asks them: only for what no table of ours knows. Everything taken is noted until it is collected. */
export interface ImportedWords {
  /** Whether there is any dictionary. */
  readonly any: boolean
  readonly longest: number
  /** A row for a noun phrase; noted when it is used. */
  row(ja: string, wanted: readonly ImportedClass[]): Word | undefined
  note(row: Word, from: readonly Span[]): void
  /** Finds a word and notes it. */
  take(ja: string, wanted: readonly ImportedClass[], from: readonly Span[]): ImportedWord | undefined
  /** What was noted since the last time. */
  collect(): Borrowed[]
}

/** Makes the look-up of a grammar; without dictionaries it finds nothing. */
export function makeImportedWords(imported: Imported | undefined): ImportedWords {
  const rows = new Map<string, Word | undefined>()
  const found = new WeakMap<Word, ImportedWord>()
  let noted: Borrowed[] = []

  function rowOf(ja: string, wanted: readonly ImportedClass[]): Word | undefined {
    const word = imported?.find(ja, wanted)
    if (!word) return undefined
    const row: Word = {
      ja,
      yomi: '',
      pos: word.kind === 'na' ? 'na' : word.kind === 'adv' ? 'adv' : 'n',
      en: word.en,
      plural: '',
      count: word.kind === 'na' ? '-' : countOf(word.en),
      sem: '',
      alternatives: [],
      source: 'imported',
      type: '',
      the: false,
      note: '',
    }
    found.set(row, word)
    return row
  }

  return {
    any: imported !== undefined,
    longest: imported?.longest ?? 0,
    row(ja, wanted) {
      const key = `${wanted.join()} ${ja}`
      if (!rows.has(key)) rows.set(key, rowOf(ja, wanted))
      return rows.get(key)
    },
    note(row, from) {
      const word = found.get(row)
      if (word) noted.push({ from, en: word.en, certainty: word.certainty })
    },
    take(ja, wanted, from) {
      const word = imported?.find(ja, wanted)
      if (word) noted.push({ from, en: word.en, certainty: word.certainty })
      return word
    },
    collect() {
      const all = noted
      noted = []
      return all
    },
  }
}

function countOf(en: string): Countability {
  return /(?:ing|ment|tion|ity|ness|ism|ship|ance|ence|gy|ics)$/.test(en) && !/(?:system|plan)$/.test(en) ? 'U' : 'C'
}
