import type { Both, StoryDifference, StorySide, StorySource } from '../digest.ts'
import { agree, type Clash } from './differences.ts'
import type { Mention, Slot } from './mentions.ts'
import type { NameClash } from './name-clashes.ts'
import type { NameMention } from './people.ts'

/** Cites a sentence of an article by index. */
export type Cite = (article: number, sentence: string) => StorySource

type Side = Omit<StorySide, 'sources'> & { readonly sources: StorySource[]; readonly order: number }

/** Clashes of figures and dates put together by what they are about: 1198億円 (a, d) : 約1500億円 (c). `of` joins a person and an age. */
export function figureDifferences(
  clashes: readonly Clash[],
  { slots, of }: { readonly slots: ReadonlyMap<string, Slot>; readonly of: string },
  cite: Cite,
): StoryDifference[] {
  return (['contradiction', 'update'] as const).flatMap((sort) => {
    const links = clashes.filter(({ update }) => update === (sort === 'update')).map(({ one, other }) => [one, other] as const)
    return components(links).map((mentions): StoryDifference => {
      const sides = groupedBy(mentions, agree).map((group): Side => {
        const best = group.reduce((a, b) => (preciser(b, a) ? b : a))
        return {
          value: { ja: best.quantity.ja, en: best.quantity.en },
          asOf: best.asOf === null ? null : isoMinute(best.asOf),
          order: best.asOf ?? 0,
          sources: sourcesOf(group, cite),
        }
      })
      return {
        sort,
        kind: mentions[0]!.time ? 'date' : 'number',
        subject: subjectOf(mentions, slots, of),
        sides: sides
          .sort((a, b) => (sort === 'update' ? a.order - b.order : b.sources.length - a.sources.length || a.order - b.order))
          .map(bare),
      }
    })
  })
}

/** Clashes of names put together: 三田村健一 (a, c) : 三田村賢一 (b). */
export function nameDifferences(clashes: readonly NameClash[], slots: ReadonlyMap<string, Slot>, cite: Cite): StoryDifference[] {
  return components(
    clashes.map(({ one, other }) => [one, other] as const),
    nameKey,
  ).map((mentions): StoryDifference => {
    const sides = groupedBy(mentions, (a, b) => a.ja === b.ja).map(
      (group): Side => ({
        value: { ja: group[0]!.ja, en: group[0]!.en },
        asOf: null,
        order: group[0]!.article,
        sources: sourcesOf(group, cite),
      }),
    )
    const { role } = mentions.find((mention) => mention.role !== '') ?? mentions[0]!
    const slot = slots.get(role || 'name')
    return {
      sort: 'contradiction',
      kind: 'name',
      subject: slot ? { ja: slot.ja, en: slot.en } : { ja: role, en: '' },
      sides: sides.sort((a, b) => b.sources.length - a.sources.length || a.order - b.order).map(bare),
    }
  })
}

function bare({ value, asOf, sources }: Side): StorySide {
  return { value, asOf, sources }
}

function nameKey({ article, ja, role }: NameMention): string {
  return `${article} ${ja} ${role}`
}

/** What all mentions are of: by its row where it has one, else by the commonest label. */
function subjectOf(mentions: readonly Mention[], slots: ReadonlyMap<string, Slot>, of: string): Both {
  const known = mentions.map(({ slot }) => slots.get(slot)).find((slot) => slot !== undefined)
  const label = mentions.map(({ context }) => context.label).find((text) => text !== '') ?? [...mentions[0]!.context.heads].join('')
  if (!known) return { ja: label, en: '' }
  return known.how === 'who' ? { ja: `${label}${of}${known.ja}`, en: '' } : { ja: known.ja, en: known.en }
}

/** A figure without 約 before one with it, a day before its month. */
function preciser(a: Mention, b: Mention): boolean {
  if (a.time && b.time) return a.time.high - a.time.low < b.time.high - b.time.low
  return a.quantity.modifier === '' && b.quantity.modifier !== ''
}

/** One sentence an article, in the order of the articles. */
function sourcesOf(group: readonly { readonly article: number; readonly sentence: { readonly id: string } }[], cite: Cite): StorySource[] {
  const first = new Map<number, string>()
  for (const { article, sentence } of [...group].sort((a, b) => a.article - b.article))
    if (!first.has(article)) first.set(article, sentence.id)
  return [...first].map(([article, sentence]) => cite(article, sentence))
}

/** Everything that is linked, step by step; each in the order of its first link. */
function components<T>(links: readonly (readonly [T, T])[], key: (one: T) => unknown = (one) => one): T[][] {
  const owner = new Map<unknown, T[]>()
  for (const [a, b] of links) {
    const [one, other] = [owner.get(key(a)) ?? [a], owner.get(key(b)) ?? [b]]
    const all = one === other ? one : [...one, ...other]
    for (const member of all) owner.set(key(member), all)
  }
  return [...new Set(owner.values())]
}

/** Members that agree with the first of a group join it. */
function groupedBy<T>(members: readonly T[], same: (a: T, b: T) => boolean): T[][] {
  const groups: T[][] = []
  for (const member of members) {
    const group = groups.find((list) => list.every((other) => same(other, member)))
    if (group) group.push(member)
    else groups.push([member])
  }
  return groups
}

function isoMinute(minute: number): string {
  const text = new Date(minute * 60_000).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16)
}
