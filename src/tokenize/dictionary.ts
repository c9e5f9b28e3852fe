import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { cached, type Surroundings } from '../cache/index.ts'
import { convertDictionary, formatVersion, sectionNames, sourceFiles } from './convert.ts'

/** Typed-array views of the flat dictionary; numbers of tokens count the known ones first, the unknown ones after them. */
export interface Dictionary {
  readonly base: Int32Array
  readonly check: Int32Array
  readonly starts: Int32Array
  /** Left id, right id, cost, class of known tokens. */
  readonly tokens: Int16Array
  readonly unknownTokens: Int16Array
  /** Left and right id of the first known word of a class, -1 for none. */
  readonly connections: Int16Array
  readonly featureStarts: Int32Array
  readonly features: Buffer
  /** 名詞,一般,*,*,*,* */
  readonly classes: readonly string[]
  /** `costs[left * rows + right]`: what it costs that a word with that left id follows one with that right id. */
  readonly costs: Int16Array
  readonly rows: number
  readonly columns: number
  readonly characters: Uint8Array
  readonly kinds: Uint32Array
  /** Five numbers a category: invoke, group, length, first unknown token, end of them. */
  readonly categories: Int32Array
}

/** Opens the dictionary of npm kuromoji as one flat file, made once and kept in the cache folder. Throws when the package is broken. */
export function openDictionary(surroundings: Surroundings): Dictionary {
  const folder = dictionaryFolder()
  const { sections } = cached(
    { name: 'dictionary', version: formatVersion, key: contentsOf(folder), make: () => convertDictionary(folder) },
    surroundings,
  )
  return viewsOf(sections)
}

/** The folder of the dictionary files in the npm package. */
export function dictionaryFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict')
}

/** Views over the sections in their order; strings are decoded on demand, but for the few classes. */
export function viewsOf(sections: readonly Uint8Array<ArrayBufferLike>[]): Dictionary {
  const section = (name: (typeof sectionNames)[number]) => sections[sectionNames.indexOf(name)]!
  const int32 = (name: (typeof sectionNames)[number]) => {
    const { buffer, byteOffset, byteLength } = section(name)
    return new Int32Array(buffer, byteOffset, byteLength / 4)
  }
  const int16 = (name: (typeof sectionNames)[number]) => {
    const { buffer, byteOffset, byteLength } = section(name)
    return new Int16Array(buffer, byteOffset, byteLength / 2)
  }
  const bytes = (name: (typeof sectionNames)[number]) => {
    const { buffer, byteOffset, byteLength } = section(name)
    return Buffer.from(buffer, byteOffset, byteLength)
  }
  const matrix = int16('costs')
  const kinds = section('kinds')
  return {
    base: int32('base'),
    check: int32('check'),
    starts: int32('starts'),
    tokens: int16('tokens'),
    unknownTokens: int16('unknownTokens'),
    connections: int16('connections'),
    featureStarts: int32('featureStarts'),
    features: bytes('features'),
    classes: bytes('classes').toString('utf8').split('\n'),
    costs: matrix.subarray(2),
    rows: matrix[0]!,
    columns: matrix[1]!,
    characters: section('characters'),
    kinds: new Uint32Array(kinds.buffer, kinds.byteOffset, kinds.byteLength / 4),
    categories: int32('categories'),
  }
}

/** What the packed files hold, without unpacking them: a gzip file ends with the CRC-32 and the length of its contents. */
function contentsOf(folder: string): string {
  const trailer = new Uint8Array(8)
  return sourceFiles
    .map((name) => {
      const path = join(folder, `${name}.dat.gz`)
      const { size } = statSync(path)
      const file = openSync(path, 'r')
      try {
        readSync(file, trailer, 0, 8, Math.max(0, size - 8))
      } finally {
        closeSync(file)
      }
      return `${name} ${Buffer.from(trailer).toString('hex')}`
    })
    .join('\n')
}
