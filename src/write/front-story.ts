import type { Element, ElementContent } from 'hast'
import type { Both } from '../digest.ts'
import type { MessageKey, Translate } from '../language/messages.ts'
import { curl } from './curl.ts'
import { h } from './element.ts'
import { type BatchName, fileAddress, pageAddress } from './front-batch.ts'
import type { IndexEntry } from './index-entry.ts'
import { visible } from './visible.ts'
import { longDate } from './words.ts'

export type Size = 'lead' | 'column' | 'head' | 'line'

/** Names of an article that other articles of the batch speak of too; `place` is where the list of names has it, -1 for nowhere. */
export type NamesOf = (entry: IndexEntry) => readonly { readonly name: BatchName; readonly place: number }[]

const mostPoints = 4
/** Letters of a headline in the largest type. */
const longest = { ja: 34, en: 64 }

/** An article on the front page: `lead` with all that is known, `line` as its headlines only. */
export function storyOf(entry: IndexEntry, size: Size, t: Translate, namesOf: NamesOf = () => []): Element {
  const full = size !== 'line'
  return h('article', { className: ['story', size] }, [
    facts(entry, t, full),
    h(size === 'lead' ? 'h2' : 'h3', { className: ['headline', ...(isLong(entry.title, t) ? ['long'] : [])] }, [
      h('a', { href: pageAddress(entry) }, bothWays(entry.title, t, 'span')),
    ]),
    ...(full && (entry.lead.ja || entry.lead.en)
      ? [h('div', { className: ['leads'] }, bothWays(size === 'lead' ? entry.summary : entry.lead, t, 'p'))]
      : []),
    ...(size === 'lead' ? keyPoints(entry, t) : []),
    ...(size === 'lead' || size === 'column' ? nameLine(namesOf(entry).slice(0, size === 'lead' ? 6 : 3), t) : []),
    ...(size === 'lead' ? [h('p', { className: ['state'] }, [shares(entry, t), ' ', counts(entry, t), ...files(entry)])] : []),
    ...(size !== 'lead' && full && flagged(entry) ? [h('p', { className: ['state'] }, [counts(entry, t)])] : []),
  ])
}

/** Headlines in the language of the page that would fill the column in the largest letters. */
function isLong(title: Both, t: Translate): boolean {
  return t('language') === 'ja' ? title.ja.length > longest.ja : title.en.length > longest.en
}

/** Both languages, that of the page first. */
export function bothWays(text: Both, t: Translate, tagName: 'span' | 'p'): (ElementContent | string)[] {
  const ja = h(tagName, { className: ['ja'], lang: 'ja' }, visible(text.ja))
  const en = h(tagName, { className: ['en'], lang: 'en' }, visible(curl(text.en)))
  return t('language') === 'ja' ? [ja, ' ', en] : [en, ' ', ja]
}

/** What a click asks the page for, as `readState` understands it. The script makes links of these. */
export function asking(values: Readonly<Record<string, string | readonly string[]>>): string {
  const asked = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) for (const one of typeof value === 'string' ? [value] : value) asked.append(key, one)
  return asked.toString().replace(/\p{Cs}/gu, '\ufffd')
}

function facts({ kind, publisher, date }: IndexEntry, t: Translate, full: boolean): Element {
  const parts: (ElementContent | string)[][] = [
    ...(full && kind !== 'general' ? [[h('span', { className: ['kicker'] }, t(`news.${kind}` as MessageKey))]] : []),
    ...(publisher ? [[h('bdi', { lang: 'ja' }, visible(publisher))]] : []),
    ...(date ? [[visible(longDate(date, t))]] : []),
  ]
  return h(
    'p',
    { className: ['facts'] },
    parts.flatMap((part, index) => (index ? [' · ', ...part] : part)),
  )
}

/** What the summary above them does not say already. */
function keyPoints({ points, summary }: IndexEntry, t: Translate): Element[] {
  const shown = points.filter(({ ja, en }) => !summary.ja.includes(ja) && !summary.en.includes(en)).slice(0, mostPoints)
  if (!shown.length) return []
  return [
    h(
      'ul',
      { className: ['lead-points'], ariaLabel: t('page.points') },
      shown.map((point) => h('li', bothWays(point, t, 'span'))),
    ),
  ]
}

function nameLine(names: ReturnType<NamesOf>, t: Translate): Element[] {
  if (!names.length) return []
  return [
    h('p', { className: ['named'] }, [
      h('span', { className: ['unseen'] }, `${t('front.named')} `),
      ...names.flatMap(({ name, place }, index) => [...(index ? [' '] : []), nameLink(name, place, t)]),
    ]),
  ]
}

/** A name that leads to its card, or to its place in the list of names when there is no script. */
export function nameLink(name: BatchName, place: number, t: Translate): Element {
  const own = t('language') === 'ja' ? h('bdi', { lang: 'ja' }, visible(name.ja)) : h('bdi', { lang: 'en' }, visible(name.en))
  const dataSet = asking({ name: name.key })
  return place < 0
    ? h('span', { className: ['name-link'], dataSet }, [own])
    : h('a', { className: ['name-link'], href: `#n${place + 1}`, dataSet }, [own])
}

/** A bar of three stretches, drawn as SVG so that the page needs no style attributes; said in words for all. */
function shares({ bands: { green, yellow, red } }: IndexEntry, t: Translate): Element {
  const total = green + yellow + red
  const words = t('index.bands', { total, green, yellow, red })
  const part = (name: string, from: number, count: number) =>
    count ? [h('rect', { className: [`band-${name}`], x: width(from, total), y: '0', width: width(count, total), height: 4 })] : []
  return h('span', { className: ['shares'], role: 'img', ariaLabel: words, title: words }, [
    h('svg', { viewBox: '0 0 100 4', preserveAspectRatio: 'none', ariaHidden: 'true' }, [
      ...part('green', 0, green),
      ...part('yellow', green, yellow),
      ...part('red', green + yellow, red),
    ]),
  ])
}

function width(count: number, total: number): string {
  return String(Math.round((10_000 * count) / total) / 100)
}

function counts({ notes: { error, warning } }: IndexEntry, t: Translate): Element {
  const words = [...(error ? [t('index.errors', { count: error })] : []), ...(warning ? [t('index.warnings', { count: warning })] : [])]
  return h('span', { className: ['counts', ...(error ? ['wrong'] : [])] }, words.length ? words.join(', ') : t('index.noNotes'))
}

function flagged({ notes: { error, warning } }: IndexEntry): boolean {
  return error + warning > 0
}

/** The other files of the article; the headline leads to its page. */
function files(entry: IndexEntry): (ElementContent | string)[] {
  const own = entry.formats.includes('html') ? 'html' : entry.formats[0]
  return entry.formats
    .filter((format) => format !== own)
    .flatMap((format) => [' ', h('a', { className: ['file'], href: fileAddress(entry, format) }, format)])
}
