import { describe, expect, test } from 'vitest'
import { makeAnalyzer } from '../src/analyze/index.ts'
import type { NamedSentence } from '../src/document.ts'
import { dictionaryWords } from '../src/language/dictionary-words.ts'
import { draftLine } from '../src/lines/draft-line.ts'
import { makeClauses } from '../src/summarize/clauses.ts'
import { makePublished } from '../src/summarize/published.ts'
import { makeStyling } from '../src/summarize/style.ts'
import { openTokenizer } from '../src/tokenize/index.ts'
import { language } from './opened.ts'
import { syncReader } from './sync-reader.ts'

const read = syncReader(language)
const analyze = makeAnalyzer(language, await openTokenizer('mecab', dictionaryWords(language)))
const { split, apart } = makeClauses(language)
const published = makePublished(language)
const styling = makeStyling(language)

/** The sentence as the article has it, without names. */
function sentence(ja: string): NamedSentence {
  const { sentences } = analyze(read({ path: 'x.md', bytes: new TextEncoder().encode(`# 題\n\n${ja}`) }))
  return { ...sentences[1]!, entities: [], avoided: [] }
}
const parts = (ja: string) => split(sentence(ja)).map(({ sentence }) => sentence.ja)

describe('every row of ja/summarize-clauses', () => {
  test.each(language.rows('ja/summarize-clauses'))('$id', ({ example, becomes, counter }) => {
    expect(parts(example!)).toContain(becomes)
    expect(parts(counter!)).toEqual([])
  })
})

describe('every row of ja/summarize-published', () => {
  test.each(language.rows('ja/summarize-published'))('$id', ({ example, becomes, counter }) => {
    expect(published(sentence(example!)).ja).toBe(becomes)
    expect(published(sentence(counter!)).ja).toBe(counter)
  })
})

describe('facts told one by one', () => {
  test.each([
    ['2月に町の工場で火災が起き、従業員3人がけがをした。', ['2月に町の工場で火災が起きた。', '従業員3人がけがをした。']],
    ['県は土地を4億円で買い、市は建物を建てる。', ['県は土地を4億円で買う。', '市は建物を建てる。']],
    ['売上高は4812億円、利益は918億円だった。', ['売上高は4812億円だった。', '利益は918億円だった。']],
    ['港の沖では47隻が順番を待っており、船会社は寄港を減らす。', ['港の沖では47隻が順番を待っている。']],
    ['当初は利用者の誤りと判断されていたが、部品を調べたところ、原因が判明した。', ['部品を調べたところ、原因が判明した。']],
    ['2022年2月、町の工場で火災が起きたが、けが人はいなかった。', ['2022年2月、けが人はいなかった。']],
  ])('%s', (ja, wanted) => {
    expect(parts(ja)).toEqual(expect.arrayContaining(wanted))
  })

  test.each([
    ['what the clause narrows is not told without it', '木を50メートルおきに残すだけで、鳥の数は前と同じに保たれる。'],
    ['a condition stays', '9月末までに契約すれば、保険料は上がらない。'],
    ['what is said of all of them needs all of them', '投資額は450億円、研究費は680億円といずれも最高になる。'],
    ['a place is no fact', '発電用のダム390カ所で、土砂の割合は平均32%に達した。'],
    ['who comes second needs who comes before', '沖縄県が22人で多く、神奈川県が18人、埼玉県が17人と続いた。'],
    ['what points back needs what it points at', '市は新しい橋を建て、その費用を国が払う。'],
    ['a topic of the first clause is not the subject of the second', '海が取り込む炭素は青い炭素と呼ばれ、取引する制度も始まっている。'],
  ])('%s', (_, ja) => {
    for (const part of parts(ja)) expect(ja).toContain(part.slice(0, 4))
    expect(parts(ja).filter((part) => !/^市は新しい橋/.test(part))).toEqual([])
  })

  test('what is left needs what there was, what a figure is told of does nothing', () => {
    expect(parts('映画は週5日とし、学校の発表会は残る2日に開く。')).toContain('学校の発表会は残る2日に開く。')
    expect(parts('映画は週5日とし、残る2日は学校に貸す。')).toEqual(['映画は週5日とする。'])
    expect(parts('費用は1150億円で、2028年に工事を始める。')).toEqual(['費用は1150億円だ。'])
  })

  test('in plain style both stand, in their order', () => {
    expect(apart(sentence('町の工場で火災が起き、従業員3人がけがをした。')).map(({ ja }) => ja)).toEqual([
      '町の工場で火災が起きた。',
      '従業員3人がけがをした。',
    ])
  })
})

describe('styles', () => {
  test.each([
    ['市は来年、橋の工事を開始する。', '市は来年、橋の工事を開始する', '市、来年、橋の工事を開始', '市は来年、橋の工事を開始します'],
    ['利益は645億円となった。', '利益は645億円となった', '利益、645億円に', '利益は645億円となりました'],
    ['村は避難指示を出した。', '村は避難指示を出した', '村、避難指示を出した', '村は避難指示を出しました'],
    ['市は図書館を新設しました。', '市は図書館を新設', '市、図書館を新設', '市は図書館を新設しました'],
    ['荷物は港に届かなかった。', '荷物は港に届かなかった', '荷物、港に届かなかった', '荷物は港に届きませんでした'],
    ['会社は店を開く方針だ。', '会社は店を開く方針', '会社、店を開く方針', '会社は店を開く方針です'],
    ['赤字は918億円だった。', '赤字は918億円', '赤字、918億円', '赤字は918億円でした'],
  ])('%s', (ja, wire, headline, plain) => {
    const line = draftLine(sentence(ja))
    expect([styling('wire').point(line), styling('headline').point(line), styling('plain').point(line)]).toEqual([wire, headline, plain])
  })
})
