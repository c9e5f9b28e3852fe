import type { Both, NewsKind, Story } from '../digest.ts'
import { type BatchNames, byCode } from './front-batch.ts'
import type { IndexEntry } from './index-entry.ts'

/** Articles that tell one story, as the front page shows them. */
export interface FrontStory {
  /** Address of the story sheet, from the front page. */
  readonly href: string
  readonly title: Both
  /** Ids of the articles. */
  readonly members: readonly string[]
  /** Places where they contradict each other. */
  readonly contradictions: number
}

/** Of a story, and of its JSON, what the front page asks for. */
export interface StoryFacts extends Pick<Story, 'slug' | 'title'> {
  readonly members: readonly { readonly id: string }[]
  readonly differences: readonly Pick<Story['differences'][number], 'sort'>[]
}

/** A story as the front page shows it; its sheet lies beside the page. */
export function frontStory({ slug, title, members, differences }: StoryFacts): FrontStory {
  return {
    href: `./story-${slug}.html`,
    title,
    members: members.map(({ id }) => id),
    contradictions: differences.filter(({ sort }) => sort === 'contradiction').length,
  }
}

/** A story with the articles that stand in its block, and how many it has on the page. */
export interface StoryBlock {
  readonly story: FrontStory
  readonly members: readonly IndexEntry[]
  readonly count: number
}

/** Desks of the paper, in the order of the page, with the kinds of news each takes. */
export const desks = {
  companies: ['earnings', 'business', 'product'],
  markets: ['market'],
  politics: ['policy', 'politics'],
  world: ['diplomacy'],
  disasters: ['disaster', 'accident', 'weather'],
  courts: ['crime', 'court'],
  science: ['research', 'health'],
  society: ['society'],
  culture: ['culture'],
  sports: ['sports'],
} as const satisfies Readonly<Record<string, readonly NewsKind[]>>
export type Desk = keyof typeof desks

/** A day, a month (`2026-02`) or `null` for articles without a date. */
export interface DayGroup {
  readonly date: string | null
  readonly entries: readonly IndexEntry[]
}

/** What stands where. Every article stands once. */
export interface Plan {
  readonly lead: IndexEntry | undefined
  /** The story the lead belongs to, with its other articles. */
  readonly leadStory: StoryBlock | undefined
  readonly seconds: readonly IndexEntry[]
  readonly stories: readonly StoryBlock[]
  /** Stories for which there is no block, newest first; their articles stand elsewhere. */
  readonly furtherStories: readonly StoryBlock[]
  readonly desks: readonly { readonly desk: Desk; readonly entries: readonly IndexEntry[] }[]
  readonly rest: readonly DayGroup[]
}

const mostSeconds = 6
const mostBlocks = 9
const mostMembers = 6
const fewestAtDesk = 3
const mostAtDesk = 6

/** Newest first; on one day those first whose names and story the rest of the batch speaks of most. */
export function inOrder(entries: readonly IndexEntry[], names: BatchNames, stories: readonly FrontStory[]): IndexEntry[] {
  const company = new Map(stories.flatMap(({ members }) => members.map((id) => [id, members.length] as const)))
  const weigh = (entry: IndexEntry) =>
    entry.entities.reduce((sum, entity) => sum + Math.min(5, (names.all[names.numberOf(entity)]?.articles.length ?? 1) - 1), 0) +
    10 * (company.get(entry.id) ?? 0)
  const weights = new Map(entries.map((entry) => [entry, weigh(entry)]))
  const day = ({ date }: IndexEntry) => (date ?? '').slice(0, 10)
  return [...entries].sort((a, b) => byCode(day(b), day(a)) || weights.get(b)! - weights.get(a)! || byCode(a.id, b.id))
}

/** Lays out the page: the lead, six more, the stories, the desks that have enough, the rest by day. `sorted` as of `inOrder`. */
export function planFront(sorted: readonly IndexEntry[], stories: readonly FrontStory[]): Plan {
  const byId = new Map(sorted.map((entry) => [entry.id, entry]))
  const taken = new Set<string>()
  const take = (entry: IndexEntry) => {
    taken.add(entry.id)
    return entry
  }
  const [lead] = sorted
  if (lead) take(lead)
  const places = new Map(sorted.map(({ id }, index) => [id, index]))
  const told = stories.flatMap((story): StoryBlock[] => {
    const members = [...new Set(story.members)].flatMap((id) => byId.get(id) ?? [])
    return members.length > 1 ? [{ story, members, count: members.length }] : []
  })
  const newest = ({ members }: StoryBlock) => Math.min(...members.map(({ id }) => places.get(id) ?? 0))
  told.sort((a, b) => newest(a) - newest(b) || byCode(a.story.href, b.story.href))
  // What does not go into a block stands where it would stand without its story.
  const cut = (block: StoryBlock): StoryBlock => {
    const members = block.members.filter(({ id }) => !taken.has(id)).slice(0, mostMembers)
    members.forEach(take)
    return { ...block, members }
  }
  const ofLead = told.find(({ members }) => lead && members.includes(lead))
  const leadStory = ofLead && cut(ofLead)
  const rest = told.filter((block) => block !== ofLead)
  const blocks = rest.slice(0, mostBlocks).map(cut)
  const free = () => sorted.filter(({ id }) => !taken.has(id))
  const seconds = free().slice(0, mostSeconds).map(take)
  const atDesks = (Object.keys(desks) as Desk[]).flatMap((desk) => {
    const kinds: readonly NewsKind[] = desks[desk]
    const entries = free().filter(({ kind }) => kinds.includes(kind))
    return entries.length < fewestAtDesk ? [] : [{ desk, entries: entries.slice(0, mostAtDesk).map(take) }]
  })
  return {
    lead,
    leadStory,
    seconds,
    stories: blocks.filter(({ members }) => members.length),
    furtherStories: rest.slice(mostBlocks),
    desks: atDesks,
    rest: grouped(free()),
  }
}

/** By day; by month where most days would have one article only. */
function grouped(entries: readonly IndexEntry[]): DayGroup[] {
  const days = runs(entries, ({ date }) => date?.slice(0, 10) ?? null)
  return days.length > 3 && days.length > entries.length / 2 ? runs(entries, ({ date }) => date?.slice(0, 7) ?? null) : days
}

function runs(entries: readonly IndexEntry[], key: (entry: IndexEntry) => string | null): DayGroup[] {
  const groups: { date: string | null; entries: IndexEntry[] }[] = []
  for (const entry of entries) {
    const date = key(entry)
    const last = groups.at(-1)
    if (last && last.date === date) last.entries.push(entry)
    else groups.push({ date, entries: [entry] })
  }
  return groups
}
