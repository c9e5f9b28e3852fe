import type { DigestJson, SentenceJson } from './schema.ts'

/** The article as a reader meets it: headings, paragraphs, lists, quotations and tables, each with its sentences. */
export type Flow =
  | { readonly type: 'heading' | 'paragraph' | 'quote' | 'aside'; readonly level: number; readonly sentences: readonly SentenceJson[] }
  | { readonly type: 'list'; readonly items: readonly { readonly level: number; readonly sentences: readonly SentenceJson[] }[] }
  | { readonly type: 'table'; readonly rows: readonly (readonly Cell[])[] }

export interface Cell {
  readonly header: boolean
  readonly sentences: readonly SentenceJson[]
}

/** The first sentence when it is the title that stands above the article anyway; capitals do not count, as headlines have more of them. */
export function titleSentence({ article, sentences }: DigestJson): SentenceJson | undefined {
  const first = sentences[0]
  const same = first?.kind === 'title' && first.ja === article.title.ja && spelt(first.en) === spelt(article.title.en)
  return same && first.en.length === article.title.en.length ? first : undefined
}

function spelt(english: string): string {
  return english.toLowerCase()
}

/** Sentences grouped by block, items that follow each other into one list, cells into tables. The title is left out when it is shown above. */
export function flowOf(json: DigestJson): Flow[] {
  const title = titleSentence(json)
  const blocks = runs(
    json.sentences.filter((sentence) => sentence !== title),
    (sentence) => sentence.block,
  )
  return runs(blocks, togetherness).map(flowFrom)
}

/** Blocks with the same answer that follow each other are shown as one; a number of its own for blocks that stand alone. */
function togetherness([first]: readonly SentenceJson[], index: number): string | number {
  if (first?.kind === 'item' || first?.kind === 'point') return 'list'
  return first?.kind === 'cell' && first.cell ? `table ${first.cell.table}` : index
}

function flowFrom(blocks: readonly (readonly SentenceJson[])[]): Flow {
  const sentences = blocks[0] ?? []
  const { kind, level = 0, cell } = sentences[0] ?? {}
  if (kind === 'item' || kind === 'point')
    return { type: 'list', items: blocks.map((item) => ({ level: Math.max(1, item[0]?.level ?? 1), sentences: item })) }
  if (kind === 'cell' && cell) {
    const rows = runs(blocks, (block) => block[0]?.cell?.row ?? 0)
    return { type: 'table', rows: rows.map((row) => row.map((block) => ({ header: block[0]?.cell?.header ?? false, sentences: block }))) }
  }
  if (kind === 'title' || kind === 'heading') return { type: 'heading', level, sentences }
  if (kind === 'quote') return { type: 'quote', level, sentences }
  return { type: kind === 'caption' || kind === 'footnote' ? 'aside' : 'paragraph', level, sentences }
}

function runs<T>(list: readonly T[], key: (one: T, index: number) => string | number): T[][] {
  const made: T[][] = []
  let last: string | number | undefined
  list.forEach((one, index) => {
    const now = key(one, index)
    if (made.length && now === last) made.at(-1)?.push(one)
    else made.push([one])
    last = now
  })
  return made
}
