import type { Element, ElementContent } from 'hast'
import type { MessageKey, Translate } from '../language/messages.ts'
import { type Assets, makeJoin } from './assets.ts'
import { h } from './element.ts'
import { batchNames, byCode, pageAddress } from './front-batch.ts'
import { charts } from './front-charts.ts'
import { dataText, frontArticles } from './front-data.ts'
import { listedNames, nameIndex } from './front-names.ts'
import { type DayGroup, type FrontStory, inOrder, type Plan, planFront, type StoryBlock } from './front-plan.ts'
import { bothWays, type NamesOf, storyOf } from './front-story.ts'
import { scriptWords, tools } from './front-tools.ts'
import type { IndexEntry, IndexSentence } from './index-entry.ts'
import { colophon, masthead, pageText } from './page.ts'
import type { GeneratorInfo } from './schema.ts'
import { visible } from './visible.ts'
import { keeping, licenceLines, longDate } from './words.ts'

export interface FrontOptions {
  /** Stories several articles tell; each stands as one block. */
  readonly stories?: readonly FrontStory[]
  /** Sentences of an article for the search, asked for while the page is written; without them titles, summaries and key points are searched. */
  readonly textOf?: (id: string) => readonly IndexSentence[]
  /** English words whose forms no rule makes, `rise rose risen`, for the search; see `oddForms`. */
  readonly odd?: readonly string[]
  /** How many bytes of data the page may carry: sentences of the newest articles as far as they go. */
  readonly bytes?: number
}

/**
 * The text of `output/index.html`: the newest article large, the next ones in columns, then stories, desks and days, pictures of the batch and its names.
 * All articles stand on the page; with its script it searches and filters them.
 */
export function toIndexHtml(
  entries: readonly IndexEntry[],
  generator: GeneratorInfo,
  translate: Translate,
  assets: Assets,
  { stories = [], textOf = () => [], odd = [], bytes }: FrontOptions = {},
): string {
  const t = keeping(translate)
  const byId = [...entries].sort((a, b) => byCode(a.id, b.id))
  const before = batchNames(byId)
  const sorted = inOrder(byId, before, stories)
  const names = batchNames(sorted)
  const listed = listedNames(names)
  const places = new Map(listed.map(({ key }, index) => [key, index]))
  const namesOf: NamesOf = ({ entities }) =>
    entities
      .flatMap((entity) => names.all[names.numberOf(entity)] ?? [])
      .filter(({ type, articles }) => type !== 'OTHER' && articles.length > 1)
      .map((name) => ({ name, place: places.get(name.key) ?? -1 }))
  const plan = planFront(sorted, stories)
  const articles = frontArticles(sorted, names, textOf, bytes)
  const carried = articles.filter(({ text }) => text?.length).length
  const data = dataText({
    ui: t('language') === 'ja' ? 'ja' : 'en',
    words: { ...scriptWords(t), ...(carried && carried < articles.length && { bounded: t('front.bounded', { count: carried }) }) },
    odd,
    names: names.all.map(({ type, en, ja }) => [type, visible(en), visible(ja)]),
    articles,
  })
  return pageText({ title: t('index.title'), assets: frontAssets(assets), generator, t }, [
    ...(sorted.length ? [h('a', { className: ['skip'], href: '#news' }, t('front.skip'))] : []),
    masthead(
      [{ type: 'text', value: plan.lead?.date ? longDate(plan.lead.date, t) : '' }],
      [{ type: 'text', value: t('index.articles', { count: entries.length }) }],
      t,
    ),
    h('main', { className: ['front'] }, [
      h('h1', { className: ['unseen'] }, t('index.title')),
      ...(sorted.length ? tools(sorted, t) : []),
      h(
        'div',
        { className: ['news'], id: 'news', tabIndex: -1 },
        sorted.length
          ? [...news(plan, t, namesOf), ...charts(sorted, names, t), ...nameIndex(listed, t)]
          : [h('p', { className: ['empty'] }, t('index.empty'))],
      ),
    ]),
    colophon(
      generator,
      t,
      licenceLines(generator, t).map((line) => h('p', line)),
    ),
    h('script', { type: 'application/json', id: 'data' }, data),
  ])
}

function news({ lead, leadStory, seconds, stories, furtherStories, desks, rest }: Plan, t: Translate, namesOf: NamesOf): ElementContent[] {
  const [aside, below] = [seconds.slice(0, 2), seconds.slice(2)]
  return [
    h('div', { className: ['top', ...(aside.length ? [] : ['alone'])] }, [
      h('div', { className: ['main-news'] }, [
        ...(lead ? [storyOf(lead, 'lead', t, namesOf)] : []),
        ...(leadStory ? [storyBlock(leadStory, t, true)] : []),
      ]),
      ...(aside.length
        ? [
            h(
              'div',
              { className: ['rail'] },
              aside.map((entry) => storyOf(entry, 'column', t, namesOf)),
            ),
          ]
        : []),
    ]),
    ...(below.length
      ? [
          h(
            'div',
            { className: ['second'] },
            below.map((entry) => storyOf(entry, 'column', t, namesOf)),
          ),
        ]
      : []),
    ...(stories.length
      ? [
          h('section', { className: ['stories'] }, [
            h('h2', t('front.stories')),
            h(
              'div',
              { className: ['blocks'] },
              stories.map((block) => storyBlock(block, t)),
            ),
            ...(furtherStories.length
              ? [
                  h(
                    'ul',
                    { className: ['further-stories'] },
                    furtherStories.map(({ story, count }) =>
                      h('li', [
                        h('a', { href: story.href }, bothWays(story.title, t, 'span')),
                        ' ',
                        h('span', { className: ['facts'] }, [t('index.articles', { count }), ...verdict(story, t)]),
                      ]),
                    ),
                  ),
                ]
              : []),
          ]),
        ]
      : []),
    ...(desks.length
      ? [
          h(
            'div',
            { className: ['desks'] },
            desks.map(({ desk, entries }) =>
              h('section', { className: ['desk'] }, [
                h('h2', t(`desk.${desk}` as MessageKey)),
                ...entries.map((entry, index) => storyOf(entry, index ? 'line' : 'head', t)),
              ]),
            ),
          ),
        ]
      : []),
    ...(rest.length ? [h('section', { className: ['more'] }, [h('h2', t('index.more')), ...rest.map((group) => dayOf(group, t))])] : []),
  ]
}

/** A story: its headline, whether its articles agree, and the articles. Under the lead the headline is the lead's. */
function storyBlock({ story, members, count }: StoryBlock, t: Translate, underLead = false): Element {
  const main = underLead ? undefined : members.find(({ title }) => title.ja === story.title.ja)
  const others = members.filter((entry) => entry !== main)
  return h('article', { className: ['telling'] }, [
    ...(underLead
      ? [h('h3', { className: ['label'] }, t('front.sameStory'))]
      : [
          ...(main?.publisher || main?.date ? [h('p', { className: ['facts'] }, whence(main, t))] : []),
          h('h3', { className: ['headline'] }, [h('a', { href: main ? pageAddress(main) : story.href }, bothWays(story.title, t, 'span'))]),
        ]),
    h('p', { className: ['verdict'] }, [
      t('index.articles', { count }),
      ...verdict(story, t),
      ' · ',
      h('a', { href: story.href }, t('front.compare')),
    ]),
    h(
      'ul',
      others.map((entry) =>
        h('li', [
          h('a', { href: pageAddress(entry) }, bothWays(entry.title, t, 'span')),
          ' ',
          h('span', { className: ['facts'] }, whence(entry, t)),
        ]),
      ),
    ),
  ])
}

function verdict({ contradictions }: FrontStory, t: Translate): (ElementContent | string)[] {
  return contradictions ? [' · ', h('b', { className: ['split'] }, t('front.contradictions', { count: contradictions }))] : []
}

function whence({ publisher, date }: IndexEntry, t: Translate): (ElementContent | string)[] {
  return [
    ...(publisher ? [h('bdi', { lang: 'ja' }, visible(publisher))] : []),
    ...(publisher && date ? [' · '] : []),
    ...(date ? [visible(longDate(date, t))] : []),
  ]
}

function dayOf({ date, entries }: DayGroup, t: Translate): Element {
  const [, year = '', month = ''] = /^(\d{4})-(\d{2})$/.exec(date ?? '') ?? []
  const words = year ? t('date.month', { year, month: t(`month.${Number(month)}` as MessageKey) }) : visible(longDate(date, t))
  return h('section', { className: ['day'] }, [
    h('h3', words),
    h(
      'div',
      { className: ['lines'] },
      entries.map((entry) => storyOf(entry, 'line', t)),
    ),
  ])
}

const frontSheets = makeJoin(({ front }) => [front])

function frontAssets(assets: Assets): Assets {
  return { ...frontSheets(assets), script: assets.frontScript ?? '' }
}
