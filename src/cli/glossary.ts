import type { NoteLevel } from '../document.ts'
import type { Context } from './context.ts'
import { type ExitCode, exitCode } from './failure.ts'
import { problemLine, readGlossaries } from './glossary-files.ts'
import { byCode } from './inputs.ts'
import type { MessageKey } from './messages.ts'

export interface LintOptions {
  readonly format: 'text' | 'json'
  readonly failOn: NoteLevel
}

const severity = { info: 0, warning: 1, error: 2 } as const

/** `kawaraban glossary lint`: everything that is wrong or unwise in glossary files, by file and line. Exit 1 when something reaches `failOn`. */
export async function lintCommand(paths: readonly string[], options: LintOptions, context: Context): Promise<ExitCode> {
  const { io, say } = context
  const { files } = await readGlossaries(paths, context)
  const [{ parseGlossary, lintGlossary }, { loadLanguage }] = await Promise.all([
    import('../glossary/index.ts'),
    import('../language/load.ts'),
  ])
  const { terms, problems } = parseGlossary(files)
  const all = [...problems, ...lintGlossary(terms, loadLanguage())].sort((a, b) => byCode(a.file, b.file) || a.line - b.line)
  if (options.format === 'json') {
    const worded = all.map((problem) => ({ ...problem, message: say(`cli.glossary.${problem.code}` as MessageKey, problem.values) }))
    await io.stdout.write(`${JSON.stringify(worded, null, 2)}\n`)
  } else for (const problem of all) await io.stdout.write(`${problemLine(problem, say)}\n`)
  await io.stderr.write(`${say('cli.lint.summary', { terms: terms.length, files: files.length, problems: all.length })}\n`)
  return all.some(({ level }) => severity[level] >= severity[options.failOn]) ? exitCode.findings : exitCode.done
}
