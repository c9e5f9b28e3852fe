import { closeSync, constants, lstatSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isFlatFile } from './flat-file.ts'
import type { Surroundings } from './folder.ts'

/** What is kept, by the beginning of its name. `unfinished` is what a process left that was stopped while it wrote. */
export const cacheKinds = ['dictionary', 'language', 'glossary', 'loanwords', 'spoken-words', 'program', 'unfinished'] as const
export type CacheKind = (typeof cacheKinds)[number]

/** A file in a cache folder that we wrote. */
export interface CacheEntry {
  readonly path: string
  readonly kind: CacheKind
  readonly bytes: number
  /** When it was last written or read, as far as the file system tells; milliseconds, only ever compared. */
  readonly used: number
}

const whole = /^(dictionary|language|glossary|loanwords|spoken-words|program)(?:-[0-9a-z]+)?\.bin$/
const part = /^(?:dictionary|language|glossary|loanwords|spoken-words|program)(?:-[0-9a-z]+)?\.bin\.\d+\.part$/

/**
 * The files of a folder that this program wrote for this user: they have one of our names, begin as our files do and belong to the user.
 * Anything else that lies there is none of ours. Empty when the folder is not there or cannot be read.
 */
export function entriesIn(folder: string, { uid }: Pick<Surroundings, 'uid'>): CacheEntry[] {
  return namesIn(folder).flatMap((name): CacheEntry[] => {
    const kind = whole.exec(name)?.[1] ?? (part.test(name) ? 'unfinished' : undefined)
    if (kind === undefined) return []
    const path = join(folder, name)
    const entry = entryAt(path, kind as CacheKind, uid)
    return entry && (kind === 'unfinished' || beginsAsOurs(path)) ? [entry] : []
  })
}

/** Removes a file; false when that was not possible, as with a file that another program holds open. */
export function removeEntry({ path }: CacheEntry): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Nothing for what another process has just removed, for links and for what belongs to others. */
function entryAt(path: string, kind: CacheKind, uid: number | undefined): CacheEntry | undefined {
  try {
    const { size, mtimeMs, atimeMs, uid: owner, isFile } = statOf(path)
    if (!isFile || (uid !== undefined && owner !== uid)) return undefined
    return { path, kind, bytes: size, used: Math.max(mtimeMs, atimeMs) }
  } catch {
    return undefined
  }
}

function statOf(path: string) {
  const facts = lstatSync(path)
  return { ...facts, isFile: facts.isFile() }
}

/** A look at a file is no use of it; only Linux can be told so. */
const unnoticed = constants.O_NOATIME ?? 0

function beginsAsOurs(path: string): boolean {
  try {
    const file = openSync(path, constants.O_RDONLY | unnoticed)
    try {
      const start = Buffer.alloc(4)
      return readSync(file, start, 0, 4, 0) === 4 && isFlatFile(start)
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}
