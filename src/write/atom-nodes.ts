import type { Element, ElementContent } from 'xast'
import { whole } from './edition.ts'
import { visible } from './visible.ts'

type Attributes = Readonly<Record<string, string | undefined>>

/** An element; attributes without a value are left out, the words are clean already. */
export function x(name: string, attributes: Attributes = {}, content: string | readonly ElementContent[] = []): Element {
  return {
    type: 'element',
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [[key, xmlText(value)]])),
    ),
    children: typeof content === 'string' ? [{ type: 'text', value: content }] : [...content],
  }
}

/** Text as it may be shown and as XML may hold it, without space around it. */
export function words(text: string): string {
  return shownText(text).trim()
}

/** The same with its space. */
export function shownText(text: string): string {
  return xmlText(visible(text))
}

function xmlText(text: string): string {
  return whole(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
}
