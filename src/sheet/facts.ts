import type { FactRole, NewsKind, SheetFact } from '../digest.ts'
import type { Article, Quantity, Span, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { englishOf, fewWords } from './english.ts'
import { factPatterns } from './fact-patterns.ts'

const longestSentence = 600
/** Letters around a number that may say what it counts. */
const around = 40
/** Letters behind it that may say that it is feared only. */
const ahead = 24
/** Sentences in which the event itself is looked for. */
const leadSentences = 6
const mostWords = 20

/** What a reader asks for, by the kind of news, in this order. */
const rolesOf: Partial<Record<NewsKind, readonly FactRole[]>> = {
  disaster: 'place time magnitude intensity cause dead missing injured evacuated houses outage transport'.split(' ') as FactRole[],
  accident: 'place time cause dead missing injured evacuated houses outage transport'.split(' ') as FactRole[],
  crime: ['place', 'time', 'dead', 'injured'],
}

/** Rows a role may have where it may have several: a place or a thing each. The others have one, and of numbers the highest. */
const several: Partial<Record<FactRole, number>> = { place: 2, evacuated: 3, houses: 3, transport: 3 }

/** Units of `Quantity` that count as one of the table's; 棟 and 戸 have none in English. */
const units: Readonly<Record<string, readonly string[]>> = {
  person: ['person'],
  household: ['household'],
  building: ['building', 'home', 'house'],
  home: ['home', 'household', 'house'],
}

interface Found {
  readonly fact: SheetFact
  readonly size: number
}

/** Makes `factsOf`: place, time, casualties and damage of a disaster, an accident or a crime, by `ja/sheet-facts`; [] for other news. */
export function makeFacts(language: Language): (article: Article<TranslatedSentence>, kind: NewsKind) => SheetFact[] {
  const { counts, texts, is } = factPatterns(language)
  const placed = new RegExp(`^(?:${is.beside.source})?(?:${is.where.source})`, 'u')
  const besides = new RegExp(`^(?:${is.beside.source})`, 'u')
  const bare = new Set(
    language
      .rows('ja/quantity-units')
      .filter(({ kind, one }) => kind === 'count' && !one)
      .map(({ ja }) => ja!),
  )

  return (article, kind) => {
    const roles = rolesOf[kind]
    if (!roles) return []
    const told = article.sentences.filter((sentence) => {
      const read = sentence.kind === 'title' || sentence.kind === 'heading' || sentence.kind === 'body' || sentence.kind === 'item'
      return read && sentence.ja.length <= longestSentence && !is.past.test(sentence.ja) && !ofOtherYear(sentence, article)
    })
    const lead = told.filter((sentence) => sentence.kind === 'body' && is.event.test(sentence.ja)).slice(0, leadSentences)
    const happening = lead.find((sentence) => placesIn(sentence).length > 0) ?? lead[0]
    const found = [
      ...timeOf(happening ? [happening, ...lead] : []),
      ...(happening ? placesIn(happening) : []),
      ...told.flatMap((sentence) => [...countsIn(sentence), ...textsIn(sentence, sentence === happening)]),
    ]
    return roles.flatMap((role) =>
      chosen(
        role,
        found.filter(({ fact }) => fact.role === role),
      ),
    )
  }

  function countsIn(sentence: TranslatedSentence): Found[] {
    const text = sentence.ja
    return sentence.quantities.flatMap((quantity): Found[] => {
      if (quantity.kind !== 'count' || typeof quantity.value !== 'number') return []
      const { start, end } = local(quantity, sentence)
      const before = text.slice(Math.max(0, start - around), start)
      const after = text.slice(end, end + around)
      if (is.future.test(after.slice(0, ahead))) return []
      const row = counts.find(
        (one) =>
          one.units.some((unit) => fits(unit, quantity)) &&
          (one.before?.test(before) ?? true) &&
          (one.after?.test(after) ?? true) &&
          (one.role !== 'outage' || is.outages.test(text)),
      )
      return row ? [made(row.role, sentence, quantity.ja, quantity.en, quantity.value)] : []
    })
  }

  function fits(unit: string, { unit: has, ja }: Quantity): boolean {
    return units[unit]!.includes(has) || ((unit === 'building' || unit === 'home') && has === '' && bare.has(ja.at(-1)!))
  }

  function textsIn(sentence: TranslatedSentence, ofEvent: boolean): Found[] {
    return texts.flatMap(({ role, text, eventOnly }) =>
      eventOnly && !ofEvent
        ? []
        : [...sentence.ja.matchAll(text)].flatMap((match): Found[] => {
            const ja = match[1]!
            if (role === 'magnitude') return [made(role, sentence, match[0], `magnitude ${ascii(ja)}`, Number(ascii(ja)))]
            if (role === 'intensity') return [made(role, sentence, match[0], intensity(ja), shaking(ja))]
            if (role === 'cause' && is.unsure.test(ja)) return []
            const start = sentence.start + match.index + match[0].indexOf(ja)
            const whole = role === 'transport' ? fewWords(sentence.english.text, mostWords) : ''
            const en = whole || englishOf(sentence, { start, end: start + ja.length })
            return en ? [made(role, sentence, ja, en, 0)] : []
          }),
    )
  }

  /** Places of the event: the name, and what says where it is said of: 室戸市付近に上陸. */
  function placesIn(sentence: TranslatedSentence): Found[] {
    const asides = [...sentence.ja.matchAll(/[(（「][^)）」]*[)）」]/g)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }))
    return sentence.entities.flatMap((entity): Found[] => {
      const { start, end } = local(entity, sentence)
      if (entity.type !== 'LOC' || !entity.en || asides.some((aside) => aside.start < start && end < aside.end)) return []
      const after = sentence.ja.slice(end, end + around)
      return placed.test(after) ? [made('place', sentence, entity.ja + (besides.exec(after)?.[0] ?? ''), entity.en, 0)] : []
    })
  }

  function timeOf(sentences: readonly TranslatedSentence[]): Found[] {
    for (const sentence of sentences)
      for (const quantity of sentence.quantities)
        if (hasDay(quantity) && !is.from.test(sentence.ja.slice(quantity.end - sentence.start)))
          return [made('time', sentence, quantity.ja, quantity.en, 0)]
    return []
  }
}

function chosen(role: FactRole, found: readonly Found[]): SheetFact[] {
  const most = several[role]
  if (!found.length) return []
  // Of power cuts the last number told is what is still dark.
  if (role === 'outage') return [found.at(-1)!.fact]
  if (!most) return [found.reduce((best, one) => (one.size > best.size ? one : best)).fact]
  const kept: SheetFact[] = []
  for (const { fact } of found) if (!kept.some(({ ja }) => ja.includes(fact.ja) || fact.ja.includes(ja))) kept.push(fact)
  return kept.slice(0, most)
}

function made(role: FactRole, sentence: TranslatedSentence, ja: string, en: string, size: number): Found {
  return { fact: { role, ja, en, sentence: sentence.id }, size }
}

function local({ start, end }: Span, sentence: Span): Span {
  return { start: start - sentence.start, end: end - sentence.start }
}

/** A day, or a time of a day that is named: 3日午前4時半. */
function hasDay({ kind, value }: Quantity): boolean {
  return (kind === 'date' || kind === 'time') && typeof value === 'string' && /^[\dX]{4}-[\dX]{2}-\d{2}/.test(value)
}

/** The sentence names a year that is not the article's: it tells of an earlier event. */
function ofOtherYear({ quantities }: TranslatedSentence, { metadata }: Article): boolean {
  const year = metadata.date?.slice(0, 4)
  return (
    year !== undefined &&
    quantities.some(
      ({ kind, value }) => kind === 'date' && typeof value === 'string' && /^\d{4}$/.test(value.slice(0, 4)) && value.slice(0, 4) < year,
    )
  )
}

function ascii(digits: string): string {
  return digits.normalize('NFKC')
}

/** 6強 → upper 6 */
function intensity(ja: string): string {
  const step = ja.length > 1 ? (shaking(ja) % 1 > 0.5 ? 'upper ' : 'lower ') : ''
  return `intensity ${step}${ascii(ja[0]!)}`
}

/** 6弱 < 6 < 6強, for the highest. */
function shaking(ja: string): number {
  return Number(ascii(ja[0]!)) + (ja.length === 1 ? 0.5 : ja[1] === '\u5f37' ? 0.75 : 0.25)
}
