import { expect, test } from 'vitest'
import type { Style } from '../src/digest.ts'
import { digestArticle } from '../src/index.ts'
import { openedStages } from './opened.ts'

const text = `---
date: 2026-06-20
---

# みなと市、図書館を新設

みなと市は図書館を新設する。

図書館の費用は3億円で、国が2億円を負担する。

市の南部では2月に図書館の倉庫で火災が起き、職員3人がけがをした。

市長は6月に退任し、後任には副市長が昇格する。
`

async function said(style: Style) {
  const stages = await openedStages()
  const article = await stages.read({ path: 'x.md', bytes: new TextEncoder().encode(text) })
  return digestArticle(article, stages, { points: 4, sentences: 4, style })
}

test('one article in three styles, summary and points, in both languages', async () => {
  const [wire, headline, plain] = [await said('wire'), await said('headline'), await said('plain')]

  expect(wire.summary.ja).toContain('みなと市は図書館を新設する。')
  expect(wire.summary.en).toMatch(/^Minato will establish (?:a|the) library\./)

  expect(headline.summary.ja).toMatch(/^みなと市、図書館を新設。/)
  expect(headline.summary.en).toMatch(/^Minato establishes library\. /)
  for (const { en } of headline.summary.sentences) expect(en).not.toMatch(/\b(?:the|a) /)

  expect(plain.summary.ja).toContain('みなと市は図書館を新設します。')
  expect(plain.summary.ja).toMatch(/火災が起きました。職員3人がけがをしました。/)
  expect(plain.summary.ja).toMatch(/市長は6月に退任します。後任には副市長が昇格します。/)
  expect(plain.keyPoints.map(({ ja }) => ja).join('|')).toMatch(/市長は6月に退任します。後任には副市長が昇格します(?:\||$)/)
  expect(plain.summary.ja).not.toMatch(/(?:(?<!まし)た|する|だ)。/)
  const sentences = (en: string) => en.split(/(?<=\.) (?=[A-Z])/).length
  expect(sentences(plain.summary.en)).toBeGreaterThan(sentences(wire.summary.en))
}, 60_000)
