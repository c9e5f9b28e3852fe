import { closeSync, createReadStream, openSync, readSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { packSections } from '../cache/flat-file.ts'
import { writeWhole } from '../cache/folder.ts'
import { DictionaryError, type ReadDictionary, readDictionary } from '../dictionary/index.ts'
import { type DictionaryFacts, importedVersion, packImported, sumOf } from '../language/imported.ts'
import type { Context } from './context.ts'
import { type ExitCode, exitCode, Failure, systemCode } from './failure.ts'
import { dictionaryFolder, listImported } from './imported.ts'
import type { Say } from './messages.ts'

/** All the formats that are read come from one body, under one licence. */
const licence = 'EDRDG, CC BY-SA 4.0, https://www.edrdg.org/edrdg/licence.html'
const attribution =
  'This publication has included material from the JMdict (EDICT, etc.) dictionary files in accordance with the licence provisions of the ' +
  'Electronic Dictionary Research and Development Group. See https://www.edrdg.org/'

const names = /^[a-z0-9][a-z0-9._-]{0,59}$/

/** `kawaraban lexicon import`: dictionary files → the user's data folder, each whole or not at all. Bad rows are named and left out. */
export async function importCommand(files: readonly string[], options: { readonly name?: string }, context: Context): Promise<ExitCode> {
  const { io, say } = context
  const folder = dictionaryFolder(io)
  if (!folder) throw new Failure(exitCode.usage, 'error.no-data-folder')
  if (options.name !== undefined && files.length > 1) throw new Failure(exitCode.usage, 'error.dictionary-one')
  if (options.name !== undefined && !names.test(options.name))
    throw new Failure(exitCode.usage, 'error.dictionary-name', { name: options.name })
  const sources = files.map((typed) => ({ typed, path: readable(resolve(io.cwd, typed), typed) }))
  for (const { typed, path } of sources) {
    const read = await readFile(path, typed)
    for (const { line, code } of read.bad) await io.stderr.write(`${typed}:${line}: ${say(`cli.lexicon.bad.${code}`)}\n`)
    const more = read.badCount - read.bad.length
    if (more > 0) await io.stderr.write(`${say('cli.lexicon.more', { count: more })}\n`)
    const facts: DictionaryFacts = {
      name: options.name ?? nameOf(typed),
      format: read.format,
      file: basename(typed.replaceAll('\\', '/')),
      date: read.date,
      entries: read.entries,
      licence,
      attribution,
      sha256: sumOf(read.table),
    }
    write(join(folder, `${facts.name}.bin`), facts, read.table)
    const { name, file, format, entries } = facts
    await io.stdout.write(
      `${say('cli.lexicon.imported', { name, file, format, entries: grouped(entries), date: dateOf(facts, say), skipped: grouped(read.skipped) })}\n${terms(facts, say)}`,
    )
  }
  return exitCode.done
}

/** `kawaraban lexicon list`: what is imported, with licence and attribution. */
export async function listCommand(options: { readonly format: 'text' | 'json' }, { io, say }: Context): Promise<ExitCode> {
  const listed = listImported(io).map(({ facts }) => facts)
  if (options.format === 'json') {
    await io.stdout.write(`${JSON.stringify(listed, null, 2)}\n`)
    return exitCode.done
  }
  for (const facts of listed) {
    const { name, file, format, entries } = facts
    await io.stdout.write(
      `${name}\n  ${say('cli.lexicon.listed', { entries: grouped(entries), format, file, date: dateOf(facts, say) })}\n${terms(facts, say)}`,
    )
  }
  if (!listed.length) await io.stderr.write(`${say('cli.lexicon.none')}\n`)
  return exitCode.done
}

/** `kawaraban lexicon remove`: all of the names or, when one of them is unknown, none. */
export async function removeCommand(asked: readonly string[], { io, say }: Context): Promise<ExitCode> {
  const listed = listImported(io)
  const found = [...new Set(asked)].map((name) => {
    const one = listed.find(({ facts }) => facts.name === name)
    if (!one) throw new Failure(exitCode.usage, 'error.dictionary-unknown', { name })
    return one
  })
  for (const { path, facts } of found) {
    rmSync(path, { force: true })
    await io.stdout.write(`${say('cli.lexicon.removed', { name: facts.name })}\n`)
  }
  return exitCode.done
}

async function readFile(path: string, typed: string): Promise<ReadDictionary> {
  const source = createReadStream(path, { highWaterMark: 1 << 18 })
  const bytes = isPacked(path) ? pipeline(source, createGunzip(), (error) => error) : source
  try {
    return await readDictionary(bytes)
  } catch (error) {
    if (error instanceof DictionaryError) throw new Failure(exitCode.usage, `error.${error.code}`, { path: typed })
    const reason = systemCode(error)
    if (reason.startsWith('Z_')) throw new Failure(exitCode.usage, 'error.dictionary-packed', { path: typed, reason })
    if (reason) throw new Failure(exitCode.usage, 'error.unreadable', { path: typed, reason })
    throw error
  } finally {
    source.destroy()
  }
}

function write(path: string, facts: DictionaryFacts, table: Uint8Array): void {
  const file = packSections(packImported(table), { version: importedVersion, key: JSON.stringify(facts) })
  const { env, platform, pid } = process
  if (!writeWhole(path, file, { env, platform, pid, uid: process.getuid?.() }))
    throw new Failure(exitCode.usage, 'error.data-folder', { path })
}

/** The path, when a file stands there that can be read. */
function readable(path: string, typed: string): string {
  try {
    if (!statSync(path).isFile()) throw new Failure(exitCode.usage, 'error.unreadable', { path: typed, reason: 'EISDIR' })
    closeSync(openSync(path, 'r'))
    return path
  } catch (error) {
    if (error instanceof Failure) throw error
    const reason = systemCode(error)
    if (reason === 'ENOENT') throw new Failure(exitCode.usage, 'error.not-found', { path: typed })
    throw new Failure(exitCode.usage, 'error.unreadable', { path: typed, reason })
  }
}

function isPacked(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(2)
    return readSync(file, start, 0, 2, 0) === 2 && start[0] === 0x1f && start[1] === 0x8b
  } finally {
    closeSync(file)
  }
}

/** `JMdict_e.xml.gz` → jmdict_e */
function nameOf(typed: string): string {
  const made = basename(typed.replaceAll('\\', '/'))
    .toLowerCase()
    .replace(/(?:\.(?:gz|xml|json|txt|utf8?|utf-8|euc))+$/, '')
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 60)
  return names.test(made) ? made : 'dictionary'
}

function dateOf({ date }: DictionaryFacts, say: Say): string {
  return date ? say('cli.lexicon.date', { date }) : say('cli.lexicon.no-date')
}

function terms(facts: DictionaryFacts, say: Say): string {
  return `  ${say('cli.lexicon.licence', { licence: facts.licence })}\n  ${facts.attribution}\n`
}

/** 253000 → 253,000 */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
