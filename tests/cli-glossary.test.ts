import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fakeParts, folder, kawaraban } from './fixtures/cli/harness.ts'

const rows = 'ja,en,status\n蓄電池,storage battery,\n蓄電池,accumulator,forbidden\n'

/** A text in an old encoding, letter by letter from the bytes each stands for. */
const euc: Readonly<Record<string, readonly number[]>> = { 電: [0xc5, 0xc5], 池: [0xc3, 0xd3], あ: [0xa4, 0xa2] }
const sjis: Readonly<Record<string, readonly number[]>> = { 電: [0x93, 0x64], 池: [0x92, 0x72], あ: [0x82, 0xa0] }
const encoded = (text: string, table: Readonly<Record<string, readonly number[]>>) =>
  Uint8Array.from([...text].flatMap((letter) => table[letter] ?? [letter.charCodeAt(0)]))

describe('glossary convert', () => {
  it('writes to standard output, and says what is lost on standard error', async () => {
    const { root: cwd } = folder({ 'g.csv': rows })
    const { exit, out, err } = await kawaraban(['glossary', 'convert', 'g.csv', '--to', 'deepl'], { cwd })
    expect([exit, out]).toEqual([0, '蓄電池,storage battery\n'])
    expect(err).toBe(
      'info: DeepL cannot say forbidden; terms left out: 1\n2 terms in all; left out because doubled or overridden by an earlier file: 0.\n',
    )
  })

  it('writes TBX unless told otherwise, and what the name of the file says', async () => {
    const { root: cwd } = folder({ 'g.csv': rows })
    expect((await kawaraban(['glossary', 'convert', 'g.csv'], { cwd })).out).toContain('<tbx type="TBX-Basic" style="dca"')
    for (const [name, start] of [
      ['o.utx', '#UTX 1.20'],
      ['o.tmx', '<?xml'],
      ['o.json', '[\n{"ja":"蓄電池"'],
      ['o.txt', '# Glossary'],
      ['o.csv', 'ja,en,status\n'],
    ] as const) {
      const { exit, out } = await kawaraban(['glossary', 'convert', 'g.csv', '--out', name], { cwd })
      expect([exit, out]).toEqual([0, ''])
      expect(readFileSync(join(cwd, name), 'utf8').startsWith(start), name).toBe(true)
    }
  })

  it('writes nothing when a row is broken, when there is no place, or when OmegaT would misread the file', async () => {
    const { root: cwd } = folder({ 'g.csv': 'ja,en\n日銀,BOJ\n,x\n', 'h.csv': rows })
    const broken = await kawaraban(['glossary', 'convert', 'g.csv', '--out', 'o.tbx'], { cwd })
    expect([broken.exit, broken.out]).toEqual([2, ''])
    expect(broken.err).toMatch(/^g\.csv:3: error: ja is empty\n/)
    expect(existsSync(join(cwd, 'o.tbx'))).toBe(false)
    const nowhere = await kawaraban(['glossary', 'convert', 'h.csv', '--out', 'no/o.tbx'], { cwd })
    expect([nowhere.exit, nowhere.err.includes('no/o.tbx: cannot be written (ENOENT)')]).toEqual([2, true])
    const tab = await kawaraban(['glossary', 'convert', 'h.csv', '--to', 'omegat', '--out', 'o.tab'], { cwd })
    expect([tab.exit, existsSync(join(cwd, 'o.tab'))]).toEqual([2, false])
    expect((await kawaraban(['glossary', 'convert', 'h.csv', '--to', 'mtf'], { cwd })).exit).toBe(2)
    expect((await kawaraban(['glossary', 'convert'], { cwd })).exit).toBe(2)
  })

  it('takes the language of the first column from the user', async () => {
    const { root: cwd } = folder({ 'g.csv': 'WHO,World Health Organization\n' })
    const { out } = await kawaraban(['glossary', 'convert', 'g.csv', '--to', 'csv', '--source', 'en'], { cwd })
    expect(out).toBe('ja,en\nWorld Health Organization,WHO\n')
  })

  it('reads back what it wrote', async () => {
    const { root: cwd } = folder({ 'g.csv': rows })
    await kawaraban(['glossary', 'convert', 'g.csv', '--out', 'o.tbx'], { cwd })
    expect((await kawaraban(['glossary', 'convert', 'o.tbx', '--to', 'csv'], { cwd })).out).toBe(rows)
  })
})

describe('glossary merge', () => {
  it('lets the first file win and takes decisions about candidates', async () => {
    const { root: cwd } = folder({
      'mine.csv': 'ja,en\n日銀,BOJ\n',
      'client.tsv': 'ja\ten\n日銀\tBank of Japan\n財務省\tMOF\n',
      'found.csv':
        'decision,ja,en,reading,type,pos,status,domain,note,score\nyes,蓄電池,storage battery,ちくでんち,,noun,proposed,,,1\nno,同日,same day,,,,proposed,,,1\n,送電網,power grid,,,,proposed,,,1\n',
    })
    const { exit, out, err } = await kawaraban(['glossary', 'merge', 'mine.csv', 'client.tsv', 'found.csv'], { cwd })
    expect(exit).toBe(0)
    expect(out).toBe(
      'ja,en,reading,status,pos\n日銀,BOJ,,,\n財務省,MOF,,,\n蓄電池,storage battery,ちくでんち,,noun\n送電網,power grid,,proposed,\n',
    )
    expect(err).toContain('client.tsv:2: info: 日銀 → Bank of Japan gives way to BOJ of an earlier file (mine.csv:2)\n')
  })
})

describe('glossaries of a run', () => {
  const parts = fakeParts()
  const entities = async (root: string, ...paths: readonly string[]) => {
    const argv = ['analyze', '--lines', ...paths.flatMap((path) => ['--glossary', path])]
    const { exit, out, err } = await kawaraban(argv, { cwd: root, stdin: '電池と日銀だ。\n', parts })
    expect(err).toBe('')
    expect(exit).toBe(0)
    return (JSON.parse(out) as { entities: { en: string }[] }).entities.map(({ en }) => en)
  }

  it('may be of any format and encoding', async () => {
    const tmx =
      '<tmx version="1.4"><body><tu><tuv xml:lang="ja"><seg>電池</seg></tuv><tuv xml:lang="en"><seg>cell</seg></tuv></tu></body></tmx>'
    const { root } = folder({
      'utf8.utf8': '電池\tcell\n',
      'a.tmx': tmx,
      'wide.csv': Uint8Array.from(Buffer.from('電池,cell\n', 'utf16le')),
      'marked.csv': Uint8Array.from(Buffer.from('\ufeff電池,cell\n', 'utf16le')),
      'sjis.csv': encoded('電池,cell\n', sjis),
      'euc.txt': encoded('# -*- coding: euc-jp -*-\n電池\tcell\n', euc),
      'euc-untold.csv': encoded('電池,cell\nあああ,kana\n', euc),
      'declared.tmx': encoded(`<?xml version="1.0" encoding="Shift_JIS"?>\n${tmx}`, sjis),
    })
    for (const name of ['utf8.utf8', 'a.tmx', 'wide.csv', 'marked.csv', 'sjis.csv', 'euc.txt', 'euc-untold.csv', 'declared.tmx'])
      expect(await entities(root, name), name).toEqual(['cell'])
  })

  it('win over those after them', async () => {
    const { root } = folder({ 'a.csv': 'ja,en\n日銀,BOJ\n', 'b.csv': 'ja,en\n日銀,Bank of Japan\n電池,cell\n' })
    expect(await entities(root, 'a.csv', 'b.csv')).toEqual(['cell', 'BOJ'])
    expect(await entities(root, 'b.csv', 'a.csv')).toEqual(['cell', 'Bank of Japan'])
  })

  it('of a folder are the files that can be nothing else', async () => {
    const { root } = folder({ 'g/a.json': '[{"ja":"電池","en":"cell"}]', 'g/README.txt': 'about these files', 'g/b.xml': '<x/>' })
    expect(await entities(root, 'g')).toEqual(['cell'])
  })
})
