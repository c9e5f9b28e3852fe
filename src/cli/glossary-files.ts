import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { kept as cachedOnly, keep } from '../cache/index.ts'
import type { GlossaryFile, GlossaryProblem, Term } from '../document.ts'
import type { ReadOptions } from '../exchange/glossary/index.ts'
import { packVersion } from '../glossary/forms.ts'
import type { Language } from '../language/load.ts'
import type { Context } from './context.ts'
import { exitCode, Failure, systemCode } from './failure.ts'
import { decodeGlossary } from './glossary-encoding.ts'
import { expandPaths, readInput } from './inputs.ts'
import type { Io } from './io.ts'
import type { MessageKey, Say } from './messages.ts'

/** The glossary of a run. `sha256` is over the bytes of all files in order. */
export interface LoadedGlossary {
  readonly files: readonly string[]
  readonly sha256: string
  readonly terms: readonly Term[]
  /** The terms ready to be looked for. */
  readonly packed?: readonly Int32Array[]
}

/** Which files of a folder are glossaries; of files named by the user any may be one. */
const glossaryFile = /\.(csv|tsv|tab|tbx|tmx|utx|json|utf8)$/i
const usualFolder = 'glossary'
/** Bytes: a million terms. A text in memory may not be much longer. */
const largest = 256 * 1024 * 1024

/**
 * Reads the glossary asked for, or `glossary/` when it exists. What an earlier file says of a Japanese term wins over later files.
 * A row that is broken ends the run (exit 2) with file and line; warnings are printed, unless `quiet`.
 */
export async function loadGlossary(
  asked: readonly string[],
  context: Context,
  { quiet = false }: { quiet?: boolean } = {},
): Promise<LoadedGlossary> {
  const { io, say } = context
  const paths = asked.length ? asked : existsSync(resolve(io.cwd, usualFolder)) ? [usualFolder] : []
  const { files, hash } = await readGlossaries(paths, context)
  if (files.length === 0) return { files: [], sha256: hash, terms: [] }
  const { terms, problems, packed } = await keptGlossary(files, hash, io, say)
  const warnings = problems.filter(({ level }) => level !== 'info')
  if (!quiet) for (const problem of warnings) await io.stderr.write(`${problemLine(problem, say)}\n`)
  return { files: files.map(({ path }) => path), sha256: hash, terms, packed }
}

interface Kept {
  readonly terms: readonly Term[]
  readonly problems: readonly GlossaryProblem[]
}

/** Reading a large glossary takes seconds, so what was made of it stays in the cache folder until a file or the language data change. */
async function keptGlossary(files: readonly GlossaryFile[], hash: string, io: Io, say: Say): Promise<Kept & { packed: Int32Array[] }> {
  const language = (await import('../language/load.ts')).loadLanguage()
  const paths = files.map(({ path }) => path)
  const place = createHash('sha256')
    .update(JSON.stringify([io.cwd, paths]))
    .digest('hex')
    .slice(0, 12)
  const key = JSON.stringify([paths, hash, language.sha256])
  const surroundings = { env: io.env, platform: process.platform, pid: process.pid, uid: process.getuid?.() }
  const recipe = { name: `glossary-${place}`, version: packVersion, key }
  const kept = cachedOnly(recipe, surroundings) ?? keep(recipe, await made(files, language, say), surroundings)
  const [json, ...packed] = kept.sections
  return {
    ...(JSON.parse(Buffer.from(json!.buffer, json!.byteOffset, json!.byteLength).toString('utf8')) as Kept),
    packed: packed.map(({ buffer, byteOffset, byteLength }) => new Int32Array(buffer, byteOffset, byteLength / 4)),
  }
}

async function made(files: readonly GlossaryFile[], language: Language, say: Say): Promise<Uint8Array[]> {
  const { mergeTerms, packTerms } = await import('../glossary/index.ts')
  const { terms: all, problems } = await readTerms(files, say)
  const { terms } = mergeTerms(all, language)
  const packed = packTerms(terms, language).map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength))
  return [Buffer.from(JSON.stringify({ terms, problems })), ...packed]
}

/** The terms of files, all formats. Throws a `Failure` (exit 2) that names every broken row. */
export async function readTerms(files: readonly GlossaryFile[], say: Say, options: ReadOptions = {}): Promise<Kept> {
  const { parseGlossary } = await import('../exchange/glossary/index.ts')
  const { terms, problems } = parseGlossary(files, options)
  const errors = problems.filter(({ level }) => level === 'error')
  if (errors.length)
    throw new Failure(
      exitCode.usage,
      'error.glossary',
      { count: errors.length },
      errors.map((problem) => problemLine(problem, say)),
    )
  return { terms, problems }
}

/** The texts of glossary files and folders. Spreadsheets of Japanese offices write Shift_JIS or UTF-16, old tools EUC-JP; all are read. */
export async function readGlossaries(paths: readonly string[], { io }: Context): Promise<{ files: GlossaryFile[]; hash: string }> {
  const hash = createHash('sha256')
  const files: GlossaryFile[] = []
  const inputs = await expandPaths(paths, { cwd: io.cwd, wanted: glossaryFile })
  for (const { path } of inputs) {
    if (path === '-') throw new Failure(exitCode.usage, 'error.not-found', { path })
    const bytes = readBytes(path, io.cwd)
    hash.update(bytes).update('\0')
    files.push({ path, text: textOf(bytes, path) })
  }
  return { files, hash: hash.digest('hex') }
}

/** `glossary/ev.csv:12: error: …`; without the place when the problem has none. */
export function problemLine({ file, line, code, level, values }: GlossaryProblem, say: Say): string {
  const message = `${say(`cli.level.${level}`)}: ${say(`cli.glossary.${code}` as MessageKey, values)}`
  return file === '' ? message : `${file}:${line}: ${message}`
}

function readBytes(path: string, cwd: string): Uint8Array {
  try {
    return readInput({ path }, cwd)
  } catch (error) {
    throw new Failure(exitCode.usage, 'error.unreadable', { path, reason: systemCode(error) })
  }
}

function textOf(bytes: Uint8Array, path: string): string {
  if (bytes.length > largest) throw new Failure(exitCode.usage, 'error.glossary-large', { path })
  const text = decodeGlossary(bytes)
  if (text === undefined) throw new Failure(exitCode.usage, 'error.glossary-encoding', { path })
  return text
}
