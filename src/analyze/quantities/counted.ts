import { type Amount, amountText, amountValue, readAmount } from './amount.ts'
import { readDuration, readMoney } from './compounds.ts'
import { compare, decimal, toCount, toValue } from './decimal.ts'
import { formatNumber } from './english.ts'
import { type Draft, isDigit, isHan, isLetter, type Scan } from './scan.ts'
import { direction, readShare } from './shares.ts'
import { withSuffix } from './suffixes.ts'
import { longest } from './tables.ts'
import { findUnit, joinNoun, withUnit } from './units.ts'

/** A number with or without unit at `at`: shares, money, measures, counts, durations, ordinals, bare figures. Null when nothing can be made of it. */
export function readCounted(scan: Scan, at: number): Draft | null {
  const amount = readAmount(scan, at)
  if (!amount) return symbolMoney(scan, at) ?? unitScale(scan, at)
  const share = readShare(scan, amount)
  if (share) return share
  const grade = readGrade(scan, amount)
  if (grade) return grade
  for (const one of [amount, firstOnly(amount)]) {
    const found = one && findUnit(scan, one)
    if (!one || !found) continue
    const draft = withUnit(scan, one, found)
    const money = readMoney(scan, one, found, draft)
    if (money) return change(scan, money)
    const suffixed = withSuffix(scan, one, found, draft)
    if (suffixed !== draft && suffixed.kind !== 'duration') return suffixed
    if (found.unit.kind === 'duration' && draft.kind === 'duration') {
      const timed = readDuration(scan, one, found, draft)
      if (suffixed !== draft) return { ...timed, ...suffixed, value: suffixed.value === draft.value ? timed.value : suffixed.value }
      return timed.end === draft.end ? timed : withSuffix(scan, one, { ...found, end: timed.end }, timed)
    }
    if (found.unit.kind === 'percent') return direction(scan, one, suffixed)
    return change(scan, suffixed)
  }
  return bare(scan, amount)
}

/** 100人増 → up 100 people, 268円安 → down 268 yen; only where the word ends there. */
function change(scan: Scan, draft: Draft): Draft {
  for (const [mark, word, kinds] of changes) {
    const end = kinds.includes(draft.kind) && typeof draft.value === 'number' ? scan.tables.mark(scan.text, draft.end, mark) : -1
    if (end < 0 || (isHan(scan.text[end]) && kinds === counts)) continue
    const value = word === 'down' ? -Number(draft.value) : draft.value
    return { ...draft, end, value, en: `${word} ${draft.en}`, tags: [...draft.tags, 'direction'] }
  }
  return draft
}

const counts = ['count', 'money', 'measure', 'point']
const prices = ['money', 'point']
const changes = [
  ['grow', 'up', counts],
  ['shrink', 'down', counts],
  ['money-up', 'up', prices],
  ['money-down', 'down', prices],
] as const

/** 10〜20 where only the first number can be read on its own. */
function firstOnly(amount: Amount): Amount | null {
  if (amount.form !== 'list' && amount.form !== 'range') return null
  if (!amount.numeral) return null
  return { ...amount, end: amount.numeral.end, low: amount.numeral.value, high: amount.numeral.value, form: 'exact' }
}

/** 震度5強 → upper 5; 30代後半 → late 30s. */
function readGrade(scan: Scan, amount: Amount): Draft | null {
  const { text, tables } = scan
  const count = toCount(amount.low)
  if (amount.form === 'exact' && tables.mark(text, amount.start - 2, 'intensity') === amount.start && count >= 0 && count <= 7) {
    const upper = tables.mark(text, amount.end, 'grade-upper')
    const lower = tables.mark(text, amount.end, 'grade-lower')
    const end = Math.max(upper, lower, amount.end)
    const en = `${upper >= 0 ? 'upper ' : lower >= 0 ? 'lower ' : ''}${count}`
    const value = `${count}${upper >= 0 ? '+' : lower >= 0 ? '-' : ''}`
    return { start: amount.start, end, kind: 'identifier', value, unit: 'seismic intensity', modifier: '', en, tags: ['grade'] }
  }
  const ages = tables.mark(text, amount.end, 'ages')
  if (ages < 0 || amount.form === 'vague' || amount.form === 'over' || count < 10 || count > 100 || count % 10 !== 0) return null
  const high = toCount(amount.high)
  const spoken =
    amount.form === 'exact' ? (count === 10 ? 'teens' : `${count}s`) : `${count}s ${amount.form === 'list' ? 'and' : 'to'} ${high}s`
  const part = amount.form === 'exact' ? longest(tables.parts('ages'), text, ages) : null
  const bounds = { START: [0, 3], MID: [4, 6], END: [7, 9] }[part?.item.row.code ?? ''] ?? [0, 9]
  const value = [count + bounds[0]!, high + bounds[1]!] as const
  const en = (part?.item.row.en ?? '{}').replace('{}', spoken)
  return { start: amount.start, end: part?.end ?? ages, kind: 'count', value, unit: 'age', modifier: '', en, tags: ['adverbial'] }
}

/** $100, ¥3,000, US$5 billion is written with the sign in front. */
function symbolMoney(scan: Scan, at: number): Draft | null {
  const sign = symbols[scan.text[at] ?? '']
  const amount = sign ? readAmount(scan, at + 1) : null
  if (!sign || !amount?.numeral || amount.start !== at + 1) return null
  const en = sign.before
    ? amountText(amount, scan.words, { spell: false, open: sign.before })
    : joinNoun(formatNumber(amount.low), sign.after)
  return { start: at, end: amount.end, kind: 'money', value: amountValue(amount), unit: sign.unit, modifier: '', en, tags: [] }
}

const symbols: Readonly<Record<string, { unit: string; before: string; after: string }>> = {
  $: { unit: 'USD', before: '$', after: '' },
  '\u00A5': { unit: 'JPY', before: '', after: 'yen' },
  '\u20AC': { unit: 'EUR', before: '', after: 'euros' },
  '\u00A3': { unit: 'GBP', before: '', after: 'pounds' },
}

/** ギガワット時規模 → gigawatt-hour scale: a unit alone, as an order of size. */
function unitScale({ text, tables }: Scan, at: number): Draft | null {
  if (
    isDigit(text[at - 1]) ||
    isLetter(text[at]) ||
    tables.numerics.has(text[at - 1] ?? '') ||
    /[\p{Script=Katakana}\p{Script=Han}]/u.test(text[at - 1] ?? '')
  )
    return null
  const found = longest(tables.units, text, at)
  const end = found?.item.kind === 'measure' && found.end - at > 2 ? tables.mark(text, found.end, 'scale-word') : -1
  if (!found || end < 0) return null
  const { unit, one } = found.item
  return { start: at, end, kind: 'measure', value: unit, unit, modifier: '', en: `${one} scale`, tags: ['adverbial'] }
}

/** A figure without a unit. Kanji alone only where it cannot be part of a word: 九百十二万, not 千代. */
function bare(scan: Scan, amount: Amount): Draft | null {
  const { text } = scan
  const base = {
    start: amount.start,
    end: amount.end,
    kind: 'count' as const,
    unit: '',
    modifier: amount.odd ? ('more-than' as const) : ('' as const),
    tags: [],
  }
  const after = text[amount.end]
  if (amount.form === 'vague' || amount.form === 'over') {
    if (amount.form === 'vague' && (amount.power === 0 || !amount.low.digits)) return null
    if (isHan(after) || scan.tables.mark(text, amount.end, 'also') >= 0) return null
    return { ...base, value: amountValue(amount), en: joinNoun(amountText(amount, scan.words, { spell: true }), '') }
  }
  const numeral = amount.numeral
  if (!numeral) return null
  if (numeral.kanji) {
    const long = numeral.end - numeral.start >= 2
    if (!long || isHan(after) || isHan(text[amount.start - 1])) return null
    if (numeral.end - numeral.start < 3 && compare(amount.low, decimal(100)) < 0) return null
  }
  if (isLetter(after) || (isLetter(text[amount.start - 1]) && amount.numeral?.start === amount.start)) return null
  if (text[amount.start - 1] === ' ' && isLetter(text[amount.start - 2]) && amount.form === 'exact' && !numeral.scaled) {
    return { ...base, kind: 'identifier', value: text.slice(amount.start, amount.end), en: text.slice(amount.start, amount.end) }
  }
  if (amount.form === 'range' && text[numeral.end] === '-') {
    const figures = text.slice(amount.start, amount.end)
    return { ...base, kind: 'identifier', value: figures, en: figures }
  }
  const first = {
    ...amount,
    ...(amount.form === 'list' ? { form: 'exact' as const, end: numeral.end, high: numeral.value, low: numeral.value } : {}),
  }
  if (text[first.end] === '-' && isDigit(text[first.end + 1])) return null
  const yearlike = numeral.digits.length === 4 && (numeral.digits.startsWith('19') || numeral.digits.startsWith('20'))
  const en = first.form === 'exact' && yearlike ? numeral.digits : amountText(first, scan.words, { spell: false })
  return {
    ...base,
    end: first.end,
    value: first.form === 'exact' ? toValue(first.low) : amountValue(first),
    en: amount.odd ? `more than ${en}` : en,
  }
}
