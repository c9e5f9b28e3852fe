import { InvalidArgumentError } from 'commander'
import type { TokenizerName } from '../index.ts'
import type { Say } from './messages.ts'

/** Named here once more so that `--help` need not load the tokenizer. */
export const tokenizerNames = ['mecab', 'kuromoji-rules', 'kuromoji'] as const satisfies readonly TokenizerName[]

/** Readers of option values; what they throw becomes a usage error (exit 2). */
export interface OptionReaders {
  /** `5` → 5, between `low` and `high`. */
  whole(low: number, high: number): (value: string) => number
  /** `0.25` → 0.25, between `low` and `high`. */
  share(low: number, high: number): (value: string) => number
  /** `json,md` → ['json', 'md'], each one of `allowed`, each once. */
  list<const T extends string>(allowed: readonly T[]): (value: string) => readonly T[]
  /** An ISO date that exists. */
  date(value: string): string
  /** Address of a folder on the web, http or https, without a query: `https://news.example/today` → `https://news.example/today/`. */
  web(value: string): string
  /** For options that may be repeated. */
  collect(value: string, earlier: readonly string[]): readonly string[]
}

export function optionReaders(say: Say): OptionReaders {
  return {
    whole: (low, high) => (value) => {
      const number = /^\d{1,6}$/.test(value) ? Number(value) : Number.NaN
      if (!(number >= low && number <= high)) throw new InvalidArgumentError(say('cli.usage.whole', { low, high }))
      return number
    },
    share: (low, high) => (value) => {
      const number = /^\d(?:\.\d{1,6})?$/.test(value) ? Number(value) : Number.NaN
      if (!(number >= low && number <= high)) throw new InvalidArgumentError(say('cli.usage.share', { low, high }))
      return number
    },
    list: (allowed) => (value) => {
      const words = value.split(',').map((word) => word.trim())
      const known = allowed.filter((word) => words.some((given) => given === word))
      if (known.length !== new Set(words).size) throw new InvalidArgumentError(say('cli.usage.list', { allowed: allowed.join(', ') }))
      return known
    },
    date(value) {
      const time = Date.parse(`${value}T00:00:00Z`)
      const exists = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
      if (!exists) throw new InvalidArgumentError(say('cli.usage.date'))
      return value
    },
    web(value) {
      const url = URL.canParse(value) ? new URL(value) : undefined
      const open = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !/[?#]/.test(value)
      if (!open || /[\u0000-\u0020]/.test(value)) throw new InvalidArgumentError(say('cli.usage.web'))
      return url.href.replace(/\/*$/, '/')
    },
    collect: (value, earlier) => [...earlier, value],
  }
}
