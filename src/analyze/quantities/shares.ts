import { type Amount, amountText, amountValue, readAmount } from './amount.ts'
import { add, compare, type Decimal, decimal, negate, plain, shift, toCount, toValue } from './decimal.ts'
import { formatNumber } from './english.ts'
import { readNumeral } from './numeral.ts'
import type { Draft, Scalar, Scan } from './scan.ts'
import { percentBelt } from './suffixes.ts'
import { joinNoun, percentText } from './units.ts'

/** Parts of a whole: 3割5分 → 35%, 3分の1 → one-third, 2.4倍 → 2.4 times, 3対2 → 3-2. Null when the amount is none of these. */
export function readShare(scan: Scan, amount: Amount): Draft | null {
  return fraction(scan, amount) ?? tenths(scan, amount) ?? multiple(scan, amount) ?? score(scan, amount)
}

function fraction(scan: Scan, amount: Amount): Draft | null {
  const at = scan.tables.mark(scan.text, amount.end, 'fraction')
  if (at < 0 || amount.form !== 'exact') return null
  const numerator = readAmount(scan, at)
  if (!numerator || numerator.form === 'vague') return null
  // 3分の1から5分の1: the second number belongs to the next fraction.
  const alone = numerator.form === 'range' && numerator.numeral && scan.tables.mark(scan.text, numerator.end, 'fraction') >= 0
  const top: Amount = alone && numerator.numeral ? { ...numerator, form: 'exact', end: numerator.numeral.end } : numerator
  const below = toCount(amount.low)
  const above = toCount(top.low)
  if (below < 1) return null
  const value = `${plain(top.low)}/${plain(amount.low)}`
  const en = above < 0 || top.form !== 'exact' ? value : scan.words.fraction(above, below)
  return { start: amount.start, end: top.end, kind: 'ratio', value, unit: '', modifier: '', en, tags: [] }
}

/** 3割, 3割5分, 3割1分5厘 (a batting average after 打率), 3割台, 3割増. */
function tenths(scan: Scan, amount: Amount): Draft | null {
  const { text, tables } = scan
  let end = tables.mark(text, amount.end, 'share')
  if (end < 0) return null
  if (!single(amount) && amount.form !== 'vague') return null
  const scaled: Amount = { ...amount, low: shift(amount.low, 1), high: shift(amount.high, 1), power: amount.power + 1 }
  let low = scaled.low
  if (amount.form === 'exact') {
    const tenth = part(scan, end, 'share-tenth')
    if (tenth) {
      low = add(low, tenth.value)
      end = tenth.end
    }
    const hundredth = part(scan, end, 'share-hundredth')
    if (hundredth) {
      low = add(low, shift(hundredth.value, -1))
      end = hundredth.end
    }
  }
  const exact: Amount = amount.form === 'exact' ? { ...scaled, low, high: low } : scaled
  const base = { start: amount.start, end, unit: '%', modifier: '' as const, tags: [] }
  if (amount.form === 'exact' && batting(scan, amount.start)) {
    const average = shift(low, -2)
    return { ...base, kind: 'ratio', unit: '', value: toValue(average), en: plain(average).replace(/^0/, '').padEnd(4, '0') }
  }
  const en = amount.form === 'vague' ? 'tens of percent' : percentText(scan, exact)
  const draft: Draft = { ...base, kind: 'percent', value: amountValue(exact), en }
  const belt = tables.mark(text, end, 'belt')
  return belt >= 0 && amount.form === 'exact' ? percentBelt(scan, low, belt, draft) : direction(scan, exact, draft)
}

/** 打率 stands within a few characters before the number: 打率は3割, 打率.315. */
function batting({ text, tables }: Scan, at: number): boolean {
  const before = text.slice(Math.max(0, at - 5), at)
  return tables.context('baseball').some((word) => before.includes(word))
}

const single = ({ form, low, high }: Amount) => (form === 'exact' || form === 'range' || form === 'list') && compare(low, high) <= 0

function part(scan: Scan, at: number, mark: string): { value: Decimal; end: number } | null {
  const numeral = readNumeral(scan, at)
  const end = numeral ? scan.tables.mark(scan.text, numeral.end, mark) : -1
  return numeral && end >= 0 && toCount(numeral.value) >= 0 && toCount(numeral.value) < 10 ? { value: numeral.value, end } : null
}

const directions = [
  ['grow', 1, 'up {}'],
  ['shrink', -1, 'down {}'],
  ['rise', 1, 'up {}'],
  ['fall', -1, 'down {}'],
  ['off', -1, '{} off'],
] as const

/** The sign a percentage takes from its ending: 3割増 → up 30%, 5.2%減 → down 5.2%, 2割引き → 20% off. */
export function direction(scan: Scan, amount: Amount, draft: Draft): Draft {
  for (const [mark, sign, template] of directions) {
    const end = scan.tables.mark(scan.text, draft.end, mark)
    if (end < 0) continue
    const flip = (value: Scalar): Scalar => (sign > 0 ? value : typeof value === 'number' ? -value : `-${value}`)
    const value = typeof draft.value === 'object' ? ([flip(draft.value[0]), flip(draft.value[1])] as const) : flip(draft.value)
    return { ...draft, end, value, en: template.replace('{}', draft.en), tags: [...draft.tags, 'direction'] }
  }
  return amount.form === 'exact' && amount.low.digits < 0n ? { ...draft, en: draft.en.replace(/^minus /, 'minus ') } : draft
}

/** 2.4倍 → 2.4 times, 2倍 → twice, 3倍増 → a threefold increase; after 倍率 the bare ratio. */
function multiple(scan: Scan, amount: Amount): Draft | null {
  const { text, tables, words } = scan
  const end = tables.mark(text, amount.end, 'times')
  if (end < 0) return null
  const base = {
    start: amount.start,
    end,
    kind: 'ratio' as const,
    value: amountValue(amount),
    unit: 'times',
    modifier: '' as const,
    tags: [],
  }
  if (amount.form !== 'exact') return { ...base, en: joinNoun(amountText(amount, words, { spell: true }), 'times') }
  const before =
    text
      .slice(Math.max(0, amount.start - 14), amount.start)
      .split(/[、。]/)
      .at(-1) ?? ''
  if (tables.context('ratio').some((word) => before.includes(word))) return { ...base, en: formatNumber(amount.low) }
  const grown = tables.mark(text, end, 'grow')
  if (grown >= 0) {
    const fold =
      amount.low.scale > 0 || compare(amount.low, decimal(10)) >= 0 ? `${formatNumber(amount.low)}-fold` : `${words.spell(amount.low)}fold`
    return { ...base, end: grown, en: `a ${fold} increase` }
  }
  return { ...base, en: toCount(amount.low) === 2 ? 'twice' : joinNoun(words.spell(amount.low), 'times') }
}

/** 3対2 → 3-2, 6勝3敗 → 6-3, 3打数2安打 → 2-for-3. */
function score(scan: Scan, amount: Amount): Draft | null {
  const { text, tables } = scan
  if (amount.form !== 'exact' || !amount.numeral || amount.low.scale > 0 || toCount(amount.low) < 0 || toCount(amount.low) > 999)
    return null
  const make = (end: number, text: string): Draft => ({
    start: amount.start,
    end,
    kind: 'ratio',
    value: text,
    unit: 'score',
    modifier: '',
    en: text,
    tags: [],
  })
  const first = plain(amount.low)
  const second = (mark: string) => {
    const at = tables.mark(text, amount.end, mark)
    const numeral = at < 0 ? null : readNumeral(scan, at)
    return numeral && toCount(numeral.value) >= 0 && !numeral.scaled ? { end: numeral.end, text: plain(numeral.value) } : null
  }
  const versus = second('versus')
  if (versus) return make(versus.end, `${first}-${versus.text}`)
  const dash = text[amount.end] === '-' ? readNumeral(scan, amount.end + 1) : null
  // 6-4、7-6で: the sets of a match
  const more = dash ? /^、\d{1,3}-\d/.test(text.slice(dash.end, dash.end + 6)) : false
  if (dash?.digits && dash.digits.length <= 3 && (more || tables.mark(text, dash.end, 'score-after') >= 0))
    return make(dash.end, `${first}-${dash.digits}`)
  const record = second('wins')
  const lost = record ? tables.mark(text, record.end, 'losses') : -1
  if (record && lost >= 0) {
    const drawn = readNumeral(scan, lost)
    const end = drawn ? tables.mark(text, drawn.end, 'draws') : -1
    return drawn && end >= 0 ? make(end, `${first}-${record.text}-${plain(drawn.value)}`) : make(lost, `${first}-${record.text}`)
  }
  const bats = second('at-bats')
  const hit = bats ? tables.mark(text, bats.end, 'hits') : -1
  return bats && hit >= 0 ? make(hit, `${bats.text}-for-${first}`) : null
}

/** The value of a percentage that names a level as a change: 前年比105% is +5. */
export function levelAsChange(amount: Amount): { value: number | string; en: string } | null {
  if (amount.form !== 'exact' || compare(amount.low, decimal(100)) < 0) return null
  const change = add(amount.low, negate(decimal(100)))
  return { value: toValue(change), en: change.digits === 0n ? 'unchanged' : `up ${formatNumber(change)}%` }
}
