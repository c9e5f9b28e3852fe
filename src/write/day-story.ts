import type { BlockContent, ListItem, PhrasingContent, RootContent } from 'mdast'
import type { Translate } from '../language/messages.ts'
import { both } from './day-line.ts'
import { daySheet } from './day-sheet.ts'
import { type DayStory, type FeedSettings, pageAddress, storyAddress, titleOf } from './edition.ts'
import type { FeedDifference, FeedReport, Shown } from './feed-story.ts'
import { paragraph, strong, text } from './markdown-nodes.ts'
import { inBoth } from './sheet-lines.ts'
import { longDate, moment } from './words.ts'

/** A story in the digest of a day, once: what its reports agree on, where they do not, its figures, and the reports beneath it. */
export function dayStory(story: DayStory, day: string, t: Translate, settings: FeedSettings): RootContent[] {
  const { title, lead, leadBy, opening, members, shared, contradictions, updates } = story
  const page = storyAddress(story, settings)
  return [
    paragraph(...(title.ja ? [strong(title.ja), text(' · ')] : []), text(t('story.kicker', { count: members.length }))),
    ...(opening.ja || opening.en ? [both(opening.ja, opening.en, lead.trust.summary, t)] : []),
    ...section(
      t('story.shared'),
      shared,
      ({ ja, en, band, by }) => {
        const line = both(ja, en, band, t)
        return [{ ...line, children: [...line.children, ...(by ? [text(` (${by})`)] : [])] }]
      },
      t,
    ),
    ...section(t('story.contradictions'), contradictions, (one) => difference(one, t), t),
    ...section(t('story.updates'), updates, (one) => difference(one, t), t),
    ...daySheet(lead.sheet, t, leadBy),
    ...section(t('story.reports'), story.reports, (one) => [paragraph(...report(one, day, t, settings))], t),
    ...(page ? [paragraph({ type: 'link', url: page, children: [text(t('feed.story'))] })] : []),
  ]
}

function section<T>(title: string, { first, more }: Shown<T>, item: (one: T) => BlockContent[], t: Translate): RootContent[] {
  if (first.length === 0) return []
  const rest: BlockContent[][] = more > 0 ? [[paragraph(text(t('page.moreMentions', { count: more })))]] : []
  return [paragraph(strong(title)), { type: 'list', spread: false, children: [...first.map(item), ...rest].map(tight) }]
}

function tight(children: BlockContent[]): ListItem {
  return { type: 'listItem', spread: false, children }
}

/** The values of one thing, each with those who give it. */
function difference({ subject, sides }: FeedDifference, t: Translate): BlockContent[] {
  const values = sides.map(({ value, asOf, by }) => [
    paragraph(strong(inBoth(value)), text(` · ${by}${asOf ? ` · ${t('story.asOf', { when: moment(asOf, t) })}` : ''}`)),
  ])
  return [paragraph(text(inBoth(subject))), { type: 'list', spread: false, children: values.map(tight) }]
}

function report({ id, title, day: own, by, entry }: FeedReport, day: string, t: Translate, settings: FeedSettings): PhrasingContent[] {
  const words = text(titleOf({ id, title }))
  const facts = [by, ...(own === day ? [] : [own ? longDate(own, t) : t('story.undated')])]
  return [
    entry ? { type: 'link', url: pageAddress(entry, settings), children: [words] } : words,
    text(` · ${facts.join(' · ')}`),
    ...(title.ja && title.en ? [{ type: 'break' as const }, text(title.ja)] : []),
  ]
}
