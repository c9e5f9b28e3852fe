const wide = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff01-\\uff60'
/** Marks that may not begin a line: closing brackets, commas, stops, the long-vowel mark. */
const closing =
  '\\u3001\\u3002\\uff0c\\uff0e\\uff01\\uff1f\\uff1a\\uff1b\\uff09\\u300d\\u300f\\u3011\\u3009\\u300b\\u30fb\\u30fc\\u2019\\u201d'
const opening = '\\uff08\\u300c\\u300e\\u3010\\u3008\\u300a'
const units = new RegExp(`[^\\S\\u3000]+|[${opening}]*[${wide}][${closing}]*|[^\\s${wide}]+[${closing}]*`, 'gu')
const wideLetter = new RegExp(`[${wide}]`, 'gu')

/**
 * A paragraph in lines of at most so many columns, Japanese letters taking two; every line begins with `indent`, the first with `first`.
 * A word that is longer stands on a line of its own, so that addresses stay whole.
 */
export function wrapped(text: string, { first = '', indent = '', width = 72 } = {}): string {
  const lines: string[] = []
  let line = first
  let begun = false
  let used = columns(first)
  for (const [unit] of text.matchAll(units)) {
    const blank = unit.trim() === ''
    const size = blank ? 1 : columns(unit)
    if (begun && used + size > width) {
      lines.push(line.trimEnd())
      line = indent
      used = columns(indent)
      begun = false
    }
    if (blank && !begun) continue
    line += blank ? ' ' : unit
    used += size
    begun = true
  }
  return [...lines, line.trimEnd()].join('\n')
}

function columns(text: string): number {
  return text.length + (text.match(wideLetter)?.length ?? 0)
}
