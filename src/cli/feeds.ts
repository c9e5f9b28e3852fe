import { join } from 'node:path'
import { dayOf } from '../write/days.ts'
import { type FeedSettings, newestDay } from '../write/edition.ts'
import type { GeneratorInfo, StoryJson } from '../write/index.ts'
import type { IndexEntry } from '../write/index-entry.ts'
import type { Context } from './context.ts'
import { exitCode, Failure } from './failure.ts'
import { writeFiles } from './write-file.ts'

export type FeedName = 'atom' | 'day' | 'mail'

export interface FeedOptions {
  readonly feeds?: readonly FeedName[]
  readonly day?: string
  readonly baseUrl?: string
}

/** Options that would do nothing are wrong use (exit 2). */
export function checkFeedOptions({ feeds = [], day, baseUrl }: FeedOptions): void {
  const lost = [...(day === undefined ? [] : ['--day']), ...(baseUrl === undefined ? [] : ['--base-url'])]
  if (feeds.length === 0 && lost[0]) throw new Failure(exitCode.usage, 'error.feeds-needed', { option: lost[0] })
}

/** Writes the feeds over all articles of a folder: `feed.xml`, and of one day `day-….md`, `mail-….html` and `mail-….txt`; all or none of them. */
export async function writeFeeds(
  entries: readonly IndexEntry[],
  {
    feeds,
    out,
    day,
    baseUrl: base,
    generator,
    stories,
    format,
  }: {
    readonly feeds: readonly FeedName[]
    readonly out: string
    /** The newest one when it is not given. */
    readonly day?: string | undefined
    readonly baseUrl?: string | undefined
    readonly generator: GeneratorInfo
    /** Those of this run, and what was written of them. */
    readonly stories: readonly StoryJson[]
    readonly format: readonly string[]
  },
  { io, say }: Pick<Context, 'io' | 'say'>,
): Promise<void> {
  if (entries.length === 0) return
  const storyFormats = ['html', 'md'].filter((ending) => format.includes(ending))
  const common: FeedSettings = { base, stories, storyFormats }
  const files: { readonly path: string; readonly text: string }[] = []
  const put = (name: string, text: string) => files.push({ path: join(out, name), text })
  if (feeds.includes('atom')) put('feed.xml', (await import('../write/atom.ts')).toAtom(entries, generator, say, common))
  if (feeds.includes('day') || feeds.includes('mail')) {
    const date = day ?? newestDay(entries)
    if (date === undefined || !entries.some((entry) => dayOf(entry) === date))
      await io.stderr.write(`${date === undefined ? say('cli.digest.no-day') : say('cli.digest.empty-day', { date })}\n`)
    else {
      const settings = { ...common, day: date }
      if (feeds.includes('day')) put(`day-${date}.md`, (await import('../write/day.ts')).toDayMarkdown(entries, generator, say, settings))
      if (feeds.includes('mail')) {
        const { html, text } = (await import('../write/mail.ts')).toMail(entries, generator, say, settings)
        put(`mail-${date}.html`, html)
        put(`mail-${date}.txt`, text)
      }
    }
  }
  writeFiles(files)
}
