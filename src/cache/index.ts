import { join } from 'node:path'
import { type Expected, type FlatFile, openSections, packSections } from './flat-file.ts'
import { cacheFolders, readShared, type Surroundings, writeWhole } from './folder.ts'

/** What a kept file is called and made from, and how to make it when it is missing. */
export interface Recipe extends Expected {
  /** `dictionary` is kept as `dictionary.bin`. */
  readonly name: string
  /** Slow: runs once for a key. */
  make(): readonly Uint8Array[]
}

/**
 * Gives the sections of a recipe from the first cache folder that has a sound file; otherwise makes them and keeps them in the
 * first folder that can be written. With no such folder they are made in memory, every time.
 */
export function cached(recipe: Recipe, surroundings: Surroundings): FlatFile {
  const paths = cacheFolders(surroundings).map((folder) => join(folder, `${recipe.name}.bin`))
  for (const path of paths) {
    const bytes = readShared(path, surroundings.uid)
    const file = bytes && openSections(bytes, recipe)
    if (file) return file
  }
  const made = packSections(recipe.make(), recipe)
  for (const path of paths) if (writeWhole(path, made, surroundings)) break
  const shared = new Uint8Array(new SharedArrayBuffer(made.byteLength))
  shared.set(made)
  return openSections(shared, recipe)!
}

export type { FlatFile } from './flat-file.ts'
export type { Surroundings } from './folder.ts'
