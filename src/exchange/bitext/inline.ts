import type { Element } from 'xast'
import { localName } from '../xml.ts'

/** Inline elements of XLIFF 1.2 and 2 that hold words; the others stand for codes of the original file. */
const wordy = new Set(['g', 'mrk', 'pc'])

/** Words of a source or target: text is kept, also inside marks; codes are left out. */
export function inlineText(element: Element): string {
  return element.children
    .map((node) => {
      if (node.type === 'text' || node.type === 'cdata') return node.value
      return node.type === 'element' && wordy.has(localName(node)) ? inlineText(node) : ''
    })
    .join('')
}
