import { existsSync, readFileSync } from 'node:fs'
import type { Digest } from '../digest.ts'
import type { Article } from '../document.ts'
import type { Forbidden } from '../exchange/index.ts'
import type { DigestJson } from '../index.ts'
import type { Assets } from '../write/assets.ts'
import type { Context } from './context.ts'
import { digestAt, digestFile, formatsInOrder, type OutputFormat } from './digest-files.ts'
import { type DigestCommandOptions, type DigestSettings, sameSettings } from './digest-settings.ts'
import { type Input, shown } from './inputs.ts'
import { once } from './once.ts'
import type { Progress } from './progress.ts'
import { readSource } from './sources.ts'
import { uniqueIds } from './unique-ids.ts'
import { writeFiles } from './write-file.ts'

/** What a run hands in to have its articles digested. */
export interface ArticleRun {
  readonly options: DigestCommandOptions
  readonly settings: DigestSettings
  readonly context: Context
  readonly assets: () => Assets
  readonly progress: Progress
}

/** The digest of one input, made now or taken from an earlier run. */
export interface ArticleDone {
  readonly json: DigestJson
  readonly state: 'written' | 'unchanged'
}

/** With its JSON beside it a page is written at the end of the run, when the whole batch is known. */
export function pagesLast({ format }: Pick<DigestCommandOptions, 'format'>): boolean {
  return format.includes('html') && format.includes('json')
}

/** Digests one article after the other and writes its files. Rejects when an article cannot be read or digested; then nothing of it is written. */
export async function makeArticleDigester({ options, settings, context, assets, progress }: ArticleRun) {
  const { out, generator, open } = settings
  const { io, say, parts } = context
  const read = await parts.reader()
  const idOf = uniqueIds()
  const now = options.format.filter((format) => format !== 'html' || !pagesLast(options))

  async function digest(input: Input): Promise<ArticleDone> {
    const first = await read(await readSource(input, io))
    const article: Article = { ...first, id: idOf(first.id) }
    const kept = options.force ? undefined : unchanged(article)
    if (kept) return { json: kept, state: 'unchanged' }
    const stages = await open()
    const { digestArticle } = await import('../pipeline.ts')
    const made = await digestArticle(article, stages, options)
    const { digestJson } = await import('../write/json.ts')
    const json = digestJson(made, generator, say, { trees: options.trees ?? false })
    await write(json, made)
    return { json, state: 'written' }
  }

  async function write(json: DigestJson, made: Digest): Promise<void> {
    const exchange = once(() => import('../exchange/index.ts'))
    const texts: Record<OutputFormat, () => Promise<string>> = {
      html: async () => (await import('../write/html.ts')).htmlText(json, say, { assets: assets(), front: './index.html' }),
      md: async () => (await import('../write/markdown.ts')).markdownText(json, say),
      tmx: async () => (await exchange()).tmxText(json, say),
      xlf: async () => (await exchange()).xliffText(json, say, forbiddenIn(made)),
      tbx: async () => (await exchange()).termsTbxText(json, say),
      json: async () => (await import('../write/json.ts')).jsonText(json),
    }
    const wanted: OutputFormat[] = []
    for (const format of formatsInOrder) if (now.includes(format) && !(await holdsWork(format, json))) wanted.push(format)
    writeFiles(
      await Promise.all(wanted.map(async (format) => ({ path: digestFile(out, json.article.id, format), text: await texts[format]() }))),
    )
  }

  /** A file in which a person has worked is not written over, unless that work came in as memory. */
  async function holdsWork(format: OutputFormat, json: DigestJson): Promise<boolean> {
    const path = digestFile(out, json.article.id, format)
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
  function unchanged({ id, sha256, path }: Article): DigestJson | undefined {
    if (![...now, 'json' as const].every((format) => existsSync(digestFile(out, id, format)))) return undefined
    const old = digestAt(digestFile(out, id, 'json'))
    return old?.article.sha256 === sha256 && old.article.path === path && sameSettings(old.generator, generator) ? old : undefined
  }

  return digest
}

/** English that the glossary rules out, sentence by sentence. */
function forbiddenIn({ sentences }: Digest): Forbidden[] {
  return sentences.flatMap(({ id, avoided }) =>
    avoided.filter(({ term }) => term.status === 'forbidden').map(({ ja, term }) => ({ sentence: id, ja, en: term.en })),
  )
}
