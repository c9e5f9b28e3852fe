import type { Article, NamedSentence, Quantity } from '../document.ts'
import type { Language } from '../language/load.ts'
import type { BylineOf } from './byline.ts'
import type { Context, ContextOf } from './context.ts'
import { clockOf, type Range, rangeOf, timeRange } from './values.ts'
import type { StoryWords } from './words.ts'

/** A figure or a date of one article of a story. */
export interface Mention {
  /** Index of the article in the story. */
  readonly article: number
  readonly sentence: NamedSentence
  readonly quantity: Quantity
  /** What a date covers, null for figures. */
  readonly time: Range | null
  readonly context: Context
  /** Row of `ja/story-slots` its heads belong to, '' for none. */
  readonly slot: string
  /** People of the sentence. */
  readonly who: readonly string[]
  /** Period it is of, as `analyze` writes it: FY2026, 2026-Q2; '' when the sentence names none. */
  readonly period: string
  /** The period its sentence or the last one before that names, '' for none; months as `2026-04/2026-09`. */
  readonly running: string
  /** Whether that is over for months. */
  readonly past: boolean
  /** Minute as of which it was counted or reported, null when nobody says. */
  readonly asOf: number | null
  /** Whether the sentence says that it has changed. */
  readonly revised: boolean
}

export interface Slot {
  readonly en: string
  readonly ja: string
  /** `moves`: its value is another in every report; `who`: of one person; `place`: where something is. */
  readonly how: '' | 'moves' | 'who' | 'place'
}

export interface Mentions {
  readonly slots: ReadonlyMap<string, Slot>
  of(article: Article<NamedSentence>, index: number): Mention[]
}

const stampDays = 3
const pastDays = 120
const figureKinds = ['count', 'money', 'percent', 'point', 'ratio', 'measure', 'duration', 'ordinal']
const timeKinds = ['date', 'time']
const periodUnits = ['fiscal year', 'quarter', 'half', 'period', 'year']
/** Titles repeat what the text says better. */
const kinds = ['body', 'item', 'cell', 'quote', 'point']

export function makeMentions(language: Language, words: StoryWords, contextOf: ContextOf, bylineOf: BylineOf): Mentions {
  const slots = new Map<string, Slot>()
  const slotOf = new Map<string, string>()
  for (const row of language.rows('ja/story-slots')) {
    const forms = row.words!.split(' ')
    slots.set(row.slot!, { ja: forms[0]!, en: row.en!, how: (row.how ?? '') as Slot['how'] })
    for (const form of forms) slotOf.set(form, row.slot!)
  }
  const units = new Map(language.rows('ja/story-slots').flatMap((row) => (row.unit ? [[row.unit, row.slot!] as const] : [])))
  const phrases = [...slotOf].filter(([form]) => form.length > 3 && /\p{Script=Hiragana}/u.test(form.slice(1, -1)))
  const counters = language
    .rows('ja/quantity-units')
    .filter((row) => row.kind === 'count' && row.unit)
    .sort((a, b) => b.ja!.length - a.ja!.length)
  const wholeYear = [...words.of('whole-year')]
  const stamps = words.of('stamp')
  const revisions = words.of('revision')

  function slotIn({ heads, label }: Context, sentence: NamedSentence, unit: string, isTime: boolean): string {
    const measured = units.get(unit)
    if (measured) return measured
    const whole = slotOf.get(label)
    if (whole) return whole
    for (const head of heads) if (slotOf.has(head)) return slotOf.get(head)!
    for (const [form, slot] of phrases)
      if (sentence.ja.includes(form.slice(0, -1)) && [...heads].some((head) => form.endsWith(head))) return slot
    if (isTime) return ''
    const ends = [...slotOf].filter(([form]) => label.endsWith(form)).sort(([a], [b]) => b.length - a.length)
    return ends[0]?.[1] ?? ''
  }

  /** The period named last before the figure in its sentence; `FY` for a year without its number. */
  function periodBefore({ quantities, ja, start }: NamedSentence, quantity: Quantity): string {
    const period = quantities.findLast((one) => one.kind === 'date' && periodUnits.includes(one.unit) && one.start < quantity.start)
    const before = ja.slice(0, quantity.start - start)
    const year = Math.max(...wholeYear.map((word) => before.lastIndexOf(word)))
    if (year >= 0 && (!period || start + year > period.start)) return 'FY'
    return period ? String(period.value) : ''
  }

  /** A count whose English needs no unit (住民52人) has one all the same. */
  function counted(quantity: Quantity): Quantity {
    if (quantity.kind !== 'count' || quantity.unit !== '') return quantity
    const row = counters.find(({ ja }) => quantity.ja.endsWith(ja!))
    return row ? { ...quantity, unit: row.unit! } : quantity
  }

  function isStamp(sentence: NamedSentence, quantity: Quantity): boolean {
    return sentence.tokens
      .filter(({ start }) => start >= quantity.end)
      .slice(0, 3)
      .some(({ lemma }) => stamps.has(lemma))
  }

  function stampOf(sentence: NamedSentence, day: string | null): number | null {
    const about = day ? timeRange(day) : null
    for (const quantity of sentence.quantities) {
      if (!timeKinds.includes(quantity.kind)) continue
      if (!isStamp(sentence, quantity)) continue
      const range = rangeOf(quantity, day)
      // 5月時点では: what was so in another month is no time of this report.
      if (range && (!about || Math.abs(range.low - about.low) <= stampDays * 1440)) return range.low
    }
    return null
  }

  return {
    slots,
    of(article, index) {
      const { sentence: byline, date } = bylineOf(article)
      const day = date?.slice(0, 10) ?? null
      const dayRange = day ? timeRange(day) : null
      const periods = article.sentences.map(periodIn)
      const stamped = article.sentences.map((sentence) => stampOf(sentence, day))
      const latest = stamped.reduce((most, one) => (one !== null && (most === null || one > most) ? one : most), null)
      return article.sentences.flatMap((sentence, at) => {
        if (sentence.id === byline || !kinds.includes(sentence.kind)) return []
        const revised = sentence.tokens.some(({ lemma }) => revisions.has(lemma))
        const running = periods.slice(0, at + 1).findLast((period) => period !== '') ?? ''
        return sentence.quantities.flatMap((quantity): Mention[] => {
          const isTime = timeKinds.includes(quantity.kind)
          if (!isTime && !figureKinds.includes(quantity.kind)) return []
          const time = quantity.kind === 'time' ? clockOf(quantity) : isTime ? rangeOf(quantity, day) : null
          if (isTime && (time === null || isByline(sentence, quantity) || isStamp(sentence, quantity))) return []
          const context = contextOf(sentence, quantity, isTime ? 'when' : 'figure')
          if (context.heads.size === 0) return []
          return [
            {
              article: index,
              sentence,
              quantity: counted(quantity),
              who: sentence.entities.flatMap(({ type, ja }) => (type === 'PERSON' ? [ja] : [])),
              time,
              context,
              slot: slotIn(context, sentence, quantity.unit, isTime),
              period: isTime ? '' : periodBefore(sentence, quantity),
              running,
              past: !isTime && isPast(periodBefore(sentence, quantity), dayRange?.low ?? null),
              asOf: stamped[at] ?? latest ?? dayRange?.low ?? null,
              revised,
            },
          ]
        })
      })
    },
  }
}

/** The period a sentence speaks of first: 2026年度上半期, 4〜9月期. */
function periodIn({ quantities }: NamedSentence): string {
  return (
    quantities
      .filter(({ kind }) => kind === 'date')
      .map(({ value }) => [value].flat().join('/'))
      .find((text) => spoken.test(text)) ?? ''
  )
}

const spoken = /^(?:FY\d{4}|\d{4}-[HQ]\d|\d{4}-\d\d\/)/

function isPast(period: string, report: number | null): boolean {
  const range = period === '' || report === null ? null : timeRange(period)
  return range !== null && range.high < report! - pastDays * 1440
}

/** The date of a dateline at the head of a paragraph. */
function isByline({ ja, start }: NamedSentence, quantity: Quantity): boolean {
  return /^[\u3010\uff08(]/.test(ja) && quantity.start - start < 24 && /^\d{4}-\d{2}-\d{2}$/.test(String(quantity.value))
}
