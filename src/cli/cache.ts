import { type CacheEntry, type CacheKind, cacheKinds, entriesIn, removeEntry } from '../cache/entries.ts'
import { cacheFolders } from '../cache/folder.ts'
import type { Context } from './context.ts'
import { type ExitCode, exitCode } from './failure.ts'

/** What a cache folder holds of a kind. */
interface Kept {
  readonly kind: CacheKind
  readonly files: number
  readonly bytes: number
}

/** `kawaraban cache`: where made files are kept, how many and how large; `--clear` removes them. Results lie elsewhere and are never touched. */
export async function cacheCommand(
  { clear = false, format }: { readonly clear?: boolean; readonly format: 'text' | 'json' },
  { io, say }: Pick<Context, 'io' | 'say'>,
): Promise<ExitCode> {
  const uid = process.getuid?.()
  const folders = cacheFolders({ env: io.env, platform: process.platform, pid: process.pid, uid })
  const found = folders.map((path) => ({ path, entries: entriesIn(path, { uid }) }))
  const stuck = clear ? found.flatMap(({ entries }) => entries.filter((entry) => !removeEntry(entry))) : []
  const facts = found.map(({ path, entries }) => ({ path, ...sum(entries), kinds: byKind(entries) }))
  if (format === 'json') {
    await io.stdout.write(`${JSON.stringify({ cleared: clear, folders: facts }, null, 2)}\n`)
    return stuck.length ? exitCode.someFailed : exitCode.done
  }
  if (folders.length === 0) await io.stdout.write(`${say('cli.cache.off')}\n`)
  // The place where the next file will go is told even when it is empty.
  for (const { path, files, bytes, kinds } of facts.filter((one, at) => at === 0 || one.files > 0)) {
    const key = files === 0 ? 'cli.cache.empty' : clear ? 'cli.cache.cleared' : 'cli.cache.place'
    await io.stdout.write(`${say(key, { path, count: files, size: readable(bytes) })}\n`)
    if (!clear)
      for (const one of kinds)
        await io.stdout.write(
          `  ${say('cli.cache.kind', { kind: say(`cli.cache.kinds.${one.kind}`), count: one.files, size: readable(one.bytes) })}\n`,
        )
  }
  for (const { path } of stuck) await io.stderr.write(`${say('cli.cache.stuck', { path })}\n`)
  return stuck.length ? exitCode.someFailed : exitCode.done
}

function byKind(entries: readonly CacheEntry[]): Kept[] {
  return cacheKinds.flatMap((kind) => {
    const own = entries.filter((entry) => entry.kind === kind)
    return own.length ? [{ kind, ...sum(own) }] : []
  })
}

function sum(entries: readonly CacheEntry[]): { readonly files: number; readonly bytes: number } {
  return { files: entries.length, bytes: entries.reduce((total, { bytes }) => total + bytes, 0) }
}

/** 30564856 → 30.6 MB */
function readable(bytes: number): string {
  const thousands = bytes < 1_000_000
  return `${(bytes / (thousands ? 1000 : 1_000_000)).toFixed(1)} ${thousands ? 'kB' : 'MB'}`
}
