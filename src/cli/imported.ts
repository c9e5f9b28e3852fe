import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { type FlatFile, keyOf, openSections } from '../cache/flat-file.ts'
import { dataFolder, readShared } from '../cache/folder.ts'
import { type DictionaryFacts, type Imported, importedVersion, openImported } from '../language/imported.ts'
import { exitCode, Failure, systemCode } from './failure.ts'
import { byCode } from './inputs.ts'
import type { Io } from './io.ts'

/** An imported dictionary and the file it is kept in. */
export interface Listed {
  readonly facts: DictionaryFacts
  readonly path: string
}

/** Facts stand at the very beginning of a file. */
const headLength = 1 << 14

/** Where imported dictionaries lie, '' when nowhere. */
export function dictionaryFolder({ env }: Pick<Io, 'env'>): string {
  const folder = dataFolder({ env, platform: process.platform })
  return folder && join(folder, 'dictionaries')
}

/** The imported dictionaries in the order of their names. Only the heads of their files are read; what is no dictionary of ours is passed over. */
export function listImported(io: Pick<Io, 'env'>): Listed[] {
  const folder = dictionaryFolder(io)
  if (!folder || !existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.bin'))
    .sort(byCode)
    .flatMap((name) => {
      const path = join(folder, name)
      const facts = factsAt(path)
      return facts ? [{ facts, path }] : []
    })
}

/** The look-up over dictionaries; undefined when there are none. Throws a `Failure` (exit 2) when a file is damaged. */
export function openListed(listed: readonly Listed[]): Imported | undefined {
  if (!listed.length) return undefined
  return openImported(listed.map(fileOf))
}

function fileOf({ path, facts }: Listed): FlatFile {
  const bytes = readShared(path, process.getuid?.())
  const file = bytes && openSections(bytes, { version: importedVersion, key: JSON.stringify(facts) })
  if (!file) throw new Failure(exitCode.usage, 'error.dictionary-damaged', { name: facts.name })
  return file
}

function factsAt(path: string): DictionaryFacts | undefined {
  try {
    const key = keyOf(startOf(path), importedVersion)
    return key === null ? undefined : (JSON.parse(key) as DictionaryFacts)
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) !== '') return undefined
    throw error
  }
}

function startOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(headLength)
    return start.subarray(0, readSync(file, start, 0, headLength, 0))
  } finally {
    closeSync(file)
  }
}
