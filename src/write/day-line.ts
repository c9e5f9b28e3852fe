import type { Paragraph, PhrasingContent } from 'mdast'
import type { Band } from '../document.ts'
import type { Translate } from '../language/messages.ts'
import { doubt } from './markdown.ts'
import { text } from './markdown-nodes.ts'

/** English above Japanese: who opens the digest of a day reads English first. */
export function both(ja: string, en: string, band: Band, t: Translate): Paragraph {
  const english: PhrasingContent[] = en ? [text(en), ...doubt(band, t)] : []
  return { type: 'paragraph', children: [...english, ...(en && ja ? [{ type: 'break' as const }] : []), ...(ja ? [text(ja)] : [])] }
}
