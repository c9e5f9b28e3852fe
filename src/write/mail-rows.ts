import type { Element } from 'hast'
import type { Band } from '../document.ts'
import { curl } from './curl.ts'
import { type DayStory, originalAddress, pageAddress, type Section, storyAddress, titleOf } from './edition.ts'
import { h } from './element.ts'
import type { FeedDifference, FeedReport, Shown } from './feed-story.ts'
import type { IndexEntry } from './index-entry.ts'
import { anchor, doubtful, english, japanese, label, type MailContent, quiet, row, styled } from './mail-elements.ts'
import type { MailSetting } from './mail-plan.ts'
import { mailSheet, pair } from './mail-sheet.ts'
import { colour, font } from './mail-style.ts'
import { longDate, moment } from './words.ts'

const frame = 'padding:16px 24px 18px;border-bottom:1px solid'
const list = { style: 'margin:12px 0 0;padding:0 0 0 20px' }

/** The heading of a kind of news. */
export function kindRow({ kind }: Pick<Section, 'kind'>, { t }: MailSetting): Element {
  return row('padding:22px 24px 0', '', [
    h('h2', styled('accent', `margin:0;font:700 12px/1.4 ${font.plain};letter-spacing:.08em;color:${colour.accent}`), t(`news.${kind}`)),
  ])
}

/** An article: titles, summary, key points, its sheet, and where it can be read. */
export function articleRow(entry: IndexEntry, setting: MailSetting): Element {
  const { t } = setting
  const { title, publisher, summary, points, trust, sheet } = entry
  const { main, original } = links(entry, setting)
  return row(frame, colour.hair, [
    headline(entry, main, trust.title, setting),
    ...(title.ja ? [japanese(title.ja, `margin:4px 0 0;font:400 15px/1.5 ${font.serif}`)] : []),
    ...(publisher ? [japanese(publisher, `margin:4px 0 0;font:400 12px/1.4 ${font.plain}`)] : []),
    ...opening(summary, trust.summary, setting),
    ...(points.length
      ? [
          h(
            'ul',
            list,
            points.map((point) => h('li', { style: 'margin:0 0 8px' }, fact(point, setting))),
          ),
        ]
      : []),
    ...mailSheet(sheet, t),
    ...(main || original
      ? [
          foot([
            ...(main && main !== original ? [anchor(main, t('feed.page'), colour.accent, 'accent'), ...(original ? [' · '] : [])] : []),
            ...(original ? [anchor(original, t('page.original'), colour.accent, 'accent')] : []),
          ]),
        ]
      : []),
  ])
}

/** A story, once: what its reports agree on, where they do not, the sheet of its main report, and the reports. */
export function storyRow(story: DayStory, setting: MailSetting): Element {
  const { t, base } = setting
  const { slug, title, lead, leadBy, members, shared, contradictions, updates, reports } = story
  const page = base ? storyAddress(story, setting) : undefined
  return row(frame, colour.hair, [
    headline({ id: slug, title }, page, lead.trust.title, setting),
    ...(title.ja ? [japanese(title.ja, `margin:4px 0 0;font:400 15px/1.5 ${font.serif}`)] : []),
    h('p', quiet(`margin:4px 0 0;font:400 12px/1.4 ${font.plain}`), t('story.kicker', { count: members.length })),
    ...opening(story.opening, lead.trust.summary, setting),
    ...section(
      t('story.shared'),
      shared,
      (one) => [...fact(one, setting), japanese(one.by, `margin:0;font:400 12px/1.5 ${font.plain}`)],
      setting,
    ),
    ...section(t('story.contradictions'), contradictions, (one) => difference(one, setting), setting),
    ...section(t('story.updates'), updates, (one) => difference(one, setting), setting),
    ...mailSheet(lead.sheet, t, leadBy),
    ...section(t('story.reports'), reports, (one) => report(one, setting), setting),
    ...(page ? [foot([anchor(page, t('feed.story'), colour.accent, 'accent')])] : []),
  ])
}

function headline(named: Pick<IndexEntry, 'id' | 'title'>, href: string | undefined, band: Band, { t }: MailSetting): Element {
  const words = curl(titleOf(named))
  return h('h3', { lang: named.title.en ? 'en' : 'ja', style: `margin:0;font:700 20px/1.3 ${font.serif}` }, [
    href ? anchor(href, words, colour.ink, 'ink', 'none') : words,
    ...doubtful(band, t),
  ])
}

function opening({ ja, en }: IndexEntry['summary'], band: Band, { t }: MailSetting): Element[] {
  return [
    ...(en ? [english(en, band, `margin:12px 0 0;font:400 16px/1.5 ${font.serif}`, t)] : []),
    ...(ja ? [japanese(ja, `margin:6px 0 0;font:400 14px/1.65 ${font.serif}`)] : []),
  ]
}

function fact({ ja, en, band }: IndexEntry['points'][number], { t }: MailSetting): Element[] {
  return [
    ...(en ? [english(en, band, `margin:0;font:400 15px/1.45 ${font.serif}`, t)] : []),
    ...(ja ? [japanese(ja, `margin:2px 0 0;font:400 13px/1.6 ${font.serif}`)] : []),
  ]
}

function section<T>(title: string, { first, more }: Shown<T>, item: (one: T) => MailContent, { t }: MailSetting): Element[] {
  if (first.length === 0) return []
  const rest = more > 0 ? [h('li', quiet(`margin:0;font:400 13px/1.5 ${font.plain}`), t('page.moreMentions', { count: more }))] : []
  return [
    label(title),
    h('ul', { style: 'margin:0;padding:0 0 0 20px' }, [...first.map((one) => h('li', { style: 'margin:0 0 8px' }, item(one))), ...rest]),
  ]
}

/** The values of one thing, each above those who give it. */
function difference({ subject, sides }: FeedDifference, { t }: MailSetting): MailContent {
  return [
    h('p', { style: `margin:0;font:400 15px/1.45 ${font.serif}` }, pair(subject)),
    ...sides.map(({ value, asOf, by }) =>
      h('p', styled('line', `margin:4px 0 0;padding:0 0 0 10px;border-left:2px solid ${colour.hair}`), [
        h('b', { style: `font:700 15px/1.45 ${font.serif}` }, pair(value)),
        ' ',
        h('span', quiet(`font:400 12px/1.5 ${font.plain}`), [
          `· ${by}`,
          ...(asOf ? [` · ${t('story.asOf', { when: moment(asOf, t) })}`] : []),
        ]),
      ]),
    ),
  ]
}

function report({ id, title, day: own, by, entry }: FeedReport, setting: MailSetting): MailContent {
  const { t, day } = setting
  const address = entry && links(entry, setting).main
  const words = curl(titleOf({ id, title }))
  const facts = [by, ...(own === day ? [] : [own ? longDate(own, t) : t('story.undated')])].join(' · ')
  return [
    h('p', { lang: title.en ? 'en' : 'ja', style: `margin:0;font:400 15px/1.45 ${font.serif}` }, [
      address ? anchor(address, words, colour.accent, 'accent') : words,
    ]),
    japanese([...(title.en && title.ja ? [title.ja] : []), facts].join(' · '), `margin:2px 0 0;font:400 13px/1.6 ${font.serif}`),
  ]
}

function foot(content: MailContent): Element {
  return h('p', { style: `margin:10px 0 0;font:400 13px/1.4 ${font.plain}` }, content)
}

/** Files of the folder can be reached from a mail only when the folder is on the web. */
export function links(
  entry: IndexEntry,
  setting: Pick<MailSetting, 'base'>,
): { readonly main?: string | undefined; readonly original?: string | undefined } {
  const original = originalAddress(entry)
  return { main: setting.base ? pageAddress(entry, setting) : original, original }
}
