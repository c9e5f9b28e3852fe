import type { EnglishUnit, JapaneseUnit } from './unit.ts'

/** How well what one sentence shows agrees with what another does, as log odds. */
export interface Scores {
  /** Of Japanese sentences [j, j + m) against English sentences [e, e + n); 0 means: says nothing. */
  agreement(j: number, m: number, e: number, n: number): number
}

interface Cell {
  /** Bits of the anchors that the English sentence shows, and of the English keys that they account for. */
  readonly ja: [number, number]
  readonly en: [number, number]
  /** Agreement of the two sentences alone, once it has been asked for. */
  alone?: number
}

/** Sentences show at most this many anchors; what stands behind them in a list counts no more. */
const most = 64
/** How often a word of a right translation has a counterpart among the anchors. */
const englishHit = 0.54

/** Both sides tell of the same agreement, but only one of a sentence too many. */
const weight = 0.75

/** A word with many renderings meets one of them by chance. */
const perKey = 0.012

/** Finds what is shared, once for all pairs inside the corridor. */
export function makeScores(
  ja: readonly JapaneseUnit[],
  en: readonly EnglishUnit[],
  inside: (j: number) => { readonly start: number; readonly end: number },
): Scores {
  const places = new Map<string, { unit: number; bit: number }[]>()
  en.forEach(({ keys }, unit) => {
    keys.slice(0, most).forEach((key, bit) => {
      const list = places.get(key)
      if (list) list.push({ unit, bit })
      else places.set(key, [{ unit, bit }])
    })
  })
  // A key of every third sentence tells nothing, and would be looked up in all of them.
  const common = Math.max(12, en.length / 4)
  const share = (count: number, of: number) => Math.min(0.6, 0.03 + Math.max(0, count - 1) / of)
  const jaGain: (readonly Gain[])[] = []
  const starts = ja.map((_, j) => inside(j).start)
  const cells: (Cell | undefined)[][] = ja.map(({ anchors }, j) => {
    const corridor = inside(j)
    const row = new Array<Cell | undefined>(corridor.end - corridor.start).fill(undefined)
    jaGain.push(
      anchors.slice(0, most).map(({ any, hit }, bit) => {
        const found = new Set<number>()
        for (const key of any) {
          const list = places.get(key) ?? []
          if (list.length > common) {
            found.clear()
            return { hit: 0, miss: 0 }
          }
          for (const place of list) {
            found.add(place.unit)
            if (place.unit < corridor.start || place.unit >= corridor.end) continue
            const cell = row[place.unit - corridor.start] ?? { ja: [0, 0], en: [0, 0] }
            cell.ja[bit >> 5]! |= 1 << (bit & 31)
            cell.en[place.bit >> 5]! |= 1 << (place.bit & 31)
            row[place.unit - corridor.start] = cell
          }
        }
        return odds(hit, Math.min(0.6, share(found.size, en.length) + perKey * (any.length - 1)))
      }),
    )
    return row
  })
  const enGain = en.map(({ keys }) =>
    keys.slice(0, most).map((key) => {
      const count = places.get(key)!.length
      return count > common ? { hit: 0, miss: 0 } : odds(isFigure(key) ? 0.55 : englishHit, share(count, en.length))
    }),
  )
  const jaMiss = jaGain.map((gains) => gains.reduce((sum, { miss }) => sum + miss, 0))
  const enMiss = enGain.map((gains) => gains.reduce((sum, { miss }) => sum + miss, 0))

  /** What the sentences of one side win: each key of the other side counts for one of them, for the one that accounts for most. */
  function side(
    first: number,
    count: number,
    missed: readonly number[],
    gains: readonly (readonly Gain[])[],
    seen: (one: number) => readonly [own: Bits, other: Bits],
  ): number {
    let sum = 0
    if (count === 1) {
      const [own] = seen(first)
      return missed[first]! + won(gains[first]!, own)
    }
    const all = Array.from({ length: count }, (_, at) => ({ one: first + at, bits: seen(first + at) }))
    all.sort((a, b) => size(b.bits[1]) - size(a.bits[1]) || a.one - b.one)
    let explained: Bits = [0, 0]
    for (const { one, bits } of all) {
      const [own, other] = bits
      const total = size(other)
      const fresh = size([other[0] & ~explained[0], other[1] & ~explained[1]])
      sum += missed[one]! + (total === 0 ? 0 : (won(gains[one]!, own) * fresh) / total)
      explained = [explained[0] | other[0], explained[1] | other[1]]
    }
    return sum
  }

  const cellOf = (j: number, e: number) => cells[j]![e - starts[j]!]

  /** Sums of what is missed, for stretches that share nothing. */
  const jaMissed = running(jaMiss)
  const enMissed = running(enMiss)

  function shared(j: number, m: number, e: number, n: number): boolean {
    for (let one = j; one < j + m; one++) for (let other = e; other < e + n; other++) if (cellOf(one, other)) return true
    return false
  }

  return {
    agreement(j, m, e, n) {
      if (m === 1 && n === 1) {
        const cell = cellOf(j, e)
        if (!cell) return weight * (jaMiss[j]! + enMiss[e]!)
        cell.alone ??= weight * (jaMiss[j]! + won(jaGain[j]!, cell.ja) + enMiss[e]! + won(enGain[e]!, cell.en))
        return cell.alone
      }
      if (!shared(j, m, e, n)) return weight * (jaMissed[j + m]! - jaMissed[j]! + enMissed[e + n]! - enMissed[e]!)
      const japanese = side(j, m, jaMiss, jaGain, (one) => {
        const own: [number, number] = [0, 0]
        const other: [number, number] = [0, 0]
        for (let to = e; to < e + n; to++) {
          const cell = cellOf(one, to)
          if (!cell) continue
          own[0] |= cell.ja[0]
          own[1] |= cell.ja[1]
          // Bits of several English sentences share one word: enough to tell old from new.
          other[0] = to === e ? other[0] | cell.en[0] : other[0] | rotated(cell.en[0])
          other[1] = to === e ? other[1] | cell.en[1] : other[1] | rotated(cell.en[1])
        }
        return [own, other]
      })
      const english = side(e, n, enMiss, enGain, (one) => {
        const own: [number, number] = [0, 0]
        const other: [number, number] = [0, 0]
        for (let from = j; from < j + m; from++) {
          const cell = cellOf(from, one)
          if (!cell) continue
          own[0] |= cell.en[0]
          own[1] |= cell.en[1]
          other[0] = from === j ? other[0] | cell.ja[0] : other[0] | rotated(cell.ja[0])
          other[1] = from === j ? other[1] | cell.ja[1] : other[1] | rotated(cell.ja[1])
        }
        return [own, other]
      })
      return weight * (japanese + english)
    },
  }
}

function running(values: readonly number[]): Float64Array {
  const sums = new Float64Array(values.length + 1)
  values.forEach((value, at) => {
    sums[at + 1] = sums[at]! + value
  })
  return sums
}

type Bits = readonly [number, number]

interface Gain {
  readonly hit: number
  readonly miss: number
}

function rotated(bits: number): number {
  return (bits << 13) | (bits >>> 19)
}

function size([low, high]: Bits): number {
  return ones(low) + ones(high)
}

function ones(bits: number): number {
  let rest = bits >>> 0
  rest -= (rest >>> 1) & 0x55555555
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

function isFigure(key: string): boolean {
  return key.startsWith('=')
}

function odds(hit: number, chance: number): Gain {
  return hit <= chance ? { hit: 0, miss: 0 } : { hit: Math.log(hit / chance), miss: Math.log((1 - hit) / (1 - chance)) }
}

/** What the bits that are set add to the sum in which all were missed. */
function won(gains: readonly Gain[], [low, high]: Bits): number {
  let sum = 0
  for (let word = 0; word < 2; word++) {
    let bits = (word === 0 ? low : high) >>> 0
    while (bits !== 0) {
      const bit = 31 - Math.clz32(bits & -bits)
      const gain = gains[word * 32 + bit]!
      sum += gain.hit - gain.miss
      bits &= bits - 1
    }
  }
  return sum
}
