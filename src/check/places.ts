import type { Span } from '../document.ts'

/** Lines of a file. */
export interface FileLines {
  /** 1-based line and 0-based column of an offset. */
  place(at: number): { readonly line: number; readonly column: number }
  /** The part of a range that stands in the line it starts in, counted from the start of that line. */
  span(start: number, end: number): Span
}

/** The lines of a text whose line ends are line feeds. */
export function linesOf(file: string): FileLines {
  const starts = [0]
  for (let at = file.indexOf('\n'); at >= 0; at = file.indexOf('\n', at + 1)) starts.push(at + 1)
  const lineAt = (at: number): number => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const mid = (low + high + 1) >> 1
      if (starts[mid]! <= at) low = mid
      else high = mid - 1
    }
    return low
  }
  return {
    place(at) {
      const line = lineAt(at)
      return { line: line + 1, column: at - starts[line]! }
    },
    span(start, end) {
      const line = lineAt(start)
      const last = (starts[line + 1] ?? file.length + 1) - 1
      return { start: start - starts[line]!, end: Math.max(start, Math.min(end, last)) - starts[line]! }
    },
  }
}
