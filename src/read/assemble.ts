import type { Block, Sentence, SentenceKind } from '../document.ts'
import type { DraftBlock } from './draft.ts'
import { type Joins, splitSentences } from './sentences.ts'

export interface Assembled {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly sentences: readonly Sentence[]
}

const between = '\n\n'
const whole: readonly SentenceKind[] = ['title', 'heading']

/** Puts cleaned blocks one after the other, a blank line between, and finds their sentences. Titles and headings stay in one piece. */
export function assemble(drafts: readonly DraftBlock[], joins: Joins): Assembled {
  const blocks: Block[] = []
  const sentences: Sentence[] = []
  let at = 0
  for (const draft of drafts) {
    if (blocks.length) at += between.length
    const { kind, level, text, cell } = draft
    const spans = whole.includes(kind) && text.length <= 2000 ? [{ start: 0, end: text.length }] : splitSentences(text, joins)
    for (const span of spans)
      sentences.push({
        id: `s${sentences.length + 1}`,
        kind,
        block: blocks.length,
        ja: text.slice(span.start, span.end),
        start: at + span.start,
        end: at + span.end,
      })
    blocks.push({ kind, level, ...(cell && { cell }), start: at, end: at + text.length })
    at += text.length
  }
  return { text: drafts.map((draft) => draft.text).join(between), blocks, sentences }
}
