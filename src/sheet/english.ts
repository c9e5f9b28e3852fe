import type { Span, TranslatedSentence } from '../document.ts'

/**
 * The English of a stretch of the sentence, from the pieces that came from it and from nothing else: 国内事業 → domestic business.
 * '' where the English does not say it in one stretch. The span is in `Article.text`.
 */
export function englishOf({ english }: TranslatedSentence, span: Span): string {
  const { pieces, text } = english
  const inside = (from: Span) => from.start >= span.start && from.end <= span.end
  const touches = (from: Span) => from.start < span.end && span.start < from.end
  let first = -1
  let last = -1
  for (const [index, { from }] of pieces.entries()) {
    if (!from.some(touches)) continue
    if (!from.every(inside)) return ''
    if (first < 0) first = index
    last = index
  }
  if (first < 0) return ''
  for (let index = first; index <= last; index++) {
    const { from } = pieces[index]!
    if (from.length && !from.every(inside)) return ''
  }
  return text.slice(pieces[first]!.at.start, pieces[last]!.at.end)
}

/** At most so many words of an English line, the end of the last whole clause where there is one. */
export function fewWords(text: string, most: number): string {
  const words = text.split(' ')
  if (words.length <= most) return text.replace(/[.;,:]+$/, '')
  const kept = words.slice(0, most).join(' ')
  const clause = Math.max(kept.lastIndexOf(', '), kept.lastIndexOf('; '))
  const cut = clause > kept.length / 2 ? kept.slice(0, clause) : `${kept} …`
  const quotes = cut.split('"').length - 1
  return (quotes % 2 ? cut.slice(0, cut.lastIndexOf('"')) + cut.slice(cut.lastIndexOf('"') + 1) : cut).replace(/[.;,:]+$/, '')
}
