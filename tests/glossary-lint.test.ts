import { describe, expect, it } from 'vitest'
import type { Term } from '../src/document.ts'
import { parseGlossary } from '../src/exchange/glossary/index.ts'
import { lintGlossary, mergeTerms } from '../src/glossary/index.ts'
import { language } from './opened.ts'

/** Files as `name: rows`, all with the header below. */
function terms(...files: readonly string[]): Term[] {
  const parsed = parseGlossary(
    files.map((rows, index) => ({ path: `${'abc'[index]}.csv`, text: `ja,en,aliases_ja,aliases_en,status,domain\n${rows}` })),
  )
  expect(parsed.problems.filter(({ level }) => level === 'error')).toEqual([])
  return parsed.terms
}

const lint = (...files: readonly string[]) =>
  lintGlossary(terms(...files), language).map(({ file, line, code, level }) => `${file[0]}${line} ${level} ${code}`)

describe('lint', () => {
  it('finds spellings that lead in a circle', () => {
    expect(lint('日銀,BOJ,日本銀行\n日本銀行,Bank of Japan,日銀')).toEqual([
      'a2 error glossary-alias-circle',
      'a3 error glossary-alias-circle',
    ])
    expect(lint('甲社,A,乙社\n乙社,B,丙社\n丙社,C,甲社').filter((line) => line.includes('circle'))).toHaveLength(3)
  })

  it('finds spellings that are terms with other English', () => {
    expect(lint('日本銀行,Bank of Japan,日銀\n日銀,BOJ')).toEqual(['a2 warning glossary-alias-clash'])
    expect(lint('日本銀行,Bank of Japan,日銀,BOJ\n日銀,BOJ')).toEqual([])
    expect(lint('サーバー,server,サーバ')).toEqual([])
  })

  it('finds what is asked for and forbidden, by itself or as another form', () => {
    expect(lint('日銀,BOJ\n日銀,BOJ,,,forbidden')).toEqual(['a3 error glossary-cycle'])
    expect(lint('日銀,Bank of Japan,,BOJ\n日銀,BOJ,,,deprecated')).toEqual(['a3 error glossary-cycle'])
    expect(lint('日銀,Bank of Japan\n日銀,BOJ,,,forbidden')).toEqual([])
  })

  it('tells terms inside others, the longest', () => {
    expect(lint('日銀,BOJ\n日銀総裁,BOJ governor\n総裁,governor')).toEqual(['a3 info glossary-contained'])
    const [found] = lintGlossary(terms('電池,battery\n固体電池,solid battery\n全固体電池,all-solid battery'), language).slice(-1)
    expect(found).toMatchObject({ line: 4, values: { ja: '全固体電池', inner: '固体電池', where: 'a.csv:3' } })
  })

  it('knows that a word of katakana or Latin letters is never found inside a longer one', () => {
    expect(lint('アップル,Apple\nアップルパイ,apple pie\nEV,EV\nEVA,EVA')).toEqual([])
    expect(lint('アップル,Apple\nアップル社,Apple Inc.')).toEqual(['a3 info glossary-contained'])
  })

  it('lets homographs be when their fields differ', () => {
    expect(lint('株,stock,,,,finance\n株,strain,,,,biology').filter((line) => !line.includes('single'))).toEqual([
      'a3 warning glossary-homograph',
    ])
    expect(lint('株価,stock price\n株価,share price')).toEqual(['a3 error glossary-conflict'])
  })

  it('calls a contradiction between files no error', () => {
    expect(lint('日銀,BOJ', '日銀,Bank of Japan\n日銀,BOJ,,,forbidden')).toEqual([
      'b2 info glossary-overridden',
      'b3 info glossary-overridden',
    ])
  })

  it('says where DeepL would stop', () => {
    const long = 'x'.repeat(900)
    const [plain] = terms('日銀,BOJ')
    const rows = Array.from({ length: 13_000 }, (_, index): Term => ({ ...plain!, ja: `用語${index}号`, en: long, line: index + 2 }))
    const found = lintGlossary(rows, language).filter(({ code }) => code === 'glossary-too-large')
    expect(found).toHaveLength(1)
    expect(found[0]!.line).toBeGreaterThan(11_000)
  })

  it('stays linear with many terms, and with hostile ones', () => {
    const plain = terms('日銀,BOJ')[0]!
    const many = (ja: (index: number) => string, aliases: (index: number) => string[] = () => []) =>
      Array.from({ length: 6_000 }, (_, line): Term => ({ ...plain, ja: ja(line), aliasesJa: aliases(line), line }))
    const count = (list: readonly Term[]) => lintGlossary(list, language).length
    expect(count(many((line) => `用語第${line}号`))).toBe(0)
    expect(count(many(() => '日銀'))).toBe(5_999)
    expect(
      count(
        many(
          (line) => `甲${line}`,
          (line) => [`甲${(line + 1) % 6_000}`],
        ),
      ),
    ).toBe(6_000)
    expect(count(many((line) => 'あ'.repeat(1 + (line % 300))))).toBeGreaterThan(5_500)
  }, 100_000)
})

describe('merge', () => {
  const merge = (...files: readonly string[]) => {
    const { terms: kept, problems } = mergeTerms(terms(...files), language)
    return {
      kept: kept.map(({ ja, en, status, file }) => `${file[0]} ${ja} ${en} ${status}`),
      lost: problems.map(({ code, line }) => `${line} ${code}`),
    }
  }

  it('lets the first file win', () => {
    expect(merge('日銀,BOJ', '日銀,Bank of Japan\n財務省,MOF')).toEqual({
      kept: ['a 日銀 BOJ preferred', 'b 財務省 MOF preferred'],
      lost: ['2 glossary-overridden'],
    })
    expect(merge('サーバー,server', 'サーバ,host').kept).toEqual(['a サーバー server preferred'])
  })

  it('respects statuses', () => {
    expect(merge('日銀,BOJ', '日銀,Bank of Japan,,,admitted\n日銀,Japan Bank,,,forbidden\n日銀,BOJ,,,forbidden\n日銀,BOJ')).toEqual({
      kept: ['a 日銀 BOJ preferred', 'b 日銀 Bank of Japan admitted', 'b 日銀 Japan Bank forbidden'],
      lost: ['4 glossary-overridden'],
    })
    expect(merge('日銀,BOJ,,,forbidden', '日銀,BOJ\n日銀,Bank of Japan')).toEqual({
      kept: ['a 日銀 BOJ forbidden', 'b 日銀 Bank of Japan preferred'],
      lost: ['2 glossary-overridden'],
    })
    expect(merge('日銀,Bank of Japan,,BOJ', '日銀,BOJ,,,forbidden').lost).toEqual(['2 glossary-overridden'])
  })

  it('takes what is only proposed for no contradiction', () => {
    expect(merge('日銀,BOJ', '日銀,BOJ,,,proposed\n日銀,Bank of Japan,,,proposed')).toEqual({
      kept: ['a 日銀 BOJ preferred', 'b 日銀 Bank of Japan proposed'],
      lost: [],
    })
    expect(merge('日銀,BOJ,,,proposed', '日銀,BOJ,,,forbidden').kept).toHaveLength(2)
    expect(lint('日銀,BOJ,,,proposed\n日銀,BOJ')).toEqual([])
  })

  it('keeps fields apart, and rows of one file as they are', () => {
    expect(merge('株価,price,,,,finance', '株価,strain,,,,biology').lost).toEqual([])
    expect(merge('日銀,BOJ\n日銀,Bank of Japan').kept).toHaveLength(2)
  })
})
