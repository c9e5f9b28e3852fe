import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Term } from '../document.ts'
import type { GlossaryFile, GlossaryProblem } from '../index.ts'
import type { Context } from './context.ts'
import { exitCode, Failure, systemCode } from './failure.ts'
import { expandPaths, readInput } from './inputs.ts'
import type { MessageKey, Say } from './messages.ts'

/** The glossary of a run. `sha256` is over the bytes of all files in order. */
export interface LoadedGlossary {
  readonly files: readonly string[]
  readonly sha256: string
  readonly terms: readonly Term[]
}

const glossaryFile = /\.(csv|tsv|tab)$/i
const usualFolder = 'glossary'

/** Reads the glossary asked for, or `glossary/` when it exists. A row that is broken ends the run (exit 2) with file and line; warnings are printed, unless `quiet`. */
export async function loadGlossary(
  asked: readonly string[],
  context: Context,
  { quiet = false }: { quiet?: boolean } = {},
): Promise<LoadedGlossary> {
  const { io, say } = context
  const paths = asked.length ? asked : existsSync(resolve(io.cwd, usualFolder)) ? [usualFolder] : []
  const { files, hash } = await readGlossaries(paths, context)
  if (files.length === 0) return { files: [], sha256: hash, terms: [] }
  const { parseGlossary } = await import('../glossary/parse.ts')
  const { terms, problems } = parseGlossary(files)
  const errors = problems.filter(({ level }) => level === 'error')
  if (errors.length)
    throw new Failure(
      exitCode.usage,
      'error.glossary',
      { count: errors.length },
      errors.map((problem) => problemLine(problem, say)),
    )
  if (!quiet) for (const problem of problems) await io.stderr.write(`${problemLine(problem, say)}\n`)
  return { files: files.map(({ path }) => path), sha256: hash, terms }
}

/** The texts of glossary files and folders. Spreadsheets of Japanese offices write Shift_JIS or UTF-16; both are read. */
export async function readGlossaries(paths: readonly string[], { io }: Context): Promise<{ files: GlossaryFile[]; hash: string }> {
  const hash = createHash('sha256')
  const files: GlossaryFile[] = []
  const inputs = await expandPaths(paths, { cwd: io.cwd, wanted: glossaryFile })
  for (const { path } of inputs) {
    if (path === '-') throw new Failure(exitCode.usage, 'error.not-found', { path })
    const bytes = readBytes(path, io.cwd)
    hash.update(bytes).update('\0')
    files.push({ path, text: decodeTable(bytes, path) })
  }
  return { files, hash: hash.digest('hex') }
}

/** `glossary/ev.csv:12: error: …` */
export function problemLine({ file, line, code, level, values }: GlossaryProblem, say: Say): string {
  const message = say(`cli.glossary.${code}` as MessageKey, values)
  return `${file}:${line}: ${say(`cli.level.${level}`)}: ${message}`
}

function readBytes(path: string, cwd: string): Uint8Array {
  try {
    return readInput({ path }, cwd)
  } catch (error) {
    throw new Failure(exitCode.usage, 'error.unreadable', { path, reason: systemCode(error) })
  }
}

function decodeTable(bytes: Uint8Array, path: string): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  for (const encoding of wide ? [wide] : ['utf-8', 'shift_jis']) {
    const text = decoded(bytes, encoding)
    if (text !== undefined) return text
  }
  throw new Failure(exitCode.usage, 'error.glossary-encoding', { path })
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
