import { type Part, splitAtMarks } from './marks.ts'
import type { Node, Tree } from './node.ts'

/** A part of a sentence; `opens` and `closes`: a quotation begins before it, ends behind it. */
export interface QuotedPart extends Part {
  readonly opens: boolean
  readonly closes: boolean
}

const opening = '「『'
const closing = '」』'

/** 「続けたい。 opens a quotation that goes on in the next sentence; 「続けたい」と述べた does not. */
function goesOn(ja: string): boolean {
  const letters = ja.trim()
  if (!letters || !opening.includes(letters.charAt(0))) return false
  let depth = 0
  for (const letter of letters) {
    if (opening.includes(letter)) depth++
    else if (closing.includes(letter) && --depth === 0) return false
  }
  return true
}

/** Whether all words of the tree stand in one quotation. */
function isQuotation(tree: Tree, root: Node): boolean {
  if (root.quoteFrom < 0 || root.closedAt < 0 || root.asides.length) return false
  const first = tree.nodes.find((node) => !node.dead)!
  return root.quoteFrom <= first.index && [...root.core, ...root.tail].every(({ start }) => start < root.closedAt)
}

/** The parts of a sentence. One that is a quotation as a whole loses its marks, which are no part of what it says, and falls into its own parts: 「暑い。疲れた」 → 暑い | 疲れた. */
export function quotedParts(tree: Tree, ja: string, headline: boolean): QuotedPart[] {
  const made = splitAtMarks(tree, headline).flatMap((part): QuotedPart[] => {
    const root = part.tree.nodes[part.tree.root]
    if (!root || !isQuotation(part.tree, root)) return [{ ...part, opens: false, closes: false }]
    root.quoteFrom = -1
    root.closes = ''
    root.closedAt = -1
    const inner = splitAtMarks(part.tree, headline)
    return inner.map(({ tree: one, mark }, at) => {
      const last = at === inner.length - 1
      return { tree: one, mark: last ? part.mark : mark, opens: at === 0, closes: last }
    })
  })
  const [first, ...others] = made
  return first && goesOn(ja) ? [{ ...first, opens: true }, ...others] : made
}
