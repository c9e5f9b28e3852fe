import type { TimelineEntry } from '../digest.ts'
import type { Article, Quantity, Span, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { englishOf, fewWords } from './english.ts'

const longestSentence = 600
/** Letters of an entry, and words of its English. */
const mostLetters = 40
const mostWords = 20
const mostEntries = 12
/** Different dates that make a timeline. */
const enough = 3
const around = 24

interface Candidate extends TimelineEntry {
  /** How well it tells what happens: its own clause before an attribute. */
  readonly weight: number
}

/** Makes `timelineOf`: the events of an article by day, ascending; [] when fewer than three different dates are told. */
export function makeTimeline(language: Language): (article: Article<TranslatedSentence>) => TimelineEntry[] {
  const rows = language.rows('ja/sheet-timeline')
  const pattern = (role: string) => new RegExp(rows.find((row) => row.role === role)!.text!, 'u')
  const [comparison, state, period, vague, event, attribute, particle, said] = [
    'comparison',
    'state',
    'period',
    'vague',
    'event',
    'sahen',
    'particle',
    'said',
  ].map(pattern) as [RegExp, RegExp, RegExp, RegExp, RegExp, RegExp, RegExp, RegExp]

  return (article) => {
    const found = article.sentences
      .filter(({ kind, ja }) => (kind === 'body' || kind === 'item') && ja.length <= longestSentence)
      .flatMap(entriesOf)
    const byDate = new Map<string, Candidate>()
    for (const entry of found) {
      const known = byDate.get(entry.date)
      if (!known || entry.weight > known.weight) byDate.set(entry.date, entry)
    }
    if (byDate.size < enough) return []
    return [...byDate.values()]
      .sort((one, other) => (order(one.date) < order(other.date) ? -1 : 1))
      .slice(0, mostEntries)
      .map(({ weight: _, ...entry }) => entry)
  }

  function entriesOf(sentence: TranslatedSentence): Candidate[] {
    return sentence.quantities.flatMap((quantity): Candidate[] => {
      const date = dayOf(quantity)
      if (!date || period.test(quantity.ja)) return []
      const text = sentence.ja
      const end = quantity.end - sentence.start
      const after = text.slice(end, end + around)
      if (comparison.test(after) || state.test(after)) return []
      const happens = event.test(after)
      if (attribute.test(after) && !happens) return []
      if (vague.test(quantity.ja) && !happens && date.length < 7) return []
      const clause = clauseOf(sentence, quantity)
      if (!clause) return []
      const ja = wordsOf(sentence, clause, quantity)
      if (!ja || said.test(ja)) return []
      const own = englishOf(sentence, clause)
      const en = fewWords(own && own.split(' ').length > 3 ? own : sentence.english.text, mostWords)
      if (!en) return []
      const weight = (happens ? 1 : 2) + (date.length === 10 ? 1 : 0)
      return [{ date, when: { ja: quantity.ja, en: quantity.en }, ja, en, sentence: sentence.id, weight }]
    })
  }

  /** The clause the date belongs to: from the end of the one before to its predicate, or to the noun that the predicate describes. */
  function clauseOf(sentence: TranslatedSentence, date: Span): Span | undefined {
    const { bunsetsu, predicates } = sentence
    const at = bunsetsu.findIndex(({ end }) => end >= date.end)
    const isPredicate = new Set(predicates.map((one) => one.bunsetsu))
    let to = at
    for (let step = 0; step < bunsetsu.length && to >= 0 && !(isPredicate.has(to) && to > at); step++) to = bunsetsu[to]!.head
    if (to < 0) to = bunsetsu.length - 1
    if (to === at) return undefined
    const last = bunsetsu[to]!
    const end = last.type === 'adnominal' && last.head > 0 ? bunsetsu[last.head]! : last
    let first = at
    while (first > 0 && !breaks(bunsetsu[first - 1]!, first)) first--
    return { start: bunsetsu[first]!.start, end: end.end }

    function breaks({ type, head }: (typeof bunsetsu)[number], here: number): boolean {
      return (type === 'te' || type.startsWith('link') || type === 'quote') && head >= here && isPredicate.has(here - 1)
    }
  }

  /** The clause without its date, cut from the left until it is short. */
  function wordsOf(sentence: TranslatedSentence, clause: Span, date: Span): string {
    const { ja: text, start, bunsetsu } = sentence
    const before = text.slice(clause.start - start, date.start - start)
    const behind = text.slice(date.end - start, clause.end - start).replace(particle, '')
    const ends = (words: string) => words.replace(/[、。」]+$/, '').replace(/^[、。「]+/, '')
    const whole = ends(before + behind)
    if (whole.length <= mostLetters) return whole
    const rest = ends(behind)
    if (rest.length <= mostLetters) return rest
    for (const { start: from } of bunsetsu) {
      const cut = from < clause.end && from >= date.end ? ends(text.slice(from - start, clause.end - start)) : ''
      if (cut && cut.length <= mostLetters) return cut
    }
    return ''
  }
}

/** 2026-08-19, 2026-09, 2028, FY2028; seasons and halves are their year, the end of the year is December; undefined where no date is known. */
function dayOf({ kind, value, unit }: Quantity): string | undefined {
  const first = String([value].flat()[0])
  if ((kind !== 'date' && kind !== 'time') || /^.?X/.test(first) || unit === 'quarter') return undefined
  const found = /^(FY\d{4}|\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|\d{4})(?:[-T]([A-Z]+))?/.exec(first)
  if (!found) return undefined
  const [, date, part] = found
  return part === 'END' && date!.length === 4 ? `${date}-12` : date
}

/** A fiscal year begins in April; what is said of a year or a month stands before its days. */
function order(date: string): string {
  return date.startsWith('FY') ? `${date.slice(2)}-04-00` : date
}
