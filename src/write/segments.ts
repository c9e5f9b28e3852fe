/** A named stretch: piece 3 of a sentence, note n2. Offsets count from the beginning of the text that is cut. */
export interface Range {
  readonly start: number
  readonly end: number
  readonly id: string
}

/** A stretch in which no range begins or ends, with the ids of the ranges that cover it, at most eight a layer. */
export interface Segment {
  readonly start: number
  readonly end: number
  readonly ids: readonly (readonly string[])[]
}

const most = 8

/** Cuts 0…`length` at every border of every range: pieces 0–4 and 2–6 of six letters → 0–2, 2–4, 4–6. Linear; ranges may overlap. */
export function segments(length: number, layers: readonly (readonly Range[])[]): Segment[] {
  const opening = new Map<number, [layer: number, id: string][]>()
  const closing = new Map<number, [layer: number, id: string][]>()
  layers.forEach((ranges, layer) => {
    for (const { start, end, id } of ranges) {
      const from = Math.max(0, start)
      const to = Math.min(length, end)
      if (from >= to) continue
      push(opening, from, [layer, id])
      push(closing, to, [layer, id])
    }
  })
  const borders = [...new Set([0, length, ...opening.keys(), ...closing.keys()])].sort((a, b) => a - b)
  const active = layers.map(() => new Map<string, number>())
  const made: Segment[] = []
  borders.forEach((start, index) => {
    for (const [layer, id] of closing.get(start) ?? []) change(active[layer], id, -1)
    for (const [layer, id] of opening.get(start) ?? []) change(active[layer], id, 1)
    const end = borders[index + 1]
    if (end !== undefined) made.push({ start, end, ids: active.map(firstIds) })
  })
  return made
}

function change(active: Map<string, number> | undefined, id: string, by: number): void {
  const depth = (active?.get(id) ?? 0) + by
  if (depth > 0) active?.set(id, depth)
  else active?.delete(id)
}

function firstIds(active: ReadonlyMap<string, number>): string[] {
  const ids: string[] = []
  for (const id of active.keys()) {
    if (ids.length === most) break
    ids.push(id)
  }
  return ids
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
