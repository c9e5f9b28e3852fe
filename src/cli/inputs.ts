import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { exitCode, Failure, systemCode } from './failure.ts'

/** One thing to read: `path` as typed or found, with forward slashes; `-` is standard input. */
export interface Input {
  readonly path: string
}

const articleFile = /\.(md|markdown|txt|html?|xhtml)$/i
const skippedFolder = /^(\.|node_modules$)/

interface Settings {
  readonly cwd: string
  /** Which files of a folder count. */
  readonly wanted?: RegExp
  /** A folder that is never searched, so that a run does not read what it wrote. */
  readonly except?: string | undefined
}

/**
 * Files, folders, globs and `-` → the files to read, each once, in the order typed and sorted within folders and globs.
 * Throws a `Failure` (exit 2) for a path that does not exist, cannot be read or matches nothing.
 */
export async function expandPaths(paths: readonly string[], { cwd, wanted = articleFile, except }: Settings): Promise<Input[]> {
  const seen = new Set<string>()
  const inputs: Input[] = []
  const add = (path: string) => {
    const real = path === '-' ? '-' : realpathSync(resolve(cwd, path))
    if (seen.has(real)) return
    seen.add(real)
    inputs.push({ path })
  }
  for (const typed of paths) {
    const path = typed.replaceAll('\\', '/')
    if (path === '-') add('-')
    else if (path === '') throw new Failure(exitCode.usage, 'error.not-found', { path: "''" })
    else {
      const kind = kindOf(resolve(cwd, typed), typed)
      if (kind === 'file') add(existing(cwd, typed))
      else if (kind === 'folder') filesOf(typed, { cwd, wanted, except }).forEach(add)
      else (await filesLike(path, { cwd, wanted, except })).forEach(add)
    }
  }
  return inputs
}

function existing(cwd: string, typed: string): string {
  // On systems where a backslash is a letter, the path stands as it was typed.
  const slashed = typed.replaceAll('\\', '/')
  return kindOf(resolve(cwd, slashed), slashed) === 'file' ? slashed : typed
}

function kindOf(path: string, typed: string): 'file' | 'folder' | 'none' {
  try {
    const stat = statSync(path)
    accessSync(path, constants.R_OK)
    return stat.isDirectory() ? 'folder' : 'file'
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ERR_INVALID_ARG_VALUE') return 'none'
    throw new Failure(exitCode.usage, 'error.unreadable', { path: typed, reason: code })
  }
}

function filesOf(folder: string, { cwd, wanted, except }: Required<Settings>): string[] {
  const found: string[] = []
  const visited = new Set<string>()
  const root = folder.replaceAll('\\', '/').replace(/\/+$/, '') || '/'
  const walk = (path: string) => {
    const full = resolve(cwd, path)
    const real = realpathSync(full)
    // Links may lead in circles.
    if (visited.has(real) || (except !== undefined && full === except && path !== root)) return
    visited.add(real)
    const names = readdirSync(full).sort(byCode)
    for (const name of names) {
      const child = path === '/' ? `/${name}` : path === '.' ? name : `${path}/${name}`
      const stat = statSync(resolve(cwd, child), { throwIfNoEntry: false })
      if (stat?.isDirectory()) {
        if (!skippedFolder.test(name)) walk(child)
      } else if (stat?.isFile() && wanted.test(name) && !name.startsWith('.')) found.push(child)
    }
  }
  try {
    walk(root)
  } catch (error) {
    if (systemCode(error) === '') throw error
    throw new Failure(exitCode.usage, 'error.unreadable', { path: folder, reason: systemCode(error) })
  }
  return found
}

async function filesLike(pattern: string, { cwd, wanted, except }: Required<Settings>): Promise<string[]> {
  const missing = new Failure(exitCode.usage, 'error.not-found', { path: pattern })
  const { globSync, isDynamicPattern } = await import('tinyglobby')
  if (pattern === '' || pattern.includes('\0') || !isDynamicPattern(pattern)) throw missing
  const absolute = pattern.startsWith('/')
  const matches = globSync(pattern, { cwd, absolute, onlyFiles: false, expandDirectories: false, ignore: ['**/node_modules/**'] })
  const found = matches.map((match) => match.replace(/\/$/, '')).sort(byCode)
  const files = found.flatMap((path) => (kindOf(resolve(cwd, path), path) === 'folder' ? [] : [path]))
  const kept = files.filter((path) => except === undefined || !`${resolve(cwd, path)}/`.startsWith(`${except}/`))
  if (kept.length === 0) throw new Failure(exitCode.usage, 'error.no-match', { path: pattern })
  // A pattern that ends in a name with a kind of file means what it says; `articles/*` means the articles.
  return /\.\w+$|\}$/.test(pattern) ? kept : kept.filter((path) => wanted.test(path))
}

/** The bytes of an input that is a file. */
export function readInput(input: Input, cwd: string): Uint8Array {
  return readFileSync(resolve(cwd, input.path))
}

/** `path` as a reader sees it from the working folder: shorter when inside it. */
export function shown(path: string, cwd: string): string {
  const short = relative(cwd, path)
  return short !== '' && !short.startsWith('..') ? short.replaceAll('\\', '/') : join(path).replaceAll('\\', '/')
}

/** Order by UTF-16 code units: the same on every machine. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
