import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeAnalyzer } from '../src/analyze/index.ts'
import type { Article, Term } from '../src/document.ts'
import { parseGlossary } from '../src/exchange/glossary/index.ts'
import { lintGlossary, makeArticleMatcher, makeMatcher } from '../src/glossary/index.ts'
import { bareArticle } from '../src/read/bare.ts'
import { blankTerm } from './fixtures/blank-term.ts'
import { language, openedTokenizer } from './opened.ts'

const analyze = makeAnalyzer(language, await openedTokenizer())

function article(text: string): Article {
  const sentences = [...text.matchAll(/[^。]+。?/g)].map((match) => ({
    kind: 'body' as const,
    block: 0,
    start: match.index,
    end: match.index + match[0].length,
    ja: match[0],
  }))
  return bareArticle({ path: 'x.txt', text, sentences })
}

function glossary(rows: string): Term[] {
  const { terms, problems } = parseGlossary([{ path: 'case.csv', text: `ja,en,type,aliases_ja,aliases_en,status,note\n${rows}` }])
  expect(problems).toEqual([])
  return terms
}

function entitiesOf(rows: string, text: string) {
  const named = makeArticleMatcher(glossary(rows), language)(analyze(article(text)))
  return named.sentences.flatMap(({ entities }) => entities)
}

const folder = new URL('corpus/glossary/', import.meta.url)
for (const name of readdirSync(folder).sort()) {
  describe(name, () => {
    for (const block of readFileSync(new URL(name, folder), 'utf8')
      .split(/^==== /m)
      .slice(1)) {
      const [head = '', text = '', expected = ''] = block.split(/^----$/m)
      const [title = '', ...rows] = head.trim().split('\n')
      it(title, () => {
        const japanese = text.trim()
        const found = entitiesOf(rows.join('\n'), japanese)
        expect(found.map(({ ja, en }) => `${ja} → ${en}`)).toEqual(expected.trim() === '' ? [] : expected.trim().split('\n'))
        let last = 0
        for (const { start, end, ja } of found) {
          expect(japanese.slice(start, end)).toBe(ja)
          expect(start).toBeGreaterThanOrEqual(last)
          last = end
        }
      })
    }
  })
}

describe('entities', () => {
  it('accept every English form of the row and of rows beside it', () => {
    const [found] = entitiesOf('内閣府,Cabinet Office,ORG,,CAO\n内閣府,Office of the Cabinet,ORG,,,admitted', '内閣府が動く。')
    expect(found?.accept).toEqual(['Cabinet Office', 'CAO', 'Office of the Cabinet'])
  })

  it('want an article only when the row says so', () => {
    expect(entitiesOf('日銀,Bank of Japan,ORG,,,,the', '日銀だ。')[0]).toMatchObject({ the: true, en: 'Bank of Japan' })
    expect(entitiesOf('日銀,the Bank of Japan,ORG', '日銀だ。')[0]).toMatchObject({ the: true, en: 'Bank of Japan' })
    expect(entitiesOf('日銀,Bank of Japan,ORG,,,,see the website', '日銀だ。')[0]).toMatchObject({ the: false })
    expect(entitiesOf('デンハーグ,The Hague,LOC', 'デンハーグだ。')[0]).toMatchObject({ the: false, en: 'The Hague' })
  })

  it('are found in decomposed kana, with the offsets of the text', () => {
    const [found] = entitiesOf('ドイツ,Germany,LOC', '今ト\u3099イツは強い。')
    expect(found).toMatchObject({ ja: 'ト\u3099イツ', start: 1, end: 5 })
  })

  it('never lie inside a number expression, but may hold one', () => {
    const match = makeMatcher(glossary('円,yen,OTHER\n103万円の壁,1.03 million yen barrier,OTHER'), language)
    const [sentence] = analyze(article('103万円の壁と200円の話')).sentences
    const quantity = (start: number, end: number) =>
      ({ start, end, kind: 'money', ja: '', value: 1, unit: 'JPY', modifier: '', en: '' }) as const
    const found = match({ ...sentence!, quantities: [quantity(0, 5), quantity(8, 12)] })
    expect(found.map(({ ja }) => ja)).toEqual(['103万円の壁'])
  })

  it('are found for any text and any terms, in order, cut out of the text', () => {
    const letters = fc.constantFrom(
      ...'東京都アップルー・ヶが々ＡB c(（)）ｶﾞ𠮷😀\ud800。\n㍻ﬁ'.split(''),
      '東京',
      'CATL',
      '\u3099',
      '\ufe00',
    )
    const word = fc.array(letters, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), fc.array(letters, { maxLength: 40 }), (names, parts) => {
        const text = parts.join('')
        const terms = names.map((ja, line): Term => ({ ...plain, ja, line }))
        const { sentences } = makeArticleMatcher(terms, language)(analyze(article(text)))
        for (const { entities } of sentences) {
          let last = 0
          for (const { start, end, ja } of entities) {
            expect(text.slice(start, end)).toBe(ja)
            expect(end).toBeGreaterThan(start)
            expect(start).toBeGreaterThanOrEqual(last)
            last = end
          }
        }
      }),
      { numRuns: 150 },
    )
  })

  it('come in linear time, from many terms and from hostile texts', () => {
    const terms = Array.from(
      { length: 30_000 },
      (_, line): Term => ({ ...plain, ja: `社名${line.toString(36)}ア${'ア'.repeat(line % 20)}`, line }),
    )
    const match = makeMatcher([...terms, { ...plain, ja: 'あ'.repeat(250) }, { ...plain, ja: '重慶' }], language)
    const bare = (text: string) => ({ ...article(text).sentences[0]!, tokens: [], bunsetsu: [], quantities: [], predicates: [], names: [] })
    const text = `重慶${'あ'.repeat(100_000)}`
    expect(match(bare(text)).length).toBe(401)
    expect(match(bare('ア'.repeat(200_000)))).toEqual([])
    expect(match(bare(`ア${'\u3099'.repeat(200_000)}`))).toEqual([])
    expect(match(bare('(a@'.repeat(50_000)))).toEqual([])
  }, 20_000)
})

const plain: Term = {
  ...blankTerm,
  ja: '',
  en: 'Name',
  file: 'x.csv',
  line: 1,
}

describe('parseGlossary', () => {
  const parse = (text: string, path = 'g.csv') => parseGlossary([{ path, text }])
  const codes = (text: string, path?: string) => parse(text, path).problems.map(({ line, code, level }) => `${line} ${level} ${code}`)

  it('reads columns in any order, byte order mark, CRLF, quoted commas', () => {
    const { terms, problems } = parse('\ufeffen,ja,aliases_en\r\n"Economy, Trade and Industry",経産省,METI| ministry |\r\n')
    expect(problems).toEqual([])
    expect(terms).toEqual([
      { ...plain, ja: '経産省', en: 'Economy, Trade and Industry', aliasesEn: ['METI', 'ministry'], file: 'g.csv', line: 2 },
    ])
  })

  it('reads TSV, in which a quotation mark is one', () => {
    expect(parse('ja\ten\n「虹」\tthe "Rainbow"\n', 'g.tsv').terms[0]).toMatchObject({ ja: '「虹」', en: 'the "Rainbow"' })
    expect(parse('ja\ten\n日銀\tBOJ\n', 'g.csv').terms[0]).toMatchObject({ en: 'BOJ' })
  })

  it('names file, line and code of every broken row and keeps the others', () => {
    const { terms, problems } = parse(
      'ja,en,type,status\n日銀,,ORG,\n\n重慶,Chongqing,CITY,\n財務省,MOF,ORG,best\n東京,東京,,\nア,b,,,x\n円,yen,,\n',
    )
    expect(terms.map(({ ja, line }) => [ja, line])).toEqual([['円', 8]])
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 glossary-empty',
      '4 unknown-type',
      '5 unknown-status',
      '6 english-has-japanese',
      '7 too-many-fields',
    ])
    expect(problems[1]).toEqual({ file: 'g.csv', line: 4, code: 'unknown-type', level: 'error', values: { column: 'type', value: 'CITY' } })
  })

  it('says what is wrong with a whole file', () => {
    expect(codes('')).toEqual(['1 warning glossary-no-terms'])
    expect(codes('ja,en\n')).toEqual(['1 warning glossary-no-terms'])
    expect(codes('ja,note\n日銀,x\n')).toEqual(['1 error missing-column'])
    expect(codes('ja,en,comment\n日銀,BOJ,x\n')).toEqual(['1 warning unknown-column'])
    expect(codes('ja,en,en\n日銀,BOJ,x\n')).toEqual(['1 error duplicate-column'])
    expect(codes('ja,en\n日銀,BOJ\n"円,yen\n')).toEqual(['3 error csv-broken'])
    expect(codes(`ja,en\n${'長'.repeat(400)},long\n日\u0000銀,BOJ\n`)).toEqual(['2 error glossary-too-long', '3 error glossary-control'])
  })
})

describe('lintGlossary', () => {
  const lint = (rows: string) => lintGlossary(glossary(rows), language).map(({ line, code }) => `${line} ${code}`)

  it('finds doubled, contradicting and unwise rows', () => {
    expect(lint('日銀,Bank of Japan,ORG\n日銀,Bank of Japan,ORG')).toEqual(['3 glossary-duplicate'])
    expect(lint('日銀,Bank of Japan,ORG\n日銀,BOJ,ORG')).toEqual(['3 glossary-conflict'])
    expect(lint('日銀,Bank of Japan,ORG\n日銀,BOJ,ORG,,,admitted')).toEqual([])
    expect(lint('日銀,BOJ,ORG\n日銀,BOJ,ORG,,,forbidden')).toEqual(['3 glossary-cycle'])
    expect(lint('NHK,NHK,ORG\nＮＨＫ,NHK,ORG')).toEqual(['3 glossary-width-twin'])
    expect(lint('米,U.S.,LOC\n２０２４,2024,OTHER')).toEqual(['2 glossary-single-character', '3 glossary-number'])
  })
})
