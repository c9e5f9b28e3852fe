import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { lineArticle } from '../src/cli/lines.ts'
import { treeOf } from '../src/cli/tree.ts'
import type { DependencyType } from '../src/document.ts'
import { folder, kawaraban } from './fixtures/cli/harness.ts'
import { sharedParts } from './real-run.ts'

const root = new URL('../', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))

describe('help', () => {
  it('teaches every command by example, in both languages', async () => {
    for (const [ui, examples] of [
      ['en', 'Examples:'],
      ['ja', '例:'],
    ] as const)
      for (const command of [
        [],
        ['digest'],
        ['translate'],
        ['analyze'],
        ['glossary', 'lint'],
        ['glossary', 'convert'],
        ['glossary', 'merge'],
        ['engines', 'list'],
      ]) {
        const { exit, out, err } = await kawaraban([...command, '--help', '--ui', ui])
        expect([exit, err]).toEqual([0, ''])
        expect(out).toContain(examples)
        expect(out).toContain(`  kawaraban ${command[0] ?? 'digest'}`)
        expect(out).not.toMatch(/\bcli\.|\{\{/)
      }
  })

  it('speaks Japanese throughout', async () => {
    const { out } = await kawaraban(['--help'], { env: { LC_ALL: 'ja_JP.UTF-8' } })
    expect(out).toMatch(/^使い方:/)
    expect(out).not.toMatch(/^(Usage|Options|Commands|Examples)/m)
    expect((await kawaraban(['help', 'digest'], { env: { LANG: 'ja' } })).out).toContain('オプション:')
  })

  it('names the version of the package', async () => {
    expect(await kawaraban(['--version'])).toEqual({ exit: 0, out: `${version}\n`, err: '' })
  })

  it('shows itself as an error when no command is given', async () => {
    for (const argv of [[], ['glossary']]) {
      const { exit, out, err } = await kawaraban(argv)
      expect([exit, out]).toEqual([2, ''])
      expect(err).toContain('Usage:')
    }
  })

  it('follows a command that does not exist', async () => {
    const { exit, out, err } = await kawaraban(['digst'])
    expect([exit, out]).toEqual([2, ''])
    expect(err).toMatch(/^kawaraban: unknown command 'digst'/)
  })
})

describe('engines and glossary lint', () => {
  it('lists the engines', async () => {
    for (const argv of [['engines'], ['engines', 'list']])
      expect(await kawaraban(argv)).toEqual({ exit: 0, out: 'rules\tbuilt in: rules and dictionaries, no network\n', err: '' })
  })

  it('finds broken and doubled rows by file and line', async () => {
    const { root: cwd } = folder({ 'g/a.csv': 'ja,en\n日銀,BOJ\n日銀,BOJ\n,x\n', 'g/b.tsv': 'ja\ten\n米\tU.S.\n' })
    const all = await kawaraban(['glossary', 'lint', 'g'], { cwd })
    expect(all.exit).toBe(1)
    expect(all.out).toBe(
      'g/a.csv:3: error: 日銀 → BOJ already stands at g/a.csv:2\ng/a.csv:4: error: ja is empty\n' +
        'g/b.tsv:2: warning: 米 is a single character and matches only as a word of its own\n',
    )
    expect(all.err).toBe('3 findings in 3 terms of 2 files.\n')
    expect((await kawaraban(['glossary', 'lint', 'g/b.tsv'], { cwd })).exit).toBe(0)
    expect((await kawaraban(['glossary', 'lint', 'g/b.tsv', '--fail-on', 'warning'], { cwd })).exit).toBe(1)
    expect((await kawaraban(['glossary', 'lint', 'no.csv'], { cwd })).exit).toBe(2)
    expect((await kawaraban(['glossary', 'lint'], { cwd })).exit).toBe(2)
    const json = await kawaraban(['glossary', 'lint', 'g/b.tsv', '--format', 'json'], { cwd })
    expect(JSON.parse(json.out)).toMatchObject([{ file: 'g/b.tsv', line: 2, code: 'glossary-single-character', level: 'warning' }])
  })
})

describe('catalogues of the command line', () => {
  type Catalogue = { readonly [key: string]: string | Catalogue }
  const read = (ui: string): Catalogue => JSON.parse(readFileSync(new URL(`src/language/messages/cli.${ui}.json`, root), 'utf8'))
  const leaves = (catalogue: Catalogue, path = ''): [string, string][] =>
    Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
    )

  it('have the same keys and placeholders', () => {
    const shape = (ui: string) =>
      leaves(read(ui))
        .filter(([key]) => !key.endsWith('_one'))
        .map(([key, text]) => `${key} ${[...new Set(text.match(/\{\{\w+\}\}/g))].sort().join(' ')}`)
        .sort()
    expect(shape('ja')).toEqual(shape('en'))
  })

  it('word every code a glossary or reader can give', () => {
    const files = ['glossary', 'exchange/glossary'].flatMap((part) =>
      readdirSync(new URL(`src/${part}/`, root)).map((name) => readFileSync(new URL(`src/${part}/${name}`, root), 'utf8')),
    )
    const codes = files.flatMap((source) =>
      [...source.matchAll(/'((?:glossary|unknown|csv|xml|json|missing|duplicate|too|english)-[a-z-]+)'/g)].map((match) => match[1]!),
    )
    const worded = Object.keys(read('en').glossary as Catalogue)
    const shapes = ['terms', 'deepl', 'babeldoc', 'google', 'matecat'].map((shape) => `glossary-shape-${shape}`)
    expect([...new Set([...codes, ...shapes])].sort()).toEqual(worded.sort())
    const reader = readFileSync(new URL('src/read/read-error.ts', root), 'utf8')
    for (const [, code] of reader.matchAll(/(?<=ReadErrorCode = .*)'([a-z-]+)'/g)) expect(read('en').read).toHaveProperty(code!)
  })
})

describe('treeOf', () => {
  it('draws a line from each bunsetsu to its head', () => {
    const ja = '首相が東京で雨だと言った。'
    const cuts = [0, 3, 6, 9, 13]
    const heads: readonly [number, DependencyType][] = [
      [3, 'case'],
      [2, 'case'],
      [3, 'quote'],
      [-1, 'end'],
    ]
    const bunsetsu = heads.map(([head, type], index) => ({
      start: cuts[index]!,
      end: cuts[index + 1]!,
      first: 0,
      last: 0,
      head,
      type,
      margin: 1,
    }))
    const [sentence] = lineArticle({ path: '-', number: 1, text: ja }, (text) => [{ start: 0, end: text.length }], null).sentences
    expect(treeOf({ ...sentence!, bunsetsu })).toBe('   首相が──┐  case\n東京で──┐  │  case\n   雨だと──┤  quote\n    言った。  end\n')
  })
})

describe('the built command', () => {
  const main = fileURLToPath(new URL('dist/cli/main.js', root))
  const node = (argv: readonly string[], options: { cwd?: string; input?: string } = {}) =>
    spawnSync(process.execPath, [main, ...argv], { encoding: 'utf8', env: { PATH: process.env.PATH }, ...options })

  beforeAll(() => {
    execFileSync(process.execPath, [fileURLToPath(new URL('scripts/build.mjs', root))])
  }, 120_000)

  it('prints its version and exits with the codes of the contract', () => {
    expect(node(['--version'])).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
    expect(node(['digest', 'no.md'])).toMatchObject({ status: 2, stdout: '', stderr: 'kawaraban: no.md: no such file or folder\n' })
    const { root: cwd } = folder({ 'a.md': '# 題\n\n雨です。\n' })
    expect(node(['digest', 'a.md', '--engine', 'x'], { cwd }).status).toBe(3)
  })

  it('answers line for line, and says what the program says when it is not bundled', async () => {
    const article = readFileSync(new URL('articles/all-solid-state-battery-race.txt', root), 'utf8').split('\n')
    const input = `重慶で工場の建設が進んでいます。\n\n雨が降った。\n${article.slice(0, 24).join('\n')}\n`
    const { root: cwd } = folder({})
    const inside = await kawaraban(['translate', '--lines'], { cwd, stdin: input, parts: sharedParts() })
    const { status, stdout } = node(['translate', '--lines'], { cwd, input })
    expect([status, stdout]).toEqual([0, inside.out])
    expect(stdout).toMatch(/^[^\n\p{Script=Han}\p{Script=Hiragana}]+\n\n[^\n\p{Script=Han}\p{Script=Hiragana}]+\n/u)
    // The second run starts from compiled code.
    const [few, said] = [input, stdout].map((text) => text.split('\n').slice(0, 4).join('\n'))
    expect(node(['translate', '--lines'], { cwd, input: few! }).stdout).toBe(`${said}\n`)
    expect(/[^\0-\x7f]/.test(readFileSync(new URL('dist/cli/program.cjs', root), 'latin1'))).toBe(false)
  }, 120_000)

  it('digests an article with all its stages', () => {
    const { root: cwd, list, json } = folder({ 'articles/a.md': '# 重慶が拠点に\n\n重慶で工場の建設が進んでいます。量産は2027年です。\n' })
    const { status, stdout, stderr } = node(['digest'], { cwd })
    expect({ status, stdout }, stderr).toEqual({ status: 0, stdout: '' })
    expect(list('output')).toEqual(['a.html', 'a.json', 'a.md', 'index.html'])
    expect(json('output/a.json').generator).toMatchObject({ name: 'kawaraban', version, engine: 'rules' })
  }, 30_000)

  it('leaves whole files only when it is interrupted', async () => {
    const article = `# 重慶が拠点に\n\n${'重慶で工場の建設が進んでいます。量産は2027年です。\n\n'.repeat(8)}`
    const {
      root: cwd,
      list,
      json,
    } = folder(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`articles/${index}.md`, article])))
    const child = spawn(process.execPath, [main, 'digest', '--format', 'json'], { cwd, stdio: 'ignore' })
    const ended = new Promise<number | null>((done) => child.on('close', done))
    while (child.exitCode === null && !(readdirSync(cwd).includes('output') && list('output').length > 1))
      await new Promise((done) => setTimeout(done, 5))
    child.kill('SIGINT')
    expect([130, 0]).toContain(await ended)
    for (const name of list('output')) expect(json(`output/${name}`).schemaVersion).toBe(1)
  }, 30_000)

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [main, 'translate', '--lines'], { stdio: ['pipe', 'pipe', 'pipe'] })
    child.stdin.on('error', () => undefined)
    child.stdin.end('雨が降った。\n'.repeat(5000))
    const errors: string[] = []
    child.stderr.on('data', (chunk) => errors.push(String(chunk)))
    child.stdout.once('data', () => child.stdout.destroy())
    expect(await new Promise((done) => child.on('close', done))).toBe(0)
    expect(errors.join('')).toBe('')
  }, 30_000)
})
