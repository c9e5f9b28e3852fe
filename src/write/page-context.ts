import type { FrontStory } from './front-plan.ts'
import { entityKey, type IndexEntry } from './index-entry.ts'

/** An article as others point to it. */
export interface Neighbour {
  readonly id: string
  readonly title: { readonly ja: string; readonly en: string }
  readonly date: string | null
  readonly publisher: string | null
}

/** A neighbour that mentions the same name, and how often. */
export interface Elsewhere extends Neighbour {
  readonly count: number
}

/** What a page may say about the rest of its batch. Everything is optional: a page stands alone. */
export interface PageContext {
  /** Other articles that mention a name, by `entityKey`, most mentions first. */
  readonly mentions?: ReadonlyMap<string, readonly Elsewhere[]>
  /** Articles that tell the same story. */
  readonly related?: readonly Neighbour[]
  /** The story sheet this article belongs to, when there is one. */
  readonly story?: { readonly href: string; readonly title: { readonly ja: string; readonly en: string } }
}

/** Of one name only so many other articles are listed. */
const mostElsewhere = 8
/** Of one story only so many other articles are listed; the story sheet has them all. */
const mostRelated = 8

/** Makes the contexts of all pages of a batch: one pass over the entries, then a look for each page. An article in two stories tells of the first. */
export function makePageContexts(entries: Iterable<IndexEntry>, stories: readonly FrontStory[] = []): (id: string) => PageContext {
  const holders = new Map<string, Elsewhere[]>()
  const byId = new Map<string, IndexEntry>()
  for (const entry of entries) {
    byId.set(entry.id, entry)
    const { id, title, date, publisher } = entry
    for (const entity of entry.entities) {
      const key = entityKey(entity)
      const list = holders.get(key)
      const one = { id, title, date, publisher, count: entity.count }
      if (list) list.push(one)
      else holders.set(key, [one])
    }
  }
  for (const list of holders.values()) list.sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1))
  const storyOf = new Map<string, FrontStory>()
  for (const story of stories) for (const id of story.members) if (!storyOf.has(id)) storyOf.set(id, story)
  return (id) => {
    const mentions = new Map<string, readonly Elsewhere[]>()
    for (const entity of byId.get(id)?.entities ?? []) {
      const key = entityKey(entity)
      // One more than are shown, as the article itself may be among them.
      const others = (holders.get(key) ?? []).slice(0, mostElsewhere + 1).filter((one) => one.id !== id)
      if (others.length) mentions.set(key, others.slice(0, mostElsewhere))
    }
    const story = storyOf.get(id)
    const related = (story?.members ?? []).filter((one) => one !== id).flatMap((one) => byId.get(one) ?? [])
    return {
      mentions,
      ...(story && {
        story: { href: story.href, title: story.title },
        related: related.slice(0, mostRelated).map(({ id, title, date, publisher }) => ({ id, title, date, publisher })),
      }),
    }
  }
}
