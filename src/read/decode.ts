import type { Encoding } from '../document.ts'
import { ReadError } from './read-error.ts'

export interface Decoded {
  /** Without byte order mark; line ends are `\n`. */
  readonly text: string
  readonly encoding: Encoding
  /** True when nothing in the file named the encoding and it is not UTF-8. */
  readonly guessed: boolean
}

const largest = 20 * 1024 * 1024
const encodings: readonly string[] = ['utf-8', 'shift_jis', 'euc-jp', 'utf-16le', 'utf-16be', 'iso-2022-jp'] satisfies Encoding[]

/**
 * Bytes → text. In this order: `wanted`, byte order mark, ISO-2022-JP escapes, the declared charset (unless strict UTF-8 reads
 * more like Japanese), strict UTF-8, the most plausible of the other encodings.
 * Throws `too-large`, `empty-file`, `binary-file`, `undecodable` (with the first bad line).
 */
export function decode(bytes: Uint8Array, wanted?: Encoding): Decoded {
  if (bytes.length > largest) throw new ReadError('too-large', `${bytes.length} bytes, the limit is ${largest}`)
  if (bytes.length === 0) throw new ReadError('empty-file', 'no bytes')
  const decoded = wanted ? forced(bytes, wanted) : found(bytes)
  const text = decoded.text.replace(/^\ufeff/, '').replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
  if (!text.trim()) throw new ReadError('empty-file', 'only white space')
  return { ...decoded, text }
}

function forced(bytes: Uint8Array, wanted: Encoding): Decoded {
  const text = strict(bytes, wanted)
  if (text === null) throw new ReadError('undecodable', `not ${wanted}`, badLine(bytes, wanted))
  return { text, encoding: wanted, guessed: false }
}

function found(bytes: Uint8Array): Decoded {
  const marked = byteOrderMark(bytes)
  if (marked) return forced(bytes, marked)
  if (binary(bytes)) {
    const wide = best(bytes, ['utf-16le', 'utf-16be'])
    if (wide && wide.score > 0.6) return { text: wide.text, encoding: wide.encoding, guessed: true }
    throw new ReadError('binary-file', 'control bytes')
  }
  const head = latin1(bytes.subarray(0, 8192))
  const named = declared(head)
  const utf8 = strict(bytes, 'utf-8')
  if (utf8 !== null && !escaped(bytes) && (named === null || named === 'utf-8')) return { text: utf8, encoding: 'utf-8', guessed: false }
  const mail = escaped(bytes) ? strict(bytes, 'iso-2022-jp') : null
  if (mail !== null) return { text: mail, encoding: 'iso-2022-jp', guessed: named !== 'iso-2022-jp' }
  const told = named && named !== 'utf-8' && !named.startsWith('utf-16') ? strict(bytes, named) : null
  if (named && told !== null && (utf8 === null || plausibility(told) >= plausibility(utf8)))
    return { text: told, encoding: named, guessed: false }
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', guessed: false }
  const guess = best(bytes, ['shift_jis', 'euc-jp'])
  if (guess && guess.score > 0) return { text: guess.text, encoding: guess.encoding, guessed: true }
  throw new ReadError('undecodable', 'neither UTF-8 nor Shift_JIS nor EUC-JP', badLine(bytes, 'utf-8'))
}

function strict(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

const latin1 = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')

/** The charset an HTML head, an XML declaration or front matter names. Labels the platform does not know, or we do not read, count as none. */
function declared(head: string): Encoding | null {
  const label =
    /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ??
    /^(?:charset|encoding)\s*[:=]\s*["']?([\w-]+)/im.exec(/^(?:---|\+\+\+)\r?\n[\s\S]*?\n(?:---|\+\+\+)/.exec(head)?.[0] ?? '')?.[1]
  if (!label) return null
  try {
    const name = new TextDecoder(label).encoding
    return encodings.includes(name) ? (name as Encoding) : null
  } catch {
    return null
  }
}

/** True when the bytes switch to JIS X 0208 as mail does: ESC $ B. */
function escaped(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1))
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true
  return false
}

const magic = [
  '%PDF-',
  'PK\u0003\u0004',
  '\u0089PNG',
  'GIF8',
  '\u00ff\u00d8\u00ff',
  '\u001f\u008b',
  '\u007fELF',
  '{\\rtf',
  'RIFF',
  '\u00d0\u00cf\u0011\u00e0',
]

/** Known signatures, more than a stray NUL, or one byte in fifty that no text has. */
function binary(bytes: Uint8Array): boolean {
  const start = latin1(bytes.subarray(0, 8))
  if (magic.some((signature) => start.startsWith(signature))) return true
  let nul = 0
  let control = 0
  for (const byte of bytes) {
    if (byte === 0) nul++
    else if ((byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) || byte === 0x7f) control++
  }
  return nul > 2 + bytes.length / 1000 || control > 8 + bytes.length / 50
}

function best(bytes: Uint8Array, candidates: readonly Encoding[]) {
  let winner: { text: string; encoding: Encoding; score: number } | null = null
  for (const encoding of candidates) {
    const text = strict(bytes, encoding)
    if (text === null) continue
    const score = plausibility(text)
    if (!winner || score > winner.score) winner = { text, encoding, score }
  }
  return winner
}

/**
 * How much the text looks like Japanese, about −1 … 1, over the letters beyond ASCII of its first 100,000 code units. Kana and 、。 speak for
 * it, half-width kana (EUC-JP read as Shift_JIS) and letters of other scripts against it. 0 when there are only ASCII letters.
 */
export function plausibility(text: string): number {
  let sum = 0
  let count = 0
  for (const character of text.slice(0, 100_000)) {
    const code = character.codePointAt(0)!
    if (code < 0x80) continue
    count++
    if (code >= 0x3040 && code <= 0x30ff) sum += 1
    else if (code >= 0x3000 && code <= 0x303f) sum += 1
    else if (code >= 0x4e00 && code <= 0x9fff) sum += 0.4
    else if (code >= 0xff00 && code <= 0xff60) sum += 0.6
    else if (code >= 0x2000 && code <= 0x2fff) sum += 0.1
    else if (code >= 0xff61 && code <= 0xff9f) sum -= 0.3
    else sum -= 1
  }
  return count ? sum / count : 0
}

/** 1-based line of the first byte sequence that does not decode. Japanese encodings keep line feeds as single bytes. */
function badLine(bytes: Uint8Array, encoding: Encoding): number {
  let line = 1
  let start = 0
  const decoder = new TextDecoder(encoding, { fatal: true })
  while (start < bytes.length) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed < 0 ? bytes.length : feed + 1
    try {
      decoder.decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end
    line++
  }
  return Math.max(1, line - 1)
}
