import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinsOf, splitSentences } from '../src/read/index.ts'
import { language } from './opened.ts'
import { cases } from './read-cases.ts'

const joins = joinsOf(language)

describe('sentences', () => {
  for (const { name, input, expected } of cases('sentences.txt'))
    test(name, () => {
      const text = input.trim()
      expect(splitSentences(text, joins).map(({ start, end }) => text.slice(start, end))).toEqual(expected)
    })

  test('a line feed ends a sentence, and the joins are optional', () => {
    expect(splitSentences('一行目\n二行目。')).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 8 },
    ])
    expect(splitSentences('')).toEqual([])
    expect(splitSentences(' \n　')).toEqual([])
  })

  test('long runs are cut after a comma, else hard, never inside a pair', () => {
    const comma = `${'あ'.repeat(1500)}、${'い'.repeat(1500)}`
    expect(splitSentences(comma)).toEqual([
      { start: 0, end: 1501 },
      { start: 1501, end: 3001 },
    ])
    const pairs = `あ${'𠮷'.repeat(3000)}`
    for (const { start, end } of splitSentences(pairs)) expect(pairs.slice(start, end)).not.toMatch(/\p{Surrogate}/u)
  })

  test('hostile brackets take linear time', () => {
    for (const unit of ['「', '」', '（「」', '「。', 'あ。」', '！', '...', 'https://', 'あ、']) {
      const started = performance.now()
      splitSentences(unit.repeat(100_000), joins)
      expect(performance.now() - started).toBeLessThan(7_000)
    }
  })

  test('spans ascend, are trimmed, and leave out only white space', () => {
    const piece = fc.constantFrom(
      'あ',
      '電池',
      '。',
      '！',
      '?',
      '.',
      '「',
      '」',
      '（',
      ')',
      '、',
      ' ',
      '\n',
      'と',
      'A',
      '1',
      '𠮷',
      'https://a.b?c',
      '…',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 80 }).map((all) => all.join('')),
        ),
        (text) => {
          let last = 0
          for (const { start, end } of splitSentences(text, joins)) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(text.slice(last, start).trim()).toBe('')
            const sentence = text.slice(start, end)
            expect(sentence).not.toBe('')
            expect(sentence.trim()).toBe(sentence)
            last = end
          }
          expect(text.slice(last).trim()).toBe('')
        },
      ),
      { numRuns: 400 },
    )
  })
})
