import type { Block, Note, SentenceKind } from '../document.ts'

/** A block before it has a place in the text. `text` may still hold stray control characters; `links` are the addresses it points to. */
export interface DraftBlock {
  readonly kind: SentenceKind
  /** As in `Block`. */
  readonly level: number
  readonly text: string
  readonly cell?: NonNullable<Block['cell']>
  readonly links?: readonly string[]
}

/** Publication facts as they stand in the file: nothing is checked or tidied yet. */
export interface Facts {
  readonly title?: string | undefined
  readonly date?: string | undefined
  readonly publisher?: string | undefined
  readonly author?: string | undefined
  readonly url?: string | undefined
  readonly tags?: readonly string[] | undefined
}

/** What the Markdown, HTML and plain-text readers give alike. */
export interface Draft {
  readonly facts: Facts
  readonly blocks: readonly DraftBlock[]
  readonly notes: readonly Note[]
}
