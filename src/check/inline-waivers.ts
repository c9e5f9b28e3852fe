import { codesLike } from './waivers.ts'

/** What a file says about findings in it. */
export interface InlineWaivers {
  /** The file without the lines that only say so. */
  readonly text: string
  /** The file with those lines blank, so that places stay what they are. */
  readonly file: string
  /** True when findings with this code are accepted in a line (1-based). */
  waived(line: number, code: string): boolean
}

const comment = /<!--\s*kawaraban-ignore\b([^<>]{0,400}?)-->/g
const directive = /^\s*#\s*kawaraban:\s*ignore\b(.{0,400})$/
/** Where a paragraph of markup ends. */
const closes = /<\/(?:p|h[1-6]|li|td|th|blockquote|figcaption|dd|dt|div|section)\s*>/i

/**
 * In Markdown and HTML `<!-- kawaraban-ignore number-rounded -->` before or in a paragraph, in text files `# kawaraban: ignore number-rounded` in the
 * line above. Several codes are parted by spaces or commas; without a code all are meant. `*` stands for any letters.
 */
export function inlineWaivers(file: string): InlineWaivers {
  if (!/kawaraban(?:-ignore|:\s*ignore)/.test(file)) return { text: file, file, waived: () => false }
  const lines = file.split('\n')
  const waivers = new Map<number, ((code: string) => boolean)[]>()
  const add = (line: number, codes: string) => {
    const patterns = codes.split(/[\s,]+/).filter((code) => code !== '')
    const test = patterns.length === 0 ? () => true : codesLike(patterns)
    waivers.set(line, [...(waivers.get(line) ?? []), test])
  }
  const left: string[] = []
  const blanked: string[] = []
  lines.forEach((line, at) => {
    const codes = directive.exec(line)?.[1]
    left.push(...(codes === undefined ? [line] : []))
    blanked.push(codes === undefined ? line : ' '.repeat(line.length))
    if (codes !== undefined) {
      const next = lines.findIndex((other, index) => index > at && other.trim() !== '' && !directive.test(other))
      if (next >= 0) add(next, codes)
    }
    for (const [, listed = ''] of line.matchAll(comment)) for (const one of paragraphOf(lines, at)) add(one, listed)
  })
  return {
    text: left.join('\n'),
    file: blanked.join('\n'),
    waived: (line, code) => waivers.get(line - 1)?.some((test) => test(code)) ?? false,
  }
}

/** Lines of the paragraph a comment stands in, or, when it stands alone, of the next one. */
function paragraphOf(lines: readonly string[], at: number): number[] {
  const blank = (line: number) => (lines[line] ?? '').trim() === ''
  const alone = (line: number) => (lines[line] ?? '').replace(comment, '').trim() === ''
  let first = at
  if (alone(at)) {
    first = at + 1
    while (first < lines.length && alone(first)) first++
  } else while (first > 0 && !blank(first - 1) && !closes.test(lines[first - 1]!) && !alone(first - 1)) first--
  const found: number[] = []
  for (let line = first; line < lines.length && !blank(line); line++) {
    found.push(line)
    if (closes.test(lines[line]!)) break
  }
  return found
}
