const keyed = /^(?:[\p{L}\p{N}_-]+\s*:(?:\s|$)|\s+\S|-\s|#|[\]}])/u

/**
 * Front matter that its author forgot to close: `header` is its lines, `body` the rest. With proper front matter, or none, `header` is null;
 * an opening rule that is only a rule is moved down a line, so that nothing between two rules is taken for YAML.
 */
export function separate(text: string): { body: string; header: string | null } {
  if (!/^---[ \t]*\n/.test(text)) return { body: text, header: null }
  const lines = text.split('\n')
  let end = 1
  while (end < lines.length && !/^(?:---|\.\.\.)[ \t]*$/.test(lines[end]!) && keyed.test(lines[end]!)) end++
  if (end < lines.length && lines[end]!.startsWith('---')) return { body: text, header: null }
  const closing = lines.indexOf('---', end)
  // A stray line among the keys is a slip in YAML, a blank line with prose after it is the article.
  const stray = lines[end]?.trim() !== '' && closing > 0 && closing < end + 20 && !lines.slice(end, closing).includes('')
  if (stray) return { body: text, header: null }
  if (blankBeforeKeys(lines, end, closing)) return { body: text, header: null }
  if (end === 1) return { body: `\n${text}`, header: null }
  const dots = /^\.\.\.[ \t]*$/.test(lines[end] ?? '')
  return { body: `\n${lines.slice(dots ? end + 1 : end).join('\n')}`, header: lines.slice(1, end).join('\n') }
}

/** True when only blank lines and more keys stand between `end` and the closing rule. */
function blankBeforeKeys(lines: readonly string[], end: number, closing: number): boolean {
  if (closing < 0) return false
  for (let at = end; at < closing; at++) if (lines[at]!.trim() && !keyed.test(lines[at]!)) return false
  return end > 1
}

const marks = /[*_~[\]]/g
const openers = /<([!?])/g
const underlined = /^([^\n>#|\s-][^\n]*)\n(?:=+|-{2,})[ \t]*$/gm
const most = 400

/**
 * Markdown whose reading takes linear time: nesting beyond 40 columns of markers is flattened, a paragraph with hundreds of emphasis, link or comment
 * marks keeps them as letters, and hundreds of underlined headings become # headings. Ordinary articles come back with the same meaning.
 */
export function tame(text: string): string {
  const headed = (text.match(underlined)?.length ?? 0) > 200 ? text.replace(underlined, '\n# $1\n') : text
  const lines = headed.split('\n').map(shallow)
  const out: string[] = []
  let paragraph: string[] = []
  let marked = 0
  let opened = 0
  const flush = () => {
    for (const line of paragraph) {
      const plain = marked > most || (line.match(marks)?.length ?? 0) > most ? line.replace(marks, '\\$&') : line
      out.push(opened > 50 ? plain.replace(openers, '\\<\\$1') : plain)
    }
    paragraph = []
    marked = 0
    opened = 0
  }
  for (const line of lines) {
    const count = line.match(marks)?.length ?? 0
    opened += line.match(openers)?.length ?? 0
    paragraph.push(line)
    // Cells of a table are read one by one: many marks in many rows are no harm.
    if (!line.includes('|')) marked += count
    if (!line.trim()) flush()
  }
  flush()
  return out.join('\n')
}

function shallow(line: string): string {
  const lead = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*/.exec(line)![0]
  if (lead.length <= 40) return line
  return `${lead.slice(0, 40).trimEnd()} ${line.slice(lead.length)}`
}
