import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Raised whenever a section below changes its meaning. */
export const formatVersion = 3

/** Sections of the flat dictionary, in the order of the file. */
export const sectionNames = [
  'base', // Int32, double array over UTF-8 bytes
  'check', // Int32
  'starts', // Int32: tokens of trie value v are starts[v] .. starts[v + 1]
  'tokens', // Int16 × 4 a token: left id, right id, cost, number of its class
  'featureStarts', // Int32, one more than there are tokens
  'features', // UTF-8: basic form, reading, pronunciation
  'classes', // UTF-8, a line a class: part of speech (four), conjugation type, conjugated form, with commas
  'costs', // Int16: number of right ids, of left ids, then a line a left id
  'characters', // Uint8 by UTF-16 unit: main category
  'kinds', // Uint32 by UTF-16 unit: bits of all its categories
  'categories', // Int32 × 5 a category: invoke, group, length, first unknown token, end of them
  'unknownTokens', // as tokens
  'connections', // Int16 × 2 a class: left and right id of its first known word, -1 for none
  'notice', // UTF-8: the notice of the package, which goes where its dictionary goes
] as const

/** The files of the npm package that hold a dictionary. */
export const sourceFiles = [
  'base',
  'check',
  'tid',
  'tid_map',
  'tid_pos',
  'cc',
  'unk',
  'unk_map',
  'unk_pos',
  'unk_char',
  'unk_compat',
  'unk_invoke',
]

const tokenBytes = 10
/** U+00D0 is in `char.def` by a slip that MeCab follows. */
const spaces = [0x20, 0x09, 0x0a, 0x0b, 0xd0]
const categoryDefault = 0
const categorySpace = 1

/** Makes the flat dictionary from the folder of npm kuromoji's: about a second. Throws when a file is missing or not as expected. */
export function convertDictionary(folder: string): Uint8Array[] {
  const open = (name: string) => gunzipSync(readFileSync(join(folder, `${name}.dat.gz`)))
  const { base, check } = trim(words(open('base')), words(open('check')))
  const classNumbers = new Map<string, number>()
  const known = readTokens(open('tid'), open('tid_pos'), pairs(words(open('tid_map'))), classNumbers)
  const unknown = readTokens(open('unk'), open('unk_pos'), pairs(words(open('unk_map'))), classNumbers)
  const { characters, kinds } = readCharacters(open('unk_char'), words(open('unk_compat')))
  const categories = readCategories(open('unk_invoke'), unknown.starts)
  const sections: Record<(typeof sectionNames)[number], Uint8Array> = {
    base: bytes(base),
    check: bytes(check),
    starts: bytes(known.starts),
    tokens: bytes(known.tokens),
    featureStarts: bytes(known.featureStarts),
    features: known.features,
    classes: Buffer.from([...classNumbers.keys()].join('\n')),
    costs: bytes(turn(open('cc'))),
    characters,
    kinds: bytes(kinds),
    categories: bytes(categories),
    unknownTokens: bytes(unknown.tokens),
    connections: bytes(connections(known.tokens, classNumbers.size)),
    notice: readFileSync(join(dirname(folder), 'NOTICE.md')),
  }
  return sectionNames.map((name) => sections[name])
}

function words(buffer: Buffer): Int32Array {
  return new Int32Array(buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength))
}

function bytes(array: Int32Array | Int16Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

/** Cuts the unused end off the double array; a child cell may lie one byte value behind the last used one. */
function trim(base: Int32Array, check: Int32Array): { base: Int32Array; check: Int32Array } {
  let last = check.length - 1
  while (last > 0 && check[last]! < 0) last -= 1
  const used = Math.max(last, lastChild(base, last)) + 1
  const padded = (from: Int32Array, fill: number) => {
    const made = new Int32Array(used).fill(fill)
    made.set(from.subarray(0, Math.min(used, from.length)))
    return made
  }
  return { base: padded(base, 0), check: padded(check, -1) }
}

function lastChild(base: Int32Array, last: number): number {
  let most = 0
  for (let cell = 0; cell <= last; cell += 1) if (base[cell]! > most) most = base[cell]!
  return most + 255
}

/** The package's matrix has a line a right id; the search runs over right ids for one left id. */
function turn(buffer: Buffer): Int16Array {
  const matrix = new Int16Array(buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength))
  const [rights, lefts] = [matrix[0]!, matrix[1]!]
  if (matrix.length !== rights * lefts + 2) throw new Error('kuromoji dictionary: the matrix of costs is not whole')
  const made = new Int16Array(matrix.length)
  made.set([rights, lefts])
  for (let right = 0; right < rights; right += 1)
    for (let left = 0; left < lefts; left += 1) made[left * rights + right + 2] = matrix[right * lefts + left + 2]!
  return made
}

/** `count, (key, how many, values …) …` → values by key. */
function pairs(list: Int32Array): readonly (readonly number[])[] {
  const byKey: number[][] = []
  let at = 1
  for (let left = list[0]!; left > 0; left -= 1) {
    const [key, size] = [list[at]!, list[at + 1]!]
    byKey[key] = [...list.subarray(at + 2, at + 2 + size)]
    at += 2 + size
  }
  for (let key = 0; key < byKey.length; key += 1) byKey[key] ??= []
  return byKey
}

/** With which ids the words of a class join their neighbours: those of its first word. */
function connections(tokens: Int16Array, classes: number): Int16Array {
  const made = new Int16Array(classes * 2).fill(-1)
  for (let at = tokens.length - 4; at >= 0; at -= 4) made.set(tokens.subarray(at, at + 2), tokens[at + 3]! * 2)
  return made
}

interface TokenTable {
  readonly starts: Int32Array
  readonly tokens: Int16Array
  readonly featureStarts: Int32Array
  readonly features: Uint8Array
}

/** Orders tokens by trie value and puts their features, `surface,pos …,basic,reading,pronunciation`, into one text without repetition. */
function readTokens(table: Buffer, texts: Buffer, byValue: readonly (readonly number[])[], classNumbers: Map<string, number>): TokenTable {
  const size = byValue.reduce((sum, ids) => sum + ids.length, 0)
  const starts = new Int32Array(byValue.length + 1)
  const tokens = new Int16Array(size * 4)
  const featureStarts = new Int32Array(size + 1)
  const features: string[] = []
  let featureEnd = 0
  let at = 0
  for (const [value, ids] of byValue.entries()) {
    starts[value] = at
    for (const id of ids) {
      if (id % tokenBytes || id + tokenBytes > table.length) throw new Error(`kuromoji dictionary: token ${id} is out of place`)
      const from = table.readInt32LE(id + 6)
      const [surface = '', ...fields] = texts.toString('utf8', from, texts.indexOf(0, from)).split(',')
      const kind = fields.slice(0, 6).join(',')
      if (!classNumbers.has(kind)) classNumbers.set(kind, classNumbers.size)
      tokens.set([table.readInt16LE(id), table.readInt16LE(id + 2), table.readInt16LE(id + 4), classNumbers.get(kind)!], at * 4)
      const feature = elide(surface, fields.slice(6))
      features.push(feature)
      featureStarts[at] = featureEnd
      featureEnd += Buffer.byteLength(feature)
      at += 1
    }
  }
  starts[byValue.length] = at
  featureStarts[size] = featureEnd
  return { starts, tokens, featureStarts, features: Buffer.from(features.join('')) }
}

/** Basic form, reading, pronunciation with commas; what equals the field before it (the surface, for the first) is left empty. */
function elide(surface: string, [basic, reading, pronunciation]: readonly string[]): string {
  const fields = [basic === surface ? '' : basic]
  if (reading !== undefined) fields.push(reading)
  if (pronunciation !== undefined) fields.push(pronunciation === reading ? '' : pronunciation)
  return fields.join()
}

/**
 * The npm package gives every character that `char.def` does not name the category SPACE; here it is DEFAULT, as `char.def` says.
 * `kinds` counts the main category in.
 */
function readCharacters(main: Buffer, compatible: Int32Array): { characters: Uint8Array; kinds: Uint32Array } {
  const characters = new Uint8Array(main)
  const kinds = new Uint32Array(characters.length)
  for (let code = 0; code < characters.length; code += 1) {
    if (characters[code] === categorySpace && !spaces.includes(code)) characters[code] = categoryDefault
    kinds[code] = compatible[code]! | (1 << characters[code]!)
  }
  return { characters, kinds }
}

function readCategories(table: Buffer, starts: Int32Array): Int32Array {
  const made: number[] = []
  for (let at = 0; at + 6 < table.length && made.length / 5 < starts.length - 1; ) {
    const category = made.length / 5
    made.push(table[at]!, table[at + 1]!, table.readInt32LE(at + 2), starts[category]!, starts[category + 1]!)
    at = table.indexOf(0, at + 6) + 1
  }
  return Int32Array.from(made)
}
