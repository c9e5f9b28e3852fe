import type { Both, NewsKind } from '../digest.ts'
import type { Band } from '../document.ts'
import { compare, dayOf } from './days.ts'
import type { IndexEntry } from './index-entry.ts'
import { capital } from './sheet-parts.ts'
import { publisherOf } from './story-json.ts'
import type { StoryJson } from './story-schema.ts'

/** The first of a list, and how many more there are. */
export interface Shown<T> {
  readonly first: readonly T[]
  readonly more: number
}

/** A fact that several reports tell, and who they are: 全国通信, 日東経済新聞. */
export interface FeedFact extends Both {
  readonly band: Band
  readonly by: string
}

/** One value of a difference. `asOf` is a day or a minute, null when nobody says. */
export interface FeedSide {
  readonly value: Both
  readonly asOf: string | null
  readonly by: string
}

/** Where reports give different values for one thing; `message` is one sentence in the language of the interface. */
export interface FeedDifference {
  readonly subject: Both
  readonly sides: readonly FeedSide[]
  readonly message: string
}

/** A report of a story; `entry` is missing when its digest is not in the folder. */
export interface FeedReport {
  readonly id: string
  readonly title: Both
  readonly day: string | undefined
  /** Its publisher, else its id: the name it has beside what it says. */
  readonly by: string
  readonly entry: IndexEntry | undefined
}

/** A story as the feeds tell it: short, its page has the rest. */
export interface FeedStory {
  readonly slug: string
  readonly title: Both
  readonly kind: NewsKind
  /** Ids of all its reports. */
  readonly members: readonly string[]
  /** Days of its reports, in order; reports without a day are left out. */
  readonly days: readonly string[]
  /** The report it is called after, else the newest that is there; its summary and its figures stand for the story. */
  readonly lead: IndexEntry
  /** Who published that report. */
  readonly leadBy: string
  /** What happened: the first sentence of that summary, or all of it when the reports agree on nothing more. */
  readonly opening: Both
  /** Facts that several reports tell, but for the opening. */
  readonly shared: Shown<FeedFact>
  readonly contradictions: Shown<FeedDifference>
  readonly updates: Shown<FeedDifference>
  readonly reports: Shown<FeedReport>
}

const most = { shared: 4, differences: 5, reports: 8 }

/** Stories with a report in the folder, the newest first. */
export function feedStories(stories: readonly StoryJson[], entries: readonly IndexEntry[]): FeedStory[] {
  if (stories.length === 0) return []
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  return stories
    .flatMap((story) => feedStory(story, byId) ?? [])
    .sort((one, other) => compare(other.days.at(-1) ?? '', one.days.at(-1) ?? '') || compare(one.slug, other.slug))
}

function feedStory(
  { slug, title, main, members, shared, differences }: StoryJson,
  byId: ReadonlyMap<string, IndexEntry>,
): FeedStory | undefined {
  const reports = members.map(
    (member): FeedReport => ({
      id: member.id,
      title: member.title,
      day: dayOf(member),
      by: publisherOf(member.id, members),
      entry: byId.get(member.id),
    }),
  )
  const lead = byId.get(main) ?? reports.findLast(({ entry }) => entry)?.entry
  if (!lead) return undefined
  const by = (sources: readonly { readonly article: string }[]) =>
    [...new Set(sources.map(({ article }) => publisherOf(article, members)))].join(', ')
  const told = (sort: 'contradiction' | 'update') =>
    differences
      .filter((one) => one.sort === sort)
      .map(({ subject, message, sides }) => ({
        subject: { ja: subject.ja, en: capital(subject.en) },
        message,
        // What was true when matters only where it changed.
        sides: sides.map(({ value, asOf, sources }) => ({ value, asOf: sort === 'update' ? asOf : null, by: by(sources) })),
      }))
  const facts = shared.flatMap(({ sources }) => sources.slice(0, 1).map(({ ja, en, band }) => ({ ja, en, band, by: by(sources) })))
  const agreed = facts.filter(({ ja }) => ja !== lead.lead.ja)
  return {
    slug,
    title,
    kind: lead.kind,
    members: members.map(({ id }) => id),
    days: reports.flatMap(({ day }) => day ?? []).sort(compare),
    lead,
    leadBy: publisherOf(lead.id, members),
    opening: agreed.length ? lead.lead : lead.summary,
    shared: shown(agreed, most.shared),
    contradictions: shown(told('contradiction'), most.differences),
    updates: shown(told('update'), most.differences),
    reports: shown(reports, most.reports),
  }
}

/** At most `most` of them. */
export function shown<T>(all: readonly T[], most: number): Shown<T> {
  return { first: all.slice(0, most), more: Math.max(0, all.length - most) }
}
