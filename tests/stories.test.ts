import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeQuantityReader } from '../src/analyze/quantities/index.ts'
import type { Quantity } from '../src/document.ts'
import type { Stages } from '../src/index.ts'
import { agree } from '../src/stories/differences.ts'
import type { Stories, StoryRecord } from '../src/stories/index.ts'
import type { Mention } from '../src/stories/mentions.ts'
import { candidatePairs, hashOf, likeness, signatureOf } from '../src/stories/minhash.ts'
import { clockOf, rangeOf } from '../src/stories/values.ts'
import { storyFigures } from './bench/eval-stories.ts'
import { language, openedStages } from './opened.ts'

const fixtures = new URL('./fixtures/stories/', import.meta.url)
let stages: Stages
let stories: Stories

beforeAll(async () => {
  stages = await openedStages()
  stories = await stages.stories()
}, 60_000)

async function articleAt(path: string) {
  const article = await stages.read({ path, bytes: readFileSync(new URL(path, fixtures)) })
  return { ...article, id: path.replace(/^.*\/|\.\w+$/g, '') }
}

async function bare(text: string, id: string) {
  return { ...(await stages.read({ path: `${id}.md`, bytes: Buffer.from(text) })), id }
}

const ferry = ['ferry/port-news.txt', 'ferry/reprint.txt', 'ferry/evening.md']
const mudslide = ['mudslide/morning.txt', 'mudslide/next-day.txt', 'mudslide/other-town.txt']

async function told(paths: readonly string[], repeats: ReadonlyMap<string, string> = new Map()) {
  return tell(await Promise.all(paths.map(articleAt)), repeats)
}

function tell(articles: readonly Awaited<ReturnType<typeof articleAt>>[], repeats: ReadonlyMap<string, string> = new Map()) {
  const members = articles.map((article) => {
    const named = stages.match(stages.analyze(stories.dated(article)))
    const english = new Map(named.sentences.map(({ id }) => [id, { en: `English of ${id}`, band: 'green' as const }]))
    return { article: named, titleEn: 'Title', english }
  })
  return stories.tell(members, repeats)
}

const short = (made: Awaited<ReturnType<typeof told>>) =>
  made.differences.map(({ sort, subject, sides }) => [
    sort,
    subject.ja,
    ...sides.map(({ value, sources }) => `${value.ja} ${sources.map(({ article }) => article).join()}`),
  ])

describe('figures of one thing', () => {
  const read = makeQuantityReader(language)
  const mention = (text: string) => {
    const [quantity] = read(text, { anchor: '2026-08-20', offset: 0 }) as readonly Quantity[]
    if (!quantity) throw new Error(`no figure in ${text}`)
    const time = quantity.kind === 'time' ? clockOf(quantity) : quantity.kind === 'date' ? rangeOf(quantity, '2026-08-20') : null
    return { quantity, time } as Mention
  }
  const rows = readFileSync(new URL('./corpus/story-values/figures.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' | ') as [string, string, string])

  it.each(rows)('%s and %s: %s', (a, b, answer) => {
    expect(agree(mention(a), mention(b))).toBe(answer === 'yes')
    expect(agree(mention(b), mention(a))).toBe(answer === 'yes')
  })
})

describe('signatures', () => {
  const set = fc
    .uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 120 })
    .map((list) => new Set(list.map((text) => hashOf(text))))

  it('estimate how much two sets share', () => {
    fc.assert(
      fc.property(set, set, (a, b) => {
        const common = [...a].filter((one) => b.has(one)).length
        const exact = common / (a.size + b.size - common)
        expect(Math.abs(likeness(signatureOf(a), signatureOf(b)) - exact)).toBeLessThan(0.25)
      }),
    )
  })

  it('do not depend on order, and equal sets meet in every band', () => {
    fc.assert(
      fc.property(set, (one) => {
        const [a, b] = [signatureOf(one), signatureOf(new Set([...one].reverse()))]
        expect(a).toEqual(b)
        expect(candidatePairs([a, signatureOf(new Set()), b])).toEqual([[0, 2]])
      }),
    )
    expect(likeness(signatureOf(new Set()), signatureOf(new Set()))).toBe(0)
  })
})

describe('grouping', () => {
  it('finds stories, reprints, and what stands alone', async () => {
    const records = (await Promise.all([...mudslide, ...ferry].map(articleAt))).map(stories.record)
    const groups = stories.group(records)
    expect(groups.map(({ ids }) => [...ids].sort())).toEqual([
      ['morning', 'next-day'],
      ['evening', 'port-news', 'reprint'],
    ])
    expect([...groups[1]!.repeats]).toEqual([['reprint', 'port-news']])
    expect(groups[1]!.ids[0]).not.toBe('reprint')
  })

  it('does not hang on the order of the articles', async () => {
    const records = (await Promise.all([...mudslide, ...ferry].map(articleAt))).map(stories.record)
    const shape = (list: readonly StoryRecord[]) =>
      stories
        .group(list)
        .map(({ ids, repeats }) => `${ids.join()} ${[...repeats].join()}`)
        .sort()
    const wanted = shape(records)
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (list) => {
        expect(shape(list)).toEqual(wanted)
      }),
      { numRuns: 30 },
    )
  })

  it('keeps what lies weeks apart apart, and lets undated articles in', async () => {
    const records = (await Promise.all(ferry.map(articleAt))).map(stories.record)
    const later = records.map((record, at) => (at === 2 ? { ...record, date: '2026-07-30' } : record))
    expect(stories.group(later).map(({ ids }) => ids)).toEqual([['port-news', 'reprint']])
    const undated = records.map((record) => ({ ...record, date: null }))
    expect(stories.group(undated)[0]!.ids).toHaveLength(3)
    expect(stories.group(records, { threshold: 1 }).map(({ ids }) => ids)).toEqual([['port-news', 'reprint']])
    expect(stories.group([])).toEqual([])
  })

  it('reads who reports and when from a byline', async () => {
    expect((await told(ferry.slice(0, 2))).members).toMatchObject([
      { id: 'port-news', date: '2026-05-12', publisher: 'みなと新聞' },
      { id: 'reprint', date: '2026-05-13', publisher: '阿波日報' },
    ])
  })
})

describe('a story', () => {
  it('names contradictions with their sides, and no honest rounding', async () => {
    const made = await told(ferry, new Map([['reprint', 'port-news']]))
    expect(short(made)).toEqual([
      ['contradiction', '投資', '42億円 port-news,reprint', '約48億円 evening'],
      ['contradiction', '社長', '沢村健一 port-news,reprint', '沢村賢一 evening'],
    ])
    expect(made.differences[0]).toMatchObject({ kind: 'number', subject: { en: 'investment' } })
    expect(made.differences[0]!.sides[0]!.sources[0]).toMatchObject({
      article: 'port-news',
      ja: expect.stringContaining('42億円'),
      en: 'English of s4',
    })
    expect(made.members.map(({ repeats }) => repeats)).toEqual([null, null, 'port-news'])
  })

  it('tells what all say once, and what one says', async () => {
    const made = await told(ferry, new Map([['reprint', 'port-news']]))
    expect(made.only.map(({ article, ja }) => `${article} ${ja}`)).toContain('evening 和歌山港では充電の設備を9億円で整える。')
    expect(made.only.every(({ article }) => article !== 'reprint')).toBe(true)
    for (const { sources } of made.shared) {
      expect(new Set(sources.map(({ article }) => article)).size).toBe(sources.length)
      expect(sources.some(({ article }) => article === 'reprint')).toBe(false)
    }
  })

  it('calls a toll that has risen an update, in the order of time', async () => {
    const made = await told(mudslide.slice(0, 2))
    expect(made.differences.every(({ sort }) => sort === 'update')).toBe(true)
    expect(short(made)).toContainEqual(['update', '死者', '2人 morning', '3人 next-day'])
    expect(short(made)).toContainEqual(['update', '負傷', '5人 morning', '7人 next-day'])
    expect(made.differences[0]!.sides.map(({ asOf }) => asOf)).toEqual(['2026-06-03T09:00', '2026-06-04'])
  })

  const pair = async (one: string, other: string) => {
    const page = (text: string, date: string) => `---\ntitle: 青浜市の新しい図書館\ndate: ${date}\n---\n\n${text}\n`
    return short(tell([await bare(page(one, '2026-05-01'), 'a'), await bare(page(other, '2026-05-01'), 'b')]))
  }

  it.each([
    ['another quarter', '4〜6月期の純利益は198億円だった。', '通期の純利益は760億円を見込む。'],
    ['another guess', 'みなと総研の山田一郎研究員は需要を50万台とみる。', '東都証券の鈴木次郎アナリストは需要を38万台とみる。'],
    ['the value of before', '想定為替レートは1ドル=148円とした。', '想定為替レートは従来の145円から148円に改めた。'],
    ['a part', '従業員は700人を予定する。', '従業員は700人で、うち500人を地元から採る。'],
    ['another body', '総務委員会は案を賛成5、反対2で可決した。', '本会議の採決では賛成18、反対5だった。'],
    ['another person', '中村和代さん（61）は喜んだ。', '岡本正晴さん（74）は喜んだ。'],
    ['another unit', '賛成は18人だった。', '賛成は24軒だった。'],
    ['a change and a level', '売上高は10%増えた。', '売上高は3124億円だった。'],
    ['people of one post in two bodies', '青浜市の山本一郎市長が述べた。', '白浜市の田中二郎市長が述べた。'],
    ['an average', '1日平均で420人の患者を診る。', '患者は318人を数える。'],
    ['a sum', '修理した車は14日と15日を合わせて計11台になった。', '修理した車は6台だ。'],
    ['companies of two places', '青浜市のホテルは地元の松山開発と組んで開く。', '青浜市のホテルは地元の松本開発と組んで開く。'],
    ['a business and its company', '食品事業の営業利益は61億円だった。', '営業利益は88億円だった。'],
    ['a quarter and the half', '4〜9月期の決算を発表した。営業利益は118億円だった。', '7〜9月期の営業利益は61億円だった。'],
    ['a bare round number', '来館者は4万人だ。', '来館者は約3万8千人だ。'],
    ['the opening of a hotel and of a meeting', '27年7月にホテルを開く。', '27年9月に会議を開く。'],
    ['numbered things', '第一倉庫会社が運ぶ。', '第二倉庫会社が運ぶ。'],
  ])('does not take %s for a contradiction', async (_, one, other) => {
    expect(await pair(one, other)).toEqual([])
  })

  it.each([
    ['a lost digit', '総事業費は12億円だ。', '総事業費は120億円だ。', '12億円 a', '120億円 b'],
    ['a figure in a bracket', '青浜中央病院（312床）が受け持つ。', '青浜中央病院（青浜市、321床）が受け持つ。', '312床 a', '321床 b'],
    ['an opening', '27年7月に初のホテルを白浜市に開く。', '白浜市のホテルは27年9月に開業する。', '27年7月 a', '27年9月 b'],
    [
      'a forecast',
      '27年3月期の純利益の予想は、従来の140億円から152億円に引き上げた。',
      '通期の純利益予想は158億円とした。',
      '152億円 a',
      '158億円 b',
    ],
    [
      'a partner',
      '青浜市のホテルは地元の南港開発と組んで開く。',
      '青浜市のホテルは地元の南光開発と共同で開く。',
      '南港開発 a',
      '南光開発 b',
    ],
    ['segments of one name', '食品事業の営業利益は61億円だった。', '食品事業の営業利益は88億円だった。', '61億円 a', '88億円 b'],
    [
      'averages',
      '1日平均で420人の来場者がある。',
      '1日平均で520人の来場者がある。',
      expect.stringContaining('420人 a'),
      expect.stringContaining('520人 b'),
    ],
    ['a date', '開館は2027年4月になる。', '開館は2028年4月になる。', '2027年4月 a', '2028年4月 b'],
    ['an age', '館長に決まった中村和代さん（61）は喜んだ。', '館長に決まった中村和代さん（64）は喜んだ。', '61 a', '64 b'],
    [
      'a name that is not known as one',
      '大山大地（西播電機）が館長になる。大山大地さんは詩人だ。',
      '大山大智（西播電機）が館長になる。',
      '大山大地 a',
      '大山大智 b',
    ],
  ])('finds %s', async (_, one, other, ...sides) => {
    expect(await pair(one, other)).toEqual([['contradiction', expect.any(String), ...sides]])
  })

  it('calls a count that grew from one report to the next an update', async () => {
    const page = (text: string, date: string) => `---\ntitle: 青浜病院の障害\ndate: ${date}\n---\n\n${text}\n`
    const days = ['延期した手術は6件だ。', '延期した手術は計11件になった。', '延期した手術は23件に増えた。']
    const list = await Promise.all(days.map((text, at) => bare(page(text, `2026-05-0${at + 1}`), 'abc'[at]!)))
    expect(short(tell(list))).toEqual([['update', '手術', '6件 a', '計11件 b', '23件 c']])
    expect(short(tell([list[2]!, await bare(page(days[0]!, '2026-05-03'), 'a')]))[0]?.[0]).not.toBe('update')
  })

  it('stays quick and quiet on empty, long and strange articles', async () => {
    expect(
      tell([await bare('', 'a').catch(() => bare('# 題\n\n本文。', 'a')), await bare('# 題\n\n<b>１２３</b>', 'b')]).differences,
    ).toEqual([])
    const long = `# 題名\n\n${'投資額は12億円だ。'.repeat(400)}`
    const other = `# 題名\n\n${'投資額は19億円だ。'.repeat(400)}`
    const made = tell([await bare(long, 'a'), await bare(other, 'b')])
    expect(made.differences).toHaveLength(1)
    expect(made.shared.length + made.only.length).toBeLessThan(20)
  })
})

describe('sets written without sight of the program', () => {
  it('come out as the table of the project says', async () => {
    const { pairs, contradictions, lines } = await storyFigures((name) => !name.startsWith('unseen-'), stages)
    const told = lines.join('\n')
    expect((2 * pairs.precision * pairs.recall) / (pairs.precision + pairs.recall), told).toBeGreaterThanOrEqual(0.9)
    expect(contradictions.precision, told).toBeGreaterThanOrEqual(0.9)
    expect(contradictions.recall, told).toBeGreaterThanOrEqual(0.7)
    expect(told).toContain('found 4 of 4, false 0')
  }, 60_000)
})
