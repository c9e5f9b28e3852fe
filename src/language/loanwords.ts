import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Katakana loanwords with their English spelling, from the Sudachi synonym dictionary (Apache-2.0): ゲートウェイ → gateway. Read on first use. */
export type Loanwords = (katakana: string) => string | undefined

interface Item {
  readonly vocabularyNumber: number
  readonly ryakusyou: string
  readonly midashi: string
}

const katakana = /^[\p{Script=Katakana}ー・]+$/u
const english = /^[A-Za-z][A-Za-z0-9 '&.-]*$/
const fullForm = '\u4ee3\u8868\u8a9e\u5f62'

/** Members of a group with the same vocabulary number are spellings of one word; abbreviations are left out. */
export function makeLoanwords(): Loanwords {
  let table: Map<string, string> | undefined
  const load = (): Map<string, string> => {
    const require = createRequire(import.meta.url)
    const groups = require(join(dirname(require.resolve('sudachi-synonyms-dictionary')), 'sudachi-synonyms-dictionary.json')) as readonly {
      readonly items: readonly Item[]
    }[]
    const made = new Map<string, string>()
    for (const { items } of groups) {
      for (const item of items) {
        if (!katakana.test(item.midashi) || made.has(item.midashi)) continue
        const spelt = items.find(
          (other) =>
            other.vocabularyNumber === item.vocabularyNumber &&
            other.ryakusyou === fullForm &&
            item.ryakusyou === fullForm &&
            english.test(other.midashi),
        )
        if (spelt) made.set(item.midashi, spelt.midashi)
      }
    }
    return made
  }
  return (word) => {
    table ??= load()
    return table.get(word)
  }
}
