import { createHash } from 'node:crypto'
import type { FlatFile } from '../cache/index.ts'

/** Raised whenever a section below changes its meaning. */
export const formatVersion = 2

export interface TableText {
  readonly columns: readonly string[]
  readonly lines: readonly string[]
}

/** A line found by its first column. */
export interface Found {
  readonly table: string
  /** 1-based, as an editor shows it. */
  readonly number: number
  readonly line: string
}

export interface Index {
  /** All lines of a headword, in the order of the tables asked for. */
  find(headword: string): readonly Found[]
  has(headword: string): boolean
  /** Length of the longest headword. */
  readonly longest: number
}

/** Tables that are looked up by headword: too many rows to open each time. */
export const headwordTables: readonly (readonly string[])[] = [
  ['ja-en/compounds', 'ja-en/names', 'ja-en/names-foreign', 'ja-en/words', 'ja-en/words-katakana'],
  ['ja-en/predicates'],
]

/**
 * Sections: directory (JSON: hash of all that follows; name, columns, from, to of each table), text of all tables without their headers (UTF-8), then for each
 * list of `headwordTables` one of Int32: number of headwords, of rows and of slots, longest headword, and the arrays
 * slots (headword + 1, 0 for none) · hash of each headword · first row of each headword and one more · from, to, table, line number of each row.
 */
export function packTables(texts: ReadonlyMap<string, string>): Uint8Array[] {
  const directory: { name: string; columns: string[]; from: number; to: number }[] = []
  const bodies: Buffer[] = []
  let at = 0
  for (const [name, text] of texts) {
    const end = text.indexOf('\n')
    const body = Buffer.from(end < 0 ? '' : text.slice(end + 1).replace(/\n+$/, ''))
    directory.push({ name, columns: (end < 0 ? text : text.slice(0, end)).split('\t'), from: at, to: at + body.length })
    bodies.push(body)
    at += body.length
  }
  const whole = Buffer.concat(bodies)
  const indexes = headwordTables.map((tables) => {
    const places = tables.map((table) => directory.find(({ name }) => name === table) ?? { from: 0, to: 0 })
    return packIndex(whole, places)
  })
  const sha256 = createHash('sha256').update(JSON.stringify(directory)).update(whole).digest('hex')
  return [Buffer.from(JSON.stringify({ sha256, tables: directory })), whole, ...indexes]
}

/** A table by its name. */
export function findIn({ sections }: FlatFile): { readonly sha256: string; has(table: string): boolean; text(table: string): TableText } {
  const { sha256, tables } = directoryOf(sections[0]!)
  const directory = new Map(tables.map((entry) => [entry.name, entry]))
  const whole = bufferOf(sections[1]!)
  return {
    sha256,
    has: (table) => directory.has(table),
    text(table) {
      const { columns, from, to } = directory.get(table)!
      return { columns, lines: from === to ? [] : whole.toString('utf8', from, to).split('\n') }
    },
  }
}

/** The packed index of a list of tables, or one made now for any other list. */
export function indexOf({ sections }: FlatFile, tables: readonly string[]): Index {
  const whole = bufferOf(sections[1]!)
  const packed = headwordTables.findIndex((list) => list.join() === tables.join())
  const { tables: directory } = directoryOf(sections[0]!)
  const bytes =
    packed >= 0
      ? sections[2 + packed]!
      : packIndex(
          whole,
          tables.map((table) => directory.find(({ name }) => name === table)!),
        )
  return openIndex(whole, bytes, tables)
}

interface Directory {
  readonly sha256: string
  readonly tables: readonly { readonly name: string; readonly columns: string[]; readonly from: number; readonly to: number }[]
}

function directoryOf(section: Uint8Array): Directory {
  return JSON.parse(bufferOf(section).toString('utf8'))
}

/** The index of headwords over places in a text: see `packTables`. */
export function packIndex(whole: Buffer, places: readonly { from: number; to: number }[]): Uint8Array {
  const byWord = new Map<string, number[]>()
  const rows: number[][] = []
  let longest = 0
  for (const [table, { from, to }] of places.entries()) {
    let number = 2
    for (let start = from; start < to; number += 1) {
      const newline = whole.indexOf(0x0a, start)
      const end = newline < 0 || newline > to ? to : newline
      const tab = whole.indexOf(0x09, start)
      const word = whole.toString('utf8', start, tab < 0 || tab > end ? end : tab)
      if (word) {
        const list = byWord.get(word)
        if (list) list.push(rows.length)
        else byWord.set(word, [rows.length])
        rows.push([start, end, table, number])
        longest = Math.max(longest, word.length)
      }
      start = end + 1
    }
  }
  const words = [...byWord]
  let slotCount = 16
  while (slotCount < words.length * 2) slotCount *= 2
  const slots = new Int32Array(slotCount)
  const hashes: number[] = []
  const firsts: number[] = []
  const ordered: number[][] = []
  for (const [index, [word, list]] of words.entries()) {
    const hash = hashOf(word)
    let slot = hash & (slotCount - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slotCount - 1)
    slots[slot] = index + 1
    hashes.push(hash)
    firsts.push(ordered.length)
    ordered.push(...list.map((row) => rows[row]!))
  }
  const made = Int32Array.from([
    words.length,
    ordered.length,
    slotCount,
    longest,
    ...slots,
    ...hashes,
    ...firsts,
    ordered.length,
    ...ordered.flat(),
  ])
  return new Uint8Array(made.buffer)
}

export function openIndex(whole: Buffer, section: Uint8Array, tables: readonly string[]): Index {
  const all = new Int32Array(section.buffer, section.byteOffset, section.byteLength / 4)
  const [wordCount = 0, , slotCount = 0, longest = 0] = all
  const slots = all.subarray(4, 4 + slotCount)
  const hashes = all.subarray(4 + slotCount, 4 + slotCount + wordCount)
  const firsts = all.subarray(4 + slotCount + wordCount, 4 + slotCount + 2 * wordCount + 1)
  const rows = all.subarray(4 + slotCount + 2 * wordCount + 1)
  const kept = new Map<number, readonly Found[]>()
  const none: readonly Found[] = []

  function read(word: number): readonly Found[] {
    const found = kept.get(word)
    if (found) return found
    const made: Found[] = []
    for (let row = firsts[word]!; row < firsts[word + 1]!; row += 1) {
      const line = whole.toString('utf8', rows[row * 4], rows[row * 4 + 1])
      made.push({ table: tables[rows[row * 4 + 2]!]!, number: rows[row * 4 + 3]!, line })
    }
    kept.set(word, made)
    return made
  }

  function find(headword: string): readonly Found[] {
    if (headword.length > longest || headword === '') return none
    const hash = hashOf(headword)
    for (let slot = hash & (slotCount - 1); slots[slot] !== 0; slot = (slot + 1) & (slotCount - 1)) {
      const word = slots[slot]! - 1
      if (hashes[word] !== hash) continue
      const found = read(word)
      const { line } = found[0]!
      if (line.startsWith(headword) && (line.length === headword.length || line[headword.length] === '\t')) return found
    }
    return none
  }

  return { find, has: (headword) => find(headword).length > 0, longest }
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash | 0
}

function bufferOf(section: Uint8Array): Buffer {
  return Buffer.from(section.buffer, section.byteOffset, section.byteLength)
}
