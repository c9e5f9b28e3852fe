import { fileURLToPath } from 'node:url'
import type { Parts } from '../src/cli/context.ts'
import { once } from '../src/cli/once.ts'
import { realParts } from '../src/cli/parts.ts'
import type { Stages } from '../src/pipeline.ts'
import { kawaraban, type Result } from './fixtures/cli/harness.ts'

/** The top folder of the project, where `articles/` and `glossary/` are. */
export const project = fileURLToPath(new URL('../', import.meta.url))

/** The real parts; stages are opened once for each glossary and engine, so that the files of a worker load the dictionary once. */
export const sharedParts = once((): Parts => {
  const real = realParts()
  const opened = new Map<string, Promise<Stages>>()
  return {
    ...real,
    stages(settings) {
      if (settings.imported) return real.stages(settings)
      // Packed terms are the terms again, in numbers.
      const key = JSON.stringify({ ...settings, packed: undefined })
      const made = opened.get(key) ?? real.stages(settings)
      opened.set(key, made)
      return made
    },
  }
})

/** Runs command lines in the project's folder with the real stages. */
export function makeRun() {
  return (argv: readonly string[], settings: Parameters<typeof kawaraban>[1] = {}): Promise<Result> =>
    kawaraban(argv, { cwd: project, parts: sharedParts(), ...settings })
}
