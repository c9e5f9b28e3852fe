import type { Source } from '../document.ts'
import type { Context } from './context.ts'
import { Failure, systemCode } from './failure.ts'
import { type Input, readInput } from './inputs.ts'
import { type Io, readAll } from './io.ts'
import type { MessageKey } from './messages.ts'

/** The bytes of an input under the name it goes by. */
export async function readSource(input: Input, io: Io): Promise<Source> {
  return { path: input.path, bytes: input.path === '-' ? await readAll(io.stdin) : readInput(input, io.cwd) }
}

/** What failed, on one line: `articles/x.md:12: is not UTF-8, Shift_JIS or EUC-JP`. */
export function failureLine({ path, line, error }: { path: string; line?: number; error: unknown }, { say }: Context): string {
  const at = line ?? lineOf(error)
  return `${path}${at === undefined ? '' : `:${at}`}: ${reasonOf(error, say)}`.replace(/[\r\n]+/g, ' ')
}

function lineOf(error: unknown): number | undefined {
  return error instanceof Error && 'line' in error && typeof error.line === 'number' ? error.line : undefined
}

const readErrors: ReadonlySet<string> = new Set(['empty-file', 'binary-file', 'undecodable', 'no-japanese', 'too-large'])

function reasonOf(error: unknown, say: Context['say']): string {
  if (error instanceof Failure) return say(`cli.${error.key}`, error.values)
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (readErrors.has(code)) return say(`cli.read.${code}` as MessageKey)
  if (systemCode(error)) return say('cli.error.system', { reason: systemCode(error) })
  return say('cli.error.internal', { reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
}
