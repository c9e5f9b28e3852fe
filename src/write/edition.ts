import type { NewsKind } from '../digest.ts'
import { compare, dayOf } from './days.ts'
import { type FeedStory, feedStories } from './feed-story.ts'
import type { IndexEntry } from './index-entry.ts'
import type { StoryJson } from './story-schema.ts'
import { visible, webAddress } from './visible.ts'

/** What the feeds are told beside the articles. */
export interface FeedSettings {
  /** Web address of the folder, with a slash at its end: links become absolute. Without it they are relative to the folder. */
  readonly base?: string | undefined
  /** Stories told by several of the articles. */
  readonly stories?: readonly StoryJson[] | undefined
  /** Endings of the files written of each story, the best first; no link when there are none. */
  readonly storyFormats?: readonly string[] | undefined
}

/** Newest first, undated ones last, then by id: the order of the front page. */
export function newestFirst(entries: readonly IndexEntry[]): IndexEntry[] {
  return [...entries].sort((one, other) => compare(dayOf(other) ?? '', dayOf(one) ?? '') || compare(one.id, other.id))
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

/** A story of a day, and how many of its reports are of that day. */
export interface DayStory extends FeedStory {
  readonly today: number
}

/** One kind of news with its stories, and the articles that tell none. */
export interface Section {
  readonly kind: NewsKind
  readonly stories: readonly DayStory[]
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

/** What a day has to tell by kind of news, kinds with nothing left out. A story stands where its main report would; its reports nowhere else. */
export function sectionsOf(entries: readonly IndexEntry[], day: string, stories: readonly StoryJson[] = []): Section[] {
  const told = feedStories(stories, entries).flatMap((story): DayStory[] => {
    const today = story.days.filter((one) => one === day).length
    return today > 0 ? [{ ...story, today }] : []
  })
  const inStory = new Set(told.flatMap(({ members }) => members))
  const kinds = new Map(order.map((kind) => [kind, { stories: [] as DayStory[], entries: [] as IndexEntry[] }]))
  // A digest of another version may know other kinds; it is news all the same.
  const at = (kind: NewsKind) => kinds.get(kind) ?? kinds.get('general')
  for (const story of told) at(story.kind)?.stories.push(story)
  for (const entry of newestFirst(entries.filter((entry) => dayOf(entry) === day && !inStory.has(entry.id))))
    at(entry.kind)?.entries.push(entry)
  return [...kinds].flatMap(([kind, found]) => (found.stories.length + found.entries.length > 0 ? [{ kind, ...found }] : []))
}

/** How many articles of the day they tell of. */
export function articlesIn(sections: readonly Section[]): number {
  return sections.reduce((sum, { stories, entries }) => sum + entries.length + stories.reduce((all, { today }) => all + today, 0), 0)
}

/** Kinds of news head a day only when they tell something. */
export function headed(sections: readonly Section[]): boolean {
  return sections.length > 1 || sections[0]?.kind !== 'general'
}

/** Where the article stands: its page, or what else was written of it first. Relative to the folder unless a base is given. */
export function pageAddress({ id, formats }: IndexEntry, { base }: FeedSettings): string {
  return fileAddress(`${encodeURIComponent(whole(id))}.${formats[0] ?? 'html'}`, { base })
}

/** Where the page of a story stands; `undefined` when none was written. */
export function storyAddress({ slug }: Pick<FeedStory, 'slug'>, { base, storyFormats = ['html'] }: FeedSettings): string | undefined {
  const [format] = storyFormats
  return format && fileAddress(`${encodeURIComponent(whole(`story-${slug}`))}.${format}`, { base })
}

/** A file of the folder: `feed.xml` → `./feed.xml`, or below the base. */
export function fileAddress(name: string, { base }: FeedSettings): string {
  return base ? `${base}${name}` : `./${name}`
}

/** English title; the Japanese one when there is no English, the id when there is neither. */
export function titleOf({ title, id }: Pick<IndexEntry, 'title' | 'id'>): string {
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
