import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Sheet } from '../src/digest.ts'
import type { Language } from '../src/language/load.ts'
import { createMessages } from '../src/language/messages.ts'
import { sheetOf as composed, digest, type Stages, translate } from '../src/pipeline.ts'
import { makeKindOf } from '../src/sheet/kind.ts'
import { toMarkdown } from '../src/write/index.ts'
import { language as opened, openedStages } from './opened.ts'

let language: Language
let stages: Stages

beforeAll(async () => {
  language = opened
  stages = await openedStages()
}, 60_000)

async function sheetOf(text: string, path = 'a.txt'): Promise<Sheet> {
  const { article } = await translate(await stages.read({ path, bytes: new TextEncoder().encode(text) }), stages)
  return composed(article, stages)
}

/** Cases of `corpus/sheet/cases.txt`: title, article, line, one line for each row of the sheet. */
const cases = readFileSync(new URL('corpus/sheet/cases.txt', import.meta.url), 'utf8')
  .split(/^==== /m)
  .slice(1)
  .map((one) => {
    const [head = '', expected = ''] = one.split('\n----\n')
    const at = head.indexOf('\n')
    return { title: head.slice(0, at), article: head.slice(at + 1), expected: expected.trim().split('\n') }
  })

/** A row as the case files write it. */
function told({ kind, facts, figures, timeline }: Sheet): string[] {
  return [
    `kind ${kind}`,
    ...facts.map(({ role, ja, en }) => `${role} ${ja} = ${en}`),
    ...figures.map(({ item, value, change, base, period }) => {
      const cells = (side: 'ja' | 'en') => [item, value, change, base, period].map((one) => one?.[side] ?? '').join(' | ')
      return `figure ${cells('ja')} = ${cells('en')}`.trimEnd()
    }),
    ...timeline.map(({ date, ja }) => `date ${date} ${ja}`),
  ]
}

describe('sheet', () => {
  it.each(cases)('$title', async ({ article, expected }) => {
    expect(told(await sheetOf(article))).toEqual(expected)
  })

  it('proves every row with a sentence of the article', async () => {
    for (const { article } of cases) {
      const { article: made } = await translate(await stages.read({ path: 'a.txt', bytes: new TextEncoder().encode(article) }), stages)
      const ids = new Map(made.sentences.map(({ id, ja }) => [id, ja]))
      const { facts, figures, timeline } = await composed(made, stages)
      for (const { sentence, ja } of facts) expect(ids.get(sentence)).toContain(ja)
      for (const { sentence, value } of figures) expect(ids.get(sentence)).toContain(value.ja)
      for (const { sentence, when } of timeline) expect(ids.get(sentence)).toContain(when.ja)
      for (const { en } of [...facts, ...timeline, ...figures.map(({ item }) => item)])
        expect(en).toMatch(/^[^\p{Script=Han}\p{Script=Hiragana}]+$/u)
    }
  }, 30_000)

  it('says every event in one short line, whole', async () => {
    for (const { article } of cases)
      for (const { ja, en } of (await sheetOf(article)).timeline) {
        expect(en).not.toMatch(/…|\.$/)
        expect(en.split(' ').length).toBeLessThanOrEqual(20)
        expect(ja).not.toMatch(/[、。]$|^(?:は|が|を|に|の)/u)
      }
  }, 30_000)

  it('leaves out what its sentence does not prove', async () => {
    const text = cases.find(({ title }) => title.startsWith('timeline: past'))!.article
    const { article } = await translate(await stages.read({ path: 'a.txt', bytes: new TextEncoder().encode(text) }), stages)
    const error = { code: 'claim-unsupported', level: 'error', mqm: '' } as const
    const doubted = await composed(article, { ...stages, verifyLines: ([line]) => (line!.ja.includes('開業') ? [error] : []) })
    expect(doubted.timeline.map(({ ja }) => ja).filter((ja) => ja.includes('開業'))).toEqual([])
  })

  it('keeps to the words of a row what is written of it', async () => {
    for (const { article } of cases)
      for (const { base, change, item, period, value } of (await sheetOf(article)).figures)
        for (const both of [base, change, item, period, value]) if (both) expect(Object.keys(both).sort()).toEqual(['en', 'ja'])
  }, 30_000)

  it('holds its ground against hostile text', async () => {
    const words = fc.constantFrom(
      '売上高は',
      '前年同期比',
      '8%増の',
      '100億円',
      '(',
      ')',
      '「',
      '、',
      '。',
      '3人が死亡',
      '5月3日に',
      '|',
      '震度',
      'の',
      '\n\n',
      '$&',
      '停電',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 40 }), async (parts) => {
        const sheet = await sheetOf(`決算と地震\n\n2026年5月4日　新聞\n\n${parts.join('')}。`)
        expect(sheet.figures.length).toBeLessThanOrEqual(12)
        expect(sheet.timeline.map(({ date }) => date)).toEqual([...new Set(sheet.timeline.map(({ date }) => date))])
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('does not get slow on long lines', async () => {
    const line = `${'売上高は前年同期比8%増の100億円、5月3日に3人が死亡し'.repeat(20)}た。`
    const bytes = new TextEncoder().encode(`決算と地震\n\n2026年5月4日　新聞\n\n${line.repeat(4)}`)
    const { article } = await translate(await stages.read({ path: 'a.txt', bytes }), stages)
    const many = { ...article, sentences: Array.from({ length: 50 }, () => article.sentences).flat() }
    const from = performance.now()
    await composed(many, stages)
    expect(performance.now() - from).toBeLessThan(5000)
  }, 30_000)

  it('stands in the Markdown with its evidence', async () => {
    const t = await createMessages('en')
    const made = await digest({ path: 'a.txt', bytes: new TextEncoder().encode(cases[0]!.article) }, stages)
    const generator = { name: 'kawaraban', version: '0', engine: 'rules', glossary: { files: [], sha256: '', terms: 0 } }
    const text = toMarkdown(made, generator, t)
    expect(text).toContain('## In figures')
    expect(text).toContain('営業利益 / operating profit')
    for (const { sentence } of made.sheet!.figures) expect(text).toContain(`[^${sentence}]:`)
  })
})

describe('kindOf', () => {
  it.each([
    ['A社、最終黒字に転換　3月期決算', 'earnings'],
    ['日経平均、3日続落　円高を嫌気', 'market'],
    ['能登で震度5強　津波の心配なし', 'disaster'],
    ['高速道でバスとトラックが衝突、5人けが', 'accident'],
    ['空き巣の疑いで男を逮捕　容疑を認める', 'crime'],
    ['住民の請求を棄却　東京地裁判決', 'court'],
    ['市の図書館で読み聞かせ', 'general'],
  ])('%s → %s', async (title, kind) => {
    const article = await stages.read({ path: 'a.txt', bytes: new TextEncoder().encode(`${title}\n\n詳しい内容は明らかになっていない。`) })
    expect(makeKindOf(language)(article).kind).toBe(kind)
  })
})
