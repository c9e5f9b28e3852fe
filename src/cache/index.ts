import { dirname, join } from 'node:path'
import { type Expected, type FlatFile, openSections, packSections } from './flat-file.ts'
import { cacheFolders, readShared, type Surroundings, writeWhole } from './folder.ts'
import { tidy } from './tidy.ts'

/** What a kept file is called and made from. */
export interface Recipe extends Expected {
  /** `dictionary` is kept as `dictionary.bin`. */
  readonly name: string
}

/**
 * Gives the sections of a recipe from the first cache folder that has a sound file; otherwise makes them (slow, once for a key) and
 * keeps them in the first folder that can be written. With no such folder they are made in memory, every time.
 */
export function cached(recipe: Recipe & { make(): readonly Uint8Array[] }, surroundings: Surroundings): FlatFile {
  return kept(recipe, surroundings) ?? keep(recipe, recipe.make(), surroundings)
}

/** The sections that were kept, null when there are none or none to trust. */
export function kept(recipe: Recipe, surroundings: Surroundings): FlatFile | null {
  for (const path of paths(recipe, surroundings)) {
    const bytes = readShared(path, surroundings.uid)
    const file = bytes && openSections(bytes, recipe)
    if (file) return file
  }
  return null
}

/** Keeps sections for the next time, if any folder can be written, makes room there, and gives them back as they will be read. */
export function keep(recipe: Recipe, sections: readonly Uint8Array[], surroundings: Surroundings): FlatFile {
  const made = packSections(sections, recipe)
  const path = paths(recipe, surroundings).find((each) => writeWhole(each, made, surroundings))
  if (path !== undefined) tidy(dirname(path), path, surroundings)
  const shared = new Uint8Array(new SharedArrayBuffer(made.byteLength))
  shared.set(made)
  return openSections(shared, recipe)!
}

function paths({ name }: Recipe, surroundings: Surroundings): string[] {
  return cacheFolders(surroundings).map((folder) => join(folder, `${name}.bin`))
}

export type { FlatFile } from './flat-file.ts'
export type { Surroundings } from './folder.ts'
