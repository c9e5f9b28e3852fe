import { skeletonOf } from './sound-costs.ts'
import type { SpokenWords } from './spoken-words.ts'

/** An English word that could be behind katakana. */
export interface Candidate {
  readonly word: string
  /** What it costs to write the word in this katakana, in nats: −log of the chance. */
  readonly cost: number
  readonly rank: number
  readonly inNews: boolean
}

/** English words by what their katakana would be, cheapest first; one candidate for each spelling. */
export type SearchWords = (sounds: readonly string[]) => readonly Candidate[]

const longestKana = 5
const never = 0xffff
const mostUnits = 40

/** Makes the search. Each word with the same consonants is laid beside the katakana; `dearest` is the most that a sound may cost on average. */
export function makeWordSearch(words: SpokenWords, dearest: number): SearchWords {
  const columns = new Map(words.kana.map((kana, column) => [kana, column]))
  const width = words.kana.length
  const { units, firstUnit, costs } = words

  return (sounds) => {
    const length = sounds.length
    if (length > 60) return []
    // For each place the column of the 0, 1 … 5 sounds that start there.
    const spans = new Int32Array((length + 1) * (longestKana + 1)).fill(-1)
    for (let start = 0; start <= length; start += 1) {
      for (let size = 0; size <= longestKana && start + size <= length; size += 1)
        spans[start * (longestKana + 1) + size] = columns.get(sounds.slice(start, start + size).join(' ')) ?? -1
    }
    const limit = Math.round(dearest * 16 * length)
    // One row for each depth: entries come in the order of their units, and those that start alike share the rows of their beginning.
    const rows = Array.from({ length: mostUnits + 1 }, () => new Int32Array(length + 1))
    const lows = new Int32Array(mostUnits + 1)
    const highs = new Int32Array(mostUnits + 1)
    rows[0]![0] = 0
    let before = -1
    /** Rows that hold for the entry before; behind them nothing was within the limit. */
    let reached = 0

    /** Fills the row behind a unit; false when nothing is within the limit. */
    const step = (depth: number, unit: number): boolean => {
      const row = rows[depth]!
      const next = rows[depth + 1]!
      const low = lows[depth]!
      const high = highs[depth]!
      next.fill(never, low, Math.min(length, high + longestKana) + 1)
      const base = unit * width
      let first = never
      let last = 0
      for (let start = low; start <= high; start += 1) {
        const here = row[start]!
        if (here > limit) continue
        const place = start * (longestKana + 1)
        const most = Math.min(longestKana, length - start)
        for (let size = 0; size <= most; size += 1) {
          const column = spans[place + size]!
          if (column < 0) continue
          const more = costs[base + column]!
          const cost = here + more
          const end = start + size
          if (more === 255 || cost > limit || cost >= next[end]!) continue
          next[end] = cost
          if (end < first) first = end
          if (end > last) last = end
        }
      }
      lows[depth + 1] = first
      highs[depth + 1] = last
      return first !== never
    }

    const costOf = (entry: number): number => {
      const from = firstUnit[entry]!
      const count = firstUnit[entry + 1]! - from
      if (count > mostUnits) return never
      let depth = 0
      if (before >= 0) {
        const other = firstUnit[before]!
        const shared = Math.min(count, firstUnit[before + 1]! - other)
        while (depth < shared && units[from + depth] === units[other + depth]) depth += 1
        if (depth > reached) {
          before = entry
          return never
        }
      }
      before = entry
      for (; depth < count; depth += 1) {
        if (!step(depth, units[from + depth]!)) {
          reached = depth
          return never
        }
      }
      reached = count
      return highs[count] === length ? rows[count]![length]! : never
    }

    const best = new Map<string, Candidate>()
    for (const entry of words.find(skeletonOf(sounds))) {
      const sixteenths = costOf(entry)
      if (sixteenths > limit) continue
      const word = words.spelling(entry)
      const known = best.get(word)
      if (known && known.cost <= sixteenths / 16) continue
      best.set(word, { word, cost: sixteenths / 16, rank: words.rank(entry), inNews: words.inNews(entry) })
    }
    return [...best.values()].sort((a, b) => a.cost - b.cost || (a.word < b.word ? -1 : 1))
  }
}
