import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Candidate, candidatesSchema } from '../src/index.ts'
import { folder } from './fixtures/cli/harness.ts'
import { openedStages } from './opened.ts'
import { makeRun } from './real-run.ts'

const { terms } = await openedStages()

function candidate(ja: string, proposals: Candidate['proposals'] = [], forms: readonly string[] = [ja]): Candidate {
  const variants = forms.map((form) => ({ ja: form, count: 1 }))
  const counts = { score: 1, count: 2, articles: 1, verbal: false, contexts: [] }
  return { ja, reading: '', variants, type: 'OTHER', pos: 'noun', status: 'candidate', domain: '', note: '', proposals, ...counts }
}

/** Segments of other matters: what stands beside a term often must be seen elsewhere, too. */
const others = [
  ['雨が降った。', 'It rained on the coast.'],
  ['市長は学校を訪ねた。', 'The mayor visited a school.'],
  ['駅で祭りがある。', 'A festival is held at the station.'],
  ['工場は港に近い。', 'The factory is near the port.'],
  ['工場で会見があった。', 'The company held a briefing at the factory.'],
  ['社長は辞める。', 'The president of the company will resign.'],
  ['橋が直った。', 'The bridge was repaired.'],
  ['議会は終わった。', 'The assembly ended.'],
  ['船が着いた。', 'A ship arrived at the port.'],
  ['技師が来た。', 'An engineer came to the factory.'],
].map(([ja, en]) => ({ ja: ja!, en: en! }))

const proposed = (one: Candidate, pairs: readonly (readonly [string, string])[]) =>
  terms.withPairs([one], [...pairs.map(([ja, en]) => ({ ja, en })), ...others])[0]!.proposals

describe('English from pairs', () => {
  const storage: readonly (readonly [string, string])[] = [
    ['系統用蓄電池を工場に置いた。', 'Grid-storage batteries were placed at the factory.'],
    ['会社は系統用蓄電池を売る。', 'The company sells grid-storage batteries.'],
    ['系統用蓄電池は高い。', 'A grid-storage battery costs much.'],
    ['港の系統用蓄電池が燃えた。', 'The grid-storage battery at the port burned.'],
  ]

  it('is the phrase that stands in the segments of a term and seldom elsewhere, in the singular', () => {
    expect(proposed(candidate('系統用蓄電池'), storage)).toEqual([{ en: 'grid-storage battery', origin: 'pair' }])
  })

  it('goes before the lexicon and behind the text', () => {
    const before: Candidate['proposals'] = [
      { en: 'utility battery', origin: 'gloss' },
      { en: 'grid accumulator', origin: 'lexicon' },
    ]
    expect(proposed(candidate('系統用蓄電池', before), storage).map(({ origin }) => origin)).toEqual(['gloss', 'pair', 'lexicon'])
  })

  it('takes two segments when something else speaks for it, and one never', () => {
    const known: Candidate['proposals'] = [{ en: 'storage battery for the grid', origin: 'composition' }]
    expect(proposed(candidate('系統用蓄電池', known), storage.slice(0, 2))[0]).toEqual({ en: 'grid-storage battery', origin: 'pair' })
    expect(proposed(candidate('系統用蓄電池', known), storage.slice(0, 1))).toEqual(known)
    expect(proposed(candidate('系統用蓄電池'), storage.slice(0, 2))).toEqual([])
  })

  it('counts a segment that stands there twice once', () => {
    const known: Candidate['proposals'] = [{ en: 'storage battery for the grid', origin: 'composition' }]
    expect(proposed(candidate('系統用蓄電池', known), [storage[0]!, storage[0]!])).toEqual(known)
  })

  it('takes time that grows with the segments, not with their square', () => {
    const long = Array.from({ length: 400 }, (_, at) => `word${at}`).join(' ')
    const began = performance.now()
    const pairs = [...'甲乙丙丁'].map((letter) => ({ ja: `系統用蓄電池と${letter}`, en: `${long} ${letter.charCodeAt(0)}x` }))
    expect(
      terms.withPairs(
        Array.from({ length: 300 }, () => candidate('系統用蓄電池')),
        pairs,
      ),
    ).toHaveLength(300)
    expect(performance.now() - began).toBeLessThan(5000)
  })

  it('is none where two phrases are as likely', () => {
    const both = ['係留索と揚錨機を直した。', '係留索と揚錨機は古い。', '係留索も揚錨機も要る。', '係留索、揚錨機。'].map(
      (ja) => [ja, 'The mooring line and windlass were repaired.'] as const,
    )
    expect(proposed(candidate('係留索'), both)).toEqual([])
    expect(proposed(candidate('係留索', [{ en: 'mooring rope', origin: 'composition' }]), both)[0]).toEqual({
      en: 'mooring line',
      origin: 'pair',
    })
  })

  it('counts every spelling, and no part of a longer word', () => {
    const pairs: readonly (readonly [string, string])[] = [
      ['サーバーを置いた。', 'A host machine was placed there.'],
      ['サーバが止まった。', 'The host machine stopped.'],
      ['サーバは古い。', 'The host machine is old.'],
    ]
    expect(proposed(candidate('サーバー', [], ['サーバー', 'サーバ']), pairs)).toEqual([{ en: 'host machine', origin: 'pair' }])
    expect(proposed(candidate('蓄電池'), storage)).toEqual([])
  })

  it('leaves what the glossary says alone', () => {
    const known: Candidate['proposals'] = [{ en: 'BESS', origin: 'glossary' }]
    expect(proposed(candidate('系統用蓄電池', known), storage)).toEqual(known)
  })

  it('keeps capitals of names', () => {
    const pairs = ['黒潮丸が出た。', '黒潮丸は速い。', '港に黒潮丸がいる。'].map((ja) => [ja, 'We saw the Kuroshio Maru there.'] as const)
    expect(proposed(candidate('黒潮丸'), pairs)).toEqual([{ en: 'Kuroshio Maru', origin: 'pair' }])
  })

  it('comes for any text, the same each time', () => {
    const text = fc.array(
      fc.constantFrom('電池', 'サーバー', '—', 'the ', 'Battery', "'s ", '. ', '😀', '\u0000', 'a-b-', '’', '1 ', 'ＥＶ'),
      {
        maxLength: 12,
      },
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 12 }), (rows) => {
        const pairs = rows.map(([ja, en]) => ({ ja: ja.join(''), en: en.join('') }))
        const found = terms.withPairs([candidate('電池'), candidate('サーバー')], pairs)
        expect(candidatesSchema.safeParse(found).success).toBe(true)
        expect(terms.withPairs([candidate('電池'), candidate('サーバー')], pairs)).toEqual(found)
      }),
      { numRuns: 200 },
    )
  })
})

describe('terms --pairs', () => {
  const run = makeRun()
  const article = '潮流発電機を港に置いた。潮流発電機は新しい。'
  const rows = [
    ['潮流発電機が動いた。', 'Tidal turbines worked.'],
    ['潮流発電機を直した。', 'The tidal turbine was repaired.'],
    ['海の潮流発電機は重い。', 'A tidal turbine at sea is heavy.'],
    ['潮流発電機を売る。', 'They sell tidal turbines.'],
    ...others.map(({ ja, en }) => [ja, en]),
  ]
  const tsv = rows.map((row) => `${row.join('\t')}\n`).join('')
  const tmx = `<?xml version="1.0"?><tmx version="1.4"><header srclang="ja" creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" datatype="plaintext"/><body>${rows
    .map(([ja, en]) => `<tu><tuv xml:lang="ja"><seg>${ja}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`)
    .join('')}</body></tmx>`

  it('proposes what people have written, from TSV and TMX', async () => {
    const { root } = folder({ 'a.txt': article, 'm.tsv': tsv, 'm.tmx': tmx })
    for (const name of ['m.tsv', 'm.tmx']) {
      const { exit, out, err } = await run(['terms', 'a.txt', '--pairs', name], { cwd: root })
      expect(exit, err).toBe(0)
      const all = parse(out, { columns: true }) as Record<string, string>[]
      expect(all.find(({ ja }) => ja === '潮流発電機')).toMatchObject({ en: 'tidal turbine', origin: 'pair' })
      expect(err).toMatch(/^Pairs: 14 segments/)
    }
    const { err } = await run(['terms', 'a.txt', '--pairs', 'm.tsv', '--pairs', 'm.tmx', '--ui', 'ja'], { cwd: root })
    expect(err).toContain('28 組')
  })

  it('takes no sentence that the program itself has written', async () => {
    const { root } = folder({ 'a.txt': article })
    expect((await run(['digest', 'a.txt', '--out', 'out', '--format', 'json'], { cwd: root })).exit).toBe(0)
    const { exit, out } = await run(['terms', 'a.txt', '--pairs', 'out/a.json'], { cwd: root })
    expect(exit).toBe(0)
    expect(out).not.toContain(',pair,')
  })

  it('says which file it cannot use, and writes nothing', async () => {
    const { root } = folder({ 'a.txt': article, 'bad.tmx': '<tmx version="1.4"><body>' })
    writeFileSync(join(root, 'plain.tsv'), 'no tabs here\n')
    for (const name of ['bad.tmx', 'plain.tsv', 'none.tmx']) {
      const { exit, out, err } = await run(['terms', 'a.txt', '--pairs', name], { cwd: root })
      expect([exit, out]).toEqual([2, ''])
      expect(err).toContain(name)
    }
  })
})
