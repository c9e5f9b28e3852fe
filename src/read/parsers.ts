import type { Format } from '../document.ts'
import { readFragment, readHtml } from './html.ts'
import { makeBlocks } from './html-tree.ts'
import { readMarkdown } from './markdown.ts'
import type { ReadDraft, ReadTables } from './reader.ts'

/** The formats that need a parser; loading this file loads remark and rehype. */
export function makeParsers({ language, dates, labels, field }: ReadTables): Readonly<Record<Exclude<Format, 'text'>, ReadDraft>> {
  const html = { blocks: makeBlocks(language), dates, alternative: labels.alternative }
  const markdown = { field, alternative: labels.alternative, html: (source: string) => readFragment(source, html) }
  return { markdown: (text) => readMarkdown(text, markdown), html: (text) => readHtml(text, html) }
}
