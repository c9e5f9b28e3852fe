import type { TimelineEntry } from '../digest.ts'
import type { Article, TranslatedSentence } from '../document.ts'
import { dayOf } from './dates.ts'
import { fewWords } from './english.ts'
import { mostLetters } from './wordings.ts'

const mostWords = 20

/** The cells of tables that are a date, told by what their row and their column are called: 秋田県沖: 運転開始. */
export function cellEntries({ sentences, blocks }: Article<TranslatedSentence>): TimelineEntry[] {
  const cells = sentences.flatMap((sentence) => {
    const cell = blocks[sentence.block]?.cell
    return cell ? [{ sentence, cell }] : []
  })
  const columns = new Map<string, TranslatedSentence>()
  const rowsOf = new Map<string, TranslatedSentence>()
  for (const { sentence, cell } of cells) {
    if (cell.header && cell.row === 0) columns.set(`${cell.table} ${cell.column}`, sentence)
    else if (cell.column === 0) rowsOf.set(`${cell.table} ${cell.row}`, sentence)
  }
  return cells.flatMap(({ sentence, cell }): TimelineEntry[] => {
    const [quantity] = sentence.quantities
    const column = columns.get(`${cell.table} ${cell.column}`)
    const row = rowsOf.get(`${cell.table} ${cell.row}`)
    const date = quantity && quantity.start === sentence.start && quantity.end === sentence.end ? dayOf(quantity) : undefined
    if (!date || !quantity || !column || !row || row === sentence) return []
    const en = fewWords(`${row.english.text}: ${column.english.text}`, mostWords)
    const ja = `${row.ja}: ${column.ja}`.slice(0, mostLetters)
    return [{ date, when: { ja: quantity.ja, en: quantity.en }, ja, en, sentence: sentence.id }]
  })
}
