import type { NewsKind } from '../digest.ts'
import type { IndexEntry } from './index-entry.ts'
import { visible, webAddress } from './visible.ts'

/** What the feeds are told beside the articles. */
export interface FeedSettings {
  /** Web address of the folder, with a slash at its end: links become absolute. Without it they are relative to the folder. */
  readonly base?: string | undefined
}

/** Newest first, undated ones last, then by id: the order of the front page. */
export function newestFirst(entries: readonly IndexEntry[]): IndexEntry[] {
  return [...entries].sort((one, other) => compare(dayOf(other) ?? '', dayOf(one) ?? '') || compare(one.id, other.id))
}

/** The day of an article, `2026-02-18`; `undefined` when it has none, or one that no calendar has. */
export function dayOf({ date }: Pick<IndexEntry, 'date'>): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(date ?? '')?.[0]
  const time = Date.parse(`${day}T00:00:00Z`)
  return day && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : undefined
}

/** The newest day that an article has; `undefined` when all are undated. */
export function newestDay(entries: readonly IndexEntry[]): string | undefined {
  let newest: string | undefined
  for (const entry of entries) {
    const day = dayOf(entry)
    if (day && day > (newest ?? '')) newest = day
  }
  return newest
}

/** One kind of news with its articles. */
export interface Section {
  readonly kind: NewsKind
  readonly entries: readonly IndexEntry[]
}

/** What a reader has to know today comes first. */
const order: readonly NewsKind[] = [
  'disaster',
  'accident',
  'politics',
  'policy',
  'diplomacy',
  'market',
  'earnings',
  'business',
  'product',
  'research',
  'health',
  'court',
  'crime',
  'society',
  'culture',
  'weather',
  'sports',
  'general',
]

/** The articles of a day by kind of news, kinds without an article left out. */
export function sectionsOf(entries: readonly IndexEntry[], day: string): Section[] {
  const kinds = new Map<NewsKind, IndexEntry[]>(order.map((kind) => [kind, []]))
  // A digest of another version may know other kinds; it is news all the same.
  for (const entry of newestFirst(entries.filter((entry) => dayOf(entry) === day)))
    (kinds.get(entry.kind) ?? kinds.get('general'))?.push(entry)
  return [...kinds].filter(([, found]) => found.length > 0).map(([kind, found]) => ({ kind, entries: found }))
}

/** Kinds of news head a day only when they tell something. */
export function headed(sections: readonly Section[]): boolean {
  return sections.length > 1 || sections[0]?.kind !== 'general'
}

/** Where the article stands: its page, or what else was written of it first. Relative to the folder unless a base is given. */
export function pageAddress({ id, formats }: IndexEntry, { base }: FeedSettings): string {
  return fileAddress(`${encodeURIComponent(whole(id))}.${formats[0] ?? 'html'}`, { base })
}

/** A file of the folder: `feed.xml` → `./feed.xml`, or below the base. */
export function fileAddress(name: string, { base }: FeedSettings): string {
  return base ? `${base}${name}` : `./${name}`
}

/** English title; the Japanese one when there is no English, the id when there is neither. */
export function titleOf({ title, id }: IndexEntry): string {
  return visible(title.en.trim() || title.ja.trim() || id)
}

/** The article as it was published, when that is on the web; no address is longer than clients take. */
export function originalAddress({ url }: IndexEntry): string | undefined {
  const address = webAddress(url)
  return address && address.length <= 2000 ? address : undefined
}

/** Text without halves of surrogate pairs, which no encoding can hold. */
export function whole(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd')
}

/** At most so many characters, the last of them an ellipsis when some were left out. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text
  const letters = Array.from(text.slice(0, 2 * most))
  return letters.length <= most && text.length <= 2 * most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
