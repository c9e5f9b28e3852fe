import { describe, expect, test } from 'vitest'
import { makeAnalyzer } from '../src/analyze/index.ts'
import type { NamedSentence } from '../src/document.ts'
import { dictionaryWords } from '../src/language/dictionary-words.ts'
import { draftLine, lineText } from '../src/lines/draft-line.ts'
import { makeGuard, makeShortener } from '../src/lines/shorten.ts'
import { openTokenizer } from '../src/tokenize/index.ts'
import { language } from './opened.ts'
import { syncReader } from './sync-reader.ts'

const read = syncReader(language)
const analyze = makeAnalyzer(language, await openTokenizer('mecab', dictionaryWords(language)))
const shorten = makeShortener(language, makeGuard(language))

function sentence(ja: string): NamedSentence {
  const { sentences } = analyze(read({ path: 'x.md', bytes: new TextEncoder().encode(`# 題\n\n${ja}`) }))
  return { ...sentences[1]!, entities: [], avoided: [] }
}
/** All that may go, gone. */
const shortest = (ja: string) => lineText(shorten(draftLine(sentence(ja)), () => false)).text

// What an editor cuts from a long line: every row with what becomes of its example, and a sentence it must leave alone.
for (const table of ['asides', 'sources', 'tails'])
  describe(`every row of ja/summarize-${table}`, () => {
    test.each(language.rows(`ja/summarize-${table}`))('$id', ({ example, becomes, counter }) => {
      expect(shortest(example!)).toBe(becomes)
      expect(shortest(counter!)).toBe(counter)
    })
  })
