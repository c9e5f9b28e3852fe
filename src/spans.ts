import type { Span } from './document.ts'

/** Index of the first of these ascending spans that ends after `at`; their number when none does. */
export function firstAfter(spans: readonly Span[], at: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.end > at) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether one of the ascending spans shares a character with `span`. */
export function overlaps(spans: readonly Span[], span: Span): boolean {
  const next = spans[firstAfter(spans, span.start)]
  return next !== undefined && next.start < span.end
}

/** Those of the ascending spans that lie wholly within `span`. */
export function within<T extends Span>(spans: readonly T[], span: Span): readonly T[] {
  const made: T[] = []
  for (let at = firstAfter(spans, span.start); at < spans.length && spans[at]!.start < span.end; at++)
    if (spans[at]!.start >= span.start && spans[at]!.end <= span.end) made.push(spans[at]!)
  return made
}
