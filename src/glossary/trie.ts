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
  add(units: readonly number[], value: number): void
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
  let nodes = 1
  const stored = new Map<number, number[]>()

  function slotOf(node: number, unit: number): number {
    const count = slots.length / 3
    let at = hash(node, unit) & (count - 1)
    while (slots[at * 3] !== -1 && (slots[at * 3] !== node || slots[at * 3 + 1] !== unit)) at = (at + 1) & (count - 1)
    return at * 3
  }

  function grow(): void {
    const old = slots
    slots = new Int32Array(old.length * 2).fill(-1)
    for (let at = 0; at < old.length; at += 3) if (old[at] !== -1) slots.set(old.subarray(at, at + 3), slotOf(old[at]!, old[at + 1]!))
  }

  return {
    add(units, value) {
      let node = 0
      for (const unit of units) {
        if (nodes * 6 > slots.length) grow()
        const at = slotOf(node, unit)
        if (slots[at] === -1) slots.set([node, unit, nodes++], at)
        node = slots[at + 2]!
      }
      if (node === 0) return
      const list = stored.get(node)
      if (!list) stored.set(node, [value])
      else if (list.length < mostValues) list.push(value)
    },
    pack() {
      const starts = new Int32Array(nodes + 1)
      const values: number[] = []
      for (let node = 0; node < nodes; node++) {
        starts[node] = values.length
        values.push(...(stored.get(node) ?? []))
      }
      starts[nodes] = values.length
      return [slots, starts, Int32Array.from(values)]
    },
  }
}

/** Looks into the arrays of a built trie; they may lie in a file. */
export function openTrie([slots, starts, values]: readonly Int32Array[]): Trie {
  const count = slots!.length / 3
  return {
    step(node, unit) {
      for (let at = hash(node, unit) & (count - 1); slots![at * 3] !== -1; at = (at + 1) & (count - 1))
        if (slots![at * 3] === node && slots![at * 3 + 1] === unit) return slots![at * 3 + 2]!
      return -1
    },
    ends: (node) => starts![node + 1]! > starts![node]!,
    values: (node) => [...values!.subarray(starts![node], starts![node + 1])],
  }
}
