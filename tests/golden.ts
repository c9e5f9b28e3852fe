import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { digestSchema } from '../src/write/index.ts'
import { firstDifferences } from './first-differences.ts'
import { makeRun, project } from './real-run.ts'

// Whole digests as they are meant to be, from those that the test of the contract made. `UPDATE=1 npm test` writes them anew; read the difference
// before you commit it.
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

/** The tests of whole digests; `digested` tells the folder that has the digests of `articles/` when the first of them begins. */
export function describeGolden(digested: () => string): void {
  let out = ''
  beforeAll(async () => {
    out = mkdtempSync(join(tmpdir(), 'kawaraban-golden-'))
    for (const id of wanted.map((name) => name.replace(/\.\w+$/, '')))
      for (const format of formats) copyFileSync(join(digested(), `${id}.${format}`), join(out, `${id}.${format}`))
    // Nothing is digested again, but pages tell of their batch.
    const { exit, err } = await makeRun()(['digest', ...wanted.map((name) => `articles/${name}`), '--out', out, '--ui', 'en'])
    expect(exit, err).toBe(0)
    expect(err).toMatch(/^0 written, 4 unchanged/)
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
}
