import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeNameFinder } from '../src/analyze/names.ts'
import { makeTokenizer } from '../src/analyze/tokens.ts'
import { makeNameWriter } from '../src/language/name-english.ts'
import { language, openedTokenizer } from './opened.ts'

const tokens = makeTokenizer(language, await openedTokenizer())
const find = makeNameFinder(language)
const write = makeNameWriter(language)

const cases = readFileSync(new URL('corpus/names/sentences.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string])

describe('names of a sentence', () => {
  test('the case file is not empty', () => expect(cases.length).toBeGreaterThanOrEqual(60))
  test.each(cases)('%s → %s', (sentence, expected) => {
    const found = find(tokens(sentence, 0)).map((name) => `${name.ja} ${name.type}`)
    expect(found.join('; ') || '-').toBe(expected)
  })
})

describe('spans', () => {
  test('are offsets into the article, ascending, apart', () => {
    const alphabet = '山田太郎氏横浜市株式会社・スミス大学省法はが、。（25）OpenAI 東京 習近平主席'
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { maxLength: 40 }), (letters) => {
        const text = letters.join('')
        let end = 0
        for (const name of find(tokens(text, 7))) {
          expect(name.start - 7).toBeGreaterThanOrEqual(end)
          expect(text.slice(name.start - 7, name.end - 7)).toBe(name.ja)
          end = name.end - 7
        }
      }),
    )
  })

  test('a long run of nouns takes linear time', () => {
    const text = '東京電力山田氏・スミス大学'.repeat(4000)
    const all = tokens(text, 0)
    const before = performance.now()
    find(all)
    expect(performance.now() - before).toBeLessThan(15_000)
  })
})

describe('English of found names', () => {
  test.each([
    ['横浜市', 'LOC', 'ヨコハマシ', 'Yokohama', false],
    ['隅田川', 'LOC', 'スミダガワ', 'Sumida River', true],
    ['山形銀行', 'ORG', 'ヤマガタギンコウ', 'Yamagata Bank', false],
    ['京都大学', 'ORG', 'キョウトダイガク', 'Kyoto University', false],
    ['出光興産', 'ORG', 'イデミツコウサン', 'Idemitsu Kosan', false],
    ['富士山', 'LOC', 'フジサン', 'Mount Fuji', false],
    ['李良彬', 'PERSON', '', 'Li Liangbin', false],
    ['ヴェロスカ・ドルミン', 'PERSON', 'ヴェロスカ・ドルミン', 'Verosuka Dorumin', false],
    ['OpenAI', 'OTHER', '', 'OpenAI', false],
  ] as const)('%s → %s', (ja, type, reading, en, the) => expect(write({ ja, type, reading })).toEqual({ en, the }))

  test('a person with a known surname: given name first', () => {
    expect(write({ ja: '木村健太', type: 'PERSON', reading: 'キムラケンタ' }, { ja: '木村', reading: 'キムラ' }).en).toBe('Kenta Kimura')
  })

  test('no Japanese script for any name', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'山田市銀行カナ・ヶ々〇ー株式会社あ𠮷'), { maxLength: 12 }), (letters) => {
        for (const type of ['ORG', 'LOC', 'PERSON', 'LAW', 'EVENT', 'OTHER'] as const)
          expect(write({ ja: letters.join(''), type, reading: '' }).en).not.toMatch(
            /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
          )
      }),
    )
  })
})
