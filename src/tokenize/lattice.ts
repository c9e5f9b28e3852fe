import type { Dictionary } from './dictionary.ts'
import type { UserWords } from './user-words.ts'

/**
 * By whose rules words are found.
 * mecab: white space is skipped, no cut at 、 and 。, unknown words up to LENGTH and by GROUP of `char.def`.
 * kuromoji: as npm kuromoji 0.1.2 does it: the text is cut behind every 、 and 。, one unknown word a place.
 */
export type Mode = 'mecab' | 'kuromoji'

/**
 * The best path through a text: for each word its start and end (UTF-16) and its token; unknown words count down from -1
 * (token -1 is the dictionary's unknown token 0), user words up from the number of the dictionary's tokens. The array is good until the next call.
 */
export type FindPath = (text: string) => Int32Array

/** MeCab's `max-grouping-size`: a run longer than this many characters behind the first is no word by GROUP. */
const mostGrouped = 24
/** Fields of a node of the lattice, all in one array: what is used together lies together. */
const startOf = 0
const endOf = 1
const tokenOf = 2
const rightOf = 3
const totalOf = 4
const previousOf = 5
const siblingOf = 6
const fields = 8
const categoryDefault = 0
const categorySpace = 1
const space = 1 << categorySpace
const far = 0x7fff_ffff
/** Beyond so many nodes the path is settled as far as all candidates agree, so that memory stays bounded. */
const settleAt = 1 << 15
/** Beyond so many nodes without agreement the best candidate is taken. */
const giveUpAt = 1 << 19

/** Makes the search for the cheapest path of words. It keeps its work space between calls: one maker a thread. */
export function makeFindPath(dictionary: Dictionary, mode: Mode, userWords?: UserWords): FindPath {
  const { base, check, starts, tokens, unknownTokens, costs, rows, columns, characters, kinds, categories } = dictionary
  const mecab = mode === 'mecab'

  // Nodes of the lattice, one after another: where the word starts and ends, its token, right id, cost of the path up to it,
  // the node before it on that path, the next node with the same end.
  let nodes = new Int32Array(fields << 12)
  let count = 0
  let endsAt = new Int32Array(1 << 10)

  let openNodes = new Int32Array(1 << 8)
  let openTotals = new Int32Array(1 << 8)
  let openRights = new Int32Array(1 << 8)
  let open = 0

  // All tokens of one left id at one place have the same best predecessor.
  const bestPlace = new Int32Array(columns)
  const bestPrevious = new Int32Array(columns)
  const bestTotal = new Int32Array(columns)
  let place = 0

  const matchEnds = new Int32Array(1 << 8)
  const matchValues = new Int32Array(1 << 8)

  function grow() {
    const made = new Int32Array(nodes.length * 2)
    made.set(nodes)
    nodes = made
  }

  /** Links a word to the best of the words gathered before it. */
  function add(begin: number, to: number, number: number, table: Int16Array, row: number) {
    const left = table[row]!
    if (bestPlace[left] !== place) connect(left)
    const at = count * fields
    if (at === nodes.length) grow()
    nodes[at + startOf] = begin
    nodes[at + endOf] = to
    nodes[at + tokenOf] = number
    nodes[at + rightOf] = table[row + 1]!
    nodes[at + totalOf] = bestTotal[left]! + table[row + 2]!
    nodes[at + previousOf] = bestPrevious[left]!
    nodes[at + siblingOf] = endsAt[to]!
    endsAt[to] = count
    count += 1
  }

  /** Lists the words that end at a place side by side, so that every left id met there runs through plain arrays. */
  function gather(from: number) {
    let size = 0
    for (let node = endsAt[from]!; node >= 0; node = nodes[node * fields + siblingOf]!) {
      if (size === openNodes.length) widen()
      openNodes[size] = node
      openTotals[size] = nodes[node * fields + totalOf]!
      openRights[size] = nodes[node * fields + rightOf]!
      size += 1
    }
    open = size
  }

  function widen() {
    const copy = (from: Int32Array) => {
      const made = new Int32Array(from.length * 2)
      made.set(from)
      return made
    }
    openNodes = copy(openNodes)
    openTotals = copy(openTotals)
    openRights = copy(openRights)
  }

  /** Ties: npm kuromoji takes the word added first, MeCab the one its list shows first. The list runs from the last added to the first. */
  function connect(left: number) {
    const row = left * rows
    let best = far
    let found = -1
    for (let at = 0; at < open; at += 1) {
      const sum = openTotals[at]! + costs[row + openRights[at]!]!
      if (sum < best || (sum === best && !mecab)) {
        best = sum
        found = at
      }
    }
    bestPlace[left] = place
    bestTotal[left] = best
    bestPrevious[left] = openNodes[found]!
  }

  /** Words of the dictionary that begin at a place: their ends and trie values, shortest first. Words hold no surrogates. */
  function look(text: string, from: number, to: number): number {
    let node = 0
    let found = 0
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at)
      let next: number
      if (code < 0x80) {
        if (code === 0) break
        next = base[node]! + code
        if (check[next] !== node) break
        node = next
      } else {
        if (code < 0x800) {
          next = base[node]! + (0xc0 | (code >> 6))
          if (check[next] !== node) break
          node = next
        } else {
          next = base[node]! + (0xe0 | (code >> 12))
          if (check[next] !== node) break
          node = next
          next = base[node]! + (0x80 | ((code >> 6) & 0x3f))
          if (check[next] !== node) break
          node = next
        }
        next = base[node]! + (0x80 | (code & 0x3f))
        if (check[next] !== node) break
        node = next
      }
      const leaf = base[node]!
      if (check[leaf] === node) {
        matchEnds[found] = at + 1
        matchValues[found] = -base[leaf]! - 1
        found += 1
      }
    }
    return found
  }

  function isPair(text: string, at: number): boolean {
    const code = text.charCodeAt(at)
    if (code < 0xd800 || code > 0xdbff) return false
    const next = text.charCodeAt(at + 1)
    return next >= 0xdc00 && next <= 0xdfff
  }

  function categoryAt(text: string, at: number): number {
    const code = text.charCodeAt(at)
    const category = characters[code]!
    // npm kuromoji takes what char.def does not name for white space, but for characters of two units.
    return category === categoryDefault && !mecab && (code < 0xd800 || code > 0xdfff) ? categorySpace : category
  }

  // The run of one kind that a place stands in; every place of a run has the same end, so each run is walked once.
  let runFrom = 0
  let runTo = 0

  function runEnd(text: string, at: number, to: number): number {
    if (at >= runFrom && at < runTo) return runTo
    runFrom = at
    let behind = at
    let kind = mecab ? kinds[text.charCodeAt(at)]! : categoryAt(text, at)
    for (;;) {
      behind += isPair(text, behind) ? 2 : 1
      if (behind >= to) break
      const next = mecab ? kinds[text.charCodeAt(behind)]! : categoryAt(text, behind)
      if (mecab ? (kind & next) === 0 : kind !== next) break
      kind = next
    }
    runTo = Math.min(behind, to)
    return runTo
  }

  /** More characters than `most` between two places? Looks at no more than it must. */
  function longer(text: string, from: number, to: number, most: number): boolean {
    if (to - from <= most) return false
    if (to - from > 2 * most) return true
    let seen = 0
    for (let at = from; at < to; at += isPair(text, at) ? 2 : 1) seen += 1
    return seen > most
  }

  function addUnknown(begin: number, to: number, category: number) {
    const first = categories[category * 5 + 3]!
    const last = categories[category * 5 + 4]! - 1
    if (mecab) for (let number = last; number >= first; number -= 1) add(begin, to, -1 - number, unknownTokens, number * 4)
    else for (let number = first; number <= last; number += 1) add(begin, to, -1 - number, unknownTokens, number * 4)
  }

  /** Adds every word that can begin at a place. MeCab's lists run from the last added to the first, so for its ties all goes backwards. */
  function expand(text: string, begin: number, to: number) {
    const found = look(text, begin, to)
    const offered = userWords ? addUserWords(userWords, text, begin, to) : 0
    const category = categoryAt(text, begin)
    const invoke = categories[category * 5]!
    const group = categories[category * 5 + 1]!
    const length = categories[category * 5 + 2]!
    const behind = begin + (isPair(text, begin) ? 2 : 1)
    if (!mecab) {
      for (let at = 0; at < found; at += 1) addKnown(begin, at)
      if (!(found + offered) || invoke) addUnknown(begin, group ? runEnd(text, begin, to) : behind, category)
      return
    }
    if (!(found + offered) || invoke) {
      const grouped = group ? runEnd(text, begin, to) : -1
      let at = behind
      let added = false
      for (let size = 1; size <= length; size += 1) {
        if (at === grouped) break
        addUnknown(begin, at, category)
        added = true
        if (at >= to || (kinds[text.charCodeAt(begin)]! & kinds[text.charCodeAt(at)]!) === 0) break
        at += isPair(text, at) ? 2 : 1
      }
      if (grouped >= 0 && !longer(text, behind, grouped, mostGrouped)) addUnknown(begin, grouped, category)
      else if (!found && !offered && !added) addUnknown(begin, behind, category)
    }
    for (let at = found - 1; at >= 0; at -= 1) addKnown(begin, at)
  }

  /** Adds the user's words that begin at a place; gives their number. */
  function addUserWords(words: UserWords, text: string, begin: number, to: number): number {
    const numbers = words.at(text, begin, to)
    for (const number of numbers) {
      const end = begin + words.surfaces[number]!.length
      add(begin, end, tokens.length / 4 + number, words.tokens, number * 4)
    }
    return numbers.length
  }

  function addKnown(begin: number, match: number) {
    const value = matchValues[match]!
    const to = matchEnds[match]!
    const first = starts[value]!
    const last = starts[value + 1]! - 1
    if (mecab) for (let number = last; number >= first; number -= 1) add(begin, to, number, tokens, number * 4)
    else for (let number = first; number <= last; number += 1) add(begin, to, number, tokens, number * 4)
  }

  let path = new Int32Array(3 << 8)
  let pathEnd = 0

  /** Writes the words of the path that ends in a node, first to last, without the root. */
  function trace(last: number) {
    let size = 0
    for (let node = last; node > 0; node = nodes[node * fields + previousOf]!) size += 3
    if (path.length < pathEnd + size) {
      const made = new Int32Array(2 * (pathEnd + size))
      made.set(path)
      path = made
    }
    pathEnd += size
    let at = pathEnd
    for (let node = last; node > 0; node = nodes[node * fields + previousOf]!) {
      at -= 3
      path[at] = nodes[node * fields + startOf]!
      path[at + 1] = nodes[node * fields + endOf]!
      path[at + 2] = nodes[node * fields + tokenOf]!
    }
  }

  /**
   * Settles the path up to the last word that all open paths share, and forgets what lies before it.
   * Nothing is settled when they share none.
   */
  function settle(at: number) {
    let to = at
    for (let node = 0; node < count; node += 1) to = Math.max(to, nodes[node * fields + endOf]!)
    let common = -1
    for (let place = at; place <= to; place += 1)
      for (let node = endsAt[place]!; node >= 0; node = nodes[node * fields + siblingOf]!)
        common = common < 0 ? node : ancestor(common, node)
    if (common <= 0) {
      if (count < giveUpAt) return
      common = cheapest(at)
      for (let place = at + 1; place <= to; place += 1) endsAt[place] = -1
      endsAt[at] = common
      nodes[common * fields + siblingOf] = -1
      if (common <= 0) return
    }
    trace(common)
    const paid = nodes[common * fields + totalOf]!
    for (let node = common; node < count; node += 1) {
      const kept = node - common
      nodes[kept * fields + startOf] = nodes[node * fields + startOf]!
      nodes[kept * fields + endOf] = nodes[node * fields + endOf]!
      nodes[kept * fields + tokenOf] = nodes[node * fields + tokenOf]!
      nodes[kept * fields + rightOf] = nodes[node * fields + rightOf]!
      nodes[kept * fields + totalOf] = nodes[node * fields + totalOf]! - paid
      nodes[kept * fields + previousOf] = nodes[node * fields + previousOf]! - common
      nodes[kept * fields + siblingOf] = nodes[node * fields + siblingOf]! < 0 ? -1 : nodes[node * fields + siblingOf]! - common
    }
    for (let place = at; place <= to; place += 1) if (endsAt[place]! >= 0) endsAt[place] = endsAt[place]! - common
    count -= common
  }

  /** Nodes are numbered from left to right, so the larger number is never an ancestor of the smaller. */
  function ancestor(one: number, other: number): number {
    let [left, right] = [one, other]
    while (left !== right) {
      if (left > right) left = nodes[left * fields + previousOf]!
      else right = nodes[right * fields + previousOf]!
    }
    return left
  }

  function cheapest(at: number): number {
    let best = endsAt[at]!
    for (let node = best; node >= 0; node = nodes[node * fields + siblingOf]!)
      if (nodes[node * fields + totalOf]! < nodes[best * fields + totalOf]!) best = node
    return best
  }

  /** Adds the best path through `text.slice(from, to)`. */
  function search(text: string, from: number, to: number) {
    if (endsAt.length < to + 3) endsAt = new Int32Array(Math.max(to + 3, endsAt.length * 2))
    endsAt.fill(-1, from, to + 3)
    runFrom = runTo = 0
    nodes[startOf] = nodes[endOf] = from
    nodes[rightOf] = nodes[totalOf] = 0
    nodes[tokenOf] = 0
    nodes[previousOf] = nodes[siblingOf] = -1
    count = 1
    endsAt[from] = 0
    let limit = settleAt
    for (let at = from; at < to; at += 1) {
      if (endsAt[at]! < 0) continue
      if (count > limit) {
        settle(at)
        limit = Math.max(settleAt, count * 2)
      }
      let begin = at
      if (mecab) while (begin < to && (kinds[text.charCodeAt(begin)]! & space) !== 0) begin += 1
      if (begin === to) break
      place += 1
      gather(at)
      expand(text, begin, to)
    }
    let last = to
    while (last > from && endsAt[last]! < 0) last -= 1
    place += 1
    gather(last)
    connect(0)
    trace(bestPrevious[0]!)
  }

  return (text) => {
    pathEnd = 0
    if (mecab) search(text, 0, text.length)
    else
      for (let from = 0; from < text.length; ) {
        let to = from
        while (to < text.length && text[to] !== '\u3001' && text[to] !== '\u3002') to += 1
        to = Math.min(to + 1, text.length)
        search(text, from, to)
        from = to
      }
    return path.subarray(0, pathEnd)
  }
}
