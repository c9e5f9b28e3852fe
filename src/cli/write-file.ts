import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { makeFolders } from '../cache/folder.ts'
import { exitCode, Failure, systemCode } from './failure.ts'

/**
 * Writes files so that nobody ever sees half of one: all under temporary names beside their places, then renamed in order.
 * Runs without a pause, so that an interrupt finds either nothing or everything. Throws the error of the file system, with nothing left behind.
 */
export function writeFiles(files: readonly { readonly path: string; readonly text: string }[]): void {
  const pending = files.map(({ path, text }) => ({ path, text, temporary: join(dirname(path), `.${process.pid}-${baseName(path)}.tmp`) }))
  try {
    for (const { temporary, text } of pending) writeFileSync(temporary, text)
    for (const { temporary, path } of pending) renameSync(temporary, path)
  } catch (error) {
    for (const { temporary } of pending) rmSync(temporary, { force: true })
    throw error
  }
}

/** Writes one file that was asked for by name, as it was typed; a `Failure` (exit 2) when it cannot be written. */
export function writeResult(typed: string, text: string, cwd: string): void {
  try {
    writeFiles([{ path: resolve(cwd, typed), text }])
  } catch (error) {
    throw new Failure(exitCode.usage, 'error.out', { path: typed, reason: systemCode(error) })
  }
}

/** Makes the folder for the results; a `Failure` (exit 2) when it cannot be one. */
export function makeFolder(path: string, typed: string): void {
  try {
    makeFolders(path)
    if (statSync(path).isDirectory()) return
    throw new Failure(exitCode.usage, 'error.out', { path: typed, reason: 'ENOTDIR' })
  } catch (error) {
    if (error instanceof Failure) throw error
    throw new Failure(exitCode.usage, 'error.out', { path: typed, reason: systemCode(error) })
  }
}

function baseName(path: string): string {
  // Names may be as long as the file system allows; the temporary one must not be longer.
  return path.slice(path.lastIndexOf('/') + 1).slice(-60)
}
