import type { FactRole, NewsKind, SheetFact } from '../digest.ts'
import type { Article, Quantity, Span, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeClauseAlone } from '../lines/alone.ts'
import type { ClauseRow } from './clause-rows.ts'
import { englishOf } from './english.ts'
import { factPatterns } from './fact-patterns.ts'
import { makeWordings, type Wording } from './wordings.ts'

const longestSentence = 600
/** Letters around a number that may say what it counts. */
const around = 40
/** Letters behind it that may say that it is feared only. */
const ahead = 24
/** Sentences in which the event itself is looked for. */
const leadSentences = 6

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

/** Size of what says what it counts: 全壊が4棟. More than any count. */
const labelled = Number.MAX_SAFE_INTEGER

/** A fact; of those in words that are a clause the English is still to be made. */
export interface PlannedFact extends ClauseRow {
  readonly fact: SheetFact
}

interface Found extends PlannedFact {
  readonly size: number
}

/** Makes `factsOf`: place, time, casualties and damage of a disaster, an accident or a crime, by `ja/sheet-facts`; [] for other news. */
export function makeFacts(language: Language): (article: Article<TranslatedSentence>, kind: NewsKind) => PlannedFact[] {
  const { counts, texts, is } = factPatterns(language)
  const alone = makeClauseAlone(language)
  const wordingsOf = makeWordings(language)
  const damages = new Map(
    language.rows('ja-en/sheet-words').flatMap(({ role, ja, en }) => (role === 'damage' ? [[ja!, en!] as const] : [])),
  )
  const placed = new RegExp(`^(?:${is.beside.source})*(?:${is.where.source})`, 'u')
  const besides = new RegExp(`^(?:${is.beside.source})+`, 'u')
  return (article, kind) => {
    const roles = rolesOf[kind]
    if (!roles) return []
    const told = article.sentences.filter((sentence) => {
      const read = sentence.kind === 'title' || sentence.kind === 'heading' || sentence.kind === 'body' || sentence.kind === 'item'
      return read && sentence.ja.length <= longestSentence && !is.past.test(sentence.ja) && !ofOtherYear(sentence, article)
    })
    const lead = told.filter((sentence) => sentence.kind === 'body' && is.event.test(sentence.ja)).slice(0, leadSentences)
    const happening = lead[0]
    const found = [
      ...timeOf(happening ? [happening, ...lead] : []),
      ...placeOf(lead),
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
      if (is.future.test(after.slice(0, ahead).split(/[、。]/)[0]!) || is.earlier.test(before)) return []
      const row = counts.find(
        (one) =>
          one.units.some((unit) => fits(unit, quantity)) &&
          (one.before?.test(before) ?? true) &&
          (one.after?.test(after) ?? true) &&
          (one.role !== 'outage' || is.outages.test(text)),
      )
      if (!row) return []
      if (row.role === 'houses') {
        const [ahead, behind] = [row.before?.exec(before), row.after?.exec(after)]
        const label = ahead?.[1] ?? behind?.[1]
        if (!label) return [made('houses', sentence, quantity.ja, quantity.en, quantity.value)]
        const from = ahead?.[1] ? start - ahead[0].length : start
        const to = ahead?.[1] ? end : end + behind![0].length
        const what = damages.get(label)
        return [made('houses', sentence, text.slice(from, to), what ? `${quantity.en} ${what}` : quantity.en, labelled)]
      }
      // 約4万世帯の8万7000人 is one number told twice.
      const twin =
        row.role === 'evacuated' ? sentence.quantities.find((one) => one.end === quantity.start - 1 && one.unit === 'household') : undefined
      const ja = twin ? text.slice(twin.start - sentence.start, end) : quantity.ja
      return [made(row.role, sentence, ja, twin ? `${twin.en}, ${quantity.en}` : quantity.en, row.second ? 0 : quantity.value)]
    })
  }

  function fits(unit: string, { unit: has, ja }: Quantity): boolean {
    return units[unit]!.includes(has) || ((unit === 'building' || unit === 'home') && has === '' && is.buildings.test(ja))
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
            if (role === 'transport') return [made(role, sentence, ja, '', 0, clausesAt(sentence, start + ja.length))]
            const en = englishOf(sentence, { start, end: start + ja.length })
            return en ? [made(role, sentence, ja, en, 0)] : []
          }),
    )
  }

  /** The clause that ends about here, in its wordings. */
  function clausesAt(sentence: TranslatedSentence, end: number): readonly Wording[] {
    const at = sentence.bunsetsu.findIndex((one) => one.end >= end)
    const predicate = sentence.predicates.find(({ bunsetsu }) => bunsetsu >= at)
    const clause = predicate && alone(sentence, predicate, { out: new Set(), past: true })
    return clause ? wordingsOf(clause) : []
  }

  /** The first place that is no whole region, or the first of all. */
  function placeOf(lead: readonly TranslatedSentence[]): Found[] {
    const places = lead.flatMap(placesIn)
    return places.sort((one, other) => other.size - one.size).slice(0, 1)
  }

  /** Places of the event: the name, and what says where it is said of: 室戸市付近に上陸. */
  function placesIn(sentence: TranslatedSentence): Found[] {
    const { ja: text, start: from } = sentence
    const asides = [...text.matchAll(/[(（「][^)）」]*[)）」]/g)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }))
    const address = is.address.exec(text)
    const found = address ? [{ start: address.index, end: address.index + address[0].length, en: '' }] : []
    const names = sentence.entities
      .filter(({ type, en }) => type === 'LOC' && en)
      .map((entity) => ({ ...local(entity, sentence), en: entity.en }))
      // A name inside a longer word was cut out of it.
      .filter(({ start }) => !/[\p{Script=Han}\p{Script=Katakana}]$/u.test(text.slice(0, start)))
    const listed = names.map((name, index) => {
      const next = names[index + 1]
      return next && next.start === name.end + 1 ? { start: name.start, end: next.end, en: `${name.en} and ${next.en}` } : name
    })
    return [...found, ...listed.filter((name) => !found.some((one) => one.start < name.end && name.start < one.end))].flatMap(
      (name): Found[] => {
        if (asides.some((aside) => aside.start < name.start && name.end < aside.end)) return []
        const after = text.slice(name.end, name.end + around)
        if (!placed.test(after)) return []
        const end = name.end + (besides.exec(after)?.[0].length ?? 0)
        const whole = englishOf(sentence, { start: name.start + from, end: end + from })
        const en = (end > name.end || !name.en ? whole : '') || name.en || whole
        const ja = text.slice(name.start, end)
        return en ? [made('place', sentence, ja, en.replace(/[.,;]$/, ''), is.settled.test(ja) ? 1 : 0)] : []
      },
    )
  }

  /** 3日から記録的な大雪となっている: it has a beginning and goes on. */
  function since(sentence: TranslatedSentence): Found[] | undefined {
    const quantity = sentence.quantities.find(hasDay)
    const from = quantity && is.from.exec(sentence.ja.slice(quantity.end - sentence.start))
    return from ? [made('time', sentence, quantity.ja + from[0], `from ${quantity.en}`, 0)] : undefined
  }

  function timeOf(sentences: readonly TranslatedSentence[]): Found[] {
    for (const sentence of sentences)
      for (const quantity of sentence.quantities)
        if (hasDay(quantity) && !is.from.test(sentence.ja.slice(quantity.end - sentence.start)))
          return sentence === sentences[0] || !since(sentences[0]!)
            ? [made('time', sentence, quantity.ja, quantity.en, 0)]
            : since(sentences[0]!)!
    return []
  }
}

function chosen(role: FactRole, found: readonly Found[]): PlannedFact[] {
  const most = several[role]
  const largest = () => found.reduce((best, one) => (one.size > best.size ? one : best))
  if (!found.length) return []
  // Of power cuts the last number told is what is still dark.
  if (role === 'outage') return [found.at(-1)!]
  if (!most || (role === 'houses' && !found.some(({ size }) => size === labelled))) return [largest()]
  if (role === 'houses') return found.filter(({ size }) => size === labelled).slice(0, most)
  const counted = found.some(({ size }) => size > 0) ? found.filter(({ size }) => size > 0) : found
  const kept: Found[] = []
  for (const one of counted) {
    const { ja } = one.fact
    const at = kept.findIndex(({ fact }) => fact.ja.includes(ja) || ja.includes(fact.ja))
    if (at < 0) kept.push(one)
    else if (ja.length > kept[at]!.fact.ja.length) kept[at] = one
  }
  return kept.slice(0, most)
}

function made(
  role: FactRole,
  sentence: TranslatedSentence,
  ja: string,
  en: string,
  size: number,
  wordings: readonly Wording[] = [],
): Found {
  return { fact: { role, ja, en, sentence: sentence.id }, size, wordings, proof: [sentence] }
}

/** The facts once their lines are said; what cannot be said well is left out. */
export function toldFacts(planned: readonly PlannedFact[], said: (row: PlannedFact) => { readonly en: string } | undefined): SheetFact[] {
  return planned.flatMap((one) => {
    const en = one.fact.en || said(one)?.en
    return en ? [{ ...one.fact, en }] : []
  })
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
