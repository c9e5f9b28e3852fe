import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import type { Digest, Style } from '../digest.ts'
import type { Article, Band, NoteLevel } from '../document.ts'
import type { Forbidden } from '../exchange/index.ts'
import type { DigestJson, GeneratorInfo, TokenizerName } from '../index.ts'
import type { DictionaryFacts } from '../language/imported.ts'
import { assetNames } from '../write/assets.ts'
import { type FrontStory, frontStory } from '../write/front-plan.ts'
import { type IndexEntry, indexText, toIndexEntry } from '../write/index-entry.ts'
import { makeBatchTerms } from './batch-terms.ts'
import type { Context } from './context.ts'
import { type ExitCode, exitCode, Failure, systemCode } from './failure.ts'
import { checkFeedOptions, type FeedName, writeFeeds } from './feeds.ts'
import { loadGlossary } from './glossary-files.ts'
import { listImported, openListed } from './imported.ts'
import { byCode, expandPaths, type Input, shown } from './inputs.ts'
import { loadMemory } from './memory-files.ts'
import { once } from './once.ts'
import { makeProgress } from './progress.ts'
import { type Outcome, reportOf } from './report.ts'
import { failureLine, readSource } from './sources.ts'
import { makeBatchStories, type StoryOptions, storyLines } from './stories.ts'
import { makeFolder, writeFiles } from './write-file.ts'

export type OutputFormat = 'json' | 'md' | 'html' | 'tmx' | 'xlf' | 'tbx'

/** In the order they are written: JSON last, so that when it is there, the others are. */
const endings = { html: 'html', md: 'md', tmx: 'tmx', xlf: 'xlf', tbx: 'terms.tbx', json: 'json' } as const
const order = Object.keys(endings) as OutputFormat[]

export interface DigestCommandOptions extends StoryOptions {
  readonly out: string
  readonly format: readonly OutputFormat[]
  readonly glossary: readonly string[]
  readonly memory?: readonly string[]
  readonly engine: string
  readonly tokenizer: TokenizerName
  readonly points: number
  readonly sentences: number
  readonly style: Style
  readonly words: number
  readonly jobs: number
  readonly force?: boolean
  readonly strict?: boolean
  readonly failOn: NoteLevel
  readonly quiet?: boolean
  readonly date?: string
  readonly trees?: boolean
  readonly strictTerms?: boolean
  /** What is written beside the digests, for all articles of the folder. */
  readonly feeds?: readonly FeedName[]
  readonly day?: string
  readonly baseUrl?: string
  /** Where the report goes as JSON. */
  readonly report?: string
  /** False with --no-imported. */
  readonly imported?: boolean
}

const usualFolder = 'articles'
const severity = { info: 0, warning: 1, error: 2 } as const
const levels = Object.keys(severity)

/** `kawaraban digest`: reads articles one after the other, writes what changed, the index, and a report. */
export async function digestCommand(paths: readonly string[], options: DigestCommandOptions, context: Context): Promise<ExitCode> {
  const { io, say, parts, version } = context
  checkFeedOptions(options)
  const out = resolve(io.cwd, options.out)
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new Failure(exitCode.usage, 'error.out', { path: options.out, reason: 'ENOTDIR' })
  if (paths.length === 0 && !existsSync(resolve(io.cwd, usualFolder)))
    throw new Failure(exitCode.usage, 'error.no-articles-folder', { path: usualFolder })
  const inputs = await expandPaths(paths.length ? paths : [usualFolder], { cwd: io.cwd, except: out })
  await parts.checkEngine(options.engine)
  const glossary = await loadGlossary(options.glossary, context, { quiet: options.quiet ?? false })
  const remembered = await loadMemory(options.memory ?? [], context, { quiet: options.quiet ?? false })
  if (inputs.length === 0) {
    await io.stderr.write(`${say('cli.error.nothing-to-do', { paths: (paths.length ? paths : [usualFolder]).join(' ') })}\n`)
    return exitCode.done
  }
  const listed = options.imported === false ? [] : listImported(io)
  makeFolder(out, options.out)

  const generator = {
    name: 'kawaraban',
    version,
    engine: options.engine,
    glossary: { files: [...glossary.files], sha256: glossary.sha256, terms: glossary.terms.length },
    ...(remembered && {
      memory: { files: [...remembered.files], sha256: remembered.memory.sha256, segments: remembered.memory.segments },
    }),
    tokenizer: options.tokenizer,
    ...(listed.length && { dictionaries: listed.map(({ facts }) => dictionaryOf(facts)) }),
    language: { sha256: await parts.languageHash() },
    options: {
      points: options.points,
      sentences: options.sentences,
      style: options.style,
      words: options.words,
      date: options.date ?? null,
      ...(options.trees && { trees: true as const }),
      ...(options.strictTerms && { strictTerms: true as const }),
    },
  }
  const read = await parts.reader()
  const open = once(() =>
    parts.stages({
      terms: glossary.terms,
      packed: glossary.packed,
      imported: openListed(listed),
      engine: options.engine,
      memory: remembered?.memory,
      tokenizer: options.tokenizer,
      strictTerms: options.strictTerms,
    }),
  )
  const assets = once(() => ({
    css: assetText(assetNames.css),
    script: assetText(assetNames.script),
    tree: assetText(assetNames.tree),
    story: assetText(assetNames.story),
  }))
  const frontAssets = async () => ({ ...assets(), front: assetText(assetNames.front), frontScript: await frontScript() })
  const idOf = uniqueIds()
  const progress = makeProgress(inputs.length, { io, say, quiet: options.quiet ?? false })
  const outcomes: Outcome[] = []
  const entries = new Map<string, IndexEntry>()
  const batch = makeBatchTerms(glossary.terms)
  const pagesLast = options.format.includes('html') && options.format.includes('json')
  const told = options.stories ? makeBatchStories({ out, generator, say, open, assets, formats: options.format, options }) : undefined

  for (const [index, input] of inputs.entries()) {
    await progress.at(index, input.path)
    try {
      outcomes.push(await one(input))
    } catch (error) {
      // A missing engine or dictionary is no fault of the article.
      if (error instanceof Failure) throw error
      outcomes.push({ path: input.path, state: 'failed' })
      await progress.clear()
      await io.stderr.write(`${failureLine({ path: input.path, error }, context)}\n`)
    }
    // Lets an interrupt through between two articles.
    await new Promise((done) => setImmediate(done))
  }
  await progress.clear()
  const stories = await told?.finish()
  const feeds = options.feeds ?? []
  const ran = [...entries.keys()]
  if (options.format.includes('html') || feeds.length) findOthers()
  if (options.format.includes('html')) await writeAllPages(stories?.stories.map(frontStory))
  if (feeds.length) await writeFeeds(everyEntry(), { feeds, out, day: options.day, base: options.baseUrl, generator }, context)
  const lines = stories ? storyLines(stories, say, context.ui) : []
  if (!options.quiet) await io.stderr.write(reportOf(outcomes, { say, out: options.out, batch: batch.result(), lines }))
  if (options.report !== undefined) writeReport(options.report)

  if (outcomes.some(({ state }) => state === 'failed')) return exitCode.someFailed
  const found = outcomes.some((outcome) => outcome.state !== 'failed' && outcome.worst >= severity[options.failOn])
  return options.strict && found ? exitCode.findings : exitCode.done

  async function one(input: Input): Promise<Outcome> {
    const first = await read(await readSource(input, io))
    const article: Article = { ...first, id: idOf(first.id) }
    const kept = options.force ? undefined : unchanged(article)
    if (kept) {
      batch.add(kept)
      entries.set(article.id, toIndexEntry(kept))
      await told?.add(kept)
      return { path: input.path, state: 'unchanged', ...figures(kept) }
    }
    const stages = await open()
    const { digestArticle } = await import('../pipeline.ts')
    const digest = await digestArticle(article, stages, options)
    const { digestJson, jsonText } = await import('../write/json.ts')
    const json = digestJson(digest, generator, say, { trees: options.trees ?? false })
    const exchange = once(() => import('../exchange/index.ts'))
    batch.add(json)
    const texts: Record<OutputFormat, () => Promise<string>> = {
      // With its JSON beside it a page is written at the end, when the whole batch is known.
      html: async () => (await import('../write/html.ts')).htmlText(json, say, { assets: assets(), front: './index.html' }),
      md: async () => (await import('../write/markdown.ts')).markdownText(json, say),
      tmx: async () => (await exchange()).tmxText(json, say),
      xlf: async () => (await exchange()).xliffText(json, say, forbiddenIn(digest)),
      tbx: async () => (await exchange()).termsTbxText(json, say),
      json: async () => jsonText(json),
    }
    const wanted: OutputFormat[] = []
    for (const format of order)
      if (options.format.includes(format) && !(format === 'html' && pagesLast) && !(await holdsWork(format, json))) wanted.push(format)
    writeFiles(await Promise.all(wanted.map(async (format) => ({ path: fileOf(article.id, format), text: await texts[format]() }))))
    entries.set(article.id, toIndexEntry(json))
    await told?.add(json)
    return { path: input.path, state: 'written', ...figures(json) }
  }

  function writeReport(path: string): void {
    const articles = outcomes.map((outcome) => ({
      ...outcome,
      ...(outcome.state === 'failed' ? {} : { worst: levels[outcome.worst] ?? null }),
    }))
    try {
      writeFiles([
        {
          path: resolve(io.cwd, path),
          text: `${JSON.stringify({ articles, terms: batch.result(), ...(stories && { stories: stories.stories }) }, null, 2)}\n`,
        },
      ])
    } catch (error) {
      throw new Failure(exitCode.usage, 'error.out', { path, reason: systemCode(error) })
    }
  }

  function fileOf(id: string, format: OutputFormat): string {
    return join(out, `${id}.${endings[format]}`)
  }

  /** A file in which a person has worked is not written over, unless that work came in as memory. */
  async function holdsWork(format: OutputFormat, json: DigestJson): Promise<boolean> {
    const path = fileOf(json.article.id, format)
    if ((format !== 'xlf' && format !== 'tmx') || !existsSync(path)) return false
    const { decodeBitext, readBitext, workIn } = await import('../exchange/index.ts')
    const text = decodeBitext(readFileSync(path)) ?? ''
    const count = workIn(readBitext({ path, text }).bitext, json.sentences)
    if (count === 0) return false
    await progress.clear()
    await io.stderr.write(`${say('cli.digest.kept-work', { path: shown(path, io.cwd), count })}\n`)
    return true
  }

  /** The digest of an earlier run, when nothing that goes into it has changed and every file asked for is there. */
  function unchanged(article: Article): DigestJson | undefined {
    const needed = [...options.format, 'json' as const].filter((format) => format !== 'html' || !pagesLast)
    if (!needed.every((format) => existsSync(fileOf(article.id, format)))) return undefined
    const old = digestAt(fileOf(article.id, 'json'))
    const same =
      old?.article.sha256 === article.sha256 &&
      old.article.path === article.path &&
      isDeepStrictEqual(settings(old.generator), settings(generator))
    return same ? old : undefined
  }

  /** Front page and feeds show everything that stands in the folder, also what earlier runs wrote; the pages of this run know of it too. */
  function findOthers(): void {
    for (const name of readdirSync(out).sort(byCode)) {
      if (!name.endsWith('.json') || name.startsWith('.') || entries.has(name.slice(0, -5))) continue
      const json = digestAt(join(out, name))
      if (json && `${json.article.id}.json` === name) entries.set(json.article.id, toIndexEntry(json))
    }
  }

  function everyEntry(): IndexEntry[] {
    return [...entries.values()].map((entry) => ({ ...entry, formats: there(entry.id) }))
  }

  /** `stories` are those of this run; the front page shows them as blocks, and the pages of their articles lead to them. */
  async function writeAllPages(stories: readonly FrontStory[] = []): Promise<void> {
    if (entries.size === 0) return
    if (pagesLast) {
      const { makePageContexts } = await import('../write/page-context.ts')
      const { writePages } = await import('./pages.ts')
      await writePages(ran, { out, say, assets: assets(), contextOf: makePageContexts(entries.values(), stories), digestAt })
    }
    const { toIndexHtml } = await import('../write/front.ts')
    // Read again one by one: entries are small, and only the text of the page has to hold all sentences.
    const textOf = (id: string) => {
      const json = digestAt(fileOf(id, 'json'))
      return json ? indexText(json) : []
    }
    writeFiles([
      { path: join(out, 'index.html'), text: toIndexHtml(everyEntry(), generator, say, await frontAssets(), { textOf, stories }) },
    ])
  }

  function there(id: string): string[] {
    return (['html', 'md', 'json', 'xlf', 'tmx', 'tbx'] as const).flatMap((format) =>
      existsSync(fileOf(id, format)) ? [endings[format]] : [],
    )
  }
}

/** English that the glossary rules out, sentence by sentence. */
function forbiddenIn({ sentences }: Digest): Forbidden[] {
  return sentences.flatMap(({ id, avoided }) =>
    avoided.filter(({ term }) => term.status === 'forbidden').map(({ ja, term }) => ({ sentence: id, ja, en: term.en })),
  )
}

/** What a digest says of a dictionary. */
function dictionaryOf({ name, file, date, entries, licence, attribution, sha256 }: DictionaryFacts) {
  return { name, file, date, entries, licence, attribution, sha256 }
}

/** What of a generator shapes a digest: where the glossary and the memory lie does not. */
function settings({ glossary, memory, ...rest }: GeneratorInfo): object {
  return { ...rest, glossary: glossary.sha256, memory: memory?.sha256 }
}

/** Enough of the contract to tell a digest of ours from any other JSON; the whole schema was checked when it was written. */
const kept = z.object({
  schemaVersion: z.literal(1),
  generator: z.looseObject({ name: z.literal('kawaraban'), glossary: z.object({ sha256: z.string() }) }),
  article: z.object({
    id: z.string(),
    path: z.string(),
    sha256: z.string(),
    title: z.object({ ja: z.string(), en: z.string() }),
    date: z.string().nullable(),
    publisher: z.string().nullable(),
    url: z.string().nullable(),
    tags: z.array(z.string()),
  }),
  summary: z.object({ ja: z.string(), en: z.string(), evidence: z.array(z.string()) }),
  sentences: z.array(z.object({ id: z.string(), ja: z.string(), en: z.string(), band: z.enum(['green', 'yellow', 'red']) })),
  keyPoints: z.array(z.object({ ja: z.string(), en: z.string() })),
  entities: z.array(
    z.object({
      ja: z.string(),
      en: z.string(),
      type: z.string(),
      source: z.string(),
      mentions: z.array(z.object({ sentence: z.string() })),
    }),
  ),
  scores: z.object({ terms: z.object({ hit: z.number(), total: z.number() }) }),
  notes: z.array(z.object({ level: z.enum(['error', 'warning', 'info']) })),
})

/** A digest that was written before; `undefined` for a file that is missing, damaged or not ours. */
function digestAt(path: string): DigestJson | undefined {
  try {
    const json: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return kept.safeParse(json).success ? (json as DigestJson) : undefined
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) !== '') return undefined
    throw error
  }
}

function figures(json: DigestJson) {
  const bands: Record<Band, number> = { green: 0, yellow: 0, red: 0 }
  for (const { band } of json.sentences) bands[band]++
  const worst = json.notes.reduce((most, { level }) => Math.max(most, severity[level]), -1)
  return { bands, worst, errors: json.notes.filter(({ level }) => level === 'error').length }
}

/** Two articles of one run never share an id, not even on a file system that takes A for a: the second `news` becomes `news-2`. */
function uniqueIds(): (id: string) => string {
  const taken = new Set<string>()
  const next = new Map<string, number>()
  const key = (id: string) => id.normalize('NFC').toLowerCase()
  return (id) => {
    let made = id
    let count = next.get(key(id)) ?? 2
    while (taken.has(key(made))) made = `${id}-${count++}`
    next.set(key(id), count)
    taken.add(key(made))
    return made
  }
}

/** The build lays the script of the front page beside the style sheets; run from its source, the program has it made by the same hand. */
async function frontScript(): Promise<string> {
  if (existsSync(new URL(`../write/${assetNames.frontScript}`, import.meta.url))) return assetText(assetNames.frontScript)
  const maker = new URL('../../scripts/front-client.mjs', import.meta.url).href
  const { frontClient } = (await import(maker)) as { frontClient: () => { readonly text: string } }
  return frontClient().text
}

function assetText(name: string): string {
  return readFileSync(new URL(`../write/${name}`, import.meta.url), 'utf8')
}
