import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cached } from '../cache/index.ts'

/** Katakana loanwords with their English spelling, from the Sudachi synonym dictionary (Apache-2.0): ゲートウェイ → gateway. Read on first use. */
export type Loanwords = (katakana: string) => string | undefined

interface Group {
  readonly items: readonly Item[]
}

interface Item {
  readonly vocabularyNumber: number
  readonly ryakusyou: string
  readonly midashi: string
}

const katakana = /^[\p{Script=Katakana}ー・]+$/u
const english = /^[A-Za-z][A-Za-z0-9 '&.-]*$/
const fullForm = '\u4ee3\u8868\u8a9e\u5f62'

/** Makes the look-up. The package's file of 14 MB is read once; the few thousand pairs of it that we need stay in the cache folder. */
export function makeLoanwords(): Loanwords {
  let table: ReadonlyMap<string, string> | undefined
  const load = (): ReadonlyMap<string, string> => {
    const require = createRequire(import.meta.url)
    const folder = dirname(require.resolve('sudachi-synonyms-dictionary'))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    const make = () => {
      const groups = JSON.parse(readFileSync(join(folder, 'sudachi-synonyms-dictionary.json'), 'utf8')) as readonly Group[]
      return [Buffer.from(JSON.stringify(pairsOf(groups)))]
    }
    const { env, platform, pid } = process
    const { sections } = cached({ name: 'loanwords', version: 1, key: version, make }, { env, platform, pid, uid: process.getuid?.() })
    const { buffer, byteOffset, byteLength } = sections[0]!
    return new Map(JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString('utf8')) as [string, string][])
  }
  return (word) => {
    table ??= load()
    return table.get(word)
  }
}

/** Members of a group with the same vocabulary number are spellings of one word; abbreviations are left out. */
function pairsOf(groups: readonly Group[]): [string, string][] {
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
  return [...made]
}
