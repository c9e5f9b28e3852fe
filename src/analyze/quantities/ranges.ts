import type { Draft, Scalar, Scan } from './scan.ts'
import { rangeText } from './times.ts'

/** Joins two quantities of one kind with 〜 between: 10億円〜20億円, 2月18日〜3月1日, 午後1時〜3時. から joins nothing here: it is also a particle. */
export function merge(scan: Scan, first: Draft, read: (at: number) => Draft | null): Draft {
  if (isPair(first.value) || first.modifier || first.tags.includes('adverbial')) return first
  const at = scan.tables.mark(scan.text, first.end, 'range')
  const second = at < 0 ? null : read(at)
  if (!second || second.start !== at || second.kind !== first.kind) return first
  if (second.unit !== first.unit && first.kind !== 'time') return first
  if (['identifier', 'ratio'].includes(first.kind)) return first
  const later = first.kind === 'time' ? afternoon(first, second) : second
  const dated = first.kind === 'time' ? /^(.+ (?:[ap]\.m\.|noon|midnight)|noon|midnight)( on .+)$/.exec(first.en) : null
  const en = dated
    ? `${rangeText(dated[1] ?? '', later.en)}${dated[2] ?? ''}`
    : first.kind === 'time'
      ? rangeText(first.en, later.en)
      : joinDates(first, second)
  const day = dated ? String(first.value).replace(/T.*$/, '') : ''
  const value: readonly [Scalar, Scalar] = [
    first.value,
    isPair(later.value) ? later.value[1] : dated ? `${day}${later.value}` : later.value,
  ]
  return { ...first, end: second.end, value, modifier: second.modifier, en, ...(second.mention ? { mention: second.mention } : {}) }
}

const isPair = (value: Draft['value']): value is readonly [Scalar, Scalar] => typeof value === 'object'

/** 午後1時〜3時: the second time lies in the same half of the day. */
function afternoon(first: Draft, second: Draft): Draft {
  const from = /T(\d\d):/.exec(String(first.value))
  const to = /^T(\d\d):(\d\d)$/.exec(String(second.value))
  if (!from || !to || !first.en.endsWith('p.m.') || Number(to[1]) > 11) return second
  const hour = Number(to[1])
  const minutes = to[2] === '00' ? '' : `:${to[2]}`
  return { ...second, value: `T${hour + 12}:${to[2]}`, en: `${hour}${minutes} p.m.` }
}

/** Years and months take a dash, the rest `to`. */
function joinDates(first: Draft, second: Draft): string {
  if (first.kind === 'date' && first.unit === 'year' && /^\d+$/.test(first.en) && /^\d+$/.test(second.en)) return `${first.en}-${second.en}`
  const day = /^[A-Z][a-z]+ \d+$/.test(first.en) ? /^the (\d+)(?:st|nd|rd|th)$/.exec(second.en)?.[1] : undefined
  return day ? `${first.en}-${day}` : `${first.en} to ${second.en}`
}
