import type { Article, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, draftLine } from '../lines/draft-line.ts'
import { asSentence } from '../lines/line-article.ts'
import { makeFullNames } from './full-names.ts'

/** A line that can be read without the article, the ids of the sentences that hold what was put in, and the names it says in full. */
export interface SelfContained {
  readonly line: DraftLine
  readonly sources: readonly string[]
  readonly said: readonly string[]
}

/** What a line may lean on: the sentence of the article it was made of, by its index, and the names in full that stand before it. */
export interface Setting {
  readonly index: number
  readonly article: Article<TranslatedSentence>
  readonly said: ReadonlySet<string>
}

/** Makes the rule for lines that are read alone: names in full. */
export function makeSelfContained(language: Language): (line: DraftLine, setting: Setting) => SelfContained {
  const fullNames = makeFullNames(language)
  return (line, { index, article, said }) => {
    const named = fullNames(asSentence(line), index, article, said)
    return { line: named.sources.length ? draftLine(named.sentence) : line, sources: named.sources, said: named.said }
  }
}
