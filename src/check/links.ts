import type { Finding } from '../document.ts'
import { note } from '../notes.ts'
import { linesOf } from './places.ts'

interface Link {
  readonly url: string
  readonly start: number
  readonly end: number
}

const link = /(?<!!)\[[^\][\n]{1,300}\]\(<?([^()\s<>]{1,2000})>?(?:\s+"[^"\n]{0,300}")?\)/g
/** More links than this are a list, and no text. */
const most = 2000

/** Links of two Markdown files: each target of the Japanese stands in the English, too, the parts `ja` and `en` of an address apart. */
export function checkLinks(source: string, target: string): readonly Finding[] {
  const [ja, en] = [linksOf(source), linksOf(target)]
  const left = new Map<string, Link[]>()
  for (const one of en) left.set(evenly(one.url), [...(left.get(evenly(one.url)) ?? []), one])
  const missing = ja.filter(({ url }) => left.get(evenly(url))?.shift() === undefined)
  const others = [...left.values()].flat().sort((a, b) => a.start - b.start)
  const [jaLines, enLines] = [linesOf(source), linesOf(target)]
  return missing.map(({ url, start, end }, at): Finding => {
    const other = others[at]
    const from = jaLines.span(start, end)
    const to = other && enLines.span(other.start, other.end)
    return {
      ...note('link-changed', { source: from, ...(to && { target: to }), expected: url, ...(other && { actual: other.url }) }),
      line: jaLines.place(start).line,
      ...(other && { enLine: enLines.place(other.start).line }),
      pair: { ja: source.slice(start, end), en: other ? target.slice(other.start, other.end) : '' },
      suggestion: url,
    }
  })
}

function linksOf(file: string): Link[] {
  const found: Link[] = []
  for (const match of file.matchAll(link)) {
    found.push({ url: match[1]!, start: match.index, end: match.index + match[0].length })
    if (found.length >= most) break
  }
  return found
}

/** An address without what only says its language. */
function evenly(url: string): string {
  return url
    .toLowerCase()
    .replace(/(?<=[/._-])(?:ja|jp|en)(?=[/._?#-]|$)/g, '')
    .replace(/(?<!:)\/{2,}/g, '/')
    .replace(/\/+$/, '')
}
