import type { TokenizerName } from '../index.ts'
import type { Context } from './context.ts'
import { type ExitCode, exitCode, Failure } from './failure.ts'
import { loadGlossary } from './glossary-files.ts'
import { listImported, openListed } from './imported.ts'
import { expandPaths } from './inputs.ts'
import { lineArticle, linesOf, oneLine } from './lines.ts'
import { loadMemory } from './memory-files.ts'
import { failureLine, readSource } from './sources.ts'

export interface TranslateOptions {
  readonly lines?: boolean
  readonly why?: boolean
  readonly format: 'text' | 'tsv' | 'json'
  readonly glossary: readonly string[]
  readonly memory?: readonly string[]
  readonly engine: string
  readonly tokenizer: TokenizerName
  readonly date?: string
  /** False with --no-imported. */
  readonly imported?: boolean
}

/** `kawaraban translate`: whole articles, Japanese and English aligned, or one line for every line. */
export async function translateCommand(paths: readonly string[], options: TranslateOptions, context: Context): Promise<ExitCode> {
  const { io, parts, say } = context
  if (options.lines && options.why) throw new Failure(exitCode.usage, 'error.why-lines', {})
  await parts.checkEngine(options.engine)
  const inputs = await expandPaths(paths.length ? paths : ['-'], { cwd: io.cwd })
  const { terms, packed } = await loadGlossary(options.glossary, context)
  const memory = (await loadMemory(options.memory ?? [], context))?.memory
  const imported = options.imported === false ? undefined : openListed(listImported(io))
  const stages = await parts.stages({ terms, packed, imported, engine: options.engine, memory, tokenizer: options.tokenizer })
  const { translate } = await import('../pipeline.ts')
  let exit: ExitCode = exitCode.done

  if (options.lines) {
    for await (const line of linesOf(inputs, io)) {
      let english = ''
      try {
        const article = lineArticle(line, stages.split, options.date ?? null)
        if (article.sentences.length) {
          const { article: done } = await translate(article, stages)
          english = oneLine(done.sentences.map((sentence) => sentence.english.text).join(' '))
        }
      } catch (error) {
        // The line is still there for whoever counts them.
        exit = exitCode.someFailed
        await io.stderr.write(`${failureLine({ path: line.path, line: line.number, error }, context)}\n`)
      }
      await io.stdout.write(`${english}\n`)
    }
    return exit
  }

  const aligned: { path: string; sentences: object[] }[] = []
  for (const input of inputs) {
    try {
      const article = await stages.read(await readSource(input, io))
      const dated = options.date && article.metadata.date === null ? { ...article.metadata, date: options.date } : article.metadata
      const { article: done } = await translate({ ...article, metadata: dated }, stages)
      if (options.why) {
        const rowOf = await parts.ruleRows()
        const { whyOf } = await import('./why.ts')
        for (const sentence of done.sentences) await io.stdout.write(`${whyOf(sentence, done.notes, rowOf, say)}\n`)
        continue
      }
      const pairs = done.sentences.map(({ id, kind, ja, english }) => ({ id, kind, ja, en: oneLine(english.text), band: english.band }))
      if (options.format === 'json') aligned.push({ path: input.path, sentences: pairs })
      else if (options.format === 'tsv') for (const { ja, en } of pairs) await io.stdout.write(`${oneLine(ja)}\t${en}\n`)
      else for (const { ja, en } of pairs) await io.stdout.write(`${oneLine(ja)}\n${en}\n\n`)
    } catch (error) {
      exit = exitCode.someFailed
      await io.stderr.write(`${failureLine({ path: input.path, error }, context)}\n`)
    }
  }
  if (options.format === 'json') await io.stdout.write(`${JSON.stringify(aligned, null, 2)}\n`)
  return exit
}
