import { type CacheEntry, type CacheKind, entriesIn, removeEntry } from './entries.ts'
import type { Surroundings } from './folder.ts'

/** How much of a kind a cache folder may hold. */
export interface Limits {
  readonly files: number
  readonly bytes: number
  /** Milliseconds since the last use. */
  readonly age: number
}

const megabyte = 1024 * 1024
const day = 24 * 60 * 60 * 1000

/** Kinds with a file for every place: each installation has its tables, each project its glossary. All others are one file each. */
export const cacheLimits: Partial<Readonly<Record<CacheKind, Limits>>> = {
  language: { files: 12, bytes: 160 * megabyte, age: 30 * day },
  glossary: { files: 32, bytes: 160 * megabyte, age: 30 * day },
  unfinished: { files: 0, bytes: 0, age: 0 },
}

/** What is this young may be in the hands of another process. */
const young = 10 * 60 * 1000

/**
 * Removes from a cache folder what is too much of the kind of a file just written, the longest unused first: more files or bytes than the limits
 * allow, or unused for too long; and what stopped processes left. The new file is the clock, and always stays. Several processes may do so at once:
 * what one of them removed the other does not find, and what is removed in error is made again when it is next asked for.
 */
export function tidy(folder: string, written: string, surroundings: Pick<Surroundings, 'uid'>, limits = cacheLimits): void {
  const entries = entriesIn(folder, surroundings)
  const fresh = entries.find(({ path }) => path === written)
  if (!fresh) return
  for (const kind of [fresh.kind, 'unfinished'] as const) {
    const limit = limits[kind]
    if (limit) for (const entry of surplus(entries, fresh, kind, limit)) removeEntry(entry)
  }
}

function surplus(entries: readonly CacheEntry[], fresh: CacheEntry, kind: CacheKind, { files, bytes, age }: Limits): CacheEntry[] {
  const own = entries.filter((entry) => entry.kind === kind && entry !== fresh)
  own.sort((one, other) => other.used - one.used || (one.path < other.path ? -1 : 1))
  let count = kind === fresh.kind ? 1 : 0
  let size = kind === fresh.kind ? fresh.bytes : 0
  return own.filter((entry) => {
    const idle = fresh.used - entry.used
    if (idle > young && (count >= files || size + entry.bytes > bytes || idle > age)) return true
    count += 1
    size += entry.bytes
    return false
  })
}
