import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { candidatesSchema } from '../src/index.ts'
import { folder } from './fixtures/cli/harness.ts'
import { makeRun } from './real-run.ts'

const run = makeRun()
const text = '潮流発電機を港に置いた。潮流発電機は係留索で止める。世界保健機関(WHO)とは関係がない。'
const rowsOf = (out: string): Record<string, string>[] => parse(out, { columns: true, bom: true })

describe('terms', () => {
  it('writes a table of candidates to standard output, and what it did to standard error', async () => {
    const { root } = folder({ 'a.txt': text })
    const { exit, out, err } = await run(['terms', 'a.txt'], { cwd: root })
    expect(exit).toBe(0)
    const rows = rowsOf(out)
    expect(rows.find(({ ja }) => ja === '潮流発電機')).toMatchObject({
      decision: '',
      count: '2',
      articles: '1',
      status: 'proposed',
      pos: 'noun',
    })
    expect(rows.find(({ ja }) => ja === '世界保健機関')).toMatchObject({ en: 'World Health Organization', type: 'ORG', aliases_ja: 'WHO' })
    expect(rows[0]!.context_ja).toBe('潮流発電機を港に置いた。')
    expect(rows[0]!.context_en).toMatch(/port|harbor/)
    expect(err).toMatch(/^\d+ candidates, 0 of them in the glossary\. Articles: 1 read, 0 failed\.\n$/)
  })

  it('takes articles/ by default and says so when there is none', async () => {
    const { root } = folder({ 'articles/a.txt': text, 'articles/b.md': text })
    const { exit, out } = await run(['terms', '--quiet'], { cwd: root })
    expect(exit).toBe(0)
    expect(rowsOf(out).find(({ ja }) => ja === '潮流発電機')).toMatchObject({ count: '4', articles: '2' })
    expect(await run(['terms'], { cwd: folder().root })).toMatchObject({ exit: 2, out: '' })
    expect(await run(['terms', 'nowhere.txt'], { cwd: root })).toMatchObject({ exit: 2, out: '' })
  })

  it('marks what the glossary has, or leaves it out', async () => {
    const { root } = folder({ 'a.txt': text, 'g.csv': 'ja,en,domain\n潮流発電機,tidal current turbine,energy\n' })
    const known = rowsOf((await run(['terms', 'a.txt', '--glossary', 'g.csv', '--quiet'], { cwd: root })).out)
    expect(known.find(({ ja }) => ja === '潮流発電機')).toMatchObject({
      en: 'tidal current turbine',
      status: 'preferred',
      origin: 'glossary',
      domain: 'energy',
    })
    const fresh = await run(['terms', 'a.txt', '--glossary', 'g.csv', '--only-new', '--quiet'], { cwd: root })
    expect(fresh.err).toBe('')
    expect(rowsOf(fresh.out).map(({ ja }) => ja)).not.toContain('潮流発電機')
    expect(rowsOf(fresh.out).map(({ ja }) => ja)).toContain('係留索')
  })

  it('writes JSON and TBX, to a file when asked', async () => {
    const { root } = folder({ 'a.txt': text })
    const json = await run(['terms', 'a.txt', '--format', 'json', '--top', '2', '--contexts', '3'], { cwd: root })
    const list = candidatesSchema.parse(JSON.parse(json.out))
    expect(list).toHaveLength(2)
    expect(list[0]!.contexts.every(({ en }) => en !== '')).toBe(true)
    const tbx = await run(['terms', 'a.txt', '--format', 'tbx', '--out', 'new/t.tbx', '--no-english'], { cwd: root })
    expect(tbx).toMatchObject({ exit: 0, out: '' })
    expect(readFileSync(join(root, 'new/t.tbx'), 'utf8')).toMatch(/<tbx type="TBX-Basic" style="dca"/)
  })

  it('keeps to the options', async () => {
    const { root } = folder({ 'a.txt': text })
    expect(rowsOf((await run(['terms', 'a.txt', '--min-count', '2'], { cwd: root })).out).map(({ ja }) => ja)).toEqual([
      '潮流発電機',
      '世界保健機関',
    ])
    expect((await run(['terms', 'a.txt', '--bom'], { cwd: root })).out).toMatch(/^\ufeffdecision,/)
    expect((await run(['terms', 'a.txt', '--top', '-1'], { cwd: root })).exit).toBe(2)
    expect((await run(['terms', 'a.txt', '--format', 'xls'], { cwd: root })).exit).toBe(2)
  })

  it('goes on behind an article that cannot be read', async () => {
    const { root } = folder({ 'a.txt': text, 'b.txt': new Uint8Array([0, 1, 2, 255, 254]), 'c.txt': '' })
    const { exit, out, err } = await run(['terms', 'b.txt', 'a.txt', 'c.txt'], { cwd: root })
    expect(exit).toBe(4)
    expect(rowsOf(out).length).toBeGreaterThan(2)
    expect(err).toMatch(/^b\.txt:1: .+\nc\.txt.*: .+\n.* 1 read, 2 failed\.\n$/)
  })

  it('speaks Japanese', async () => {
    const { root } = folder({ 'a.txt': text })
    expect((await run(['terms', 'a.txt', '--ui', 'ja'], { cwd: root })).err).toMatch(/^候補 \d+ 件/)
  })
})

/** Text as Shift_JIS; throws for a letter it does not have. */
function sjis(written: string): Uint8Array {
  const decoder = new TextDecoder('shift_jis')
  const codes = new Map<string, readonly number[]>()
  for (const lead of [...Array(0x1f).keys()].map((at) => at + 0x81).concat([...Array(0x10).keys()].map((at) => at + 0xe0)))
    for (let trail = 0x40; trail < 0xfd; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail))
      if (letter.length === 1 && letter !== '\ufffd' && !codes.has(letter)) codes.set(letter, [lead, trail])
    }
  return Uint8Array.from(
    [...written].flatMap((letter) => {
      const code = letter < '\u0080' ? [letter.charCodeAt(0)] : codes.get(letter)
      if (!code) throw new Error(`no ${letter} in Shift_JIS`)
      return code
    }),
  )
}

describe('a table a person has decided in', () => {
  const article = '# 潮流発電機\n\n潮流発電機を港に置いた。係留索は新しい。技師は潮流発電機を直す。電荷膜も試す。'
  const ours = 'ja,en,note\n係留索,mooring line,-see page 3\n'
  const decisions: Readonly<Record<string, string>> = { 潮流発電機: '〇', 技師: 'No', 係留索: 'YES' }

  async function decided() {
    const { root } = folder({ 'articles/a.md': article, 'glossary/ours.csv': ours })
    expect((await run(['terms', 'articles/', '--out', 'cand.csv', '--quiet'], { cwd: root })).exit).toBe(0)
    const [header, ...rows] = parse(readFileSync(join(root, 'cand.csv'), 'utf8')) as string[][]
    const [decision, ja, en] = ['decision', 'ja', 'en'].map((name) => header!.indexOf(name)) as [number, number, number]
    for (const row of rows) {
      row[decision] = decisions[row[ja]!] ?? ''
      if (row[ja] === '潮流発電機') row[en] = 'tide turbine'
    }
    expect(rows.find((row) => row[ja] === '係留索')![header!.indexOf('note')]).toBe("'-see page 3")
    return { root, table: [header!, ...rows] }
  }

  const quotedRow = (row: readonly string[]) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  it.each<[string, (table: readonly (readonly string[])[]) => string | Uint8Array]>([
    ['with quotation marks, CRLF and a byte order mark', (table) => `\ufeff${table.map(quotedRow).join('\r\n')}\r\n`],
    ['in Shift_JIS', (table) => sjis(`${table.map(quotedRow).join('\r\n')}\r\n`)],
    ['with tabs', (table) => table.map((row) => row.join('\t')).join('\r\n')],
  ])('%s goes through merge into a digest that obeys it', async (_, save) => {
    const { root, table } = await decided()
    writeFileSync(join(root, 'cand.csv'), save(table))
    const merge = await run(['glossary', 'merge', 'glossary/', 'cand.csv', '--out', 'all.csv'], { cwd: root })
    expect(merge.exit, merge.err).toBe(0)
    const all = rowsOf(readFileSync(join(root, 'all.csv'), 'utf8'))
    expect(all.find(({ ja }) => ja === '潮流発電機')).toMatchObject({ en: 'tide turbine', status: '' })
    expect(all.find(({ ja }) => ja === '係留索')).toMatchObject({ en: 'mooring line', note: '-see page 3', status: '' })
    expect(all.map(({ ja }) => ja)).not.toContain('技師')
    expect(all.find(({ ja }) => ja === '電荷膜')).toMatchObject({ status: 'proposed' })
    const digest = await run(['digest', 'articles/a.md', '--glossary', 'all.csv', '--out', 'out', '--format', 'json'], { cwd: root })
    expect(digest.exit, digest.err).toBe(0)
    const { sentences, scores } = JSON.parse(readFileSync(join(root, 'out/a.json'), 'utf8')) as {
      sentences: { ja: string; en: string }[]
      scores: { terms: { hit: number; total: number } }
    }
    for (const { ja, en } of sentences) if (ja.includes('潮流発電機')) expect(en).toMatch(/tide turbine/i)
    expect(scores.terms.total).toBeGreaterThan(0)
    expect(scores.terms.hit).toBe(scores.terms.total)
    // Alone it holds what the glossary had as well, and no apostrophe.
    const alone = rowsOf((await run(['glossary', 'merge', 'cand.csv'], { cwd: root })).out)
    expect(alone.find(({ ja }) => ja === '係留索')).toMatchObject({ note: '-see page 3', status: '' })
  })

  it('may be TBX or JSON as well', async () => {
    const { root } = folder({ 'articles/a.md': article, 'glossary/ours.csv': ours })
    for (const format of ['tbx', 'json'])
      expect((await run(['terms', '--format', format, '--out', `c.${format}`, '--quiet'], { cwd: root })).exit).toBe(0)
    for (const name of ['c.tbx', 'c.json']) {
      const all = rowsOf((await run(['glossary', 'merge', 'glossary/', name], { cwd: root })).out)
      expect(all.find(({ ja }) => ja === '係留索')).toMatchObject({ en: 'mooring line', status: '' })
      expect(all.find(({ ja }) => ja === '潮流発電機')).toMatchObject({ status: 'proposed' })
      const converted = await run(['glossary', 'convert', name, '--to', 'csv'], { cwd: root })
      expect(converted.exit, converted.err).toBe(0)
      expect(rowsOf(converted.out).map(({ ja }) => ja)).toContain('潮流発電機')
    }
    const list = JSON.parse(readFileSync(join(root, 'c.json'), 'utf8')) as Record<string, unknown>[]
    const said = list.map((one) => ({ ...one, decision: one.ja === '潮流発電機' ? 'yes' : 'no' }))
    writeFileSync(join(root, 'c.json'), JSON.stringify(said))
    expect(rowsOf((await run(['glossary', 'merge', 'c.json'], { cwd: root })).out).map(({ ja, status }) => [ja, status ?? ''])).toEqual([
      ['潮流発電機', ''],
    ])
    writeFileSync(join(root, 'c.json'), JSON.stringify([{ ...said[0], decision: 'perhaps' }]))
    expect(await run(['glossary', 'merge', 'c.json'], { cwd: root })).toMatchObject({ exit: 2, out: '' })
  })
})
