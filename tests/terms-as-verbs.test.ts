import { beforeAll, describe, expect, it } from 'vitest'
import { parseGlossary } from '../src/index.ts'
import { openStages, type Stages, translate } from '../src/pipeline.ts'
import { language } from './opened.ts'

const glossary = `ja,en,pos
減損,write-down,
監視,drone patrol,
改定,rate revision,noun
導入,deployment,
切り離す,spin off,verb
増加傾向,uptrend,
`

let stages: Stages

beforeAll(async () => {
  const { terms } = parseGlossary([{ path: 'terms.csv', text: glossary }])
  stages = await openStages({ language, terms, engine: 'rules' })
}, 60_000)

async function english(ja: string): Promise<string> {
  const article = await stages.read({ path: 'line.md', bytes: new TextEncoder().encode(`# 見出し\n\n${ja}`) })
  const { article: done } = await translate(article, stages)
  return done.sentences.at(-1)!.english.text
}

describe('a term of the glossary that is a predicate', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['another word than the lexicon has', '警察は港を監視している。', 'Police are conducting a drone patrol of the port.'],
    ['in the passive', '設備が監視された。', 'Equipment underwent drone patrol.'],
    ['before a noun', '導入されたシステムは古い。', 'The system that underwent deployment is old.'],
    ['of one family with the verb of the lexicon', '会社はのれんを減損した。', 'The company wrote down goodwill.'],
    ['as a noun', '工場の監視を強化する。', 'The drone patrol of the factory will be stepped up.'],
    ['a verb', '同社は事業を切り離すと発表した。', 'The company announced that it would spin off the business.'],
  ]
  it('is not swallowed by a set phrase: 件数は増加傾向にある。', async () =>
    expect(await english('件数は増加傾向にある。')).toContain('uptrend'))
  for (const [title, ja, en] of cases) it(`${title}: ${ja}`, async () => expect(await english(ja)).toBe(en))
})
