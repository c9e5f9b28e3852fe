import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Term } from '../src/document.ts'
import { openStages } from '../src/index.ts'
import { cpuClock } from './cpu-clock.ts'
import { articleOf } from './gold-names.ts'
import { language, openedStages } from './opened.ts'

const { analyze, match } = await openedStages()
const entities = (...lines: readonly string[]) => match(analyze(articleOf(...lines))).sentences.map((sentence) => sentence.entities)

const articles = readFileSync(new URL('corpus/names/memory.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .join('\n')
  .trim()
  .split('\n\n')
  .map((article) => article.split('\n').map((line) => line.split('\t') as [string, string]))

describe('the memory of an article', () => {
  test('the case file is not empty', () => expect(articles.length).toBeGreaterThanOrEqual(15))
  test.each(articles.map((lines) => [lines[0]![0], lines] as const))('%s …', (_, lines) => {
    const found = entities(...lines.map(([sentence]) => sentence))
    expect(found.map((list) => list.map(({ ja, type, en }) => `${ja} ${type} ${en}`).join('; ') || '-')).toEqual(
      lines.map(([, expected]) => expected),
    )
  })

  test('accepts the full name where the short one stands', () => {
    const [, later] = entities('中村太郎氏が社長に就く。', '中村氏は会見で話した。')
    expect(later![0]).toMatchObject({ ja: '中村', en: 'Nakamura', accept: ['Taro Nakamura'] })
    const [, body] = entities('世界保健機関（WHO）は宣言した。', 'WHOの専門家が調べる。')
    expect(body![0]).toMatchObject({ type: 'ORG', en: 'WHO', accept: ['World Health Organization'] })
  })

  test('does not overrule the glossary', async () => {
    const term: Term = {
      ja: '中村',
      en: 'Nakamura Works',
      type: 'ORG',
      reading: '',
      aliasesJa: [],
      pos: '',
      domain: '',
      short: '',
      keep: false,
      caseSensitive: false,
      aliasesEn: [],
      status: 'preferred',
      note: '',
      file: 'own.tsv',
      line: 2,
    }
    const own = await openStages({ language, terms: [term], engine: 'rules' })
    const [, later] = own
      .match(own.analyze(articleOf('中村太郎氏が社長に就く。', '中村は増産する。')))
      .sentences.map((sentence) => sentence.entities)
    expect(later![0]).toMatchObject({ ja: '中村', en: 'Nakamura Works', source: 'glossary' })
  })

  test('leaves entities ascending and apart, cut out of the text', () => {
    const pieces = [
      '中村太郎氏',
      '中村',
      '氏は',
      '世界保健機関（WHO）',
      'WHO',
      '石川県',
      '石川遼選手',
      '石川は',
      '習近平主席',
      '習氏',
      'の（',
      '）',
      '。',
    ]
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        (lines) => {
          const article = match(analyze(articleOf(...lines.map((line) => line.join('')))))
          for (const sentence of article.sentences) {
            let end = sentence.start
            for (const entity of sentence.entities) {
              expect(entity.start).toBeGreaterThanOrEqual(end)
              expect(article.text.slice(entity.start, entity.end)).toBe(entity.ja)
              end = entity.end
            }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  test('takes linear time over a long article', () => {
    const article = articleOf(
      ...Array.from({ length: 600 }, (_, at) => `${'甲乙丙丁戊己庚辛'.charAt(at % 8)}田太郎氏（AB${at}）と田中花子氏が話した。`),
    )
    const analyzed = analyze(article)
    const spent = cpuClock()
    match(analyzed)
    expect(spent()).toBeLessThan(4)
  })
})
