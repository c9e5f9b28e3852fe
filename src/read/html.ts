import type { Element, Nodes, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import type { Dates } from './dates.ts'
import type { Draft, DraftBlock } from './draft.ts'
import { htmlBlocks } from './html-blocks.ts'
import { pageFacts } from './html-metadata.ts'
import { contentRoot } from './html-root.ts'
import { attribute, type Blocks, find, findAll, rawText, weigh } from './html-tree.ts'
import { clean, flow } from './letters.ts'

export interface HtmlTools {
  readonly blocks: Blocks
  readonly dates: Dates
  readonly alternative: (text: string) => string
}

const document = unified().use(rehypeParse, { fragment: false, emitParseErrors: false }).freeze()
const fragment = unified().use(rehypeParse, { fragment: true, emitParseErrors: false }).freeze()

/** A saved page, however broken → the article's blocks and facts. Never throws. */
export function readHtml(source: string, { blocks, dates, alternative }: HtmlTools): Draft {
  if (tangled(source)) return { facts: {}, blocks: stripped(source), notes: [] }
  const root: Root = document.parse(source)
  const weights = weigh(root, blocks.hidden)
  const content = contentRoot(root, blocks, weights)
  const page = pageFacts(root)
  const title = titleElement(root, content, page.title)
  const inside = title !== null && find(content, (element) => element === title) !== null
  const found = htmlBlocks(content, { blocks, weights, alternative }, title)
  const outside: DraftBlock[] =
    title && !inside ? htmlBlocks(title, { blocks, weights, alternative }).map((block) => ({ ...block, kind: 'title', level: 1 })) : []
  return {
    facts: { ...page, date: page.date ?? timeOf(content, root, blocks, dates) },
    blocks: [...outside.slice(0, 1), ...found],
    notes: [],
  }
}

/** The blocks of HTML that stands inside Markdown: <figure>…</figure>. */
export function readFragment(source: string, { blocks, alternative }: HtmlTools): DraftBlock[] {
  if (!/<[a-z]/i.test(source)) return []
  if (tangled(source)) return stripped(source)
  const root: Root = fragment.parse(source)
  return htmlBlocks(root, { blocks, weights: weigh(root, blocks.hidden), alternative })
}

/** The <h1> that says what the page's own title says, else the first one in the article, else the only one of the page. */
function titleElement(root: Root, content: Nodes, title: string | undefined): Element | null {
  const headings = findAll(root, (element) => element.tagName === 'h1' && clean(rawText(element)) !== '', 50)
  const bare = (text: string) => text.replace(/\s+/g, '')
  const wanted = bare(title ?? '')
  const matching = headings.find((element) => {
    const text = bare(rawText(element))
    return wanted.length > 3 && text.length > 3 && (wanted.includes(text) || text.includes(wanted))
  })
  const within = find(content, (element) => element.tagName === 'h1' && clean(rawText(element)) !== '')
  return matching ?? within ?? (headings.length === 1 && !title ? headings[0]! : null)
}

/** <time datetime>, or what an element says that is named like a date, first in the article, then on the page. */
function timeOf(content: Nodes, root: Root, blocks: Blocks, dates: Dates): string | undefined {
  for (const place of [content, root])
    for (const element of findAll(place, (one) => blocks.time(one), 20)) {
      const date = dates.parse(attribute(element, 'dateTime')) ?? dates.line(flow(rawText(element)).slice(0, 100))
      if (date) return date
    }
  return undefined
}

const flat = /^(?:p|li|td|tr|th|dt|dd|option|br|hr|img|meta|link|input|source|wbr|area|base|col|embed|param|track)$/
const formatting = /^(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)$/

/** True when tags are nested deeper than people write, or unclosed formatting would multiply: such a page is read without its tree. */
function tangled(source: string): boolean {
  let depth = 0
  let styled = 0
  let deepest = 0
  let mostStyled = 0
  let elements = 0
  for (const [, close, name = ''] of source.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9]*)/g)) {
    const tag = name.toLowerCase()
    elements++
    if (flat.test(tag)) continue
    depth = Math.max(0, depth + (close ? -1 : 1))
    deepest = Math.max(deepest, depth)
    if (!formatting.test(tag)) continue
    styled = Math.max(0, styled + (close ? -1 : 1))
    mostStyled = Math.max(mostStyled, styled)
  }
  return deepest > 400 || (mostStyled > 40 && mostStyled * elements > 1_000_000)
}

/** The text between the tags, a block a line. */
function stripped(source: string): DraftBlock[] {
  return source
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<[^<>]*>?/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((text) => ({ kind: 'body', level: 0, text }))
}
