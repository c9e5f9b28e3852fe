import type { Element, Nodes } from 'hast'
import type { SentenceKind } from '../document.ts'
import type { DraftBlock } from './draft.ts'
import { attribute, type Blocks, find, findAll, layout, type Weight } from './html-tree.ts'
import { flow, hardBreak } from './letters.ts'

const inlineTags = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr output picture'.split(
    ' ',
  ),
)

export interface BlockTools {
  readonly blocks: Blocks
  readonly weights: ReadonlyMap<Nodes, Weight>
  readonly alternative: (text: string) => string
}

interface Place {
  readonly kind: SentenceKind
  readonly level: number
}

/** The visible blocks below `root`, in order. The first <h1> that `title` names is the title block. */
export function htmlBlocks(root: Nodes, { blocks, weights, alternative }: BlockTools, title: Element | null = null): DraftBlock[] {
  const out: DraftBlock[] = []
  const whole = weights.get(root)?.text ?? 0
  let text: string[] = []
  let links: string[] = []
  let tables = 0

  /** Something that looks like an aside is one, unless it holds the heading of the page or most of its text. */
  function dropped(element: Element): boolean {
    if (blocks.hidden(element)) return true
    if (!blocks.aside(element) || element === root) return false
    if (
      /^(?:html|body|main|article|h1|p)$/.test(element.tagName) &&
      !/\b(?:navigation|complementary|contentinfo)\b/.test(attribute(element, 'role'))
    )
      return element.tagName === 'p' && shortAside(element)
    return (weights.get(element)?.text ?? 0) < 0.5 * whole || inlineTags.has(element.tagName)
  }

  /** <p class="credit"> goes, <p class="print-body"> with a paragraph in it stays. */
  const shortAside = (element: Element): boolean => (weights.get(element)?.text ?? 0) < 60

  function flush({ kind, level }: Place): void {
    const paragraphs = text.join('').split(new RegExp(`${hardBreak}\\s*${hardBreak}`, 'u'))
    paragraphs.forEach((paragraph) => {
      const lines = kind === 'body' ? bullets(paragraph) : null
      if (lines) for (const line of lines) out.push({ kind: 'item', level: 1, text: line, links })
      else if (paragraph.trim()) out.push({ kind, level, text: flow(paragraph), links })
    })
    text = []
    links = []
  }

  function children(node: Nodes, place: Place): void {
    if ('children' in node) for (const child of node.children) walk(child as Nodes, place)
  }

  function block(node: Element, around: Place, place: Place): void {
    flush(around)
    children(node, place)
    flush(place)
  }

  function walk(node: Nodes, place: Place): void {
    if (node.type === 'text') text.push(node.value.replace(/[ \t\f\r]+/g, ' ').replaceAll(hardBreak, ' '))
    if (node.type !== 'element' || dropped(node)) return
    const tag = node.tagName
    if (tag === 'br') text.push(hardBreak)
    else if (tag === 'img') picture(node, place)
    else if (inlineTags.has(tag) && !hasBlock(node)) {
      if (tag === 'a' && attribute(node, 'href')) links.push(attribute(node, 'href'))
      children(node, place)
    } else if (/^h[1-6]$/.test(tag))
      block(node, place, { kind: node === title ? 'title' : 'heading', level: node === title ? 1 : Number(tag[1]) })
    else if (tag === 'ul' || tag === 'ol' || tag === 'dl' || tag === 'menu') {
      flush(place)
      const level = place.kind === 'item' ? place.level + 1 : 1
      children(node, { kind: 'item', level })
      flush({ kind: 'item', level })
    } else if (tag === 'li' || tag === 'dt' || tag === 'dd') block(node, place, { kind: 'item', level: Math.max(1, place.level) })
    else if (tag === 'blockquote') block(node, place, { kind: 'quote', level: 0 })
    else if (tag === 'figcaption' || tag === 'caption') block(node, place, { kind: 'caption', level: 0 })
    else if (tag === 'table' && !layout(node)) table(node, place)
    else if (tag === 'hr') flush(place)
    else block(node, place, place)
  }

  /** A picture's alternative text speaks only when no caption does. */
  function picture(node: Element, place: Place): void {
    const alt = alternative(attribute(node, 'alt'))
    if (!alt || place.kind === 'title' || place.kind === 'heading' || text.some((part) => part.trim())) return
    flush(place)
    out.push({ kind: 'caption', level: 0, text: flow(alt) })
  }

  function table(node: Element, place: Place): void {
    flush(place)
    const caption = node.children.find((child): child is Element => child.type === 'element' && child.tagName === 'caption')
    if (caption) walk(caption, { kind: 'caption', level: 0 })
    const rows = findAll(node, (element) => element.tagName === 'tr', 100_000)
    rows.forEach((row, at) => {
      let column = 0
      for (const cell of row.children) {
        if (cell.type !== 'element' || (cell.tagName !== 'td' && cell.tagName !== 'th')) continue
        const from = out.length
        block(cell, { kind: 'cell', level: 0 }, { kind: 'cell', level: 0 })
        const parts = out.splice(from)
        const text = flow(parts.map((part) => part.text).join(hardBreak))
        const header = cell.tagName === 'th'
        if (text)
          out.push({
            kind: 'cell',
            level: 0,
            text,
            links: parts.flatMap((part) => part.links ?? []),
            cell: { table: tables, row: at, column, header },
          })
        column += Math.min(100, Math.max(1, Number.parseInt(attribute(cell, 'colSpan'), 10) || 1))
      }
    })
    tables++
  }

  walk(
    root.type === 'element'
      ? { ...root, tagName: 'div', properties: {} }
      : { type: 'element', tagName: 'div', properties: {}, children: 'children' in root ? (root.children as Element[]) : [] },
    { kind: 'body', level: 0 },
  )
  flush({ kind: 'body', level: 0 })
  return withoutEchoes(out)
}

const hasBlock = (element: Element): boolean =>
  find(element, (one) => one !== element && /^(?:p|div|h[1-6]|ul|ol|dl|table|section|article|figure|blockquote)$/.test(one.tagName)) !==
  null

/** Lines of one paragraph that all start with ・ are a list. */
function bullets(paragraph: string): string[] | null {
  const lines = paragraph
    .split(hardBreak)
    .map((line) => flow(line))
    .filter(Boolean)
  return lines.length > 1 && lines.every((line) => /^[・●■◆○]\s*\S/u.test(line))
    ? lines.map((line) => line.replace(/^[・●■◆○]\s*/u, ''))
    : null
}

/** An alternative text that the caption below repeats is said once. */
function withoutEchoes(blocks: readonly DraftBlock[]): DraftBlock[] {
  return blocks.filter(
    (block, at) =>
      !(block.kind === 'caption' && blocks[at + 1]?.kind === 'caption' && blocks[at + 1]!.links !== undefined && block.links === undefined),
  )
}
