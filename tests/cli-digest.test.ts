import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeParts, folder, kawaraban } from './fixtures/cli/harness.ts'

const news = '重慶が拠点に\n\n重慶で工場の建設が進んでいます。量産は来年です。\n'
const bytes = (...values: number[]) => Uint8Array.from(values)

describe('digest', () => {
  it('writes json, md, html and the front page for articles/, and nothing to standard output', async () => {
    const { root, list, json } = folder({ 'articles/b.md': `# ${news}`, 'articles/deep/a.txt': news, 'articles/deep/c.pdf': 'x' })
    const { exit, out, err } = await kawaraban(['digest'], { cwd: root })
    expect(out).toBe('')
    expect(err).toBe('2 written, 0 unchanged, 0 failed.\nSentences: 6 green, 0 yellow, 0 red.\nResults are in output.\n')
    expect(exit).toBe(0)
    expect(list('output')).toEqual(['a.html', 'a.json', 'a.md', 'b.html', 'b.json', 'b.md', 'index.html'])
    expect(json('output/a.json')).toMatchObject({
      schemaVersion: 1,
      generator: { name: 'kawaraban', engine: 'rules', glossary: { files: [], terms: 0 } },
      article: { path: 'articles/deep/a.txt' },
    })
  })

  it('takes files, folders, globs and standard input, each file once', async () => {
    const { root, list } = folder({ 'x/one.md': news, 'x/two.txt': news, 'y/[3].html': `<p>${news}</p>`, 'y/no.csv': 'a,b' })
    const args = ['digest', 'x', './x/one.md', 'y/*', 'y/[3].html', '-', '--format', 'json', '--quiet']
    const { exit, err } = await kawaraban(args, { cwd: root, stdin: news })
    expect([exit, err]).toEqual([0, ''])
    expect(list('output')).toHaveLength(4)
  })

  it('writes only the formats asked for, where they are asked for', async () => {
    const { root, list } = folder({ 'a.md': news })
    expect((await kawaraban(['digest', 'a.md', '--out', 'sub/here', '--format', 'md'], { cwd: root })).exit).toBe(0)
    expect(list('sub/here')).toEqual(['a.md'])
  })

  it('does not digest what it wrote', async () => {
    const { root, list } = folder({ 'a.txt': news })
    await kawaraban(['digest', '.'], { cwd: root })
    await kawaraban(['digest', '.', '--force'], { cwd: root })
    expect(list('output')).toEqual(['a.html', 'a.json', 'a.md', 'index.html'])
  })

  it('follows links without going in circles', async () => {
    const { root, list } = folder({ 'in/a.txt': news })
    symlinkSync(join(root, 'in'), join(root, 'in', 'again'))
    expect((await kawaraban(['digest', 'in', '--format', 'json'], { cwd: root })).exit).toBe(0)
    expect(list('output')).toEqual(['a.json'])
  })

  it('gives articles of one name different ids', async () => {
    const { root, list, json } = folder({ 'p/News.md': news, 'q/news.md': news, 'r/news-2.md': news })
    await kawaraban(['digest', 'p', 'q', 'r', '--format', 'json'], { cwd: root })
    expect(list('output')).toEqual(['news-2-2.json', 'news-2.json', 'news.json'])
    expect(json('output/news-2.json').article).toMatchObject({ id: 'news-2', path: 'q/news.md' })
  })

  it('writes the same bytes twice', async () => {
    const { root, text } = folder({ 'articles/a.md': news })
    await kawaraban(['digest'], { cwd: root })
    const first = ['a.json', 'a.md', 'a.html', 'index.html'].map((name) => text(`output/${name}`))
    await kawaraban(['digest', '--force'], { cwd: root })
    expect(['a.json', 'a.md', 'a.html', 'index.html'].map((name) => text(`output/${name}`))).toEqual(first)
  })

  it('leaves alone what has not changed, and only that', async () => {
    const { root, put } = folder({ 'articles/a.md': news, 'articles/b.md': news })
    const report = async (...more: string[]) => {
      const parts = fakeParts()
      const { err } = await kawaraban(['digest', ...more], { cwd: root, parts })
      return `${/^.*$/m.exec(err)?.[0]} ${parts.opened}`
    }
    expect(await report()).toBe('2 written, 0 unchanged, 0 failed. 1')
    expect(await report()).toBe('0 written, 2 unchanged, 0 failed. 0')
    expect(await report('--force')).toBe('2 written, 0 unchanged, 0 failed. 1')
    expect(await report('--points', '2')).toBe('2 written, 0 unchanged, 0 failed. 1')
    expect(await report('--points', '2')).toBe('0 written, 2 unchanged, 0 failed. 0')
    expect(await report()).toBe('2 written, 0 unchanged, 0 failed. 1')
    expect(await report('--trees')).toBe('2 written, 0 unchanged, 0 failed. 1')
    expect(await report('--trees')).toBe('0 written, 2 unchanged, 0 failed. 0')
    expect(await report()).toBe('2 written, 0 unchanged, 0 failed. 1')
    put('articles/b.md', `${news}追記です。\n`)
    expect(await report()).toBe('1 written, 1 unchanged, 0 failed. 1')
    put('output/a.json', '{"broken')
    expect(await report()).toBe('1 written, 1 unchanged, 0 failed. 1')
    put('glossary/g.csv', 'ja,en\n重慶,Chongqing\n')
    expect(await report()).toBe('2 written, 0 unchanged, 0 failed. 1')
    expect(await report()).toBe('0 written, 2 unchanged, 0 failed. 0')
  })

  it('writes a page again when what it tells of its batch has changed, and only then', async () => {
    const { root, put, text } = folder({ 'articles/a.md': news, 'glossary/ev.csv': 'ja,en,type\n重慶,Chongqing,LOC\n' })
    const stamp = () => /<meta name="stamp" content="([0-9a-f]+)">/.exec(text('output/a.html'))?.[1]
    await kawaraban(['digest'], { cwd: root })
    const first = stamp()
    expect(first).toMatch(/^[0-9a-f]{32}$/)
    put('output/a.html', text('output/a.html').replace('</body>', 'touched</body>'))
    await kawaraban(['digest'], { cwd: root })
    expect(text('output/a.html')).toContain('touched')
    put('articles/b.md', news)
    await kawaraban(['digest'], { cwd: root })
    expect(text('output/a.html')).not.toContain('touched')
    expect(stamp()).not.toBe(first)
  })

  it('makes a missing page of the digest that is there', async () => {
    const { root, put, text } = folder({ 'articles/a.md': news })
    await kawaraban(['digest'], { cwd: root })
    const page = text('output/a.html')
    put('output/a.html', '')
    const parts = fakeParts()
    await kawaraban(['digest'], { cwd: root, parts })
    expect([text('output/a.html'), parts.opened]).toEqual([page, 0])
  })

  it('carries the structure of sentences only when asked', async () => {
    const { root, json, text } = folder({ 'a.md': news })
    await kawaraban(['digest', 'a.md'], { cwd: root })
    expect(text('output/a.json')).not.toMatch(/"bunsetsu"|"trees"/)
    expect(text('output/a.html')).not.toContain('structure')
    await kawaraban(['digest', 'a.md', '--trees'], { cwd: root })
    const { generator, sentences } = json('output/a.json')
    expect(generator.options.trees).toBe(true)
    for (const { bunsetsu } of sentences) expect(bunsetsu.at(-1)).toMatchObject({ head: -1, type: 'end' })
    expect(text('output/a.html')).toContain('.structure')
  })

  it('keeps earlier digests on the front page and ignores JSON that is not ours', async () => {
    const { root, text } = folder({ 'a.md': news, 'b.md': news, 'output/other.json': '{"a":1}', 'output/list.json': '[' })
    await kawaraban(['digest', 'a.md'], { cwd: root })
    await kawaraban(['digest', 'b.md'], { cwd: root })
    expect(text('output/index.html')).toContain('./a.html')
    expect(text('output/index.html')).toContain('./b.html')
    expect(text('output/index.html')).not.toContain('other')
  })

  it('uses glossary/ and records it', async () => {
    const { root, json } = folder({ 'articles/a.md': news, 'glossary/ev.csv': 'ja,en,type\n重慶,Chongqing,LOC\n' })
    await kawaraban(['digest'], { cwd: root })
    const { generator, entities } = json('output/a.json')
    expect(generator.glossary).toMatchObject({ files: ['glossary/ev.csv'], terms: 1 })
    expect(entities).toMatchObject([{ ja: '重慶', en: 'Chongqing', source: 'glossary' }])
  })

  it('reads glossaries as spreadsheets write them', async () => {
    const sjis = bytes(...Buffer.from('ja,en\n'), 0x93, 0xfa, 0x8b, 0xe2, ...Buffer.from(',BOJ\n'))
    const utf16 = Buffer.from('\ufeffja\ten\n日銀\tBOJ\n', 'utf16le')
    const { root, json } = folder({ 'a.md': `# 日銀\n\n日銀は動いた。`, 'sjis.csv': sjis, 'utf16.tsv': utf16 })
    for (const path of ['sjis.csv', 'utf16.tsv']) {
      const { exit } = await kawaraban(['digest', 'a.md', '--force', '--glossary', path], { cwd: root })
      expect(exit).toBe(0)
      expect(json('output/a.json').entities[0]).toMatchObject({ ja: '日銀', en: 'BOJ' })
    }
  })

  it('anchors articles that give no date', async () => {
    const { root, json } = folder({ 'a.md': news, 'b.md': `---\ndate: 2025-01-02\n---\n# ${news}` })
    await kawaraban(['digest', 'a.md', 'b.md', '--date', '2026-02-18'], { cwd: root })
    expect([json('output/a.json').article.date, json('output/b.json').article.date]).toEqual(['2026-02-18', '2025-01-02'])
  })
})

describe('digest when something is wrong', () => {
  const untouched = async (argv: readonly string[], exit: number, message: RegExp, files: Record<string, string | Uint8Array> = {}) => {
    const { root, list } = folder({ 'articles/a.md': news, ...files })
    const result = await kawaraban(['digest', ...argv], { cwd: root })
    expect(result.err).toMatch(message)
    expect([result.exit, result.out]).toEqual([exit, ''])
    expect(list('.')).not.toContain('output')
  }

  it('writes nothing for a path that is not there', async () => {
    await untouched(['articles', 'nowhere.md'], 2, /^kawaraban: nowhere\.md: no such file or folder\n$/)
    await untouched(['nowhere/*.md'], 2, /nowhere\/\*\.md: nothing matches/)
    await untouched([''], 2, /no such file/)
    await untouched(['a\0b'], 2, /no such file/)
  })

  it('writes nothing for a broken glossary and names the row', async () => {
    const files = { 'glossary/g.csv': 'ja,en,type\n重慶,Chongqing,LOC\n,x,\n日銀,BOJ,BANK\n' }
    await untouched(
      [],
      2,
      /^glossary\/g\.csv:3: error: ja is empty\nglossary\/g\.csv:4: error: .*BANK.*\nkawaraban: .*2 broken rows/,
      files,
    )
    await untouched(['--glossary', 'no.csv'], 2, /no\.csv: no such file/)
    await untouched(['--glossary', 'bin.csv'], 2, /bin\.csv: is not UTF-8/, { 'bin.csv': bytes(0x80, 0xff, 0xfd, 0x00) })
  })

  it('warns about a column it does not know and goes on', async () => {
    const { root } = folder({ 'articles/a.md': news, 'g.csv': 'ja,en,alias_ja\n重慶,Chongqing,x\n' })
    const { exit, err } = await kawaraban(['digest', '--glossary', 'g.csv'], { cwd: root })
    expect(exit).toBe(0)
    expect(err).toMatch(/^g\.csv:1: warning: the column alias_ja/)
  })

  it('gives 3 for an engine it does not know', async () => {
    await untouched(['--engine', 'oracle'], 3, /no engine is called “oracle”; there is: rules/)
    await untouched(['--engine', 'toString'], 3, /no engine/)
  })

  it('gives 2 for wrong use', async () => {
    await untouched(['--points', '0'], 2, /whole number from 1 to 100/)
    await untouched(['--points', 'many'], 2, /whole number/)
    await untouched(['--format', 'pdf'], 2, /Allowed: json, md, html/)
    await untouched(['--format', ''], 2, /Allowed/)
    await untouched(['--date', '2026-02-30'], 2, /2026-02-18/)
    await untouched(['--jobs', '-1'], 2, /whole number|argument missing/)
    await untouched(['--unknown'], 2, /unknown option '--unknown'/)
    await untouched(['--ui', 'fr'], 2, /Allowed choices are en, ja/)
    await untouched(['--out', 'articles/a.md'], 2, /articles\/a\.md: cannot be the folder/)
  })

  it('says so when there is nothing to do', async () => {
    const { root } = folder({ 'empty/x.pdf': '' })
    expect(await kawaraban(['digest', 'empty'], { cwd: root })).toEqual({ exit: 0, out: '', err: 'No articles in empty.\n' })
    expect(await kawaraban(['digest'], { cwd: root })).toMatchObject({ exit: 2, err: expect.stringContaining('no folder articles here') })
  })

  it('writes the others when some articles fail, one line for each', async () => {
    const { root, list } = folder({
      'in/a.md': news,
      'in/binary.md': bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3),
      'in/broken.md': `# 壊れた\n\n壊れた文です。\n`,
      'in/empty.md': '',
      'in/english.md': 'Only English here.\n',
      'in/front.md': `---\ntitle: [\n---\n${news}`,
      'in/garbled.txt': bytes(0x0a, 0xff, 0xff, 0xff, 0xfe, 0x81, 0x0a),
      'in/space.txt': ' \n　\n',
    })
    const { exit, out, err } = await kawaraban(['digest', 'in'], { cwd: root })
    expect([exit, out]).toEqual([4, ''])
    const lines = err.trim().split('\n')
    expect(lines.slice(0, 6)).toEqual([
      'in/binary.md: this is not a text file',
      'in/broken.md: an error inside the program: Error: broken in two lines',
      'in/empty.md: the file is empty',
      'in/english.md: there is no Japanese text in it',
      expect.stringMatching(/^in\/garbled\.txt:2: the bytes are not UTF-8/),
      'in/space.txt: the file is empty',
    ])
    expect(lines[6]).toBe('2 written, 0 unchanged, 6 failed.')
    expect(lines).toContain('  in/binary.md')
    expect(list('output')).toEqual(['a.html', 'a.json', 'a.md', 'front.html', 'front.json', 'front.md', 'index.html'])
  })

  it('leaves no temporary file and no half set of files when writing fails', async () => {
    const { root, list } = folder({ 'in/a.md': news, 'in/b.md': news, 'output/a.md/in-the-way': '' })
    const { exit, err } = await kawaraban(['digest', 'in'], { cwd: root })
    expect(exit).toBe(4)
    expect(err).toMatch(/^in\/a\.md: the system says E/)
    expect(list('output').filter((name) => name.includes('tmp'))).toEqual([])
    expect(list('output')).toContain('b.json')
    expect(list('output')).not.toContain('a.json')
  })

  it('gives 1 with --strict when a finding reaches --fail-on', async () => {
    const { root } = folder({ 'a.md': '# 誤り\n\n誤りの文です。\n', 'b.md': news })
    const exit = async (...argv: string[]) => (await kawaraban(['digest', ...argv], { cwd: root })).exit
    expect(await exit('a.md')).toBe(0)
    expect(await exit('a.md', '--strict')).toBe(1)
    expect(await exit('b.md', '--strict', '--force')).toBe(0)
    expect(await exit('b.md', '--strict', '--fail-on', 'info')).toBe(0)
  })
})

describe('words on standard error', () => {
  it('are Japanese for --ui ja and a Japanese environment', async () => {
    const { root } = folder({ 'a.md': news })
    const ja = '書き出し 1 件、変更なし 0 件、失敗 0 件。'
    expect((await kawaraban(['digest', 'a.md', '--ui', 'ja'], { cwd: root })).err).toContain(ja)
    expect((await kawaraban(['digest', 'a.md', '--force'], { cwd: root, env: { LANG: 'ja_JP.UTF-8' } })).err).toContain(ja)
    expect((await kawaraban(['digest', 'a.md', '--force', '--ui=en'], { cwd: root, env: { LANG: 'ja_JP.UTF-8' } })).err).toContain(
      '1 written',
    )
    expect((await kawaraban(['digest', 'no.md', '--ui', 'ja'], { cwd: root })).err).toContain('ファイルもフォルダーもありません')
  })

  it('show progress on a slow terminal only, and take it away again', async () => {
    const { root } = folder({ 'in/a.md': news, 'in/b.md': news, 'in/c.md': news })
    const slow = await kawaraban(['digest', 'in'], { cwd: root, tty: true, tick: 800 })
    expect(slow.err).toContain('\r\u001b[K1 of 3: in/b.md')
    expect(slow.err).toMatch(/\r\u001b\[K3 written/)
    for (const settings of [
      { tty: true, tick: 1 },
      { tty: false, tick: 800 },
    ])
      expect((await kawaraban(['digest', 'in', '--force'], { cwd: root, ...settings })).err).not.toContain('\u001b')
    expect((await kawaraban(['digest', 'in', '--force', '--quiet'], { cwd: root, tty: true, tick: 800 })).err).toBe('')
  })
})
