import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeAnalyzer } from '../src/analyze/index.ts'
import { bareArticle } from '../src/read/bare.ts'
import { language, openedTokenizer } from './opened.ts'

const analyze = makeAnalyzer(language, await openedTokenizer())

/** The words of a text with their readings: `続い ツヅイ`. */
function read(ja: string): string[] {
  const whole = { start: 0, end: ja.length }
  const article = bareArticle({
    path: '-',
    text: ja,
    blocks: [{ ...whole, kind: 'body', level: 0 }],
    sentences: [{ ...whole, kind: 'body', block: 0, ja }],
  })
  return analyze(article).sentences.flatMap(({ words = [] }) =>
    words.map(({ start, end, reading }) => `${ja.slice(start, end)} ${reading}`),
  )
}

const cases = readFileSync(new URL('./corpus/readings/words.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split(' → ') as [string, string])

describe('readings of words', () => {
  it.each(cases)('%s → %s', (ja, wanted) => {
    expect(read(ja).join(', ')).toBe(wanted === '-' ? '' : wanted)
  })
})
