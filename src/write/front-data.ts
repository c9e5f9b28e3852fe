import type { NewsKind } from '../digest.ts'
import { curl } from './curl.ts'
import { harmless } from './elsewhere.ts'
import { type BatchNames, pageAddress } from './front-batch.ts'
import type { IndexEntry, IndexSentence } from './index-entry.ts'
import { visible } from './visible.ts'

/** An article as the script of the front page knows it. */
export interface FrontArticle {
  readonly id: string
  readonly href: string
  readonly date: string | null
  /** Publisher. */
  readonly by: string | null
  readonly kind: NewsKind
  readonly tags: readonly string[]
  readonly ja: string
  readonly en: string
  /** Summary and key points: Japanese, English. */
  readonly lines: readonly (readonly [string, string])[]
  /** Number of a name of the batch, mentions, numbers of the sentences it stands in. */
  readonly names: readonly (readonly [number, number, readonly number[]])[]
  /** Sentences: number, Japanese, English. Null where the batch is too large to carry them. */
  readonly text: readonly (readonly [number, string, string])[] | null
}

/** What the front page carries for its script. */
export interface FrontData {
  readonly words: Readonly<Record<string, string>>
  readonly ui: 'ja' | 'en'
  /** Type, English, Japanese. */
  readonly names: readonly (readonly [string, string, string])[]
  /** English words whose forms no rule makes: `rise rose risen`. */
  readonly odd: readonly string[]
  /** In the order of the page. */
  readonly articles: readonly FrontArticle[]
}

/** The data of the page with the texts of articles stay within this, in bytes of UTF-8. */
export const mostBytes = 6_000_000
/** A line of an article longer than this is cut for the search, in UTF-16 units. */
const longestLine = 1200

/**
 * The articles for the script, in the order given, with the sentences of as many as there is room for: those of the first ones. The rest is carried
 * for all, and has its part of the room.
 */
export function frontArticles(
  entries: readonly IndexEntry[],
  names: BatchNames,
  textOf: (id: string) => readonly IndexSentence[],
  bytes = mostBytes,
): FrontArticle[] {
  const bare = entries.map((entry) => bareArticle(entry, names))
  let room = bytes - bare.reduce((sum, article) => sum + sizeOf(article), 0)
  return bare.map((article) => {
    if (room <= 0) return article
    const text = textOf(article.id).map((line) => [numberOf(line.id), cut(line.ja), cut(curl(line.en))] as const)
    room -= sizeOf(text)
    return room > 0 ? { ...article, text } : article
  })
}

function bareArticle(entry: IndexEntry, names: BatchNames): FrontArticle {
  const { id, date, publisher, kind, tags, title, summary, points, entities } = entry
  return {
    id,
    href: pageAddress(entry),
    date: date === null ? null : cut(date),
    by: publisher === null ? null : cut(publisher),
    kind,
    tags: tags.map(cut),
    ja: cut(title.ja),
    en: cut(curl(title.en)),
    lines: [summary, ...points].map(({ ja, en }) => [cut(ja), cut(curl(en))] as const),
    names: entities.map((entity) => [names.numberOf(entity), entity.count, entity.sentences.map(numberOf)] as const),
    text: null,
  }
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

/** As `harmless`. */
export function dataText(data: FrontData): string {
  return harmless(data)
}

function numberOf(sentence: string): number {
  return Number(sentence.slice(1))
}

function cut(text: string): string {
  return visible(text.length > longestLine ? `${text.slice(0, longestLine)}…` : text)
}
