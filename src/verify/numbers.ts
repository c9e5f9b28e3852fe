import type { NoteCode } from '../notes.ts'
import { boundChanged, type CompareContext, compare, type Fit } from './compare.ts'
import type { Implied } from './implied.ts'
import { ends, type Value } from './value.ts'

/** Something wrong between two values; one of them is absent for what is missing or added. */
export interface Finding {
  readonly code: NoteCode
  readonly ja?: Value
  readonly en?: Value
  /** Only to be told: a rounding that is said to be one. */
  readonly harmless?: boolean
}

export interface NumberContext extends CompareContext {
  readonly up: boolean
  readonly down: boolean
  /** Values of the neighbouring sentences' English and Japanese. */
  readonly nearEnglish: readonly Value[]
  readonly nearJapanese: readonly Value[]
  /** What either side says without a figure. */
  readonly implied?: Implied | undefined
}

/** Longer lists are compared in slices of this many, so that time stays linear. */
const slice = 120

/** Bipartite assignment of the numbers of a sentence pair. `hit` counts the Japanese values found. */
export function matchNumbers(
  ja: readonly Value[],
  en: readonly Value[],
  context: NumberContext,
): { readonly findings: readonly Finding[]; readonly hit: number; readonly total: number } {
  const findings: Finding[] = []
  let hit = 0
  let total = 0
  for (let from = 0; from < Math.max(ja.length, en.length); from += slice) {
    const last = ja.length <= slice && en.length <= slice
    const made = matchSlice(ja.slice(from, from + slice), en.slice(from, from + slice), context, last)
    findings.push(...made.findings)
    hit += made.hit
    total += made.total
  }
  return { findings, hit, total }
}

function matchSlice(ja: readonly Value[], en: readonly Value[], context: NumberContext, whole: boolean) {
  const edges: {
    readonly a: number
    readonly b: number
    readonly weight: number
    readonly gap: number
    readonly code: NoteCode | undefined
    readonly fit: Fit
  }[] = []
  for (const [a, left] of ja.entries()) {
    for (const [b, right] of en.entries()) {
      const fit = compare(left, right, context)
      if (!fit) continue
      // Two soft values need no pairing, but a soft one may excuse a hard one.
      const bound = left.bound === right.bound ? 0.5 : 0
      const soft = left.soft === right.soft ? 0.2 : 0
      edges.push({
        a,
        b,
        weight: fit.weight + (fit.weight >= 6 && !fit.code ? bound + soft : 0),
        gap: Math.abs(a / ja.length - b / en.length),
        code: fit.code,
        fit,
      })
    }
  }
  edges.sort((x, y) => y.weight - x.weight || x.gap - y.gap || x.a - y.a || x.b - y.b)
  const usedJa = new Map<number, number>()
  const usedEn = new Map<number, number>()
  const findings: Finding[] = []
  for (const { a, b, code, fit } of edges) {
    if (usedJa.has(a) || usedEn.has(b)) continue
    const left = ja[a]!
    const right = en[b]!
    if (code && code !== 'number-rounded') {
      // A figure that stands right elsewhere is no proof of an error.
      if (left.soft || right.soft || edges.some((edge) => edge.weight >= 6 && !edge.code && (edge.a === a || edge.b === b))) continue
    }
    usedJa.set(a, b)
    usedEn.set(b, a)
    // 53人目 as "fifty-three people now": the place in a row is their number.
    const told = context.free && code === 'ordinal-wrong' && right.kind === 'count' && ends(right)[0] >= 10
    if (told) continue
    if (code) findings.push({ code, ja: left, en: right, ...(fit.honest && { harmless: true }) })
    else if (fit.converted) findings.push({ code: 'unit-converted', ja: left, en: right })
    else if (boundChanged(left, right, context))
      findings.push({ code: 'number-bound', ja: left, en: right, ...(context.free && isHedgeLost(left, right) && { harmless: true }) })
  }
  const clean = edges.filter((edge) => !edge.code && edge.weight >= 6)
  const cleanJa = new Set(clean.map((edge) => edge.a))
  const cleanEn = new Set(clean.map((edge) => edge.b))
  // One English figure may serve two Japanese ones and the other way round.
  const leftJa = ja.flatMap((value, at) => (usedJa.has(at) || cleanJa.has(at) || value.soft ? [] : [value]))
  const leftEn = en.flatMap((value, at) => (usedEn.has(at) || cleanEn.has(at) || value.soft ? [] : [value]))
  const idle = en.filter(
    (value, at) => value.soft && !value.counted && /^(?:duration|ratio|ordinal)$/.test(value.kind) && !usedEn.has(at) && !cleanEn.has(at),
  )
  pairLeftovers(leftJa, leftEn, idle, context, whole, findings)
  const quiet = ja.filter((value, at) => value.soft && !usedJa.has(at) && !cleanJa.has(at))
  findings.push(...quietWrong(quiet, leftEn, idle, findings))
  const hard = ja.filter((value) => !value.soft)
  const bad = findings.filter((finding) => finding.ja && !/^(?:number-(?:bound|rounded)|unit-converted)$/.test(finding.code)).length
  return { findings, hit: Math.max(0, hard.length - bad), total: hard.length }
}

/** 両社 as "the four companies", 半数 as "a third": words that need no figure in English, but not another one either. */
function quietWrong(ja: readonly Value[], en: readonly Value[], idle: readonly Value[], known: readonly Finding[]): readonly Finding[] {
  const free = (value: Value) => !known.some((finding) => finding.en === value)
  const group = ja.find((value) => value.kind === 'count' && /^(?:group|person|company|country)$/.test(value.unit) && ends(value)[0] >= 2)
  const counted = group && en.find((value) => value.counted && free(value))
  const half = ja.find((value) => value.value === 0.5 && value.alternatives?.some((other) => other.kind === 'percent'))
  const share = half && idle.find((value) => value.kind === 'ratio' && free(value))
  return [
    ...(group && counted ? [{ code: 'number-wrong' as const, ja: group, en: counted }] : []),
    ...(half && share ? [{ code: 'number-wrong' as const, ja: half, en: share }] : []),
  ]
}

/** What is left on both sides is one finding for the pair; alone it is missing, moved or added. */
function pairLeftovers(
  ja: readonly Value[],
  en: readonly Value[],
  idle: readonly Value[],
  context: NumberContext,
  whole: boolean,
  findings: Finding[],
): void {
  // A vague word (hundreds) is never added, but it may be the wrong rendering of a vague number.
  // What has a like on the other side is its wrong rendering, whatever it might be the sum of.
  const alone = (value: Value, others: readonly Value[]) => !others.some((other) => other.kind === value.kind && !other.counted)
  const open = new Set(en.filter((value) => !(alone(value, ja) && context.implied?.added(value))))
  const pending: Value[] = []
  const take = (value: Value, other: Value, code: NoteCode) => {
    open.delete(other)
    findings.push({ code, ja: value, en: other })
  }
  for (const value of ja) {
    const scaled = [...open].find((other) => !other.vague && !other.counted && comparable(value, other) && isPowerOfTen(value, other))
    if (scaled) take(value, scaled, value.kind === 'duration' || value.kind === 'ordinal' ? wrongCode(value) : 'number-scale')
    else pending.push(value)
  }
  for (const value of pending) {
    if (alone(value, en) && context.implied?.missing(value)) continue
    // (12), told as a 12-year-old in the sentence behind
    const bare = context.free && value.kind === 'count' && value.unit === '' && ends(value)[0] >= 10
    const least = (other: Value) => (bare && isAge(other) ? 5 : other.kind === 'ordinal' ? 7 : 8)
    if (context.nearEnglish.some((other) => (compare(value, other, context)?.weight ?? 0) >= least(other))) {
      if (![...open].some((other) => value.kind === other.kind && comparable(value, other))) {
        findings.push({ code: 'number-moved', ja: value })
        continue
      }
    }
    const twin = context.free ? [...open].find((candidate) => context.implied?.explains(value, candidate)) : undefined
    if (twin) {
      open.delete(twin)
      continue
    }
    const other =
      [...open].find((candidate) => value.vague === candidate.vague && value.kind === candidate.kind && comparable(value, candidate)) ??
      [...open].find((candidate) => (value.vague || !candidate.vague) && comparable(value, candidate))
    // 1年半 as "half a year": a length without a figure took the place.
    const length =
      other || value.kind !== 'duration'
        ? undefined
        : idle.find((one) => one.unit === value.unit && (one.value !== 1 || one.factor === value.factor))
    const place = value.kind === 'ordinal' ? idle.find((one) => one.kind === 'ordinal') : undefined
    const share = value.kind === 'ratio' ? idle.find((one) => one.kind === 'ratio') : undefined
    if (other) take(value, other, wrongCode(value))
    else if (length) take(value, length, 'duration-wrong')
    else if (place) take(value, place, 'ordinal-wrong')
    else if (share) take(value, share, 'number-wrong')
    else if (!value.vague && whole)
      findings.push({ code: 'number-missing', ja: value, ...(context.free && isSpare(value) && { harmless: true }) })
  }
  if (!whole) return
  for (const other of open) {
    if (other.vague || other.counted) continue
    const known = context.nearJapanese.some((value) => (compare(value, other, context)?.weight ?? 0) >= 6)
    if (!known) findings.push({ code: 'number-added', en: other })
  }
}

/** 58 years old, the 58-year-old. */
function isAge(value: Value): boolean {
  return value.unit === 'year-old' || (value.kind === 'duration' && value.unit === 'month' && value.factor === 12)
}

/** 約 that editors leave out, without another bound in its place. */
function isHedgeLost(ja: Value, en: Value): boolean {
  return (ja.bound === 'about' || ja.softBound) && en.bound === ''
}

/** The number of an edition, a bout, a place in a row: what it numbers is named without it. */
function isSpare(value: Value): boolean {
  return value.kind === 'ordinal' || value.loose === true
}

function wrongCode(value: Value): NoteCode {
  if (value.kind === 'time') return 'time-wrong'
  if (value.kind === 'duration') return 'duration-wrong'
  return value.kind === 'ordinal' ? 'ordinal-wrong' : 'number-wrong'
}

function comparable(ja: Value, en: Value): boolean {
  const kinds = [ja.kind, ...(ja.alternatives ?? []).map((other) => other.kind)]
  const others = [en.kind, ...(en.alternatives ?? []).map((other) => other.kind)]
  if (kinds.some((kind) => others.includes(kind))) return true
  if ((ja.loose || ja.unit === 'stage') && en.kind === 'ordinal') return true
  if (ja.kind === 'percent' && en.kind === 'point') return true
  const numeric = (kind: string) => kind !== 'time' && kind !== 'identifier' && kind !== 'date'
  return (en.kind === 'count' && numeric(ja.kind)) || (ja.kind === 'count' && ja.unit === '' && numeric(en.kind))
}

function isPowerOfTen(ja: Value, en: Value): boolean {
  const [a] = ends(ja)
  const [b] = ends(en)
  const factor = ja.kind === en.kind && ja.kind === 'measure' ? en.factor / ja.factor : 1
  if (!(a > 0) || !(b > 0)) return false
  const power = Math.log10((b * factor) / a)
  return Math.abs(power) > 0.5 && Math.abs(power - Math.round(power)) < 1e-9
}
