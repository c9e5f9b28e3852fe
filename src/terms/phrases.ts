import type { NamedSentence, Span } from '../document.ts'
import type { Mention } from './mention.ts'
import { isTag, type TermWords } from './words.ts'

/** What stands in quotation marks and is nouns with の between: 「三手の読み」. What is said in them and single nouns are none. */
export function quotedPhrases({ ja, start: offset, tokens }: NamedSentence, words: TermWords): Span[] {
  const spans: Span[] = []
  for (const [at, { surface }] of tokens.entries()) {
    if (surface !== '\u300c' && surface !== '\u300e') continue
    let last = at + 1
    while (last < tokens.length && /^(?:noun|prefix|suffix|unknown|particle\.adnominal|verb|adjective)/.test(tokens[last]!.pos)) last++
    const close = tokens[last]?.surface
    const inside = tokens.slice(at + 1, last)
    if ((close !== '\u300d' && close !== '\u300f') || inside.length === 0) continue
    if (inside.every(({ pos }) => !/^(?:particle|verb|adjective)/.test(pos) && !isTag(pos, 'noun.proper'))) continue
    const { pos, form } = inside.at(-1)!
    if (!/^(?:noun|suffix|unknown)/.test(pos) && (inside.length > 2 || form === 'basic')) continue
    const span = { start: inside[0]!.start, end: inside.at(-1)!.end }
    const text = ja.slice(span.start - offset, span.end - offset)
    if (text.length >= (inside.length > 1 ? 3 : 2) && text.length <= 20 && !words.list('never').has(text)) spans.push(span)
  }
  return spans
}

const longestGenitive = 16

/** Two candidates with の between, or a candidate behind an adjective in na: 白樺の黄葉, 身体的な危害. */
export function genitives({ ja, start: offset, tokens }: NamedSentence, mentions: readonly Mention[], words: TermWords): Span[] {
  const spans: Span[] = []
  const never = words.list('never')
  const outer = mentions.filter(({ kind }) => kind !== 'inner')
  const byStart = new Map(outer.map((one) => [one.start, one]))
  const byEnd = new Map(outer.map((one) => [one.end, one]))
  for (const [at, { pos, start, end, surface }] of tokens.entries()) {
    const head = byStart.get(end)
    if (!head) continue
    let from: number | undefined
    if (isTag(pos, 'particle.adnominal') && surface === '\u306e') from = byEnd.get(start)?.start
    else if (surface === '\u306a' && isTag(tokens[at - 1]?.pos ?? '', 'suffix.na')) from = byEnd.get(tokens[at - 1]!.start)?.start
    // A name says who it is: 新興企業のツクヨミ宇宙.
    if (from === undefined || head.type !== 'OTHER') continue
    const text = ja.slice(from - offset, head.end - offset)
    if (text.length <= longestGenitive && !never.has(text)) spans.push({ start: from, end: head.end })
  }
  return spans
}
