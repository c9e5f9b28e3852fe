import type { Dates } from './dates.ts'
import type { DraftBlock } from './draft.ts'
import type { Labels } from './labels.ts'

export interface Sorted {
  readonly blocks: readonly DraftBlock[]
  readonly references: readonly string[]
  /** Of a line that says only when, near the top. */
  readonly date: string | null
}

/** A dateline is looked for among this many first blocks. */
const top = 8
/** 【佐賀】2026年8月20日　筑紫新聞　吉野ヶ里町の…: place, day and paper before the first words of a paragraph. */
const runIn = /^(?:【[^】]{1,12}】)?[^\s、。「」]{4,20}[\s\u3000][^\s、。「」]{2,20}\u3000(?=[^\s])/u

/**
 * Gives blocks the part their heading says, the same for all formats: items under 要点 become `point`, a reference block leaves the text, so do
 * lists that lead to other pages, datelines near the top and picture credits. Blocks come cleaned, none is empty.
 */
export function sortBlocks(blocks: readonly DraftBlock[], labels: Labels, dates: Dates): Sorted {
  const kept: DraftBlock[] = []
  const references: string[] = []
  let date: string | null = null
  let under: 'points' | 'references' | 'related' | null = null
  blocks.forEach((whole, index) => {
    const head = whole.kind === 'body' && index < top / 2 ? runIn.exec(whole.text)?.[0] : undefined
    const day = head ? dates.byline(head) : null
    if (day) date ??= day
    const block = day ? { ...whole, text: whole.text.slice(head!.length) } : whole
    const following = blocks[index + 1]
    const role = headingRole(block, following, labels)
    if (block.kind === 'title' || block.kind === 'heading' || role) under = null
    if (role === 'references' || (role === 'related' && leads(following))) {
      under = role
      return
    }
    if (under === 'references' && isReference(block)) {
      references.push(referenceLine(block))
      return
    }
    if (under === 'related' && leads(block)) return
    if (under !== 'points') under = null
    if (role === 'points') {
      under = 'points'
      kept.push(block.kind === 'heading' ? block : { ...block, kind: 'heading', level: 2 })
      return
    }
    const loose = block.kind === 'body' || block.kind === 'item' || block.kind === 'quote'
    if (loose && labels.reference(block.text)) {
      references.push(referenceLine(block))
      return
    }
    if (loose && index < top) {
      const found = dates.line(block.text)
      if (found) {
        date ??= found
        return
      }
    }
    if (index > 0 && index < top / 2 && (loose || block.kind === 'heading')) date ??= dates.byline(block.text)
    if (block.kind === 'caption' || block.kind === 'body') {
      if (labels.credit(block.text, block.kind === 'caption')) return
      if (block.kind === 'caption') {
        kept.push({ ...block, text: labels.uncredited(block.text) })
        return
      }
    }
    kept.push(under === 'points' && block.kind === 'item' ? { ...block, kind: 'point' } : block)
  })
  return { blocks: kept, references, date }
}

/** A heading's role; a short paragraph above a list counts as a heading when it reads like one: **要点**. */
function headingRole(block: DraftBlock, following: DraftBlock | undefined, labels: Labels) {
  if (block.kind === 'heading') return labels.role(block.text)
  if (block.kind !== 'body') return null
  const role = labels.role(block.text)
  if (role === 'references') return following && isReference(following) ? role : null
  return following?.kind === 'item' ? role : null
}

const isReference = (block: DraftBlock): boolean =>
  block.kind === 'item' || ((block.kind === 'body' || block.kind === 'quote') && !(/[。]$/.test(block.text) && block.text.length > 80))

/** True for a list item or line that only sends the reader elsewhere. */
const leads = (block: DraftBlock | undefined): boolean =>
  block !== undefined && (block.kind === 'item' || block.kind === 'body') && (block.links?.length ?? 0) > 0 && !/。$/.test(block.text)

function referenceLine(block: DraftBlock): string {
  const missing = (block.links ?? []).filter((link) => /^https?:/i.test(link) && !block.text.includes(link))
  return [block.text, ...new Set(missing)].join(' ')
}
