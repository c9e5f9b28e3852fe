/** Forms of terms as paths of UTF-16 units. Nodes are numbers, the root is 0, -1 is nowhere. */
export interface Trie {
  step(node: number, unit: number): number
  /** True when something was added under exactly this path. */
  ends(node: number): boolean
  /** The first values added under exactly this path, oldest first. */
  values(node: number): readonly number[]
}

/** A trie that still grows. */
export interface TrieBuilder {
  add(units: ArrayLike<number>, value: number): void
  /** Arrays for `openTrie`: slots (node, unit, child each), then for each node the first of its values and one more, then the values. */
  pack(): Int32Array[]
}

/** More rows for one spelling than any glossary means; keeps a match short when a file repeats itself. */
const mostValues = 16

function hash(node: number, unit: number): number {
  const mixed = Math.imul(Math.imul(node, 0x9e3779b1) + unit, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

/**
 * Builds an open-addressing hash of (node, unit) → node in typed arrays: a hundred thousand terms build in a fraction of a second
 * and a step is one or two look-ups, however many terms there are.
 */
export function buildTrie(): TrieBuilder {
  let slots = new Int32Array(3 * 1024).fill(-1)
  let mask = 1023
  let nodes = 1
  /** The node of each value, in the order in which they were added. */
  let ends = new Int32Array(1024)
  let added = new Int32Array(1024)
  let count = 0

  function slotOf(node: number, unit: number): number {
    let at = hash(node, unit) & mask
    while (slots[at * 3] !== -1 && (slots[at * 3] !== node || slots[at * 3 + 1] !== unit)) at = (at + 1) & mask
    return at * 3
  }

  function grow(): void {
    const old = slots
    slots = new Int32Array(old.length * 2).fill(-1)
    mask = slots.length / 3 - 1
    for (let at = 0; at < old.length; at += 3) {
      if (old[at] === -1) continue
      const to = slotOf(old[at]!, old[at + 1]!)
      slots[to] = old[at]!
      slots[to + 1] = old[at + 1]!
      slots[to + 2] = old[at + 2]!
    }
  }

  function store(node: number, value: number): void {
    if (count === ends.length) {
      ends = longer(ends)
      added = longer(added)
    }
    ends[count] = node
    added[count++] = value
  }

  return {
    add(units, value) {
      let node = 0
      for (let index = 0; index < units.length; index++) {
        if (nodes * 6 > slots.length) grow()
        const unit = units[index]!
        const at = slotOf(node, unit)
        if (slots[at] === -1) {
          slots[at] = node
          slots[at + 1] = unit
          slots[at + 2] = nodes++
        }
        node = slots[at + 2]!
      }
      if (node !== 0) store(node, value)
    },
    pack() {
      const sizes = new Int32Array(nodes)
      for (let index = 0; index < count; index++) if (sizes[ends[index]!]! < mostValues) sizes[ends[index]!]!++
      const starts = new Int32Array(nodes + 1)
      for (let node = 0; node < nodes; node++) starts[node + 1] = starts[node]! + sizes[node]!
      const values = new Int32Array(starts[nodes]!)
      const filled = new Int32Array(nodes)
      for (let index = 0; index < count; index++) {
        const node = ends[index]!
        if (filled[node]! < mostValues) values[starts[node]! + filled[node]!++] = added[index]!
      }
      return [slots, starts, values]
    },
  }
}

function longer(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const made = new Int32Array(array.length * 2)
  made.set(array)
  return made
}

/** Looks into the arrays of a built trie; they may lie in a file. Most places of a text begin no term: the first step is a look into a table. */
export function openTrie([slots, starts, values]: readonly Int32Array[]): Trie {
  const table = slots!
  const first = starts!
  const mask = table.length / 3 - 1
  const unknown = -2
  const roots = new Int32Array(0x10000).fill(unknown)

  function look(node: number, unit: number): number {
    for (let at = (hash(node, unit) & mask) * 3; table[at] !== -1; at = at + 3 === table.length ? 0 : at + 3)
      if (table[at] === node && table[at + 1] === unit) return table[at + 2]!
    return -1
  }

  return {
    step(node, unit) {
      if (node !== 0) return look(node, unit)
      const known = roots[unit & 0xffff]!
      if (known !== unknown) return known
      const found = look(0, unit)
      roots[unit & 0xffff] = found
      return found
    },
    ends: (node) => first[node + 1]! > first[node]!,
    values: (node) => [...values!.subarray(first[node], first[node + 1])],
  }
}
