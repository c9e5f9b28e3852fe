import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fakeParts, folder, kawaraban } from './fixtures/cli/harness.ts'

const parts = fakeParts()
/** Line ends of every program: whoever splits the output splits it where we did. */
const anyLineEnd = /\r\n|[\n\r\v\f\u001c-\u001e\u0085\u2028\u2029]/

describe('translate --lines', () => {
  const translate = async (stdin: string | readonly Uint8Array[], ...more: string[]) =>
    kawaraban(['translate', '--lines', ...more], { stdin, parts })

  it('answers each line with one line, empty ones with empty ones', async () => {
    expect(await translate('一。二。\n\n  \n三\r\n四')).toEqual({
      exit: 0,
      out: 'Line of 2 Line of 2\n\n\nLine of 1\nLine of 1\n',
      err: '',
    })
    expect((await translate('')).out).toBe('')
    expect((await translate('\n')).out).toBe('\n')
    expect((await translate('', '-')).out).toBe('')
  })

  it('keeps the count for any input', async () => {
    const letter = fc.oneof(
      fc.constantFrom('\r', '\u2028', '\u0085', '\v', '\f', '\u0000', '\ud800', '\udc00', '。', '「', '\ufeff', '壊', '日本', ' '),
      fc.string({ unit: 'grapheme', maxLength: 3 }).map((text) => text.replaceAll('\n', '')),
    )
    const line = fc.array(letter, { maxLength: 20 }).map((letters) => letters.join(''))
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), fc.boolean(), async (lines, closed) => {
        const expected = lines.at(-1) === '' && !closed ? lines.length - 1 : lines.length
        for (const command of ['translate', 'analyze']) {
          const { out } = await kawaraban([command, '--lines'], { stdin: lines.join('\n') + (closed ? '\n' : ''), parts })
          expect(out === '' ? [] : out.slice(0, -1).split(anyLineEnd)).toHaveLength(expected)
          if (expected) expect(out.endsWith('\n')).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('keeps the count for any bytes, however they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 6 }), async (chunks) => {
        const all = Buffer.concat(chunks)
        const feeds = all.filter((byte) => byte === 0x0a).length
        const expected = feeds + (all.length > 0 && all.at(-1) !== 0x0a ? 1 : 0)
        const { out } = await kawaraban(['translate', '--lines'], { stdin: chunks, parts })
        // A byte order mark alone is no line.
        if (all.subarray(all.lastIndexOf(0x0a) + 1).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return
        expect(out.split('\n').length - 1).toBe(expected)
      }),
      { numRuns: 40 },
    )
  })

  it('takes a letter that arrives in two pieces', async () => {
    const bytes = Buffer.from('日本\n')
    const { out } = await kawaraban(['analyze', '--lines'], { stdin: [bytes.subarray(0, 2), bytes.subarray(2)], parts })
    expect(JSON.parse(out).text).toBe('日本')
  })

  it('takes very long lines', async () => {
    const { out, exit } = await translate(`${'長'.repeat(1_000_000)}\n短い\n`)
    expect([exit, out.split('\n').length]).toEqual([0, 3])
  })

  it('leaves a failing line empty, names it, and goes on', async () => {
    const { exit, out, err } = await translate('一\n壊\n三\n')
    expect([exit, out]).toEqual([4, 'Line of 1\n\nLine of 1\n'])
    expect(err).toBe('-:2: an error inside the program: Error: broken in two lines\n')
  })

  it('reads several files one after the other', async () => {
    const { root } = folder({ 'a.txt': '一\n二', 'b.txt': '三\n' })
    expect((await kawaraban(['translate', '--lines', 'a.txt', 'b.txt'], { cwd: root, parts })).out).toBe('Line of 1\n'.repeat(3))
    expect(await kawaraban(['translate', '--lines', 'c.txt'], { cwd: root, parts })).toMatchObject({ exit: 2, out: '' })
  })
})

describe('translate', () => {
  const files = { 'a.md': '# 題名です\n\n本文です。次です。\n', 'bad.md': 'English only\n' }

  it('prints the whole article, aligned', async () => {
    const { root } = folder(files)
    const text = await kawaraban(['translate', 'a.md'], { cwd: root, parts })
    expect(text).toEqual({
      exit: 0,
      out: '題名です\nLine of 4\n\n本文です。\nLine of 5\n\n次です。\nLine of 4\n\n',
      err: '',
    })
    const tsv = await kawaraban(['translate', '--format', 'tsv', 'a.md'], { cwd: root, parts })
    expect(tsv.out).toBe('題名です\tLine of 4\n本文です。\tLine of 5\n次です。\tLine of 4\n')
    const json = await kawaraban(['translate', '--format', 'json', 'a.md'], { cwd: root, parts })
    expect(JSON.parse(json.out)[0]).toMatchObject({
      path: 'a.md',
      sentences: [{ id: 's1', kind: 'title', ja: '題名です', en: 'Line of 4' }, {}, {}],
    })
  })

  it('reads standard input and uses the glossary', async () => {
    const { root } = folder({ 'g.csv': 'ja,en\n題名,Headline\n' })
    const { out } = await kawaraban(['translate', '--glossary', 'g.csv'], { cwd: root, stdin: '題名です。', parts })
    expect(out).toContain('Headline')
  })

  it('names an article that fails and prints the others', async () => {
    const { root } = folder(files)
    const { exit, out, err } = await kawaraban(['translate', 'bad.md', 'a.md'], { cwd: root, parts })
    expect(exit).toBe(4)
    expect(err).toBe('bad.md: there is no Japanese text in it\n')
    expect(out).toContain('題名です')
    expect((await kawaraban(['translate', '-'], { stdin: '', parts })).err).toBe('-: the file is empty\n')
  })

  it('gives 3 for an unknown engine, 2 for a missing file', async () => {
    expect((await kawaraban(['translate', '--engine', 'x'], { parts })).exit).toBe(3)
    expect((await kawaraban(['translate', 'no.md'], { parts })).exit).toBe(2)
  })
})

describe('analyze', () => {
  it('gives one JSON object for each line, with offsets into the line', async () => {
    const { root } = folder({ 'g.csv': 'ja,en,type\n重慶,Chongqing,LOC\n' })
    const { out } = await kawaraban(['analyze', '--lines', '--glossary', 'g.csv'], {
      cwd: root,
      stdin: '雨だ。重慶も\u2028雨だ。\r\n\n',
      parts,
    })
    const [first, second, ...rest] = out.split('\n')
    expect(rest).toEqual([''])
    const line = JSON.parse(first!)
    expect(Object.keys(line)).toEqual(['text', 'tokens', 'bunsetsu', 'entities', 'quantities', 'predicates'])
    expect(line.text).toBe('雨だ。重慶も\u2028雨だ。')
    for (const token of line.tokens) expect(line.text.slice(token.start, token.end)).toBe(token.surface)
    expect(Object.keys(line.tokens[0])).toEqual(['surface', 'lemma', 'pos', 'reading', 'start', 'end'])
    expect(line.bunsetsu[0]).toEqual({ start: 0, end: 3, head: -1 })
    expect(line.entities).toEqual([{ type: 'LOC', ja: '重慶', en: 'Chongqing', start: 3, end: 5, source: 'glossary' }])
    expect(JSON.parse(second!)).toEqual({ text: '', tokens: [], bunsetsu: [], entities: [], quantities: [], predicates: [] })
  })

  it('gives an array with one object for each sentence of a file', async () => {
    const { root } = folder({ 'a.txt': '題名です\n\n本文です。次です。\n' })
    const { out } = await kawaraban(['analyze', 'a.txt'], { cwd: root, parts })
    const sentences = JSON.parse(out)
    expect(sentences.map(({ id, text }: { id: string; text: string }) => [id, text])).toEqual([
      ['s1', '題名です'],
      ['s2', '本文です。'],
      ['s3', '次です。'],
    ])
    expect(sentences[2].tokens[0]).toMatchObject({ surface: '次', start: 0, end: 1 })
  })

  it('prints trees', async () => {
    const { out } = await kawaraban(['analyze', '--tree'], { stdin: '雨だ。\n', parts })
    expect(out).toBe('雨だ。  end\n\n')
  })

  it('names the files when trees of several are asked for', async () => {
    const { root } = folder({ 'a.txt': '雨だ。\n', 'b.txt': '雪だ。\n\n風だ。\n' })
    const options = { cwd: root, parts }
    const wanted = '==> a.txt <==\n\n雨だ。  end\n\n==> b.txt <==\n\n雪だ。  end\n\n風だ。  end\n\n'
    expect((await kawaraban(['analyze', '--tree', 'a.txt', 'b.txt'], options)).out).toBe(wanted)
    const lines = (await kawaraban(['analyze', '--tree', '--lines', 'a.txt', 'b.txt'], options)).out
    expect(lines).toBe(wanted)
    expect((await kawaraban(['analyze', '--tree', 'a.txt'], options)).out).toBe('雨だ。  end\n\n')
  })
})
