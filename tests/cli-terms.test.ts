import { readFileSync } from 'node:fs'
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
      status: '',
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
