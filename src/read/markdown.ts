import type { Nodes, Root, RootContent, TableCell } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Note, SentenceKind } from '../document.ts'
import { note } from '../notes.ts'
import type { Draft, DraftBlock, Facts } from './draft.ts'
import { type FrontMatter, frontMatter, tomlFacts } from './front-matter.ts'
import type { Field } from './keys.ts'
import { flow, hasJapanese } from './letters.ts'
import { inline } from './markdown-inline.ts'
import { separate, tame } from './markdown-source.ts'

export interface MarkdownTools {
  readonly field: (key: string) => Field | null
  /** Alternative text worth reading, or ''. */
  readonly alternative: (text: string) => string
  /** Blocks of a stretch of HTML inside the Markdown. */
  readonly html: (source: string) => readonly DraftBlock[]
}

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze()

/** Markdown (CommonMark, GitHub tables and footnotes, YAML front matter) → blocks. Never throws. */
export function readMarkdown(text: string, { field, alternative, html }: MarkdownTools): Draft {
  const { body, header } = separate(text)
  const loose = header === null ? null : frontMatter(header, field).facts
  const root: Root = parser.parse(tame(body))
  const blocks: DraftBlock[] = []
  const notes: Note[] = loose ? [note('front-matter-broken')] : []
  let facts: Facts = loose ?? {}
  let tables = 0

  function emit(kind: SentenceKind, level: number, node: Nodes, cell?: DraftBlock['cell']): void {
    const { text: raw, links } = inline(node)
    blocks.push({ kind, level, text: raw, links, ...(cell && { cell }) })
  }

  function walk(node: RootContent, kind: SentenceKind, level: number): void {
    switch (node.type) {
      case 'yaml': {
        const matter: FrontMatter = frontMatter(node.value, field)
        facts = matter.facts
        if (matter.broken) notes.push(note('front-matter-broken'))
        break
      }
      case 'toml' as RootContent['type']:
        facts = tomlFacts('value' in node ? node.value : '', field)
        break
      case 'heading':
        emit('heading', node.depth, node)
        break
      case 'paragraph':
        if (node.children.every((child) => child.type === 'image' || child.type === 'imageReference' || isBlank(child))) {
          for (const child of node.children)
            if ('alt' in child && child.alt) blocks.push({ kind: 'caption', level: 0, text: flow(alternative(child.alt)) })
        } else emit(kind, level, node)
        break
      case 'list':
        for (const item of node.children) for (const child of item.children) walk(child, 'item', kind === 'item' ? level + 1 : 1)
        break
      case 'blockquote':
        for (const child of node.children) walk(child, kind === 'body' ? 'quote' : kind, level)
        break
      case 'footnoteDefinition':
        for (const child of node.children) walk(child, 'footnote', 0)
        break
      case 'table':
        node.children.forEach((row, at) => {
          row.children.forEach((child: TableCell, column) => {
            emit('cell', 0, child, { table: tables, row: at, column, header: at === 0 })
          })
        })
        tables++
        break
      case 'html':
        for (const block of html(node.value)) blocks.push(block.kind === 'body' ? { ...block, kind, level } : block)
        break
      case 'code':
        for (const line of node.value.split('\n')) if (hasJapanese(line)) blocks.push({ kind, level, text: flow(line) })
        break
      default:
        break
    }
  }

  const isBlank = (node: Nodes): boolean => node.type === 'text' && !node.value.trim()

  for (const node of root.children) walk(node, 'body', 0)
  return { facts, blocks, notes }
}
