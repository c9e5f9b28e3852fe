import type { MessageKey } from './messages.ts'

/** Exit codes of the command contract. */
export const exitCode = { done: 0, findings: 1, usage: 2, engine: 3, someFailed: 4, interrupted: 130 } as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** Keys of the catalogues of the command line, without `cli.`. */
export type CliKey = MessageKey extends infer K ? (K extends `cli.${infer Key}` ? Key : never) : never

/** Ends the run before anything is written; `key` and `values` are for the catalogue, `lines` stand before the message as they are. */
export class Failure extends Error {
  readonly exit: ExitCode
  readonly key: CliKey
  readonly values: Readonly<Record<string, string | number>>
  readonly lines: readonly string[]

  constructor(exit: ExitCode, key: CliKey, values: Readonly<Record<string, string | number>> = {}, lines: readonly string[] = []) {
    super(key)
    this.name = 'Failure'
    this.exit = exit
    this.key = key
    this.values = values
    this.lines = lines
  }
}

/** `ENOENT` and its like of an error of the file system, '' for other errors. */
export function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return typeof code === 'string' ? code : ''
}
