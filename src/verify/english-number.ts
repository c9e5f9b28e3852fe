import type { EnglishTables, EnglishToken } from './english-tokens.ts'

/** A number read from English tokens: "1.2 million" → 1.2e6, "twenty-first" → 21 ordinal, "hundreds of thousands" → vague 1e5–9.99e5. */
export interface EnglishNumeral {
  readonly low: number
  readonly high: number
  /** Index of the token after it. */
  readonly end: number
  readonly vague: boolean
  readonly soft: boolean
  readonly spelled: boolean
  readonly ordinal: boolean
  /** A plain run of digits without comma, point or scale word, as a year has. */
  readonly bare: boolean
  readonly scale: number
  readonly step: number
  readonly fraction: boolean
  readonly multiple: boolean
  /** 30s, thirties, 1990s. */
  readonly band: boolean
}

/** 2\u00bd-year, \u00be. */
const vulgar: Readonly<Record<string, number>> = { '\u00bd': 0.5, '\u00bc': 0.25, '\u00be': 0.75, '\u2153': 1 / 3, '\u2154': 2 / 3 }
const ordinalEnd = /^(?:st|nd|rd|th)$/

/** Reads the number that starts at token `at`; nothing when none does. */
export function scanEnglish(
  tokens: readonly EnglishToken[],
  at: number,
  tables: EnglishTables,
  money: boolean,
): EnglishNumeral | undefined {
  const token = tokens[at]
  if (!token) return undefined
  const has = (index: number, role: string) => tables.numbers.get(tokens[index]?.lower ?? '')?.find((entry) => entry.role === role)
  if (token.type === 'number') return scanDigits(tokens, at, tables, money)
  if (token.type !== 'word') return undefined
  const vagueStart = has(at, 'vague')
  if (vagueStart) return scanVague(tokens, at, tables)
  const group = has(at, 'group')
  if (group) return { ...base(group.value, group.value, at + 1), soft: true }
  const few = has(at, 'few')
  if (few) {
    let end = at + 1
    if (tokens[end]?.lower === 'of') end++
    let scale = 1
    for (let more = has(end, 'large') ?? has(end, 'small') ?? has(end, 'dozen'); more; more = has(end, 'large') ?? has(end, 'small')) {
      scale *= more.value
      end++
    }
    if (scale === 1) return { ...base(2, 9, at + 1), vague: true, soft: true }
    return { ...base(2 * scale, 9 * scale + scale - 1, end), vague: true }
  }
  const multiple = has(at, 'multiple')
  if (multiple) return { ...base(multiple.value, multiple.value, at + 1), multiple: true, soft: multiple.value <= 2 }
  const band = has(at, 'band')
  if (band) return { ...base(band.value, band.value, at + 1), band: true }
  if (has(at, 'half')) return scanHalf(tokens, at, tables)
  return scanSpelled(tokens, at, tables)
}

function base(low: number, high: number, end: number): EnglishNumeral {
  return {
    low,
    high,
    end,
    vague: false,
    soft: false,
    spelled: true,
    ordinal: false,
    bare: false,
    scale: 1,
    step: 0.5,
    fraction: false,
    multiple: false,
    band: false,
  }
}

function scanDigits(tokens: readonly EnglishToken[], at: number, tables: EnglishTables, money: boolean): EnglishNumeral {
  const token = tokens[at]!
  const text = token.text.replaceAll(',', '')
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0
  // A figure that ends in zeros was perhaps rounded to them: 1,200 is good to the hundred only with a hedge, which the caller knows.
  const zeros = decimals === 0 ? (/0+$/.exec(text)?.[0].length ?? 0) : 0
  let step = 0.5 * 10 ** (decimals > 0 ? -decimals : Math.min(zeros, text.length - 1))
  let exponent = 0
  let end = at + 1
  const suffix = tokens[end]
  const part = suffix?.joined ? vulgar[suffix.text] : undefined
  if (part !== undefined) return { ...base(Number(text) + part, Number(text) + part, end + 1), spelled: false, step: 0.25 }
  if (suffix?.joined && ordinalEnd.test(suffix.lower))
    return { ...base(Number(text), Number(text), end + 1), spelled: false, ordinal: true }
  if (suffix?.joined && suffix.lower === 's') return { ...base(Number(text), Number(text), end + 1), spelled: false, band: true }
  const apostrophe = suffix?.joined && /['’]/.test(suffix.text) && tokens[end + 1]?.lower === 's'
  if (apostrophe && /^\d0$|^\d{3}0$/.test(text)) return { ...base(Number(text), Number(text), end + 2), spelled: false, band: true }
  // 2 1/2 and 1/3
  if (
    suffix?.joined &&
    suffix.text === '/' &&
    tokens[end + 1]?.type === 'number' &&
    tokens[end + 1]!.joined &&
    tokens[end + 2]?.text !== '/'
  ) {
    const denominator = Number(tokens[end + 1]!.text.replaceAll(',', ''))
    if (denominator > Number(text) && denominator <= 100)
      return { ...base(Number(text) / denominator, Number(text) / denominator, end + 2), spelled: false, fraction: true }
  }
  for (let more = 0; more < 3; more++) {
    const next = tokens[end]?.text === '-' && tokens[end]!.joined ? end + 1 : end
    const entries = tables.numbers.get(tokens[next]?.lower ?? '') ?? []
    const attached = tokens[next]?.joined === true || (entries[0]?.value ?? 0) >= 1e6
    const scale = entries.find(
      (entry) =>
        entry.role === 'large' ||
        entry.role === 'small' ||
        (entry.role === 'letter' && attached) ||
        (entry.role === 'moneyletter' && tokens[next]!.joined && (money || tables.units.match(tokens, next + 1)?.row.kind === 'money')),
    )
    if (!scale || (tokens[next]!.text === 'M' && scale.role === 'letter')) break
    exponent += Math.round(Math.log10(scale.value))
    end = next + 1
  }
  if (exponent === 0 && tokens[end]?.lower === 'dozen') return { ...base(Number(text) * 12, Number(text) * 12, end + 1), spelled: false }
  step *= 10 ** exponent
  let value = Number(exponent ? `${text}e${exponent}` : text)
  // 2 billion 748 million
  if (exponent >= 6 && tokens[end]?.type === 'number') {
    const rest = scanDigits(tokens, end, tables, money)
    if (!rest.ordinal && !rest.band && !rest.fraction && rest.scale > 1 && rest.low < 10 ** exponent) {
      value += rest.low
      end = rest.end
      step = rest.step
    }
  }
  const plus = exponent > 0 ? tailHalf(tokens, end) : undefined
  if (plus)
    return {
      ...base(value + 0.5 * 10 ** exponent, value + 0.5 * 10 ** exponent, plus),
      spelled: false,
      scale: 10 ** exponent,
      step: step / 2,
    }
  return {
    ...base(value, value, end),
    spelled: false,
    bare: exponent === 0 && /^\d+$/.test(token.text),
    scale: 10 ** exponent,
    step,
  }
}

/** "a third" is a share before "of", a comma, a verb, or after "more than", "by"; else the third of its kind. */
function isPart(tokens: readonly EnglishToken[], at: number, tables: EnglishTables): boolean {
  const next = tokens[at + 2]
  // A third-place match is the third of its kind.
  if (next?.text === '-' && next.joined) return false
  if (
    !next ||
    next.type === 'mark' ||
    /^(?:of|as|in|to|from|were|was|are|is|had|have|has|can|said|say|or|and|at|lower|higher|less|more|smaller|larger)$/.test(next.lower)
  )
    return true
  return tables.before.matchBefore(tokens, at) !== undefined || /^(?:by|only|just)$/.test(tokens[at - 1]?.lower ?? '')
}

/** Two quarters are half a year, three-quarters and three quarters of something are a share. */
function isQuarters(tokens: readonly EnglishToken[], at: number): boolean {
  return tokens[at]!.lower === 'quarters' && tokens[at - 1]?.text !== '-' && tokens[at + 1]?.lower !== 'of'
}

/** "… and a half" → the index after it. */
function tailHalf(tokens: readonly EnglishToken[], at: number): number | undefined {
  const article = tokens[at + 1]?.lower
  return tokens[at]?.lower === 'and' && (article === 'a' || article === 'one') && tokens[at + 2]?.lower === 'half' ? at + 3 : undefined
}

function scanVague(tokens: readonly EnglishToken[], at: number, tables: EnglishTables): EnglishNumeral {
  const first = tables.numbers.get(tokens[at]!.lower)!.find((entry) => entry.role === 'vague')!
  let scale = first.value
  let end = at + 1
  while (tokens[end]?.lower === 'of') {
    const next = tables.numbers.get(tokens[end + 1]?.lower ?? '')?.find((entry) => entry.role === 'vague' || entry.role === 'large')
    if (!next) break
    scale *= next.value
    end += 2
  }
  const width = first.value >= 1e3 && scale === first.value ? 999 : first.value === 100 || scale > 100 ? 10 : 5
  return { ...base(scale, scale * (width === 999 ? 1000 : width) - 1, end), vague: true }
}

function scanHalf(tokens: readonly EnglishToken[], at: number, tables: EnglishTables): EnglishNumeral {
  let next = at + 1
  if (tokens[next]?.text === '-') next++
  if (tokens[next]?.lower === 'a' || tokens[next]?.lower === 'an') next++
  const scale = tables.numbers.get(tokens[next]?.lower ?? '')?.find((entry) => entry.role === 'large' || entry.role === 'dozen')
  if (scale) return { ...base(scale.value / 2, scale.value / 2, next + 1), scale: scale.value }
  const unit = tables.units.match(tokens, next)
  if (unit?.row.kind === 'duration') return { ...base(0.5, 0.5, next), soft: true }
  return { ...base(0.5, 0.5, at + 1), soft: true, fraction: true }
}

function scanSpelled(tokens: readonly EnglishToken[], at: number, tables: EnglishTables): EnglishNumeral | undefined {
  const find = (index: number, ...roles: readonly string[]) =>
    tables.numbers.get(tokens[index]?.lower ?? '')?.find((entry) => roles.includes(entry.role))
  let position = at
  let total = 0
  let section = 0
  let scale = 1
  let smallest = 1
  let words = 0
  let last = ''
  let ordinal = false
  const article = /^an?$/.test(tokens[at]!.lower)
  if (article) {
    if (
      !find(at + 1, 'small', 'large', 'dozen', 'part') ||
      (find(at + 1, 'part') && find(at + 1, 'part')!.value !== 4 && !isPart(tokens, at, tables))
    ) {
      const few = find(at + 1, 'few')
      return few ? scanEnglish(tokens, at + 1, tables, false) : undefined
    }
    section = 1
    position++
  }
  while (position < tokens.length && position - at < 24) {
    if (tokens[position]?.text === '-' && words > 0) position++
    const more = tokens[position]?.lower === 'and' && (last === 'small' || last === 'large') && find(position + 1, 'digit', 'tens')
    // Three million and five million are two figures.
    if (more && !(last === 'large' && [2, 3, 4].some((gap) => (find(position + gap, 'large')?.value ?? 0) >= scale))) position++
    const part = find(position, 'part')
    if (
      part &&
      !isQuarters(tokens, position) &&
      (words > 0 || article) &&
      (last === 'digit' || article) &&
      total === 0 &&
      section > 0 &&
      (section === 1 || tokens[position]!.lower.endsWith('s'))
    ) {
      return {
        ...base(section / part.value, section / part.value, position + 1),
        fraction: true,
        soft: article || section / part.value === 0.25,
      }
    }
    const entry = find(position, 'digit', 'tens', 'small', 'large', 'dozen', 'ordinal')
    if (!entry) break
    if (entry.role === 'digit' && (last === 'digit' || (last === 'tens' && (entry.value === 0 || entry.value > 9)))) break
    if (entry.role === 'tens' && (last === 'digit' || last === 'tens')) break
    if (entry.role === 'ordinal') {
      if (last === 'digit' || (last === 'tens' && entry.value > 9)) break
      section += entry.value
      ordinal = true
      position++
      words++
      break
    }
    if (entry.role === 'small') section = (section || 1) * entry.value
    else if (entry.role === 'dozen') {
      section = (section || 1) * 12
      position++
      words++
      break
    } else if (entry.role === 'large') {
      if (section === 0 && total === 0) break
      total += (section || 1) * entry.value
      section = 0
      scale = entry.value
    } else section += entry.value
    smallest = entry.role === 'small' || entry.role === 'large' ? entry.value : 1
    last = entry.role
    position++
    words++
  }
  if (words === 0) return undefined
  while (tokens[position - 1]?.text === '-') position--
  const half = tailHalf(tokens, position)
  const value = total + section + (half ? 0.5 * (last === 'large' ? scale : 1) : 0)
  const soft = ordinal ? value <= 2 : value <= 2 && words === 1
  return { ...base(value, value, half ?? position), soft, ordinal, scale, step: 0.5 * smallest }
}
