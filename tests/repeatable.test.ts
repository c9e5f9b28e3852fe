import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeRun, project } from './real-run.ts'

const start = promisify(execFile)
const main = join(project, 'dist', 'cli', 'main.js')
const some = ['typhoon-heavy-rain.txt', 'ev-brake-recall.html', 'sodium-ion-battery-factory.md'] // Shift_JIS, a page, Markdown
const folders: string[] = []

/** One run of the built command in a process of its own; resolves to what it wrote, name → text. */
async function digests(names: readonly string[], env: Readonly<Record<string, string>>): Promise<Map<string, string>> {
  const out = newFolder()
  const argv = [main, 'digest', ...names.map((name) => `articles/${name}`), '--out', out, '--ui', 'en', '--quiet']
  await start(process.execPath, argv, { cwd: project, env: { PATH: process.env.PATH, ...env } })
  return textsIn(out)
}

function newFolder(): string {
  const out = mkdtempSync(join(tmpdir(), 'kawaraban-repeat-'))
  folders.push(out)
  return out
}

function textsIn(folder: string): Map<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

beforeAll(() => {
  execFileSync(process.execPath, [join(project, 'scripts', 'build.mjs')])
}, 120_000)
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

it('writes the same bytes in another process, time zone, locale and order, alone, and before it is built', async () => {
  const [here, there] = await Promise.all([
    digests(some, { TZ: 'Pacific/Chatham', LANG: 'C' }),
    digests([...some].reverse(), { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
  ])
  const out = newFolder()
  const { exit, err } = await makeRun()(['digest', `articles/${some[2]}`, '--out', out, '--ui', 'en', '--quiet'])
  expect(exit, err).toBe(0)
  const alone = textsIn(out)
  expect(here.size).toBe(some.length * 3 + 1)
  expect([...there.keys()].sort()).toEqual([...here.keys()].sort())
  // Pages tell of their batch, so those of a smaller batch may differ.
  const digestsAlone = [...alone].filter(([name]) => !name.endsWith('.html'))
  const differing = [...there, ...digestsAlone].filter(([name, text]) => here.get(name) !== text).map(([name]) => name)
  expect(differing).toEqual([])
  expect([...alone.keys()].length).toBe(4)
}, 120_000)
