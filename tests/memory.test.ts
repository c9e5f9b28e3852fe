import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article, Bitext, Engine, NamedSentence, Segment } from '../src/document.ts'
import { makeMemory, withMemory } from '../src/memory/index.ts'
import { note } from '../src/notes.ts'
import { language } from './opened.ts'

type Row = readonly [ja: string, en: string, facts?: Partial<Segment>]
const file = (...rows: Row[]): Bitext => ({
  path: 'memory.tmx',
  date: null,
  segments: rows.map(([ja, en, facts], index) => ({ id: String(index + 1), ja, en, ...facts })),
})
const memoryOf = (...rows: Row[]) => makeMemory([file(...rows)], language)
const english = (ja: string, ...rows: Row[]) => memoryOf(...rows).find(ja, '')?.en

describe('a sentence is found', () => {
  it.each([
    ['灯台が、見える。', '灯台が，見える．'],
    ['ＥＶは10％増。', 'EVは１０%増。'],
    ['ＥＶは10％増。', 'EV は 10% 増。'],
    ['「港」（みなと）です', '「港」(みなと)です'],
    ['ﾌｪﾘｰが出る', 'フェリーが出る'],
    ['㈱みなと', '(株)みなと'],
    ['東京―大阪', '東京−大阪'],
    ['“海”の日', '〝海〟の日'],
    ['海\u200bの日', '海の日'],
    ['が', 'か\u3099'],
  ])('%s = %s', (ja, other) => {
    expect(memoryOf([ja, 'Yes.']).find(other, '')).toEqual({ en: 'Yes.', rule: 'memory.normalised' })
    expect(memoryOf([other, 'Yes.']).find(ja, '')?.en).toBe('Yes.')
  })

  it('letter by letter', () => {
    expect(memoryOf(['灯台が見える。', 'A  lighthouse\n is seen.']).find('灯台が見える。 ', '')).toEqual({
      en: 'A lighthouse is seen.',
      rule: 'memory.exact',
    })
  })
})

describe('a sentence is not found', () => {
  it.each([
    ['乗客は1200人。', '乗客は1300人。'],
    ['3、4日に開く', '3,4日に開く'],
    ['1.5倍', '15倍'],
    ['1 000円', '1000円'],
    ['1、200人', '1,200人'],
    ['1, 200', '1,200'],
    ['10²', '102'],
    ['①の案', '1の案'],
    ['½', '1⁄2'],
    ['1㏠', '11日'],
    ['増えた', '増えない'],
    ['10〜20', '10-20'],
    ['〇', '○'],
  ])('%s is not %s', (ja, other) => {
    expect(english(other, [ja, 'No.'])).toBeUndefined()
    expect(english(ja, [other, 'No.'])).toBeUndefined()
  })

  it('when only a program wrote it, or it is a draft, or a side is empty', () => {
    const memory = memoryOf(
      ['一', 'One', { edited: false }],
      ['二', 'Two', { edited: false, state: 'translated' }],
      ['三', 'Three', { state: 'initial' }],
      ['四', ''],
      ['', 'Five'],
    )
    expect(['一', '二', '三', '四', ''].map((ja) => memory.find(ja, ''))).toEqual(Array(5).fill(undefined))
    expect([memory.segments, memory.unread]).toEqual([0, 3])
  })

  it('whatever its figures are: only equal digits can match', () => {
    const letters = fc.array(fc.constantFrom('1', '2', '３', '²', '①', '.', ',', '、', '。', ' ', '　', '-', '−', '人', '㎡', '〜'), {
      maxLength: 8,
    })
    const digits = (text: string) => [...text.normalize('NFKC')].filter((letter) => /[\p{N}]/u.test(letter)).join('')
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const [ja, asked] = [`あ${one.join('')}`, `あ${other.join('')}`]
        if (english(asked, [ja, 'x'])) expect(digits(asked)).toBe(digits(ja))
      }),
      { numRuns: 600 },
    )
  })
})

describe('of several', () => {
  it('what a person changed or approved counts, also over a state that says less', () => {
    expect(english('一', ['一', 'Machine', { edited: false }], ['一', 'Person', { edited: true, state: 'initial' }])).toBe('Person')
    expect(english('一', ['一', 'Approved', { edited: false, state: 'reviewed' }])).toBe('Approved')
  })

  it('final goes before reviewed, reviewed before edited, edited before the rest, then the later', () => {
    const rows: Row[] = [
      ['一', 'Final', { state: 'final' }],
      ['一', 'Reviewed', { state: 'reviewed' }],
      ['一', 'Edited', { edited: true }],
      ['一', 'Early'],
      ['一', 'Late'],
    ]
    for (let at = 0; at < 3; at++) expect(english('一', ...rows.slice(at))).toBe(rows[at]![1])
    expect(english('一', ...rows.slice(3))).toBe('Late')
    expect(makeMemory([file(['一', 'Old file']), file(['一', 'New file'])], language).find('一', '')?.en).toBe('New file')
  })

  it('the one letter by letter goes first, then the one behind the same sentence', () => {
    const memory = memoryOf(
      ['雨だった。', 'It rained.'],
      ['中止した。', 'The match was called off.'],
      ['予算がない。', 'There is no money.'],
      ['中止した。', 'The plan was dropped.'],
      ['中止した．', 'Cancelled.', { state: 'final' }],
      ['中止した。', 'The show was stopped.', { before: '停電した。' }],
    )
    expect(memory.find('中止した。', '雨だった．')?.en).toBe('The match was called off.')
    expect(memory.find('中止した。', '予算がない。')?.en).toBe('The plan was dropped.')
    expect(memory.find('中止した。', '停電した。')?.en).toBe('The show was stopped.')
    expect(memory.find('中止した。', '知らない文。')?.en).toBe('The show was stopped.')
    expect(memory.find('中止した．', '雨だった。')?.en).toBe('Cancelled.')
  })

  it('a file with one sentence a hundred thousand times stays quick', () => {
    const segments = Array.from({ length: 100_000 }, (_, index) => ({ id: String(index), ja: '同じ文。', en: `Line ${index}` }))
    const memory = makeMemory([{ path: 'big.tmx', date: null, segments }], language)
    const start = performance.now()
    for (let round = 0; round < 1000; round++) memory.find('同じ文。', `前の文${round}`)
    expect(performance.now() - start).toBeLessThan(1000)
    expect(memory.find('同じ文。', '')?.en).toBe('Line 99999')
  })

  it('has a hash that changes with what can be found, and with nothing else', () => {
    const hash = (...rows: Row[]) => memoryOf(...rows).sha256
    expect(hash(['一', 'One'], ['二', 'Two', { edited: false }])).toBe(hash(['一', 'One', { state: 'reviewed' }]))
    expect(hash(['一', 'One'])).not.toBe(hash(['一', 'Won']))
  })
})

describe('an engine with a memory', () => {
  const sentence = (id: string, ja: string, start: number): NamedSentence => ({
    id,
    ja,
    start,
    end: start + ja.length,
    kind: 'body',
    block: 0,
    tokens: [],
    bunsetsu: [],
    predicates: [],
    quantities: [],
    names: [],
    entities: [],
    avoided: [],
  })
  const article = {
    id: 'a',
    text: '橋だ。川だ。',
    sentences: [sentence('s1', '橋だ。', 0), sentence('s2', '川だ。', 3)],
    notes: [note('encoding-guessed')],
  } as unknown as Article<NamedSentence>
  const calls: number[] = []
  const engine: Engine = {
    name: 'fake',
    translate: async (given) => {
      calls.push(given.sentences.length)
      return {
        ...given,
        sentences: given.sentences.map((one) => ({
          ...one,
          english: { text: `Machine ${one.id}`, pieces: [], rules: [], confidence: 0.4, band: 'red' as const, engine: 'fake' },
        })),
        notes: [...given.notes, ...given.sentences.map(({ id }) => note('unknown-word', { sentence: id }))],
      }
    },
  }

  it('lets the person speak, and the engine for the rest with the whole article', async () => {
    const made = await withMemory(engine, memoryOf(['橋だ。', 'A bridge.'])).translate(article)
    expect(made.sentences.map((one) => one.english)).toEqual([
      {
        text: 'A bridge.',
        pieces: [{ at: { start: 0, end: 9 }, from: [{ start: 0, end: 3 }] }],
        rules: ['memory.exact'],
        confidence: 1,
        band: 'green',
        engine: 'memory',
      },
      { text: 'Machine s2', pieces: [], rules: [], confidence: 0.4, band: 'red', engine: 'fake' },
    ])
    expect(calls.splice(0)).toEqual([2])
    expect(made.notes.map(({ code, sentence: id }) => [code, id])).toEqual([
      ['encoding-guessed', undefined],
      ['unknown-word', 's2'],
    ])
  })

  it('does not ask the engine when there is nothing left', async () => {
    const made = await withMemory(engine, memoryOf(['橋だ。', 'A bridge.'], ['川だ．', 'A river.'])).translate(article)
    expect(made.sentences.map((one) => [one.english.text, one.english.rules])).toEqual([
      ['A bridge.', ['memory.exact']],
      ['A river.', ['memory.normalised']],
    ])
    expect([calls.length, made.notes]).toEqual([0, article.notes])
  })
})
