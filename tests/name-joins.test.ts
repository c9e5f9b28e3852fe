import { describe, expect, test } from 'vitest'
import { makeNameJoins } from '../src/analyze/name-joins.ts'
import { makeTokenizer } from '../src/analyze/tokens.ts'
import { language, openedTokenizer } from './opened.ts'

const tokens = makeTokenizer(language, await openedTokenizer())
const joins = makeNameJoins(language)
const cut = (text: string) => tokens(text, 0).map(({ surface }) => surface)

describe('names in pieces', () => {
  test.each([
    ['志浦市は', '志浦|市|は', 'シウラ'],
    ['妻沢村で', '妻沢|村|で', 'ツマサワ'],
    ['東瀬電力が', '東瀬|電力|が', 'ヒガシセ'],
    ['遠州精機が', '遠州|精機|が', 'エンシュウ'],
    ['渡良瀬中央病院が', '渡良瀬|中央|病院|が', 'ワタラセ'],
    ['西播電機が', '西播|電機|が', 'セイバン'],
  ])('%s → %s, %s', (text, pieces, reading) => {
    expect(cut(text).join('|')).toBe(pieces)
    expect(tokens(text, 0)[0]!.reading).toBe(reading)
  })

  test.each(['農山村の暮らし', '官民協議会は', '海上風力の入札', '津市と'])('%s stays as it is', (text) => {
    expect(tokens(text, 0).some(({ known, pos }) => !known && pos === 'noun.proper.place')).toBe(false)
  })
})

describe('again', () => {
  test('a stem shown once is one word in the other sentences, where they stand', () => {
    const title = tokens('志浦旅館組合が発足', 0)
    const [again] = joins.again([title, tokens('志浦市は認めた。', 20)])
    expect(again!.slice(0, 2).map(({ surface, start, end }) => [surface, start, end])).toEqual([
      ['志浦', 0, 2],
      ['旅館', 2, 4],
    ])
  })

  test('nothing shown, nothing changed', () => {
    const plain = tokens('市は計画を認めた。', 0)
    expect(joins.again([plain])).toEqual([plain])
  })
})
