import type { PhrasingContent, RootContent } from 'mdast'
import type { Translate } from '../language/messages.ts'
import { footnote, heading, list, paragraph, strong, tableRow, text } from './markdown-nodes.ts'
import type { DigestJson } from './schema.ts'

type Sheet = NonNullable<DigestJson['sheet']>
type Both = Sheet['figures'][number]['item']

/** What the kind of news makes of the article: facts and the timeline as lists, figures as a table. Nothing where there is nothing. */
export function sheetParts(sheet: DigestJson['sheet'], t: Translate): RootContent[] {
  if (!sheet) return []
  return [
    ...(sheet.facts.length ? [heading(2, t('page.facts')), facts(sheet, t)] : []),
    ...(sheet.figures.length ? [heading(2, t('page.sheet')), figures(sheet, t)] : []),
    ...(sheet.timeline.length ? [heading(2, t('page.timeline')), timeline(sheet)] : []),
  ]
}

/** The sentences that prove it, for the footnotes. */
export function sheetEvidence(sheet: DigestJson['sheet']): string[] {
  return sheet ? [...sheet.facts, ...sheet.figures, ...sheet.timeline].map(({ sentence }) => sentence) : []
}

function facts({ facts }: Sheet, t: Translate): RootContent {
  return list(
    facts.map(({ role, ja, en, sentence }) => [paragraph(strong(t(`fact.${role}`)), text(` ${both({ ja, en })}`), footnote(sentence))]),
  )
}

function timeline({ timeline }: Sheet): RootContent {
  return list(
    timeline.map(({ when, ja, en, sentence }) => [paragraph(strong(both(when)), text(` ${both({ ja, en })}`), footnote(sentence))]),
  )
}

/** The columns that have something to say; the period stands with the item. */
function figures({ figures }: Sheet, t: Translate): RootContent {
  const wanted = (['change', 'base'] as const).filter((column) => figures.some((figure) => figure[column]))
  const head = ['item', 'value', ...wanted] as const
  const cell = (one: Both | null): PhrasingContent[] => [text(one ? both(one) : '')]
  return {
    type: 'table',
    align: [null, 'right', ...wanted.map(() => null)],
    children: [
      tableRow(head.map((column) => [text(t(`page.${column}`))])),
      ...figures.map((figure) =>
        tableRow([
          [text(both(figure.item)), ...(figure.period ? [text(` (${both(figure.period)})`)] : []), footnote(figure.sentence)],
          cell(figure.value),
          ...wanted.map((column) => cell(figure[column])),
        ]),
      ),
    ],
  }
}

/** Figures are the same in both languages when they are digits only. */
function both({ ja, en }: Both): string {
  return en && en !== ja ? `${ja} / ${en}` : ja
}
