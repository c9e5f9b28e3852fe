import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ReadError } from '../src/read/index.ts'
import { cpuClock } from './cpu-clock.ts'
import { language } from './opened.ts'
import { syncReader } from './sync-reader.ts'

const read = syncReader(language)

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '電池',
      'あ',
      'カ',
      '。',
      '「',
      '」',
      '（',
      '）',
      '、',
      '\n',
      '\n\n',
      ' ',
      '　',
      '- ',
      '・',
      '# ',
      '> ',
      '|',
      '|-|-|\n',
      '**',
      '`',
      '[',
      '](',
      ')',
      '---\n',
      'title: ',
    ],
    ...[
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<h1>',
      '<br>',
      '<table>',
      '<td>',
      '<ruby>',
      '<rt>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<a href=x>',
      '&amp;',
      '&#xD800;',
    ],
    ...[
      '2026年2月18日',
      '写真＝',
      '参考：',
      'この記事のポイント',
      '参考文献',
      '関連記事',
      '𠮷',
      '\u0000',
      '\u0007',
      '\u202e',
      '\ufeff',
      'か\u3099',
      '[^1]',
      '[^1]: ',
      '1. ',
      '${',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 10 }),
)
const source = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

describe('any text in any format', () => {
  for (const path of ['a.txt', 'a.md', 'a.html', '-'])
    test(path, () => {
      fc.assert(
        fc.property(source, (text) => {
          const bytes = new TextEncoder().encode(text)
          let article: ReturnType<typeof read>
          try {
            article = read({ path, bytes })
          } catch (error) {
            expect(error).toBeInstanceOf(ReadError)
            return
          }
          expect(article.text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\u202a-\u202e]|\p{Surrogate}/u)
          expect(article.blocks.map(({ start, end }) => article.text.slice(start, end)).join('\n\n')).toBe(article.text)
          let last = 0
          article.sentences.forEach((sentence, index) => {
            const block = article.blocks[sentence.block]!
            expect(sentence.id).toBe(`s${index + 1}`)
            expect(sentence.kind).toBe(block.kind)
            expect(sentence.ja).toBe(article.text.slice(sentence.start, sentence.end))
            expect(sentence.ja.trim()).toBe(sentence.ja)
            expect(sentence.ja).not.toBe('')
            expect(sentence.start).toBeGreaterThanOrEqual(Math.max(last, block.start))
            expect(sentence.end).toBeLessThanOrEqual(block.end)
            expect(article.text.slice(last, sentence.start).trim()).toBe('')
            last = sentence.end
          })
          expect(last).toBe(article.text.length)
          const titles = article.blocks.filter(({ kind }) => kind === 'title')
          expect(titles.length).toBe(1)
          expect(article.metadata.title).toBe(article.text.slice(titles[0]!.start, titles[0]!.end))
          expect(read({ path, bytes })).toEqual(article)
        }),
        { numRuns: 160 },
      )
    })

  test('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('a.txt', 'a.md', 'a.html'), (bytes, path) => {
        try {
          expect(read({ path, bytes }).sentences.length).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(ReadError)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('large and hostile', () => {
  const line = '港の工場は来年に動き出す予定で、町の人は大きな期待を寄せている。'
  for (const [name, path, text] of [
    ['1 MB of lines', 'a.txt', `題名\n${`${line}\n`.repeat(10_000)}`],
    ['1 MB in one line', 'a.md', line.repeat(10_000)],
    ['deep HTML', 'a.html', `<div>あ${'<div>'.repeat(100_000)}い`],
    [
      'formatting that never closes',
      'a.html',
      `${Array.from({ length: 200 }, (_, at) => `<font size=${at}>`).join('')}${'<p>あ'.repeat(20_000)}`,
    ],
    ['deep quotes and lists', 'a.md', `あ\n\n${'>'.repeat(50_000)}い\n\n${'- '.repeat(20_000)}う`],
    ['emphasis marks', 'a.md', '_あ~~い*'.repeat(4_000)],
    ['underlined headings', 'a.md', 'あ\n===\n'.repeat(2_000)],
    ['comments never closed', 'a.md', 'あ<!--'.repeat(8_000)],
  ] as const)
    test(name, () => {
      const spent = cpuClock()
      expect(read({ path, bytes: new TextEncoder().encode(text) }).text.length).toBeGreaterThan(0)
      expect(spent()).toBeLessThan(4)
    }, 60_000)
})
