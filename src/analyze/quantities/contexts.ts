import { type Amount, readAmount } from './amount.ts'
import { add, decimal, toCount, toValue } from './decimal.ts'
import { formatNumber } from './english.ts'
import { type Draft, isDigit, isHan, type Scan } from './scan.ts'

/** Numbers that the words beside them explain: 男性(42) → 42 years of age, 表4 → 4, 延長10回 → 10th inning, 後半38分 → 38th minute. Null otherwise. */
export function readInContext(scan: Scan, at: number): Draft | null {
  const amount = readAmount(scan, at)
  if (amount?.form !== 'exact' || !amount.numeral || amount.odd || amount.numeral.scaled) return null
  return aged(scan, amount) ?? magnitude(scan, amount) ?? figureNumber(scan, amount) ?? nth(scan, amount) ?? decimalBelt(scan, amount)
}

const make = (amount: Amount, end: number, rest: Pick<Draft, 'kind' | 'value' | 'unit' | 'en'>): Draft => ({
  start: amount.start,
  end,
  modifier: '',
  tags: [],
  ...rest,
})

/** Whether a word of the list ends at `at`. */
function ends({ text, tables }: Scan, context: string, at: number): boolean {
  return tables.context(context).some((word) => text.slice(Math.max(0, at - word.length), at) === word)
}

/** 男性(42), 男児(9つ): an age in brackets after a word for a person. */
function aged(scan: Scan, amount: Amount): Draft | null {
  const { text, tables } = scan
  const age = toCount(amount.low)
  if (text[amount.start - 1] !== '(' || age < 0 || age > 120 || !ends(scan, 'aged', amount.start - 1)) return null
  const end = Math.max(amount.end, tables.mark(text, amount.end, 'paren-things'))
  return text[end] === ')' ? make(amount, end, { kind: 'measure', value: age, unit: 'year old', en: String(age) }) : null
}

/** マグニチュード(M)は5.8. */
function magnitude(scan: Scan, amount: Amount): Draft | null {
  if (!ends(scan, 'magnitude-is', amount.start)) return null
  return make(amount, amount.end, { kind: 'measure', value: toValue(amount.low), unit: 'magnitude', en: formatNumber(amount.low) })
}

/** 表4, 図3-2: the number of a figure or table. */
function figureNumber(scan: Scan, amount: Amount): Draft | null {
  const { text } = scan
  if (!amount.numeral?.digits || !ends(scan, 'figure-title', amount.start) || ends(scan, 'figure-not', amount.start)) return null
  const dash = text[amount.end] === '-' ? readAmount(scan, amount.end + 1) : null
  const end = dash?.form === 'exact' && dash.numeral?.digits ? dash.end : amount.end
  if (isHan(text[end]) || isDigit(text[end]) || /[%\p{Script=Katakana}]/u.test(text[end] ?? '')) return null
  const figures = text.slice(amount.start, end)
  return make(amount, end, { kind: 'identifier', value: figures, unit: '', en: figures })
}

/** 延長10回, 9回を投げ, 後半38分, 小学4年, 今季45号: what is counted follows from the sport or the school. */
function nth(scan: Scan, amount: Amount): Draft | null {
  const { text, tables, words } = scan
  const number = toCount(amount.low)
  if (number < 1) return null
  const before = (mark: string) =>
    [2, 1].some((length) => amount.start >= length && tables.mark(text, amount.start - length, mark) === amount.start)
  const ordinal = words.ordinal(number)
  const inning = number <= 30 ? tables.mark(text, amount.end, 'inning') : -1
  if (inning >= 0 && before('extra-innings'))
    return make(amount, inning, { kind: 'ordinal', value: number, unit: 'inning', en: `${ordinal} inning` })
  // 四回に2点を先制: times of other things are counted in figures
  const played = inning >= 0 && amount.numeral?.kanji && number <= 15 && tables.mark(text, inning, 'inning-end') >= 0
  if (played && scan.has('innings'))
    return make(amount, inning, { kind: 'ordinal', value: number, unit: 'inning', en: `${ordinal} inning` })
  const thrown = tables.mark(text, inning, 'pitched') >= 0 || (tables.mark(text, inning, 'inning-object') >= 0 && scan.has('pitching'))
  if (inning >= 0 && thrown) {
    const en = `${words.spell(amount.low)} inning${number === 1 ? '' : 's'}`
    return make(amount, inning, { kind: 'count', value: number, unit: 'inning', en })
  }
  const minute = number <= 60 && before('minute-of-game') ? tables.mark(text, amount.end, 'minute') : -1
  if (minute >= 0) return make(amount, minute, { kind: 'ordinal', value: number, unit: 'minute', en: `${ordinal} minute` })
  const grade = number <= 6 && before('elementary') ? tables.mark(text, amount.end, 'school-year') : -1
  if (grade >= 0) return make(amount, grade, { kind: 'ordinal', value: number, unit: '', en: `${ordinal}-year` })
  const homer = scan.has('homer') && !ends(scan, 'homer-not', amount.start) ? tables.mark(text, amount.end, 'homer-number') : -1
  return homer < 0 ? null : make(amount, homer, { kind: 'ordinal', value: number, unit: '', en: ordinal })
}

/** 1.1台 → the 1.1 range: no one counts parts of a machine. */
function decimalBelt(scan: Scan, amount: Amount): Draft | null {
  const end = amount.low.scale > 0 ? scan.tables.mark(scan.text, amount.end, 'belt') : -1
  if (end < 0) return null
  const value = [toValue(amount.low), toValue(add(amount.low, decimal(1, amount.low.scale)))] as const
  return make(amount, end, { kind: 'count', value, unit: '', en: `the ${formatNumber(amount.low)} range` })
}
