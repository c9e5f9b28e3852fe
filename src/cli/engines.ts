import type { Context } from './context.ts'
import { type ExitCode, exitCode } from './failure.ts'
import type { MessageKey } from './messages.ts'

/** `kawaraban engines`: the names that `--engine` takes, with a word on each. */
export async function enginesCommand({ io, say, parts }: Context): Promise<ExitCode> {
  for (const name of await parts.engineNames()) await io.stdout.write(`${name}\t${say(`cli.engine.${name}` as MessageKey)}\n`)
  return exitCode.done
}
