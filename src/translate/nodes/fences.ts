import type { Node } from './node.ts'

interface Quotation {
  readonly from: number
  readonly close: number
  /** How far the sentence reaches that is being read, from the end or from the start. */
  limit: number
}

const everything = (limit: number): Quotation => ({ from: -1, close: Number.POSITIVE_INFINITY, limit })

/** Ends a sentence inside a quotation: 「晴れた。|…」. */
const endsSentence = ({ stop, closes }: Node): boolean => closes === '' && /[。．！？!?]/.test(stop)

const isInside = ({ close }: Quotation): boolean => close < Number.POSITIVE_INFINITY

/** The last node each may hang on. */
function lastHeads(nodes: readonly Node[]): number[] {
  const stack = [everything(Number.POSITIVE_INFINITY)]
  const made: number[] = []
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at]!
    while (stack.at(-1)!.from > at) stack.pop()
    const top = stack.at(-1)!
    const ends = isInside(top) && endsSentence(node)
    made[at] = ends ? top.close : top.limit
    if (ends) top.limit = at
    if (node.quoteFrom >= 0 && node.quoteFrom < at) stack.push({ from: node.quoteFrom, close: at, limit: at })
  }
  return made
}

/** The first node that may hang on each. */
function firstDependents(nodes: readonly Node[]): number[] {
  const opening = new Map<number, number[]>()
  for (const { quoteFrom, index } of nodes) {
    if (quoteFrom < 0 || quoteFrom >= index) continue
    const closes = opening.get(quoteFrom)
    if (closes) closes.push(index)
    else opening.set(quoteFrom, [index])
  }
  const stack = [everything(0)]
  return nodes.map((node) => {
    while (stack.at(-1)!.close <= node.index) stack.pop()
    for (const close of opening.get(node.index)?.toReversed() ?? []) stack.push({ from: node.index, close, limit: node.index })
    const top = stack.at(-1)!
    const { limit } = top
    if (isInside(top) && endsSentence(node)) top.limit = node.index + 1
    return limit
  })
}

/** Fences in every sentence of a quotation: nothing in it hangs on what stands outside, and nothing outside on what it holds but on its last word. */
export function fenceQuotations(nodes: readonly Node[]): void {
  if (!nodes.some(({ quoteFrom }) => quoteFrom >= 0)) return
  const [firsts, lasts] = [firstDependents(nodes), lastHeads(nodes)]
  for (const node of nodes) node.within = { from: firsts[node.index]!, to: lasts[node.index]! }
}
