import type { Both } from '../digest.ts'
import type { EntityType } from '../document.ts'
import { entityKey, type IndexEntity, type IndexEntry } from './index-entry.ts'

/** A name over the whole batch. */
export interface BatchName extends Both {
  readonly key: string
  readonly type: EntityType
  /** Articles it stands in and all its mentions there. */
  readonly articles: readonly { readonly entry: IndexEntry; readonly entity: IndexEntity }[]
  readonly mentions: number
}

export interface BatchNames {
  /** Most articles first, then most mentions. */
  readonly all: readonly BatchName[]
  /** Place of an entity in `all`. */
  readonly numberOf: (entity: IndexEntity) => number
}

interface Gathered {
  readonly articles: { readonly entry: IndexEntry; readonly entity: IndexEntity }[]
  mentions: number
  readonly spelt: Map<string, number>
}

/** The names of a batch, each with the articles it stands in, in the order of `entries`. Its Japanese is that of most mentions. */
export function batchNames(entries: readonly IndexEntry[]): BatchNames {
  const found = new Map<string, Gathered>()
  for (const entry of entries)
    for (const entity of entry.entities) {
      const key = entityKey(entity)
      const one: Gathered = found.get(key) ?? { articles: [], mentions: 0, spelt: new Map() }
      one.articles.push({ entry, entity })
      one.mentions += entity.count
      one.spelt.set(entity.ja, (one.spelt.get(entity.ja) ?? 0) + entity.count)
      found.set(key, one)
    }
  const all = [...found].map(([key, { articles, mentions, spelt }]): BatchName => {
    const { type, en } = articles[0]!.entity
    const [ja] = [...spelt].sort((a, b) => b[1] - a[1])[0]!
    return { key, type, en, ja, articles, mentions }
  })
  all.sort((a, b) => b.articles.length - a.articles.length || b.mentions - a.mentions || byCode(a.key, b.key))
  const places = new Map(all.map(({ key }, index) => [key, index]))
  return { all, numberOf: (entity) => places.get(entityKey(entity)) ?? -1 }
}

/** Articles with both names, for every two of them: `[0, 3, 5]` is the first and the fourth in five articles. Most first. */
export function together(names: readonly BatchName[]): (readonly [number, number, number])[] {
  const holders = names.map(({ articles }) => new Set(articles.map(({ entry }) => entry.id)))
  const pairs: [number, number, number][] = []
  holders.forEach((one, first) => {
    for (let second = first + 1; second < holders.length; second++) {
      let count = 0
      for (const id of holders[second]!) if (one.has(id)) count++
      if (count) pairs.push([first, second, count])
    }
  })
  return pairs.sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1])
}

/**
 * The names that keep most company, so ordered that those who appear together stand near each other: the two who share most articles,
 * then always the one who shares most with those already there. At most `most`; names without company are left out.
 */
export function inCompany(names: readonly BatchName[], most: number): BatchName[] {
  const pairs = together(names)
  const links = names.map((): { readonly to: number; readonly count: number }[] => [])
  for (const [one, other, count] of pairs) {
    links[one]!.push({ to: other, count })
    links[other]!.push({ to: one, count })
  }
  const placed: number[] = []
  const pull = names.map(() => 0)
  const free = (name: number) => !placed.includes(name)
  const put = (name: number) => {
    placed.push(name)
    for (const { to, count } of links[name]!) pull[to]! += count
  }
  for (const [one, other] of pairs) {
    if (placed.length + 2 > most) break
    if (!free(one) || !free(other)) continue
    put(one)
    put(other)
    while (placed.length < most) {
      let next = -1
      pull.forEach((strength, name) => {
        if (strength > (pull[next] ?? 1) && free(name)) next = name
      })
      if (next < 0) break
      put(next)
    }
  }
  return placed.map((name) => names[name]!)
}

/** Address of a file of an article, from the front page. */
export function fileAddress({ id }: { readonly id: string }, ending: string): string {
  return `./${encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'))}.${ending}`
}

/** Where the headline of an article leads: its page, or the first of its files where it has none. */
export function pageAddress({ id, formats }: Pick<IndexEntry, 'id' | 'formats'>): string {
  return fileAddress({ id }, formats.includes('html') ? 'html' : (formats[0] ?? 'html'))
}

export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
