import { type BatchWords, findTerms, inOrder, type Told, termTable } from './batch-words.ts'
import type { FrontStory } from './front-plan.ts'
import { entityKey, type IndexEntry } from './index-entry.ts'

/** An article as others point to it. */
export interface Neighbour {
  readonly id: string
  readonly title: { readonly ja: string; readonly en: string }
  readonly date: string | null
  readonly publisher: string | null
}

/** A neighbour that tells of the same name, term or figure: how often, and in which sentences. */
export interface Elsewhere extends Neighbour {
  readonly count: number
  /** At most `mostPlaces`. */
  readonly sentences: readonly string[]
}

/** What a page may say about the rest of its batch. Everything is optional: a page stands alone. */
export interface PageContext {
  /** Other articles that tell of a name (`entityKey`), a term (`termKey`) or a figure (`figureKey`), most mentions first. */
  readonly mentions?: ReadonlyMap<string, readonly Elsewhere[]>
  /** Articles that tell the same story. */
  readonly related?: readonly Neighbour[]
  /** The story sheet this article belongs to, when there is one. */
  readonly story?: { readonly href: string; readonly title: { readonly ja: string; readonly en: string } }
}

/** Of one name, term or figure only so many other articles are listed. */
const mostElsewhere = 8
/** Of one article only so many sentences are listed. */
const mostPlaces = 4
/** Of one story only so many other articles are listed; the story sheet has them all. */
const mostRelated = 8

/**
 * Makes the contexts of all pages of a batch: one pass over the entries, then a look for each page. An article in two stories tells of the first.
 * `wordsOf` gives what else an article tells, its terms and figures; it is asked once for each.
 */
export function makePageContexts(
  entries: Iterable<IndexEntry>,
  stories: readonly FrontStory[] = [],
  wordsOf: (id: string) => BatchWords | undefined = () => undefined,
): (id: string) => PageContext {
  const byId = new Map([...entries].map((entry) => [entry.id, entry]))
  const toldBy = allTold(byId.values(), wordsOf)
  const holders = new Map<string, Elsewhere[]>()
  for (const [id, told] of toldBy) {
    const { title, date, publisher } = byId.get(id)!
    for (const { key, count, sentences } of told) {
      const one = { id, title, date, publisher, count, sentences: sentences.slice(0, mostPlaces) }
      const list = holders.get(key)
      if (list) list.push(one)
      else holders.set(key, [one])
    }
  }
  for (const list of holders.values()) list.sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1))
  const storyOf = new Map<string, FrontStory>()
  for (const story of stories) for (const id of story.members) if (!storyOf.has(id)) storyOf.set(id, story)
  return (id) => {
    const mentions = new Map<string, readonly Elsewhere[]>()
    for (const { key } of toldBy.get(id) ?? []) {
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

/** What each article tells: its names, its terms of the glossary, its figures, and the terms of any article that stand in its text. */
function allTold(entries: Iterable<IndexEntry>, wordsOf: (id: string) => BatchWords | undefined): Map<string, readonly Told[]> {
  const words = new Map([...entries].map((entry) => [entry, wordsOf(entry.id)]))
  const table = termTable([...words.values()].flatMap((one) => one?.terms ?? []))
  return new Map(
    [...words].map(([entry, one]) => [
      entry.id,
      [
        ...entry.entities.map((entity) => ({ key: entityKey(entity), count: entity.count, sentences: inOrder(entity.sentences) })),
        ...(one?.told ?? []),
        ...(one ? findTerms(one.lines, table) : []),
      ],
    ]),
  )
}
