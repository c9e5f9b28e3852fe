import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestSchema } from '../src/write/index.ts'
import { firstDifferences } from './first-differences.ts'
import { makeRun, project } from './real-run.ts'

// Whole digests as they are meant to be. `UPDATE=1 npm test` writes them anew; read the difference before you commit it.
const wanted = [
  'all-solid-state-battery-race.txt',
  'offshore-wind-auction.md', // a table
  'ev-brake-recall.html',
  'typhoon-heavy-rain.txt', // Shift_JIS
]
const formats = ['json', 'md', 'html'] as const
const golden = join(project, 'tests', 'golden')
const update = process.env.UPDATE === '1'
const underCi = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false'

let out = ''
beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'kawaraban-golden-'))
  const { exit, err } = await makeRun()(['digest', ...wanted.map((name) => `articles/${name}`), '--out', out, '--ui', 'en'])
  expect(exit, err).toBe(0)
})
afterAll(() => rmSync(out, { recursive: true, force: true }))

describe.each(wanted.map((name) => name.replace(/\.\w+$/, '')))('%s', (id) => {
  it.each(formats)('digest.%s is as before', (format) => {
    const path = join(golden, id, `digest.${format}`)
    const written = readFileSync(join(out, `${id}.${format}`), 'utf8')
    if (format === 'json') digestSchema.parse(JSON.parse(written))
    // The hash of the tables changes with any row of them; a digest that stays the same is as before.
    const actual = written.replace(/("language": \{\s*"sha256": ")[0-9a-f]{64}/, '$1of the tables')
    if ((update || !existsSync(path)) && !underCi) {
      mkdirSync(join(golden, id), { recursive: true })
      writeFileSync(path, actual)
      return
    }
    if (!existsSync(path)) expect.fail(`tests/golden/${id}/digest.${format} is missing: run UPDATE=1 npm test and commit it`)
    const expected = readFileSync(path, 'utf8')
    if (actual !== expected) expect.fail(`tests/golden/${id}/digest.${format}\n${firstDifferences(expected, actual)}`)
  })
})

it('there are no others', () => {
  expect(readdirSync(golden).sort()).toEqual(wanted.map((name) => name.replace(/\.\w+$/, '')).sort())
})

describe('firstDifferences', () => {
  it('shows changed lines with their numbers and says how many there are', () => {
    expect(firstDifferences('a\nb\nc\nd\n', 'a\nB\nc\nd\n')).toBe('  2 - b\n  2 + B\n1 line differs; UPDATE=1 npm test takes the new text')
    expect(firstDifferences('a\nb\nc\n', 'a\nx\ny\nb\nc\n')).toBe('  2 + x\n  3 + y\n2 lines differ; UPDATE=1 npm test takes the new text')
  })

  it('stays short', () => {
    const many = (letter: string) => Array.from({ length: 500 }, (_, index) => `${letter}${index} ${'長'.repeat(300)}`).join('\n')
    const shown = firstDifferences(many('a'), many('b'))
    expect(shown.split('\n').length).toBeLessThan(20)
    expect(Math.max(...shown.split('\n').map((line) => line.length))).toBeLessThan(200)
  })

  it('points into long lines', () => {
    const [from, to] = ['x', 'y'].map((letter) => `${'z'.repeat(5000)}${letter}${'z'.repeat(5000)}`)
    expect(firstDifferences(from!, to!)).toMatch(/…z+xz+…\n {2}1 \+ …z+yz+…/)
  })
})
