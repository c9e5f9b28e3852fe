import { createHash } from 'node:crypto'
import type { Article, Encoding, Format, Metadata, Source } from '../document.ts'
import type { Language } from '../language/load.ts'
import { note } from '../notes.ts'
import { assemble } from './assemble.ts'
import { type Dates, makeDates } from './dates.ts'
import { decode } from './decode.ts'
import type { Draft, DraftBlock, Facts } from './draft.ts'
import { formatOf } from './format.ts'
import { type Keys, makeKeys } from './keys.ts'
import { type Labels, makeLabels } from './labels.ts'
import { clean, hasJapanese } from './letters.ts'
import { readPlain } from './plain.ts'
import { ReadError } from './read-error.ts'
import { sortBlocks } from './roles.ts'
import { joinsOf } from './sentences.ts'
import { slug } from './slug.ts'
import { entitle } from './title.ts'

export interface ReadOptions {
  /** Overrides what the file says. */
  readonly encoding?: Encoding
}

/** The tables every format needs. */
export interface ReadTables {
  readonly language: Language
  readonly dates: Dates
  readonly labels: Labels
  readonly field: Keys
}

/** Text of one format → its blocks and what it says about itself. */
export type ReadDraft = (text: string) => Draft

/** The two steps around the reading of a format. */
export interface ReaderSteps {
  readonly tables: ReadTables
  readonly plain: ReadDraft
  /** Decodes the bytes and tells the format. Throws `ReadError`: too-large, empty-file, binary-file, undecodable. */
  open(source: Source, options: ReadOptions): Opened
  /** Makes the article of a draft. Notes: `encoding-guessed`, `front-matter-broken`, `title-missing`. Throws `ReadError`: no-japanese. */
  finish(source: Source, opened: Opened, draft: Draft): Article
}

interface Opened {
  readonly text: string
  readonly encoding: Encoding
  readonly guessed: boolean
  readonly format: Format
}

/** Makes what the readers of all formats share, without loading any parser. */
export function makeReaderSteps(language: Language): ReaderSteps {
  const dates = makeDates(language)
  const labels = makeLabels(language)
  const field = makeKeys(language)
  const joins = joinsOf(language)
  return {
    tables: { language, dates, labels, field },
    plain: (text) => readPlain(text, { field, role: labels.role, dateline: dates.line }),

    open({ path, bytes }, { encoding: wanted }) {
      const { text, encoding, guessed } = decode(bytes, wanted)
      return { text, encoding, guessed, format: formatOf(path, text) }
    },

    finish({ path, bytes }, { format, encoding, guessed }, draft) {
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
    },
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
