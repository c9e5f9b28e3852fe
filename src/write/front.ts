import type { Element, ElementContent } from 'hast'
import type { Translate } from '../language/messages.ts'
import type { Assets } from './assets.ts'
import { curl } from './curl.ts'
import { h } from './element.ts'
import type { IndexEntry } from './index-entry.ts'
import { colophon, masthead, pageText } from './page.ts'
import type { GeneratorInfo } from './schema.ts'
import { visible } from './visible.ts'
import { keeping, licenceLines, longDate } from './words.ts'

const second = 6

/** The text of `output/index.html`: the newest article large, the next ones in columns, the rest in lines. */
export function toIndexHtml(entries: readonly IndexEntry[], generator: GeneratorInfo, translate: Translate, assets: Assets): string {
  const t = keeping(translate)
  const sorted = [...entries].sort((a, b) => compare(b.date ?? '', a.date ?? '') || compare(a.id, b.id))
  const [lead, ...others] = sorted
  const rest = others.slice(second)
  return pageText({ title: t('index.title'), assets, generator, t }, [
    masthead(
      [{ type: 'text', value: lead?.date ? longDate(lead.date, t) : '' }],
      [{ type: 'text', value: t('index.articles', { count: entries.length }) }],
      t,
    ),
    h('main', { className: ['front'] }, [
      h('h1', { className: ['unseen'] }, t('index.title')),
      ...(lead ? [story(lead, t, 'lead')] : [h('p', { className: ['empty'] }, t('index.empty'))]),
      ...(others.length
        ? [
            h(
              'div',
              { className: ['second'] },
              others.slice(0, second).map((entry) => story(entry, t, 'column')),
            ),
          ]
        : []),
      ...(rest.length
        ? [
            h('section', { className: ['more'] }, [
              h('h2', t('index.more')),
              h('p', { className: ['find'], hidden: true, dataNone: t('index.findNone') }, [
                h('label', { htmlFor: ['find'] }, t('index.find')),
                ' ',
                h('input', { type: 'search', id: 'find', autoComplete: ['off'] }),
              ]),
              h(
                'div',
                { className: ['lines'] },
                rest.map((entry) => story(entry, t, 'line')),
              ),
            ]),
          ]
        : []),
    ]),
    colophon(
      generator,
      t,
      licenceLines(generator, t).map((line) => h('p', line)),
    ),
  ])
}

function story(entry: IndexEntry, t: Translate, size: 'lead' | 'column' | 'line'): Element {
  const { title, lead, publisher, date } = entry
  const facts = [...(publisher ? [h('bdi', { lang: 'ja' }, visible(publisher)), ' · '] : []), longDate(date, t)]
  const [first = 'html'] = entry.formats
  return h('article', { className: ['story', size] }, [
    h('p', { className: ['facts'] }, facts),
    h('h2', [
      h('a', { href: address(entry, first) }, [
        h('span', { className: ['ja'], lang: 'ja' }, visible(title.ja)),
        ' ',
        h('span', { className: ['en'], lang: 'en' }, visible(curl(title.en))),
      ]),
    ]),
    ...(size === 'line' || !(lead.ja || lead.en)
      ? []
      : [
          h('div', { className: ['leads'] }, [
            h('p', { className: ['ja'], lang: 'ja' }, visible(lead.ja)),
            h('p', { className: ['en'], lang: 'en' }, visible(curl(lead.en))),
          ]),
        ]),
    h('p', { className: ['state'] }, [shares(entry, t), ' ', counts(entry, t), ...files(entry)]),
  ])
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

function files(entry: IndexEntry): (ElementContent | string)[] {
  return entry.formats.flatMap((format) => [' ', h('a', { className: ['file'], href: address(entry, format) }, format)])
}

function address({ id }: IndexEntry, format: string): string {
  return `./${encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'))}.${format}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
