import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { lineArticle } from '../src/cli/lines.ts'
import type { TranslatedSentence } from '../src/document.ts'
import { type Stages, translate } from '../src/index.ts'
import { cpuClock } from './cpu-clock.ts'
import { openedStages } from './opened.ts'

let stages: Stages
beforeAll(async () => {
  stages = await openedStages()
})

const script = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff66-\uff9f]/u

async function sentencesOf(text: string): Promise<readonly TranslatedSentence[]> {
  const { article } = await translate(lineArticle({ path: 'line', number: 1, text }, stages.split, '2026-02-18'), stages)
  return article.sentences
}

function holds({ ja, start, end, english }: TranslatedSentence): void {
  const { text, pieces, confidence, band } = english
  expect(text, ja).not.toMatch(script)
  expect(text, ja).not.toMatch(/\bundefined\b|\bnull\b|\bNaN\b|\[object|[{}]\w+[{}]| {2}|^ | $/)
  expect(text === '', ja).toBe(ja.trim() === '')
  expect(confidence >= 0 && confidence <= 1 && ['green', 'yellow', 'red'].includes(band), ja).toBe(true)
  let last = 0
  for (const { at, from } of pieces) {
    expect(text.slice(last, at.start), ja).toMatch(/^ ?$/)
    expect(at.start < at.end && at.end <= text.length, ja).toBe(true)
    last = at.end
    for (const span of from) expect(start <= span.start && span.start < span.end && span.end <= end, ja).toBe(true)
  }
  expect(last, ja).toBe(text.length)
}

/** Bits of news that can stand in almost any order, so that most sentences are odd and some are right. */
const bits = [
  ...[
    '工場',
    '首相',
    '電池メーカー',
    '半導体',
    '東京都',
    '田中さん',
    '量産',
    '価格',
    '輸出額',
    '住民',
    '新型車',
    '政府',
    'ＡＩ',
    '3棟',
    '約1億2000万円',
    '2027年度',
  ],
  ...[
    'が',
    'は',
    'を',
    'に',
    'で',
    'の',
    'と',
    'も',
    'から',
    'まで',
    'より',
    'へ',
    'について',
    'によって',
    'として',
    'や',
    'など',
    'だけ',
    'ほど',
  ],
  ...[
    '増やす',
    '増えた',
    '建設する',
    '発表しました',
    '減らしている',
    '使われる',
    '始まったばかりだ',
    '高い',
    '安定した',
    '必要だ',
    '言えない',
    '考えられている',
  ],
  ...['、', '。', '「', '」', '（', '）', '・', '…', '？'],
  ...['と述べた', 'という', 'ため', 'ものの', 'ので', 'ながら', 'ば', 'ことになった', 'ようだ', 'その', 'さらに', 'なぜ', 'どの', 'もし'],
]

describe('the embedded engine', () => {
  it('gives clean English, tied to its Japanese, for any heap of words', async () => {
    const heap = fc.array(fc.constantFrom(...bits), { minLength: 1, maxLength: 24 }).map((words) => words.join(''))
    await fc.assert(
      fc.asyncProperty(heap, async (text) => {
        for (const sentence of await sentencesOf(text)) if (/[\p{L}\p{N}]/u.test(sentence.ja)) holds(sentence)
      }),
      { numRuns: 140, seed: 1 },
    )
  })

  it('never throws and never lets Japanese through, whatever the text is', async () => {
    const letter = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...bits) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0x3000, max: 0x9fff }).map((code) => String.fromCharCode(code)) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '\ud800',
          '\udfff',
          '\u0000',
          '\ufeff',
          '\u200d',
          '\u3099',
          '𠮷',
          'constructor',
          '__proto__',
          '$&',
          '{o}',
        ),
      },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(letter, { maxLength: 16 }), async (letters) => {
        for (const { english } of await sentencesOf(letters.join(''))) expect(english.text).not.toMatch(script)
      }),
      { numRuns: 140, seed: 1 },
    )
  })

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])('takes %s for a word like any other', async (word) => {
    for (const text of [`${word}を増やした。`, `${word}が増えた。`, `${word}の${word}に${word}した。`]) {
      const english = (await sentencesOf(text)).map((sentence) => sentence.english.text).join(' ')
      expect(english).not.toMatch(/native code|\[object/)
      expect(english).not.toBe('')
    }
  })

  it('gives the same English whatever it has read before', async () => {
    const asked = 'その工場は2027年に量産を始め、年10万台を輸出する計画だ。'
    const first = await sentencesOf(asked)
    await sentencesOf('首相は田中さんと会った。彼は「輸出は減らない」と述べた。')
    expect(await sentencesOf(asked)).toEqual(first)
  })

  it('needs time in proportion to the length of a line without a stop', async () => {
    const time = async (times: number) => {
      const text = `${'電池の生産が増えたが、価格は3％下がったので、'.repeat(times)}注目される。`
      const spent = cpuClock()
      expect((await sentencesOf(text)).length).toBeGreaterThan(0)
      return spent()
    }
    await time(20)
    const short = Math.max(await time(60), 0.005)
    expect(await time(240)).toBeLessThan(short * 4 * 4)
  })
})
