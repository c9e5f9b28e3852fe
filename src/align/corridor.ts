import type { EnglishUnit, JapaneseUnit } from './unit.ts'

/** English sentences that may belong to Japanese sentence `j`: a half-open range. */
export type Corridor = (j: number) => { readonly start: number; readonly end: number }

/** Up to here every pair is looked at: some 600 sentences against 600. */
const small = 400_000
const halfWidth = 60

/**
 * Where to look in long texts, so that the work grows with their length and not with its square: between keys that stand once on each side, in
 * ascending order, the way is straight. Short texts are looked at in full.
 */
export function corridorOf(ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): Corridor {
  if (ja.length * en.length <= small) return () => ({ start: 0, end: en.length })
  const posts = [{ j: 0, e: 0 }, ...ascending(singles(ja, en)), { j: ja.length, e: en.length }]
  const middle = new Float64Array(ja.length + 1)
  const slack = new Float64Array(ja.length + 1)
  for (let at = 0; at + 1 < posts.length; at++) {
    const [from, to] = [posts[at]!, posts[at + 1]!]
    for (let j = from.j; j <= to.j; j++) {
      const part = to.j === from.j ? 0 : (j - from.j) / (to.j - from.j)
      middle[j] = from.e + part * (to.e - from.e)
      // Where one side has much more than the other, something is missing, and nobody knows where.
      slack[j] = Math.min(2000, Math.abs(to.e - from.e - (to.j - from.j)))
    }
  }
  return (j) => {
    const width = halfWidth + slack[j]!
    return { start: Math.max(0, Math.floor(middle[j]! - width)), end: Math.min(en.length, Math.ceil(middle[j]! + width) + 1) }
  }
}

/** Keys that one sentence alone has on each side. */
function singles(ja: readonly JapaneseUnit[], en: readonly EnglishUnit[]): { j: number; e: number }[] {
  const english = new Map<string, number>()
  en.forEach(({ keys }, e) => {
    for (const key of keys) english.set(key, english.has(key) ? -1 : e)
  })
  const japanese = new Map<string, number>()
  ja.forEach(({ anchors }, j) => {
    for (const key of new Set(anchors.flatMap(({ any, hit }) => (hit > 0.5 ? any : []))))
      japanese.set(key, japanese.has(key) && japanese.get(key) !== j ? -1 : j)
  })
  const found: { j: number; e: number }[] = []
  for (const [key, j] of japanese) {
    const e = english.get(key)
    if (j >= 0 && e !== undefined && e >= 0) found.push({ j, e })
  }
  return found.sort((a, b) => a.j - b.j || a.e - b.e)
}

/** The longest run of posts that ascends on both sides (patience sorting). */
function ascending(found: readonly { j: number; e: number }[]): { j: number; e: number }[] {
  const tops: number[] = []
  const before = new Int32Array(found.length)
  found.forEach(({ e }, at) => {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const mid = (low + high) >> 1
      if (found[tops[mid]!]!.e < e) low = mid + 1
      else high = mid
    }
    before[at] = low > 0 ? tops[low - 1]! : -1
    tops[low] = at
  })
  const run: { j: number; e: number }[] = []
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at]!) run.push(found[at]!)
  return run.reverse()
}
