import type { BlockContent, Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { toMarkdown as print } from 'mdast-util-to-markdown'
import type { Band } from '../document.ts'
import type { Translate } from '../language/messages.ts'
import { type FeedSettings, headed, originalAddress, pageAddress, sectionsOf, titleOf } from './edition.ts'
import type { IndexEntry } from './index-entry.ts'
import { doubt, style } from './markdown.ts'
import { link, paragraph, strong, text } from './markdown-nodes.ts'
import type { GeneratorInfo } from './schema.ts'
import { keeping, licenceLines, longDate, madeBy } from './words.ts'

/**
 * The text of `output/day-2026-02-18.md`: the articles of one day by kind of news, each with titles, publisher, summary and key points in both
 * languages and a link to its page. Lines that are not sound say so. A day without articles gives a heading only.
 */
export function toDayMarkdown(
  entries: readonly IndexEntry[],
  generator: GeneratorInfo,
  translate: Translate,
  { day, ...settings }: FeedSettings & { readonly day: string },
): string {
  const t = keeping(translate)
  const sections = sectionsOf(entries, day)
  const withKinds = headed(sections)
  const count = sections.reduce((sum, section) => sum + section.entries.length, 0)
  const root: Root = {
    type: 'root',
    children: [
      heading(1, text(t('feed.day', { date: longDate(day, t) }))),
      paragraph(text(t('feed.articles', { count }))),
      ...sections.flatMap((section) => [
        ...(withKinds ? [heading(2, text(t(`news.${section.kind}`)))] : []),
        ...section.entries.flatMap((entry) => article(entry, withKinds ? 3 : 2, t, settings)),
      ]),
      { type: 'thematicBreak' },
      paragraph(text(t('page.made', madeBy(generator)))),
      ...licenceLines(generator, t).map((line) => paragraph(text(line))),
    ],
  }
  return print(root, style)
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
    paragraph(
      { type: 'link', url: pageAddress(entry, settings), children: [text(t('feed.page'))] },
      ...(original ? [text(` · ${t('page.original')} `), link(original)] : []),
    ),
  ]
}

/** English above Japanese: who opens the digest of a day reads English first. */
function both(ja: string, en: string, band: Band, t: Translate): Paragraph {
  const english: PhrasingContent[] = en ? [text(en), ...doubt(band, t)] : []
  return { type: 'paragraph', children: [...english, ...(en && ja ? [{ type: 'break' as const }] : []), ...(ja ? [text(ja)] : [])] }
}

function heading(depth: 1 | 2 | 3, ...children: PhrasingContent[]): RootContent {
  return { type: 'heading', depth, children }
}
