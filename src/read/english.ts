import type { Format, Metadata, SentenceKind } from '../document.ts'
import type { Language } from '../language/load.ts'
import type { Draft, DraftBlock } from './draft.ts'
import { formatOf } from './format.ts'
import { clean } from './letters.ts'
import { ReadError } from './read-error.ts'
import { makeReaderSteps } from './reader.ts'

/** A paragraph of the English: a half-open range of `EnglishDocument.text`. */
export interface EnglishBlock {
  readonly kind: SentenceKind
  readonly start: number
  readonly end: number
}

/** The visible English of a file, its blocks joined by a blank line, as `Article.text` is the Japanese. */
export interface EnglishDocument {
  readonly path: string
  readonly format: Format
  readonly text: string
  readonly blocks: readonly EnglishBlock[]
  readonly date: Metadata['date']
}

/** A file as text, line ends as line feeds. */
export interface TextFile {
  readonly path: string
  readonly text: string
}

export type ReadEnglish = (file: TextFile) => Promise<EnglishDocument>

/** Reads the English beside an article: Markdown, HTML or plain text, without references, datelines and bylines. */
export function makeEnglishReader(language: Language): ReadEnglish {
  const steps = makeReaderSteps(language)

  return async ({ path, text: file }) => {
    const format = formatOf(path, file)
    const draft = format === 'text' ? plain(file) : (await import('./parsers.ts')).makeParsers(steps.tables)[format](file)
    const blocks = kept(titled(draft))
    let text = ''
    const placed = blocks.map(({ kind, text: one }): EnglishBlock => {
      if (text !== '') text += '\n\n'
      const start = text.length
      text += one
      return { kind, start, end: text.length }
    })
    return { path, format, text, blocks: placed, date: steps.tables.dates.parse(draft.facts.date ?? '') }
  }
}

const largest = 64 * 1024 * 1024

/** Bytes of English → text: UTF-8, UTF-16 by its mark, else what Windows calls Western. Throws `ReadError`: too-large, binary-file. */
export function decodeEnglish(bytes: Uint8Array): string {
  if (bytes.length > largest) throw new ReadError('too-large', `${bytes.length} bytes`)
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
  if (wide === undefined && bytes.subarray(0, 8000).includes(0)) throw new ReadError('binary-file', 'a zero byte')
  return western(bytes, wide ?? 'utf-8').replace(/\r\n?/g, '\n')
}

function western(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function titled({ facts, blocks }: Draft): readonly DraftBlock[] {
  const title = clean(facts.title ?? '')
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const known =
    title === '' || blocks.slice(0, 3).some((block) => bare(block.text) === bare(title) || bare(title).startsWith(bare(block.text)))
  return known ? blocks : [{ kind: 'title', level: 1, text: title }, ...blocks]
}

const references = /^(?:references?|sources?|related (?:articles|stories|links)|further reading)(?:\(s\))?\s*:?$/i
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
/** Lines that the reader of Japanese takes for facts about the article, too. */
const facts = [
  new RegExp(
    `^(?:(?:published|updated|posted|date|last updated)\\s*:?\\s*)?(?:\\p{L}+day,? )?(?:${month} \\d{1,2},? \\d{4}|\\d{1,2} ${month} \\d{4}|\\d{4}-\\d{2}-\\d{2})(?:[ ,|].{0,24})?$`,
    'iu',
  ),
  /^by [\p{Lu}][\p{L}.'-]+(?: [\p{Lu}][\p{L}.'-]+){0,3}$/u,
  /^(?:https?:\/\/|www\.)\S+$/i,
]

/** Without what is no text of the article. */
function kept(blocks: readonly DraftBlock[]): DraftBlock[] {
  const cleaned = blocks.map((block) => ({ ...block, text: clean(block.text) })).filter(({ text }) => text !== '')
  const cut = cleaned.findIndex(({ text }, at) => at > 0 && references.test(text))
  return (cut < 0 ? cleaned : cleaned.slice(0, cut)).filter(({ text }) => text.length > 120 || !facts.some((fact) => fact.test(text)))
}

const bullet = /^\s*(?:[-*+\u2022\u25cf\u25a0]\s+|\d{1,2}[.)]\s+|\(\d{1,2}\)\s+)/
const rule = /^[\s]*[-=*_~]{3,}\s*$/

/** Plain text: blank lines part paragraphs; a long line that no mark ends goes on in the next one. */
function plain(text: string): Draft {
  const blocks: DraftBlock[] = []
  let open: string[] = []
  let item = false
  const flush = () => {
    const joined = open.join(' ')
    if (joined !== '') {
      const heading = open.length === 1 && !item && joined.length <= 120 && !/[.!?:;,"”’)]$/.test(joined)
      blocks.push({
        kind: blocks.length === 0 && heading ? 'title' : heading ? 'heading' : item ? 'item' : 'body',
        level: heading ? 1 : 0,
        text: joined,
      })
    }
    open = []
    item = false
  }
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const before = open.at(-1)
    if (line === '' || rule.test(raw)) {
      flush()
      continue
    }
    const wrapped = before !== undefined && before.length >= 50 && before.length <= 130 && !/[.!?:"”]$/.test(before)
    const filled = before !== undefined && open.length > 1 && before.length >= 60 && before.length <= 130
    if (bullet.test(raw) || !(wrapped || filled)) flush()
    if (bullet.test(raw)) item = true
    open.push(open.length === 0 ? line.replace(bullet, '') : line)
  }
  flush()
  return { facts: {}, blocks, notes: [] }
}
