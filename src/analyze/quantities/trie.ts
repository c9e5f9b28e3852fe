/** A prefix tree over UTF-16 units. Lookups cost the length of the longest key at most. */
export interface Trie<T> {
  /** Every key that starts at `at`, longest first, with the end of each. Empty when none does. */
  matches(text: string, at: number): readonly { readonly end: number; readonly items: readonly T[] }[]
}

interface Node<T> {
  readonly next: Map<string, Node<T>>
  readonly items: T[]
}

/** Items with the same key stay in the order given. */
export function makeTrie<T>(entries: Iterable<readonly [string, T]>): Trie<T> {
  const root: Node<T> = { next: new Map(), items: [] }
  for (const [key, item] of entries) {
    let node = root
    for (const unit of key.split('')) {
      let next = node.next.get(unit)
      if (!next) {
        next = { next: new Map(), items: [] }
        node.next.set(unit, next)
      }
      node = next
    }
    if (node !== root) node.items.push(item)
  }
  return {
    matches(text, at) {
      const found: { end: number; items: readonly T[] }[] = []
      let node = root.next.get(text[at] ?? '')
      for (let end = at + 1; node; end++) {
        if (node.items.length) found.push({ end, items: node.items })
        node = node.next.get(text[end] ?? '')
      }
      return found.reverse()
    },
  }
}
