const special = /[\u0000-\u0008\u000a-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/
const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const lineBreak = /[^\S\r\n]*[\r\n]\s*/g
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u

/**
 * Text as a page or a Markdown file may show it: on one line, without control characters and without the marks that turn the
 * direction of writing, which can make a line read differently from what it says. A line break inside Japanese leaves no space.
 */
export function visible(text: string): string {
  if (!special.test(text)) return text
  const shown = text.replace(hidden, '')
  return shown.replace(lineBreak, (space, at: number) =>
    wide.test(shown[at - 1] ?? '') && wide.test(shown[at + space.length] ?? '') ? '' : ' ',
  )
}

/** The address when it is a web address, else null: `javascript:…` and `file:…` are never linked. */
export function webAddress(text: string | null): string | null {
  if (!text || !URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null
}

/** A line of plain text cut into words and web addresses: `見よ https://a.example/b` → `見よ `, link. */
export function withAddresses(line: string): readonly { readonly text: string; readonly href: string | null }[] {
  const parts: { text: string; href: string | null }[] = []
  let end = 0
  for (const found of line.matchAll(/https?:\/\/[^\s<>"'「」『』（）()\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu)) {
    if (found.index > end) parts.push({ text: line.slice(end, found.index), href: null })
    parts.push({ text: found[0], href: webAddress(found[0]) })
    end = found.index + found[0].length
  }
  if (end < line.length) parts.push({ text: line.slice(end), href: null })
  return parts
}
