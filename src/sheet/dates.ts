import type { Article, NamedSentence, Quantity, Span, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'

const around = 24
/** A quotation shorter than this is a remark and no event. */
const fewestQuoted = 12
/** Months a day of a plan lies behind, to be one of the next year. */
const fewestBehind = 4
const oldest = 1868
const furthest = 60

const tests = [
  'comparison',
  'state',
  'period',
  'vague',
  'event',
  'attribute',
  'particle',
  'ranged',
  'changed',
  'yearless',
  'named',
  'repeated',
  'short',
  'anchored',
  'day',
  'onday',
  'dated',
] as const

/** A date on which something happens. */
export interface EventDate {
  readonly quantity: Quantity
  /** As in the timeline: `2026-08-19`. */
  readonly day: string
  /** True when a noun of what happens goes with it: 3月の総会. */
  readonly happens: boolean
  /** True of a word that names no day of its own: 今年. */
  readonly vague: boolean
  /** A bare noun right behind it that is all that is said: 2026年7月着工. */
  readonly noun?: Span
}

/** Makes the reader of dates on which something happens, by the words around them (`ja/sheet-timeline`): not 前年3月比, not 毎年5月に. */
export function makeEventDates(language: Language): (sentence: NamedSentence, published?: string | null) => EventDate[] {
  const rows = language.rows('ja/sheet-timeline')
  const is = Object.fromEntries(tests.map((role) => [role, new RegExp(rows.find((row) => row.role === role)!.text!, 'u')])) as Record<
    (typeof tests)[number],
    RegExp
  >

  return (sentence, published = null) => {
    const text = sentence.ja
    const spans = (pattern: RegExp) => [...text.matchAll(pattern)].map(({ 0: all, index }) => ({ start: index, end: index + all.length }))
    const asides = [...spans(/[(（][^)）]*[)）]/g), ...spans(/「[^「」]*」/g).filter(({ start, end }) => end - start < fewestQuoted)]
    const coming = sentence.predicates.some(({ role, past, kind }) => role === 'main' && kind === 'verb' && !past)
    return sentence.quantities.flatMap((quantity): EventDate[] => {
      const day = dayOf(quantity)
      const from = quantity.start - sentence.start
      if (!day || is.period.test(quantity.ja) || asides.some(({ start, end }) => start < from && from < end)) return []
      const to = quantity.end - sentence.start
      const [before, after] = [text.slice(0, from), text.slice(to, to + around)]
      // 平成23年(2011年)3月以前: the same year once more says nothing of it
      const bare = after.replace(/^[(\uff08][^)\uff09]*[)\uff09]/u, '')
      if (
        is.comparison.test(bare) ||
        is.state.test(bare) ||
        (is.ranged.test(before) && !is.changed.test(after)) ||
        is.repeated.test(before)
      )
        return []
      if (is.short.test(quantity.ja) && !is.anchored.test(after)) return []
      if (is.day.test(quantity.ja) && !is.onday.test(after)) return []
      const happens = is.event.test(after) || is.dated.test(quantity.ja)
      if (is.attribute.test(after) && !happens) return []
      // 19日、会社、県、町が: behind a comma stands who did it
      const named = after.startsWith('、') ? null : is.named.exec(after.replace(is.particle, ''))
      const vague = is.vague.test(quantity.ja)
      const start = quantity.end + after.length - after.replace(is.particle, '').length
      return [
        {
          quantity,
          day: coming && is.yearless.test(quantity.ja) ? nextAfter(day, published) : day,
          happens,
          vague,
          ...(named && { noun: { start, end: start + named[1]!.length } }),
        },
      ]
    })
  }
}

/** 11月3日に開館する in news of April is not the November that lies behind. */
function nextAfter(day: string, published: string | null): string {
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  if (published === null || day.length < 7 || months(published) - months(day) < fewestBehind) return day
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
}

/** Years that news of this year speaks of; what is older than the railways or further than a lifetime is no date of news. */
export function likely(date: string, { metadata }: Article<TranslatedSentence>): boolean {
  const year = Number(metadata.date?.slice(0, 4) ?? Number.NaN)
  const told = Number(date.replace('FY', '').slice(0, 4))
  return told >= oldest && !(told > year + furthest)
}

/** 2026-08-19, 2026-09, 2028, FY2028; seasons and halves are their year, the end of the year is December; undefined where no date is known. */
export function dayOf({ kind, value, unit }: Quantity): string | undefined {
  const first = String([value].flat()[0])
  if ((kind !== 'date' && kind !== 'time') || /^.?X/.test(first) || unit === 'quarter') return undefined
  const found = /^(FY\d{4}|\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4})(?:[-T]([A-Z]+))?/.exec(first)
  if (!found) return undefined
  const [, date, part] = found
  return part === 'END' && date!.length === 4 ? `${date}-12` : date
}

/** For sorting: a fiscal year begins in April; what is said of a year or a month stands before its days. */
export function order(date: string): string {
  return date.startsWith('FY') ? `${date.slice(2)}-04-00` : date
}

/** True when the day, the month or the year is over on the day of publication; `undefined` where that is unknown or within. */
export function isPast(date: string, published: string | null): boolean | undefined {
  if (published === null) return undefined
  const told = date.startsWith('FY') ? `${Number(date.slice(2)) + 1}-03` : date
  const there = published.slice(0, told.length)
  return told === there ? (told.length === published.slice(0, 10).length ? true : undefined) : told < there
}
