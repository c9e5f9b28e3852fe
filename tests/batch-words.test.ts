import { describe, expect, it } from 'vitest'
import { createMessages } from '../src/language/messages.ts'
import { batchWords, figureKey, findTerms, isTelling, termTable } from '../src/write/batch-words.ts'
import { entriesOf } from '../src/write/entries.ts'
import { makeReadings } from '../src/write/furigana.ts'
import { digestJson } from '../src/write/index.ts'
import { toIndexEntry } from '../src/write/index-entry.ts'
import { markSentences } from '../src/write/marks.ts'
import { makePageContexts } from '../src/write/page-context.ts'
import { generator, makeDigest } from './fixtures/write/digest.ts'

const t = await createMessages('en')

const article = (
  id: string,
  lines: readonly (readonly [string, string, ...(readonly [string, string, string, number | string, string])[]])[],
) => ({
  ...digestJson(
    {
      ...makeDigest([
        {
          kind: 'body',
          lines: lines.map(([ja, en, ...quantities]) => ({ pieces: [[ja, en, 0]], quantities: quantities as never })),
        },
      ]),
      id,
    },
    generator,
    t,
  ),
})
const term = (ja: string, en: string) => ({ ja, en, reading: '', score: 1, count: 1, status: 'candidate' as const, sentence: 's1' })

const first = {
  ...article('first', [
    ['水素車両に24億円を投じる。', '2.4 billion yen', ['24億円', '2.4 billion yen', 'money', 2_400_000_000, 'JPY']],
    ['二十四億円は前年の倍だ。', 'twice', ['二十四億円', 'twenty-four hundred million yen', 'money', 2_400_000_000, 'JPY']],
  ]),
  terms: [term('水素車両', 'hydrogen cars')],
}
const second = article('second', [
  ['雪で運休した。', 'snow'],
  ['新しい水素車両も止まった。損害は24億円。', 'the loss', ['24億円', '2.4 billion yen', 'money', 2_400_000_000, 'JPY']],
  ['大型水素車両は走った。水素車両は止まった。', 'cars'],
])
const third = article('third', [['晴れた。3人が来た。', 'three people', ['3人', 'three people', 'count', 3, 'person']]])
const all = [first, second, third]
const words = new Map(all.map((json) => [json.article.id, batchWords(json)]))
const contexts = (list: typeof all) =>
  makePageContexts(
    list.map((json) => toIndexEntry(json)),
    [],
    (id) => words.get(id),
  )

describe('terms and figures of a batch', () => {
  it('knows the other articles and sentences that tell of a term or a figure', () => {
    const { mentions } = contexts(all)('first')
    const places = (key: string) => mentions?.get(key)?.map(({ id, count, sentences }) => [id, count, sentences])
    expect(places('TERM:水素車両')).toEqual([['second', 2, ['s2', 's3']]])
    expect(places('money:JPY:2400000000')).toEqual([['second', 1, ['s2']]])
  })

  it('finds a term in an article that does not list it, and leads back', () => {
    expect(
      contexts(all)('second')
        .mentions?.get('TERM:水素車両')
        ?.map(({ id }) => id),
    ).toEqual(['first'])
  })

  it('says the same whatever other articles come, so that pages are written again only when they change', () => {
    const text = (list: typeof all) => JSON.stringify([...(contexts(list)('first').mentions ?? [])])
    expect(text([third, second, first])).toBe(text([first, second]))
    expect(text([first, third])).toBe('[]')
  })

  it('tells other wordings of a value in the same article', () => {
    const { figures } = entriesOf(first, { t, readings: makeReadings(first), marksOf: markSentences(first), context: undefined })
    expect(figures.map(({ ja, sentences, same }) => [ja, sentences, same?.map((other) => [other.ja, other.sentences])])).toEqual([
      ['24億円', ['s1'], [['二十四億円', ['s2']]]],
      ['二十四億円', ['s2'], [['24億円', ['s1']]]],
    ])
  })

  it('takes a term only where it is a word of its own', () => {
    const found = (ja: string) => findTerms([{ id: 's1', ja }], termTable(['半導体', '半導体装置', 'EV'])).map(({ key }) => key)
    expect(found('半導体を作る')).toEqual(['TERM:半導体'])
    expect(found('半導体装置を作る')).toEqual(['TERM:半導体装置'])
    expect(found('次世代半導体を作る')).toEqual([])
    expect(found('EVとEVER')).toEqual(['TERM:EV'])
  })

  it.each([
    ['money', 5000, 'JPY', true],
    ['count', 3, 'person', false],
    ['count', [3, 40], 'person', true],
    ['date', '2026-02-18', 'day', true],
    ['date', '2026', 'year', false],
    ['ordinal', 12, 'time', false],
    ['percent', 0, '%', false],
  ] as const)('%s %s %s is told of other articles: %s', (kind, value, unit, wanted) => {
    expect(isTelling({ kind, value: value as never, unit })).toBe(wanted)
  })

  it('has one key for one value', () => {
    expect(figureKey({ kind: 'count', unit: 'person', value: [3, 4], ja: '3〜4人' })).toBe('count:person:3–4')
    const two = { kind: 'count', unit: '', value: 2 } as const
    expect(figureKey({ ...two, ja: '2棟' })).not.toBe(figureKey({ ...two, ja: '2人' }))
    expect(figureKey({ ...two, ja: '２棟' })).toBe(figureKey({ ...two, ja: '2棟' }))
  })

  it('stays linear in hostile texts', () => {
    const lines = Array.from({ length: 300 }, (_, at) => ({ id: `s${at + 1}`, ja: '水'.repeat(4000) }))
    const started = performance.now()
    findTerms(lines, termTable(Array.from({ length: 40 }, (_, at) => '水'.repeat(at + 2))))
    expect(performance.now() - started).toBeLessThan(4000)
  })
})
