import type { Language } from '../language/load.ts'

/** Letters of a line that says when and who. */
const longestByline = 48

export interface Dates {
  /** ISO date inside a metadata value: 2026-02-18T09:00+09:00 → 2026-02-18, 令和8年2月18日 → 2026-02-18; null when there is none. */
  parse(value: string): string | null
  /** The date of a line that says nothing but when: 公開：2026年2月18日（水）10時 → 2026-02-18; null for any other line. */
  line(text: string): string | null
  /** The date of a line that says when and who: 2026年2月18日　瓦版新聞　山田花子, 【新潟】2026年2月18日; null for any other line. */
  byline(text: string): string | null
}

/** Compiles `ja/read-dates.tsv`: date patterns with named groups y m d (or era e), and the words that may stand beside a date. */
export function makeDates(language: Language): Dates {
  const rows = language.rows('ja/read-dates')
  const of = (role: string) => rows.filter((row) => row.role === role)
  const patterns = of('date').map((row) => new RegExp(row.pattern!, 'gu'))
  const compact = of('compact').map((row) => new RegExp(row.pattern!, 'u'))
  const noise = of('noise').map((row) => new RegExp(row.pattern!, 'giu'))
  const eras = new Map(of('era').map((row) => [row.pattern!, Number(row.value)]))
  const first = new Map(of('first').map((row) => [row.pattern!, Number(row.value)]))

  function iso(groups: Readonly<Record<string, string | undefined>> | undefined): string | null {
    if (!groups) return null
    const { y, m, d, era, e } = groups
    const year = era ? (eras.get(era) ?? Number.NaN) + (first.get(e!) ?? Number(e)) - 1 : Number(y)
    return calendar(year, Number(m), Number(d))
  }

  function parse(value: string): string | null {
    const text = value.slice(0, 200).normalize('NFKC').trim()
    for (const pattern of patterns)
      for (const { groups } of text.matchAll(pattern)) {
        const found = iso(groups)
        if (found) return found
      }
    for (const pattern of compact) {
      const found = iso(pattern.exec(text)?.groups)
      if (found) return found
    }
    return null
  }

  function line(text: string): string | null {
    if (text.length > 80) return null
    const date = parse(text)
    if (!date || /^\d{8}/.test(text)) return null
    let rest = text.normalize('NFKC')
    for (const pattern of [...patterns, ...noise]) rest = rest.replace(pattern, ' ')
    return /[\p{L}\p{N}]/u.test(rest) ? null : date
  }

  function byline(text: string): string | null {
    const plain = text.normalize('NFKC').trim()
    if (plain.length > longestByline || plain.includes('。')) return null
    const bare = plain.replace(/^(?:【[^】]{1,12}】|\()\s*/, '')
    const found = patterns.map((pattern) => bare.match(new RegExp(`^(?:${pattern.source})`, 'u'))).find(Boolean)
    return found && /^(?:[\s、,)]|$)/.test(bare.slice(found[0].length)) ? iso(found.groups) : null
  }

  return { parse, line, byline }
}

function calendar(year: number, month: number, day: number): string | null {
  if (!(year >= 1000 && year <= 9999)) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}
