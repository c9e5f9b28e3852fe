import { once } from 'node:events'
import { exitCode } from './failure.ts'
import type { Sink } from './io.ts'
import { run } from './run.ts'

function sink(stream: NodeJS.WriteStream): Sink {
  return {
    async write(text) {
      if (text !== '' && !stream.write(text)) await once(stream, 'drain')
    },
  }
}

// A reader that has seen enough (`| head`) is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? exitCode.done : exitCode.someFailed))

// Files are written without a pause, so leaving between two steps leaves nothing half done.
process.once('SIGINT', () => process.exit(exitCode.interrupted))
process.once('SIGTERM', () => process.exit(143))

/** Settles when the command has ended. The caller may then still work: the exit code is set, the process not ended. */
export const finished = run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: { ...sink(process.stdout), isTTY: process.stdout.isTTY === true },
  stderr: { ...sink(process.stderr), isTTY: process.stderr.isTTY === true },
  env: process.env,
  cwd: process.cwd(),
  now: () => performance.now(),
}).then((code) => {
  process.exitCode = code
})
