import type { Article, Source } from '../document.ts'
import type { Language } from '../language/load.ts'
import type { makeParsers } from './parsers.ts'
import { makeReaderSteps, type ReadOptions } from './reader.ts'

export { decode } from './decode.ts'
export { decodeEnglish, type EnglishDocument, makeEnglishReader, type ReadEnglish, type TextFile } from './english.ts'
export { ReadError, type ReadErrorCode } from './read-error.ts'
export { type Joins, joinsOf, splitSentences } from './sentences.ts'

/** Bytes of a Markdown, HTML or plain-text file → Article with blocks and sentences. Rejects with `ReadError` for what is no article. */
export type Read = (source: Source, options?: ReadOptions) => Promise<Article>

/** Makes the reader of one language. The parsers of Markdown and HTML are loaded with the first such file. */
export function makeReader(language: Language): Read {
  const steps = makeReaderSteps(language)
  let parsers: Promise<ReturnType<typeof makeParsers>> | undefined

  return async (source, options = {}) => {
    const opened = steps.open(source, options)
    if (opened.format === 'text') return steps.finish(source, opened, steps.plain(opened.text))
    parsers ??= import('./parsers.ts').then((module) => module.makeParsers(steps.tables))
    const read = (await parsers)[opened.format]
    return steps.finish(source, opened, read(opened.text))
  }
}
