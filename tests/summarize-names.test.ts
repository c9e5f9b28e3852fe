import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Digest } from '../src/digest.ts'
import type { NamedSentence, Term } from '../src/document.ts'
import { draftLine } from '../src/lines/draft-line.ts'
import { asSentence } from '../src/lines/line-article.ts'
import { withEnglishMentions } from '../src/lines/mentions.ts'
import { digest } from '../src/pipeline.ts'
import { prefixed, spliced } from '../src/summarize/splice.ts'
import { openedStages } from './opened.ts'

const stages = await openedStages()
const sourceOf = (text: string) => ({ path: 'x.md', bytes: new TextEncoder().encode(text) })
const made = (text: string, sentences = 1): Promise<Digest> => digest(sourceOf(`# 題\n\n${text}`), stages, { points: 20, sentences })

describe('lines that are read alone', () => {
  const cases = readFileSync(new URL('corpus/summarize/lines-names.txt', import.meta.url), 'utf8')
    .split(/^==== /m)
    .slice(1)
    .map((one) => {
      const [head = '', wanted = ''] = one.split('\n----\n')
      const [title = '', ...text] = head.split('\n')
      const lines = wanted.trim().split('\n')
      return { title, text: text.join(''), ja: lines[0]!, en: lines.flatMap((line) => (line.startsWith('en: ') ? line.slice(4) : [])) }
    })

  test.each(cases)('$title', async ({ text, ja, en }) => {
    const { keyPoints, sentences, notes } = await made(text)
    const last = sentences.at(-1)!.id
    const point = keyPoints.find(({ evidence }) => evidence[0] === last)
    expect(point?.ja).toBe(ja)
    for (const words of en) expect(point?.en).toContain(words)
    // What was put in is proved by the sentence that was cited for it.
    expect(notes.filter(({ level, code }) => level === 'error' && /^(?:number|name|negation)/.test(code))).toEqual([])
  })
})

describe('the summary', () => {
  test('says a name in full once', async () => {
    const text =
      '三刀屋薫町長が5日、町の橋を造り直す計画を発表した。\n\n三刀屋町長は6月の議会に3億円の予算案を出す。\n\n工事は来年4月に始まり、2029年に終わる。'
    const { ja } = (await made(text, 3)).summary
    expect(ja.match(/三刀屋薫町長/g)).toHaveLength(1)
    expect(ja).toContain('三刀屋町長は6月')
  })

  test('does not say again who the sentence before is about', async () => {
    const { ja, en } = (await made('カマド工業は5日、福岡市に新工場を建てると発表した。来年4月に従業員を120人採用する。', 2)).summary
    expect(ja).toMatch(/建てる.*。来年4月に従業員を120人採用する。$/)
    expect(en).toMatch(/ It will /)
  })
})

describe('names in the English of lines', () => {
  const term = { ja: '日本銀行', en: 'Bank of Japan', short: 'BOJ', type: 'ORG', keep: false } as unknown as Term
  const line = (...names: readonly { en: string; term?: Term; source?: 'lexicon'; accept?: readonly string[] }[]) =>
    ({ entities: names.map((one) => ({ type: 'ORG', source: 'glossary', the: true, accept: [], ...one })) }) as unknown as NamedSentence
  const said = (lines: readonly NamedSentence[], connected: boolean) =>
    withEnglishMentions(lines, connected).map(({ entities }) => entities.map(({ en }) => en).join())

  test('a term with a short form: in full first, whatever the article had said before', () => {
    const lines = [line({ en: 'BOJ', term }), line({ en: 'Bank of Japan (BOJ)', term })]
    expect(said(lines, true)).toEqual(['Bank of Japan', 'BOJ'])
    expect(said(lines, false)).toEqual(['Bank of Japan', 'Bank of Japan'])
  })

  test('a body of the lexicon: letters that are its own, or the plain name of a ministry', () => {
    const bank = { en: 'Bank of Japan', source: 'lexicon', accept: ['BOJ', 'Japanese'] } as const
    const ministry = {
      en: 'Ministry of Agriculture, Forestry and Fisheries',
      source: 'lexicon',
      accept: ['the agriculture ministry'],
    } as const
    const agency = { en: 'Tokyo Electric Power', source: 'lexicon', accept: ['Tepco'] } as const
    expect(said([line(bank, ministry, agency), line(bank, ministry, agency)], true)[1]).toBe(
      'BOJ,agriculture ministry,Tokyo Electric Power',
    )
  })
})

describe('words put into a sentence', () => {
  const sentences = async (text: string) => stages.match(stages.analyze(await stages.read(sourceOf(`# 題\n\n${text}`)))).sentences.slice(1)
  /** Every span of the sentence says what it said, unless it was replaced. */
  const texts = ({ ja, start, tokens, bunsetsu, quantities, entities }: NamedSentence) => ({
    tokens: tokens.map((one) => [one.surface, ja.slice(one.start - start, one.end - start)]),
    bunsetsu: bunsetsu.map(({ first, last, start: from, end }) => [
      ja.slice(from - start, end - start),
      tokens
        .slice(first, last)
        .map(({ surface }) => surface)
        .join(''),
    ]),
    values: [...quantities, ...entities].map((one) => [one.ja, ja.slice(one.start - start, one.end - start)]),
  })
  const agree = (sentence: NamedSentence) => {
    for (const pairs of Object.values(texts(sentence))) for (const [one, other] of pairs) expect(one).toBe(other)
  }

  test('in the middle and in front: every span still says what it is of', async () => {
    const [named, short] = await sentences('山田太郎社長は5日に退く。北浜市で山田氏は6月に会長に就き、3億円を払う。')
    const line = asSentence(draftLine(short!))
    const at = line.tokens.findIndex(({ surface }) => surface === '山田')
    const words = { tokens: named!.tokens.slice(0, 3), entities: named!.entities }
    const more = spliced(line, at, at + 2, words)
    expect(more.ja).toBe('北浜市で山田太郎社長は6月に会長に就き、3億円を払う。')
    agree(more)
    const front = prefixed(line, { tokens: named!.tokens.slice(0, 4), entities: named!.entities }, ({ role }) => role === 'main')
    expect(front.ja).toBe(`山田太郎社長は${line.ja}`)
    agree(front)
    expect(front.bunsetsu[0]).toMatchObject({ type: 'topic', head: front.bunsetsu.length - 1 })
    expect(front.predicates.find(({ role }) => role === 'main')!.arguments[0]).toMatchObject({ slot: 'ga', origin: 'topic', bunsetsu: 0 })
  })
})
