import type { Both } from '../digest.ts'
import type { Band } from '../document.ts'
import { articlesIn, type DayStory, fileAddress, headed, type Section, storyAddress, titleOf } from './edition.ts'
import type { FeedDifference, Shown } from './feed-story.ts'
import type { IndexEntry, IndexSheet } from './index-entry.ts'
import { sign } from './mail-elements.ts'
import type { MailSetting } from './mail-plan.ts'
import { links } from './mail-rows.ts'
import { inBoth, sheetLines } from './sheet-lines.ts'
import { longDate, moment } from './words.ts'
import { wrapped } from './wrap.ts'

/** The mail as plain text, with the same stories and articles. */
export function mailText(sections: readonly Section[], colophon: readonly string[], setting: MailSetting): string {
  const { t, heading, total, base } = setting
  const withKinds = headed(sections)
  const rest = total - articlesIn(sections)
  const rule = '-'.repeat(72)
  const parts = [
    `${t('paper.name')}\n${heading} · ${t('feed.articles', { count: total })}`,
    ...sections.flatMap((section) => [
      ...(withKinds ? [`${rule}\n${t(`news.${section.kind}`).toUpperCase()}`] : [rule]),
      ...section.stories.map((story) => storyText(story, setting)),
      ...section.entries.map((entry) => articleText(entry, setting)),
    ]),
    ...(rest > 0 ? [[t('feed.more', { count: rest }), ...(base ? [fileAddress('index.html', { base })] : [])].join('\n')] : []),
    rule,
    colophon.map((line) => wrapped(line)).join('\n'),
  ]
  return `${parts.join('\n\n')}\n`
}

function articleText(entry: IndexEntry, setting: MailSetting): string {
  const { title, publisher, summary, points, trust, sheet } = entry
  const { main, original } = links(entry, setting)
  return joined([
    [titled(entry, trust.title, setting), ...(title.ja ? [wrapped(title.ja)] : []), ...(publisher ? [wrapped(publisher)] : [])].join('\n'),
    ...(summary.en ? [wrapped(`${summary.en}${doubt(trust.summary, setting)}`)] : []),
    ...(summary.ja ? [wrapped(summary.ja)] : []),
    points.map((point) => item(point, setting)).join('\n'),
    ...sheetText(sheet, setting),
    [...new Set([main, original])].filter((address) => address !== undefined).join('\n'),
  ])
}

function storyText(story: DayStory, setting: MailSetting): string {
  const { t, day, base } = setting
  const { slug, title, lead, leadBy, members, opening, shared, contradictions, updates, reports } = story
  return joined([
    [
      titled({ id: slug, title }, lead.trust.title, setting),
      ...(title.ja ? [wrapped(title.ja)] : []),
      t('story.kicker', { count: members.length }),
    ].join('\n'),
    ...(opening.en ? [wrapped(`${opening.en}${doubt(lead.trust.summary, setting)}`)] : []),
    ...(opening.ja ? [wrapped(opening.ja)] : []),
    section(
      t('story.shared'),
      shared,
      (fact) => `${item(fact, setting)}\n${wrapped(`(${fact.by})`, { first: '  ', indent: '  ' })}`,
      setting,
    ),
    section(t('story.contradictions'), contradictions, (one) => difference(one, setting), setting),
    section(t('story.updates'), updates, (one) => difference(one, setting), setting),
    ...sheetText(lead.sheet, setting, leadBy),
    section(
      t('story.reports'),
      reports,
      ({ id, title: own, by, day: date, entry }) =>
        [
          bullet(titleOf({ id, title: own })),
          ...(own.ja && own.en ? [inset(own.ja)] : []),
          inset([by, ...(date === day ? [] : [date ? longDate(date, t) : t('story.undated')])].join(' · ')),
          ...(entry ? [links(entry, setting).main].flatMap((address) => (address ? [`  ${address}`] : [])) : []),
        ].join('\n'),
      setting,
    ),
    base ? (storyAddress(story, setting) ?? '') : '',
  ])
}

function section<T>(title: string, { first, more }: Shown<T>, one: (item: T) => string, { t }: MailSetting): string {
  if (first.length === 0) return ''
  return [`${title}:`, ...first.map(one), ...(more > 0 ? [`* ${t('page.moreMentions', { count: more })}`] : [])].join('\n')
}

function difference({ subject, sides }: FeedDifference, { t }: MailSetting): string {
  const values = sides.map(({ value, asOf, by }) => {
    const when = asOf ? `, ${t('story.asOf', { when: moment(asOf, t) })}` : ''
    return wrapped(`${inBoth(value)} (${by}${when})`, { first: '  - ', indent: '    ' })
  })
  return [bullet(inBoth(subject)), ...values].join('\n')
}

function sheetText(sheet: IndexSheet | undefined, { t }: MailSetting, by = ''): string[] {
  if (!sheet) return []
  const { facts, figures, period, timeline } = sheetLines(sheet, t)
  const head = (title: string, more: readonly string[] = []) => `${[title, ...(by ? [by] : []), ...more].join(' · ')}:`
  return [
    facts.length ? [head(t('page.facts')), ...facts.map(({ label, says }) => bullet(`${inBoth(label)}: ${inBoth(says)}`))].join('\n') : '',
    figures.length
      ? [
          head(t('page.sheet'), period ? [inBoth(period)] : []),
          ...figures.map(({ item: name, period: own, value, change, base }) => {
            const facts = [
              inBoth(value),
              ...(change.ja ? [inBoth(change)] : []),
              ...(base.ja ? [`${t('page.base').toLowerCase()} ${inBoth(base)}`] : []),
            ]
            return bullet(`${inBoth(name)}${own ? ` (${inBoth(own)})` : ''}: ${facts.join('; ')}`)
          }),
        ].join('\n')
      : '',
    timeline.length
      ? [head(t('page.timeline')), ...timeline.map(({ label, says }) => bullet(`${inBoth(label)}: ${inBoth(says)}`))].join('\n')
      : '',
  ]
}

function titled(named: Pick<IndexEntry, 'id' | 'title'>, band: Band, setting: MailSetting): string {
  return wrapped(`${titleOf(named)}${doubt(band, setting)}`)
}

/** English with its doubt, Japanese beneath it. */
function item({ ja, en, band }: Both & { readonly band: Band }, setting: MailSetting): string {
  return [...(en ? [bullet(`${en}${doubt(band, setting)}`)] : []), ...(ja ? [en ? inset(ja) : bullet(ja)] : [])].join('\n')
}

function bullet(text: string): string {
  return wrapped(text, { first: '* ', indent: '  ' })
}

function inset(text: string): string {
  return wrapped(text, { first: '  ', indent: '  ' })
}

function doubt(band: Band, { t }: MailSetting): string {
  return band === 'green' ? '' : ` [${sign(band, t)}]`
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}
