import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Both } from '../digest.ts'
import type { Translate } from '../language/messages.ts'
import { clipped, type DayStory, type FeedSettings, type Section, whole } from './edition.ts'
import type { FeedDifference, FeedStory, Shown } from './feed-story.ts'
import type { IndexEntry, IndexSheet } from './index-entry.ts'
import type { GeneratorInfo } from './schema.ts'
import { visible } from './visible.ts'

/** What all parts of a mail are told. */
export interface MailSetting extends FeedSettings {
  readonly t: Translate
  readonly day: string
  readonly heading: string
  readonly subject: string
  /** Articles of the day. */
  readonly total: number
  readonly generator: GeneratorInfo
}

/** How the parts are drawn, for measuring. */
export interface Drawn {
  kind(section: Section): Element
  story(story: DayStory): Element
  article(entry: IndexEntry): Element
}

/** Characters of each part. With them even an article written to break the mail fits, so that every mail has one. */
const most = { title: 300, name: 100, summary: 1500, point: 400, points: 10, cell: 60, event: 200, rows: 12, sides: 6 }

/** What a budget of bytes has room for, from the first; where all of a story or an article is too much, less of it is tried. */
export function fitting(sections: readonly Section[], budget: number, drawn: Drawn): Section[] {
  const shown: Section[] = []
  let left = budget
  const take = <T>(versions: readonly T[], draw: (one: T) => Element): T | undefined => {
    for (const version of versions) {
      const size = bytesOf(toHtml(draw(version)))
      if (size > left) continue
      left -= size
      return version
    }
    return undefined
  }
  for (const section of sections) {
    const room: { stories: DayStory[]; entries: IndexEntry[] } = { stories: [], entries: [] }
    left -= bytesOf(toHtml(drawn.kind(section)))
    let full = left < 0
    for (const story of section.stories) {
      const taken = full ? undefined : take([story, withoutSheet(story), bare(story)], drawn.story)
      if (taken) room.stories.push(taken)
      else full = true
    }
    for (const entry of section.entries) {
      const taken = full ? undefined : take([entry, plain(entry)], drawn.article)
      if (taken) room.entries.push(taken)
      else full = true
    }
    if (room.stories.length + room.entries.length) shown.push({ ...section, ...room })
    if (full) break
  }
  return shown
}

function plain(entry: IndexEntry): IndexEntry {
  const { sheet: _, ...rest } = entry
  return rest
}

function withoutSheet(story: DayStory): DayStory {
  return { ...story, lead: plain(story.lead) }
}

/** What a story must not lose: that reports contradict each other, and who they are. */
function bare(story: DayStory): DayStory {
  const none = { first: [], more: 0 }
  return {
    ...withoutSheet(story),
    shared: none,
    updates: none,
    reports: cut(story.reports, 2),
    contradictions: cut(story.contradictions, 2),
  }
}

function cut<T>({ first, more }: Shown<T>, length: number): Shown<T> {
  return { first: first.slice(0, length), more: more + Math.max(0, first.length - length) }
}

/** A day whose words are visible and no longer than a mail can bear. */
export function bounded(section: Section): Section {
  return { ...section, stories: section.stories.map(boundedStory), entries: section.entries.map(boundedEntry) }
}

function boundedEntry(entry: IndexEntry): IndexEntry {
  const { title, lead, summary, points, publisher, sheet } = entry
  return {
    ...entry,
    title: both(title, most.title),
    publisher: publisher === null ? null : clean(publisher, most.name),
    lead: both(lead, most.summary),
    summary: both(summary, most.summary),
    points: points.slice(0, most.points).map((point) => ({ ...point, ...both(point, most.point) })),
    ...(sheet && { sheet: boundedSheet(sheet) }),
  }
}

function boundedSheet({ kind, facts, figures, timeline }: IndexSheet): IndexSheet {
  const cell = (one: Both | null) => one && both(one, most.cell)
  return {
    kind,
    facts: facts.slice(0, most.rows).map((fact) => ({ ...fact, ...both(fact, most.event) })),
    figures: figures.slice(0, most.rows).map((figure) => ({
      ...figure,
      item: both(figure.item, most.cell),
      value: both(figure.value, most.cell),
      change: cell(figure.change),
      base: cell(figure.base),
      period: cell(figure.period),
    })),
    timeline: timeline.slice(0, most.rows).map((event) => ({ ...event, when: both(event.when, most.cell), ...both(event, most.event) })),
  }
}

function boundedStory<S extends FeedStory>(story: S): S {
  const { title, lead, leadBy, opening, shared, contradictions, updates, reports } = story
  const each = <T>({ first, more }: Shown<T>, make: (one: T) => T): Shown<T> => ({ first: first.map(make), more })
  const difference = ({ subject, sides, message }: FeedDifference): FeedDifference => ({
    subject: both(subject, most.cell),
    sides: sides.slice(0, most.sides).map(({ value, asOf, by }) => ({ value: both(value, most.cell), asOf, by: clean(by, most.name) })),
    message: clean(message, most.point),
  })
  return {
    ...story,
    title: both(title, most.title),
    lead: boundedEntry(lead),
    leadBy: clean(leadBy, most.name),
    opening: both(opening, most.summary),
    shared: each(shared, (fact) => ({ ...fact, ...both(fact, most.point), by: clean(fact.by, most.name) })),
    contradictions: each(contradictions, difference),
    updates: each(updates, difference),
    reports: each(reports, (report) => ({ ...report, title: both(report.title, most.title), by: clean(report.by, most.name) })),
  }
}

function both({ ja, en }: Both, length: number): { ja: string; en: string } {
  return { ja: clean(ja, length), en: clean(en, length) }
}

function clean(text: string, length: number): string {
  return whole(clipped(visible(clipped(text, 4 * length)), length)).trim()
}

/** Bytes of a text in UTF-8. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
