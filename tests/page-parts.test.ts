import fc from 'fast-check'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import type { Sheet } from '../src/digest.ts'
import { createMessages } from '../src/language/messages.ts'
import { barChart, signed } from '../src/write/chart.ts'
import { elsewhere } from '../src/write/elsewhere.ts'
import { entriesOf } from '../src/write/entries.ts'
import { figureIds, termIds } from '../src/write/entry-ids.ts'
import { glossedLine, makeReadings } from '../src/write/furigana.ts'
import { glosses } from '../src/write/glosses.ts'
import { digestJson } from '../src/write/index.ts'
import { markSentences } from '../src/write/marks.ts'
import { related, storyLine } from '../src/write/neighbours.ts'
import { readRuby, rubyText } from '../src/write/ruby-text.ts'
import { kicker, sheetSection, timeline } from '../src/write/sheet-parts.ts'
import { generator, makeDigest } from './fixtures/write/digest.ts'
import { nightTrain } from './fixtures/write/night-train.ts'
import { disaster, earnings } from './fixtures/write/sheets.ts'

const t = await createMessages('en')
const json = digestJson(nightTrain, generator, t)
const printed = (nodes: Parameters<typeof toHtml>[0][]) => nodes.map((node) => toHtml(node)).join('')

describe('furigana', () => {
  it.each([
    ['夜行列車', 'ヤコウレッシャ', '夜行列車[やこうれっしゃ]'],
    ['生産ハブ', 'せいさんハブ', '生産[せいさん]ハブ'],
    ['買い入れ', 'カイイレ', '買[か]い入[い]れ'],
    ['先端パッケージ向け装置', 'せんたんぱっけーじむけそうち', '先端[せんたん]パッケージ向[む]け装置[そうち]'],
    ['お茶の水', 'おちゃのみず', 'お茶[ちゃ]の水[みず]'],
    // The kana do not fit the reading: over the whole word.
    ['関ヶ原', 'セキガハラ', '関ヶ原[せきがはら]'],
    ['聞き手', 'キテ', '聞き手[きて]'],
    // Nothing to say.
    ['スマートフォン', 'スマートフォン', ''],
    ['東京', '', ''],
    ['東京', 'Tokyo', ''],
    ['東京', '<b>', ''],
  ])('%s, %s → %s', (word, reading, wanted) => {
    expect(
      glosses(word, reading)
        .map(({ text, reading: said }) => (said ? `${text}[${said}]` : text))
        .join(''),
    ).toBe(wanted)
  })

  it('tiles the word, whatever the reading', () => {
    const word = fc.string({ unit: fc.constantFrom('東', '京', 'き', 'キ', 'ー', '々', 'A'), maxLength: 12 })
    fc.assert(
      fc.property(word, fc.string({ unit: fc.constantFrom('き', 'キ', 'ー', 'か', 'A'), maxLength: 20 }), (ja, reading) => {
        const made = glosses(ja, reading)
        if (made.length) expect(made.map(({ text }) => text).join('')).toBe(ja)
        for (const { reading: said } of made) expect(said).toMatch(/^[ぁ-ゖー]*$/)
      }),
      { seed: 7 },
    )
  })

  it('stands over whole words of a line only', () => {
    const readings = makeReadings(json)
    const line = (ja: string) =>
      glossedLine(ja, readings)
        .map((node) => toHtml(node))
        .join('')
    expect(line('北海鉄道の夜行列車')).toBe('<ruby>北海鉄道<rt>ほっかいてつどう</rt></ruby>の<ruby>夜行列車<rt>やこうれっしゃ</rt></ruby>')
    expect(line('新北海鉄道網')).toBe('新北海鉄道網')
    expect(line('<i>')).toBe('&#x3C;i>')
  })

  it('reads words of the article in the lines of the digest, before the same letter first', () => {
    const words = [
      ['行って', '行', 'イ'],
      ['行い', '行', 'オコナ'],
      ['1人', '1人', 'ヒトリ'],
    ] as const
    const made = digestJson(
      makeDigest([{ kind: 'body', lines: words.map(([ja, word, reading]) => ({ pieces: [[ja, 'x', 0]], words: [[word, reading]] })) }]),
      generator,
      t,
    )
    const readings = makeReadings(made)
    const line = (ja: string) => readings.inLine(ja).map(({ start, end, id }) => `${ja.slice(start, end)} ${id}`)
    expect(line('調査を行い、1人が行っても行く')).toEqual(['行 おこな', '1人 ひとり', '行 い', '行 い'])
    expect(line('21人が実行')).toEqual([])
  })

  it('writes a line with its readings and reads it back', () => {
    const ranges = [{ start: 0, end: 1, id: 'つづ' }]
    expect(rubyText('続いた', ranges)).toBe('｜続《つづ》いた')
    expect(readRuby('続いた', '｜続《つづ》いた')).toEqual(ranges)
    // Of another line, or of a line that bears the signs itself.
    expect(readRuby('続いて', '｜続《つづ》いた')).toEqual([])
    expect(rubyText('《続》いた', [{ start: 1, end: 2, id: 'つづ' }])).toBe('')
    const text = fc.string({ unit: fc.constantFrom('続', 'い', '｜', '《', '》', '1', '<'), maxLength: 12 })
    fc.assert(
      fc.property(text, fc.nat(11), fc.nat(3), (ja, start, length) => {
        const end = Math.min(ja.length, start + length + 1)
        const one = start < end ? [{ start, end, id: 'あ' }] : []
        const said = rubyText(ja, one)
        if (said) expect(readRuby(ja, said)).toEqual(one)
        for (const { start: from, end: to } of readRuby(ja, text.toString())) expect(ja.slice(from, to)).not.toBe('')
      }),
      { seed: 5 },
    )
  })

  it('never crosses the border of a mark', () => {
    const digest = makeDigest([
      {
        kind: 'body',
        lines: [
          {
            pieces: [['高知県室戸市に上陸した。', 'landed near Muroto', 0]],
            entities: [['高知県', 'Kochi Prefecture', 'LOC']],
            readings: [['高知県室戸市', 'コウチケンムロトシ']],
          },
        ],
      },
    ])
    const made = digestJson(digest, generator, t)
    expect(makeReadings(made).of(made.sentences[0]!)).toEqual([])
  })
})

describe('the chart', () => {
  it.each([
    [18.3, '+18.3%'],
    [-5, '−5%'],
    [0, '±0%'],
    [-0.001, '±0%'],
    [0.126, '+0.13%'],
    [-1e300, '−1.0e+300%'],
  ])('%d → %s', (percent, words) => {
    expect(signed(percent)).toBe(words)
  })

  it('keeps every bar inside, the longest one as long as there is room, falls left of rises', () => {
    const percents = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(percents, (values) => {
        const svg = barChart(
          values.map((percent, at) => ({ label: `${at}`, percent })),
          { id: 'c', title: 'T', description: 'D' },
        )
        const [, , width, height] = String(svg.properties.viewBox).split(' ').map(Number)
        const bars = svg.children.flatMap((one) => (one.type === 'element' && one.tagName === 'rect' ? [one.properties] : []))
        expect(bars.length).toBe(values.length)
        const right = (bar: (typeof bars)[number]) => Number(bar.x) + Number(bar.width)
        for (const bar of bars) {
          expect(Number(bar.x)).toBeGreaterThanOrEqual(0)
          expect(right(bar)).toBeLessThanOrEqual(width! + 0.01)
          expect(Number(bar.y) + Number(bar.height)).toBeLessThan(height!)
        }
        const falls = bars.filter((_, at) => values[at]! < 0)
        const rises = bars.filter((_, at) => values[at]! >= 0)
        for (const fall of falls) for (const rise of rises) expect(right(fall)).toBeLessThanOrEqual(Number(rise.x) + 0.02)
      }),
      { seed: 7 },
    )
  })

  it('shortens names that would leave the sheet', () => {
    const svg = toHtml(
      barChart([{ label: '親会社株主に帰属する当期純利益の合計額', percent: 1 }], { id: 'c', title: 'T', description: 'D' }),
    )
    expect(svg).toContain('>親会社株主に帰属する当期純…<')
  })
})

describe('the sheet of a page', () => {
  const readings = makeReadings(json)
  const withSheet = (sheet: Sheet) => digestJson({ ...nightTrain, sheet }, generator, t)

  it('is not there when there is nothing to say', () => {
    expect([...kicker(json, t), ...sheetSection(json, readings, t), ...timeline(json, readings, t)]).toEqual([])
    const general = withSheet({ kind: 'general', facts: [], figures: [], timeline: [] })
    expect([...kicker(general, t), ...sheetSection(general, readings, t), ...timeline(general, readings, t)]).toEqual([])
  })

  it('names the kind, has a row a figure and a link to its proof', () => {
    const made = withSheet(earnings)
    expect(printed(kicker(made, t))).toBe('<p class="kicker">Earnings</p>')
    const html = printed(sheetSection(made, readings, t))
    expect(html.match(/<tr/g)?.length).toBe(7)
    expect(html).toContain('<p class="en" lang="en">up 27.4%</p>')
    expect(html).toContain('href="#s5"')
    expect(html).toContain('<svg role="img" aria-labelledby="chart-title chart-text"')
  })

  it('says the period once above the figures that are of it, and draws the changes of the first that has two', () => {
    const periods = [
      { ja: '4〜12月期', en: 'April to December' },
      { ja: '通期', en: 'the full year' },
    ]
    const figures = [...earnings.figures, ...earnings.figures].map((figure, at) => ({
      ...figure,
      period: periods[at < earnings.figures.length ? 0 : 1]!,
    }))
    const html = printed(sheetSection(withSheet({ ...earnings, figures }), readings, t))
    expect(html.match(/<tr class="of"/g)?.length).toBe(2)
    expect(html.match(/4〜12月期/g)?.length).toBe(1)
    expect(html).toContain('<span lang="en">April to December</span></figcaption>')
    const changes = earnings.figures.filter(({ percent }) => percent !== null).length
    expect(html.match(/<rect/g)?.length).toBe(changes)
  })

  it('draws no chart for a single change', () => {
    const one = withSheet({ ...earnings, figures: earnings.figures.filter(({ percent }, at) => at === 0 || percent === null) })
    expect(printed(sheetSection(one, readings, t))).not.toContain('<svg')
  })

  it('leaves out columns that are empty', () => {
    const bare = withSheet({ ...earnings, figures: earnings.figures.map((figure) => ({ ...figure, change: null, base: null })) })
    expect(printed(sheetSection(bare, readings, t)).match(/<th[^>]*columnheader/g)?.length).toBe(3)
  })

  it('lists facts with their names and days as dates where they are dates', () => {
    const made = withSheet(disaster)
    expect(printed(sheetSection(made, readings, t))).toContain('<dt class="label">Missing</dt><dd><p class="ja" lang="ja">1人</p>')
    const html = printed(timeline(made, readings, t))
    expect(html).toContain('<time lang="en" class="when" datetime="2026-11">November</time>')
    expect(html).toContain('<span lang="en" class="when">fiscal 2028</span>')
  })
})

describe('the lists of a page', () => {
  const twice = makeDigest(
    [
      { kind: 'title', lines: [{ pieces: [['水素', 'Hydrogen', 0]] }] },
      {
        kind: 'body',
        lines: ['昨年', '昨年', '今年'].map((year) => ({
          pieces: [
            [`${year}、`, 'in that year', 1],
            ['水素車両が走った。', 'hydrogen cars ran', 0],
          ],
          quantities: [[year, 'that year', 'date', '2025', 'year']],
          entities: [['水素車両', 'hydrogen cars', 'OTHER']],
        })),
      },
    ],
    { terms: [{ ja: '水素車両', reading: 'すいそしゃりょう', en: 'hydrogen cars', score: 1, count: 3, status: 'known', sentence: 's2' }] },
  )
  const made = digestJson(twice, generator, t)
  const entries = entriesOf(made, {
    t,
    readings: makeReadings(made),
    marksOf: markSentences(made),
    context: {
      mentions: new Map([
        ['OTHER:hydrogen cars', [{ id: 'x', title: { ja: '題', en: 'T' }, date: null, publisher: null, count: 2, sentences: ['s4'] }]],
      ]),
    },
  })

  it('tell what says the same once, with all its sentences', () => {
    expect(figureIds(made)).toEqual(['q1', 'q1', 'q3'])
    expect(entries.figures.map(({ id, sentences }) => [id, sentences])).toEqual([
      ['q1', ['s2', 's3']],
      ['q3', ['s4']],
    ])
  })

  it('tell a term that is an entity once, with its reading', () => {
    expect(termIds(made)).toEqual(['e1'])
    expect(entries.names).toEqual([])
    expect(entries.terms.map(({ id, reading, sentences }) => [id, reading, sentences])).toEqual([
      ['e1', 'すいそしゃりょう', ['s2', 's3', 's4']],
    ])
  })

  it('know where else a name stands', () => {
    expect(entries.terms[0]?.elsewhere.map(({ id }) => id)).toEqual(['x'])
  })
})

describe('other articles on a page', () => {
  const neighbour = { id: '水 素/../x', title: { ja: '<題>', en: '' }, date: null, publisher: '<紙>' }

  it('are led to by encoded addresses, in the language there is', () => {
    const address = './%E6%B0%B4%20%E7%B4%A0%2F..%2Fx.html'
    const html = printed(related({ related: [neighbour] }, t))
    expect(html).toContain(`href="${address}"`)
    expect(html).not.toContain('<題>')
    const entry = {
      id: 'e1',
      ja: '水',
      reading: '',
      en: 'water',
      facts: [],
      sentences: [],
      elsewhere: [{ ...neighbour, count: 2, sentences: ['s7'] }],
    }
    const [script] = elsewhere({ names: [entry], terms: [{ ...entry, id: 't1' }], figures: [] }, t)
    const text = toHtml(script!)
    expect(text).not.toContain('<題>')
    expect(JSON.parse(/>(.*)<\/script>$/.exec(text)![1]!)).toEqual({
      title: 'In other articles:',
      toSentence: 'to sentence {n}',
      mentions: { 2: '2 mentions' },
      articles: [[address, '<題>', 'ja', '']],
      of: { e1: [[0, 2, 7]], t1: [[0, 2, 7]] },
    })
  })

  it.each([
    'javascript:alert(1)',
    'https://evil.example/x.html',
    '//evil.example/x.html',
    '../x.html',
    'x.html"><script>',
    'data:text/html,x',
  ])('are not led to by %s', (href) => {
    expect(storyLine({ story: { href, title: neighbour.title } }, t)).toEqual([])
  })

  it('are silent when there are none', () => {
    expect([
      ...elsewhere({ names: [], terms: [], figures: [] }, t),
      ...related({}, t),
      ...related({ related: [] }, t),
      ...storyLine({}, t),
    ]).toEqual([])
  })
})
