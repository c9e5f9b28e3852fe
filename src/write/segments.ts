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

/** Where a range of a layer begins (`by` 1) or ends (`by` -1). */
interface Border {
  readonly at: number
  readonly by: 1 | -1
  readonly layer: number
  readonly id: string
}

/** Cuts 0…`length` at every border of every range: pieces 0–4 and 2–6 of six letters → 0–2, 2–4, 4–6. Linear but for sorting; ranges may overlap. */
export function segments(length: number, layers: readonly (readonly Range[])[]): Segment[] {
  const borders: Border[] = []
  layers.forEach((ranges, layer) => {
    for (const { start, end, id } of ranges) {
      const from = Math.max(0, start)
      const to = Math.min(length, end)
      if (from < to) borders.push({ at: from, by: 1, layer, id }, { at: to, by: -1, layer, id })
    }
  })
  borders.sort((a, b) => a.at - b.at || a.by - b.by)
  const active = layers.map(() => new Map<string, number>())
  const made: Segment[] = []
  let ids: readonly (readonly string[])[] = layers.map(() => [])
  let start = 0
  for (let next = 0; next < borders.length; ) {
    const at = borders[next]?.at ?? length
    if (at > start) made.push({ start, end: at, ids })
    const changed: boolean[] = []
    for (let border = borders[next]; border?.at === at; border = borders[++next]) {
      change(active[border.layer], border)
      changed[border.layer] = true
    }
    ids = active.map((layer, index) => (changed[index] ? firstIds(layer) : (ids[index] ?? [])))
    start = at
  }
  if (start < length) made.push({ start, end: length, ids })
  return made
}

function change(active: Map<string, number> | undefined, { id, by }: Border): void {
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
