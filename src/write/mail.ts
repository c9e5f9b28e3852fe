import type { Element, Properties, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Band } from '../document.ts'
import type { Translate } from '../language/messages.ts'
import { curl } from './curl.ts'
import {
  clipped,
  type FeedSettings,
  fileAddress,
  headed,
  originalAddress,
  pageAddress,
  type Section,
  sectionsOf,
  titleOf,
  whole,
} from './edition.ts'
import { h } from './element.ts'
import type { IndexEntry } from './index-entry.ts'
import { type classes, colour, dark, font } from './mail-style.ts'
import type { GeneratorInfo } from './schema.ts'
import { visible } from './visible.ts'
import { keeping, licenceLines, longDate, madeBy } from './words.ts'
import { wrapped } from './wrap.ts'

/** A mail as HTML, as plain text for clients without it, and the line it is sent under. */
export interface Mail {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** Bytes of the HTML; a mail of 102 kB is clipped by some clients, and the last of it must be read. */
const mostBytes = 96_000
/** Characters of each part. With them even an article written to break the mail fits, so that every mail has one. */
const most = { subject: 120, title: 300, name: 100, summary: 1500, point: 400, points: 10, line: 500, lines: 10 }

/**
 * One day as a mail, `output/mail-2026-02-18.html` and `.txt`: the articles by kind of news, with titles, summary and key points in both languages.
 * Tables and styles on the elements, no script, nothing that loads. A mail is read far from its folder: without `base`, titles lead to the original
 * article when that is on the web, and nowhere else. What does not fit is counted at the end.
 */
export function toMail(
  entries: readonly IndexEntry[],
  generator: GeneratorInfo,
  translate: Translate,
  { day, ...settings }: FeedSettings & { readonly day: string },
): Mail {
  const t = keeping(translate)
  const sections = sectionsOf(entries, day).map((section) => ({ ...section, entries: section.entries.map(bounded) }))
  const total = countOf(sections)
  const lead = sections[0]?.entries[0]
  const heading = t('feed.day', { date: longDate(day, t) })
  const subject = lead ? clipped(t('feed.subject', { date: longDate(day, t), title: curl(titleOf(lead)) }), most.subject) : heading
  const setting: Setting = { t, heading, subject, total, generator, ...settings }
  // Measured with no article in it, the frame says how many are left out: room is kept for that, too.
  const shown = fitting(sections, mostBytes - bytes(htmlOf([], setting)), setting)
  return { subject, html: htmlOf(shown, setting), text: textOf(shown, setting) }
}

interface Setting extends FeedSettings {
  readonly t: Translate
  readonly heading: string
  readonly subject: string
  /** Articles of the day. */
  readonly total: number
  readonly generator: GeneratorInfo
}

/** The articles that a budget of bytes has room for, from the first. */
function fitting(sections: readonly Section[], budget: number, setting: Setting): Section[] {
  const shown: Section[] = []
  let left = budget
  for (const section of sections) {
    const room: IndexEntry[] = []
    left -= bytes(toHtml(kindRow(section, setting)))
    for (const entry of section.entries) {
      left -= bytes(toHtml(articleRow(entry, setting)))
      if (left < 0) break
      room.push(entry)
    }
    if (room.length) shown.push({ ...section, entries: room })
    if (left < 0) break
  }
  return shown
}

function htmlOf(sections: readonly Section[], setting: Setting): string {
  const { t, heading, subject, total, generator } = setting
  const rest = total - countOf(sections)
  const withKinds = headed(sections)
  const preview = sections.flatMap(({ entries }) => entries.map((entry) => curl(titleOf(entry)))).join(' · ')
  const rows = [
    row('padding:28px 24px 12px;border-bottom:3px double', colour.rule, [
      h('p', { style: `margin:0;font:700 28px/1.2 ${font.serif}` }, t('paper.name')),
      h('h1', styled('quiet', `margin:6px 0 0;font:400 16px/1.4 ${font.serif};color:${colour.quiet}`), [
        `${heading} · ${t('feed.articles', { count: total })}`,
      ]),
    ]),
    ...sections.flatMap((section) => [
      ...(withKinds ? [kindRow(section, setting)] : []),
      ...section.entries.map((entry) => articleRow(entry, setting)),
    ]),
    ...(rest > 0
      ? [row('padding:18px 24px', '', [h('p', { style: `margin:0;font:600 15px/1.5 ${font.serif}` }, more(rest, setting))])]
      : []),
    row('padding:18px 24px 28px;border-top:1px solid', colour.rule, colophon(generator, t)),
  ]
  const root: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: t('language') }, [
        h('head', [
          h('meta', { charSet: 'utf-8' }),
          h('meta', { httpEquiv: ['Content-Security-Policy'], content: "default-src 'none'; style-src 'unsafe-inline'" }),
          h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          h('meta', { name: 'color-scheme', content: 'light dark' }),
          h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
          h('title', visible(subject)),
          h('style', dark),
        ]),
        h('body', styled('paper', `margin:0;padding:0;background-color:${colour.desk};color:${colour.ink}`), [
          h('div', { style: 'display:none;max-height:0;overflow:hidden', lang: 'en' }, clipped(preview, 200)),
          table(styled('desk', `background-color:${colour.desk}`), '100%', [
            h('tr', [
              h('td', { align: 'center', style: 'padding:0' }, [
                table(
                  styled(
                    'sheet',
                    `width:100%;max-width:600px;table-layout:fixed;overflow-wrap:anywhere;word-break:break-word;background-color:${colour.paper};color:${colour.ink}`,
                  ),
                  '600',
                  rows,
                ),
              ]),
            ]),
          ]),
        ]),
      ]),
    ],
  }
  return `${toHtml(root)}\n`
}

function kindRow({ kind }: Section, { t }: Setting): Element {
  return row('padding:22px 24px 0', '', [
    h('h2', styled('accent', `margin:0;font:700 12px/1.4 ${font.plain};letter-spacing:.08em;color:${colour.accent}`), t(`news.${kind}`)),
  ])
}

function articleRow(entry: IndexEntry, setting: Setting): Element {
  const { t } = setting
  const { title, publisher, summary, points, trust } = entry
  const { main, original } = links(entry, setting)
  const english = (words: string, band: Band, style: string) => h('p', { lang: 'en', style }, [curl(words), ...doubtful(band, t)])
  const japanese = (words: string, style: string) => h('p', { lang: 'ja', ...styled('quiet', `${style};color:${colour.quiet}`) }, words)
  return row('padding:16px 24px 18px;border-bottom:1px solid', colour.hair, [
    h('h3', { lang: title.en ? 'en' : 'ja', style: `margin:0;font:700 20px/1.3 ${font.serif}` }, [
      main ? anchor(main, curl(titleOf(entry)), colour.ink, 'ink', 'none') : curl(titleOf(entry)),
      ...doubtful(trust.title, t),
    ]),
    ...(title.ja ? [japanese(title.ja, `margin:4px 0 0;font:400 15px/1.5 ${font.serif}`)] : []),
    ...(publisher ? [japanese(publisher, `margin:4px 0 0;font:400 12px/1.4 ${font.plain}`)] : []),
    ...(summary.en ? [english(summary.en, trust.summary, `margin:12px 0 0;font:400 16px/1.5 ${font.serif}`)] : []),
    ...(summary.ja ? [japanese(summary.ja, `margin:6px 0 0;font:400 14px/1.65 ${font.serif}`)] : []),
    ...(points.length
      ? [
          h(
            'ul',
            { style: 'margin:12px 0 0;padding:0 0 0 20px' },
            points.map(({ ja, en, band }) =>
              h('li', { style: 'margin:0 0 8px' }, [
                ...(en ? [english(en, band, `margin:0;font:400 15px/1.45 ${font.serif}`)] : []),
                ...(ja ? [japanese(ja, `margin:2px 0 0;font:400 13px/1.6 ${font.serif}`)] : []),
              ]),
            ),
          ),
        ]
      : []),
    ...(main || original
      ? [
          h('p', { style: `margin:10px 0 0;font:400 13px/1.4 ${font.plain}` }, [
            ...(main && main !== original ? [anchor(main, t('feed.page'), colour.accent, 'accent'), ...(original ? [' · '] : [])] : []),
            ...(original ? [anchor(original, t('page.original'), colour.accent, 'accent')] : []),
          ]),
        ]
      : []),
  ])
}

/** Files of the folder can be reached from a mail only when the folder is on the web. */
function links(entry: IndexEntry, settings: FeedSettings): { readonly main?: string | undefined; readonly original?: string | undefined } {
  const original = originalAddress(entry)
  return { main: settings.base ? pageAddress(entry, settings) : original, original }
}

function more(count: number, { t, base }: Setting): (Element | string)[] {
  const words = t('feed.more', { count })
  return base ? [anchor(fileAddress('index.html', { base }), words, colour.accent, 'accent')] : [words]
}

function colophon(generator: GeneratorInfo, t: Translate): Element[] {
  return colophonLines(generator, t).map((line) =>
    h('p', styled('quiet', `margin:0 0 6px;font:400 12px/1.5 ${font.plain};color:${colour.quiet}`), line),
  )
}

function colophonLines(generator: GeneratorInfo, t: Translate): string[] {
  const lines = [t('page.made', madeBy(generator)), ...licenceLines(generator, t)]
  return lines.slice(0, most.lines).map((line) => clipped(line, most.line))
}

function doubtful(band: Band, t: Translate): (Element | string)[] {
  return band === 'green'
    ? []
    : [
        ' ',
        h('em', { lang: t('language'), ...styled('quiet', `font:italic 400 12px/1.4 ${font.plain};color:${colour.quiet}`) }, sign(band, t)),
      ]
}

function sign(band: Band, t: Translate): string {
  return `${band === 'yellow' ? '◐' : '○'} ${t(`band.${band}`)}`
}

function anchor(href: string, words: string, shade: string, name: keyof typeof classes, line = 'underline'): Element {
  return h('a', { href, ...styled(name, `color:${shade};text-decoration:${line}`) }, words)
}

/** A row of the sheet, with a line under or over it when `border` has its colour. */
function row(style: string, border: string, content: readonly (Element | string)[]): Element {
  return h('tr', [h('td', border ? styled('line', `${style} ${border}`) : { style }, content)])
}

function table(properties: Properties, width: string, rows: Element[]): Element {
  const bare = { role: 'presentation', cellPadding: '0', cellSpacing: '0', border: '0', width }
  return h('table', { ...bare, ...properties, align: 'center' }, [h('tbody', rows)])
}

function styled(name: keyof typeof classes, style: string): Properties {
  return { className: [name], style }
}

function textOf(sections: readonly Section[], setting: Setting): string {
  const { t, heading, total, generator, base } = setting
  const withKinds = headed(sections)
  const rest = total - countOf(sections)
  const rule = '-'.repeat(72)
  const parts = [
    `${t('paper.name')}\n${heading} · ${t('feed.articles', { count: total })}`,
    ...sections.flatMap((section) => [
      ...(withKinds ? [`${rule}\n${t(`news.${section.kind}`).toUpperCase()}`] : [rule]),
      ...section.entries.map((entry) => articleText(entry, setting)),
    ]),
    ...(rest > 0 ? [[t('feed.more', { count: rest }), ...(base ? [fileAddress('index.html', { base })] : [])].join('\n')] : []),
    rule,
    colophonLines(generator, t)
      .map((line) => wrapped(line))
      .join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function articleText(entry: IndexEntry, setting: Setting): string {
  const { t } = setting
  const { title, publisher, summary, points, trust } = entry
  const { main, original } = links(entry, setting)
  const doubt = (band: Band) => (band === 'green' ? '' : ` [${sign(band, t)}]`)
  const list = points.map(({ ja, en, band }) =>
    [
      ...(en ? [wrapped(`${en}${doubt(band)}`, { first: '* ', indent: '  ' })] : []),
      ...(ja ? [wrapped(ja, { first: en ? '  ' : '* ', indent: '  ' })] : []),
    ].join('\n'),
  )
  const parts = [
    [
      `${wrapped(`${titleOf(entry)}${doubt(trust.title)}`)}`,
      ...(title.ja ? [wrapped(title.ja)] : []),
      ...(publisher ? [wrapped(publisher)] : []),
    ].join('\n'),
    ...(summary.en ? [wrapped(`${summary.en}${doubt(trust.summary)}`)] : []),
    ...(summary.ja ? [wrapped(summary.ja)] : []),
    ...(list.length ? [list.join('\n')] : []),
    [...new Set([main, original])].filter((address) => address !== undefined).join('\n'),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

/** An entry whose words are visible and no longer than a mail can bear. */
function bounded(entry: IndexEntry): IndexEntry {
  const { title, summary, points, publisher } = entry
  const both = ({ ja, en }: { readonly ja: string; readonly en: string }, length: number) => ({
    ja: clean(ja, length),
    en: clean(en, length),
  })
  return {
    ...entry,
    title: both(title, most.title),
    publisher: publisher === null ? null : clean(publisher, most.name),
    summary: both(summary, most.summary),
    points: points.slice(0, most.points).map((point) => ({ ...point, ...both(point, most.point) })),
  }
}

function clean(text: string, length: number): string {
  return whole(clipped(visible(clipped(text, 4 * length)), length)).trim()
}

function countOf(sections: readonly Section[]): number {
  return sections.reduce((sum, { entries }) => sum + entries.length, 0)
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length
}
