import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import type { Term } from '../src/document.ts'
import { parseGlossary, writeGlossary } from '../src/exchange/glossary/index.ts'

// Published schemas lie beside the project, and xmllint (Debian: libxml2-utils) checks files against them; without either there is nothing to check.
const root = fileURLToPath(new URL('../', import.meta.url))
const schemas = join(root, '..', 'shared', 'schemas')
const missing = !existsSync(schemas)
  ? 'no published schemas beside the project'
  : spawnSync('xmllint', ['--version']).error
    ? 'no xmllint'
    : ''
if (missing) console.warn(`Glossary exports are not checked against schemas: ${missing}.`)

const starter = readdirSync(join(root, 'glossary'))
  .sort()
  .map((name) => ({ path: name, text: readFileSync(join(root, 'glossary', name), 'utf8') }))
const plain = parseGlossary([{ path: 'x.csv', text: 'ja,en\n蓄電池,storage battery\n' }]).terms[0]!
/** All that a row can say, and letters that XML escapes. */
const rich: Term[] = [
  {
    ...plain,
    type: 'ORG',
    reading: 'ちく',
    aliasesJa: ['電池'],
    aliasesEn: ['a&b'],
    pos: 'noun',
    domain: '<e>',
    short: 'ESS',
    keep: true,
    caseSensitive: true,
  },
  { ...plain, en: '"cell"', status: 'admitted', pos: 'verb', note: 'reading: x' },
  { ...plain, en: 'accu', status: 'forbidden', aliasesEn: ['b'] },
  { ...plain, en: 'old', status: 'deprecated' },
  { ...plain, ja: '新', en: 'new', status: 'proposed', note: 'a\u0001b\ud800' },
]

describe.skipIf(missing)(`glossary exports against the published schemas${missing && ` (skipped: ${missing})`}`, () => {
  const folder = missing ? '' : mkdtempSync(join(tmpdir(), 'schemas-'))
  afterAll(() => folder && rmSync(folder, { recursive: true, force: true }))

  function valid(format: 'tbx' | 'tbx2' | 'tmx', terms: readonly Term[]): void {
    const path = join(folder, `x.${format}`)
    writeFileSync(path, writeGlossary(terms, format).text)
    const schema = {
      tbx: ['--relaxng', 'TBXcoreStructV03.rng'],
      tbx2: ['--relaxng', 'TBXBasicRNGV02.rng'],
      tmx: ['--dtdvalid', 'tmx14.dtd'],
    }[format]
    execFileSync('xmllint', ['--noout', '--nonet', ...schema, path], { cwd: schemas, stdio: 'pipe' })
  }

  it.each(['tbx', 'tbx2', 'tmx'] as const)('%s of the starter glossary', (format) => {
    const { terms } = parseGlossary(starter)
    expect(terms.length).toBeGreaterThan(400)
    valid(format, terms)
  })

  it.each(['tbx', 'tbx2', 'tmx'] as const)('%s of everything a row can say', (format) => valid(format, rich))

  it('TBX v3 and TMX of nothing', () => {
    valid('tbx', [])
    valid('tmx', [])
  })

  it('finds what is wrong', () => {
    const path = join(folder, 'wrong.tbx')
    writeFileSync(path, writeGlossary(rich, 'tbx').text.replaceAll('termSec', 'tig'))
    expect(() =>
      execFileSync('xmllint', ['--noout', '--nonet', '--relaxng', 'TBXcoreStructV03.rng', path], { cwd: schemas, stdio: 'pipe' }),
    ).toThrow()
  })

  it('TBX uses the data categories of TBX-Basic and their values alone', () => {
    const allowed = readFileSync(join(schemas, 'TBX-Basic_DCA.sch'), 'utf8')
    const { text } = writeGlossary(rich, 'tbx')
    const used = [...text.matchAll(/<(termNote|descrip|admin) type="(\w+)">([^<]*)</g)]
    expect(used.length).toBeGreaterThan(10)
    for (const [, element, type, value] of used) {
      expect(allowed).toContain(`.='${type}'`)
      if (element === 'termNote') expect(allowed).toContain(`.='${value}'`)
    }
  })
})
