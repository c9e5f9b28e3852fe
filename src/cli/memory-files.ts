import type { Bitext } from '../document.ts'
import type { BitextProblem } from '../exchange/index.ts'
import type { Memory } from '../memory/index.ts'
import type { Context } from './context.ts'
import { exitCode, Failure, systemCode } from './failure.ts'
import { expandPaths, readInput } from './inputs.ts'
import type { MessageKey, Say } from './messages.ts'

/** The translation memory of a run. */
export interface LoadedMemory {
  readonly files: readonly string[]
  readonly memory: Memory
}

const memoryFile = /\.(tmx|xlf|xliff|sdlxliff|mqxliff|mxliff|json|tsv)$/i

/** Reads the files of translations asked for; `undefined` when none are. A file that cannot be read ends the run (exit 2); warnings are printed, unless `quiet`. */
export async function loadMemory(
  asked: readonly string[],
  context: Context,
  { quiet = false }: { quiet?: boolean } = {},
): Promise<LoadedMemory | undefined> {
  if (asked.length === 0) return undefined
  const { io, say } = context
  const { files, bitexts, problems } = await loadBitexts(asked, 'error.memory', context)
  const [{ makeMemory }, { loadLanguage }] = await Promise.all([import('../memory/index.ts'), import('../language/load.ts')])
  const memory = makeMemory(bitexts, loadLanguage())
  if (!quiet) {
    for (const problem of problems) await io.stderr.write(`${bitextProblemLine(problem, say)}\n`)
    await io.stderr.write(`${say('cli.memory.loaded', { count: memory.segments, unread: memory.unread })}\n`)
  }
  return { files, memory }
}

/** Files of translations and their warnings; what cannot be read ends the run (exit 2) with `failure` as its heading. */
export async function loadBitexts(
  asked: readonly string[],
  failure: 'error.memory' | 'error.pairs',
  context: Context,
): Promise<{ readonly files: readonly string[]; readonly bitexts: readonly Bitext[]; readonly problems: readonly BitextProblem[] }> {
  const { io, say } = context
  const inputs = await expandPaths(asked, { cwd: io.cwd, wanted: memoryFile })
  const bitexts: Bitext[] = []
  const problems: BitextProblem[] = []
  for (const { path } of inputs) {
    const read = await bitextOf(path, context)
    bitexts.push(read.bitext)
    problems.push(...read.problems)
  }
  const errors = problems.filter(({ level }) => level === 'error')
  if (errors.length)
    throw new Failure(
      exitCode.usage,
      failure,
      { count: errors.length },
      errors.map((problem) => bitextProblemLine(problem, say)),
    )
  return { files: inputs.map(({ path }) => path), bitexts, problems }
}

/** A file of translations; a `Failure` (exit 2) when it cannot be opened or its letters cannot be told. */
export async function bitextOf(path: string, { io }: Context): Promise<{ bitext: Bitext; problems: readonly BitextProblem[] }> {
  const { decodeBitext, readBitext } = await import('../exchange/index.ts')
  if (path === '-') throw new Failure(exitCode.usage, 'error.not-found', { path })
  const text = decodeBitext(bytesOf(path, io.cwd))
  if (text === undefined) throw new Failure(exitCode.usage, 'error.bitext-encoding', { path })
  return readBitext({ path, text })
}

/** `memory.tmx:12: error: …` */
export function bitextProblemLine({ path, line, code, level, values }: BitextProblem, say: Say): string {
  return `${path}:${line}: ${say(`cli.level.${level}`)}: ${say(`cli.bitext.${code}` as MessageKey, values)}`.replace(/[\r\n]+/g, ' ')
}

function bytesOf(path: string, cwd: string): Uint8Array {
  try {
    return readInput({ path }, cwd)
  } catch (error) {
    throw new Failure(exitCode.usage, 'error.unreadable', { path, reason: systemCode(error) })
  }
}
