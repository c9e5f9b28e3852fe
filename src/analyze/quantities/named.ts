import { readAmount } from './amount.ts'
import { toCount } from './decimal.ts'
import { type Draft, isDigit, isHan, isLetter, type Scan } from './scan.ts'
import { allowed } from './tables.ts'

/** 第3回 → third, 第9条 → Article 9, 第101代 → 101st. Null when no 第 with a number stands at `at`. */
export function readNumbered(scan: Scan, at: number): Draft | null {
  const { text, tables, words } = scan
  const head = tables.mark(text, at, 'prefix-ordinal')
  const amount = head >= 0 && text[at] !== ' ' ? readAmount(scan, head) : null
  const number = amount?.numeral && (amount.form === 'exact' || amount.form === 'range') ? toCount(amount.low) : -1
  if (!amount || number < 0 || amount.start !== head) return null
  const figures = amount.form === 'range' ? `${number}-${toCount(amount.high)}` : String(number)
  const base = { start: at, modifier: '' as const, tags: [] as string[] }
  const value = amount.form === 'range' ? ([number, toCount(amount.high)] as const) : number
  for (const { end, items } of tables.ordinals.matches(text, amount.end)) {
    const row = items.find((one) => allowed(text, end, one))?.row
    if (!row) continue
    // Quarters are dates.
    if (row.kind === 'date') return null
    const eye = Math.max(end, tables.mark(text, end, 'ordinal'))
    if (row.kind === 'identifier')
      return paragraphs(scan, { ...base, end, kind: 'identifier', value: figures, unit: '', en: (row.en ?? '*').replace('*', figures) })
    if (amount.form === 'exact' && number > 0)
      return {
        ...base,
        end: eye,
        kind: 'ordinal',
        value,
        unit: '',
        en: (row.en ?? '{}').replace('{}', words.ordinal(number)).replace('first-largest', 'largest'),
      }
  }
  const plant = tables.mark(text, amount.end, 'reactor') >= 0
  if (plant) return { ...base, end: amount.end, kind: 'identifier', value: figures, unit: '', en: `No. ${figures}` }
  return amount.form === 'exact' && number > 0
    ? { ...base, end: amount.end, kind: 'ordinal', value, unit: '', en: words.ordinal(number) }
    : null
}

/** 3位 → third, 3番目 → third, 1号機 → No. 1 unit, 国道2号, 憲法9条 → Article 9. Null otherwise. */
export function readRank(scan: Scan, at: number): Draft | null {
  const { text, tables, words } = scan
  const amount = readAmount(scan, at)
  const number = amount?.numeral && amount.start === at ? toCount(amount.low) : -1
  if (!amount || number < 0 || amount.form === 'vague' || amount.form === 'over') return null
  const high = toCount(amount.high)
  for (const [mark, kind, name] of ranks) {
    const end = tables.mark(text, amount.end, mark)
    if (end < 0 || (mark === 'article' && !isLaw(scan, at))) continue
    const base = { start: at, end, modifier: '' as const, tags: [] }
    if (kind === 'identifier') {
      const figures = amount.form === 'exact' ? String(number) : `${number}-${high}`
      const called = mark === 'reactor-number' && scan.has('rocket') ? 'No. *' : name
      return paragraphs(scan, { ...base, kind, value: figures, unit: '', en: called.replace('*', figures) })
    }
    if (number < 1) return null
    if (amount.form === 'exact') return { ...base, kind, value: number, unit: name, en: words.ordinal(number) }
    return {
      ...base,
      kind,
      value: [number, high],
      unit: name,
      en: `${words.ordinal(number)} ${amount.form === 'list' ? 'and' : 'to'} ${words.ordinal(high)}`,
    }
  }
  return null
}

/** 9条 is an article after a law's name, or where the sentence names one; 北9条 is a street. */
function isLaw(scan: Scan, at: number): boolean {
  const { text, tables } = scan
  if (tables.context('law').some((word) => text.slice(Math.max(0, at - word.length), at) === word)) return true
  return !isHan(text[at - 1]) && scan.has('constitution')
}

/** 第4条第2項 → Article 4, Paragraph 2. */
function paragraphs(scan: Scan, article: Draft): Draft {
  const { text, tables } = scan
  if (!article.en.startsWith('Article')) return article
  let draft = article
  for (const [mark, name] of [
    ['paragraph', 'Paragraph'],
    ['item', 'Item'],
  ] as const) {
    const head = tables.mark(text, draft.end, 'prefix-ordinal')
    const amount = readAmount(scan, head >= 0 ? head : draft.end)
    const end = amount?.numeral && amount.form === 'exact' ? tables.mark(text, amount.end, mark) : -1
    if (!amount || end < 0) continue
    const number = toCount(amount.low)
    draft = { ...draft, end, value: `${draft.value}-${number}`, en: `${draft.en}, ${name} ${number}` }
  }
  return draft
}

const ranks = [
  ['rank', 'ordinal', 'place'],
  ['turn', 'ordinal', ''],
  ['reactor-number', 'identifier', 'No. * unit'],
  ['route', 'identifier', 'No. * line'],
  ['number', 'identifier', 'No. *'],
  ['article', 'identifier', 'Article *'],
] as const

/** Magnitude, ISO dates, phone numbers and the like, and stretches of Latin letters with digits in them (737MAX, G7), which are names. */
export interface Run {
  /** Where reading goes on. */
  readonly end: number
  readonly draft: Draft | null
}

const date = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const phone = /^(?:\d{1,4}(?:-\d{1,4}){2,4}(?![\d-])|0\d{1,4}-\d{1,4}-\d{3,4}|\d{3}-\d{4}(?=\D|$)|0120-\d{2,3}-\d{3,4})/

/** Reads the run of ASCII at `at`, which begins with a letter or digit and follows neither. Null when it is an ordinary number. */
export function readRun(scan: Scan, at: number): Run | null {
  const { text, tables } = scan
  const head = text.slice(at, at + 24)
  const base = { start: at, unit: '', modifier: '' as const, tags: [] as string[] }
  if (isDigit(text[at])) {
    const day = date.exec(head)
    const [, year = '', month = '', dayOfMonth = ''] = day ?? []
    if (day && Number(month) >= 1 && Number(month) <= 12 && Number(dayOfMonth) >= 1 && Number(dayOfMonth) <= 31) {
      const value = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
      const en = `${scan.words.month(Number(month))} ${Number(dayOfMonth)}, ${year}`
      return { end: at + day[0].length, draft: { ...base, end: at + day[0].length, kind: 'date', value, unit: 'day', en } }
    }
    const number = phone.exec(head)
    if (number)
      return {
        end: at + number[0].length,
        draft: { ...base, end: at + number[0].length, kind: 'identifier', value: number[0], en: number[0] },
      }
    return null
  }
  const magnitude = tables.context('magnitude').find((word) => text.startsWith(word, at))
  const shaken = magnitude ? readAmount(scan, at + magnitude.length) : null
  const size = shaken ? (tables.context('size').find((word) => text.startsWith(word, shaken.end))?.length ?? 0) : 0
  if (magnitude && shaken?.form === 'range' && size && toCount(shaken.low) > 0 && toCount(shaken.high) < 11) {
    const value = [toCount(shaken.low), toCount(shaken.high)] as const
    const end = shaken.end + size
    return { end, draft: { ...base, end, kind: 'measure', value, unit: 'magnitude', en: `magnitude ${value[0]} to ${value[1]}` } }
  }
  if (magnitude && shaken?.numeral && (shaken.low.scale === 1 || magnitude.length > 1) && toCount(shaken.low) < 11) {
    const value = Number(shaken.numeral.value.digits) / 10 ** shaken.numeral.value.scale
    return { end: shaken.end, draft: { ...base, end: shaken.end, kind: 'measure', value, unit: 'magnitude', en: `magnitude ${value}` } }
  }
  if (!isLetter(text[at])) return null
  let end = at
  while (end < text.length && /[A-Za-z0-9_.:/@#&=?%+'-]/.test(text[end] ?? '')) end++
  return { end, draft: null }
}
