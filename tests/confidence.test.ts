import { describe, expect, it } from 'vitest'
import type { NamedSentence } from '../src/document.ts'
import { makeConfidence } from '../src/translate/confidence.ts'
import { makeMemory } from '../src/translate/memory.ts'
import { makeTranslator } from '../src/translate/sentence.ts'
import { language, openedStages } from './opened.ts'

const stages = await openedStages()
const translate = makeTranslator(language)
const confidenceOf = makeConfidence(language)

async function read(ja: string) {
  const article = await stages.read({ path: 'line.txt', bytes: new TextEncoder().encode(`見出し\n\n${ja}\n`) })
  const named = stages.match(stages.analyze(article)).sentences as readonly NamedSentence[]
  return translate(named.find((sentence) => sentence.ja === ja)!, makeMemory())
}

describe('the confidence of a sentence', () => {
  const rows = language.rows('ja-en/confidence')

  it('weighs facts that are gathered, each once, and none for being sure', async () => {
    const { facts } = await read('政府は新しい制度を導入する。')
    const named = rows.map(({ fact }) => fact!).filter((fact) => fact !== 'start')
    expect(named.filter((fact) => !facts.has(fact))).toEqual([])
    expect(new Set(named).size).toBe(named.length)
    expect(rows.filter(({ fact, weight }) => fact !== 'start' && !(Number(weight) < 0))).toEqual([])
  })

  it('is a probability that falls with every fact', () => {
    const sure = confidenceOf(new Map())
    expect(sure).toBeGreaterThan(0.5)
    expect(sure).toBeLessThan(1)
    for (const { fact } of rows) if (fact !== 'start') expect(confidenceOf(new Map([[fact!, 1]]))).toBeLessThan(sure)
  })

  it.each([
    ['a clause before a noun', '工場が稼働した。', '昨年建てた工場が稼働した。'],
    ['a chain', '会社は工場を建てた。', '会社は土地を買い、工場を建て、電池を作り、海外に売った。'],
    ['a quotation with a clause', '社長は計画を説明した。', '社長は「客が増えれば、工場を建てる計画を見直す」と説明した。'],
    ['a word nobody knows', '会社は工場を建てた。', '会社はゲベロンチョ工場を建てた。'],
    ['a value tied to nothing', '雨は馬路村で612ミリに達した。', '雨は馬路村で612ミリ、尾鷲市で548ミリに達した。'],
  ])('is lower with %s', async (_, plain, harder) => {
    expect((await read(harder)).confidence).toBeLessThan((await read(plain)).confidence)
  })
})
