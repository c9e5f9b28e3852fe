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
/** A quotation shorter than this is a remark and no event. */
const fewestQuoted = 12
const fewestLetters = 2
const content = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}]/u
const dayLength = '2026-08-19'.length
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
  'said',
  'ranged',
  'introduced',
  'named',
  'ended',
  'case',
  'repeated',
  'open',
  'cleft',
  'short',
  'anchored',
  'day',
  'onday',
  'dated',
  'leading',
  'owned',
  'paired',
] as const

interface Candidate extends TimelineEntry {
  /** How well it tells what happens: its own clause before an attribute. */
  readonly weight: number
}

/** Makes `timelineOf`: the events of an article by day, ascending; [] when fewer than three different dates are told. */
export function makeTimeline(language: Language): (article: Article<TranslatedSentence>) => TimelineEntry[] {
  const rows = language.rows('ja/sheet-timeline')
  const is = Object.fromEntries(tests.map((role) => [role, new RegExp(rows.find((row) => row.role === role)!.text!, 'u')])) as Record<
    (typeof tests)[number],
    RegExp
  >

  return (article) => {
    const year = Number(article.metadata.date?.slice(0, 4) ?? Number.NaN)
    const found = [
      ...article.sentences
        .filter(({ kind, ja }) => (kind === 'body' || kind === 'item') && ja.length <= longestSentence)
        .flatMap(entriesOf),
      ...cellEntries(article),
    ].filter(({ date }) => likely(date, year))
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
    if (!sentence.predicates.length) return []
    const text = sentence.ja
    const asides = [...text.matchAll(/[(（][^)）]*[)）]/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
    const remarks = [...text.matchAll(/「[^「」]*」/g)]
      .map((match) => ({ start: match.index, end: match.index + match[0].length }))
      .filter(({ start, end }) => end - start < fewestQuoted)
    return sentence.quantities.flatMap((quantity): Candidate[] => {
      const date = dayOf(quantity)
      const from = quantity.start - sentence.start
      const remark = remarks.some(({ start, end }) => start < from && from < end)
      if (!date || remark || is.period.test(quantity.ja) || asides.some(({ start, end }) => start < from && from < end)) return []
      const after = text.slice(quantity.end - sentence.start, quantity.end - sentence.start + around)
      if (is.comparison.test(after) || is.state.test(after) || is.ranged.test(text.slice(0, from)) || is.repeated.test(text.slice(0, from)))
        return []
      if (is.short.test(quantity.ja) && !is.anchored.test(after)) return []
      if (is.day.test(quantity.ja) && !is.onday.test(after)) return []
      const happens = is.event.test(after) || is.dated.test(quantity.ja)
      if (is.attribute.test(after) && !happens) return []
      const made = (ja: string, span: Span, weight: number): Candidate[] => {
        const en = english(sentence, span, quantity)
        return ja && en ? [{ date, when: { ja: quantity.ja, en: quantity.en }, ja, en, sentence: sentence.id, weight }] : []
      }
      // 19日、会社、県、町が: behind a comma stands who did it
      const named = after.startsWith('、') ? null : is.named.exec(after.replace(is.particle, ''))
      if (named) return made(named[1]!, quantity, 1)
      if (is.vague.test(quantity.ja) && !happens && date.length < 7) return []
      const cleft = is.cleft.exec(text.slice(0, from))
      if (cleft) {
        const start = quantity.start - cleft[0].length + cleft[0].indexOf(cleft[1]!)
        return made(trimmed(cleft[1]!), { start, end: start + cleft[1]!.length }, 2)
      }
      const clause = clauseOf(sentence, quantity)
      const ja = clause ? wordsOf(sentence, clause, quantity) : ''
      if (!clause || !ja || is.open.test(ja)) return []
      return made(ja, clause, is.said.test(ja) ? 0 : (happens ? 1 : 2) + (date.length === dayLength ? 1 : 0))
    })
  }

  /** The clause's own English, without the date it begins with; the sentence's where the clause is not said in one stretch. */
  function english(sentence: TranslatedSentence, span: Span, { en }: Quantity): string {
    const own = englishOf(sentence, span)
    const said = own.split(' ').length > 3 ? own : sentence.english.text
    const undated = said.startsWith(`${en}, `) ? said.slice(en.length + 2) : said
    return fewWords(undated, mostWords)
  }

  /** A cell that is a date: what its row and its column are called. */
  function cellEntries({ sentences, blocks }: Article<TranslatedSentence>): Candidate[] {
    const cells = sentences.flatMap((sentence) => {
      const cell = blocks[sentence.block]?.cell
      return cell ? [{ sentence, cell }] : []
    })
    const columns = new Map<string, TranslatedSentence>()
    const rowsOf = new Map<string, TranslatedSentence>()
    for (const { sentence, cell } of cells) {
      if (cell.header && cell.row === 0) columns.set(`${cell.table} ${cell.column}`, sentence)
      else if (cell.column === 0) rowsOf.set(`${cell.table} ${cell.row}`, sentence)
    }
    return cells.flatMap(({ sentence, cell }): Candidate[] => {
      const [quantity] = sentence.quantities
      const column = columns.get(`${cell.table} ${cell.column}`)
      const row = rowsOf.get(`${cell.table} ${cell.row}`)
      const date = quantity && quantity.start === sentence.start && quantity.end === sentence.end ? dayOf(quantity) : undefined
      if (!date || !quantity || !column || !row || row === sentence) return []
      const en = fewWords(`${row.english.text}: ${column.english.text}`, mostWords)
      const ja = `${row.ja}: ${column.ja}`.slice(0, mostLetters)
      return [{ date, when: { ja: quantity.ja, en: quantity.en }, ja, en, sentence: sentence.id, weight: 1 }]
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
    const predicate = predicates.find((one) => one.bunsetsu === to)
    // What is so or so on a day is no event.
    if (predicate && predicate.kind !== 'verb') return undefined
    let end = last
    // 25年秋に実施した平均6%の値上げ: on to the noun.
    while (end.type === 'adnominal' && end.head > 0) end = bunsetsu[end.head]!
    const stop = bunsetsu.findIndex((one, index) => index >= at && closes(one))
    if (stop >= 0 && stop < to) [to, end] = [stop, bunsetsu[stop]!]
    let first = at
    while (first > 0 && !closes(bunsetsu[first - 1]!) && !breaks(bunsetsu[first - 1]!, first)) first--
    return { start: bunsetsu[first]!.start, end: end.end }

    /** A full stop in the middle: speech of several sentences. */
    function closes(one: Span): boolean {
      return /。/.test(sentence.ja.slice(one.start - sentence.start, one.end - sentence.start))
    }

    function breaks({ type, head }: (typeof bunsetsu)[number], here: number): boolean {
      return (type === 'te' || type.startsWith('link') || type === 'quote') && head >= here && isPredicate.has(here - 1)
    }
  }

  /** The clause without its date, cut from the left until it is short; verbs of a noun end with the noun. */
  function wordsOf(sentence: TranslatedSentence, clause: Span, date: Span): string {
    const { ja: text, start, bunsetsu } = sentence
    const before = alone(sentence, clause, date).replace(is.introduced, '').replace(is.owned, '')
    const behind = text
      .slice(partner(sentence, clause, date) - start, clause.end - start)
      .replace(is.particle, '')
      .replace(is.leading, '')
    const lasts = bunsetsu.filter(({ start: from }) => from >= date.end && from < clause.end)
    const cuts = [before + behind, behind, ...lasts.map((one) => text.slice(one.start - start, clause.end - start))]
    const cut = cuts.map(trimmed).find((words) => words.length <= mostLetters) ?? ''
    // 早くて2031年に|なる: nothing is told
    return cut.length < fewestLetters || !content.test(cut) ? '' : cut
  }

  /** What stands before a date, without the date before it: 3校では28年4月、センターでは|29年4月に → センターでは; 氏は2月、|5月末で → 氏は. */
  function alone({ ja, start, quantities }: TranslatedSentence, clause: Span, date: Span): string {
    const words = ja.slice(clause.start - start, date.start - start)
    const other = quantities.findLast(
      (one) => dayOf(one) && one.start >= clause.start && one.end < date.start && ja[one.end - start] === '、',
    )
    if (!other) return words
    const between = ja.slice(other.end + 1 - start, date.start - start)
    return is.paired.test(between) ? between : ja.slice(clause.start - start, other.start - start) + between
  }

  /** Where what a date says goes on: behind the next date, when each has a topic: 3校では|28年4月、センターでは29年4月に|始める. */
  function partner({ ja, start, quantities }: TranslatedSentence, clause: Span, date: Span): number {
    const next = quantities.find((one) => dayOf(one) && one.start > date.end && one.end < clause.end)
    const paired = next && ja[date.end - start] === '、' && is.paired.test(ja.slice(date.end + 1 - start, next.start - start))
    return paired ? next.end : date.end
  }

  function trimmed(words: string): string {
    const bare = words
      .replace(/[、。」]+$/, '')
      .replace(/^[、。」]+/, '')
      .replace(is.leading, '')
    return bare.replace(is.ended, '$1').replace(is.case, '')
  }
}

/** Years that news of this year speaks of; what is older than the railways or further than a lifetime is no date of news. */
function likely(date: string, year: number): boolean {
  const told = Number(date.replace('FY', '').slice(0, 4))
  return told >= oldest && !(told > year + furthest)
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
