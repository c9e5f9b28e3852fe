import type { Span } from '../document.ts'

/** A test whether a span touches one of these: binary search over spans that are ascending and do not overlap. */
export function touching(spans: readonly Span[]): (span: Span) => boolean {
  return (span) => {
    let low = 0
    let high = spans.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (spans[middle]!.end <= span.start) low = middle + 1
      else high = middle
    }
    return low < spans.length && spans[low]!.start < span.end
  }
}
