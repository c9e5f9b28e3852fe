import type { Both, SheetFigure } from '../digest.ts'
import type { Article, Quantity, Span, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { englishOf } from './english.ts'
import { type Item, inArticle, makeItems } from './items.ts'
import { type Change, makeScan, type Scan } from './scan.ts'
import { byLength, rowAt, sheetWords } from './words.ts'

/** A sentence beyond this length is no news prose; it has no figures. */
const longestSentence = 600

/** A month named in the first sentences is that of the statistics. */
const leadSentences = 2
/** Senses of items that have their day and no period. */
const daily: ReadonlySet<string> = new Set(['rate', 'close'])

/** What a segment of a sentence says of its item. */
interface Found {
  readonly value?: Scan['amounts'][number]
  readonly change?: Change
  /** The amount it had before: 前年同期の38%から. */
  readonly previous?: Quantity
  /** Where the amount that was found ends, for the base and the period. */
  readonly end: number
}

interface Period extends Both {
  readonly lasting: boolean
}

/** A row with what orders and merges rows. */
export interface FigureRow {
  readonly figure: SheetFigure
  readonly body: boolean
  readonly head: string
  /** A line every account has. */
  readonly core: boolean
}

/**
 * Makes `figuresOf`: rows item, value, change, base, period of the sentences of an article, in order, unmerged. `inherits`: comparison and
 * period said once hold for the figures behind, as in accounts and statistics.
 */
export function makeFigures(language: Language): (article: Article<TranslatedSentence>, inherits: boolean) => FigureRow[] {
  const words = sheetWords(language)
  const changes = [...language.rows('ja-en/sheet-changes')].sort(byLength)
  const heads = new Map(language.rows('ja-en/sheet-items').map((row) => [row.ja!, row]))
  const scan = makeScan(words, changes)
  const itemsOf = makeItems(words, heads)

  return (article, inherits) => {
    let bodies = 0
    const rows: FigureRow[] = []
    let period: Both | null = null
    let base: Both | null = null
    let rate: Item | undefined
    let rateScan: Scan | undefined
    for (const sentence of article.sentences) {
      if (sentence.kind === 'body') bodies++
      if (!['title', 'heading', 'body', 'item'].includes(sentence.kind) || sentence.ja.length > longestSentence) continue
      const made = scan(sentence)
      const items = itemsOf(made)
      items.forEach((item, index) => {
        const limit = items.slice(index + 1).find(({ marked, head }) => marked && head)?.words.start ?? made.text.length
        for (const part of parts(made, item, limit)) {
          const found = figureIn(made, item, part)
          if (!found) continue
          const own = baseOf(made, item, found)
          const at = periodAt(made, found.value?.start ?? found.change!.start)
          if (at?.lasting && at.ja !== period?.ja) [period, base] = [at, null]
          const steady = inherits && !daily.has(item.head?.sense ?? '')
          const ofPeriod = !at || at.lasting
          const relative = found.change?.amount.kind === 'percent'
          if (own && relative && ofPeriod) base = own
          const figure = rowOf(
            made,
            named(item, items.slice(0, index)),
            found,
            own ?? (relative && steady && ofPeriod ? base : null),
            at ?? (sentence.kind === 'body' && steady ? period : null),
          )
          const before = rows.at(-1)
          if (item.head?.sense === 'width' && before?.figure.sentence === sentence.id && !before.figure.change && figure?.change) {
            // 貿易収支は2830億円の赤字となり、赤字幅は前の月から4割拡大した: one row.
            const { change, percent, base } = figure
            rows[rows.length - 1] = { ...before, figure: { ...before.figure, change, percent, base } }
          } else if (figure)
            rows.push({
              figure,
              body: sentence.kind !== 'title' && sentence.kind !== 'heading',
              head: item.head?.ja ?? '',
              core: core(item.head),
            })
        }
        const booked = bookedBefore(made, item)
        if (booked) {
          const figure = rowOf(made, item, booked, null, periodAt(made, booked.end) ?? (inherits ? period : null))
          if (figure) rows.push({ figure, body: true, head: item.head!.ja!, core: core(item.head) })
        }
        if (item.head?.sense === 'rate') [rate, rateScan] = [item, made]
      })
      if (!items.some(({ head }) => head) && rate && rateScan) rows.push(...rateAlone(made, rate, rateScan))
      const last = sentence.kind === 'body' || sentence.kind === 'heading' ? periodAt(made, made.text.length) : null
      const leading = bodies <= leadSentences && last && items.length > 0
      if (last && (last.lasting || leading) && last.ja !== period?.ja) {
        period = last
        if (!items.length) base = null
      }
    }
    return rows
  }

  /** 終値 is that of the share or index named before: 日経平均株価は反発し、終値は…. */
  function named(item: Item, before: readonly Item[]): Item {
    const of = item.head?.sense === 'close' ? before.findLast(({ head }) => head && !daily.has(head.sense!)) : undefined
    return of ? { ...item, words: of.words, head: of.head } : item
  }

  /** 310億円の減損損失を計上した. */
  function bookedBefore(made: Scan, item: Item): Found | undefined {
    if (!item.head || !words.booked.some((word) => made.text.startsWith(word, item.end))) return undefined
    const value = made.amounts.find(({ end }) => made.text.slice(end, item.compound) === words.owner)
    return value && { value, end: value.end }
  }

  /** Stretches behind an item that each may hold a value: 成長率は、2026年度が0.7%、2027年度が0.9% are two. */
  function parts({ text, periods }: Scan, item: Item, limit: number): Span[] {
    const starts = periods
      .filter(({ start, end }) => start >= item.end && end < limit && words.subjects.includes(text[end]!))
      .map(({ end }) => end + 1)
    const from = starts.length ? starts : [item.end]
    return from.map((start, index) => ({ start, end: from[index + 1] ?? limit }))
  }

  function figureIn(made: Scan, item: Item, part: Span): Found | undefined {
    const inside = <T extends Span>(spans: readonly T[]) => spans.filter(({ start, end }) => start >= part.start && end <= part.end)
    const changesHere = inside(made.changes)
    let previous: Quantity | undefined
    let value: Found['value']
    for (const amount of inside(made.amounts)) {
      if (!clear(made, part.start, amount.start)) break
      const role = roleOf(made, amount)
      if (role === 'previous') previous = amount
      else if (role === 'value') value = amount
      if (role !== 'previous') break
    }
    if (value) {
      const end = value.end
      const change =
        changesHere.find((one) => one.end <= value.start) ?? changesHere.find((one) => one.start >= end && clear(made, end, one.start))
      // A noun nobody listed is an item only where nothing else can be meant: 自動車は28.4%減の4220億円.
      if (value.kind === 'ratio' && item.head?.sense !== 'ratio') return undefined
      if (!item.head && value.kind !== 'money') return undefined
      if (unreal(made, Math.max(end, change?.end ?? 0))) return undefined
      if (!item.head && !(change && change.end <= value.start && /^\S$/.test(made.text.slice(change.end, value.start)))) return undefined
      return { value, ...(change && { change }), ...(previous && { previous }), end }
    }
    const change = changesHere[0]
    if (!item.head || !change || !clear(made, part.start, change.start) || unreal(made, change.end)) return undefined
    if (/^[\p{Script=Han}]/u.test(made.text.slice(change.end)) && !/^[\p{Script=Hiragana}]/u.test(made.text.slice(change.end)))
      return undefined
    return { change, ...(previous && { previous }), end: change.end }
  }

  /** Whether nothing but comparison, time and adverbs stands between two places. */
  function clear({ sentence, text, changes: changed, bases, asides, amounts }: Scan, from: number, to: number): boolean {
    const dates = sentence.quantities.map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }))
    const known = [...changed, ...bases, ...asides, ...dates, ...amounts]
    return sentence.tokens.every((token) => {
      const start = token.start - sentence.start
      const end = token.end - sentence.start
      if (end <= from || start >= to || known.some((span) => span.start < end && start < span.end)) return true
      if (words.fillers.has(token.lemma) || words.fillers.has(token.surface)) return true
      if (/^(?:adverb|symbol|particle\.(?:adnominal|link|quote|adverbial)|auxiliary|verb\.suffix|conjunction)/.test(token.pos)) return true
      if (token.pos.startsWith('particle')) return !words.topics.has(token.surface)
      return rowAt(changes, text, start) !== undefined
    })
  }

  /** What is only proposed or feared is no figure: 引き上げるよう提案した. */
  function unreal({ text }: Scan, from: number): boolean {
    const after = text.slice(from, from + 12)
    const clause = after.split(/[、。]/)[0]!
    return words.unreal.some((word) => clause.includes(word))
  }

  function roleOf({ text }: Scan, amount: Quantity): string {
    const after = behind(text, amount.end)
    if (after >= text.length) return 'value'
    return rowAt(words.followers, text, after)?.role ?? 'none'
  }

  /** Behind what belongs to the amount: a bracket, 近辺, の赤字. */
  function behind(text: string, end: number): number {
    let at = end
    const around = rowAt(words.arounds, text, at)
    if (around) at += around.ja!.length
    const aside = /^[(（][^()（）]*[)）]/.exec(text.slice(at, at + 80))
    if (aside) at += aside[0].length
    const state = stateAt(text, at)
    return state ? state.end : at
  }

  /** の赤字 behind an amount. */
  function stateAt(text: string, at: number): { readonly word: string; readonly end: number } | undefined {
    if (!text.startsWith(words.owner, at)) return undefined
    const from = at + words.owner.length
    for (const word of words.states.keys()) if (!word.includes('.') && text.startsWith(word, from)) return { word, end: from + word.length }
    return undefined
  }

  function baseOf({ bases, text, asides }: Scan, item: Item, { previous, end, change }: Found): Both | null {
    const until = Math.max(end, change?.end ?? 0)
    const base = bases.findLast((one) => one.start >= item.end && one.start < until)
    if (previous && !base) return { ja: text.slice(previous.start, previous.end), en: previous.en }
    if (base) return { ja: base.word.ja!, en: base.word.en! }
    return asides.length && previous ? { ja: previous.ja, en: previous.en } : null
  }

  /** The last period named before a place. `lasting` ones hold for the figures that follow as well. */
  function periodAt({ periods }: Scan, before: number): Period | null {
    const at = periods.findLastIndex(({ end }) => end <= before)
    const found = periods[at]
    if (!found) return null
    if (found.quantity) return { ja: found.quantity.ja, en: found.quantity.en, lasting: lasting(found.quantity) }
    const date = periods[at - 1]
    const { ja = '', en = '' } = found.word!
    // 2026年3月期の通期予想: the date says more.
    if (date?.quantity && found.start - date.end <= 1) return { ja: date.quantity.ja, en: date.quantity.en, lasting: true }
    return { ja, en, lasting: found.word!.note === '' }
  }

  /** Nothing stands between, or の, or the unit of a rate: 98銭円高の1ドル=153円. */
  function adjoins(between: string): boolean {
    return between.length <= 1 || /^.?[\p{N}]\p{Script=Katakana}{1,5}[=＝]$/u.test(between)
  }

  /** The sentence goes on about the rate of the one before: 前日に比べて1円12銭円安の157円85銭で取引された. */
  function rateAlone(made: Scan, rate: Item, before: Scan): FigureRow[] {
    const change = made.changes.find(({ word }) => word.sense === 'rate')
    const value = change && made.amounts.find(({ start }) => start > change.end && adjoins(made.text.slice(change.end, start)))
    if (!change || !value || roleOf(made, value) !== 'value') return []
    const per = before.amounts.find((amount) => amount.per)?.per
    const found = { value: per ? { ...value, per } : value, change, end: value.end }
    const figure = rowOf(made, rate, found, baseOf(made, { ...rate, end: 0 }, found), null, before)
    return figure ? [{ figure, body: true, head: rate.head!.ja!, core: false }] : []
  }

  function rowOf(made: Scan, item: Item, found: Found, base: Both | null, period: Both | null, named = made): SheetFigure | undefined {
    const { value, change } = found
    const en = itemEnglish(named, item)
    if (!en) return undefined
    return {
      item: { ja: named.text.slice(item.words.start, item.words.end), en },
      value: value ? wordedValue(made, value, item) : { ja: '', en: '' },
      amount: value ? value.value : null,
      unit: value?.unit ?? '',
      change: change ? changeOf(change, made) : value ? bareChange(made, value) : null,
      percent: change?.amount.kind === 'percent' ? signed(change) : null,
      base,
      period: period && { ja: period.ja, en: period.en },
      sentence: made.sentence.id,
    }
  }

  function wordedValue({ text }: Scan, value: NonNullable<Found['value']>, item: Item): Both {
    const state = stateAt(text, value.end)
    if (state) {
      const wording = (item.head?.sense === 'balance' && words.states.get(`${state.word}.balance`)) || words.states.get(state.word)!
      return { ja: text.slice(value.start, state.end), en: wording.replace('{}', value.en) }
    }
    return { ja: value.ja, en: value.per ? value.per.en!.replace('{}', value.en) : bare(value) }
  }

  /** 18.3%増 → up 18.3%; the comparison has a field of its own. */
  function changeOf({ amount, word }: Change, { text }: Scan): Both {
    const written = text.slice(amount.start, amount.end)
    const base = rowAt(words.bases, written, 0)
    const number = base ? written.slice(base.ja!.length).replace(/^\p{Script=Han}?[\p{Script=Hiragana}]*/u, '') : written
    const plain = number.endsWith(word.ja!) ? number.slice(0, -word.ja!.length) : number
    return { ja: `${plain}${word.says}`, en: word.en!.replace('{}', bare(amount)) }
  }

  /** 4.6%に上昇した: risen, and nobody says by how much. */
  function bareChange({ text }: Scan, value: Quantity): Both | null {
    const word = rowAt(changes, text, behind(text, value.end) + 1)
    const en = word?.en && /^(?:up|down) \{\}$/.test(word.en) && word.ja!.length > 1 ? word.en.slice(0, -3) : ''
    return en ? { ja: word!.says!, en } : null
  }

  function itemEnglish({ sentence, text }: Scan, item: Item): string {
    const whole = text.slice(item.words.start, item.words.end)
    const listed = heads.get(whole)
    if (listed) return listed.en!
    const said = plain(englishOf(sentence, inArticle(sentence, item.words)), sentence)
    const head = item.head?.en ?? ''
    if (head.includes('{}')) return said && head.replace('{}', said.replace(head.slice(0, -2), '').replace(/ \([^)]*\)?$/, ''))
    // The engine knows the qualifiers; what does not speak of the item at all is not believed.
    return said && said.length <= 60 && (!head || item.head?.sense === 'vague' || said.toLowerCase().includes(head.split(' ').at(-1)!))
      ? said
      : head
  }
}

function core(head: Item['head']): boolean {
  return head?.sense === 'core' || head?.sense === 'profit'
}

/** Periods of accounts and statistics, and no month something happens in. */
function lasting({ unit, value }: Quantity): boolean {
  return unit === 'fiscal year' || unit === 'quarter' || (unit === 'month' && Array.isArray(value))
}

/** The amount alone, without direction and comparison: up about 8% from a year earlier → about 8%. */
function bare({ en }: Quantity): string {
  return en.replace(/^(?:up|down) /, '').replace(/ from .*$/, '')
}

/** Without its article, and without the capital that only the start of the sentence gave it. */
function plain(said: string, { english, entities }: TranslatedSentence): string {
  const first = said.split(' ')[0]!
  const name = /^.[A-Z]/.test(said) || entities.some(({ en }) => en.startsWith(first))
  const lower = english.text.startsWith(said) && !name ? said.charAt(0).toLowerCase() + said.slice(1) : said
  const bare = lower.replace(/^(?:the|a|an) /i, '')
  return /\([^)]*$/.test(bare) ? `${bare})` : bare
}

function signed({ amount, word }: Change): number | null {
  return typeof amount.value === 'number' ? Math.abs(amount.value) * (word.sign === '-' ? -1 : 1) : null
}
