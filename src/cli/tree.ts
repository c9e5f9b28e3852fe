import type { AnalyzedSentence } from '../document.ts'
import { treeText } from '../write/tree.ts'

/** The bunsetsu of a sentence, one a line, with lines to their heads; doubtful ones are marked. */
export function treeOf({ bunsetsu, ja, start }: Pick<AnalyzedSentence, 'bunsetsu' | 'ja' | 'start'>): string {
  return treeText(
    bunsetsu.map(({ start: from, end, head, type, margin }) => ({ text: ja.slice(from - start, end - start), head, type, margin })),
  )
}
