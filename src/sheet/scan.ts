import type { Quantity, Span, TranslatedSentence } from '../document.ts'
import type { Row } from '../language/load.ts'
import { rowAt, type SheetWords } from './words.ts'

/** An amount whose change is told: 前年同期比18.3%増, 1.4ポイント改善. The span covers the amount and the word. */
export interface Change extends Span {
  readonly amount: Quantity
  readonly word: Row
}

/** What something is compared with: 前年同期. */
export interface Base extends Span {
  readonly word: Row
}

/** What is known of a sentence before its figures are read. Spans are in the sentence, not in the article. */
export interface Scan {
  readonly sentence: TranslatedSentence
  readonly text: string
  /** Amounts outside brackets and quotations that are no change; ascending, as all of these. */
  readonly amounts: readonly (Quantity & { readonly per?: Row })[]
  readonly changes: readonly Change[]
  readonly bases: readonly Base[]
  /** Dates and words that say which time a figure is of: 2025年4〜12月期, 通期. */
  readonly periods: readonly (Span & { readonly quantity?: Quantity; readonly word?: Row })[]
  /** Brackets and quotations. */
  readonly asides: readonly Span[]
}

const amountKinds: ReadonlySet<string> = new Set(['count', 'money', 'percent', 'point', 'ratio', 'measure'])
const periodUnits: ReadonlySet<string> = new Set(['fiscal year', 'quarter', 'month', 'year', 'period'])
const open = /[(（「『]/
const close = /[)）」』]/

/** Makes `scan`. `changes` are the rows of `ja-en/sheet-changes`, longest first. */
export function makeScan(words: SheetWords, changes: readonly Row[]): (sentence: TranslatedSentence) => Scan {
  return (sentence) => {
    const text = sentence.ja
    const asides = asidesOf(text)
    const quantities = sentence.quantities
      .map((quantity) => ({ ...quantity, start: quantity.start - sentence.start, end: quantity.end - sentence.start }))
      .filter((quantity) => !asides.some((aside) => aside.start <= quantity.start && quantity.end <= aside.end))
    const bases = basesOf(text, words)
    const found: Change[] = []
    const amounts: Quantity[] = []
    for (const quantity of quantities) {
      if (!amountKinds.has(quantity.kind)) continue
      const change = changeOf(quantity, text, asides)
      if (change) found.push(change)
      else amounts.push(quantity)
    }
    return { sentence, text, amounts: withRates(amounts, text), changes: found, bases, periods: periodsOf(quantities, text, bases), asides }
  }

  function changeOf(amount: Quantity, text: string, asides: readonly Span[]): Change | undefined {
    const compact = changes.find(({ ja, sense }) => amount.ja.endsWith(ja!) && (sense !== 'ratio' || grown(text, amount.end)))
    if (compact) return { start: amount.start, end: amount.end, amount, word: compact }
    const aside = asides.find(({ start }) => start === amount.end)
    const from = aside ? aside.end : amount.end
    for (const connected of [from, ...words.connects.filter((word) => text.startsWith(word, from)).map((word) => from + word.length)]) {
      const word = rowAt(changes, text, connected)
      if (amount.kind !== 'ratio' && word && word.sense !== 'ratio' && wholeWord(text, connected, word.ja!))
        return { start: amount.start, end: connected + word.ja!.length, amount, word }
    }
    return undefined
  }

  /** 2.4倍の38億円, 1.8倍に増えた: and no ratio that is itself the value. */
  function grown(text: string, end: number): boolean {
    const [next = '', ...rest] = text.slice(end)
    return (
      (text.startsWith(words.owner, end) && /^\p{N}/u.test(rest.join(''))) || (next !== '' && rowAt(changes, text, end + 1) !== undefined)
    )
  }

  /** 1ドル=148円 is one amount, and the dollar only says of what. */
  function withRates(amounts: readonly Quantity[], text: string): Scan['amounts'] {
    return amounts.flatMap((amount, index) => {
      const next = amounts[index + 1]
      if (next && /^[=＝]$/.test(text.slice(amount.end, next.start))) return []
      const before = amounts[index - 1]
      const rate = before && /^[=＝]$/.test(text.slice(before.end, amount.start))
      const per = rate ? words.pers.find(({ ja }) => before.ja.normalize('NFKC').endsWith(ja!)) : undefined
      return [per ? { ...amount, per } : amount]
    })
  }

  function periodsOf(quantities: readonly Quantity[], text: string, bases: readonly Base[]): Scan['periods'] {
    const happens = (end: number) => words.whens.some((word) => text.startsWith(word, end))
    const dates = quantities
      .filter(({ kind, unit, value }) => kind === 'date' && periodUnits.has(unit) && /^(?:\d|FY|X)/.test(String([value].flat()[0])))
      .filter(({ end }) => !happens(end))
      .filter((date) => !bases.some((base) => base.start < date.end && date.start < base.end))
      .map((quantity) => ({ start: quantity.start, end: quantity.end, quantity }))
    const named = words.periods.flatMap((word) => {
      const at = text.indexOf(word.ja!)
      const end = at + word.ja!.length
      return at < 0 || happens(end) || dates.some((date) => date.start < end && at < date.end) ? [] : [{ start: at, end, word }]
    })
    return [...dates, ...named].sort((one, other) => one.start - other.start)
  }
}

/** A word of one letter is none when it goes on in Chinese characters or katakana: 高 of 高値. */
function wholeWord(text: string, at: number, word: string): boolean {
  return word.length > 1 || !/^[\p{Script=Han}\p{Script=Katakana}]/u.test(text.slice(at + word.length, at + word.length + 1))
}

function basesOf(text: string, words: SheetWords): Base[] {
  const found: Base[] = []
  for (let at = 0; at < text.length; at++) {
    const word = rowAt(words.bases, text, at)
    if (!word) continue
    const end = at + word.ja!.length
    if (words.links.some((link) => text.startsWith(link, end))) found.push({ start: at, end, word })
    at = end - 1
  }
  return found
}

function asidesOf(text: string): Span[] {
  const found: Span[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    if (open.test(text[at]!) && depth++ === 0) start = at
    if (close.test(text[at]!) && depth > 0 && --depth === 0) found.push({ start, end: at + 1 })
  }
  return found
}
