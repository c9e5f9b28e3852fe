import type { Segment } from '../document.ts'
import type { Io } from './io.ts'
import { type Line, linesOf } from './lines.ts'

/** As many lines are looked at together: what is said twice is compared inside them. */
const batch = 200

/** Line n against line n, in batches; a side that ends early has empty lines from there on. Nothing else is kept in memory. */
export async function* linePairs(path: string, enPath: string, io: Io): AsyncGenerator<readonly Segment[]> {
  const ja = linesOf([{ path }], io)
  const en = linesOf([{ path: enPath }], io)
  let segments: Segment[] = []
  for (let line = 1; ; line++) {
    const [left, right] = [await next(ja), await next(en)]
    if (left === undefined && right === undefined) break
    segments.push({ id: String(line), ja: left?.text ?? '', en: right?.text ?? '', line, enLine: line })
    if (segments.length < batch) continue
    yield segments
    segments = []
  }
  if (segments.length > 0) yield segments
}

async function next(lines: AsyncGenerator<Line>): Promise<Line | undefined> {
  const { done, value } = await lines.next()
  return done ? undefined : value
}
