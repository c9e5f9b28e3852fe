import type { JapaneseState } from './japanese-values.ts'
import { type DateParts, isoDate, makeValue, type Value } from './value.ts'

/** What only shows when all values of a text are read: 4人に1人 is a quarter as well, 最大風速40メートル is 144 km/h. */
export function combine(values: readonly Value[], state: JapaneseState): readonly Value[] {
  const out: Value[] = []
  const minutes = makeMatchMinutes(state)
  for (const [at, value] of values.entries()) {
    const shared = asShare(value, values[at + 1], values[at - 1], state)
    const read = minutes(asReference(asLoss(asSpeed(shared, state), state), state))
    out.push(relativeToLast(read, out))
  }
  return out
}

/**
 * 後半44分 is the 89th minute of a football match and the 84th of a rugby match, as the world counts on from the kickoff. Once a half has been named
 * the minutes behind it may be counted so.
 */
function makeMatchMinutes({ text, tables }: JapaneseState): (value: Value) => Value {
  let from = 0
  let base: readonly number[] = []
  return (value) => {
    for (; from < value.start; from++) {
      const half = tables.marks.match(text, from, (row) => row.role === 'matchhalf')
      if (half) base = half.value!.split(' ').map(Number)
    }
    if (base.length === 0 || value.kind !== 'duration' || value.factor !== 60 || typeof value.value !== 'number') return value
    const { value: minute } = value
    const counted = base.map((first) => makeValue(value.start, value.end, { kind: 'ordinal', value: first + minute, loose: true }))
    return { ...value, alternatives: [...(value.alternatives ?? []), ...counted] }
  }
}

/** 3分の2に減った: fell by a third, as English likes to say. */
function asLoss(value: Value, state: JapaneseState): Value {
  const whole = value.kind === 'ratio' && value.unit === '' ? 1 : value.kind === 'percent' ? 100 : 0
  if (whole === 0 || typeof value.value !== 'number' || value.value >= whole) return value
  if (!state.tables.marks.match(state.text, value.end, (row) => row.role === 'downto')) return value
  const lost = { ...value, value: Math.round((whole - value.value) * 1e9) / 1e9, alternatives: [] }
  return { ...value, alternatives: [...(value.alternatives ?? []), lost] }
}

/** 3人は at the start of a sentence are those just spoken of: they. */
function asReference(value: Value, state: JapaneseState): Value {
  if (value.kind !== 'count' || value.soft || value.bound !== '' || !/^(?:person|company|country|group|party)$/.test(value.unit))
    return value
  if (typeof value.value !== 'number' || value.value > 10 || !/^[\s\u3002\u300c]?$/.test(state.text.charAt(value.start - 1))) return value
  return state.tables.marks.match(state.text, value.end, (row) => row.role === 'topic') ? { ...value, soft: true } : value
}

/** 翌日, 同年: told from the date mentioned last. Where none was, any date will do, which the bare star says. */
function relativeToLast(value: Value, before: readonly Value[]): Value {
  const found = /^([ymd]\*)([+-]\d)$/.exec(String(value.value))
  if (!found) return value
  const date = shifted(before, found[1]!.charAt(0), Number(found[2]))
  if (!date) return { ...value, value: found[1]! }
  return { ...value, value: isoDate(date), date, origin: 'plain' }
}

function shifted(before: readonly Value[], letter: string, by: number): DateParts | undefined {
  const key = letter === 'y' ? 'year' : letter === 'm' ? 'month' : 'day'
  const last = before.findLast(
    (value) => value.date && !value.alternatives?.some((other) => other.date) && value.date[key] !== undefined,
  )?.date
  if (!last) return undefined
  if (key === 'year') return { year: last.year! + by }
  if (key === 'month') return { month: ((last.month! - 1 + by) % 12) + 1 }
  if (by === 0) return { day: last.day! }
  if (last.month === undefined) return last.day! + by <= 28 ? { day: last.day! + by } : undefined
  // Without a year the end of February is not known.
  if (last.year === undefined && last.month === 2 && last.day! >= 28) return undefined
  const next = new Date(Date.UTC(last.year ?? 2001, last.month - 1, last.day! + by))
  return { month: next.getUTCMonth() + 1, day: next.getUTCDate() }
}

/** N人にM人: the first number may be met by the share, the second need not be when it is small. */
function asShare(value: Value, next: Value | undefined, previous: Value | undefined, state: JapaneseState): Value {
  if (isShare(value, next, state)) {
    const share = (next!.value as number) / (value.value as number)
    const ratio = makeValue(value.start, next!.end, { kind: 'ratio', value: share })
    const percent = makeValue(value.start, next!.end, { kind: 'percent', unit: '%', value: share * 100, step: 0.5 })
    return { ...value, alternatives: [...(value.alternatives ?? []), ratio, percent] }
  }
  return previous && isShare(previous, value, state) && (value.value as number) <= 3 ? { ...value, soft: true } : value
}

function isShare(value: Value, next: Value | undefined, state: JapaneseState): boolean {
  if (value.kind !== 'count' || next?.kind !== 'count' || value.unit !== next.unit || value.unit === '') return false
  if (typeof value.value !== 'number' || typeof next.value !== 'number' || next.value >= value.value || value.value > 100) return false
  const between = state.tables.marks.match(state.text, value.end, (row) => row.role === 'outof')
  return between !== undefined && value.end + between.form!.length === next.start
}

/** Wind in metres a second is given in kilometres or miles an hour abroad. */
function asSpeed(value: Value, state: JapaneseState): Value {
  if (value.kind !== 'measure' || value.unit !== 'm' || value.factor !== 1) return value
  const before = state.text.slice(Math.max(0, value.start - 14), value.start)
  for (let at = 0; at < before.length; at++) {
    if (!state.tables.marks.match(before, at, (row) => row.role === 'persecond')) continue
    return { ...value, alternatives: [...(value.alternatives ?? []), { ...value, factor: 3600 }] }
  }
  return value
}
