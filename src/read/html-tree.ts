import type { Element, Nodes } from 'hast'
import type { Language } from '../language/load.ts'

/** An attribute as text; lists (class, rel) joined by spaces; '' when absent. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name]
  if (Array.isArray(value)) return value.join(' ')
  return value === null || value === undefined || value === false ? '' : String(value)
}

/** class and id as small words between spaces: `photoCredit js-ad_box` → ` photo credit js ad box `. */
function words(element: Element): string {
  const names = `${attribute(element, 'className')} ${attribute(element, 'id')} ${attribute(element, 'itemProp')}`.slice(0, 500)
  return ` ${names
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `
}

export interface Blocks {
  /** Never shown, or no text: script, ruby reading, form … whatever it holds. */
  hidden(element: Element): boolean
  /** Looks like navigation, advertising, related links, credits, by role, class or id. */
  aside(element: Element): boolean
  /** Says by class or itemprop that it is the body of the article. */
  content(element: Element): boolean
  /** Says that it holds the time of publication. */
  time(element: Element): boolean
}

/** Compiles `ja/read-blocks.tsv`. */
export function makeBlocks(language: Language): Blocks {
  const rows = language.rows('ja/read-blocks')
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.value!)
  const elements = new Set(of('element'))
  const roles = new Set(of('role'))
  const phrase = (kind: string) => new RegExp(` (?:${of(kind).join('|')}) `)
  const tokens = phrase('token')
  const contents = phrase('content')
  const times = phrase('time')
  return {
    hidden: (element) =>
      elements.has(element.tagName) ||
      'hidden' in element.properties ||
      attribute(element, 'ariaHidden') === 'true' ||
      /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribute(element, 'style')),
    aside: (element) => roles.has(attribute(element, 'role')) || tokens.test(words(element)),
    content: (element) => contents.test(words(element)),
    time: (element) => element.tagName === 'time' || times.test(words(element)),
  }
}

/** Visible letters in each element, links counted apart. Children before parents, so one walk is enough. */
export interface Weight {
  readonly text: number
  readonly linked: number
}

export function weigh(root: Nodes, hidden: (element: Element) => boolean): ReadonlyMap<Nodes, Weight> {
  const weights = new Map<Nodes, Weight>()
  const walk = (node: Nodes, linked: boolean): Weight => {
    let text = 0
    let links = 0
    if (node.type === 'text') {
      text = node.value.replace(/\s+/g, '').length
      links = linked ? text : 0
    } else if ('children' in node && !(node.type === 'element' && hidden(node))) {
      for (const child of node.children) {
        const weight = walk(child as Nodes, linked || (node.type === 'element' && node.tagName === 'a'))
        text += weight.text
        links += weight.linked
      }
    }
    const weight = { text, linked: links }
    if (node.type !== 'text') weights.set(node, weight)
    return weight
  }
  walk(root, false)
  return weights
}

/** First element for which `wanted` holds, in document order. */
export function find(root: Nodes, wanted: (element: Element) => boolean): Element | null {
  if (root.type === 'element' && wanted(root)) return root
  if ('children' in root)
    for (const child of root.children) {
      const found = find(child as Nodes, wanted)
      if (found) return found
    }
  return null
}

/** All elements for which `wanted` holds, in document order, at most `limit`. */
export function findAll(root: Nodes, wanted: (element: Element) => boolean, limit = 1000): Element[] {
  const found: Element[] = []
  const walk = (node: Nodes): void => {
    if (found.length >= limit) return
    if (node.type === 'element' && wanted(node)) found.push(node)
    if ('children' in node) for (const child of node.children) walk(child as Nodes)
  }
  walk(root)
  return found
}

/** All text below a node, as it stands. */
export function rawText(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => rawText(child as Nodes)).join('') : ''
}

/** Tables that only arrange the page. */
export function layout(table: Element): boolean {
  if (/^(?:presentation|none)$/.test(attribute(table, 'role'))) return true
  return (
    find(table, (element) => element !== table && /^(?:table|h[1-6]|article|main|blockquote|ul|ol)$/.test(element.tagName)) !== null ||
    findAll(table, (element) => element.tagName === 'td' || element.tagName === 'th', 2).length < 2
  )
}
