import { type Abbreviations, placesOf, splitEnglish } from '../align/index.ts'
import type { Article, Span } from '../document.ts'
import { bareArticle } from '../read/bare.ts'
import type { EnglishDocument } from '../read/index.ts'
import { type FileLines, linesOf } from './places.ts'

/** Where the text of one side stands in its file. */
export interface Site {
  readonly lines: FileLines
  /** Offset in the file of an offset in the text. */
  at(offset: number): number
}

export interface EnglishSentence extends Span {
  /** Index of its paragraph. */
  readonly paragraph: number
  readonly heading: boolean
  readonly cell: boolean
}

/** The English as the alignment takes it; spans are offsets into `text`. */
export interface EnglishSide {
  readonly text: string
  readonly sentences: readonly EnglishSentence[]
  readonly site: Site
}

export interface JapaneseSide {
  readonly article: Article
  readonly site: Site
}

/** The text is the file. */
export function sameSite(file: string): Site {
  return { lines: linesOf(file), at: (offset) => offset }
}

/** The text was read out of the file, without its markup. */
export function readSite(file: string, text: string, sentences: readonly Span[]): Site {
  const places = placesOf(file, text, sentences)
  return { lines: linesOf(file), at: (offset) => places.at(offset) }
}

/** Bare text, a paragraph a line: nothing is left out, a short line without a full stop is a heading. */
export function japaneseLines(
  text: string,
  { split, date, path = '' }: { split: (text: string) => readonly Span[]; date: string | null; path?: string },
): JapaneseSide {
  const blocks = paragraphs(text).map((span) => ({
    ...span,
    kind: isHeading(text, span) ? ('heading' as const) : ('body' as const),
    level: 0,
  }))
  const sentences = blocks.flatMap(({ start, end, kind }, block) =>
    (kind === 'heading' ? [{ start: 0, end: end - start }] : split(text.slice(start, end))).map((span) => ({
      kind,
      block,
      start: start + span.start,
      end: start + span.end,
      ja: text.slice(start + span.start, start + span.end),
    })),
  )
  return { article: bareArticle({ path, text, date, blocks, sentences }), site: sameSite(text) }
}

/** Bare English, a paragraph a line. */
export function englishLines(text: string, abbreviations: Abbreviations): EnglishSide {
  const blocks = paragraphs(text).map((span) => ({ ...span, heading: isEnglishHeading(text.slice(span.start, span.end)), cell: false }))
  return { text, sentences: sentencesOf(text, blocks, abbreviations), site: sameSite(text) }
}

/** The English of a file that was read. */
export function englishDocument(document: EnglishDocument, file: string, abbreviations: Abbreviations): EnglishSide {
  const blocks = document.blocks.map((block) => ({
    ...block,
    heading: block.kind === 'title' || block.kind === 'heading',
    cell: block.kind === 'cell',
  }))
  const sentences = sentencesOf(document.text, blocks, abbreviations)
  return { text: document.text, sentences, site: readSite(file, document.text, sentences) }
}

function sentencesOf(
  text: string,
  blocks: readonly (Span & { readonly heading: boolean; readonly cell: boolean })[],
  abbreviations: Abbreviations,
): EnglishSentence[] {
  return blocks.flatMap(({ start, end, heading, cell }, paragraph) => {
    const spans = heading ? [{ start: 0, end: end - start }] : splitEnglish(text.slice(start, end), abbreviations)
    return spans.map((span) => ({ start: start + span.start, end: start + span.end, paragraph, heading, cell }))
  })
}

/** Lines that are not blank, without the white space around them. */
function paragraphs(text: string): Span[] {
  const out: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const lead = line.length - line.trimStart().length
    const length = line.trim().length
    if (length > 0) out.push({ start: start + lead, end: start + lead + length })
    start += line.length + 1
  }
  return out
}

/** A line that no stop ends is one when it is short and nothing in it was ended before. */
function isHeading(text: string, { start, end }: Span): boolean {
  const line = text.slice(start, end)
  return line.length <= 50 && !/[\u3002\uff61\uff01\uff1f!?\u300d\uff09):\uff1a\u3001]$|\u3002/u.test(line)
}

function isEnglishHeading(line: string): boolean {
  return line.length <= 110 && !/[.!?:;,"”’)]$/.test(line) && !/[.!?] \p{Lu}/u.test(line)
}
