import type { Span, Token, TranslatedSentence } from '../document.ts'
import type { Row } from '../language/load.ts'
import type { Scan } from './scan.ts'
import type { SheetWords } from './words.ts'

/** A noun that a figure may be of, with the particle behind it inside the span: 国内事業の営業利益は. Spans are in the sentence. */
export interface Item extends Span {
  /** The words without the particle. */
  readonly words: Span
  /** Where the compound with the head begins: behind 国内事業の. */
  readonly compound: number
  /** The row of its head; undefined for nouns nobody listed, which only the plainest of figures may have. */
  readonly head: Row | undefined
  /** False where the amount follows without a particle: 純利益790億円. */
  readonly marked: boolean
}

/** Longest item with its qualifiers; what is longer keeps only its compound. */
const longest = 24
/** 国内の車の販売台数: as many qualifiers. */
const qualifiers = 2

/** Makes `itemsOf`: the items of a sentence, ascending. `heads` are the rows of `ja-en/sheet-items` by their Japanese. */
export function makeItems(words: SheetWords, heads: ReadonlyMap<string, Row>): (scan: Scan) => Item[] {
  const most = Math.max(0, ...[...heads.keys()].map((ja) => ja.length))

  return (scan) => {
    const { text, sentence, asides } = scan
    const tokens = sentence.tokens.map((token) => ({ ...token, start: token.start - sentence.start, end: token.end - sentence.start }))
    const found: Item[] = []
    tokens.forEach((token, index) => {
      if (!nominal(token) || asides.some(({ start, end }) => start <= token.start && token.end <= end)) return
      if (tokens[index + 1] && nominal(tokens[index + 1]!) && !amountAt(scan, token.end)) return
      const aside = asides.find(({ start }) => start === token.end)
      const after = aside ? aside.end : token.end
      const particle = words.subjects.find((word) => text.startsWith(word, after))
      const direct = amountAt(scan, after)
      if (particle === undefined && !direct) return
      const { compound, start } = extent(scan, tokens, index)
      if (compound >= token.end) return
      const head = headOf(text.slice(compound, token.end))
      if (head?.sense === 'vague' && start === compound && compound === token.end - head.ja!.length) return
      if (!head && direct) return
      found.push({
        start,
        end: after + (particle?.length ?? 0),
        words: { start, end: after },
        compound,
        head,
        marked: particle !== undefined,
      })
    })
    return found
  }

  function headOf(whole: string): Row | undefined {
    const forecast = words.forecasts.find((word) => whole.endsWith(word) && whole.length > word.length)
    const compound = forecast ? whole.slice(0, -forecast.length) : whole
    for (let length = Math.min(most, compound.length); length > 0; length--) {
      const row = heads.get(compound.slice(-length))
      if (row) return row
    }
    return undefined
  }

  /** Where the compound that ends in this token begins, and where its qualifiers do. Amounts and dates end both. */
  function extent(scan: Scan, tokens: readonly Token[], last: number): { readonly compound: number; readonly start: number } {
    const stop = stopper(scan)
    let at = compoundFrom(tokens, last, stop)
    const compound = tokens[at]!.start
    let start = compound
    for (let count = 0; count < qualifiers; count++) {
      const owner = tokens[at - 1]
      const noun = beforeAside(scan, tokens, at - 2)
      if (owner?.surface !== words.owner || noun < 0 || !nominal(tokens[noun]!) || stop(tokens[noun]!)) break
      at = compoundFrom(tokens, noun, stop)
      if (tokens[last]!.end - tokens[at]!.start > longest) break
      start = tokens[at]!.start
    }
    return { compound, start }
  }
}

/** The token itself, or the one before the bracket that it closes: 国内総生産(GDP)の成長率. */
function beforeAside({ asides }: Scan, tokens: readonly Token[], index: number): number {
  const end = tokens[index]?.end
  const aside = asides.find((one) => one.end === end)
  let at = index
  while (aside && at >= 0 && tokens[at]!.start >= aside.start) at--
  return at
}

function compoundFrom(tokens: readonly Token[], last: number, stop: (token: Token) => boolean): number {
  let at = last
  while (at > 0 && joins(tokens[at - 1]!) && tokens[at - 1]!.end === tokens[at]!.start && !stop(tokens[at - 1]!)) at--
  while (at < last && /^[)）]/.test(tokens[at]!.surface)) at++
  return at
}

function stopper({ sentence, text, changes, bases }: Scan): (token: Token) => boolean {
  const dates = sentence.quantities
    .filter(({ kind }) => kind === 'date' || kind === 'time' || kind === 'money' || kind === 'percent')
    .map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }))
  const spans = [...dates, ...changes, ...bases]
  return (token) =>
    /^[、。「」『』]/.test(text.slice(token.start)) || spans.some(({ start, end }) => start < token.end && token.start < end)
}

function amountAt({ amounts, changes }: Scan, at: number): boolean {
  return amounts.some(({ start }) => start === at) || changes.some(({ start }) => start === at)
}

function nominal({ pos }: Token): boolean {
  return /^(?:noun|suffix|unknown)/.test(pos) && pos !== 'noun.adverbial'
}

function joins({ pos, surface }: Token): boolean {
  return /^(?:noun|suffix|prefix|unknown)/.test(pos) || /^[・()（）-]$/.test(surface)
}

/** The span in the article. */
export function inArticle({ start }: TranslatedSentence, span: Span): Span {
  return { start: span.start + start, end: span.end + start }
}
