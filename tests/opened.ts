import { once } from '../src/cli/once.ts'
import { dictionaryWords } from '../src/language/dictionary-words.ts'
import { loadLanguage } from '../src/language/load.ts'

// What most files of tests need, opened once: files share the modules of their worker. None of it keeps anything from one article to the next.

/** The data of the project. */
export const language = loadLanguage()

/** The tokenizer of the program, with the words of our tables. */
export const openedTokenizer = once(async () => {
  const { openTokenizer } = await import('../src/tokenize/index.ts')
  return openTokenizer('mecab', dictionaryWords(language))
})

/** The stages with the embedded engine and without a glossary. */
export const openedStages = once(async () => {
  const { openStages } = await import('../src/pipeline.ts')
  return openStages({ language, terms: [], engine: 'rules' })
})

/** The check of anybody's English, without a glossary. */
export const openedCheck = once(async () => {
  const { openCheck } = await import('../src/check.ts')
  return openCheck({ language, terms: [] })
})
