import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeChunker } from '../src/analyze/bunsetsu.ts'
import { makeParser } from '../src/analyze/dependency.ts'
import { type AnalyzeSentence, makeSentenceAnalyzer } from '../src/analyze/index.ts'
import { makeTokenizer } from '../src/analyze/tokens.ts'
import type { AnalyzedSentence, Quantity, Tokenize } from '../src/document.ts'
import { language, openedTokenizer } from './opened.ts'

let tokenize: Tokenize
let analyze: AnalyzeSentence

beforeAll(async () => {
  tokenize = await openedTokenizer()
  analyze = makeSentenceAnalyzer(language, tokenize)
}, 60_000)

const pieces = [
  ...[
    '今日は',
    '会社が',
    '工場を',
    '建てた',
    '。',
    '、',
    '「',
    '」',
    '（',
    '）',
    'と言った',
    '新しい',
    'の',
    'て',
    'が',
    '２０',
    '3.5',
    '％',
    '億円',
    '月',
  ],
  ...[
    '😀',
    '😀😀',
    '🇯🇵',
    '👨‍👩‍👧',
    '𠮷',
    '葛󠄀',
    '\ud83d',
    '\ude00',
    '\u0000',
    '\r\n',
    '\n',
    ' ',
    '　',
    '\ufeff',
    '\ufe0f',
    '\u200d',
    'ｶﾞ',
    'ﾊﾟ',
    'ｱ',
    'ﾞ',
  ],
  ...['ーーーー', 'EV', 'GPT-4', '(', ')', ',', '...', '：', '〓', '龘', 'e\u0301', 'が', 'm²', '①', '㌔', '⁉', '〜', '・'],
]
const japanese = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''))
const anything = fc.oneof(
  { weight: 3, arbitrary: japanese },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => String.fromCharCode(...bytes)) },
)

function analyzed(ja: string): AnalyzedSentence {
  return analyze({ id: 's1', kind: 'body', block: 0, ja, start: 7, end: 7 + ja.length }, '2026-02-18')
}

function covers(ja: string, tokens: readonly { readonly surface: string; readonly start: number; readonly end: number }[], offset: number) {
  let at = offset
  for (const token of tokens) {
    expect(token.start).toBeGreaterThanOrEqual(at)
    expect(token.end).toBeGreaterThan(token.start)
    expect(ja.slice(at - offset, token.start - offset).trim()).toBe('')
    expect(token.surface).toBe(ja.slice(token.start - offset, token.end - offset))
    at = token.end
  }
  expect(ja.slice(at - offset).trim()).toBe('')
}

describe('for any text', () => {
  it('the raw tokens and the white space between them are the text', () => {
    fc.assert(
      fc.property(anything, (ja) => covers(ja, tokenize(ja), 0)),
      { numRuns: 160 },
    )
  })

  it('the repaired tokens are the text too, and every token has a tag', () => {
    const tokensOf = makeTokenizer(language, tokenize)
    fc.assert(
      fc.property(anything, (ja) => {
        const tokens = tokensOf(ja, 7)
        covers(ja, tokens, 7)
        for (const token of tokens) expect(token.pos).toMatch(/^[a-z.]+$/)
      }),
      { numRuns: 120 },
    )
  })

  it('bunsetsu tile the tokens, heads lie to the right, arcs do not cross, the last is the root', () => {
    fc.assert(
      fc.property(anything, (ja) => {
        const { tokens, bunsetsu } = analyzed(ja)
        let next = 0
        for (const [at, each] of bunsetsu.entries()) {
          expect(each.first).toBe(next)
          expect(each.last).toBeGreaterThan(each.first)
          expect([each.start, each.end]).toEqual([tokens[each.first]!.start, tokens[each.last - 1]!.end])
          expect(each.margin).toBeGreaterThanOrEqual(0)
          expect(each.margin).toBeLessThanOrEqual(1)
          next = each.last
          if (at === bunsetsu.length - 1) {
            expect([each.head, each.type]).toEqual([-1, 'end'])
            continue
          }
          expect(each.head).toBeGreaterThan(at)
          for (let inner = at + 1; inner < each.head; inner += 1) expect(bunsetsu[inner]!.head).toBeLessThanOrEqual(each.head)
        }
        expect(next).toBe(tokens.length)
      }),
      { numRuns: 120 },
    )
  })

  it('a second run gives the same', () => {
    fc.assert(
      fc.property(japanese, (ja) => {
        expect(analyzed(ja)).toEqual(analyzed(ja))
      }),
      { numRuns: 50 },
    )
  })
})

describe('the letters', () => {
  const surfaces = (text: string) => makeTokenizer(language, tokenize)(text, 0).map(({ surface }) => surface)

  it('keep emoji, flags and rare letters whole in order', () => {
    expect(surfaces('今日は😀😀です。')).toEqual(['今日', 'は', '😀', '😀', 'です', '。'])
    expect(surfaces('🇯🇵国旗').at(-1)).toBe('国旗')
    expect(surfaces('𠮷野家')[0]).toMatch(/^𠮷/u)
  })

  it('reads half-width kana as full-width', () => {
    expect(makeTokenizer(language, tokenize)('ｶﾞｽが', 0)[0]).toMatchObject({ surface: 'ｶﾞｽ', lemma: 'ガス', known: true })
  })
})

describe('limits of one sentence', () => {
  it('a quantity is never split', () => {
    const tokens = makeTokenizer(language, tokenize)('昨年度末時点の約1億2000万円を使う。', 0)
    const start = 7
    const quantity = { start, end: start + 9 } as Quantity
    const starts = makeChunker(language)(tokens, [quantity]).map((at) => tokens[at]!.start)
    expect(starts.filter((at) => at > quantity.start && at < quantity.end)).toEqual([])
  })

  it('what stands in brackets stays there, but for the last of it', () => {
    const { bunsetsu, ja } = analyzed('社長は「来年は新しい工場を建て、社員を増やす」と話した。')
    const close = bunsetsu.findIndex((each) => ja.slice(each.start - 7, each.end - 7).includes('」'))
    const open = bunsetsu.findIndex((each) => ja.slice(each.start - 7, each.end - 7).includes('「'))
    for (let at = open; at < close; at += 1) expect(bunsetsu[at]!.head).toBeLessThanOrEqual(close)
    expect(bunsetsu[0]!.head).toBe(bunsetsu.length - 1)
  })

  it('nothing gives nothing', () => {
    expect(makeParser(language)([], [])).toEqual([])
    expect(analyzed('')).toMatchObject({ tokens: [], bunsetsu: [] })
    expect(analyzed(' 　\n')).toMatchObject({ tokens: [], bunsetsu: [] })
  })

  it('a sentence of ten thousand bunsetsu is parsed in linear time', () => {
    const tokens = makeTokenizer(language, tokenize)('彼は「本を読む」と、'.repeat(2500), 0)
    const boundaries = makeChunker(language)(tokens, [])
    expect(makeParser(language)(tokens, boundaries)).toHaveLength(boundaries.length)
  }, 30_000)
})
