import type { English, NamedSentence, Note } from '../document.ts'
import type { Grammar } from './grammar.ts'
import type { Edit } from './splice.ts'
import { indexEnglish } from './words.ts'

const valueCodes = new Set([
  'number-scale',
  'number-wrong',
  'currency-wrong',
  'percent-point',
  'date-wrong',
  'era-wrong',
  'fiscal-year-wrong',
])

export function isValueFinding({ code }: Note): boolean {
  return valueCodes.has(code)
}

/** The right figure in the place of the wrong one: 12 million yen → 120 million yen for 1億2000万円. Several ways to put it, the fullest first. */
export function valueEdits({ source, target }: Note, { quantities }: NamedSentence, { text }: English, grammar: Grammar): readonly Edit[] {
  if (!source || !target) return []
  const quantity =
    quantities.find(({ start, end }) => start === source.start && end === source.end) ??
    only(quantities.filter(({ start, end }) => start <= source.start && end >= source.end)) ??
    only(quantities.filter(({ start, end }) => start >= source.start && end <= source.end))
  if (!quantity || quantity.en === '') return []
  const from = [{ start: quantity.start, end: quantity.end }]
  const { words } = indexEnglish(text)
  let first = words.findIndex(({ end }) => end > target.start)
  while (first > 0 && grammar.is('hedge', words[first - 1]!.folded) && text.slice(words[first - 1]!.end, words[first]!.start) === ' ')
    first--
  const hedged = first >= 0 ? Math.min(target.start, words[first]!.start) : target.start
  const bare = quantity.modifier === '' ? quantity.en : quantity.en.replace(/^(?:\p{L}+ )+(?=[\p{Sc}\d])/u, '')
  const made: Edit[] = [{ start: hedged, end: target.end, text: quantity.en, from }]
  if (hedged < target.start) made.push({ start: target.start, end: target.end, text: bare, from })
  const unit = / [\p{L}-]+$/u.exec(quantity.en)
  if (unit) {
    const number = { start: hedged, end: target.end, text: quantity.en.slice(0, unit.index), from }
    // A bare figure has its noun beside it: 25 participants.
    if (/^[\d.,]+$/.test(text.slice(target.start, target.end))) made.unshift(number)
    else made.push(number)
  }
  return made.filter((edit) => edit.text !== '' && text.slice(edit.start, edit.end) !== edit.text)
}

function only<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined
}

/** "the the" → "the" */
export function doubledEdit({ target }: Note, { text }: English): readonly Edit[] {
  if (!target) return []
  const word = /^(\S+) +\1$/u.exec(text.slice(target.start, target.end))?.[1]
  return word === undefined ? [] : [{ ...target, text: word, from: [] }]
}
