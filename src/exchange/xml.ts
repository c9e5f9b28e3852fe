import type { Element, Nodes, Root } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { toXml } from 'xast-util-to-xml'

/** XML that could not be read: where (1-based) and why, in the words of the parser. */
export interface XmlProblem {
  readonly line: number
  readonly reason: string
}

/** Deeper nesting than any exchange format has; keeps hostile files from exhausting the stack. */
const deepest = 60

/**
 * Reads an XML document: `<tmx version="1.4">…` → its root element. Entities other than the five of XML and a DTD's contents are never read.
 * Prefixes are left on names: `gls:term`. Never throws for bad XML.
 */
export function readXml(text: string): Element | XmlProblem {
  const depth = tooDeepAt(text)
  if (depth !== undefined) return { line: lineAt(text, depth), reason: 'depth' }
  try {
    const root: Root = fromXml(text.replace(/^\ufeff/, ''))
    const element = root.children.find((node) => node.type === 'element')
    return element ?? { line: 1, reason: 'empty' }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const line = 'line' in error && typeof error.line === 'number' ? error.line : 1
    const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message
    return { line, reason: reason.split('\n')[0]! }
  }
}

/** True for what `readXml` gives when it could not read. */
export function isXmlProblem(made: Element | XmlProblem): made is XmlProblem {
  return 'reason' in made
}

/** The document as text: declaration, then the nodes, then a newline. */
export function writeXml(nodes: readonly Nodes[]): string {
  // `]]>` may not stand in text, but the printer lets it.
  const printed = toXml([...nodes], { closeEmptyElements: true }).replaceAll(']]>', ']]&gt;')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printed}\n`
}

/** Name without its prefix: `gls:term` → `term`. */
export function localName({ name }: Element): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Child elements, all or those of a local name. */
export function childrenOf(element: Element, name?: string): Element[] {
  return element.children.filter((node): node is Element => node.type === 'element' && (name === undefined || localName(node) === name))
}

/** First child element of a local name. */
export function childOf(element: Element, name: string): Element | undefined {
  return element.children.find((node): node is Element => node.type === 'element' && localName(node) === name)
}

/** All text below an element, without comments and processing instructions. */
export function textOf(element: Element): string {
  return element.children
    .map((node) => (node.type === 'text' || node.type === 'cdata' ? node.value : node.type === 'element' ? textOf(node) : ''))
    .join('')
}

/** 1-based line on which an element begins. */
export function lineOf(element: Element): number {
  return element.position?.start.line ?? 1
}

/** Text that XML may hold: control characters other than tab and line ends, and halves of surrogate pairs, are left out. */
export function xmlText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
}

function tooDeepAt(text: string): number | undefined {
  let depth = 0
  for (const tag of text.matchAll(/<(\/?)[\p{L}_](?:"[^"<]*"|'[^'<]*'|[^<>"'])*?(\/?)>/gu)) {
    if (tag[1]) depth--
    else if (!tag[2]) depth++
    if (depth > deepest) return tag.index
  }
  return undefined
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}
