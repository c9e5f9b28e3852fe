import type { Article } from '../document.ts'
import type { Language } from '../language/load.ts'

/** A byline stands among the first sentences or nowhere, and is short. */
const head = 4
const longestByline = 60
const longestName = 24

export interface Byline {
  /** ISO date of the report, null when nobody says. */
  readonly date: string | null
  readonly publisher: string | null
  /** Id of the sentence that is nothing but a byline; '' for none. */
  readonly sentence: string
}

export type BylineOf = (article: Pick<Article, 'metadata' | 'sentences'>) => Byline

/**
 * Makes the reader of who reports and when, for texts whose metadata do not say: a line `2026年8月19日　全国通信` under the title, the same in brackets,
 * or before the first paragraph. What the metadata say goes first.
 */
export function makeByline(language: Language): BylineOf {
  const patterns = language
    .rows('ja/read-dates')
    .filter((row) => row.role === 'date' && !row.pattern!.includes('<e>'))
    .map((row) => new RegExp(row.pattern!, 'u'))

  return ({ metadata, sentences }) => {
    for (const { id, ja, kind } of sentences.slice(0, head)) {
      if (kind === 'title') continue
      const text = ja.slice(0, longestByline).normalize('NFKC')
      const found = patterns.map((pattern) => pattern.exec(text)).find((match) => match !== null)
      const date = found ? isoDay(found) : null
      if (!found || date === null) continue
      const alone = ja.length <= longestByline && !/[\u3002.]$/.test(ja)
      const name = nameIn(text.slice(found.index + found[0].length)) || (alone ? nameIn(text.slice(0, found.index)) : '')
      const opens = found.index <= 2 || /^[\u3010(<\u300a]/u.test(text)
      if (!alone && !(opens && name !== '')) continue
      return { date: metadata.date ?? date, publisher: metadata.publisher ?? (name || null), sentence: alone ? id : '' }
    }
    return { date: metadata.date, publisher: metadata.publisher, sentence: '' }
  }
}

/** A name up to the next space or bracket. */
function nameIn(text: string): string {
  const [, name = ''] = /^[^\p{L}\p{N}]*([\p{L}\p{N}\u30fb]+)(?=[\s)\]\u3011]|$)/u.exec(text) ?? []
  return name.length <= longestName ? name : ''
}

function isoDay({ groups }: RegExpExecArray): string | null {
  const [year, month, day] = [Number(groups?.y), Number(groups?.m), Number(groups?.d)]
  const made = new Date(Date.UTC(year, month - 1, day))
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day ? made.toISOString().slice(0, 10) : null
}

/** Days since 1970, for distances; null for what is no day. */
export function dayNumber(date: string | null): number | null {
  const [, year, month, of] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '') ?? []
  return year === undefined ? null : Math.round(Date.UTC(Number(year), Number(month) - 1, Number(of)) / 86_400_000)
}
