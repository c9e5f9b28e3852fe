import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { exitCode, Failure } from './failure.ts'
import { byCode, expandPaths } from './inputs.ts'

/** What is to be checked: two files, or one that holds both sides. */
export type CheckInput =
  | { readonly kind: 'files'; readonly path: string; readonly enPath: string }
  | { readonly kind: 'bitext'; readonly path: string }
  | { readonly kind: 'unpaired'; readonly path: string }

const bitextFile = /\.(tmx|xlf|xliff|sdlxliff|mqxliff|mxliff|json|tsv)$/i

/** Two files, two folders (paired by the stems of their names), or one file or folder of files that hold both sides. Throws `Failure` (exit 2). */
export async function checkInputs(source: string, target: string | undefined, cwd: string): Promise<readonly CheckInput[]> {
  if (target === undefined) {
    if (source === '-' || (!isFolder(source, cwd) && !bitextFile.test(source)))
      throw new Failure(exitCode.usage, (await exists(source, cwd)) ? 'error.check-target' : 'error.not-found', { path: source })
    const found = await expandPaths([source], { cwd, wanted: bitextFile })
    if (found.length === 0) throw new Failure(exitCode.usage, 'error.no-match', { path: source })
    // The front page of a folder of digests has an index beside it.
    return found.filter(({ path }) => !/(?:^|\/)index\.json$/.test(path)).map(({ path }) => ({ kind: 'bitext', path }))
  }
  if (source === '-' && target === '-') throw new Failure(exitCode.usage, 'error.check-stdin')
  if (bitextFile.test(source) && !isFolder(source, cwd)) throw new Failure(exitCode.usage, 'error.check-one', { path: source })
  const folders = [source, target].map((path) => path !== '-' && isFolder(path, cwd))
  if (folders[0] !== folders[1]) throw new Failure(exitCode.usage, 'error.check-sides', { source, target })
  if (!folders[0]) {
    const one = async (path: string) => {
      const found = await expandPaths([path], { cwd })
      if (found.length !== 1) throw new Failure(exitCode.usage, 'error.check-sides', { source, target })
      return found[0]!.path
    }
    return [{ kind: 'files', path: await one(source), enPath: await one(target) }]
  }
  return pairedFolders(source, target, cwd)
}

/** x.md ↔ x.en.md, x.md, x.html …: the folder a file stands in and the stem of its name decide. */
async function pairedFolders(source: string, target: string, cwd: string): Promise<readonly CheckInput[]> {
  const same = resolve(cwd, source) === resolve(cwd, target)
  const [sources, targets] = [await expandPaths([source], { cwd }), await expandPaths([target], { cwd })]
  const english = new Map<string, string>()
  for (const { path } of targets) {
    const key = stemOf(path, target)
    if (same && !englishName.test(path)) continue
    // A name that says it is English is the better one.
    if (!english.has(key) || englishName.test(path)) english.set(key, path)
  }
  const wanted = sources.filter(({ path }) => !(same && englishName.test(path)))
  const inputs = wanted.map(({ path }): CheckInput => {
    const enPath = english.get(stemOf(path, source))
    return enPath === undefined ? { kind: 'unpaired', path } : { kind: 'files', path, enPath }
  })
  if (!inputs.some(({ kind }) => kind === 'files')) throw new Failure(exitCode.usage, 'error.check-none', { source, target })
  return inputs.sort((a, b) => byCode(a.path, b.path))
}

const englishName = /[._-](?:en|eng|english)(?:[-_][A-Za-z]{2})?\.[^./]+$/i

function stemOf(path: string, folder: string): string {
  const root = folder.replaceAll('\\', '/').replace(/\/+$/, '')
  const inside = root === '.' ? path : path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path
  return inside.replace(/\.[^./]+$/, '').replace(/[._-](?:en|eng|english|ja|jp|jpn|japanese)(?:[-_][A-Za-z]{2})?$/i, '')
}

function isFolder(path: string, cwd: string): boolean {
  return path !== '-' && (statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory() ?? false)
}

async function exists(path: string, cwd: string): Promise<boolean> {
  return path === '-' || statSync(resolve(cwd, path), { throwIfNoEntry: false }) !== undefined
}
