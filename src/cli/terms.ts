import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { TokenizerName } from '../index.ts'
import type { Candidate, Pair } from '../terms/index.ts'
import type { Context } from './context.ts'
import { type ExitCode, exitCode, Failure, systemCode } from './failure.ts'
import { loadGlossary } from './glossary-files.ts'
import { listImported, openListed } from './imported.ts'
import { expandPaths } from './inputs.ts'
import { bitextProblemLine, loadBitexts } from './memory-files.ts'
import { makeProgress } from './progress.ts'
import { failureLine, readSource } from './sources.ts'
import { makeFolder, writeFiles } from './write-file.ts'

export interface TermsCommandOptions {
  readonly format: 'csv' | 'json' | 'tbx'
  readonly glossary: readonly string[]
  /** Files of translations. */
  readonly pairs?: readonly string[]
  readonly top: number
  readonly minCount: number
  readonly contexts: number
  readonly onlyNew?: boolean
  readonly bom?: boolean
  readonly out?: string
  readonly date?: string
  readonly tokenizer: TokenizerName
  readonly quiet?: boolean
  /** False with --no-english. */
  readonly english?: boolean
  /** False with --no-imported. */
  readonly imported?: boolean
}

const usualFolder = 'articles'

/** What people have translated; the program's own sentences prove nothing. */
async function pairsOf({ pairs = [], quiet }: TermsCommandOptions, context: Context): Promise<readonly Pair[]> {
  if (pairs.length === 0) return []
  const { io, say } = context
  const { bitexts, problems } = await loadBitexts(pairs, 'error.pairs', context)
  const { isPersons } = await import('../memory/index.ts')
  const all = bitexts.flatMap(({ segments }) => segments.filter((one) => isPersons(one) && one.ja !== '' && one.en !== ''))
  if (!quiet) {
    for (const problem of problems) await io.stderr.write(`${bitextProblemLine(problem, say)}\n`)
    await io.stderr.write(`${say('cli.terms.pairs-loaded', { count: all.length })}\n`)
  }
  return all
}

/** `kawaraban terms`: candidates over all articles, one table. Articles are read one after the other; what is kept does not grow with their number. */
export async function termsCommand(paths: readonly string[], options: TermsCommandOptions, context: Context): Promise<ExitCode> {
  const { io, say, parts } = context
  if (paths.length === 0 && !existsSync(resolve(io.cwd, usualFolder)))
    throw new Failure(exitCode.usage, 'error.no-articles-folder', { path: usualFolder })
  const inputs = await expandPaths(paths.length ? paths : [usualFolder], { cwd: io.cwd })
  const { terms, packed } = await loadGlossary(options.glossary, context, { quiet: options.quiet ?? false })
  const pairs = await pairsOf(options, context)
  const out = options.out === undefined ? undefined : resolve(io.cwd, options.out)
  if (out !== undefined) makeFolder(dirname(out), options.out!)
  const imported = options.imported === false ? undefined : openListed(listImported(io))
  const stages = await parts.stages({ terms, packed, imported, engine: 'rules', tokenizer: options.tokenizer })
  const collector = stages.terms.collect()
  const progress = makeProgress(inputs.length, { io, say, quiet: options.quiet ?? false })
  let failed = 0

  for (const [index, input] of inputs.entries()) {
    await progress.at(index, input.path)
    try {
      const article = await stages.read(await readSource(input, io))
      const date = article.metadata.date ?? options.date ?? null
      collector.add(stages.match(stages.analyze({ ...article, metadata: { ...article.metadata, date } })))
    } catch (error) {
      if (error instanceof Failure) throw error
      failed++
      await progress.clear()
      await io.stderr.write(`${failureLine({ path: input.path, error }, context)}\n`)
    }
    // Lets an interrupt through between two articles.
    await new Promise((done) => setImmediate(done))
  }
  await progress.clear()

  const found = collector.candidates(options)
  const translated = options.english === false ? found : await inEnglish(found)
  const candidates = pairs.length > 0 ? stages.terms.withPairs(translated, pairs) : translated
  const text = await written(candidates)
  if (out === undefined) await io.stdout.write(text)
  else save(out, text)
  if (!options.quiet) {
    const known = candidates.filter(({ status }) => status === 'known').length
    const values = { count: candidates.length, known, articles: inputs.length - failed, failed }
    await io.stderr.write(`${say('cli.terms.report', values)}\n`)
  }
  return failed > 0 ? exitCode.someFailed : exitCode.done

  async function inEnglish(wanted: readonly Candidate[]): Promise<Candidate[]> {
    const { renderBy } = await import('../pipeline.ts')
    return stages.terms.withEnglish(wanted, renderBy(stages), { contexts: options.contexts })
  }

  async function written(wanted: readonly Candidate[]): Promise<string> {
    const { candidatesCsv, candidatesSchema, candidateEntries } = await import('../terms/index.ts')
    if (options.format === 'csv') return candidatesCsv(wanted, { bom: options.bom ?? false })
    if (options.format === 'json') return `${JSON.stringify(candidatesSchema.parse(wanted), null, 2)}\n`
    const { tbxText } = await import('../exchange/index.ts')
    return tbxText(candidateEntries(wanted), { version: 3, language: say('language'), source: say('cli.terms.source') })
  }

  function save(path: string, text: string): void {
    try {
      writeFiles([{ path, text }])
    } catch (error) {
      throw new Failure(exitCode.usage, 'error.unwritable', { path: options.out!, reason: systemCode(error) })
    }
  }
}
