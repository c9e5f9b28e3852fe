import type { BlockContent, PhrasingContent, Root, RootContent } from 'mdast'
import { toMarkdown as print } from 'mdast-util-to-markdown'
import type { Translate } from '../language/messages.ts'
import { both } from './day-line.ts'
import { daySheet } from './day-sheet.ts'
import { dayStory } from './day-story.ts'
import { articlesIn, type DayStory, type FeedSettings, headed, originalAddress, pageAddress, sectionsOf, titleOf } from './edition.ts'
import type { IndexEntry } from './index-entry.ts'
import { doubt, style } from './markdown.ts'
import { link, paragraph, strong, text } from './markdown-nodes.ts'
import type { GeneratorInfo } from './schema.ts'
import { keeping, licenceLines, longDate, madeBy } from './words.ts'

/**
 * The text of `output/day-2026-02-18.md`: the news of one day by kind, each article with titles, publisher, summary, key points and its sheet in both
 * languages and a link to its page, each story once with its reports beneath it. Lines that are not sound say so. A day without articles gives a heading only.
 */
export function toDayMarkdown(
  entries: readonly IndexEntry[],
  generator: GeneratorInfo,
  translate: Translate,
  { day, ...settings }: FeedSettings & { readonly day: string },
): string {
  const t = keeping(translate)
  const sections = sectionsOf(entries, day, settings.stories)
  const withKinds = headed(sections)
  const depth = withKinds ? 3 : 2
  const root: Root = {
    type: 'root',
    children: [
      heading(1, text(t('feed.day', { date: longDate(day, t) }))),
      paragraph(text(t('feed.articles', { count: articlesIn(sections) }))),
      ...sections.flatMap((section) => [
        ...(withKinds ? [heading(2, text(t(`news.${section.kind}`)))] : []),
        ...section.stories.flatMap((story) => [title(story, depth, t), ...dayStory(story, day, t, settings)]),
        ...section.entries.flatMap((entry) => article(entry, depth, t, settings)),
      ]),
      { type: 'thematicBreak' },
      paragraph(text(t('page.made', madeBy(generator)))),
      ...licenceLines(generator, t).map((line) => paragraph(text(line))),
    ],
  }
  return print(root, style)
}

function title({ slug, title: own, lead }: DayStory, depth: 2 | 3, t: Translate): RootContent {
  return heading(depth, text(titleOf({ id: slug, title: own })), ...doubt(lead.trust.title, t))
}

function article(entry: IndexEntry, depth: 2 | 3, t: Translate, settings: FeedSettings): RootContent[] {
  const { title, publisher, summary, points, trust } = entry
  const original = originalAddress(entry)
  const items = points.map(({ ja, en, band }): BlockContent[] => [both(ja, en, band, t)])
  const facts = [...(title.ja ? [strong(title.ja)] : []), ...(publisher ? [text(`${title.ja ? ' · ' : ''}${publisher}`)] : [])]
  return [
    heading(depth, text(titleOf(entry)), ...doubt(trust.title, t)),
    ...(facts.length ? [paragraph(...facts)] : []),
    ...(summary.ja || summary.en ? [both(summary.ja, summary.en, trust.summary, t)] : []),
    ...(items.length
      ? [
          {
            type: 'list' as const,
            ordered: true,
            spread: false,
            children: items.map((children) => ({ type: 'listItem' as const, spread: false, children })),
          },
        ]
      : []),
    ...daySheet(entry.sheet, t),
    paragraph(
      { type: 'link', url: pageAddress(entry, settings), children: [text(t('feed.page'))] },
      ...(original ? [text(` · ${t('page.original')} `), link(original)] : []),
    ),
  ]
}

function heading(depth: 1 | 2 | 3, ...children: PhrasingContent[]): RootContent {
  return { type: 'heading', depth, children }
}
