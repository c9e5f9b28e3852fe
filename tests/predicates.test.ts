import { beforeAll, describe, expect, it } from 'vitest'
import { makeAnalyzer } from '../src/analyze/index.ts'
import type { Article } from '../src/document.ts'
import { cpuClock } from './cpu-clock.ts'
import { language, openedTokenizer } from './opened.ts'
import { articleOf, compare, readGold } from './predicate-gold.ts'

let analyze: ReturnType<typeof makeAnalyzer>

beforeAll(async () => {
  analyze = makeAnalyzer(language, await openedTokenizer())
})

const predicatesOf = (ja: string, article: (ja: string) => Article = articleOf) =>
  analyze(article(ja)).sentences.flatMap((sentence) => sentence.predicates)

/** 建設する ga=会社 o=工場 … for the eye. */
const told = (ja: string) =>
  predicatesOf(ja).map(
    ({ lemma, arguments: all, meanings, role, gap }) =>
      `${lemma} ${all.map(({ slot, origin, referent }) => `${slot}=${referent?.ja ?? ''}(${origin})`).join(' ')} ${meanings.join('+') || '-'} ${role}${gap && `:${gap}`}`,
  )

describe('predicates', () => {
  it('share a topic along a chain and take their ending apart', () => {
    expect(told('会社は工場を建て、電池を造る方針だという。')).toEqual([
      '建てる ga=会社(shared) o=工場(case) - chain',
      '造る ga=会社(topic) o=電池(case) plan+hearsay main',
    ])
  })

  it('take up the topic of an earlier sentence, and nobody where nothing fits', () => {
    expect(told('市は橋を架け替える。工事を来春に始める。')[1]).toMatch(/^始める ga=市\(context\)/)
    expect(told('きょうは雨だ。夕方から冷え込む。')[1]).toMatch(/^冷え込む ga=\(none\)/)
  })

  it('know which slot the noun of a relative clause fills', () => {
    const gaps = (ja: string) => predicatesOf(ja).map(({ lemma, gap }) => `${lemma}:${gap}`)
    expect(gaps('工場を建てた会社が増産する。')[0]).toBe('建てる:ga')
    expect(gaps('会社が建てた工場が完成した。')[0]).toBe('建てる:o')
    expect(gaps('試合が始まる日を発表した。')[0]).toBe('始まる:time')
    expect(gaps('工場を建てる計画を発表した。')[0]).toBe('建てる:other')
  })

  it('see the verbal noun behind a light verb, passives, causatives and negations', () => {
    const [light] = predicatesOf('会社は半導体の生産を行った。')
    expect(light).toMatchObject({ lemma: '生産する', light: '行う', past: true })
    expect(light!.arguments.map(({ slot, referent }) => `${slot}=${referent?.ja}`)).toEqual(['ga=会社', 'o=半導体'])
    expect(predicatesOf('計画は中止されなかった。')[0]).toMatchObject({ voice: 'passive', negated: true, past: true })
    expect(predicatesOf('政府は供給を安定させる。')[0]).toMatchObject({ lemma: '安定する', voice: 'causative' })
  })

  it('give the first person in a quotation to the speaker', () => {
    expect(told('社長は「もっと売りたい」と話した。')).toEqual(['売る ga=(speaker) wish quote', '話す ga=社長(topic) - main'])
  })

  it('point into the text', () => {
    const ja = '若ノ島関は引退する。秋に会見を開く。'
    for (const { start, end, arguments: all } of predicatesOf(ja)) {
      expect(ja.slice(start, end)).not.toBe('')
      for (const { referent } of all) if (referent) expect(ja.slice(referent.start, referent.end)).toBe(referent.ja)
    }
  })

  it('take time in proportion to a sentence without end', () => {
    const time = (times: number) => {
      const ja = `${'社長は工場を建てて、'.repeat(times)}売った。`
      const spent = cpuClock()
      predicatesOf(ja)
      return spent()
    }
    time(50)
    expect(time(1000)).toBeLessThan(40 * (time(100) + 0.02))
  })
})

describe('the gold of predicates', () => {
  // What the analysis reached when this was written, rounded down: a floor, not a target.
  const floors: Readonly<Record<string, readonly [number, number]>> = {
    predicate: [0.92, 0.93],
    'ga overt': [0.94, 0.92],
    'ga zero': [0.62, 0.71],
    o: [0.92, 0.82],
    features: [0.97, 0.93],
    role: [0.88, 0.88],
  }

  it('is as large as it was', () => {
    const gold = readGold()
    expect(gold.length).toBeGreaterThanOrEqual(108)
    for (const { ja, predicates } of gold)
      for (const { place, arguments: all } of predicates)
        for (const [slot, word] of all)
          if (word !== 'none' && word !== 'speaker') expect(ja.includes(word.replace('~', '')), `${place} ${slot}=${word}`).toBe(true)
  })

  it('is met as far as it was', () => {
    const { counts } = compare(readGold(), analyze)
    for (const [name, [precision, recall]] of Object.entries(floors)) {
      const { right, found, gold } = counts.get(name)!
      expect(right / found, `${name} precision`).toBeGreaterThanOrEqual(precision)
      expect(right / gold, `${name} recall`).toBeGreaterThanOrEqual(recall)
    }
  })
})
