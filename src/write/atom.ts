import type { Element, ElementContent } from 'xast'
import { toXml } from 'xast-util-to-xml'
import type { Both } from '../digest.ts'
import type { Translate } from '../language/messages.ts'
import { articleContent, storyContent } from './atom-content.ts'
import { words, x } from './atom-nodes.ts'
import { curl } from './curl.ts'
import { compare, dayOf } from './days.ts'
import { type FeedSettings, fileAddress, newestFirst, originalAddress, pageAddress, storyAddress, titleOf, whole } from './edition.ts'
import { type FeedStory, feedStories } from './feed-story.ts'
import type { IndexEntry } from './index-entry.ts'
import type { GeneratorInfo } from './schema.ts'
import { keeping } from './words.ts'

/** When articles without a date were updated: a fixed day, as no clock is asked. */
const undated = '1970-01-01'

/** Authority of ids for what no web host has published; `.invalid` belongs to nobody. A year, so that ids never change. */
const nobody = 'kawaraban.invalid'
const year = '2026'

/**
 * The text of `output/feed.xml`: all articles as an Atom feed (RFC 4287), newest first, English titles and summaries, key points and sheets in both
 * languages; before the articles of a day the stories whose newest report is of that day. An entry's id is a `tag:` address of publisher and article id, the same in every run; it was updated on the day of the article, at midnight UTC,
 * or in 1970 when it has no date.
 */
export function toAtom(
  entries: readonly IndexEntry[],
  generator: GeneratorInfo,
  translate: Translate,
  settings: FeedSettings = {},
): string {
  const t = keeping(translate)
  const self = fileAddress('feed.xml', settings)
  const stories = feedStories(settings.stories ?? [], entries)
  const storyOf = new Map(stories.toReversed().flatMap((story) => story.members.map((id) => [id, story] as const)))
  const parts = [
    ...stories.map((story) => ({ day: story.days.at(-1), element: () => storyEntry(story, t, settings) })),
    ...newestFirst(entries).map((entry) => ({ day: dayOf(entry), element: () => entryOf(entry, storyOf.get(entry.id), t, settings) })),
  ].sort((one, other) => compare(other.day ?? '', one.day ?? ''))
  const feed = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' }, [
    x('id', {}, feedId(settings)),
    x('title', { type: 'text', 'xml:lang': t('language') }, t('feed.title')),
    x('updated', {}, midnight(parts[0]?.day)),
    x('author', {}, [x('name', {}, generator.name)]),
    x('generator', { version: generator.version }, generator.name),
    x('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    x('link', { rel: 'alternate', type: 'text/html', href: fileAddress('index.html', settings) }),
    ...parts.map(({ element }) => element()),
  ])
  // `]]>` may not stand in text, but the printer lets it.
  return `<?xml version="1.0" encoding="UTF-8"?>\n${toXml(lined(feed), { closeEmptyElements: true }).replaceAll(']]>', ']]&gt;')}\n`
}

/** An entry of words as they will stand there, so that nothing turns out empty later. */
function cleaned(entry: IndexEntry): IndexEntry {
  const both = ({ ja, en }: Both): Both => ({ ja: words(ja), en: words(en) })
  return {
    ...entry,
    publisher: words(entry.publisher ?? '') || null,
    tags: entry.tags.map(words),
    title: both(entry.title),
    summary: both(entry.summary),
    points: entry.points.map((point) => ({ ...point, ...both(point) })),
  }
}

const mediaTypes: Readonly<Record<string, string>> = { html: 'text/html', md: 'text/markdown', json: 'application/json' }

function entryOf(raw: IndexEntry, story: FeedStory | undefined, t: Translate, settings: FeedSettings): Element {
  const entry = cleaned(raw)
  const { publisher, summary, kind, tags, formats } = entry
  const day = dayOf(entry)
  const original = originalAddress(entry)
  const named = new Set(tags.filter((tag) => tag !== '' && tag !== kind))
  const type = mediaTypes[formats[0] ?? 'html']
  const storyPage = story && storyAddress(story, settings)
  return x('entry', {}, [
    x('id', {}, entryId(entry)),
    x('title', { type: 'text' }, curl(titleOf(entry))),
    x('updated', {}, midnight(day)),
    ...(day ? [x('published', {}, midnight(day))] : []),
    ...(publisher ? [x('author', {}, [x('name', {}, publisher)])] : []),
    x('link', { rel: 'alternate', type, href: pageAddress(entry, settings) }),
    ...(original ? [x('link', { rel: 'via', hreflang: 'ja', href: original })] : []),
    ...(storyPage ? [x('link', { rel: 'related', href: storyPage })] : []),
    ...category(kind, t),
    ...[...named].map((term) => x('category', { term })),
    ...(summary.en ? [x('summary', { type: 'text' }, curl(summary.en))] : []),
    xhtml(articleContent(entry, story?.title, t)),
  ])
}

/** A story is an entry of its own: it leads to its page, its reports are related to it, their publishers its authors. */
function storyEntry(story: FeedStory, t: Translate, settings: FeedSettings): Element {
  const { slug, title, lead, days, opening, reports } = story
  const [first, newest] = [days[0], days.at(-1)]
  const publishers = new Set(reports.first.map(({ entry }) => words(entry?.publisher ?? '')).filter((name) => name !== ''))
  const page = storyAddress(story, settings)
  const summary = curl(words(opening.en))
  return x('entry', {}, [
    x('id', {}, storyId(story)),
    x('title', { type: 'text' }, curl(words(titleOf({ id: slug, title })) || slug)),
    x('updated', {}, midnight(newest)),
    ...(first ? [x('published', {}, midnight(first))] : []),
    ...[...publishers].map((name) => x('author', {}, [x('name', {}, name)])),
    x('link', {
      rel: 'alternate',
      type: page ? mediaTypes[settings.storyFormats?.[0] ?? 'html'] : 'application/json',
      href: page ?? fileAddress('stories.json', settings),
    }),
    ...reports.first.flatMap(({ entry }) => (entry ? [x('link', { rel: 'related', href: pageAddress(entry, settings) })] : [])),
    ...category(lead.kind, t),
    ...(summary ? [x('summary', { type: 'text' }, summary)] : []),
    xhtml(storyContent(story, t)),
  ])
}

function category(kind: IndexEntry['kind'], t: Translate): Element[] {
  return kind === 'general' ? [] : [x('category', { term: kind, label: t(`news.${kind}`) })]
}

function xhtml(content: readonly Element[]): Element {
  return x('content', { type: 'xhtml' }, [x('div', { xmlns: 'http://www.w3.org/1999/xhtml' }, content)])
}

/** `tag:news.example,2026:kawaraban/night-train`: the host that published it, else its publisher by name. */
function entryId(entry: IndexEntry): string {
  return idOf(entry, 'kawaraban', entry.id)
}

/** `tag:news.example,2026:kawaraban-story/night-train`, beside the id of its main report. */
function storyId({ slug, lead }: FeedStory): string {
  return idOf(lead, 'kawaraban-story', slug)
}

function idOf(entry: IndexEntry, space: string, name: string): string {
  const host = hostOf(originalAddress(entry))
  const publisher = words(entry.publisher ?? '')
  const path = [...(host || !publisher ? [] : [publisher]), name].map((part) => encodeURIComponent(whole(part)))
  return `tag:${host ?? nobody},${year}:${space}/${path.join('/')}`
}

function feedId({ base }: FeedSettings): string {
  const host = hostOf(base)
  const path = host && base ? new URL(base).pathname.replace(/[^\w\-.~!$&'()*+,;=:@%/]/g, encodeURIComponent) : '/'
  return `tag:${host ?? nobody},${year}:kawaraban${path}feed`
}

/** The host of an address when a `tag:` may name it. */
function hostOf(address: string | undefined): string | undefined {
  const host = address === undefined ? '' : new URL(address).hostname
  return host.length <= 253 && host.split('.').every((part) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(part)) ? host : undefined
}

function midnight(day: string | undefined): string {
  return `${day ?? undated}T00:00:00Z`
}

/** The feed with its parts and those of its entries on lines of their own. */
function lined(element: Element, depth = 0): Element {
  if (depth > 1 || (depth === 1 && element.name !== 'entry')) return element
  const space = (level: number) => ({ type: 'text' as const, value: `\n${'  '.repeat(level)}` })
  const inner = element.children.flatMap((child): ElementContent[] =>
    child.type === 'element' ? [space(depth + 1), lined(child, depth + 1)] : [child],
  )
  return { ...element, children: [...inner, space(depth)] }
}
