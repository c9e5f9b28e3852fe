import type { DictionaryFormat } from '../language/imported.ts'
import { readEdict } from './edict.ts'
import { type BadRow, type FormatReader, type Found, linesOf } from './entry.ts'
import { readJmdict } from './jmdict.ts'
import { readSimplified } from './simplified.ts'

export type { BadRow } from './entry.ts'

/** Why a file cannot be imported at all. */
export type DictionaryErrorCode = 'dictionary-format' | 'dictionary-empty' | 'dictionary-large'

export class DictionaryError extends Error {
  readonly code: DictionaryErrorCode

  constructor(code: DictionaryErrorCode) {
    super(code)
    this.name = 'DictionaryError'
    this.code = code
  }
}

/** What was read of a file: lines of the table, ready to be packed. */
export interface ReadDictionary {
  readonly format: DictionaryFormat
  readonly encoding: 'utf-8' | 'euc-jp'
  /** Words that gave at least one line. */
  readonly entries: number
  /** Words read whose class or meanings the engine has no use for. */
  readonly skipped: number
  /** YYYY-MM-DD, '' when the file does not say. */
  readonly date: string
  /** The first bad rows, and how many there were in all. */
  readonly bad: readonly BadRow[]
  readonly badCount: number
  /** UTF-8, `ja class en marks` with tabs, a newline behind each. */
  readonly table: Uint8Array<ArrayBuffer>
}

const largest = 1 << 30
const largestTable = 1 << 28
const mostEntries = 2_000_000
const shownBad = 20
const looked = 1 << 16

/** Reads a dictionary in EDICT, EDICT2, JMdict XML or jmdict-simplified JSON, found by its content. Memory grows with the table, not with the file. */
export async function readDictionary(chunks: AsyncIterable<Uint8Array>): Promise<ReadDictionary> {
  let entries = 0
  let skipped = 0
  let date = ''
  let badCount = 0
  let size = 0
  let tableSize = 0
  let numbered = false
  const bad: BadRow[] = []
  const blocks: Buffer[] = []
  let lines: string[] = []

  const flush = () => {
    const block = Buffer.from(lines.join(''))
    tableSize += block.length
    if (tableSize > largestTable) throw new DictionaryError('dictionary-large')
    blocks.push(block)
    lines = []
  }
  const found: Found = {
    entry(entry) {
      const made = linesOf(entry)
      if (!made.length) {
        skipped += 1
        return
      }
      entries += 1
      if (entries > mostEntries) throw new DictionaryError('dictionary-large')
      for (const line of made) lines.push(`${line}\n`)
      if (lines.length > 10_000) flush()
    },
    bad(row) {
      badCount += 1
      if (bad.length < shownBad) bad.push(row)
      if (badCount > 5000 && entries + skipped < badCount / 10) throw new DictionaryError('dictionary-format')
    },
    date(day) {
      date ||= day
    },
  }

  let open: { reader: FormatReader; decoder: InstanceType<typeof TextDecoder>; kind: ReturnType<typeof kindOf> } | undefined
  let first: Uint8Array<ArrayBufferLike> = new Uint8Array()
  const begin = () => {
    const encoding = encodingOf(first)
    const decoder = new TextDecoder(encoding)
    const kind = kindOf(new TextDecoder(encoding).decode(first))
    const reader = { edict: readEdict, jmdict: readJmdict, 'jmdict-simplified': readSimplified }[kind](found)
    open = { reader, decoder, kind }
    numbered = /\/EntL\w+\/\s*$/m.test(new TextDecoder(encoding).decode(first))
    reader.push(decoder.decode(first, { stream: true }))
  }
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > largest) throw new DictionaryError('dictionary-large')
    if (open) open.reader.push(open.decoder.decode(chunk, { stream: true }))
    else {
      first = Buffer.concat([first, chunk])
      if (first.length >= looked) begin()
    }
  }
  if (!open) begin()
  const { reader, decoder, kind } = open!
  reader.push(decoder.decode())
  reader.end()
  flush()
  if (entries === 0) throw new DictionaryError(skipped ? 'dictionary-empty' : 'dictionary-format')
  return {
    format: kind === 'edict' && numbered ? 'edict2' : kind,
    encoding: decoder.encoding === 'euc-jp' ? 'euc-jp' : 'utf-8',
    entries,
    skipped,
    date,
    bad,
    badCount,
    table: new Uint8Array(Buffer.concat(blocks)),
  }
}

/** The encoding in which fewer characters are damaged; UTF-8 when both are whole. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'euc-jp' {
  const damage = (encoding: string) => new TextDecoder(encoding).decode(bytes, { stream: true }).match(/\ufffd/g)?.length ?? 0
  return damage('euc-jp') < damage('utf-8') ? 'euc-jp' : 'utf-8'
}

function kindOf(text: string): 'edict' | 'jmdict' | 'jmdict-simplified' {
  const start = text.slice(0, 2000).trimStart()
  if (/^<(?:\?xml|!DOCTYPE|!--|JMdict|entry)/.test(start)) return 'jmdict'
  return start.startsWith('{') ? 'jmdict-simplified' : 'edict'
}
