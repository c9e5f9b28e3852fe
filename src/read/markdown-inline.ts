import type { Nodes } from 'mdast'
import { flow, hardBreak } from './letters.ts'

export interface Inline {
  readonly text: string
  /** Addresses of the links in it. */
  readonly links: readonly string[]
}

/** The visible text of a paragraph, heading or cell: [電池](https://…)の**開発** → 電池の開発. Pictures, footnote marks, comments and ruby readings vanish. */
export function inline(node: Nodes): Inline {
  const parts: string[] = []
  const links: string[] = []
  let hidden = 0

  function walk(one: Nodes): void {
    switch (one.type) {
      case 'text':
      case 'inlineCode':
        if (!hidden) parts.push(one.value)
        break
      case 'break':
        parts.push(hardBreak)
        break
      case 'html':
        hidden = tag(one.value)
        break
      case 'link':
        links.push(one.url)
        one.children.forEach(walk)
        break
      default:
        if ('children' in one) for (const child of one.children) walk(child)
    }
  }

  /** Inline HTML comes tag by tag; what stands between <rt> and </rt> is a reading. Returns the new depth of hiding. */
  function tag(source: string): number {
    const [, close, name = ''] = /^<(\/?)([a-z]+)/i.exec(source) ?? []
    if (/^br$/i.test(name)) parts.push(hardBreak)
    if (/^ruby$/i.test(name)) return 0
    if (!/^(?:rt|rp|rtc|script|style)$/i.test(name)) return hidden
    return close ? Math.max(0, hidden - 1) : hidden + 1
  }

  walk(node)
  return { text: bare(flow(parts.join(''))), links }
}

/** CommonMark leaves **「強調」**と as it stands, because of the brackets; readers mean emphasis. */
const bare = (text: string): string => text.replace(/\*\*(?=[^\s*])([^*]*[^\s*])\*\*/g, '$1')
