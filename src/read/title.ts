import type { DraftBlock } from './draft.ts'
import { type Joins, splitSentences } from './sentences.ts'

export interface Titled {
  readonly blocks: readonly DraftBlock[]
  readonly title: string
  /** True when the file names no title and one had to be chosen. */
  readonly missing: boolean
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/**
 * Sees to it that exactly one block is the title: the one the reader found, the named title (a heading that repeats it, or a new first block), the
 * first # heading of Markdown; failing those the first heading, or the first sentence, and then `missing` is true. Needs at least one block.
 */
export function entitle(blocks: readonly DraftBlock[], named: string, joins: Joins): Titled {
  const at = blocks.findIndex((block) => block.kind === 'title')
  if (at >= 0) return { blocks: once(blocks, at), title: blocks[at]!.text, missing: false }
  if (named) {
    const same = blocks.findIndex(
      (block, index) => index < 5 && (block.kind === 'heading' || block.kind === 'body') && letters(block.text) === letters(named),
    )
    if (same >= 0) return { blocks: once(blocks, same), title: blocks[same]!.text, missing: false }
    return { blocks: [{ kind: 'title', level: 1, text: named }, ...blocks], title: named, missing: false }
  }
  const headings = blocks.findIndex((block) => block.kind === 'heading')
  if (headings >= 0) return { blocks: once(blocks, headings), title: blocks[headings]!.text, missing: blocks[headings]!.level !== 1 }
  const [first, ...rest] = blocks
  const [span] = splitSentences(first!.text, joins)
  const title = first!.text.slice(span!.start, span!.end)
  const left = first!.text.slice(span!.end).trim()
  return { blocks: [{ kind: 'title', level: 1, text: title }, ...(left ? [{ ...first!, text: left }] : []), ...rest], title, missing: true }
}

/** Makes block `at` the title; any later one is a heading. */
function once(blocks: readonly DraftBlock[], at: number): DraftBlock[] {
  return blocks.map((block, index) => {
    if (index === at) return { kind: 'title', level: 1, text: block.text }
    return block.kind === 'title' ? { ...block, kind: 'heading' } : block
  })
}
