import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { TranslatedSentence } from '../src/document.ts'
import { hits, keysOf, mean, readGold, root } from './bench/eval-digest-gold.ts'
import { readRoles } from './bench/eval-digest-roles.ts'
import { englishUnits, japaneseUnits, rouge } from './bench/eval-digest-rouge.ts'
import { openedStages } from './opened.ts'

const golds = readGold()
const { starts } = readRoles()

test('every key of every article is a sentence of it, and the choice beats the first sentences by far', async () => {
  const stages = await openedStages()
  const found: { name: string; late: boolean; ours: number; lead: number }[] = []
  for (const { name, article: path, keys, late } of golds) {
    const read = await stages.read({ path, bytes: readFileSync(join(root, path)) })
    const named = stages.match(stages.analyze({ ...read, sentences: read.sentences.filter(({ kind }) => kind !== 'point') }))
    const english = { text: 'English.', pieces: [], rules: [], confidence: 0.8, band: 'green', engine: 'test' } as const
    const article = { ...named, sentences: named.sentences.map((sentence): TranslatedSentence => ({ ...sentence, english })) }
    const prose = article.sentences.filter(({ kind }) => kind === 'body' || kind === 'item' || kind === 'quote')
    const marks = keysOf(prose, keys)
    expect([...new Set(marks.flat())].length, name).toBe(keys.length)
    for (const [of, id, start] of starts.filter(([of]) => of === name))
      expect(article.sentences.find((sentence) => sentence.id === id)?.ja.startsWith(start), `${of} ${id}`).toBe(true)
    const chosen = stages.summarize.choose(stages.summarize.plan(article, { points: keys.length, sentences: 0 }), null).points.lines
    const ours = chosen.map(({ sentence }) => marks[prose.indexOf(sentence)]!)
    found.push({ name, late, ours: hits(ours, keys.length).f1, lead: hits(marks.slice(0, keys.length), keys.length).f1 })
  }
  const f1 = (which: 'ours' | 'lead', late?: boolean) =>
    mean(found.filter((one) => late === undefined || one.late === late).map((one) => one[which]))
  expect(found).toHaveLength(40)
  expect(f1('ours')).toBeGreaterThan(f1('lead') + 0.2)
  expect(f1('ours', true)).toBeGreaterThan(0.5)
  expect(f1('ours', false)).toBeGreaterThan(f1('lead', false) + 0.05)
}, 120_000)

test('a key may be part of a sentence, or a sentence part of a key', () => {
  const sentence = (ja: string) => ({ id: 's1', kind: 'body', block: 0, ja, start: 0, end: ja.length }) as const
  const keys = ['県は19日、港を造り直すと発表した。', '工事は来年の春に始まる。']
  const given = ['「県は19日、港を造り直すと発表した。', '工事は来年の春に始まる', '港は古い。', '県は']
  expect(keysOf(given.map(sentence), keys)).toEqual([[0], [1], [], []])
})

test('precision counts sentences, recall counts keys', () => {
  expect(hits([[0, 1], [], [2]], 4)).toEqual({ precision: 2 / 3, recall: 3 / 4, f1: (2 * (2 / 3) * (3 / 4)) / (2 / 3 + 3 / 4) })
  expect(hits([], 4)).toEqual({ precision: 0, recall: 0, f1: 0 })
})

test('ROUGE by hand', () => {
  expect(rouge([...'abcd'], [...'abxcd'])).toEqual({ one: 8 / 9, two: 4 / 7, long: 8 / 9 })
  expect(rouge([...'ab'], [...'ba'])).toEqual({ one: 1, two: 0, long: 0.5 })
  expect(rouge([], ['a'])).toEqual({ one: 0, two: 0, long: 0 })
  expect(englishUnits('Raised its forecasts to 1,234.5, raising prices')).toEqual([
    'rais',
    'its',
    'forecast',
    'to',
    '1,234.5',
    'rais',
    'pric',
  ])
  expect(japaneseUnits('３割、増。')).toEqual(['3', '割', '増'])
})
