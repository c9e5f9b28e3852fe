import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeAnalyzer } from '../src/analyze/index.ts'
import type { Article, Term } from '../src/document.ts'
import { makeFold } from '../src/glossary/fold.ts'
import { makeArticleMatcher, makeMatcher, makeNameEntities, packTerms } from '../src/glossary/index.ts'
import { bareArticle } from '../src/read/bare.ts'
import { type FormUse, indexWords, makeFormFinder } from '../src/verify/english-forms.ts'
import { checkTerms } from '../src/verify/terms.ts'
import { blankTerm } from './fixtures/blank-term.ts'
import { language, openedTokenizer } from './opened.ts'

const analyze = makeAnalyzer(language, await openedTokenizer())
const nameEntities = makeNameEntities(language)
const findForms = makeFormFinder(language)

const plain: Term = {
  ...blankTerm,
  ja: '',
  en: '',
  file: 'x.csv',
  line: 1,
}

/** `日本銀行,Bank of Japan,type=ORG,aliases_ja=日銀` */
function term(row: string, line: number): Term {
  const [ja = '', en = '', ...rest] = row.split(',')
  const { aliases_ja, keep, ...more } = Object.fromEntries(rest.map((part) => part.split('=')))
  return { ...plain, ja, en, line, ...more, aliasesJa: aliases_ja?.split('|') ?? [], keep: keep === 'yes' }
}

function article(text: string, kind: (index: number) => 'title' | 'body' | 'point' = () => 'body'): Article {
  const sentences = [...text.matchAll(/[^。]+(?:。(?=が歌う)[^。]*)?。?/g)].map(({ 0: ja, index: start }, index) => {
    return { kind: kind(index), block: 0, start, end: start + ja.length, ja }
  })
  return bareArticle({ path: 'x.txt', text, sentences })
}

const entitiesOf = (terms: readonly Term[], text: string) =>
  makeArticleMatcher(terms, language)(analyze(article(text))).sentences.flatMap(({ entities }) => entities)

const blocks = (name: string) =>
  readFileSync(new URL(`corpus/glossary-forms/${name}.txt`, import.meta.url), 'utf8')
    .split(/^==== /m)
    .slice(1)

describe('terms in Japanese', () => {
  for (const block of blocks('japanese')) {
    const [head = '', body = ''] = block.split(/^----$/m)
    const [title = '', ...rows] = head.trim().split('\n')
    const terms = rows.map(term)
    for (const line of body.trim().split('\n')) {
      const [text = '', expected = ''] = line.split(' → ')
      it(`${title}: ${text}`, () => {
        const found = entitiesOf(terms, text)
        for (const { start, end, ja } of found) expect(text.slice(start, end)).toBe(ja)
        const said = found.map(({ ja, en, use }) => `${ja}=${en}${use ? ` (${use})` : ''}`).join(' | ')
        expect(said || '-').toBe(expected)
      })
    }
  }
})

describe('forms in English', () => {
  for (const block of blocks('english')) {
    const [title = '', ...rest] = block.trim().split('\n')
    for (const line of rest) {
      const [head = '', text = '', expected = ''] = line.split(' | ')
      it(`${title}: ${head} in ${text}`, () => {
        const [, form = '', marks = ''] = /^(.*?)(?: \[(.*)\])?$/.exec(head)!
        const has = (mark: string) => marks.split(' ').includes(mark)
        const use: FormUse = {
          pos: has('verb') ? 'verb' : has('adjective') ? 'adjective' : '',
          use: has('inflected') ? 'inflected' : has('noun') ? 'noun' : has('predicate') ? 'predicate' : undefined,
          caseSensitive: has('case'),
          keep: has('keep'),
        }
        const found = findForms(indexWords(text), form, use).map(({ start, end }) => text.slice(start, end))
        expect(found.join(' ; ') || '-').toBe(expected.trim())
      })
    }
  }
})

it('a line break is a space', () => {
  expect(findForms(indexWords('The storage\nbattery\r\nmarket'), 'storage battery market')).toEqual([{ start: 4, end: 27 }])
})

describe('people', () => {
  const kishida = term('岸田文雄,Fumio Kishida,type=PERSON', 1)
  const trump = term('ドナルド・トランプ,Donald Trump,type=PERSON', 2)
  const named = (text: string) =>
    nameEntities(makeArticleMatcher([kishida, trump], language)(analyze(article(text)))).sentences.flatMap(({ entities }) => entities)
  const said = (text: string) => named(text).map(({ ja, en, term }) => `${ja}=${en}${term ? '' : '?'}`)

  it('are the same by surname and title after the full name', () => {
    expect(said('岸田文雄首相は動いた。岸田氏は話した。岸田首相は帰った。')).toEqual([
      '岸田文雄=Fumio Kishida',
      '岸田=Kishida',
      '岸田=Kishida',
    ])
    expect(said('ドナルド・トランプ大統領は動いた。トランプ氏は話した。')).toEqual(['ドナルド・トランプ=Donald Trump', 'トランプ=Trump'])
  })

  it('are demanded in no form that does not stand there', () => {
    const entities = named('岸田文雄首相は動いた。岸田氏は話した。')
    const check = (english: string) => checkTerms(entities, english, { findForms }).notes.map(({ code }) => code)
    expect(check('Kishida said so.')).toEqual([])
    expect(check('Fumio Kishida said so.')).toEqual([])
    expect(check('The prime minister said so.')).toEqual(['term-missing'])
  })
})

describe('first and later mentions', () => {
  const boj = term('日本銀行,Bank of Japan,type=ORG,short=BOJ,aliases_ja=日銀', 1)

  it('begin in running text; titles and key points stand alone', () => {
    const kinds = ['title', 'body', 'body', 'point'] as const
    const text = '日銀が動く。日本銀行が決めた。日銀が話した。日銀が動いた。'
    const { sentences } = makeArticleMatcher([boj], language)(analyze(article(text, (at) => kinds[at]!)))
    expect(sentences.map(({ entities }) => entities[0]?.en)).toEqual(['Bank of Japan', 'Bank of Japan (BOJ)', 'BOJ', 'Bank of Japan'])
    for (const { entities } of sentences) expect(entities[0]?.accept).toEqual(['Bank of Japan', 'BOJ', 'Bank of Japan (BOJ)'])
  })

  it('are one term for the check, whatever form stands there', () => {
    const entities = entitiesOf([boj], '日本銀行と日銀は同じだ。')
    const check = (english: string, strict = false) => checkTerms(entities, english, { findForms, strict }).terms
    expect(check('The BOJ is one.')).toEqual({ hit: 1, total: 1 })
    expect(check('The Bank of Japan (BOJ) is one.', true)).toEqual({ hit: 1, total: 2 })
    expect(check('The Bank of Japan (BOJ) and the BOJ are one.', true)).toEqual({ hit: 2, total: 2 })
  })
})

describe('rows that are not to be used', () => {
  const rows = [
    term('処理水,ALPS-treated water', 1),
    term('処理水,contaminated water,status=forbidden', 2),
    term('処理水放出,water release', 3),
    term('原発,atomic plant,status=deprecated', 4),
    term('核,nuke,status=proposed', 5),
  ]
  const avoided = (text: string, packed?: readonly Int32Array[]) =>
    makeArticleMatcher(rows, language, packed)(analyze(article(text))).sentences.flatMap((sentence) => sentence.avoided)

  it('are told where their Japanese stands', () => {
    expect(avoided('処理水を原発から流した。').map(({ ja, term: { en } }) => `${ja}=${en}`)).toEqual([
      '処理水=contaminated water',
      '原発=atomic plant',
    ])
    expect(avoided('核を見た。')).toEqual([])
  })

  it('are not told inside a longer term', () => {
    expect(avoided('処理水放出が続く。')).toEqual([])
  })

  it('come from packed terms as well', () => {
    expect(avoided('処理水を流した。', packTerms(rows, language))).toHaveLength(1)
  })
})

describe('properties', () => {
  const piece = fc.constantFrom(
    ...['切り替える', '切替え', '第二次', '十二回', 'サーバー', 'ｻｰﾊﾞ', 'ﾞ', 'ヴァ', 'ウェイ', '髙', '々', '𠮷', '＝', '-', '・', ' ', '　'],
    ...['ー', 'ヶ', '箇', 'A', 'ｂ', '℡', '㈱', '\u3099', '\ufe00', '\udb40\udd00', '。', '導入', 'した', '三', '千', '人', '\ud800'],
  )
  const texts = fc.array(piece, { maxLength: 20 }).map((parts) => parts.join(''))
  const fold = makeFold(language)

  it('of the fold: its places lead back into the text, in order, and cover whole characters where a match may begin and end', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { units, starts, ends, opens, closes } = fold(text)
        for (const list of [starts, ends, opens, closes]) expect(list).toHaveLength(units.length)
        for (let at = 0; at < units.length; at++) {
          expect(starts[at]!).toBeLessThan(ends[at]!)
          expect(ends[at]!).toBeLessThanOrEqual(text.length)
          if (at > 0 && opens[at]) expect(starts[at]!).toBeGreaterThanOrEqual(ends[at - 1]!)
          if (at > 0) expect(starts[at]!).toBeGreaterThanOrEqual(starts[at - 1]!)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('of the fold: a text finds itself, so folding only widens', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const ja = text.trim()
        const bare = { ...article('x').sentences[0]!, ja, start: 0, end: ja.length }
        const sentence = { ...bare, tokens: [], bunsetsu: [], quantities: [], predicates: [], names: [] }
        const found = makeMatcher([{ ...plain, ja, en: 'Name', type: 'ORG' }], language)(sentence)
        if (fold(ja).units.length === 0) return
        expect(found.length).toBeGreaterThan(0)
        expect(found[0]!.start).toBe(fold(ja).starts[0])
      }),
      { numRuns: 150 },
    )
  })

  it('of English forms: a form stands in itself, and every place is cut at words', () => {
    const word = fc.constantFrom(
      'bank',
      'Bank',
      'of',
      'U.S.',
      'AT&T',
      'start-up',
      'labour',
      'women',
      'Ｃ',
      'é',
      "o'clock",
      '&',
      '(BOJ)',
      '…',
      '3.5',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.array(word, { maxLength: 6 }), (form, rest) => {
        const english = [...rest, ...form, ...rest].join(' ')
        const written = form.join(' ')
        const found = findForms(indexWords(english), written)
        if (/[\p{L}\p{N}&]/u.test(written.replace(/^the\s+/i, ''))) expect(found.length).toBeGreaterThan(0)
        let last = 0
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
      }),
      { numRuns: 150 },
    )
  })

  it('of English forms: hostile texts take linear time', () => {
    const began = performance.now()
    for (const text of ['a-'.repeat(50_000), 'lithium ion and '.repeat(10_000), 'raise '.repeat(30_000), '&'.repeat(50_000)])
      for (const form of ['lithium-ion battery', 'raise prices', 'a', 'a a a a a a a a b'])
        findForms(indexWords(text), form, { pos: 'verb', use: 'inflected' } satisfies FormUse)
    expect(performance.now() - began).toBeLessThan(15_000)
  }, 30_000)
})
