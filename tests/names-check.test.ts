import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Entity } from '../src/document.ts'
import { makeVerifier } from '../src/verify/index.ts'
import { foldRomaji, makeNameReadings } from '../src/verify/name-readings.ts'
import { makeSoundDistance } from '../src/verify/name-sounds.ts'
import { makeNameCheck } from '../src/verify/names.ts'
import { articleOf } from './gold-names.ts'
import { language, openedStages } from './opened.ts'

const stages = await openedStages()
const names = makeNameCheck(language)

function entitiesOf(ja: string): readonly Entity[] {
  const sentences = stages.split(ja).map(({ start, end }) => ja.slice(start, end))
  return stages.match(stages.analyze(articleOf(...sentences))).sentences.flatMap(({ entities }) => entities)
}

interface Case {
  readonly title: string
  readonly expected: string
  readonly ja: string
  readonly en: string
}

const cases = readFileSync(new URL('corpus/names-check/cases.txt', import.meta.url), 'utf8')
  .split(/^==== /m)
  .slice(1)
  .map((block): Case => {
    const [head = '', ...rest] = block.split('\n')
    const [expected = '', title = ''] = head.split(' · ')
    const [ja = '', en = ''] = rest.join('\n').split('\n----\n')
    return { title, expected, ja: ja.trim().replace(/\n/g, ''), en: en.trim() }
  })

describe('names on English by anybody', () => {
  it.each(cases)('$title', ({ expected, ja, en }) => {
    const found = names.check({ ja, en, entities: entitiesOf(ja) })
    expect(found.map(({ code, actual }) => `${code} ${actual}`)).toEqual(expected === 'good' ? [] : [expected])
    for (const { source, target, actual, ja: name } of found) {
      expect(ja.slice(source?.start, source?.end).startsWith(name ?? '?')).toBe(true)
      expect(en.slice(target?.start, target?.end)).toBe(actual)
    }
  })

  it('compares the pairs of a document', () => {
    const pair = (ja: string, en: string) => ({ ja, en, entities: entitiesOf(ja) })
    const first = pair('河野氏は退任する。', 'Kono will step down.')
    const second = pair('河野氏は「悔いはない」と語った。', '"I have no regrets," Kawano said.')
    expect(names.document([first, second]).map(({ pair, note }) => [pair, note.code, note.expected, note.actual])).toEqual([
      [1, 'name-inconsistent', 'Kono', 'Kawano'],
    ])
    expect(names.document([first, pair('河野氏は「悔いはない」と語った。', '"I have no regrets," Kōno said.')])).toEqual([])
  })

  it('is asked for by `free` alone: our own English has to have our own form', () => {
    const { checkPair } = makeVerifier(language)
    const ja = '中島氏は辞任した。'
    const pair = { ja, en: 'Nakashima resigned.', anchor: null, entities: entitiesOf(ja), id: 's1', offset: 0 }
    const codes = (free: boolean) => checkPair({ ...pair, free }).map(({ code }) => code)
    expect(codes(true)).toEqual([])
    expect(codes(false)).toEqual(['name-missing'])
  })

  it('takes empty and hostile text', () => {
    const entities = entitiesOf('田中氏は反対した。')
    expect(names.check({ ja: '田中氏は反対した。', en: '', entities })).toEqual([])
    expect(names.check({ ja: '', en: 'Takeda', entities: [] })).toEqual([])
    const long = `${'Aaaa-'.repeat(4000)} ${'O’'.repeat(4000)}`
    expect(() => names.check({ ja: '田中氏は反対した。', en: long, entities })).not.toThrow()
  })
})

describe('readings of names', () => {
  const readings = makeNameReadings(language)
  const reads = (ja: string, en: string) => readings.ends(ja, 0, foldRomaji(en)).includes(ja.length)

  it.each([
    ['中島', 'Nakajima'],
    ['中島', 'Nakashima'],
    ['中島', 'Nakazima'],
    ['大野', 'Ohno'],
    ['大野', 'Ōno'],
    ['大野', 'Oono'],
    ['新橋', 'Shinbashi'],
    ['新橋', 'Shimbashi'],
    ['本間', 'Honma'],
    ['本間', 'Homma'],
    ['佐々木', 'Sasaki'],
    ['八田', 'Hatta'],
    ['木下', 'Kinoshita'],
    ['井上', 'Inoue'],
    ['裕子', 'Hiroko'],
    ['裕子', 'Yūko'],
    ['さいたま', 'Saitama'],
    ['八丁堀', 'Hatchōbori'],
    ['関ヶ原', 'Sekigahara'],
  ])('%s may be %s', (ja, en) => expect(reads(ja, en)).toBe(true))

  it.each([
    ['田中', 'Takeda'],
    ['斎藤', 'Sato'],
    ['福島', 'Fukuoka'],
    ['小山', 'Kayama'],
    ['小野', 'Onda'],
  ])('%s is not %s', (ja, en) => expect(reads(ja, en)).toBe(false))

  it('folds all spellings into one', () => {
    expect(new Set(['Shōji', 'Syozi', 'Shouji', 'Shohji'].map(foldRomaji)).size).toBe(1)
  })
})

describe('sound of foreign names', () => {
  const distance = makeSoundDistance(language)
  const rows = language
    .rows('ja-en/names-foreign')
    .filter(({ ja = '', en = '' }) => /^[\p{Script=Katakana}ー]{4,}$/u.test(ja) && /^\p{Lu}\p{Ll}{3,}$/u.test(en))

  it('is near for the names of the table and far for others', () => {
    const near = rows.filter(({ ja = '', en = '' }) => distance(ja, en) <= 0.33).length / rows.length
    const strange =
      rows.filter(({ ja = '' }, at) => distance(ja, rows[(at * 7919 + 104729) % rows.length]!.en!) <= 0.33).length / rows.length
    expect(near).toBeGreaterThan(0.98)
    expect(strange).toBeLessThan(0.03)
  })
})
