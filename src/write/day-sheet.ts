import type { RootContent } from 'mdast'
import type { Translate } from '../language/messages.ts'
import type { IndexSheet } from './index-entry.ts'
import { list, paragraph, strong, tableRow, text } from './markdown-nodes.ts'
import { inBoth, type SheetLine, type SheetLines, type SheetRow, sheetLines } from './sheet-lines.ts'

/** The sheet of an article in the digest of a day: facts, a table of figures, events, each under its name; `by` says whose they are. */
export function daySheet(sheet: IndexSheet | undefined, t: Translate, by?: string): RootContent[] {
  if (!sheet) return []
  const lines = sheetLines(sheet, t)
  return [
    ...(lines.facts.length ? [named(t('page.facts'), by), labelled(lines.facts)] : []),
    ...(lines.figures.length ? figures(lines, t, by) : []),
    ...(lines.timeline.length ? [named(t('page.timeline'), by), labelled(lines.timeline)] : []),
  ]
}

function named(title: string, ...more: readonly (string | undefined)[]): RootContent {
  return paragraph(strong(title), ...more.flatMap((words) => (words ? [text(` · ${words}`)] : [])))
}

function labelled(lines: readonly SheetLine[]): RootContent {
  return list(lines.map(({ label, says }) => [paragraph(strong(inBoth(label)), text(` ${inBoth(says)}`))]))
}

/** The columns that have something to say; the period stands with the item, or once above the table. */
function figures({ figures, period }: SheetLines, t: Translate, by: string | undefined): RootContent[] {
  const wanted = (['change', 'base'] as const).filter((column) => figures.some((row) => row[column].ja !== ''))
  const item = (row: SheetRow) => [text(inBoth(row.item)), ...(row.period ? [text(` (${inBoth(row.period)})`)] : [])]
  return [
    named(t('page.sheet'), by, period && inBoth(period)),
    {
      type: 'table',
      align: [null, 'right', ...wanted.map(() => null)],
      children: [
        tableRow((['item', 'value', ...wanted] as const).map((column) => [text(t(`page.${column}`))])),
        ...figures.map((row) => tableRow([item(row), [text(inBoth(row.value))], ...wanted.map((column) => [text(inBoth(row[column]))])])),
      ],
    },
  ]
}
