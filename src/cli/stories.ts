import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Story } from '../digest.ts'
import type { Article, Block } from '../document.ts'
import type { DigestJson, GeneratorInfo, Render, Stages } from '../index.ts'
import type { Assets } from '../write/assets.ts'
import type { StoriesJson } from '../write/story-schema.ts'
import { systemCode } from './failure.ts'
import type { Say } from './messages.ts'
import { fileKey } from './unique-ids.ts'
import { writeFiles } from './write-file.ts'

/** What `--stories` asks for. */
export interface StoryOptions {
  readonly stories?: boolean
  /** Mean likeness from which articles are one story, 0 … 1. */
  readonly storyThreshold?: number
  readonly storyDays?: number
}

/** What a run of stories needs of the command. */
export interface StoryRun {
  readonly out: string
  readonly generator: GeneratorInfo
  readonly say: Say
  readonly open: () => Promise<Stages>
  readonly assets: () => Assets
  readonly formats: readonly string[]
  /** How much alike the reports of one story are, and how many days they lie apart at most. */
  readonly grouping: { readonly threshold: number; readonly days: number }
}

export interface BatchStories {
  /** Takes in an article; keeps a few kilobytes of it. */
  add(json: DigestJson): Promise<void>
  /** Groups what was added, writes `stories.json` and the pages, removes pages of stories that are no more. */
  finish(): Promise<StoriesJson>
}

/** Gathers the stories of a run. The same articles give the same files, whether they were digested in this run or before. */
export function makeBatchStories({ out, generator, say, open, assets, formats, grouping }: StoryRun): BatchStories {
  const records: ReturnType<Awaited<ReturnType<Stages['stories']>>['record']>[] = []
  // Without JSON files there is nothing to come back to.
  const kept = new Map<string, DigestJson>()
  const ids = new Set<string>()

  async function add(json: DigestJson): Promise<void> {
    const stories = await (await open()).stories()
    records.push(stories.record(articleOf(json)))
    ids.add(json.article.id)
    if (!formats.includes('json')) kept.set(json.article.id, json)
  }

  async function finish(): Promise<StoriesJson> {
    const { storiesJson, storiesText } = await import('../write/story-json.ts')
    const about = { generator, options: grouping, articles: records.length }
    const told: Story[] = []
    if (records.length > 1) {
      const stages = await open()
      const stories = await stages.stories()
      const { renderBy } = await import('../pipeline.ts')
      const render = renderBy(stages)
      const slugOf = slugs()
      for (const { ids: members, repeats } of stories.group(records, grouping)) {
        const articles = members.map((id) => {
          const json = kept.get(id) ?? (JSON.parse(readFileSync(join(out, `${id}.json`), 'utf8')) as DigestJson)
          const article = stages.match(stages.analyze(stories.dated(articleOf(json))))
          const english = new Map(json.sentences.map((sentence) => [sentence.id, { en: sentence.en, band: sentence.band }]))
          return { article, titleEn: json.article.title.en, english }
        })
        const story = stories.tell(articles, repeats)
        told.push(await inEnglish({ ...story, slug: slugOf(story.main) }, render))
      }
    }
    const json = storiesJson(told, about, say)
    const gone = oldSlugs().filter((slug) => told.every((story) => story.slug !== slug) && !isArticle(slug))
    for (const slug of gone) for (const ending of ['html', 'md']) rmSync(fileOf(slug, ending), { force: true })
    const files = await Promise.all(json.stories.map(async (story) => pagesOf(story)))
    writeFiles([...files.flat(), { path: join(out, 'stories.json'), text: storiesText(json) }])
    return json
  }

  async function pagesOf(story: StoriesJson['stories'][number]): Promise<{ path: string; text: string }[]> {
    const { storyHtml } = await import('../write/story-html.ts')
    const { storyMarkdown } = await import('../write/story-markdown.ts')
    return [
      ...(formats.includes('html')
        ? [{ path: fileOf(story.slug, 'html'), text: storyHtml(story, generator, say, { assets: assets(), front: './index.html' }) }]
        : []),
      ...(formats.includes('md') ? [{ path: fileOf(story.slug, 'md'), text: storyMarkdown(story, generator, say) }] : []),
    ]
  }

  function fileOf(slug: string, ending: string): string {
    return join(out, `story-${slug}.${ending}`)
  }

  /** Whether an article has the name of this story's pages. */
  function isArticle(slug: string): boolean {
    return [...ids].some((id) => fileKey(id) === fileKey(`story-${slug}`)) || existsSync(join(out, `story-${slug}.json`))
  }

  /** A story is called after its main article, unless an article has the name of its page. */
  function slugs(): (main: string) => string {
    const taken = new Set<string>()
    return (main) => {
      let made = main
      for (let count = 2; taken.has(fileKey(made)) || isArticle(made); count++) made = `${main}-${count}`
      taken.add(fileKey(made))
      return made
    }
  }

  function oldSlugs(): string[] {
    try {
      const old = earlier.safeParse(JSON.parse(readFileSync(join(out, 'stories.json'), 'utf8')))
      return old.success ? old.data.stories.map(({ slug }) => slug).filter((slug) => !/[/\\]/.test(slug)) : []
    } catch (error) {
      if (error instanceof SyntaxError || systemCode(error) !== '') return []
      throw error
    }
  }

  return { add, finish }
}

/** Enough of an earlier run to know which pages were its own. */
const earlier = z.object({
  schemaVersion: z.literal(1),
  generator: z.looseObject({ name: z.literal('kawaraban') }),
  stories: z.array(z.object({ slug: z.string() })),
})

/** What the tables have no English for is said by the engine. */
async function inEnglish(story: Story, render: Render): Promise<Story> {
  const said = async <B extends { readonly ja: string; readonly en: string }>(both: B): Promise<B> =>
    both.en !== '' || both.ja === '' ? both : { ...both, en: (await render(both.ja, 'words')).text }
  const differences: Story['differences'][number][] = []
  for (const difference of story.differences) {
    const sides: Story['differences'][number]['sides'][number][] = []
    for (const side of difference.sides) sides.push({ ...side, value: await said(side.value) })
    const subject = await said(difference.subject)
    differences.push({ ...difference, subject: { ...subject, en: bareNoun(subject.en) }, sides })
  }
  return { ...story, differences }
}

/** The president → president */
function bareNoun(en: string): string {
  return en.replace(/^(?:The|A|An) (\p{L})/u, (_, first: string) => first)
}

/** An article as it was read, from its digest. */
function articleOf({ article, sentences }: DigestJson): Article {
  const { id, path, format, encoding, sha256, text, title, date, publisher, author, url, tags, references } = article
  const blocks: Block[] = []
  for (const { block, start, end, kind, level, cell } of sentences) {
    const known = blocks[block]
    blocks[block] = known ? { ...known, end } : { kind, level, start, end, ...(cell && { cell }) }
  }
  return {
    id,
    path,
    format,
    encoding,
    sha256,
    text,
    metadata: { title: title.ja, date, publisher, author, url, tags, references },
    blocks,
    sentences: sentences.map((sentence) => ({
      id: sentence.id,
      kind: sentence.kind,
      block: sentence.block,
      ja: sentence.ja,
      start: sentence.start,
      end: sentence.end,
    })),
    notes: [],
  }
}

/** `3 stories of 11 articles; 2 contradictions.` and a line for each story. */
export function storyLines({ stories, articles }: StoriesJson, say: Say, language: 'en' | 'ja'): string[] {
  const clashes = (list: StoriesJson['stories']) =>
    list.reduce((sum, { differences }) => sum + differences.filter(({ sort }) => sort === 'contradiction').length, 0)
  const words = (count: number) => say('cli.report.contradictions', { count })
  return [
    say('cli.report.stories', { count: stories.length, articles, differences: words(clashes(stories)) }),
    ...stories.map((story) =>
      say('cli.report.story', {
        title: story.title[language] || story.title.ja,
        members: story.members.length,
        differences: words(clashes([story])),
        file: `story-${story.slug}`,
      }),
    ),
  ]
}
