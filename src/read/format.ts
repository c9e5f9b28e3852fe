import type { Format } from '../document.ts'

const extensions: Readonly<Record<string, Format>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
}

/** Format by the extension; when it says nothing (`-`, `news`, `news.dat`), by the look of the text. */
export function formatOf(path: string, text: string): Format {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return (Object.hasOwn(extensions, extension) ? extensions[extension] : undefined) ?? sniff(text.slice(0, 20_000))
}

function sniff(head: string): Format {
  const start = head.trimStart()
  if (/^(?:<\?xml\b|<!doctype\s+html|<(?:html|head|body|article|main|div|section|p|h1)\b)/i.test(start)) return 'html'
  if (/^(?:<!--[\s\S]{0,2000}?-->\s*)+<(?:!doctype|html|head|body|article|div)\b/i.test(start)) return 'html'
  if (/^---\n[\s\S]*?\n(?:---|\.\.\.)(?:\n|$)/.test(start)) return 'markdown'
  if (
    /^#{1,6} +\S/m.test(head) ||
    /\]\((?:https?:|\/|\.)/.test(head) ||
    /\*\*\S[^*\n]*\*\*/.test(head) ||
    /^\|.*\|\n\|[\s:|-]+\|$/m.test(head)
  )
    return 'markdown'
  return 'text'
}
