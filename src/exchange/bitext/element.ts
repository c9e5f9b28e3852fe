import type { Element, ElementContent } from 'xast'
import { xmlText } from '../xml.ts'

/** Attributes; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | undefined>>

/** An element that holds text: `x('note', { id: 'n1' }, 'Check the year.')`. Characters XML cannot hold are left out. */
export function textElement(name: string, attributes: Attributes, text: string): Element {
  return element(name, attributes, [{ type: 'text', value: xmlText(text) }])
}

/** An element as it is, on one line. */
export function element(name: string, attributes: Attributes, children: ElementContent[] = []): Element {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, xmlText(value)] as const]))
  return { type: 'element', name, attributes: Object.fromEntries(given), children }
}

/** An element whose children stand on lines of their own, indented by two spaces a level. */
export function lined(name: string, attributes: Attributes, children: readonly Element[]): Element {
  if (children.length === 0) return element(name, attributes)
  const inner = children.flatMap((child) => [{ type: 'text' as const, value: '\n  ' }, indented(child)])
  return element(name, attributes, [...inner, { type: 'text', value: '\n' }])
}

/** A child that was made as if it stood alone, one level further in. */
function indented(child: Element): Element {
  const [first, second] = child.children
  if (first?.type !== 'text' || !/^\n *$/.test(first.value) || second?.type !== 'element') return child
  const children = child.children.map((node) => {
    if (node.type === 'text') return { ...node, value: `${node.value}  ` }
    return node.type === 'element' ? indented(node) : node
  })
  return { ...child, children }
}
