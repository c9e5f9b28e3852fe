import { execFile } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entriesIn, removeEntry } from '../src/cache/entries.ts'
import { openSections, packSections } from '../src/cache/flat-file.ts'
import { cacheFolders, type Surroundings } from '../src/cache/folder.ts'
import { type Recipe as Base, cached } from '../src/cache/index.ts'
import { tidy } from '../src/cache/tidy.ts'
import { openDictionary } from '../src/tokenize/dictionary.ts'
import { kawaraban } from './fixtures/cli/harness.ts'

type Recipe = Base & { make(): readonly Uint8Array[] }

const uid = process.getuid?.()
const sections = [Buffer.from('かわら'), Buffer.alloc(0), Buffer.from(Int32Array.of(1, -2, 3).buffer)]
let folder: string
let made = 0

const recipe = (changes: Partial<Recipe> = {}): Recipe => ({
  name: 'thing',
  version: 1,
  key: 'source 1',
  make: () => {
    made += 1
    return sections
  },
  ...changes,
})
const surroundings = (env: Surroundings['env'] = { KAWARABAN_CACHE: folder }): Surroundings => ({ env, platform: 'linux', pid: 7, uid })
const open = (changes?: Partial<Recipe>, env?: Surroundings['env']) =>
  cached(recipe(changes), surroundings(env)).sections.map((section) => Buffer.from(section).toString('latin1'))
const expected = sections.map((section) => section.toString('latin1'))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kawaraban-cache-test-'))
  made = 0
})
afterEach(() => {
  chmodSync(folder, 0o700)
  rmSync(folder, { recursive: true })
})

describe('a kept file', () => {
  it('is made once', () => {
    expect([open(), open(), open()]).toEqual([expected, expected, expected])
    expect(made).toBe(1)
    expect(readdirSync(folder)).toEqual(['thing.bin'])
  })

  it('is made anew when its source, its version or the byte order differ', () => {
    open()
    open({ key: 'source 2' })
    open({ key: 'source 2', version: 2 })
    expect(made).toBe(3)
    const file = readFileSync(join(folder, 'thing.bin'))
    file.writeInt32BE(0x01020304, 8)
    writeFileSync(join(folder, 'thing.bin'), file)
    expect(open({ key: 'source 2', version: 2 })).toEqual(expected)
    expect(made).toBe(4)
  })

  it('is made anew when any of its bytes changed or it was cut', () => {
    open()
    const whole = readFileSync(join(folder, 'thing.bin'))
    const headAndKey = 4 * (7 + 2 * sections.length) + Buffer.byteLength('source 1')
    const used = [...whole.keys()].filter((at) => at < headAndKey || at >= 64)
    for (const at of used) {
      const damaged = Buffer.from(whole)
      damaged[at]! ^= 0x41
      expect(openSections(aligned(damaged), { version: 1, key: 'source 1' }), `byte ${at}`).toBeNull()
    }
    for (const length of [0, 3, 28, 40, whole.length - 1]) {
      writeFileSync(join(folder, 'thing.bin'), whole.subarray(0, length))
      made = 0
      expect(open()).toEqual(expected)
      expect(made).toBe(1)
    }
  })

  it('is never trusted to point outside itself', () => {
    const file = packSections(sections, { version: 1, key: 'k' })
    for (const at of [28, 32, 36, 40, 44, 48]) {
      const wild = Buffer.from(file)
      wild.writeInt32LE(0x7fff_fff0, at)
      expect(openSections(aligned(wild), { version: 1, key: 'k' })).toBeNull()
    }
  })
})

describe('the folder', () => {
  it.skipIf(uid === 0 || uid === undefined)('may be read-only', () => {
    chmodSync(folder, 0o500)
    expect([open(), open()]).toEqual([expected, expected])
    expect(made).toBe(2)
    expect(readdirSync(folder)).toEqual([])
  })

  it('may be a file, or lie under one: then nothing is kept, and the next folder is tried', () => {
    const blocked = join(folder, 'blocked')
    writeFileSync(blocked, '')
    expect(open({}, { KAWARABAN_CACHE: join(blocked, 'deep') })).toEqual(expected)
    expect(open({}, { KAWARABAN_CACHE: blocked })).toEqual(expected)
    expect(made).toBe(2)
  })

  it.skipIf(!existsSync('/proc/self'))('may lie where nothing can be made: no file, and no endless try', () => {
    expect(open({}, { KAWARABAN_CACHE: '/proc/none/of/this' })).toEqual(expected)
    expect(made).toBe(1)
  })

  it('may be switched off', () => {
    expect([open({}, { KAWARABAN_CACHE: '' }), open({}, { KAWARABAN_CACHE: '' })]).toEqual([expected, expected])
    expect(made).toBe(2)
  })

  it('is the one asked for, the system’s own, or one in the temporary folder', () => {
    const at = (env: Surroundings['env'], platform = 'linux') => cacheFolders({ env, platform, pid: 1, uid: 5 })
    expect(at({ KAWARABAN_CACHE: '/x' })).toEqual(['/x'])
    expect(at({ XDG_CACHE_HOME: '/c' })).toEqual(['/c/kawaraban', join(tmpdir(), 'kawaraban-cache-5')])
    expect(at({}, 'darwin')[0]).toMatch(/Library.Caches.kawaraban$/)
    expect(at({ LOCALAPPDATA: 'C:\\l' }, 'win32')[0]).toMatch(/kawaraban.cache$/)
  })

  it('keeps others out', () => {
    open({}, { KAWARABAN_CACHE: join(folder, 'new') })
    if (process.platform !== 'win32') expect(statSync(join(folder, 'new')).mode & 0o77).toBe(0)
  })

  it('holds no half-written file after a failure', () => {
    mkdirSync(join(folder, 'thing.bin'))
    expect(open()).toEqual(expected)
    expect(readdirSync(folder)).toEqual(['thing.bin'])
  })

  it('may be filled by several processes at once', async () => {
    // The dictionary takes the longest to make and is kept by the same hand as the rest.
    const shared = join(folder, 'shared')
    mkdirSync(shared)
    openDictionary(surroundings(process.env))
    const kept = cacheFolders(surroundings(process.env))
      .map((each) => join(each, 'dictionary.bin'))
      .find(existsSync)
    if (kept) copyFileSync(kept, join(shared, 'dictionary.bin'))
    const program = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
    const runs = [1, 2].map(() =>
      promisify(execFile)(process.execPath, [program, 'analyze', '--lines', '-'], {
        env: { ...process.env, KAWARABAN_CACHE: shared },
        timeout: 120_000,
      }),
    )
    for (const run of runs) run.child.stdin?.end('全固体電池を量産する。\n')
    const outputs = await Promise.all(runs)
    expect(new Set(outputs.map(({ stdout }) => stdout)).size).toBe(1)
    expect(outputs[0]!.stdout).toContain('"surface":"電池"')
    const left = readdirSync(shared).map((name) => name.replace(/-[0-9a-f]{12}/, ''))
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([])
    expect(left).toEqual(expect.arrayContaining(['dictionary.bin', 'language.bin', 'program-analyze.bin']))
  }, 120_000)
})

describe('a folder that fills', () => {
  const minute = 60
  const day = 24 * 60 * minute
  /** Lays down a file as it would have been written and last read so many seconds ago. */
  const lay = (name: string, ago: number, size = 100) => {
    const path = join(folder, name)
    writeFileSync(path, name.endsWith('.bin') ? packSections([Buffer.alloc(size)], { version: 1, key: '' }) : 'x')
    const then = statSync(path).mtimeMs / 1000 - ago
    utimesSync(path, then, then)
    return name
  }
  const number = (at: number) => at.toString(16).padStart(12, '0')
  const names = () => readdirSync(folder).sort()
  const fresh = (name = `language-${number(0)}`) => {
    open({ name, key: String(made) })
    return `${name}.bin`
  }

  it('keeps the newest of a kind, and everything of other kinds', () => {
    const old = Array.from({ length: 20 }, (_, at) => lay(`language-${number(at + 1)}.bin`, (at + 20) * minute))
    const others = [lay('dictionary.bin', 99 * day), lay('program-digest.bin', 99 * day), lay(`glossary-${number(1)}.bin`, 99 * day)]
    const last = fresh()
    expect(names()).toEqual([...others, ...old.slice(0, 11), last].sort())
    const glossary = fresh(`glossary-${number(2)}`)
    expect(names()).toEqual([...others.slice(0, 2), ...old.slice(0, 11), last, glossary].sort())
  })

  it('keeps what was used within a month, and what another process may have just written', () => {
    lay(`language-${number(1)}.bin`, 31 * day)
    const kept = [
      lay(`language-${number(2)}.bin`, 29 * day),
      ...Array.from({ length: 15 }, (_, at) => lay(`language-${number(at + 3)}.bin`, 5 * minute)),
    ]
    const last = fresh()
    // The one of 29 days is one too many beside the fifteen, which are too young to go.
    expect(names()).toEqual([...kept.slice(1), last].sort())
  })

  it('is bounded by bytes too, whatever the number', () => {
    for (const at of [1, 2, 3, 4]) lay(`glossary-${number(at)}.bin`, at * 20 * minute, 1000)
    const written = lay(`glossary-${number(9)}.bin`, 0, 1000)
    tidy(folder, join(folder, written), { uid }, { glossary: { files: 9, bytes: 3500, age: day * 1000 } })
    expect(names()).toEqual([1, 2, 9].map((at) => `glossary-${number(at)}.bin`))
  })

  it('loses what stopped runs left, once they are surely over', () => {
    lay(`language-${number(1)}.bin.123.part`, 20 * minute)
    const young = lay('dictionary.bin.124.part', 2 * minute)
    const last = fresh()
    expect(names()).toEqual([young, last].sort())
  })

  it('never loses what is not ours', () => {
    const strange = ['language-notes.txt', 'language-.bin', 'glossary.csv', 'thing.bin', 'language-00.bin.part'].map((name) =>
      lay(name, 99 * day),
    )
    writeFileSync(join(folder, `language-${number(7)}.bin`), 'somebody else wrote this')
    utimesSync(join(folder, `language-${number(7)}.bin`), 1, 1)
    mkdirSync(join(folder, `language-${number(8)}.bin`))
    symlinkSync(join(folder, 'thing.bin'), join(folder, `language-${number(6)}.bin`))
    const last = fresh()
    const all = [...strange, ...[6, 7, 8].map((at) => `language-${number(at)}.bin`), last].sort()
    expect(names()).toEqual(all)
    expect(entriesIn(folder, { uid }).map(({ path }) => path)).toEqual([join(folder, last)])
  })

  it('does not mind that another process was quicker', () => {
    lay(`language-${number(1)}.bin`, day)
    const [entry] = entriesIn(folder, { uid })
    rmSync(entry!.path)
    expect(removeEntry(entry!)).toBe(true)
    tidy(join(folder, 'gone'), join(folder, 'gone', 'x.bin'), { uid })
  })

  it('is shown by kawaraban cache, and emptied with --clear', async () => {
    const env = { KAWARABAN_CACHE: folder }
    for (const at of [1, 2]) lay(`language-${number(at)}.bin`, 0, 600_000)
    lay('dictionary.bin', 0, 5000)
    const mine = lay('mine.txt', 0)
    expect((await kawaraban(['cache'], { env })).out).toBe(
      `${folder}: 3 files, 1.2 MB\n  dictionary of kuromoji: 1 file, 5.0 kB\n  language tables: 2 files, 1.2 MB\n`,
    )
    expect((await kawaraban(['cache', '--ui', 'ja'], { env })).out).toContain('言語データ：2ファイル、1.2 MB')
    const json = JSON.parse((await kawaraban(['cache', '--format', 'json'], { env })).out)
    expect([json.cleared, json.folders[0].path, json.folders[0].files, json.folders[0].kinds[1].files]).toEqual([false, folder, 3, 2])
    const cleared = await kawaraban(['cache', '--clear'], { env })
    expect([cleared.exit, cleared.out, cleared.err]).toEqual([0, `${folder}: 3 files removed, 1.2 MB\n`, ''])
    expect(names()).toEqual([mine])
    expect((await kawaraban(['cache', '--clear'], { env })).out).toBe(`${folder}: empty\n`)
    expect((await kawaraban(['cache'], { env: { KAWARABAN_CACHE: '' } })).out).toBe('Nothing is kept: KAWARABAN_CACHE is empty.\n')
  })
})

/** A copy whose bytes begin where typed arrays may. */
function aligned(bytes: Buffer): Uint8Array {
  return new Uint8Array(bytes)
}
