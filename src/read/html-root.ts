import type { Element, Nodes, Root } from 'hast'
import type { Blocks, Weight } from './html-tree.ts'
import { attribute, find, findAll, layout } from './html-tree.ts'

/**
 * The element that holds the article: the weightiest <article> or itemprop body, else <main>, else the smallest container with most of the text.
 * A candidate must hold enough of what the page says; a list of teasers does not.
 */
export function contentRoot(root: Root, blocks: Blocks, weights: ReadonlyMap<Nodes, Weight>): Nodes {
  const body: Nodes = find(root, (element) => element.tagName === 'body') ?? root
  const own = (node: Nodes): number => {
    const { text, linked } = weights.get(node) ?? { text: 0, linked: 0 }
    return text - linked
  }
  const all = own(body)
  const heaviest = (elements: readonly Element[]): Element | null =>
    elements.reduce<Element | null>((best, element) => (best === null || own(element) > own(best) ? element : best), null)
  const kinds: ((element: Element) => boolean)[] = [
    (element) => element.tagName === 'article' || attribute(element, 'role') === 'article',
    (element) => element.tagName === 'main' || attribute(element, 'role') === 'main',
    (element) => blocks.content(element),
  ]
  for (const kind of kinds) {
    const found = heaviest(findAll(body, kind))
    if (found && own(found) >= 0.3 * all && own(found) > 0) return found
  }
  return densest(body, own)
}

/** Goes down while one child holds four fifths of the text, and stops above the paragraphs. */
function densest(body: Nodes, own: (node: Nodes) => number): Nodes {
  let node = body
  for (;;) {
    const inside: readonly Nodes[] = 'children' in node ? (node.children as readonly Nodes[]) : []
    const children = inside.filter((child): child is Element => child.type === 'element')
    const next = children.find((child) => own(child) > 0 && own(child) >= 0.8 * own(node))
    if (
      !next ||
      !/^(?:div|section|center|table|tbody|tr|td|font|span|form)$/.test(next.tagName) ||
      (next.tagName === 'table' && !layout(next))
    )
      return node
    node = next
  }
}
