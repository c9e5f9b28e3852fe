import { crc32 } from 'node:zlib'

/**
 * One file of named-by-position sections that typed arrays can look into without copying.
 *
 * Layout, all numbers Int32 in the byte order of the machine that wrote it:
 * magic · format version · byte-order mark · length of the file · CRC-32 of everything behind the head ·
 * length of the key · number of sections · then offset and length of each section · key (UTF-8) · sections, each on a multiple of 8.
 */
export interface FlatFile {
  readonly sections: readonly Uint8Array<ArrayBufferLike>[]
}

const magic = 0x6b77_6261
const byteOrder = 0x0102_0304
const fixed = 7
const most = 64

/** What a reader asks of a file before it trusts it. */
export interface Expected {
  /** Raised whenever the meaning of a section changes. */
  readonly version: number
  /** Says what the file was made from: a changed source changes the key. */
  readonly key: string
}

/** Puts sections into one buffer. */
export function packSections(sections: readonly Uint8Array[], { version, key }: Expected): Buffer {
  const keyBytes = Buffer.from(key)
  const headLength = (fixed + 2 * sections.length) * 4
  let end = aligned(headLength + keyBytes.length)
  const places = sections.map((section) => {
    const place = { offset: end, length: section.byteLength }
    end = aligned(end + section.byteLength)
    return place
  })
  const file = Buffer.alloc(end)
  file.set(keyBytes, headLength)
  sections.forEach((section, at) => {
    file.set(section, places[at]!.offset)
  })
  const head = new Int32Array(file.buffer, file.byteOffset, headLength / 4)
  head.set([magic, version, byteOrder, end, 0, keyBytes.length, sections.length])
  head.set(
    places.flatMap(({ offset, length }) => [offset, length]),
    fixed,
  )
  head[4] = checksum(file, headLength)
  return file
}

/** Views of the sections, or null when the file is old, cut, damaged, from another machine or made from something else. */
export function openSections(file: Uint8Array<ArrayBufferLike>, { version, key }: Expected): FlatFile | null {
  if (file.byteLength < fixed * 4 || file.byteOffset % 8) return null
  const head = new Int32Array(file.buffer, file.byteOffset, fixed)
  const [foundMagic, foundVersion, foundOrder, length, sum, keyLength, count] = head
  if (foundMagic !== magic || foundVersion !== version || foundOrder !== byteOrder || length !== file.byteLength) return null
  if (count! < 0 || count! > most || keyLength! < 0) return null
  const headLength = (fixed + 2 * count!) * 4
  if (headLength + keyLength! > file.byteLength || checksum(file, headLength) !== sum) return null
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength)
  if (bytes.toString('utf8', headLength, headLength + keyLength!) !== key) return null
  const places = new Int32Array(file.buffer, file.byteOffset + fixed * 4, 2 * count!)
  const sections: Uint8Array[] = []
  for (let at = 0; at < places.length; at += 2) {
    const [offset, size] = [places[at]!, places[at + 1]!]
    if (offset < 0 || size < 0 || offset % 8 || offset + size > file.byteLength) return null
    sections.push(new Uint8Array(file.buffer, file.byteOffset + offset, size) as Uint8Array<ArrayBuffer>)
  }
  return { sections }
}

/** Whether a file begins as every file of this form does, of any version. */
export function isFlatFile(start: Buffer): boolean {
  return start.length >= 4 && (byteOrderIsLittle ? start.readInt32LE(0) : start.readInt32BE(0)) === magic
}

/** The key of a file from its beginning alone, not checked against damage; null when it is no such file, or an old one. */
export function keyOf(start: Buffer, version: number): string | null {
  if (start.length < fixed * 4) return null
  const head = Array.from({ length: fixed }, (_, at) => (byteOrderIsLittle ? start.readInt32LE(at * 4) : start.readInt32BE(at * 4)))
  const [foundMagic, foundVersion, foundOrder, , , keyLength, count] = head
  if (foundMagic !== magic || foundVersion !== version || foundOrder !== byteOrder) return null
  const from = (fixed + 2 * count!) * 4
  if (count! < 0 || count! > most || keyLength! < 0 || from + keyLength! > start.length) return null
  return start.toString('utf8', from, from + keyLength!)
}

const byteOrderIsLittle = new Uint8Array(Int32Array.of(1).buffer)[0] === 1

function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8
}

function checksum(file: Uint8Array<ArrayBufferLike>, from: number): number {
  return crc32(Buffer.from(file.buffer, file.byteOffset + from, file.byteLength - from)) | 0
}
