import type { NewsKind, Sheet, SheetFigure } from '../digest.ts'
import type { Article, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeFacts } from './facts.ts'
import { type FigureRow, makeFigures } from './figures.ts'
import { makeKindOf } from './kind.ts'
import { makeTableFigures } from './table-figures.ts'
import { makeTimeline } from './timeline.ts'

/** What the stage does: the kind of news an article is, and what that kind makes of it. */
export type MakeSheet = (article: Article<TranslatedSentence>) => Sheet

/** As many rows as a reader takes in. */
const mostFigures = 9
const figured: ReadonlySet<NewsKind> = new Set(['earnings', 'market'])

/** Makes the stage: an earnings report gets its table of figures, a disaster its place, time and casualties. */
export function makeSheet(language: Language): MakeSheet {
  const kindOf = makeKindOf(language)
  const tableOf = makeTableFigures(language)
  const figuresOf = makeFigures(language)
  const factsOf = makeFacts(language)
  const timelineOf = makeTimeline(language)
  return (article) => {
    const { kind, statistics } = kindOf(article)
    const figures =
      figured.has(kind) || statistics ? merged([...figuresOf(article, kind === 'earnings' || statistics), ...tableOf(article)]) : []
    return { kind, facts: factsOf(article, kind), figures, timeline: kind === 'market' ? [] : timelineOf(article) }
  }
}

/** Each figure once: the body says more than title and headings, and of two sentences that say the same the first stays. */
function merged(rows: readonly FigureRow[]): SheetFigure[] {
  const bodies = rows.filter(({ body }) => body)
  const kept: FigureRow[] = []
  for (const row of [...bodies, ...rows.filter(({ body }) => !body)]) {
    const told = !row.body && bodies.some(({ head }) => head === row.head || row.figure.amount === null)
    if (!told && !kept.some((one) => same(one, row))) kept.push(row)
  }
  // Where there are too many, the first lines of the accounts stay, and those that only tell a change go first.
  const rank = ({ core, figure }: FigureRow) => (core ? 0 : figure.amount === null ? 2 : 1)
  const chosen = new Set([0, 1, 2].flatMap((step) => kept.filter((row) => rank(row) === step)).slice(0, mostFigures))
  return rows.filter((row) => chosen.has(row)).map(({ figure }) => figure)
}

function same(one: FigureRow, other: FigureRow): boolean {
  const value = ({ figure }: FigureRow) => JSON.stringify([figure.amount, figure.unit, figure.amount === null ? figure.percent : null])
  return value(one) === value(other) && (one.head === other.head || !other.body || one.figure.item.ja === other.figure.item.ja)
}
