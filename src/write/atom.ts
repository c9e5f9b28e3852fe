import type { Element, ElementContent } from 'xast'
import { toXml } from 'xast-util-to-xml'
import type { Both } from '../digest.ts'
import type { Translate } from '../language/messages.ts'
import { curl } from './curl.ts'
import { dayOf, type FeedSettings, fileAddress, newestDay, newestFirst, originalAddress, pageAddress, titleOf, whole } from './edition.ts'
import type { IndexEntry } from './index-entry.ts'
import type { GeneratorInfo } from './schema.ts'
import { visible } from './visible.ts'
import { keeping } from './words.ts'

/** When articles without a date were updated: a fixed day, as no clock is asked. */
const undated = '1970-01-01'

/** Authority of ids for what no web host has published; `.invalid` belongs to nobody. A year, so that ids never change. */
const nobody = 'kawaraban.invalid'
const year = '2026'

/**
 * The text of `output/feed.xml`: all articles as an Atom feed (RFC 4287), newest first, English titles and summaries, key points in both languages.
 * An entry's id is a `tag:` address of publisher and article id, the same in every run; it was updated on the day of the article, at midnight UTC,
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
  const feed = x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' }, [
    x('id', {}, feedId(settings)),
    x('title', { type: 'text', 'xml:lang': t('language') }, t('feed.title')),
    x('updated', {}, midnight(newestDay(entries))),
    x('author', {}, [x('name', {}, generator.name)]),
    x('generator', { version: generator.version }, generator.name),
    x('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    x('link', { rel: 'alternate', type: 'text/html', href: fileAddress('index.html', settings) }),
    ...newestFirst(entries).map((entry) => entryOf(entry, t, settings)),
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

function entryOf(raw: IndexEntry, t: Translate, settings: FeedSettings): Element {
  const entry = cleaned(raw)
  const { publisher, summary, kind, tags, formats } = entry
  const day = dayOf(entry)
  const original = originalAddress(entry)
  const named = new Set(tags.filter((tag) => tag !== '' && tag !== kind))
  const type = mediaTypes[formats[0] ?? 'html']
  return x('entry', {}, [
    x('id', {}, entryId(entry)),
    x('title', { type: 'text' }, curl(titleOf(entry))),
    x('updated', {}, midnight(day)),
    ...(day ? [x('published', {}, midnight(day))] : []),
    ...(publisher ? [x('author', {}, [x('name', {}, publisher)])] : []),
    x('link', { rel: 'alternate', type, href: pageAddress(entry, settings) }),
    ...(original ? [x('link', { rel: 'via', hreflang: 'ja', href: original })] : []),
    ...(kind === 'general' ? [] : [x('category', { term: kind, label: t(`news.${kind}`) })]),
    ...[...named].map((term) => x('category', { term })),
    ...(summary.en ? [x('summary', { type: 'text' }, curl(summary.en))] : []),
    x('content', { type: 'xhtml' }, [x('div', { xmlns: 'http://www.w3.org/1999/xhtml' }, content(entry, t))]),
  ])
}

function content({ title, summary, points, trust }: IndexEntry, t: Translate): Element[] {
  const both = (ja: string, en: string, band: IndexEntry['trust']['title']): ElementContent[] => [
    ...(en ? [x('span', { lang: 'en', 'xml:lang': 'en' }, curl(en)), ...doubtful(band, t)] : []),
    ...(en && ja ? [x('br')] : []),
    ...(ja ? [japanese('span', ja)] : []),
  ]
  return [
    ...(trust.title === 'green' ? [] : [x('p', {}, doubtful(trust.title, t).slice(1))]),
    ...(title.ja ? [x('p', {}, [x('strong', {}, [japanese('span', title.ja)])])] : []),
    ...(summary.ja || summary.en ? [x('p', {}, both(summary.ja, summary.en, trust.summary))] : []),
    ...(points.length
      ? [
          x(
            'ol',
            {},
            points.map(({ ja, en, band }) => x('li', {}, both(ja, en, band))),
          ),
        ]
      : []),
  ]
}

function doubtful(band: IndexEntry['trust']['title'], t: Translate): ElementContent[] {
  if (band === 'green') return []
  const sign = `${band === 'yellow' ? '◐' : '○'} ${t(`band.${band}`)}`
  return [{ type: 'text', value: ' ' }, x('em', { lang: t('language'), 'xml:lang': t('language') }, sign)]
}

function japanese(name: string, text: string): Element {
  return x(name, { lang: 'ja', 'xml:lang': 'ja' }, text)
}

/** `tag:news.example,2026:kawaraban/night-train`: the host that published it, else its publisher by name. */
function entryId(entry: IndexEntry): string {
  const host = hostOf(originalAddress(entry))
  const path = [...(host || !entry.publisher ? [] : [entry.publisher]), entry.id].map((part) => encodeURIComponent(whole(part)))
  return `tag:${host ?? nobody},${year}:kawaraban/${path.join('/')}`
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

type Attributes = Readonly<Record<string, string | undefined>>

/** An element; attributes without a value are left out, the words are clean already. */
function x(name: string, attributes: Attributes = {}, content: string | readonly ElementContent[] = []): Element {
  return {
    type: 'element',
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, xmlText(value)]])),
    ),
    children: typeof content === 'string' ? [{ type: 'text', value: content }] : [...content],
  }
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

/** Text as it may be shown and as XML may hold it. */
function words(text: string): string {
  return xmlText(visible(text)).trim()
}

function xmlText(text: string): string {
  return whole(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
}
