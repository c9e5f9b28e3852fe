import type { Entity, NamedSentence, Span } from '../document.ts'
import type { Grammar } from './grammar.ts'
import { type EnglishWords, findNoun } from './words.ts'

const literal = /(?:https?:\/\/|www\.)[^\s<>"“”]+|[\w.%+-]{1,64}@[\w.-]{1,255}|`[^`]*`|<[A-Za-z/][^<>]{0,200}>|\{\{?[\w.]{1,60}\}\}?/g
const quoted = /“[^“”]*”|"[^"]*"|«[^«»]*»/g
/** A quotation may have begun in the sentence before, or end in the next one. */
const japaneseQuoted =
  /(?:^|[\u300c\u300e“])[^\u300c\u300d\u300e\u300f“”]*[\u300d\u300f”]|[\u300c\u300e“][^\u300c\u300d\u300e\u300f“”]*$|"[^"]*"/g

/** Where nothing may be changed for this term: addresses, code, other terms and names, and quotations its Japanese does not stand in. */
export function protectedSpans(index: EnglishWords, entity: Entity, sentence: NamedSentence, grammar: Grammar): readonly Span[] {
  const { text } = index
  const spans: Span[] = spansOf(text, literal)
  const inQuotes = spansOf(sentence.ja, japaneseQuoted).some(
    ({ start, end }) => entity.start - sentence.start >= start && entity.end - sentence.start <= end,
  )
  if (!inQuotes) spans.push(...spansOf(text, quoted))
  for (const other of sentence.entities) {
    if (other.start === entity.start || sameTerm(other, entity)) continue
    for (const form of new Set([other.en, ...other.accept])) {
      if (form.trim() !== '') spans.push(...findNoun(index, form.replace(/^the\s+/i, ''), grammar.morphology))
    }
  }
  return spans
}

export function sameTerm(one: Entity, other: Entity): boolean {
  return one.term !== undefined && other.term !== undefined
    ? one.term.ja === other.term.ja
    : one.ja === other.ja && one.source === other.source
}

export function overlaps(one: Span, others: readonly Span[]): boolean {
  return others.some(({ start, end }) => one.start < end && one.end > start)
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
}
