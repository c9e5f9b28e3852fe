import type { Element, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { Translate } from '../language/messages.ts'
import { curl } from './curl.ts'
import { articlesIn, clipped, type FeedSettings, fileAddress, headed, type Section, sectionsOf, titleOf } from './edition.ts'
import { h } from './element.ts'
import type { IndexEntry } from './index-entry.ts'
import { anchor, quiet, row, styled, table } from './mail-elements.ts'
import { bounded, bytesOf, type Drawn, fitting, type MailSetting } from './mail-plan.ts'
import { articleRow, kindRow, storyRow } from './mail-rows.ts'
import { colour, dark, font } from './mail-style.ts'
import { mailText } from './mail-text.ts'
import type { GeneratorInfo } from './schema.ts'
import { visible } from './visible.ts'
import { keeping, licenceLines, longDate, madeBy } from './words.ts'

/** A mail as HTML, as plain text for clients without it, and the line it is sent under. */
export interface Mail {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** Bytes of the HTML; a mail of 102 kB is clipped by some clients, and the last of it must be read. */
const mostBytes = 96_000
const most = { subject: 120, line: 500, lines: 10 }

/**
 * One day as a mail, `output/mail-2026-02-18.html` and `.txt`: the news by kind, articles with titles, summary, key points and sheets in both
 * languages, each story once with its reports beneath it. Tables and styles on the elements, no script, nothing that loads. A mail is read far from
 * its folder: without `base`, titles lead to the original article when that is on the web, and nowhere else. What does not fit is counted at the end.
 */
export function toMail(
  entries: readonly IndexEntry[],
  generator: GeneratorInfo,
  translate: Translate,
  { day, ...settings }: FeedSettings & { readonly day: string },
): Mail {
  const t = keeping(translate)
  const sections = sectionsOf(entries, day, settings.stories).map(bounded)
  const [first] = sections.flatMap(titles)
  const heading = t('feed.day', { date: longDate(day, t) })
  const subject = first ? clipped(t('feed.subject', { date: longDate(day, t), title: first }), most.subject) : heading
  const setting: MailSetting = { ...settings, t, day, heading, subject, total: articlesIn(sections), generator }
  const drawn: Drawn = {
    kind: (section) => kindRow(section, setting),
    story: (story) => storyRow(story, setting),
    article: (entry) => articleRow(entry, setting),
  }
  // Measured with no article in it, the frame says how many are left out: room is kept for that, too.
  const shown = fitting(sections, mostBytes - bytesOf(htmlOf([], drawn, setting)), drawn)
  return { subject, html: htmlOf(shown, drawn, setting), text: mailText(shown, colophonLines(setting), setting) }
}

/** What stands in a section, by its titles. */
function titles({ stories, entries }: Section): string[] {
  return [...stories.map(({ slug, title }) => titleOf({ id: slug, title })), ...entries.map(titleOf)].map(curl)
}

function htmlOf(sections: readonly Section[], drawn: Drawn, setting: MailSetting): string {
  const { t, heading, subject, total } = setting
  const rest = total - articlesIn(sections)
  const withKinds = headed(sections)
  const preview = sections.flatMap(titles).join(' · ')
  const rows = [
    row('padding:28px 24px 12px;border-bottom:3px double', colour.rule, [
      h('p', { style: `margin:0;font:700 28px/1.2 ${font.serif}` }, t('paper.name')),
      h('h1', quiet(`margin:6px 0 0;font:400 16px/1.4 ${font.serif}`), [`${heading} · ${t('feed.articles', { count: total })}`]),
    ]),
    ...sections.flatMap((section) => [
      ...(withKinds ? [drawn.kind(section)] : []),
      ...section.stories.map(drawn.story),
      ...section.entries.map(drawn.article),
    ]),
    ...(rest > 0
      ? [row('padding:18px 24px', '', [h('p', { style: `margin:0;font:600 15px/1.5 ${font.serif}` }, more(rest, setting))])]
      : []),
    row('padding:18px 24px 28px;border-top:1px solid', colour.rule, colophon(setting)),
  ]
  return pageOf(subject, preview, rows, t)
}

/** The sheet in the middle of the desk, and what mail clients have to be told. */
function pageOf(subject: string, preview: string, rows: Element[], t: Translate): string {
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

function more(count: number, { t, base }: MailSetting): (Element | string)[] {
  const words = t('feed.more', { count })
  return base ? [anchor(fileAddress('index.html', { base }), words, colour.accent, 'accent')] : [words]
}

function colophon(setting: MailSetting): Element[] {
  return colophonLines(setting).map((line) => h('p', quiet(`margin:0 0 6px;font:400 12px/1.5 ${font.plain}`), line))
}

function colophonLines({ generator, t }: MailSetting): string[] {
  const lines = [t('page.made', madeBy(generator)), ...licenceLines(generator, t)]
  return lines.slice(0, most.lines).map((line) => clipped(line, most.line))
}
