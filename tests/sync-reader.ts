import type { Article, Source } from '../src/document.ts'
import type { Language } from '../src/language/load.ts'
import { makeParsers } from '../src/read/parsers.ts'
import { makeReaderSteps, type ReadOptions } from '../src/read/reader.ts'

/** The reader with all parsers loaded, for tests that ask for one value after the other. */
export function syncReader(language: Language): (source: Source, options?: ReadOptions) => Article {
  const steps = makeReaderSteps(language)
  const parsers = makeParsers(steps.tables)
  return (source, options = {}) => {
    const opened = steps.open(source, options)
    return steps.finish(source, opened, opened.format === 'text' ? steps.plain(opened.text) : parsers[opened.format](opened.text))
  }
}
