import { xmlText } from './xml.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** A text as it stands in XML, between tags or in an attribute. */
export function escaped(text: string): string {
  return xmlText(text).replace(/[&<>"]/g, (letter) => escapes[letter]!)
}

/** `tag('term', 'R&D')` → `<term>R&amp;D</term>`; attributes with the value '' are left out. */
export function tag(name: string, text: string, attributes: Readonly<Record<string, string>> = {}): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === '' ? [] : [` ${key}="${escaped(value)}"`]))
  return `<${name}${written.join('')}>${escaped(text)}</${name}>`
}
