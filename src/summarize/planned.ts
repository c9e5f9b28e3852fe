import type { Article, NamedSentence, TranslatedSentence } from '../document.ts'
import type { DraftLine } from './draft-line.ts'
import { lineArticle } from './line-article.ts'

/** A line whose Japanese is ready and whose English is still to be made. */
export interface PlannedLine {
  readonly ja: string
  /** The sentence it comes from. */
  readonly sentence: TranslatedSentence
  readonly evidence: readonly string[]
}

/** Lines, and the same lines as an article to translate: `lines[i]` is `article.sentences[i]`. */
export interface Planned {
  readonly lines: readonly PlannedLine[]
  readonly article: Article<NamedSentence>
}

/** Puts lines and their trees together. */
export function planned(source: Article, lines: readonly (PlannedLine & { readonly tree: DraftLine })[]): Planned {
  return {
    lines: lines.map(({ tree: _, ...line }) => line),
    article: lineArticle(
      source,
      lines.map(({ tree }) => tree),
    ),
  }
}
