import type { Article, Sentence } from '../document.ts'

/** A text whose blocks and sentences are known already, as an article: no title, no metadata but the date. */
export function bareArticle({
  id = 'line',
  path,
  text,
  date = null,
  blocks = [{ start: 0, end: text.length, kind: 'body', level: 0 }],
  sentences,
}: {
  readonly id?: string
  readonly path: string
  readonly text: string
  readonly date?: string | null
  readonly blocks?: Article['blocks']
  readonly sentences: readonly Omit<Sentence, 'id'>[]
}): Article {
  return {
    id,
    path,
    format: 'text',
    encoding: 'utf-8',
    sha256: '',
    text,
    metadata: { title: '', date, publisher: null, author: null, url: null, tags: [], references: [] },
    blocks,
    sentences: sentences.map((sentence, at) => ({ ...sentence, id: `s${at + 1}` })),
    notes: [],
  }
}
