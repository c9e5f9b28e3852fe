import type { Parts } from './context.ts'
import { exitCode, Failure } from './failure.ts'

/** The real reader, stages and engines, each loaded when it is first asked for. */
export function realParts(): Parts {
  const library = () => import('../index.ts')
  const language = async () => (await library()).loadLanguage()
  const engineNames = async () => Object.keys((await library()).engines)

  return {
    engineNames,
    async reader() {
      const { openReader } = await library()
      return openReader(await language())
    },
    async stages({ terms, engine, tokenizer }) {
      const { openStages, EngineUnavailable } = await library()
      try {
        return await openStages({ language: await language(), terms, engine, tokenizer })
      } catch (error) {
        if (error instanceof EngineUnavailable) throw new Failure(exitCode.engine, 'error.engine', { engine, reason: error.reason })
        throw error
      }
    },
    async checkEngine(name) {
      const names = await engineNames()
      if (!names.includes(name)) throw new Failure(exitCode.engine, 'error.engine-unknown', { engine: name, names: names.join(', ') })
    },
  }
}
