import type { Content } from './content.ts'
import type { Rated } from './rank.ts'

/** Numbers and names prove more than words do. */
const telling = 2
/** A further sentence is cited when it covers this part of the point that the ones before it leave open. */
const enough = 0.2
const most = 3

/** Makes the search for the sentences that support a line: each covers the most of what is not yet covered. In document order. */
export function makeSupport(rated: readonly Rated[], weight: (key: string) => number): (content: Content) => Rated[] {
  const holders = new Map<string, number[]>()
  rated.forEach(({ content }, at) => {
    for (const key of content.keys()) {
      const list = holders.get(key)
      if (list) list.push(at)
      else holders.set(key, [at])
    }
  })
  const worth = (key: string) => weight(key) * (/^[@#]/.test(key) ? telling : 1)

  return (content) => {
    const open = new Set([...content.keys()].filter((key) => holders.has(key)))
    const all = [...open].reduce((sum, key) => sum + worth(key), 0)
    const cited: number[] = []
    while (cited.length < most) {
      const gains = new Map<number, number>()
      for (const key of open) for (const at of holders.get(key)!) gains.set(at, (gains.get(at) ?? 0) + worth(key))
      let best = -1
      let gain = cited.length === 0 ? 0 : enough * all
      for (const [at, value] of [...gains].sort(([one], [other]) => one - other))
        if (value > gain + 1e-9) {
          best = at
          gain = value
        }
      if (best === -1) break
      cited.push(best)
      for (const key of rated[best]!.content.keys()) open.delete(key)
    }
    return cited.sort((one, other) => one - other).map((at) => rated[at]!)
  }
}
