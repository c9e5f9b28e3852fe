import { describe, expect, test } from 'vitest'
import type { Article } from '../src/document.ts'
import { ReadError } from '../src/read/index.ts'
import { language } from './opened.ts'
import { cases } from './read-cases.ts'
import { syncReader } from './sync-reader.ts'

const read = syncReader(language)
const bytes = (text: string) => new TextEncoder().encode(text)

const shown = (article: Article): string[] =>
  article.sentences.map((sentence) => `${sentence.kind} ${article.blocks[sentence.block]!.level} ${sentence.ja}`)

function fact(article: Article, field: string): string {
  const value = article.metadata[field as keyof Article['metadata']]
  return Array.isArray(value) ? value.join(' / ') : String(value)
}

for (const [file, path] of [
  ['plain.txt', 'case.txt'],
  ['markdown.txt', 'case.md'],
  ['html.txt', 'case.html'],
] as const)
  describe(file, () => {
    for (const { name, input, expected } of cases(file))
      test(name, () => {
        const article = read({ path, bytes: bytes(input) })
        expect(shown(article)).toEqual(expected.filter((line) => !/^[@!]/.test(line)))
        expect(article.notes.map(({ code }) => `! ${code}`)).toEqual(expected.filter((line) => line.startsWith('!')))
        for (const line of expected.filter((one) => one.startsWith('@'))) {
          const [, field = '', value = ''] = /^@(\w+) (.*)$/.exec(line) ?? []
          expect(`${field} ${fact(article, field)}`).toBe(`${field} ${value}`)
        }
      })
  })

describe('article', () => {
  const article = read({ path: 'news/港 の 船.txt', bytes: bytes('港の船\n\n船が出た。波は\u0000高い\u0007。\n𠮷野も見た。') })

  test('ids, hash, path', () => {
    expect(article.id).toBe('港-の-船')
    expect(article.path).toBe('news/港 の 船.txt')
    expect(read({ path: 'a.txt', bytes: bytes('あ') }).sha256).toBe('dc5a4d3d82f7e15792959dc661538ae0e541ce66494516f5c9cfd9cd3308494d')
    const id = (path: string) => read({ path, bytes: bytes('あ') }).id
    expect(id('-')).toBe('article')
    expect(id('a/b/News 2026_02.final.md')).toBe('news-2026_02-final')
    expect(id('..\\CON.txt')).toBe('con-article')
    expect(id('../...')).toBe('article')
    expect(id('か\u3099.txt')).toBe('が')
    expect(Array.from(id(`${'長'.repeat(300)}.md`)).length).toBe(60)
  })

  test('text holds no control characters and the spans fit', () => {
    expect(article.text).toBe('港の船\n\n船が出た。波は高い。\n\n𠮷野も見た。')
    for (const { start, end, ja } of article.sentences) expect(article.text.slice(start, end)).toBe(ja)
  })

  test('the format of standard input is seen', () => {
    const format = (text: string) => read({ path: '-', bytes: bytes(text) }).format
    expect(format('<!DOCTYPE html><p>あ')).toBe('html')
    expect(format('---\ntitle: あ\n---\nあ')).toBe('markdown')
    expect(format('# あ\n\nい')).toBe('markdown')
    expect(format('題\n本文。\n- あ')).toBe('text')
    expect(read({ path: 'x.HTM', bytes: bytes('あ') }).format).toBe('html')
  })

  test('table cells know their place', () => {
    const cells = read({
      path: 'a.html',
      bytes: bytes('<h1>表</h1><table><tr><th colspan=2>題<th>い<tr><td>う<td>え<td>お</table>'),
    }).blocks.filter(({ kind }) => kind === 'cell')
    expect(cells.map(({ cell }) => [cell?.row, cell?.column, cell?.header])).toEqual([
      [0, 0, true],
      [0, 2, true],
      [1, 0, false],
      [1, 1, false],
      [1, 2, false],
    ])
  })
})

describe('errors', () => {
  const code = (path: string, data: Uint8Array) => {
    try {
      read({ path, bytes: data })
    } catch (error) {
      if (error instanceof ReadError) return [error.code, error.line]
      throw error
    }
    return []
  }

  test('each has its code', () => {
    expect(code('a.txt', new Uint8Array())).toEqual(['empty-file', undefined])
    expect(code('a.txt', bytes(' \n　\ufeff\n'))).toEqual(['empty-file', undefined])
    expect(code('a.txt', bytes('%PDF-1.7 あ'))).toEqual(['binary-file', undefined])
    expect(code('a.txt', new Uint8Array(500))).toEqual(['binary-file', undefined])
    expect(
      code(
        'a.txt',
        Uint8Array.from({ length: 256 }, (_, at) => at),
      ),
    ).toEqual(['binary-file', undefined])
    expect(code('a.txt', Uint8Array.from([0xe3, 0x81, 0x82, 0x0a, 0x41, 0xff, 0x0a]))).toEqual(['undecodable', 2])
    expect(code('a.txt', bytes('Only English here.'))).toEqual(['no-japanese', undefined])
    expect(code('a.html', bytes('<nav>ホーム</nav><p>Hello'))).toEqual(['no-japanese', undefined])
    expect(code('a.md', bytes('---\ntitle: 題\n---\n'))).toEqual(['no-japanese', undefined])
    expect(code('a.txt', new Uint8Array(20 * 1024 * 1024 + 1))).toEqual(['too-large', undefined])
  })
})
