import type { BlockContent, ListItem, PhrasingContent, Root, RootContent } from 'mdast'
import { toMarkdown as print } from 'mdast-util-to-markdown'
import type { Translate } from '../language/messages.ts'
import { printText } from './markdown-text.ts'
import type { GeneratorInfo } from './schema.ts'
import { publisherOf } from './story-json.ts'
import type { StoryJson } from './story-schema.ts'
import { visible } from './visible.ts'
import { keeping, madeBy } from './words.ts'

type Source = StoryJson['only'][number]

/** The text of `output/story-<slug>.md`, in the order of the page. */
export function storyMarkdown(story: StoryJson, generator: GeneratorInfo, translate: Translate): string {
  const t = keeping(translate)
  const { title, members, differences, shared, only } = story
  const told = (sort: 'contradiction' | 'update') => differences.filter((one) => one.sort === sort)
  const root: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [text(title.ja)] },
      paragraph([{ type: 'strong', children: [text(title.en)] }]),
      paragraph([text(t('story.kicker', { count: members.length }))]),
      heading(t('story.contradictions')),
      ...(told('contradiction').length ? told('contradiction').flatMap(clash) : [paragraph([text(t('story.none'))])]),
      ...(told('update').length ? [heading(t('story.updates')), ...told('update').flatMap(clash)] : []),
      ...(shared.length ? [heading(t('story.shared')), list(shared.map(({ sources }) => fact(sources)))] : []),
      ...(only.length ? [heading(t('story.only')), list(only.map((source) => fact([source])))] : []),
      heading(t('story.reports')),
      list(members.map(report)),
      { type: 'thematicBreak' },
      paragraph([text(t('page.made', madeBy(generator)))]),
    ],
  }
  return print(root, { handlers: { text: printText }, bullet: '-', rule: '-', emphasis: '*', listItemIndent: 'one' })

  function clash({ subject, sides, message }: StoryJson['differences'][number]): RootContent[] {
    return [
      { type: 'heading', depth: 3, children: [text([subject.ja, subject.en].filter(Boolean).join(' / '))] },
      paragraph([text(message)]),
      list(
        sides.map(({ value, sources }) => [
          paragraph([{ type: 'strong', children: [text([value.ja, value.en].filter(Boolean).join(' / '))] }]),
          ...sources.slice(0, 1).flatMap(quote),
          paragraph(links(sources)),
        ]),
      ),
    ]
  }

  function quote({ ja, en }: Source): BlockContent[] {
    return [{ type: 'blockquote', children: [paragraph([text(ja)]), ...(en ? [paragraph([text(en)])] : [])] }]
  }

  function fact(sources: readonly Source[]): BlockContent[] {
    const [first] = sources
    return [paragraph([text(first?.ja ?? ''), { type: 'break' }, text(first?.en ?? ''), { type: 'break' }, ...links(sources)])]
  }

  function links(sources: readonly Source[]): PhrasingContent[] {
    return sources.flatMap(({ article, sentence }, index): PhrasingContent[] => [
      ...(index ? [text(' · ')] : []),
      { type: 'link', url: address(article), children: [text(`${publisherOf(article, members)} ${sentence}`)] },
    ])
  }

  function report({ id, title, date, publisher, repeats }: StoryJson['members'][number]): BlockContent[] {
    const facts = [date ?? t('story.undated'), ...(publisher ? [publisher] : [])].join(' · ')
    const source = members.find((member) => member.id === repeats)
    return [
      paragraph([
        text(`${facts} `),
        { type: 'link', url: address(id), children: [text(title.ja)] },
        ...(title.en ? [{ type: 'break' as const }, text(title.en)] : []),
        ...(source ? [{ type: 'break' as const }, text(t('story.repeats', { title: source.title.ja }))] : []),
      ]),
    ]
  }
}

function address(id: string): string {
  return `./${encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'))}.md`
}

function text(value: string): PhrasingContent {
  return { type: 'text', value: visible(value) }
}

function paragraph(children: PhrasingContent[]): BlockContent {
  return { type: 'paragraph', children }
}

function heading(words: string): RootContent {
  return { type: 'heading', depth: 2, children: [text(words)] }
}

function list(items: readonly BlockContent[][]): RootContent {
  const children = items.map((content): ListItem => ({ type: 'listItem', spread: false, children: content }))
  return { type: 'list', ordered: false, spread: false, children }
}
