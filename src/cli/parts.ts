import type { Parts } from './context.ts'
import { exitCode, Failure } from './failure.ts'
import { once } from './once.ts'

/** The real reader, stages and engines, each loaded when it is first asked for. */
export function realParts(): Parts {
  const library = () => import('../pipeline.ts')
  const language = once(async () => (await import('../language/load.ts')).loadLanguage())
  const engineNames = async () => Object.keys((await library()).engines)

  return {
    engineNames,
    ruleRows: async () => (await import('../language/rule-rows.ts')).makeRuleRows(await language()),
    languageHash: async () => (await language()).sha256,
    oddForms: async () => (await import('../language/odd-forms.ts')).oddForms(await language()),
    async reader() {
      const { openReader } = await library()
      return openReader(await language())
    },
    async stages({ terms, packed, imported, engine, memory, tokenizer, strictTerms }) {
      const { openStages } = await library()
      const { EngineUnavailable } = await import('../engines/index.ts')
      try {
        return await openStages({ language: await language(), terms, packed, imported, engine, memory, tokenizer, strictTerms })
      } catch (error) {
        if (error instanceof EngineUnavailable) throw new Failure(exitCode.engine, 'error.engine', { engine, reason: error.reason })
        throw error
      }
    },
    async check({ terms, packed, tokenizer, strictTerms }) {
      const { openCheck } = await import('../check.ts')
      return openCheck({ language: await language(), terms, packed, tokenizer, strictTerms })
    },
    async checkEngine(name) {
      const names = await engineNames()
      if (!names.includes(name)) throw new Failure(exitCode.engine, 'error.engine-unknown', { engine: name, names: names.join(', ') })
    },
  }
}
