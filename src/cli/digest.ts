import { frontStory } from '../write/front-plan.ts'
import { type IndexEntry, toIndexEntry } from '../write/index-entry.ts'
import { makeBatchTerms } from './batch-terms.ts'
import type { Context } from './context.ts'
import { makeArticleDigester, pagesLast } from './digest-article.ts'
import { groupingOf } from './digest-config.ts'
import { digestsIn, endingsThere } from './digest-files.ts'
import { writeBatchPages } from './digest-pages.ts'
import { type DigestCommandOptions, digestSettings } from './digest-settings.ts'
import { type ExitCode, exitCode, Failure } from './failure.ts'
import { writeFeeds } from './feeds.ts'
import type { Input } from './inputs.ts'
import { once } from './once.ts'
import { pageAssets } from './page-assets.ts'
import { makeProgress } from './progress.ts'
import { findingsIn, type Outcome, outcomeOf, reportOf, reportText } from './report.ts'
import { failureLine } from './sources.ts'
import { makeBatchStories, storyLines } from './stories.ts'
import { makeFolder, writeResult } from './write-file.ts'

/** `kawaraban digest`: reads articles one after the other, writes what changed; then what tells of all of them: stories, pages, feeds, a report. */
export async function digestCommand(paths: readonly string[], options: DigestCommandOptions, context: Context): Promise<ExitCode> {
  const { io, say, ui } = context
  const settings = await digestSettings(paths, options, context)
  const { out, inputs, generator, open } = settings
  if (inputs.length === 0) {
    await io.stderr.write(`${say('cli.error.nothing-to-do', { paths: settings.paths.join(' ') })}\n`)
    return exitCode.done
  }
  const grouping = groupingOf(options, context)
  makeFolder(out, options.out)

  const quiet = options.quiet ?? false
  const assets = once(pageAssets)
  const progress = makeProgress(inputs.length, { io, say, quiet })
  const digest = await makeArticleDigester({ options, settings, context, assets, progress })
  const outcomes: Outcome[] = []
  const entries = new Map<string, IndexEntry>()
  const terms = makeBatchTerms(settings.glossary.terms)
  const told = options.stories ? makeBatchStories({ out, generator, say, open, assets, formats: options.format, grouping }) : undefined
  for (const [index, input] of inputs.entries()) {
    await progress.at(index, input.path)
    outcomes.push(await one(input))
    // Lets an interrupt through between two articles.
    await new Promise((done) => setImmediate(done))
  }
  await progress.clear()

  const stories = await told?.finish()
  const ran = [...entries.keys()]
  const pages = options.format.includes('html')
  const feeds = options.feeds ?? []
  // Front page and feeds show everything that stands in the folder, also what earlier runs wrote; the pages of this run know of it too.
  if (pages || feeds.length) for (const json of digestsIn(out, entries)) entries.set(json.article.id, toIndexEntry(json))
  const all = () => [...entries.values()].map((entry) => ({ ...entry, formats: endingsThere(out, entry.id) }))
  const front = stories?.stories.map(frontStory) ?? []
  const ids = pagesLast(options) ? ran : []
  const { oddForms } = context.parts
  if (pages) await writeBatchPages({ out, generator, say, assets: assets(), entries: all, ids, stories: front, oddForms })
  if (feeds.length) await writeFeeds(all(), { ...options, feeds, out, generator, stories: stories?.stories ?? [] }, context)
  const lines = stories ? storyLines(stories, say, ui) : []
  if (!quiet) await io.stderr.write(reportOf(outcomes, { say, out: options.out, batch: terms.result(), lines }))
  if (options.report !== undefined)
    writeResult(options.report, reportText(outcomes, { terms: terms.result(), stories: stories?.stories }), io.cwd)

  if (outcomes.some(({ state }) => state === 'failed')) return exitCode.someFailed
  return options.strict && findingsIn(outcomes, options.failOn) ? exitCode.findings : exitCode.done

  /** An article that fails is named and does not stop the others. */
  async function one(input: Input): Promise<Outcome> {
    try {
      const { json, state } = await digest(input)
      terms.add(json)
      entries.set(json.article.id, toIndexEntry(json))
      await told?.add(json)
      return outcomeOf(json, { path: input.path, state })
    } catch (error) {
      // A missing engine or dictionary is no fault of the article.
      if (error instanceof Failure) throw error
      await progress.clear()
      await io.stderr.write(`${failureLine({ path: input.path, error }, context)}\n`)
      return { path: input.path, state: 'failed' }
    }
  }
}
