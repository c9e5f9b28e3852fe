import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseGold } from './fidelity-gold.ts'
import { type Judged, judge } from './fidelity-judge.ts'
import { openedCheck } from './opened.ts'

const folder = new URL('corpus/fidelity/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))
const pairs = files.sort().flatMap((file) => parseGold(file, readFileSync(new URL(file, folder), 'utf8')))

/** A quarter of the pairs; `npm run eval:fidelity` takes them all. */
let judged: readonly Judged[] = []

beforeAll(async () => {
  const stages = await openedCheck()
  judged = pairs.filter((_, at) => at % 4 === 0).map((pair) => judge(pair, stages))
}, 120_000)

describe('the gold', () => {
  it('has six hundred pairs or more, half of them clean, each once', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(600)
    const clean = pairs.filter(({ codes }) => codes.length === 0)
    expect(clean.length / pairs.length).toBeGreaterThanOrEqual(0.5)
    expect(new Set(pairs.map(({ ja, en }) => `${ja}\n${en}`)).size).toBe(pairs.length)
  })

  it('marks every fault by what stands in one of the texts', () => {
    expect(pairs.filter(({ heart, ja, en }) => heart !== '' && !ja.includes(heart) && !en.includes(heart))).toEqual([])
  })
})

describe('a check of anybody’s English', () => {
  it('finds nearly all faults', () => {
    const faulty = judged.filter(({ pair }) => pair.codes.length > 0)
    expect(faulty.filter(({ found }) => found).length / faulty.length).toBeGreaterThanOrEqual(0.95)
  })

  it('leaves good English alone', () => {
    const clean = judged.filter(({ pair }) => pair.codes.length === 0)
    expect(clean.filter(({ findings }) => findings.length > 0).length / clean.length).toBeLessThanOrEqual(0.04)
  })
})
