import type { BlockContent, ListItem, Paragraph, PhrasingContent, RootContent, TableRow } from 'mdast'
import { visible } from './visible.ts'

/** An address that shows itself. */
export function link(href: string): PhrasingContent {
  return { type: 'link', url: href, children: [text(href)] }
}

/** A heading of a section. */
export function heading(depth: 2 | 3, words: string): RootContent {
  return { type: 'heading', depth, children: [text(words)] }
}

/** A paragraph. */
export function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

/** Words in bold. */
export function strong(words: string): PhrasingContent {
  return { type: 'strong', children: [text(words)] }
}

/** Words as they may be shown; the printer escapes them. */
export function text(words: string): PhrasingContent {
  return { type: 'text', value: visible(words) }
}

/** A list whose items are blocks. */
export function list(items: readonly BlockContent[][]): RootContent {
  return { type: 'list', spread: false, children: items.map(listItem) }
}

/** One of them. */
export function listItem(children: BlockContent[]): ListItem {
  return { type: 'listItem', spread: children.length > 1, children }
}

/** A row of a table. */
export function tableRow(cells: readonly PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: cells.map((children) => ({ type: 'tableCell', children })) }
}

/** A mark that leads to the footnote of a sentence or a note. */
export function footnote(id: string): PhrasingContent {
  return { type: 'footnoteReference', identifier: id, label: id }
}
