import type { NewsKind, Sheet, SheetFigure } from '../digest.ts'
import type { Article, NamedSentence, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { lineArticle } from '../lines/line-article.ts'
import { type ClauseRow, type Proven, saidBest, saidOf, saidWhole, treesOf } from './clause-rows.ts'
import { makeFacts, type PlannedFact, toldFacts } from './facts.ts'
import { type FigureRow, makeFigures } from './figures.ts'
import { makeKindOf } from './kind.ts'
import { makeTableFigures } from './table-figures.ts'
import { makeTimeline, type PlannedEntry, toldTimeline } from './timeline.ts'

/** What of the sheet is known before its lines are said in English. */
export interface SheetPlan {
  readonly kind: NewsKind
  readonly figures: readonly SheetFigure[]
  readonly facts: readonly PlannedFact[]
  readonly timeline: readonly PlannedEntry[]
  /** The wordings of facts and events that are clauses, as an article to translate; each is read alone. */
  readonly lines: Article<NamedSentence>
}

/** What the stage does: the kind of news an article is, and what that kind makes of it. */
export interface Sheets {
  /** What the sheet will say. `several`: in several wordings, of which the one that reads best is taken. */
  plan(article: Article<TranslatedSentence>, several: boolean): SheetPlan
  /** The sheet, once its lines have their English; a line that is not `proven` by its sentences is left out. */
  compose(plan: SheetPlan, english: Article<TranslatedSentence>, proven: Proven): Sheet
}

/** As many rows as a reader takes in. */
const mostFigures = 9
const figured: ReadonlySet<NewsKind> = new Set(['earnings', 'market'])

/** Makes the stage: an earnings report gets its table of figures, a disaster its place, time and casualties. */
export function makeSheets(language: Language): Sheets {
  const kindOf = makeKindOf(language)
  const tableOf = makeTableFigures(language)
  const figuresOf = makeFigures(language)
  const factsOf = makeFacts(language)
  const timelineOf = makeTimeline(language)
  const section = new RegExp(language.rows('ja/sheet-timeline').find(({ role }) => role === 'section')!.text!, 'u')
  return {
    plan(article, several) {
      const { kind, statistics } = kindOf(article)
      const figures =
        figured.has(kind) || statistics ? merged([...figuresOf(article, kind === 'earnings' || statistics), ...tableOf(article)]) : []
      const fewer = <T extends ClauseRow>(rows: readonly T[]) =>
        several ? rows : rows.map((row) => ({ ...row, wordings: row.wordings.slice(0, 1) }))
      const facts = fewer(factsOf(article, kind))
      const timeline = kind === 'market' ? [] : fewer(timelineOf(article))
      return { kind, figures, facts, timeline, lines: asItems(lineArticle(article, treesOf([...facts, ...timeline]))) }
    },

    compose({ kind, figures, facts, timeline }, english, proven) {
      const whole: Proven = (line) => proven(line) && !(section.test(line.ja) && !line.en.includes('between'))
      const said = saidOf<PlannedFact | PlannedEntry>([...facts, ...timeline], english)
      const best = (row: PlannedFact | PlannedEntry) => saidBest(row, said.get(row)!, english.notes, whole) ?? saidWhole(row, whole)
      return { kind, figures, facts: toldFacts(facts, best), timeline: toldTimeline(timeline, best) }
    },
  }
}

/** Rows are items of a list: what has no subject needs none in English either. */
function asItems(article: Article<NamedSentence>): Article<NamedSentence> {
  return { ...article, sentences: article.sentences.map((sentence) => ({ ...sentence, kind: 'item' })) }
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
