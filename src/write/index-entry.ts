import type { Both, NewsKind } from '../digest.ts'
import type { Band, EntityType } from '../document.ts'
import type { DigestJson } from './schema.ts'

/** Somebody or something of an article, as the front page counts it. */
export interface IndexEntity extends Both {
  readonly type: EntityType
  /** Mentions in the article. */
  readonly count: number
  /** First sentence it stands in. */
  readonly sentence: string
  /** All sentences it stands in, at most `mostSentences`. */
  readonly sentences: readonly string[]
}

/** A key point and how far to trust it. */
export interface IndexPoint extends Both {
  readonly band: Band
}

/** What the kind of news makes of an article: the first of its facts, figures and events, at most `mostRows` of each. */
export type IndexSheet = NonNullable<DigestJson['sheet']>

/** What the front page, the feeds and the other pages say about one article; small enough to keep for thousands. */
export interface IndexEntry {
  readonly id: string
  readonly date: string | null
  readonly publisher: string | null
  readonly url: string | null
  readonly tags: readonly string[]
  readonly kind: NewsKind
  readonly title: Both
  /** First sentence of the summary. */
  readonly lead: Both
  readonly summary: Both
  readonly points: readonly IndexPoint[]
  /** Missing where it would be empty. */
  readonly sheet?: IndexSheet
  /** How far to trust the English of title and summary: the worst band of their lines. */
  readonly trust: { readonly title: Band; readonly summary: Band }
  /** Names, most mentions first; at most `mostEntities`. */
  readonly entities: readonly IndexEntity[]
  /** Sentences by band. */
  readonly bands: { readonly green: number; readonly yellow: number; readonly red: number }
  readonly notes: { readonly error: number; readonly warning: number; readonly info: number }
  /** Endings of the files written beside the front page. */
  readonly formats: readonly string[]
}

const mostEntities = 60
const mostSentences = 12
const mostRows = 12

/** One name is one thing in a batch: `ORG:Bank of Japan`. */
export function entityKey({ type, en }: { readonly type: string; readonly en: string }): string {
  return `${type}:${en}`
}

/** Takes out of a digest what the front page needs. */
export function toIndexEntry(json: DigestJson, formats: readonly string[] = ['html', 'md', 'json']): IndexEntry {
  const { article, summary, keyPoints, sheet, sentences, notes } = json
  const lead = summary.sentences?.[0] ?? summary
  const bands = { green: 0, yellow: 0, red: 0 }
  for (const { band } of sentences) bands[band] += 1
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { level } of notes) counts[level] += 1
  return {
    id: article.id,
    date: article.date,
    publisher: article.publisher,
    url: article.url,
    tags: [...article.tags],
    kind: sheet?.kind ?? 'general',
    title: { ...article.title },
    lead: { ja: lead.ja, en: lead.en },
    summary: { ja: summary.ja, en: summary.en },
    points: keyPoints.map(({ ja, en, band }) => ({ ja, en, band: band ?? 'green' })),
    ...sheetOf(sheet),
    trust: trustOf(json),
    entities: entitiesOf(json),
    bands,
    notes: counts,
    formats: [...formats],
  }
}

function sheetOf(sheet: DigestJson['sheet']): Pick<IndexEntry, 'sheet'> {
  if (!sheet || !(sheet.facts.length || sheet.figures.length || sheet.timeline.length)) return {}
  const { kind, facts, figures, timeline } = sheet
  return { sheet: { kind, facts: facts.slice(0, mostRows), figures: figures.slice(0, mostRows), timeline: timeline.slice(0, mostRows) } }
}

/** The summary of an older digest has no lines of its own; then its evidence tells. */
function trustOf({ summary, sentences }: DigestJson): IndexEntry['trust'] {
  const proof = new Set(summary.evidence)
  const lines = summary.sentences?.length ? summary.sentences : sentences.filter(({ id }) => proof.has(id))
  return { title: sentences.find(({ kind }) => kind === 'title')?.band ?? 'green', summary: worst(lines.map(({ band }) => band)) }
}

function worst(bands: readonly Band[]): Band {
  return bands.includes('red') ? 'red' : bands.includes('yellow') ? 'yellow' : 'green'
}

/** Spellings of one thing (日銀, 日本銀行) counted together under the first. */
function entitiesOf({ entities }: DigestJson): IndexEntity[] {
  const found = new Map<string, IndexEntity>()
  for (const { ja, en, type, mentions } of entities) {
    const [first] = mentions
    if (type === 'OTHER' || en === '' || !first) continue
    const key = entityKey({ type, en })
    const before = found.get(key)
    const there = [...new Set([...(before?.sentences ?? []), ...mentions.map(({ sentence }) => sentence)])]
    found.set(key, {
      ...(before ?? { ja, en, type, sentence: first.sentence }),
      count: (before?.count ?? 0) + mentions.length,
      sentences: there.sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))).slice(0, mostSentences),
    })
  }
  return [...found.values()].sort((one, other) => other.count - one.count).slice(0, mostEntities)
}

/** A sentence for the search over the whole batch. */
export interface IndexSentence extends Both {
  readonly id: string
}

/** The sentences of a digest that the search looks through: all but the title, which the entry has. */
export function indexText({ article, sentences }: DigestJson): IndexSentence[] {
  return sentences.filter(({ kind, ja }) => kind !== 'title' || ja !== article.title.ja).map(({ id, ja, en }) => ({ id, ja, en }))
}
