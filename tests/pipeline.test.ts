import { describe, expect, it } from 'vitest'
import { type Digest, digest, type Stages, translate } from '../src/index.ts'
import { fakeStages } from './fixtures/cli/harness.ts'

const source = { path: 'news/Kobo.md', bytes: Buffer.from('# 工房が移転\n\n工房は誤りを正した。来年に移る。\n') }

describe('digest', () => {
  it('takes the article through the stages in order', async () => {
    const order: string[] = []
    const stages = fakeStages([])
    const watched = new Proxy(stages, {
      get(target, name: keyof Stages) {
        order.push(name)
        return target[name]
      },
    })
    const made: Digest = await digest(source, watched)
    expect([...new Set(order)]).toEqual([
      'read',
      'analyze',
      'match',
      'engine',
      'verify',
      'repair',
      'summarize',
      'sheet',
      'terms',
      'verifyLines',
    ])
    expect(made).toMatchObject({ id: 'kobo', titleEn: 'Title', summary: { en: 'Summary' } })
    expect(made.sentences.map(({ english }) => english.text)).toEqual(['Line of 5', 'Line of 10', 'Line of 6'])
    expect(made.sentences.every(({ start, end, ja }) => made.text.slice(start, end) === ja)).toBe(true)
  })

  it('hands on the length asked for and dates what has no date', async () => {
    const stages = fakeStages([])
    expect((await digest(source, stages, { points: 2, date: '2026-02-18' })).keyPoints).toHaveLength(2)
    expect((await digest(source, stages, { date: '2026-02-18' })).metadata.date).toBe('2026-02-18')
    expect((await digest(source, stages)).metadata.date).toBeNull()
  })

  it('marks lines that their evidence does not prove', async () => {
    const stages: Stages = {
      ...fakeStages([]),
      verifyLines: ([line]) =>
        line!.en === 'Point' && line!.evidence[0]!.ja.includes('誤')
          ? [{ code: 'claim-unsupported', level: 'error', mqm: '', target: { start: 0, end: 5 }, actual: '5' }]
          : [],
    }
    const made = await digest(source, stages)
    expect(made.keyPoints.map(({ band }) => band)).toEqual(['green', 'red', 'green'])
    expect(made.notes.filter(({ code }) => code === 'claim-unsupported')).toEqual([
      { code: 'claim-unsupported', level: 'error', mqm: '', actual: '5', sentence: 's2' },
    ])
  })

  it('lets what is no article through as an error', async () => {
    await expect(digest({ path: 'a.md', bytes: new Uint8Array() }, fakeStages([]))).rejects.toMatchObject({ code: 'empty-file' })
  })
})

describe('translate', () => {
  it('verifies but does not summarize', async () => {
    const stages = fakeStages([])
    const { article } = await translate(await stages.read(source), stages)
    expect(article.notes).toMatchObject([{ code: 'number-wrong', sentence: 's2' }])
    expect(article).not.toHaveProperty('summary')
  })
})
