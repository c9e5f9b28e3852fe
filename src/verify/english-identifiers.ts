import type { EnglishTables, EnglishToken } from './english-tokens.ts'
import { currencyAt, type EnglishState } from './english-values.ts'
import { makeValue, type Value } from './value.ts'

/** The II of Philip II: an ordinal that need not be met. */
export function readRoman(state: EnglishState, at: number): { readonly value: Value; readonly end: number } | undefined {
  const token = state.tokens[at]!
  const before = state.tokens[at - 1]
  const value = state.tables.words.get('roman')?.get(token.text)
  if (value === undefined || before?.type !== 'word' || !/^\p{Lu}\p{Ll}/u.test(before.text)) return undefined
  const common = { value: Number(value), soft: true, loose: true }
  return {
    value: makeValue(token.start, token.end, { ...common, kind: 'ordinal', alternatives: [makeValue(token.start, token.end, common)] }),
    end: at + 1,
  }
}

/** Codes and models, compared letter by letter: G7, 737MAX, N700S; 2024-03-05 is a date. */
export function readIdentifier(state: EnglishState, at: number): { readonly value: Value; readonly end: number } | undefined {
  const { tokens, tables } = state
  const token = tokens[at]!
  let end = at + 1
  if (token.type === 'word' && /^[A-Z]/.test(token.text) && !tables.words.get('fiscal')?.has(token.lower)) {
    if (currencyWord(tables, token)) return undefined
    const dash = tokens[end]?.text === '-' && tokens[end]!.joined
    if (dash) end++
    if (tokens[end]?.type !== 'number' || !tokens[end]!.joined || (dash && !/^[A-Z]{1,6}$/.test(token.text))) return undefined
    end++
  } else if (token.type === 'number') {
    const next = tokens[end]
    let dashes = 0
    while (tokens[end]?.text === '-' && tokens[end]!.joined && tokens[end + 1]?.type === 'number' && tokens[end + 1]!.joined) {
      dashes++
      end += 2
    }
    if (dashes >= 2) {
      const iso = dashes === 2 && isIso(tokens, at)
      if (iso) return { value: iso, end }
    } else {
      end = at + 1
      if (
        !next?.joined ||
        next.type !== 'word' ||
        !/^[A-Z]+$/.test(next.text) ||
        tables.units.match(tokens, end) ||
        next.text === 'M' ||
        next.text === 'K' ||
        next.text === 'B' ||
        /^[AP]M$/.test(next.text)
      )
        if (!(next?.joined && /^[GDK]$/.test(next.text))) return undefined
      if (next && tables.numbers.get(next.lower)?.some((entry) => entry.role === 'letter') && next.text !== 'K') return undefined
      if (currencyAt(state, at)) return undefined
      end = at + 2
    }
  } else return undefined
  while (tokens[end]?.joined && end - at < 12) {
    const dashed = tokens[end]!.text === '-' && tokens[end + 1]?.type === 'number' && tokens[end + 1]!.joined
    if (tokens[end]!.type === 'mark' && !dashed) break
    end += dashed ? 2 : 1
  }
  const text = tokens
    .slice(at, end)
    .map((part) => part.text)
    .join('')
  return {
    value: makeValue(token.start, tokens[end - 1]!.end, {
      kind: 'identifier',
      value: text.toUpperCase().replace(/[-.]/g, ''),
      soft: true,
      alternatives: [makeValue(token.start, tokens[end - 1]!.end, { value: Number(/\d+/.exec(text)?.[0]), soft: true, loose: true })],
    }),
    end,
  }
}

function currencyWord(tables: EnglishTables, token: EnglishToken): boolean {
  return tables.words.get('currency')?.has(token.lower) === true
}

function isIso(tokens: readonly EnglishToken[], at: number): Value | undefined {
  const [year, month, day] = [tokens[at]!.text, tokens[at + 2]!.text, tokens[at + 4]!.text]
  if (!/^\d{4}$/.test(year) || !/^\d{2}$/.test(month) || !/^\d{2}$/.test(day)) return undefined
  const date = { year: Number(year), month: Number(month), day: Number(day) }
  return makeValue(tokens[at]!.start, tokens[at + 4]!.end, { kind: 'date', value: `${year}-${month}-${day}`, date, origin: 'plain' })
}
