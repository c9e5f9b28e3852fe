import type { Term } from '../src/document.ts'
import { blankTerm } from './fixtures/blank-term.ts'

/**
 * `tests/corpus/fidelity/*.txt`: passages of Japanese with English as editors write it. Half are impeccable, half hold one planted fault.
 *
 *     ==== number-scale · a power of ten off @2026-02-18
 *     政府は1億2000万円を支出する。
 *     ----
 *     The government will spend 12 million yen.
 *     ? 日銀 = Bank of Japan | BOJ ; forbidden: Japan Bank ; deprecated: Nippon Ginko
 *     ! 1億2000万円
 *
 * The head is `clean` or the codes that are right for the fault, joined by `/`; the date is that of the article; `?` rows are a glossary (`= keep`: not to be
 * translated); `!` is the heart of the fault, Japanese where something was lost or changed, English where something was added.
 */
export interface GoldPair {
  readonly file: string
  readonly title: string
  /** Empty for clean pairs. */
  readonly codes: readonly string[]
  readonly date: string
  readonly ja: string
  readonly en: string
  readonly terms: readonly Term[]
  readonly heart: string
}

const blank = {
  ...blankTerm,
  file: 'gold',
  line: 1,
} as const

function termsOf(row: string): Term[] {
  const [ja = '', right = ''] = row.split(' = ').map((side) => side.trim())
  const [accepted = '', ...bad] = right.split(';').map((part) => part.trim())
  if (accepted === 'keep') return [{ ...blank, ja, en: ja, keep: true }]
  const [en = '', ...aliasesEn] = accepted.split('|').map((form) => form.trim())
  return [
    { ...blank, ja, en, aliasesEn },
    ...bad.flatMap((part): Term[] => {
      const [status = '', forms = ''] = part.split(':').map((side) => side.trim())
      if (status !== 'forbidden' && status !== 'deprecated') throw new Error(`${row}: ${status}`)
      return forms.split('|').map((form): Term => ({ ...blank, ja, en: form.trim(), status }))
    }),
  ]
}

/** The pairs of one file. Throws for a block that is not of the form above. */
export function parseGold(file: string, text: string): GoldPair[] {
  return text
    .split(/^==== /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...lines] = block.trimEnd().split('\n')
      const found = /^(\S+) · (.*) @(\d{4}-\d{2}-\d{2})$/.exec(head)
      const rule = lines.indexOf('----')
      if (!found || rule < 1) throw new Error(`${file}: ${head}`)
      const [, codes = '', title = '', date = ''] = found
      const below = lines.slice(rule + 1)
      const marked = (mark: string) => below.flatMap((line) => (line.startsWith(mark) ? [line.slice(mark.length).trim()] : []))
      const english = below.filter((line) => !/^[?!] /.test(line))
      const hearts = marked('! ')
      if (hearts.length !== (codes === 'clean' ? 0 : 1)) throw new Error(`${file}: ${head}: marks`)
      return {
        file,
        title,
        codes: codes === 'clean' ? [] : codes.split('/'),
        date,
        ja: lines.slice(0, rule).join('\n'),
        en: english.join('\n'),
        terms: marked('? ').flatMap(termsOf),
        heart: hearts[0] ?? '',
      }
    })
}
