import type { Element, ElementContent, Properties } from 'hast'

/** What stands inside an element; a string becomes a text node, which the printer escapes. */
export type Content = string | readonly (ElementContent | string)[]

/**
 * A node of a page as plain data: `h('p', { className: ['note'] }, 'text')` → `<p class="note">text</p>` once it is printed.
 * Properties bear their hast names (`className`, `dataP`, `ariaLabel`); those that are null, undefined or false are not printed.
 */
export function h(tagName: string, content?: Content): Element
export function h(tagName: string, properties: Properties, content?: Content): Element
export function h(tagName: string, first: Properties | Content = [], second: Content = []): Element {
  const bare = typeof first === 'string' || isList(first)
  return { type: 'element', tagName, properties: bare ? {} : first, children: nodes(bare ? first : second) }
}

function nodes(content: Content): ElementContent[] {
  if (typeof content === 'string') return [{ type: 'text', value: content }]
  return content.map((one) => (typeof one === 'string' ? { type: 'text', value: one } : one))
}

function isList(value: Properties | Content): value is readonly (ElementContent | string)[] {
  return Array.isArray(value)
}
