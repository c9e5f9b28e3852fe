import type { Io } from './io.ts'
import type { Say } from './messages.ts'

export interface Progress {
  /** Shows how far the run is, now and then, on one line that replaces itself. */
  at(done: number, path: string): Promise<void>
  /** Takes the line away, so that a message can stand there. */
  clear(): Promise<void>
}

const quietFor = 1000
const pause = 100

/** A single updating line on a terminal, from the second second on; nothing when standard error is a file or `quiet`. */
export function makeProgress(total: number, { io, say, quiet }: { io: Io; say: Say; quiet: boolean }): Progress {
  const began = io.now()
  let last = began
  let visible = false
  return {
    async at(done, path) {
      const now = io.now()
      if (quiet || !io.stderr.isTTY || now - began < quietFor || now - last < pause) return
      last = now
      visible = true
      // Names may hold control characters; a terminal must not obey them.
      const name = path.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?').slice(-50)
      await io.stderr.write(`\r\u001b[K${say('cli.progress', { done, total, path: name })}`)
    },
    async clear() {
      if (!visible) return
      visible = false
      await io.stderr.write('\r\u001b[K')
    },
  }
}
