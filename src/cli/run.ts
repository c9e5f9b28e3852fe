import { readFileSync } from 'node:fs'
import { type Command, CommanderError } from 'commander'
import type { Context, Parts } from './context.ts'
import { type ExitCode, exitCode, Failure } from './failure.ts'
import type { Io } from './io.ts'
import { chooseUi, openMessages, type Say } from './messages.ts'
import { realParts } from './parts.ts'
import { makeProgram } from './program.ts'

/** Runs one command line, `argv` without node and script, and resolves to its exit code. Never rejects and never touches the process. */
export async function run(argv: readonly string[], io: Io, parts: Parts = realParts()): Promise<ExitCode> {
  const ui = chooseUi(argv, io.env)
  const say = await openMessages(ui)
  const context: Context = { io, say, ui, version: packageVersion(), parts }
  const exit: ExitCode[] = []
  const printed: string[] = []
  const program = makeProgram(context, (code) => exit.push(code))
  for (const command of everyCommand(program)) silence(command, printed, say)

  try {
    if (argv.length === 0) {
      await io.stderr.write(program.helpInformation())
      return exitCode.usage
    }
    await program.parseAsync([...argv], { from: 'user' })
    return exit.at(-1) ?? exitCode.done
  } catch (error) {
    if (error instanceof CommanderError) return await usage(error, printed, context)
    if (error instanceof Failure) {
      for (const line of error.lines) await io.stderr.write(`${line}\n`)
      await io.stderr.write(`kawaraban: ${say(`cli.${error.key}`, error.values)}\n`)
      return error.exit
    }
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    await io.stderr.write(`kawaraban: ${say('cli.error.internal', { reason: reason.replace(/[\r\n]+/g, ' ') })}\n`)
    return exitCode.someFailed
  }
}

async function usage(error: CommanderError, printed: readonly string[], { io, say }: Context): Promise<ExitCode> {
  const text = printed.join('')
  if (error.exitCode === 0) {
    await io.stdout.write(text)
    return exitCode.done
  }
  // A group of commands without a command shows its help, as an error.
  if (error.code === 'commander.help') await io.stderr.write(text)
  else await io.stderr.write(`kawaraban: ${error.message.replace(/^error: /, '')}\n${say('cli.usage.see-help')}\n`)
  return exitCode.usage
}

function* everyCommand(command: Command): Generator<Command> {
  yield command
  for (const child of command.commands) yield* everyCommand(child)
}

/** Commander neither prints nor exits: what it says is collected, its titles are ours. */
function silence(command: Command, printed: string[], say: Say): void {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say('cli.help.usage'),
    'Arguments:': say('cli.help.arguments'),
    'Options:': say('cli.help.options'),
    'Commands:': say('cli.help.commands'),
  }
  command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => printed.push(text),
      writeErr: (text) => printed.push(text),
      outputError: () => undefined,
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
  return version
}
