import type { Element, ElementContent } from 'hast'
import type { Translate } from '../language/messages.ts'
import { type Assets, makeJoin } from './assets.ts'
import { curl } from './curl.ts'
import { h } from './element.ts'
import { bandSign } from './line.ts'
import { colophon, masthead, pageText } from './page.ts'
import type { GeneratorInfo } from './schema.ts'
import { publisherOf } from './story-json.ts'
import type { StoryJson } from './story-schema.ts'
import { visible } from './visible.ts'
import { keeping, longDate } from './words.ts'

type Difference = StoryJson['differences'][number]
type Source = StoryJson['only'][number]

export interface StoryPageOptions {
  readonly assets: Assets
  /** Address of the front page; no link without it. */
  readonly front?: string
}

/** The text of `output/story-<slug>.html`: where the reports contradict each other, what changed, what all say, what one says, and who they are. */
export function storyHtml(story: StoryJson, generator: GeneratorInfo, translate: Translate, { assets, front }: StoryPageOptions): string {
  const t = keeping(translate)
  const { members, title, differences, shared, only } = story
  const contradictions = differences.filter(({ sort }) => sort === 'contradiction')
  const updates = differences.filter(({ sort }) => sort === 'update')
  const right: ElementContent[] = front ? [h('a', { href: front }, t('page.front'))] : []
  return pageText({ title: title.en || title.ja, assets: withStory(assets), generator, t }, [
    h('a', { className: ['skip'], href: '#story' }, t('story.skip')),
    masthead([{ type: 'text', value: longDate(members.at(-1)?.date ?? null, t) }], right, t),
    h('main', { className: ['story-sheet'], id: 'story' }, [
      h('article', [
        h('header', { className: ['opening'] }, [
          h('p', { className: ['kicker'] }, t('story.kicker', { count: members.length })),
          h('hgroup', [
            h('h1', { className: ['ja'], lang: 'ja' }, visible(title.ja)),
            h('p', { className: ['en'], lang: 'en' }, visible(curl(title.en))),
          ]),
        ]),
        h('section', { className: ['clashes'] }, [
          h('h2', t('story.contradictions')),
          ...(contradictions.length
            ? [h('p', { className: ['hint'] }, t('story.where')), ...contradictions.map((one) => clash(one, story, t))]
            : [h('p', { className: ['hint'] }, t('story.none'))]),
        ]),
        ...section(
          t('story.updates'),
          updates.map((one) => clash(one, story, t)),
          'updates',
        ),
        ...section(
          t('story.shared'),
          shared.map(({ sources }) => fact(sources, story, t)),
        ),
        ...section(
          t('story.only'),
          only.map((source) => fact([source], story, t)),
        ),
        reports(story, t),
      ]),
    ]),
    colophon(generator, t),
  ])
}

const withStory = makeJoin(({ css, story }) => [css, story])

function section(title: string, content: readonly Element[], name?: string): Element[] {
  return content.length ? [h('section', name ? { className: [name] } : {}, [h('h2', title), ...content])] : []
}

/** The values of one thing side by side, each above the sentence that gives it. */
function clash({ kind, sort, subject, sides }: Difference, story: StoryJson, t: Translate): Element {
  return h('section', { className: ['clash', sort] }, [
    h('h3', [
      h('span', { lang: 'ja' }, visible(subject.ja)),
      ' ',
      h('span', { className: ['meaning'], lang: 'en' }, visible(curl(subject.en))),
      ' ',
      h('small', t(`story.kind.${kind}`)),
    ]),
    h(
      'ul',
      { className: ['sides'] },
      sides.map(({ value, asOf, sources }) =>
        h('li', { className: ['side'] }, [
          h('p', { className: ['value'] }, [
            h('b', { lang: 'ja' }, visible(value.ja)),
            ' ',
            h('span', { lang: 'en' }, visible(curl(value.en))),
          ]),
          ...(sort === 'update' && asOf ? [h('p', { className: ['when'] }, t('story.asOf', { when: moment(asOf, t) }))] : []),
          ...sources.slice(0, 1).flatMap((source) => quote(source, value)),
          h('p', { className: ['from'] }, links(sources, story, t)),
        ]),
      ),
    ),
  ])
}

function quote({ ja, en }: Source, value: Difference['subject']): Element[] {
  return [
    h('p', { className: ['ja'], lang: 'ja' }, marked(ja, value.ja)),
    ...(en ? [h('p', { className: ['en'], lang: 'en' }, marked(curl(en), value.en))] : []),
  ]
}

/** The value inside its sentence, where it stands there as it is. */
function marked(text: string, value: string): ElementContent[] {
  const at = value === '' ? -1 : text.indexOf(value)
  if (at < 0) return [{ type: 'text', value: visible(text) }]
  return [
    { type: 'text', value: visible(text.slice(0, at)) },
    h('mark', visible(value)),
    { type: 'text', value: visible(text.slice(at + value.length)) },
  ]
}

/** A fact in both languages, and who says it. */
function fact(sources: readonly Source[], story: StoryJson, t: Translate): Element {
  const [first] = sources
  return h('div', { className: ['row', 'fact'] }, [
    h('div', { className: ['pair'] }, [
      h('p', { className: ['ja'], lang: 'ja' }, visible(first?.ja ?? '')),
      ' ',
      h('p', { className: ['en'], lang: 'en' }, visible(curl(first?.en ?? ''))),
    ]),
    h('div', { className: ['margin'] }, [
      h('p', { className: ['from'] }, links(sources, story, t)),
      ...(first && first.band !== 'green' ? [h('p', { className: ['trust'] }, [bandSign(first.band, t)])] : []),
    ]),
  ])
}

/** The publishers, each a link to the sentence. */
function links(sources: readonly Source[], { members }: StoryJson, t: Translate): ElementContent[] {
  return sources.flatMap(({ article, sentence }, index) => {
    const publisher = publisherOf(article, members)
    return [
      ...(index ? [{ type: 'text' as const, value: ' · ' }] : []),
      h('a', { href: `${address(article)}#${sentence}`, ariaLabel: t('story.source', { publisher, number: sentence.slice(1) }) }, [
        h('bdi', { lang: 'ja' }, publisher),
      ]),
    ]
  })
}

/** The reports in the order of their days. */
function reports({ members }: StoryJson, t: Translate): Element {
  const titleOf = (id: string) => members.find((member) => member.id === id)?.title.ja ?? id
  return h('section', { className: ['reports'] }, [
    h('h2', t('story.reports')),
    h(
      'ol',
      members.map(({ id, title, date, publisher, repeats }) =>
        h('li', { className: ['report'] }, [
          h('p', { className: ['facts'] }, [
            date ? longDate(date, t) : t('story.undated'),
            ...(publisher ? [' · ', h('bdi', { lang: 'ja' }, visible(publisher))] : []),
          ]),
          h('p', [
            h('a', { href: address(id) }, [
              h('span', { className: ['ja'], lang: 'ja' }, visible(title.ja)),
              ' ',
              h('span', { className: ['en'], lang: 'en' }, visible(curl(title.en))),
            ]),
          ]),
          ...(repeats ? [h('p', { className: ['repeats'] }, t('story.repeats', { title: visible(titleOf(repeats)) }))] : []),
        ]),
      ),
    ),
  ])
}

/** `2026-07-12T08:00` → July 12, 2026 08:00 */
function moment(asOf: string, t: Translate): string {
  const [day = '', clock] = asOf.split('T')
  return clock ? `${longDate(day, t)} ${clock}` : longDate(day, t)
}

function address(id: string): string {
  return `./${encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'))}.html`
}
