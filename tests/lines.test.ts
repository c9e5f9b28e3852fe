import { beforeAll, describe, expect, it } from 'vitest'
import type { NamedSentence } from '../src/document.ts'
import { makeClauseAlone, tokensIn } from '../src/lines/alone.ts'
import { draftLine } from '../src/lines/draft-line.ts'
import { joined } from '../src/lines/join.ts'
import { asSentence } from '../src/lines/line-article.ts'
import type { Stages } from '../src/pipeline.ts'
import { bareArticle } from '../src/read/bare.ts'
import { language, openedStages } from './opened.ts'

let stages: Stages

beforeAll(async () => {
  stages = await openedStages()
}, 60_000)

function read(ja: string): NamedSentence {
  const span = { start: 0, end: ja.length }
  const article = bareArticle({
    path: '-',
    text: ja,
    blocks: [{ ...span, kind: 'body', level: 0 }],
    sentences: [{ ...span, kind: 'body', block: 0, ja }],
  })
  return stages.match(stages.analyze(article)).sentences[0]!
}

/** Every span of a made sentence holds the text it is of, and the tree is a tree. */
function expectWhole(made: NamedSentence): void {
  for (const { start, end, surface } of made.tokens) expect(made.ja.slice(start, end)).toBe(surface)
  made.bunsetsu.forEach(({ first, last, head, start, end }, at) => {
    expect([start, end]).toEqual([made.tokens[first]!.start, made.tokens[last - 1]!.end])
    expect(at === made.bunsetsu.length - 1 ? head === -1 : head > at && head < made.bunsetsu.length).toBe(true)
  })
  for (const { bunsetsu } of made.predicates) expect(bunsetsu).toBeLessThan(made.bunsetsu.length)
  for (const { start, end, ja } of made.quantities) expect(made.ja.slice(start, end)).toBe(ja)
}

describe('clause alone', () => {
  it.each([
    ['市は条例を施行し、企業は計画を変えた。', '施行する', true, '市は条例を施行した'],
    ['市は条例を施行し、企業は計画を変える。', '施行する', false, '市は条例を施行する'],
    ['県は倉庫で火災が起きたと発表した。', '起きる', true, '倉庫で火災が起きた'],
    ['国々が独立すると、この仕組みは崩れた。', '独立する', true, '国々が独立した'],
    ['雨は夜にやむが、風は強い。', 'やむ', false, '雨は夜にやむ'],
    ['町は工場を建てる方針で、住民は反対している。', '建てる', false, '町は工場を建てる方針'],
    ['契約を結べば、料金は下がる。', '結ぶ', false, undefined],
  ])('%s %s', (ja, lemma, past, expected) => {
    const sentence = read(ja)
    const predicate = sentence.predicates.find((one) => one.lemma === lemma)!
    const made = makeClauseAlone(language)(sentence, predicate, { out: new Set(), past })
    expect(made?.ja).toBe(expected)
    if (made) expectWhole(made)
  })

  it('leaves out what it is told to', () => {
    const sentence = read('市は3月に条例を施行した。')
    const out = tokensIn(sentence, { start: 2, end: 5 })
    const made = makeClauseAlone(language)(sentence, sentence.predicates[0]!, { out, past: true })
    expect(made?.ja).toBe('市は条例を施行した')
  })
})

describe('joined', () => {
  const whole = (ja: string) => asSentence(draftLine(read(ja)))

  it('puts an object before the predicate and a subject to the front', () => {
    const object = joined(
      whole('20%の値上げ'),
      { surface: 'を', pos: 'particle.case', slot: 'o', type: 'case' },
      whole('同社は秋に実施した'),
    )
    expect(object.ja).toBe('同社は秋に20%の値上げを実施した')
    expectWhole(object)
    const topic = joined(
      whole('みなと食品'),
      { surface: 'は', pos: 'particle.topic', slot: 'ga', type: 'topic' },
      whole('2つの工場を建てる'),
    )
    expect(topic.ja).toBe('みなと食品は2つの工場を建てる')
    expectWhole(topic)
    const main = topic.predicates.at(-1)!
    const filled = main.arguments.find(({ slot }) => slot === 'ga')!
    expect(filled.origin).toBe('topic')
    const { start, end } = topic.bunsetsu[filled.bunsetsu]!
    expect(topic.ja.slice(start, end)).toMatch(/食品は$/)
  })
})
