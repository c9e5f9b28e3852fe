import { createHash } from 'node:crypto'
import type { Article, Encoding, Metadata, Source } from '../document.ts'
import type { Language } from '../language/load.ts'
import { note } from '../notes.ts'
import { assemble } from './assemble.ts'
import { makeDates } from './dates.ts'
import { decode } from './decode.ts'
import type { Draft, DraftBlock, Facts } from './draft.ts'
import { formatOf } from './format.ts'
import { readFragment, readHtml } from './html.ts'
import { makeBlocks } from './html-tree.ts'
import { makeKeys } from './keys.ts'
import { makeLabels } from './labels.ts'
import { clean, hasJapanese } from './letters.ts'
import { readMarkdown } from './markdown.ts'
import { readPlain } from './plain.ts'
import { ReadError } from './read-error.ts'
import { sortBlocks } from './roles.ts'
import { joinsOf } from './sentences.ts'
import { slug } from './slug.ts'
import { entitle } from './title.ts'

export { ReadError, type ReadErrorCode } from './read-error.ts'
export { type Joins, joinsOf, splitSentences } from './sentences.ts'

/**
 * Makes the reader of one language: bytes of a Markdown, HTML or plain-text file → Article with blocks and sentences.
 * `encoding` overrides what the file says. Notes: `encoding-guessed`, `front-matter-broken`, `title-missing`.
 * Throws only `ReadError`: too-large, empty-file, binary-file, undecodable, no-japanese.
 */
export function makeReader(language: Language): (source: Source, options?: { encoding?: Encoding }) => Article {
  const dates = makeDates(language)
  const labels = makeLabels(language)
  const field = makeKeys(language)
  const joins = joinsOf(language)
  const html = { blocks: makeBlocks(language), dates, alternative: labels.alternative }
  const markdown = { field, alternative: labels.alternative, html: (source: string) => readFragment(source, html) }
  const plain = { field, role: labels.role, dateline: dates.line }

  function draftOf(format: Article['format'], text: string): Draft {
    if (format === 'markdown') return readMarkdown(text, markdown)
    return format === 'html' ? readHtml(text, html) : readPlain(text, plain)
  }

  return ({ path, bytes }, { encoding: wanted } = {}) => {
    const { text: source, encoding, guessed } = decode(bytes, wanted)
    const format = formatOf(path, source)
    const draft = draftOf(format, source)
    const cleaned = draft.blocks.map((block): DraftBlock => ({ ...block, text: clean(block.text) })).filter((block) => block.text)
    const sorted = sortBlocks(cleaned, labels, dates)
    if (!sorted.blocks.length || !sorted.blocks.some((block) => hasJapanese(block.text)))
      throw new ReadError('no-japanese', sorted.blocks.length ? 'no kana or kanji in the text' : 'no text to read')
    const { blocks, title, missing } = entitle(sorted.blocks, clean(draft.facts.title ?? ''), joins)
    const assembled = assemble(blocks, joins)
    return {
      id: slug(path),
      path,
      format,
      encoding,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      ...assembled,
      metadata: metadata(draft.facts, title, sorted.references, dates.parse(draft.facts.date ?? '') ?? sorted.date),
      notes: [
        ...(guessed ? [note('encoding-guessed', { actual: encoding })] : []),
        ...draft.notes,
        ...(missing ? [note('title-missing', { ja: title })] : []),
      ],
    }
  }
}

function metadata(facts: Facts, title: string, references: readonly string[], date: string | null): Metadata {
  const value = (text: string | undefined): string | null => clean(text ?? '') || null
  const url = value(facts.url)
  return {
    title,
    date,
    publisher: value(facts.publisher),
    author: value(facts.author),
    url: url && /^https?:\/\/\S+$/i.test(url) ? url : null,
    tags: (facts.tags ?? []).map(clean).filter(Boolean),
    references,
  }
}
