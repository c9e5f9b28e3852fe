/** What is said about an article: the types between the last stages and everything that is written. The article itself is in `document.ts`. */
import type { Article, Band, Quantity, Scores, TranslatedSentence } from './document.ts'

/** The same in both languages. */
export interface Both {
  readonly ja: string
  readonly en: string
}

/** A line of the digest. */
export interface Line extends Both {
  /** Ids of the sentences that prove it, never empty. */
  readonly evidence: readonly string[]
  readonly band: Band
}

export interface KeyPoint extends Line {
  readonly origin: 'author' | 'extracted'
}

export interface Summary extends Both {
  readonly evidence: readonly string[]
  /** The summary sentence by sentence, each with its own evidence. */
  readonly sentences: readonly Line[]
}

/** How the lines are worded: whole sentences as agencies write them; without articles and auxiliaries, as headlines; short words and short sentences. */
export type Style = 'wire' | 'headline' | 'plain'

export interface TermCandidate extends Both {
  readonly reading: string
  /** 0 … 1, the best candidate of the article has 1. */
  readonly score: number
  readonly count: number
  readonly status: 'known' | 'candidate'
  /** First sentence it stands in. */
  readonly sentence: string
}

/** Kinds of news; `general` when nothing is clear. */
export const newsKinds = [
  'earnings',
  'market',
  'disaster',
  'accident',
  'crime',
  'court',
  'policy',
  'politics',
  'diplomacy',
  'product',
  'business',
  'research',
  'health',
  'society',
  'culture',
  'sports',
  'weather',
  'general',
] as const

export type NewsKind = (typeof newsKinds)[number]

/** What a reader of a disaster or an accident asks. */
export const factRoles = [
  'place',
  'time',
  'magnitude',
  'intensity',
  'dead',
  'missing',
  'injured',
  'evacuated',
  'houses',
  'cause',
  'outage',
  'transport',
] as const

export type FactRole = (typeof factRoles)[number]

/** What a reader of this kind of news asks first: 死者 3人. */
export interface SheetFact extends Both {
  readonly role: FactRole
  readonly sentence: string
}

/** A row of the table of figures: 営業利益 1兆2345億円, 8.2%増, 前年同期, 4〜6月期. */
export interface SheetFigure {
  readonly item: Both
  readonly value: Both
  /** The value as read; null for words (ゼロ金利 …). */
  readonly amount: Quantity['value'] | null
  readonly unit: string
  readonly change: Both | null
  /** The change in percent with its sign, for charts; null when it is not given in percent. */
  readonly percent: number | null
  /** What it is compared with. */
  readonly base: Both | null
  readonly period: Both | null
  readonly sentence: string
}

/** An event with its day: `2026-08-19`, `2026-09`, `2028`, `FY2028`. */
export interface TimelineEntry extends Both {
  readonly date: string
  /** The date as readers know it. */
  readonly when: Both
  readonly sentence: string
}

/** What the kind of news makes of an article. */
export interface Sheet {
  readonly kind: NewsKind
  readonly facts: readonly SheetFact[]
  readonly figures: readonly SheetFigure[]
  /** Ascending; empty unless the article has three dates or more. */
  readonly timeline: readonly TimelineEntry[]
}

/** After all stages: everything that is written. */
export interface Digest extends Article<TranslatedSentence> {
  readonly titleEn: string
  readonly summary: Summary
  readonly keyPoints: readonly KeyPoint[]
  readonly sheet?: Sheet
  readonly terms: readonly TermCandidate[]
  readonly scores: Scores
}

/** A sentence of a story's article, in both languages. */
export interface StorySource extends Both {
  /** Id of the article. */
  readonly article: string
  readonly sentence: string
  readonly band: Band
}

/** An article of a story. */
export interface StoryMember {
  readonly id: string
  readonly title: Both
  /** ISO day of the report, of its metadata or its byline; null when nobody says. */
  readonly date: string | null
  readonly publisher: string | null
  /** Id of the article this one prints again with small changes, null for none. */
  readonly repeats: string | null
}

/** A value that some of the articles give. */
export interface StorySide {
  readonly value: Both
  /** `2026-07-12T08:00` or a day: as of when, null when nobody says. */
  readonly asOf: string | null
  /** Where it stands, one sentence an article; never empty. */
  readonly sources: readonly StorySource[]
}

/** Where articles give different values for one thing. In an update a later report has another value and nobody is wrong. */
export interface StoryDifference {
  readonly sort: 'contradiction' | 'update'
  readonly kind: 'number' | 'date' | 'name'
  /** What it is about: 投資額, investment. */
  readonly subject: Both
  /** Two or more; those of an update in the order of time. */
  readonly sides: readonly StorySide[]
}

/** What articles about one event say together. */
export interface Story {
  /** Safe as part of a file name, unique in a run. */
  readonly slug: string
  /** Title of the main article, and its id. */
  readonly title: Both
  readonly main: string
  /** In the order of their dates. */
  readonly members: readonly StoryMember[]
  /** Facts told by two articles or more that are no reprints of each other; of each fact the best line first. */
  readonly shared: readonly { readonly sources: readonly StorySource[] }[]
  /** Sentences with figures or names that no other article has. */
  readonly only: readonly StorySource[]
  readonly differences: readonly StoryDifference[]
}
