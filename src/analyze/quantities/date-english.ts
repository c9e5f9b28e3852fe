import type { Day } from './calendar.ts'
import type { NumberWords } from './english.ts'
import type { Year } from './years.ts'

/** What a written date says, before it is resolved. Open numbers are 0, absent words ''. */
export interface DateFacts {
  readonly year: Year | null
  readonly month: number
  readonly monthTo: number
  /** `this month`, `the same month`. */
  readonly monthWords: string
  readonly day: number
  readonly dayTo: number
  /** 3、4日 rather than 3〜4日. */
  readonly list: boolean
  /** A whole date in words: `yesterday`, `next week`. */
  readonly words: string
  /** Code of a part that the word itself carries: `SP` in 今春. */
  readonly wordPart: string
  /** The smallest unit named: year fiscal month week day period. */
  readonly scale: string
  /** What the words mean by the calendar, when it is known. */
  readonly base: Day | null
}

/** `Wednesday, February 18, 2026`, `the 8th of the same month`, `December last year`, `fiscal 2026`, `2020-2022`. */
export function dateEnglish(words: NumberWords, facts: DateFacts & { readonly weekday: string }): string {
  const { year, month, day, dayTo, list, monthWords, weekday } = facts
  const lead = weekday ? `${weekday}, ` : ''
  if (facts.words) return weekday ? `${facts.words}, ${weekday}` : facts.words
  if (monthWords) return day ? `${lead}${nth(day, dayTo, list)} of ${monthWords}` : monthWords
  if (!month) return day ? `${lead}${nth(day, dayTo, list)}` : year ? yearEnglish(year) : ''
  const name = words.month(month)
  const of = year?.words.startsWith('the ') ? 'of ' : ''
  if (!day) return year ? `${name} ${of}${yearEnglish(year)}` : name
  const days = dayTo ? (list ? `${day} and ${dayTo}` : `${day}-${dayTo}`) : String(day)
  const tail = !year ? '' : year.words ? ` ${of}${year.words}` : `, ${yearEnglish(year)}`
  return `${lead}${name} ${days}${tail}`
}

function nth(day: number, dayTo: number, list: boolean): string {
  if (!dayTo) return `the ${figure(day)}`
  return list ? `the ${figure(day)} and ${figure(dayTo)}` : `the ${figure(day)} to the ${figure(dayTo)}`
}

/** Days of the month are written in figures even below ten: the 3rd. */
function figure(day: number): string {
  const tail = day % 100
  return `${day}${tail >= 11 && tail <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`
}

function yearEnglish(year: Year): string {
  const text = year.words || (year.to ? `${year.year}-${year.to}` : String(year.year))
  return year.scale === 'fiscal' && !year.words ? `fiscal ${text}` : text
}

/** `the October-December quarter of 2025`, `the April-September period`, `April-June 2026`, `March and April`. */
export function quarterEnglish(
  words: NumberWords,
  facts: { low: number; high: number; length: number; term: boolean; list: boolean; year: Year | null },
): string {
  const { low, high, length, term, list, year } = facts
  const months = `${words.month(low)}${list ? ' and ' : '-'}${words.month(high)}`
  if (term) return `the ${months} ${length === 3 ? 'quarter' : 'period'}${year ? ` of ${yearEnglish(year)}` : ''}`
  const of = year?.words.startsWith('the ') ? 'of ' : ''
  return year ? `${months} ${of}${yearEnglish(year)}` : months
}
