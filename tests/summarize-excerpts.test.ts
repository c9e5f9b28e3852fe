import { expect, test } from 'vitest'
import { makeAnalyzer } from '../src/analyze/index.ts'
import { makeExcerpts } from '../src/summarize/excerpts.ts'
import { language, openedTokenizer } from './opened.ts'
import { syncReader } from './sync-reader.ts'

const read = syncReader(language)
const analyze = makeAnalyzer(language, await openedTokenizer())
const excerpts = makeExcerpts(language)
const of = (ja: string) => {
  const { sentences } = analyze(read({ path: 'x.md', bytes: new TextEncoder().encode(`# 題\n\n${ja}`) }))
  return excerpts({ ...sentences[1]!, entities: [], avoided: [] }).map(({ ja }) => ja)
}

test('a long speech is told by one of its sentences, the one with most values first', () => {
  expect(of('「正直に言って経営は苦しい。赤字は2億円に膨らんだ。来年は船を3隻減らすつもりだ」')).toEqual([
    '「来年は船を3隻減らすつもりだ」',
    '「赤字は2億円に膨らんだ」',
    '「正直に言って経営は苦しい」',
  ])
  expect(of('市長は「工事の費用は3億円に上る。住民の理解を得て進めたい」と述べた。')).toEqual([
    '市長は「工事の費用は3億円に上る」と述べた。',
    '市長は「住民の理解を得て進めたい」と述べた。',
  ])
})

test.each([
  ['one sentence is no choice', '市長は「工事の費用は3億円に上る」と述べた。'],
  ['two speeches say two things', '市長は「費用は3億円だ。急ぐ」と述べ、議長は「反対の声が多い。待つべきだ」と述べた。'],
  ['no speech', '市は橋を建て、公園も造る。'],
])('%s', (_, ja) => {
  expect(of(ja)).toEqual([])
})

test('what points at the sentence left out is not offered alone', () => {
  expect(of('「橋の工事は3億円かかる。しかし町にはその金がないのが実情だ。県の補助金を来年度に求める」')).toEqual([
    '「橋の工事は3億円かかる」',
    '「県の補助金を来年度に求める」',
  ])
})
