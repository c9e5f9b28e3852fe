import type { TimelineEntry } from '../digest.ts'
import type { Article, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { draftLine } from '../lines/draft-line.ts'
import { asSentence } from '../lines/line-article.ts'
import { makeReferences } from '../lines/references.ts'
import { cellEntries } from './cells.ts'
import { type ClauseRow, proofOf } from './clause-rows.ts'
import { isPast, likely, makeEventDates, order } from './dates.ts'
import { makeEventOf, sentencesOf } from './events.ts'
import { makeSubjects } from './subjects.ts'
import { makeWordings, tells } from './wordings.ts'

const longestSentence = 600
const mostEntries = 12
/** Different dates that make a timeline. */
const enough = 3
/** Events tried of one date. */
const mostTried = 2

/** An entry of the timeline whose English is still to be made, or is known already (`entry.en`): of cells. */
export interface PlannedEntry extends ClauseRow {
  readonly entry: TimelineEntry
}

interface Candidate extends PlannedEntry {
  readonly weight: number
}

/** Makes `planTimeline`: what happens when, by day and by weight; [] when fewer than three different dates are told. */
export function makeTimeline(language: Language): (article: Article<TranslatedSentence>) => PlannedEntry[] {
  const datesOf = makeEventDates(language)
  const eventOf = makeEventOf(language)
  const wordingsOf = makeWordings(language)
  const resolve = makeReferences(language)
  const withSubject = makeSubjects(language)

  return (article) => {
    const found = [
      ...article.sentences.flatMap((sentence, index) => entriesOf(sentence, index, article)),
      ...cellEntries(article).map((entry): Candidate => ({ entry, wordings: [], proof: [], weight: 1 })),
    ].filter(({ entry }) => likely(entry.date, article))
    const byDate = new Map<string, Candidate[]>()
    for (const one of found) byDate.set(one.entry.date, [...(byDate.get(one.entry.date) ?? []), one])
    if (byDate.size < enough) return []
    return [...byDate]
      .sort(([one], [other]) => (order(one) < order(other) ? -1 : 1))
      .flatMap(([, all]) => all.sort((one, other) => other.weight - one.weight).slice(0, mostTried))
  }

  function entriesOf(sentence: TranslatedSentence, index: number, article: Article<TranslatedSentence>): Candidate[] {
    if ((sentence.kind !== 'body' && sentence.kind !== 'item') || sentence.ja.length > longestSentence) return []
    if (!sentence.predicates.length || !datesOf(sentence).length) return []
    const { line, sources } = resolve(draftLine(sentence), index, article)
    const wholes = sentencesOf(asSentence(line))
    return wholes.flatMap((read) =>
      datesOf(read, article.metadata.date).flatMap((date): Candidate[] => {
        const { day, quantity, vague, happens } = date
        if (vague && !happens && !date.noun && day.length < '2026-08'.length) return []
        const past = isPast(day, article.metadata.date) ?? read.predicates.some(({ role, past }) => role === 'main' && past)
        const event = eventOf(read, date, past)
        if (!event || !tells(event.clause)) return []
        const entry = { date: day, when: { ja: quantity.ja, en: quantity.en }, ja: '', en: '', sentence: sentence.id }
        const { clause, source } = withSubject(event, article)
        const wordings = wordingsOf(clause)
        const proof = proofOf(article, sentence, [...sources, ...source])
        return wordings.length ? [{ entry, wordings, proof, weight: event.weight }] : []
      }),
    )
  }
}

/** The entries once their lines are said: of each date the first that reads well. */
export function toldTimeline(
  planned: readonly PlannedEntry[],
  said: (row: PlannedEntry) => { readonly ja: string; readonly en: string } | undefined,
): TimelineEntry[] {
  const told = new Map<string, TimelineEntry>()
  for (const one of planned) {
    const { entry } = one
    const words = entry.en ? entry : told.has(entry.date) ? undefined : said(one)
    if (words && !told.has(entry.date)) told.set(entry.date, { ...entry, ja: words.ja, en: words.en })
  }
  return told.size < enough ? [] : [...told.values()].slice(0, mostEntries)
}
