import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** What the place of the cache depends on; `process` has all of it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: string
  readonly pid: number
  /** Not on Windows. */
  readonly uid: number | undefined
}

/**
 * Folders to keep made files in, the best first: `KAWARABAN_CACHE`, the cache folder of the system's user, one of one's own in the
 * temporary folder. An empty `KAWARABAN_CACHE` asks for none.
 */
export function cacheFolders({ env, platform, uid }: Surroundings): readonly string[] {
  const asked = env.KAWARABAN_CACHE
  if (asked === '') return []
  if (asked !== undefined) return [asked]
  const folders: string[] = []
  const home = homeFolder()
  if (env.XDG_CACHE_HOME) folders.push(join(env.XDG_CACHE_HOME, 'kawaraban'))
  else if (platform === 'win32' && env.LOCALAPPDATA) folders.push(join(env.LOCALAPPDATA, 'kawaraban', 'cache'))
  else if (home) folders.push(platform === 'darwin' ? join(home, 'Library', 'Caches', 'kawaraban') : join(home, '.cache', 'kawaraban'))
  folders.push(join(tmpdir(), uid === undefined ? 'kawaraban-cache' : `kawaraban-cache-${uid}`))
  return folders
}

/**
 * The folder for what the user has brought and wants to keep, dictionaries above all: `KAWARABAN_DATA`, or the place where the system keeps data of
 * programs. '' when there is none, or when `KAWARABAN_DATA` is empty.
 */
export function dataFolder({ env, platform }: Pick<Surroundings, 'env' | 'platform'>): string {
  const asked = env.KAWARABAN_DATA
  if (asked !== undefined) return asked
  if (env.XDG_DATA_HOME) return join(env.XDG_DATA_HOME, 'kawaraban')
  if (platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'kawaraban', 'data')
  const home = homeFolder()
  if (!home) return ''
  return platform === 'darwin' ? join(home, 'Library', 'Application Support', 'kawaraban') : join(home, '.local', 'share', 'kawaraban')
}

/** Reads a file into memory that threads can share; null when it is not there, unreadable, or not this user's own. */
export function readShared(path: string, uid: number | undefined): Uint8Array<SharedArrayBuffer> | null {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return null
  }
  try {
    const { size, uid: owner } = fstatSync(file)
    // A stranger's file in a shared temporary folder is not to be trusted.
    if (uid !== undefined && owner !== uid && owner !== 0) return null
    const bytes = new Uint8Array(new SharedArrayBuffer(size))
    let at = 0
    while (at < size) {
      const read = readSync(file, bytes, at, size - at, at)
      if (read === 0) return null
      at += read
    }
    return bytes
  } catch {
    return null
  } finally {
    closeSync(file)
  }
}

/**
 * Writes a file whole or not at all: under a name of its own first, then renamed over the old one.
 * Two processes may do so at once; the later one wins. False when the folder cannot be written.
 */
export function writeWhole(path: string, bytes: Uint8Array<ArrayBufferLike>, { pid, uid }: Surroundings): boolean {
  const unfinished = `${path}.${pid}.part`
  try {
    makeFolders(dirname(path), 0o700)
    const { uid: owner } = statSync(dirname(path))
    if (uid !== undefined && owner !== uid && owner !== 0) return false
    writeFileSync(unfinished, bytes, { mode: 0o600 })
    renameSync(unfinished, path)
    return true
  } catch {
    if (existsSync(unfinished)) rmSync(unfinished, { force: true })
    return false
  }
}

/**
 * Makes a folder and what is missing above it, one by one from the top. Node's own way down never ends where a folder refuses children
 * as if they had no parent, as /proc does. Throws the error of the file system.
 */
export function makeFolders(path: string, mode = 0o777): void {
  const missing: string[] = []
  for (let folder = path; !existsSync(folder) && dirname(folder) !== folder; folder = dirname(folder)) missing.push(folder)
  for (const folder of missing.reverse()) {
    try {
      mkdirSync(folder, { mode })
    } catch (error) {
      // Another process was quicker.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function homeFolder(): string {
  try {
    const home = homedir()
    // A home that is not there is not for us to make.
    return existsSync(home) ? home : ''
  } catch {
    return ''
  }
}
