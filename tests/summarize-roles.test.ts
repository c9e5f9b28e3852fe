import { describe, expect, test } from 'vitest'
import { makeAnalyzer } from '../src/analyze/index.ts'
import type { Article, TranslatedSentence } from '../src/document.ts'
import { makeSummarizer } from '../src/summarize/index.ts'
import { makeRanker } from '../src/summarize/rank.ts'
import { language, openedTokenizer } from './opened.ts'
import { syncReader } from './sync-reader.ts'

const read = syncReader(language)
const analyze = makeAnalyzer(language, await openedTokenizer())
const rank = makeRanker(language)
const { plan, choose } = makeSummarizer(language)

function article(text: string): Article<TranslatedSentence> {
  const made = analyze(read({ path: 'x.md', bytes: new TextEncoder().encode(text) }))
  const english = { text: 'English.', pieces: [], rules: [], confidence: 0.8, band: 'green', engine: 'test' } as const
  return { ...made, sentences: made.sentences.map((sentence) => ({ ...sentence, entities: [], avoided: [], english })) }
}
const roles = (...sentences: string[]) => {
  const found = rank(article(`---\ndate: 2026-06-20\n---\n\n# 町の話\n\n${sentences.join('\n\n')}`)).rated
  return sentences.map((ja) => found.find(({ sentence }) => sentence.ja === ja)?.role)
}
const summary = (text: string, sentences = 3) =>
  choose(plan(article(text), { points: 0, sentences }), null).summary.lines.map(({ ja }) => ja)

describe('the role of a sentence', () => {
  test.each([
    ['売上高は8%増の312億円、営業利益は12%増の45億円だった。', 'figures'],
    ['けが人は6人、床上浸水は48棟に上った。', 'figures'],
    ['原料の値上がりが響いたためだ。', 'why'],
    ['背景には、働き手の不足がある。', 'why'],
    ['住民の団体は、説明が足りないと反発している。', 'why'],
    ['市は来年4月に工事を始める予定だ。', 'next'],
    ['会社は2028年の稼働を目指す。', 'next'],
    ['雨は夜も続く見通しだ。', 'next'],
    ['市長は図書館を訪れ、館内を見て回った。', 'what'],
    ['町には古い橋がある。', 'what'],
    // A plan that somebody had speaks of what was.
    ['県は計画の書類を倉庫で見つけた。', 'what'],
    ['記者は予定の時間に駅に着いた。', 'what'],
  ])('%s', (ja, role) => {
    expect(roles(ja)).toEqual([role])
  })
})

const filler = (topic: string) =>
  ['駅', '港', '橋', '店', '寺', '池', '丘', '畑', '窓', '塔', '村', '滝', '浜', '谷', '林', '道', '蔵', '泉', '坂', '門']
    .map((place) => `${topic}の${place}には木の札がある。`)
    .join('\n\n')

describe('the summary by roles', () => {
  const lead = 'みなと市は20日、古い市場を建て直して新しい施設にすると発表した。'
  const figures = '総額は58億円で、国の補助金が21億円、市の負担は37億円となる。'
  const why = '市場の客が減り、建物の傷みも進んだことが建て直しの理由だ。'
  const next = '市は来年4月に工事を始め、2029年の春に開く予定だ。'
  const text = (...body: string[]) => `---\ndate: 2026-06-20\n---\n\n# みなと市、市場を建て直し\n\n${body.join('\n\n')}\n\n${filler('町')}`

  test('is lead, figures, why and what is next where the article has them', () => {
    expect(summary(text(lead, next, figures, why), 4)).toEqual([lead, figures, why, next])
  })

  test('takes no weak sentence for the sake of a role', () => {
    const weak = 'ためだ。'
    expect(summary(text(lead, figures, next, weak), 3)).not.toContain(weak)
  })

  test('a sentence that leans on the one before stays behind it', () => {
    const leaning = 'このうち15億円は、屋根と床の工事に使われ、その費用を県も負担する予定だ。'
    const found = summary(text(lead, figures, leaning, why), 4)
    if (found.includes(leaning)) expect(found.indexOf(leaning)).toBe(found.indexOf(figures) + 1)
    expect(found[0]).toBe(lead)
  })

  test('reports by the hour keep their order', () => {
    const hours = [
      '# 川の水があふれる',
      '20日朝、大雨で川の水があふれ、町の道が通れなくなった。',
      '## 午前5時',
      '雨は昼まで続く見通しだ。',
      '## 午前9時',
      '町は48世帯に避難を求め、21人が学校に移った。',
    ].join('\n\n')
    const ids = choose(plan(article(hours), { points: 0, sentences: 3 }), null).summary.lines.map(({ sentence }) => sentence.start)
    expect(ids).toEqual([...ids].sort((one, other) => one - other))
  })
})
