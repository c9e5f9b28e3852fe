import { resolve } from 'node:path'
import type { GlossaryProblem, NoteLevel, Term } from '../document.ts'
import type { GlossaryFormatName, ReadOptions } from '../exchange/glossary/index.ts'
import type { Context } from './context.ts'
import { type ExitCode, exitCode, Failure, systemCode } from './failure.ts'
import { problemLine, readGlossaries, readTerms } from './glossary-files.ts'
import { byCode } from './inputs.ts'
import type { MessageKey } from './messages.ts'
import { writeFiles } from './write-file.ts'

export interface LintOptions extends ReadOptions {
  readonly format: 'text' | 'json'
  readonly failOn: NoteLevel
}

export interface ConvertOptions extends ReadOptions {
  readonly to?: GlossaryFormatName
  readonly out?: string
}

const severity = { info: 0, warning: 1, error: 2 } as const

/** `kawaraban glossary lint`: everything that is wrong or unwise in glossary files, by file and line. Exit 1 when something reaches `failOn`. */
export async function lintCommand(paths: readonly string[], options: LintOptions, context: Context): Promise<ExitCode> {
  const { io, say } = context
  const { files } = await readGlossaries(paths, context)
  const [{ parseGlossary }, { lintGlossary }, { loadLanguage }] = await Promise.all([
    import('../exchange/glossary/index.ts'),
    import('../glossary/index.ts'),
    import('../language/load.ts'),
  ])
  const { terms, problems } = parseGlossary(files, options)
  const all = [...problems, ...lintGlossary(terms, loadLanguage())].sort((a, b) => byCode(a.file, b.file) || a.line - b.line)
  if (options.format === 'json') {
    const worded = all.map((problem) => ({ ...problem, message: say(`cli.glossary.${problem.code}` as MessageKey, problem.values) }))
    await io.stdout.write(`${JSON.stringify(worded, null, 2)}\n`)
  } else if (all.length > 0) await io.stdout.write(`${all.map((problem) => problemLine(problem, say)).join('\n')}\n`)
  await io.stderr.write(`${say('cli.lint.summary', { terms: terms.length, files: files.length, problems: all.length })}\n`)
  return all.some(({ level }) => severity[level] >= severity[options.failOn]) ? exitCode.findings : exitCode.done
}

/** `kawaraban glossary convert`: glossaries in another format, on standard output or in a file. What the format cannot hold is told on standard error. */
export async function convertCommand(paths: readonly string[], options: ConvertOptions, context: Context): Promise<ExitCode> {
  return rewrite(paths, options, 'tbx', context)
}

/** `kawaraban glossary merge`: several glossaries as one table; the first file wins, what lost is told on standard error. */
export async function mergeCommand(paths: readonly string[], options: ConvertOptions, context: Context): Promise<ExitCode> {
  return rewrite(paths, options, 'csv', context)
}

async function rewrite(paths: readonly string[], options: ConvertOptions, usual: GlossaryFormatName, context: Context): Promise<ExitCode> {
  const { io, say } = context
  const { files } = await readGlossaries(paths, context)
  const [{ formatFor, writeGlossary }, { mergeTerms }, { loadLanguage }] = await Promise.all([
    import('../exchange/glossary/index.ts'),
    import('../glossary/index.ts'),
    import('../language/load.ts'),
  ])
  const to = options.to ?? (options.out ? formatFor(options.out) : undefined) ?? usual
  // OmegaT reads these in the encoding of the system it runs on.
  if (to === 'omegat' && options.out && /\.(tab|tsv)$/i.test(options.out))
    throw new Failure(exitCode.usage, 'error.omegat-name', { path: options.out })
  const read = await readTerms(files, say, options)
  const merged = mergeTerms(read.terms, loadLanguage())
  const written = writeGlossary(merged.terms, to)
  await tell([...read.problems, ...merged.problems, ...written.problems], context)
  if (options.out) store(options.out, written.text, context)
  else await io.stdout.write(written.text)
  await io.stderr.write(`${summary(merged.terms, read.terms, context)}\n`)
  return exitCode.done
}

function summary(kept: readonly Term[], all: readonly Term[], { say }: Context): string {
  return say('cli.convert.summary', { terms: kept.length, dropped: all.length - kept.length })
}

async function tell(problems: readonly GlossaryProblem[], { io, say }: Context): Promise<void> {
  if (problems.length > 0) await io.stderr.write(`${problems.map((problem) => problemLine(problem, say)).join('\n')}\n`)
}

function store(path: string, text: string, { io }: Context): void {
  try {
    writeFiles([{ path: resolve(io.cwd, path), text }])
  } catch (error) {
    if (systemCode(error) === '') throw error
    throw new Failure(exitCode.usage, 'error.out-file', { path, reason: systemCode(error) })
  }
}
