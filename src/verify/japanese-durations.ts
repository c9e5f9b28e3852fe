import { scanNumeral } from './japanese-number.ts'
import { type Facts, type JapaneseState, unitAt } from './japanese-values.ts'
import { makeValue, type Value } from './value.ts'

/** 3割5分 → 35 %, 9割9分 → 99 %, 3割1分5厘 → 31.5 %. */
export function readTenths(state: JapaneseState, facts: Facts, start: number, end: number) {
  const { text, tables } = state
  let low = facts.low * 10
  let high = facts.high * 10
  let stop = end
  let step = facts.step * 10
  const bu = scanNumeral(text, stop, tables)
  const buUnit = bu && unitAt(state, bu.end)
  if (bu && bu.low < 10 && buUnit?.row.kind === 'minute') {
    low += bu.low
    high += bu.low
    stop = buUnit.end
    step = 0.5
    const rin = scanNumeral(text, stop, tables)
    const mark = rin && tables.marks.match(text, rin.end, (row) => row.role === 'rin')
    if (rin && mark) {
      low += rin.low / 10
      high = low
      stop = rin.end + mark.form!.length
      step = 0.05
    }
  }
  const value = low === high ? low : ([low, high] as const)
  const fraction = makeValue(start, stop, { kind: 'ratio', value: typeof value === 'number' ? value / 100 : [low / 100, high / 100] })
  return {
    values: [makeValue(start, stop, { kind: 'percent', unit: '%', value, vague: facts.vague, step, alternatives: [fraction] })],
    end: stop,
  }
}

/** 2年半, 1時間30分: parts of one dimension add up. Also used for 年, 日 and 分 that turn out to be durations. */
export function readDuration(
  state: JapaneseState,
  facts: Facts,
  unit: string,
  factor: number,
  start: number,
  end: number,
): { readonly values: readonly Value[]; readonly end: number } {
  const { text, tables } = state
  const base = facts.low === facts.high ? facts.low : ([facts.low, facts.high] as const)
  const loose = tables.counted.match(text, end) !== undefined || tables.marks.match(text, end, (row) => row.role === 'nth') !== undefined
  const soft = facts.low === 1 && facts.high === 1
  const plain = makeValue(start, end, { kind: 'duration', value: base, unit, factor, vague: facts.vague, step: facts.step, loose, soft })
  const half = tables.marks.match(text, end, (row) => row.role === 'halfunit')
  if (half && !tables.parts.match(text, end) && facts.low === facts.high)
    return { values: [{ ...plain, value: facts.low + 0.5, soft: false, step: 0.25, end: end + 1 }], end: end + 1 }
  const small = scanNumeral(text, end, tables)
  const smallUnit = small && unitAt(state, small.end)
  const kind = smallUnit?.row.kind
  // 11秒23: hundredths written after the unit.
  if (small && !smallUnit && factor === 1 && unit === 'second' && /^\d{1,3}$/.test(small.digits)) {
    const value = Number(`${facts.low}.${small.digits}`)
    return { values: [{ ...plain, value, soft: false, step: 0.005, end: small.end }], end: small.end }
  }
  const smallFactor = kind === 'minute' ? 60 : Number(smallUnit?.row.factor ?? 0)
  const sameBase = kind === 'minute' ? unit === 'second' : kind === 'duration' && smallUnit?.row.unit === unit
  if (small && smallUnit && sameBase && smallFactor < factor) {
    const rest = readDuration(state, { ...facts, low: small.low, high: small.high }, unit, smallFactor, end, smallUnit.end)
    const tail = rest.values[0]!
    const value = Math.round((facts.low * factor + (tail.value as number) * tail.factor) * 1000) / 1000
    return { values: [{ ...plain, value, factor: 1, soft: false, step: smallFactor / 2, end: rest.end }], end: rest.end }
  }
  return { values: [plain], end }
}

/** 1メートル78, 1メートル75センチ: a height or a jump, 1.78 m. */
export function readCentimetres(state: JapaneseState, metres: number, start: number, end: number): Value | undefined {
  const small = scanNumeral(state.text, end, state.tables)
  if (!small || !Number.isInteger(metres) || !/^\d{1,2}$/.test(small.digits)) return undefined
  const unit = unitAt(state, small.end)
  const centimetres = unit?.row.unit === 'm' && Number(unit.row.factor) === 0.01
  if (!centimetres && (unit || small.digits.length !== 2)) return undefined
  const value = Math.round(metres * 100 + small.low) / 100
  return makeValue(start, centimetres ? unit.end : small.end, { kind: 'measure', unit: 'm', value, step: 0.005 })
}
