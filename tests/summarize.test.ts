import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeAnalyzer } from '../src/analyze/index.ts'
import type { Article, Band, Entity, NamedSentence, Piece, TranslatedSentence } from '../src/document.ts'
import { draftLine } from '../src/lines/draft-line.ts'
import { centrality, similarity, vectors } from '../src/summarize/centrality.ts'
import { dateSense } from '../src/summarize/dates.ts'
import { makeSummarizer, type Planned } from '../src/summarize/index.ts'
import { makeStyling } from '../src/summarize/style.ts'
import { cpuClock } from './cpu-clock.ts'
import { language, openedTokenizer } from './opened.ts'
import { syncReader } from './sync-reader.ts'

const read = syncReader(language)
const analyze = makeAnalyzer(language, await openedTokenizer())
const { plan, choose, compose } = makeSummarizer(language)

/** The digest with the English that the sentences of the article have. */
function summarize(article: Article<TranslatedSentence>, options: { points: number; sentences: number }) {
  const made = choose(plan(article, options), null)
  const english = ({ article, lines }: Planned): Article<TranslatedSentence> => ({
    ...article,
    sentences: article.sentences.map((sentence, at) => ({ ...sentence, english: lines[at]!.sentence.english })),
  })
  return compose(made, { summary: english(made.summary), points: english(made.points) })
}
const options = { points: 5, sentences: 3 }
const corpus = new URL('corpus/summarize/', import.meta.url)

interface Setup {
  /** English of sentences by the first letters of their Japanese; else `English of s1.` */
  readonly english?: Readonly<Record<string, string>>
  readonly bands?: Readonly<Record<string, Band>>
  /** Japanese name → its type and English. */
  readonly names?: Readonly<Record<string, { en: string; type: Entity['type'] }>>
  readonly pieces?: (sentence: NamedSentence) => readonly Piece[]
  readonly path?: string
}

/** A real analysis with made-up English and names. */
function translated(text: string, { english = {}, bands = {}, names = {}, pieces = () => [], path = 'x.md' }: Setup = {}) {
  const article = analyze(read({ path, bytes: new TextEncoder().encode(text) }))
  const find = <T>(table: Readonly<Record<string, T>>, ja: string) => Object.entries(table).find(([start]) => ja.startsWith(start))?.[1]
  const sentences = article.sentences.map((sentence): TranslatedSentence => {
    const entities = Object.entries(names)
      .flatMap(([ja, { en, type }]) =>
        [...sentence.ja.matchAll(new RegExp(ja, 'g'))].map(
          ({ index }): Entity => ({
            ...{ ja, en, type, source: 'glossary', accept: [], the: false },
            ...{ start: sentence.start + index, end: sentence.start + index + ja.length },
          }),
        ),
      )
      .sort((one, other) => one.start - other.start)
    const named = { ...sentence, entities, avoided: [] }
    const band = find(bands, sentence.ja) ?? 'green'
    const text = find(english, sentence.ja) ?? `English of ${sentence.id}.`
    return { ...named, english: { text, pieces: pieces(named), rules: [], confidence: 0.8, band, engine: 'test' } }
  })
  return { ...article, sentences }
}

const prose = (article: Article) => article.sentences.filter(({ kind }) => /body|item|quote/.test(kind))
const idOf = (article: Article, start: string) => article.sentences.find(({ ja }) => ja.startsWith(start))!.id
const condensed = (lines: readonly string[], setup: Setup = {}) =>
  summarize(translated(`# 見出し\n\n${lines.join('\n\n')}`, setup), { points: 50, sentences: 1 }).keyPoints.map(({ ja }) => ja)
const golden = readdirSync(corpus)
  .filter((name) => /\.(md|txt)$/.test(name) && !name.startsWith('lines'))
  .sort()

/** The marked article without its marks, and the ids of the sentences marked `*` before anything was run. */
function marked(name: string): { article: Article<TranslatedSentence>; gold: ReadonlySet<string> } {
  const text = readFileSync(new URL(name, corpus), 'utf8')
  const article = translated(text.replaceAll('*', ''), { path: name })
  const gold = [...text.matchAll(/\*([^*\n。]{6,14})/g)].map(([, start]) => idOf(article, start!))
  return { article, gold: new Set(gold) }
}

describe('selection', () => {
  test('finds the marked sentences better than taking the first ones', () => {
    const hits = { ours: 0, lead: 0, wanted: 0 }
    const table = golden.map((name) => {
      const { article, gold } = marked(name)
      const taken = summarize(article, { points: gold.size, sentences: 3 }).keyPoints.map(({ evidence }) => evidence[0]!)
      const ours = taken.filter((id) => gold.has(id)).length
      const lead = prose(article)
        .slice(0, gold.size)
        .filter(({ id }) => gold.has(id)).length
      hits.ours += ours
      hits.lead += lead
      hits.wanted += gold.size
      return `${name}: ours ${ours}, lead ${lead} of ${gold.size}`
    })
    expect(golden.length).toBeGreaterThanOrEqual(6)
    // As many are taken as are marked, so precision, recall and F1 are one number.
    const f1 = hits.ours / hits.wanted
    expect(f1, table.join('\n')).toBeGreaterThan(hits.lead / hits.wanted + 0.1)
    expect(f1, table.join('\n')).toBeGreaterThanOrEqual(0.7)
  })
})

describe('centrality', () => {
  const content = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 6 }).map((keys) => new Map(keys.map((key) => [key, 1])))

  test('is LexRank over the matrix of all cosines', () => {
    fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 8 }), (contents) => {
        const { vectors: made, size } = vectors(contents, (key) => 1 + key.charCodeAt(0) / 100)
        const lookups = made.map(({ keys, values }) => new Map(keys.map((key, at) => [key, values[at]!])))
        const matrix = lookups.map((one, row) => made.map((other, column) => (row === column ? 0 : similarity(one, other))))
        const sums = matrix.map((row) => row.reduce((sum, value) => sum + value, 0))
        let wanted = made.map(() => 1 / made.length)
        for (let round = 0; round < 40; round++)
          wanted = matrix.map(
            (row) =>
              0.15 / made.length +
              0.85 * row.reduce((sum, value, at) => sum + (sums[at]! > 1e-9 ? (value * wanted[at]!) / sums[at]! : 0), 0),
          )
        const best = Math.max(...wanted)
        centrality(made, size).forEach((score, at) => {
          expect(score).toBeCloseTo(wanted[at]! / best, 6)
        })
      }),
      { numRuns: 200, seed: 3 },
    )
  })

  test('brings in what the rest of the article speaks of', () => {
    const text = `# 題\n\n秋の空は高い。庭には赤い花が咲く。県の漁業組合が養殖の設備を買う。漁業組合は養殖の費用を借りる。漁業組合の養殖は県の産業だ。`
    const { keyPoints } = summarize(translated(text), { points: 3, sentences: 1 })
    expect(keyPoints.map(({ evidence }) => evidence[0])).not.toContain('s3')
  })

  test('the same news is told once', () => {
    const text = `# 題\n\n県は漁港の防波堤の工事を始める方針を決めた。\n\n県は漁港の防波堤の工事を始める方針を決定した。\n\n町は来春から小学校の給食をすべて無料にする。`
    const { keyPoints } = summarize(translated(text), { points: 2, sentences: 1 })
    expect(keyPoints.map(({ evidence }) => evidence[0])).toEqual(['s2', 's4'])
  })
})

describe('the shape of an article', () => {
  const chosen = (text: string, length: { points: number; sentences: number }, date = '2026-06-20') => {
    const article = translated(`---\ntitle: 題\ndate: ${date}\n---\n\n${text}`)
    const { keyPoints, summary } = summarize(article, length)
    const byId = new Map(article.sentences.map(({ id, ja }) => [id, ja]))
    const lines = (evidence: readonly string[]) => evidence.map((id) => byId.get(id)!.slice(0, 8))
    return {
      points: lines(keyPoints.map(({ evidence }) => evidence[0]!)),
      summary: lines(summary.sentences.map(({ evidence }) => evidence[0]!)),
    }
  }
  const scene = `朝の港には霧が立ちこめ、船の汽笛が低く響いていた。漁師の妻は岸壁で網を繕う手を止めなかった。

この港では300年前から漁が続き、町の人は海とともに暮らしてきた。

県は19日、港の岸壁を3年かけて造り直す計画を発表した。工事の費用は84億円に上る。

工事は来年4月に始まり、2029年度の完成を目指す。`

  test('after a scene the news of the day leads', () => {
    expect(chosen(scene, { points: 1, sentences: 2 })).toEqual({
      points: ['県は19日、港の'],
      summary: ['県は19日、港の', '工事は来年4月に'],
    })
  })

  test('news first: the first sentence leads, whatever is dated later', () => {
    const news = `県は19日、港の岸壁を3年かけて造り直す計画を発表した。工事の費用は84億円に上る。

港では昨年から壁の傷みが目立っていた。

市は18日、工事への協力を県に申し入れた。`
    expect(chosen(news, { points: 1, sentences: 1 })).toEqual({ points: ['県は19日、港の'], summary: ['県は19日、港の'] })
  })

  test('in an interview the questions are no lines, the answers are no mere quotations', () => {
    const talk = `港湾会社の新社長に聞いた。

――来年度の計画は。

「来年度に岸壁を2カ所造り直す。費用は84億円で、国が半分を負担する」

――人手は足りていますか。

「足りていない。作業員の平均年齢は58歳だ」`
    const { points } = chosen(talk, { points: 2, sentences: 1 })
    expect(points).toHaveLength(2)
    expect(points.join()).toContain('来年度に岸壁')
    expect(chosen(talk, { points: 9, sentences: 0 }).points.join()).not.toContain('――')
  })

  test('of a report with updates the newest part counts more than the same words before', () => {
    const updates = (first: string, last: string) => `大雨で19日、山の斜面が崩れた。\n\n## 午前5時\n\n${first}\n\n## 午後9時\n\n${last}`
    const old = '県によると、住宅11棟が土に埋まった。'
    const now = '市によると、住宅14棟が水に漬かった。'
    expect(chosen(updates(old, now), { points: 2, sentences: 1 }).points[1]).toBe(now.slice(0, 8))
    expect(chosen(updates(now, old), { points: 2, sentences: 1 }).points[1]).toBe(old.slice(0, 8))
  })
})

describe('dates', () => {
  const of = (ja: string, value: string) => ({ kind: 'date', ja, value, unit: '', modifier: '', en: '', start: 0, end: ja.length }) as const
  test.each([
    ['19日', '2026-06-19', '2026-06-20', 'news'],
    ['19日', 'XXXX-XX-19', null, 'news'],
    ['6月19日', 'XXXX-06-19', null, ''],
    ['10日', '2026-06-10', '2026-06-20', ''],
    ['7月1日', '2026-07-01', '2026-06-20', 'next'],
    ['8日', '2026-07-08', '2026-06-20', ''],
    ['2028年度', 'FY2028', '2026-06-20', 'next'],
    ['今月', '2026-06', '2026-06-20', ''],
    ['1961年', '1961', '2026-06-20', 'past'],
    ['前週', '前週', '2026-06-20', ''],
  ])('%s (%s) in an article of %s is "%s"', (ja, value, published, wanted) => {
    expect(dateSense(of(ja, value), published)).toBe(wanted)
  })
})

describe('condensing', () => {
  const cases = readFileSync(new URL('lines.txt', corpus), 'utf8')
    .split('\n')
    .filter((line) => line.includes(' → ') && !line.startsWith('#'))
    .map((line) => line.split(' → ') as [string, string])

  test.each(cases)('%s', (source, wanted) => {
    expect(condensed([source])).toEqual([wanted])
  })

  test('a reference takes the name that is alone in question, and the name is cited', () => {
    const article = translated('# 見出し\n\nみなと食品は新しい工場を建てる。同社は従業員を120人採用する方針です。', {
      names: { みなと食品: { en: 'Minato Foods', type: 'ORG' } },
    })
    const { keyPoints } = summarize(article, options)
    expect(keyPoints.map(({ ja }) => ja)).toEqual(['みなと食品は新しい工場を建てる', 'みなと食品は従業員を120人採用する方針'])
    expect(keyPoints[1]!.evidence).toEqual(['s3', 's2'])
  })

  test('a reference with two possible names stays', () => {
    const names = { みなと食品: { en: 'Minato Foods', type: 'ORG' }, 山川商事: { en: 'Yamakawa', type: 'ORG' } } as const
    const far = ['工場は港にある。', '費用は高い。', '市も助ける。', '道路も広げる。', '同社は従業員を120人採用する方針です。']
    expect(condensed(['みなと食品が新しい工場を建てる。', ...far], { names }).at(-1)).toBe('みなと食品は従業員を120人採用する方針')
    expect(condensed(['みなと食品が新しい工場を建てる。', '山川商事も建てる。', ...far], { names }).at(-1)).toBe(
      '同社は従業員を120人採用する方針',
    )
    expect(condensed(['みなと食品と山川商事が新しい工場を建てる。', '同社は従業員を120人採用する方針です。'], { names })[1]).toBe(
      '同社は従業員を120人採用する方針',
    )
  })

  test('同市 is a city, never the prefecture before it', () => {
    const names = { 青葉県: { en: 'Aoba Prefecture', type: 'LOC' }, 北浜市: { en: 'Kitahama', type: 'LOC' } } as const
    expect(condensed(['青葉県の北浜市で新しい市場が開いた。', '同市では人口が増えている。'], { names })[1]).toBe(
      '北浜市では人口が増えている',
    )
  })
})

describe('key points', () => {
  const listed = `# 港の再開発

港湾局は古い倉庫を壊し、長さ800メートルの岸壁を新しく造る。

地元の漁業者は工事で魚が減ることを心配している。

## この記事のポイント

- 岸壁は800メートル
- 漁業者は魚の減少を心配
`
  test('the author decides, the body proves', () => {
    const article = translated(listed, { english: { 岸壁は: 'The quay is 800 metres long' }, bands: { 岸壁は: 'yellow' } })
    const { keyPoints } = summarize(article, options)
    expect(keyPoints.map(({ ja, origin }) => [ja, origin])).toEqual([
      ['岸壁は800メートル', 'author'],
      ['漁業者は魚の減少を心配', 'author'],
    ])
    expect(keyPoints[0]).toMatchObject({ en: 'The quay is 800 metres long', band: 'yellow' })
    expect(keyPoints.map(({ evidence }) => evidence)).toEqual([
      [idOf(article, '港湾局'), idOf(article, '岸壁は')],
      [idOf(article, '地元の'), idOf(article, '漁業者は')],
    ])
  })

  test('headings, questions and remarks about the article are no points', () => {
    const article = translated(
      '# 題\n\n本記事では、港の再開発を解説します。\n\n## 港の今\n\n港の岸壁は老朽化している。\n\n工事はいつ終わるのでしょうか。\n\n費用は誰が払う？',
    )
    const { keyPoints, summary } = summarize(article, options)
    expect(keyPoints.map(({ ja }) => ja)).toEqual(['港の岸壁は老朽化している'])
    expect(summary.evidence).toEqual([idOf(article, '港の岸壁')])
  })

  test('bylines and datelines are no points', () => {
    const article = translated('# 題\n\n港の岸壁は老朽化している。\n\n（港の新聞　3月2日）\n\n経済部　山田　花子')
    expect(summarize(article, options).keyPoints.map(({ ja }) => ja)).toEqual(['港の岸壁は老朽化している'])
  })
})

describe('summary', () => {
  const news = `# 北浜市、電子図書館を開設へ

北浜市は来年4月に電子図書館を開設する。市民は18万冊を無料で借りられる。

開設の費用は3億円で、国が半分を負担する。

分館の廃止には市民の反対の声が強い。
`
  test('starts with the lead, keeps the order, joins both languages', () => {
    const { summary } = summarize(translated(news), { points: 1, sentences: 2 })
    expect(summary.evidence[0]).toBe('s2')
    expect(summary.evidence).toHaveLength(2)
    expect(summary.en).toBe(summary.evidence.map((id) => `English of ${id}.`).join(' '))
    expect(summary.ja).toMatch(/^北浜市は来年4月に電子図書館を開設する。[^\s]+。$/)
  })

  test('of two sentences worth the same the one with the better English is taken', () => {
    const text = '# 港の工事\n\n港の工事が来月始まる。\n\n費用は県が3億円を出す。道路は県が3億円で造る。'
    const plain = summarize(translated(text), { points: 1, sentences: 2 }).summary.evidence
    expect(plain).toEqual(['s2', 's3'])
    const red = summarize(translated(text, { bands: { 費用は: 'red' } }), { points: 1, sentences: 2 }).summary.evidence
    expect(red).toEqual(['s2', 's4'])
  })

  test('a sentence that leans on the one before never comes alone', () => {
    const text =
      '# 港の工事\n\n港の工事が来月始まる。\n\n県は費用の3億円を出す方針だ。\n\n雨の日が続いた。これは県が港の工事費として決めた最大の予算だ。'
    const { evidence } = summarize(translated(text), { points: 1, sentences: 3 }).summary
    expect(evidence.includes('s5')).toBe(evidence.includes('s4') && evidence.includes('s5'))
    expect(evidence[0]).toBe('s2')
    expect(evidence).toContain('s3')
  })

  test('asks for nothing, gets nothing', () => {
    const { summary, keyPoints } = summarize(translated(news), { points: 0, sentences: 0 })
    expect(summary).toEqual({ ja: '', en: '', evidence: [], sentences: [] })
    expect(keyPoints).toEqual([])
  })
})

describe('title', () => {
  test.each([
    ['The race for all-solid-state batteries heats up.', 'Race for All-Solid-State Batteries Heats Up'],
    ['CATL and the city of Yibin agree on a 10-year plan', 'CATL and the City of Yibin Agree on a 10-Year Plan'],
    ['New line: a second look at state-of-the-art chips', 'New Line: Second Look at State-of-the-Art Chips'],
    ['iPhone sales fall 5 km from "the centre"', 'iPhone Sales Fall 5 km from "the Centre"'],
    ['What is left to hope for', 'What Is Left to Hope For'],
    ['In Inzai, it is waiting for the line', 'In Inzai, Waiting for the Line'],
    ['The market is conscious of a rate hike', 'Market Conscious of a Rate Hike'],
    ['Landslide (9 p.m. update)', 'Landslide (9 p.m. Update)'],
  ])('%s', (english, wanted) => {
    const article = translated('# 港の題名\n\n港の工事が来月始まる。', { english: { 港の題名: english } })
    expect(summarize(article, options).titleEn).toBe(wanted)
  })
})

describe('always', () => {
  const stock = golden.flatMap((name) => prose(marked(name).article).map(({ ja }) => ja))
  const numbers = (text: string) => text.match(/\d[\d.]*/g) ?? []
  /** All of `some` stand in `all` in this order. */
  const isPart = (some: readonly string[], all: readonly string[]) => {
    let at = 0
    for (const one of all) if (one === some[at]) at++
    return at === some.length
  }

  test('evidence exists, numbers come from it, the same input gives the same digest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...stock), { minLength: 1, maxLength: 14 }),
        fc.nat({ max: 8 }),
        fc.nat({ max: 6 }),
        (lines, points, sentences) => {
          const article = translated(`# 題名\n\n${lines.join('\n\n')}`)
          const byId = new Map(article.sentences.map((sentence) => [sentence.id, sentence]))
          const digest = summarize(article, { points, sentences })
          expect(digest.keyPoints.length).toBeLessThanOrEqual(points)
          expect(digest.summary.evidence.length).toBeLessThanOrEqual(sentences)
          for (const { ja, evidence } of [...digest.keyPoints, digest.summary])
            expect(
              isPart(
                numbers(ja),
                evidence.flatMap((id) => numbers(byId.get(id)!.ja)),
              ),
            ).toBe(true)
          for (const { ja, evidence } of digest.keyPoints)
            expect(/ない|なかった|ず|ぬ/.test(ja)).toBe(/ない|なかった|ませ|ず|ぬ/.test(byId.get(evidence[0]!)!.ja))
          const starts = digest.keyPoints.map(({ evidence }) => byId.get(evidence[0]!)!.start)
          expect(starts).toEqual([...starts].sort((one, other) => one - other))
          expect(summarize(article, { points, sentences })).toEqual(digest)
        },
      ),
      { numRuns: 40, seed: 7 },
    )
  })

  test('a very long article takes time in proportion', () => {
    const article = translated(`# 題名\n\n${stock.slice(0, 40).join('\n\n')}`)
    const many = (times: number): Article<TranslatedSentence> => {
      const shift = article.text.length + 2
      const sentences = Array.from({ length: times }, (_, round) =>
        article.sentences.map((sentence, at) => ({
          ...sentence,
          id: `s${round * article.sentences.length + at + 1}`,
          block: sentence.block + round * article.blocks.length,
          start: sentence.start + round * shift,
          end: sentence.end + round * shift,
          tokens: sentence.tokens.map((token) => ({ ...token, start: token.start + round * shift, end: token.end + round * shift })),
        })),
      ).flat()
      return { ...article, sentences }
    }
    const seconds = (times: number): number => {
      const long = many(times)
      const spent = cpuClock()
      summarize(long, options)
      return spent()
    }
    seconds(20)
    // Eight times the text; squared it would be 64.
    expect(seconds(160)).toBeLessThan(32 * Math.max(seconds(20), 0.005))
  })
})

test('what is cut off before the polite end of its sentence is polite too', () => {
  const sentences = (text: string) => translated(`# 題\n\n${text}`).sentences.filter(({ kind }) => kind === 'body')
  const { sentence } = makeStyling(language)('wire')
  const tone = (cut: string, whole: string) => sentence(draftLine(sentences(cut)[0]!), sentences(whole)[0]!)
  const polite = '許可が遅れる例が相次ぎ、3カ所が運転を止めました。'
  expect(tone('許可が遅れる例が相次いだ。', polite)).toBe('許可が遅れる例が相次ぎました。')
  expect(tone(polite, polite)).toBe(polite)
  expect(tone('許可が遅れる例が相次いだ。', '許可が遅れる例が相次ぎ、3カ所が運転を止めた。')).toBe('許可が遅れる例が相次いだ。')
})
