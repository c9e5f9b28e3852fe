import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import type { Article, Span } from '../document.ts'
import { bareArticle } from '../read/bare.ts'
import type { Input } from './inputs.ts'
import type { Io } from './io.ts'

/** A line of input and where it stands. `text` has no line end and no carriage return. */
export interface Line {
  readonly path: string
  /** 1-based within its file. */
  readonly number: number
  readonly text: string
}

/** Lines of files and of standard input, as they come. Only a line feed ends a line; bytes that are no UTF-8 become U+FFFD. */
export async function* linesOf(inputs: readonly Input[], io: Io): AsyncGenerator<Line> {
  for (const { path } of inputs) {
    const decoder = new TextDecoder('utf-8')
    let number = 0
    // A very long line arrives in many chunks; they are joined once.
    let pending: string[] = []
    // a last line may be nothing but a byte order mark: it is a line all the same
    let open = false
    const line = (text: string): Line => ({ path, number: ++number, text: withoutReturn(text) })
    for await (const chunk of path === '-' ? io.stdin : chunksOf(resolve(io.cwd, path))) {
      if (chunk.length) open = chunk.at(-1) !== 0x0a
      const parts = decoder.decode(chunk, { stream: true }).split('\n')
      for (let index = 0; index < parts.length - 1; index++) {
        pending.push(parts[index]!)
        const text = pending.join('')
        pending = []
        yield line(text)
      }
      pending.push(parts.at(-1)!)
    }
    pending.push(decoder.decode())
    const rest = pending.join('')
    if (rest !== '' || open) yield line(rest)
  }
}

/** A file as it comes, so that no file is too long. */
function chunksOf(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 256 * 1024 })
}

/** One line as an article of one block, its text unchanged: no title, no headings, nothing left out. */
export function lineArticle({ path, text }: Line, split: (text: string) => readonly Span[], date: string | null): Article {
  const sentences = split(text).map(({ start, end }) => ({ kind: 'body' as const, block: 0, start, end, ja: text.slice(start, end) }))
  return bareArticle({ path, text, date, sentences })
}

/** Whatever any program takes for a line end, and every other control character, becomes a space. */
export function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()
}

function withoutReturn(text: string): string {
  let end = text.length
  while (text[end - 1] === '\r') end--
  return text.slice(0, end)
}
