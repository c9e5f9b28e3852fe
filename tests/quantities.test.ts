import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatNumber, makeQuantityReader } from '../src/analyze/quantities/index.ts'
import { cpuClock } from './cpu-clock.ts'
import { language } from './opened.ts'

const read = makeQuantityReader(language)
const folder = new URL('./corpus/quantities/', import.meta.url)
const anchor = '2026-02-18'

/** The date of the articles of a case file, from its first line. */
const dateOf = (file: string) => /\d{4}-\d\d-\d\d/.exec(readFileSync(new URL(file, folder), 'utf8'))?.[0] ?? anchor

/** Sentence → the lines it expects; lines of a case are indented. */
function cases(file: string): [string, string[]][] {
  const found: [string, string[]][] = []
  for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
    if (!line || line.startsWith('#')) continue
    if (line.startsWith('  ')) found.at(-1)![1].push(line.trim())
    else found.push([line, []])
  }
  return found
}

function lines(sentence: string, date: string | null = anchor): string[] {
  return read(sentence, { anchor: date, offset: 0 }).map(({ ja, kind, value, unit, modifier, en }) =>
    [ja, kind, typeof value === 'object' ? value.join(' .. ') : value, unit, modifier, en].join('|'),
  )
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  describe(file, () => {
    const date = dateOf(file)
    test.each(cases(file))('%s', (sentence, expected) => {
      expect(lines(sentence, date)).toEqual(expected)
    })
  })
}

test('the case files hold more than 1,300 expressions, and each of them stands in its sentence in this order', () => {
  const all = readdirSync(folder).flatMap(cases)
  expect(all.flatMap(([, expected]) => expected).length).toBeGreaterThan(1300)
  for (const [sentence, expected] of all) {
    let at = 0
    for (const line of expected) {
      const ja = line.split('|')[0]!
      at = sentence.indexOf(ja, at)
      expect(at, `${ja} in ${sentence}`).toBeGreaterThanOrEqual(0)
      at += ja.length
    }
  }
})

describe('anchors', () => {
  const en = (sentence: string, date: string | null) =>
    read(sentence, { anchor: date, offset: 0 }).map((quantity) => [quantity.value, quantity.en])

  test('without a date relative words keep the word as value', () => {
    expect(en('来年2月に開く。', null)).toEqual([['XXXX-02', 'February next year']])
    expect(en('昨年は減った。', null)).toEqual([['昨年', 'last year']])
    expect(en('同日に会う。', null)).toEqual([['同日', 'the same day']])
    expect(en('18日に会う。', null)).toEqual([['XXXX-XX-18', 'the 18th']])
  })

  test('a bare day behind a month of long ago is of these days, behind a day of that month it is not', () => {
    expect(en('2021年8月の豪雨をめぐり、地裁は17日、判決を言い渡した。', '2026-09-17').at(-1)).toEqual(['2026-09-17', 'the 17th'])
    expect(en('2021年8月14日に雨が降り、17日に川があふれた。', '2026-09-17').at(-1)).toEqual(['2021-08-17', 'the 17th'])
    expect(en('2021年8月は雨が多く、25日に川があふれた。', '2026-09-17').at(-1)).toEqual(['2021-08-25', 'the 25th'])
  })

  test('January to March belongs to the fiscal year before', () => {
    expect(en('今年度の予算。', '2024-01-05')).toEqual([['FY2023', 'this fiscal year']])
    expect(en('今年度の予算。', '2024-04-01')).toEqual([['FY2024', 'this fiscal year']])
  })

  test('a bare day is the nearest one, over the turn of the year too', () => {
    expect(en('28日に開いた。', '2024-01-05')).toEqual([['2023-12-28', 'the 28th']])
    expect(en('10日に開く。', '2024-01-05')).toEqual([['2024-01-10', 'the 10th']])
    expect(en('12月に決めた。', '2024-01-05')).toEqual([['2023-12', 'December']])
  })

  test('of a month that is past and one to come a plan means the one to come', () => {
    expect(en('11月3日に映画館を開館する。', '2026-04-20')).toEqual([['2026-11-03', 'November 3']])
    expect(en('11月3日に映画館を開館した。', '2026-04-20')).toEqual([['2025-11-03', 'November 3']])
    expect(en('12月に決めたと主張する。', '2026-01-05')).toEqual([['2025-12', 'December']])
  })

  test('a business year has ended or will end', () => {
    expect(en('2026年3月期の決算。', '2026-05-10')).toEqual([['FY2025', 'the year ended March 2026']])
    expect(en('2026年3月期の予想。', '2026-02-10')).toEqual([['FY2025', 'the fiscal year ending March 2026']])
    expect(en('2025年12月期の決算。', '2026-02-10')).toEqual([['FY2025', 'the year ended December 2025']])
  })

  test('a broken anchor is no anchor', () => {
    expect(en('昨年は減った。', '2026-13-40')).toEqual([['昨年', 'last year']])
  })
})

test('offset moves the spans', () => {
  expect(read('約3人', { anchor: null, offset: 100 })).toMatchObject([{ ja: '約3人', start: 100, end: 103 }])
})

test('numbers are written as a wire editor writes them', () => {
  const written: [number | string, string][] = [
    [0, '0'],
    [15000, '15,000'],
    [0.5, '0.5'],
    [1_200_000_000_000, '1.2 trillion'],
    [120_000_000, '120 million'],
    [9_122_341, '9,122,341'],
    [100_020_000, '100.02 million'],
    [-5.2, 'minus 5.2'],
    [1e21, '1,000,000,000 trillion'],
    ['10000000000000001', '10,000,000,000,000,001'],
  ]
  for (const [value, text] of written) expect(formatNumber(value)).toBe(text)
})

const digits = '〇一二三四五六七八九'

/** 1200034 → 百二十万三十四; zero → 零. */
function kanji(value: bigint): string {
  if (value === 0n) return '零'
  let text = ''
  let rest = value
  for (const scale of ['', '万', '億', '兆', '京']) {
    const group = Number(rest % 10000n)
    rest /= 10000n
    if (group) text = fourDigits(group, scale !== '') + scale + text
  }
  return text
}

function fourDigits(value: number, scaled: boolean): string {
  let text = ''
  for (const [unit, name] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ] as const) {
    const digit = Math.floor(value / unit) % 10
    // 千万 is said as 一千万 too; both forms occur.
    if (digit) text += (digit === 1 && !(scaled && unit === 1000) ? '' : digits[digit]) + name
  }
  return text + (value % 10 ? digits[value % 10] : '')
}

/** 123456789 → 1億2345万6789. */
function mixed(value: bigint): string {
  let text = ''
  let rest = value
  for (const scale of ['', '万', '億', '兆', '京']) {
    const group = rest % 10000n
    rest /= 10000n
    if (group) text = `${group}${scale}${text}`
  }
  return text || '0'
}

const integers = fc.oneof(
  fc.bigInt({ min: 0n, max: 10n ** 16n }),
  fc.nat({ max: 99999 }).map(BigInt),
  fc.tuple(fc.nat({ max: 9999 }), fc.nat({ max: 12 })).map(([head, zeros]) => BigInt(head) * 10n ** BigInt(zeros)),
)

test('integers from 0 to 10^16 come back from every notation', () => {
  fc.assert(
    fc.property(integers, (value) => {
      for (const written of [
        kanji(value),
        mixed(value),
        String(value),
        value.toLocaleString('en-US'),
        full(String(value)),
        positional(value),
      ]) {
        const [found, more] = read(`費用は${written}円だ`, { anchor: null, offset: 0 })
        expect(more, written).toBeUndefined()
        expect(found, written).toMatchObject({ ja: `${written}円`, kind: 'money', unit: 'JPY' })
        expect(BigInt(found!.value as number | string), written).toBe(value)
      }
    }),
    { numRuns: 250 },
  )
})

const full = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const positional = (value: bigint) => String(value).replace(/\d/g, (digit) => digits[Number(digit)] ?? '')

/** Every table entry of a column, cut into the words the reader knows. */
const vocabulary = [
  'marks',
  'units',
  'modifiers',
  'relative',
  'parts',
  'times',
  'words',
  'comparisons',
  'ordinals',
  'eras',
  'idioms',
  'context',
  'digits',
]
  .flatMap((name) => language.rows(`ja/quantity-${name}`).map((row) => row.ja!))
  .concat([...'0123456789０９．，,.-〜～、。（）()%／ ', 'M', 'G7', '$', '2026', '12', '3', '人', '年', '月', '日'])

const noise = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...vocabulary), { maxLength: 12 }).map((parts) => parts.join('')),
)

test('on any string: no exception, true spans, ascending, no Japanese in the English', () => {
  fc.assert(
    fc.property(noise, fc.constantFrom(null, anchor, '2024-02-29', 'nonsense'), fc.nat(50), (text, date, offset) => {
      let end = offset
      for (const quantity of read(text, { anchor: date, offset })) {
        // An `expect` costs more than the reading.
        const { ja, en, start } = quantity
        if (ja !== text.slice(start - offset, quantity.end - offset)) expect.fail(`cut otherwise: ${ja}`)
        if (start < end || quantity.end <= start) expect.fail(`out of order: ${ja}`)
        end = quantity.end
        if (en.trim() === '' || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}{}]|undefined|NaN|XXXX|\s\s/u.test(en))
          expect.fail(`${ja}: ${en}`)
        for (const value of [quantity.value].flat()) if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      }
      expect(end).toBeLessThanOrEqual(offset + text.length)
    }),
    { numRuns: 1200 },
  )
})

test('time grows with the length of the text, not with its square', () => {
  for (const piece of [
    '一',
    '1',
    '約',
    '数',
    '1〜',
    '1、',
    '千',
    '日本時間',
    '1.',
    '1,',
    '第',
    '年',
    '3人に',
    '前年比',
    '2026年',
    'a1',
    '計',
    '-',
    '午後',
    '平成',
    '1円',
  ]) {
    const time = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length))
      const spent = cpuClock()
      read(text, { anchor, offset: 0 })
      return spent()
    }
    const short = Math.max(Math.min(time(1_000), time(1_000)), 0.003)
    const long = time(8_000)
    // Eight times the text may take thirty-six times as long on a busy machine; squared it would be 64.
    expect(long < 36 * short ? long : Math.min(long, time(8_000)), piece).toBeLessThan(36 * short)
  }
}, 60_000)

test('the tables have no duplicate rows and no loose white space', () => {
  for (const name of [
    'units',
    'idioms',
    'modifiers',
    'relative',
    'words',
    'parts',
    'comparisons',
    'ordinals',
    'marks',
    'context',
    'digits',
    'eras',
    'times',
    'weekdays',
  ]) {
    const seen = new Set<string>()
    for (const row of language.rows(`ja/quantity-${name}`)) {
      const key = [row.ja, row.mark, row.context, row.side, row.for, row.scale, row.kind].join('|')
      expect(seen.has(key), `${name}: ${key}`).toBe(false)
      seen.add(key)
      expect(row.ja, `${name}: ${key}`).not.toBe('')
      for (const field of Object.values(row)) expect(field, `${name}: ${key}`).toBe(field.trim())
    }
  }
})
