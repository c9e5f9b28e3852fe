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
}

/** Sentences show at most this many anchors; what stands behind them in a list counts no more. */
const most = 64
/** How often a word of a right translation has a counterpart among the anchors. */
const englishHit = 0.35

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
  const share = (count: number, of: number) => Math.min(0.6, 0.04 + Math.max(0, count - 1) / of)
  const jaGain: (readonly { hit: number; miss: number }[])[] = []
  const cells: Map<number, Cell>[] = ja.map(({ anchors }, j) => {
    const row = new Map<number, Cell>()
    const corridor = inside(j)
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
            const cell = row.get(place.unit) ?? { ja: [0, 0], en: [0, 0] }
            cell.ja[bit >> 5]! |= 1 << (bit & 31)
            cell.en[place.bit >> 5]! |= 1 << (place.bit & 31)
            row.set(place.unit, cell)
          }
        }
        return odds(hit, share(found.size, en.length))
      }),
    )
    return row
  })
  const enGain = en.map(({ keys }) =>
    keys.slice(0, most).map((key) => {
      const count = places.get(key)!.length
      return count > common ? { hit: 0, miss: 0 } : odds(isFigure(key) ? 0.75 : englishHit, share(count, en.length))
    }),
  )
  const jaMiss = jaGain.map((gains) => gains.reduce((sum, { miss }) => sum + miss, 0))
  const enMiss = enGain.map((gains) => gains.reduce((sum, { miss }) => sum + miss, 0))

  return {
    agreement(j, m, e, n) {
      let sum = 0
      for (let one = j; one < j + m; one++) {
        let [low, high] = [0, 0]
        for (let other = e; other < e + n; other++) {
          const cell = cells[one]!.get(other)
          if (cell) [low, high] = [low | cell.ja[0], high | cell.ja[1]]
        }
        sum += jaMiss[one]! + won(jaGain[one]!, low, high)
      }
      for (let other = e; other < e + n; other++) {
        let [low, high] = [0, 0]
        for (let one = j; one < j + m; one++) {
          const cell = cells[one]!.get(other)
          if (cell) [low, high] = [low | cell.en[0], high | cell.en[1]]
        }
        sum += enMiss[other]! + won(enGain[other]!, low, high)
      }
      // Both sides tell of the same agreement.
      return sum / 2
    },
  }
}

function isFigure(key: string): boolean {
  return key.startsWith('=')
}

function odds(hit: number, chance: number): { hit: number; miss: number } {
  return hit <= chance ? { hit: 0, miss: 0 } : { hit: Math.log(hit / chance), miss: Math.log((1 - hit) / (1 - chance)) }
}

/** What the bits that are set add to the sum in which all were missed. */
function won(gains: readonly { hit: number; miss: number }[], low: number, high: number): number {
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
