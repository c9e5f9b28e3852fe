import type { Mention } from './mentions.ts'
import { compatible, overlap, type Range, sizeOf, timeRange } from './values.ts'

/** Two mentions of one thing with values that cannot both be right. */
export interface Clash {
  readonly one: Mention
  readonly other: Mention
  /** The later report changes the value: nobody is wrong. */
  readonly update: boolean
  readonly alike: number
}

/** Heads and clause of two mentions must be this much alike. */
const leastHeads = 0.6
const leastAlike = 0.6

/** Whether the values of two mentions can both be right. */
export function agree(a: Mention, b: Mention): boolean {
  const [spanA, spanB] = [endsOf(a), endsOf(b)]
  if (spanA && spanB) return spanA.every((end, at) => overlap(end, spanB[at]!))
  if (a.time && b.time) return overlap(a.time, b.time)
  return compatible(a.quantity, b.quantity)
}

/** Figures of another time and guesses are nobody's contradiction. */
const never = ['former', 'guess']
const equal = ['part', 'change', 'average']
/** What a company and each of its businesses has. */
const earnings = ['sales', 'net-profit', 'operating-profit', 'ordinary-profit']

/** Both ends of 2022年4月～24年11月, null for a single date. */
function endsOf({ quantity: { kind, value } }: Mention): readonly Range[] | null {
  if (kind !== 'date' || typeof value !== 'object') return null
  const ends = value.flatMap((end) => timeRange(String(end)) ?? [])
  return ends.length === 2 ? ends : null
}

/** Measure two figures share: only such are compared. */
export function measureOf({ quantity: { kind, unit, value, ja } }: Mention): string {
  if (kind === 'date' && typeof value === 'object') return 'dates'
  if (kind === 'count' && unit === '') return `count ${ja.normalize('NFKC').replace(/[\d,.]/g, '')}`
  if (kind === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? 'date day' : 'date'
  if (kind === 'time') return 'time'
  return `${kind} ${kind === 'duration' ? '' : unit}`
}

/** 0 … 1: how likely two mentions are of the same thing, their values apart. */
export function sameThing(a: Mention, b: Mention): number {
  if (!samePeriod(a, b)) return 0
  for (const mark of never) if (a.context.marks.has(mark) || b.context.marks.has(mark)) return 0
  for (const mark of equal) if (a.context.marks.has(mark) !== b.context.marks.has(mark)) return 0
  if (earnings.includes(a.slot) && a.context.marks.has('segment') !== b.context.marks.has('segment')) return 0
  const scopes = ({ context }: Mention) => [...context.marks].filter((mark) => mark.startsWith('scope')).join()
  if (scopes(a) !== scopes(b)) return 0
  // 国内で37件 and 27件: who leaves the reach unsaid means it, unless the figures are far apart.
  if (['home', 'per'].some((mark) => a.context.marks.has(mark) !== b.context.marks.has(mark)) && !isNear(a, b)) return 0
  // 手術6件 and, a day later, 計11件: a sum is of more than its parts.
  if (a.context.marks.has('total') !== b.context.marks.has('total') && !isNear(a, b) && !hasGrown(a, b)) return 0
  if (a.who.length > 0 && b.who.length > 0 && !a.who.some((one) => b.who.some((other) => one.slice(0, 2) === other.slice(0, 2)))) return 0
  const known = a.slot !== '' && b.slot !== '' && a.slot !== 'age' && b.slot !== 'age'
  const heads = known ? (a.slot === b.slot ? 1 : 0) : dice(a.context.heads, b.context.heads)
  if (heads < leastHeads) return 0
  const all = (mention: Mention) => new Set([...mention.context.heads, ...mention.context.about])
  return heads * 0.7 + dice(all(a), all(b)) * 0.3
}

/** 通期 and 27年3月期 may be one; who names no period may mean any that is not long past. */
function samePeriod(a: Mention, b: Mention): boolean {
  if (a.period === b.period) return true
  if (a.period === '' || b.period === '') {
    // 営業利益は118億円 after a sentence on the half is none of a quarter.
    const [bare, named] = a.period === '' ? [a, b] : [b, a]
    if (bare.running !== '' && bare.running !== named.period && quarter.test(named.period)) return false
    return !a.past && !b.past
  }
  return [a, b].some(({ period }) => period === 'FY') && [a, b].every(({ period }) => /^FY(?!.*-)/.test(period))
}

const quarter = /-Q[1-4]$/

/** The later report counts more and says that it has grown or been added up. */
function hasGrown(a: Mention, b: Mention): boolean {
  if (a.quantity.kind !== 'count' || a.asOf === null || b.asOf === null || a.asOf === b.asOf) return false
  const [earlier, later] = a.asOf < b.asOf ? [a, b] : [b, a]
  return sizeOf(later.quantity) > sizeOf(earlier.quantity) && ['total', 'grown'].some((mark) => later.context.marks.has(mark))
}

/** Figures of one size. */
function isNear(a: Mention, b: Mention): boolean {
  const [one, other] = [sizeOf(a.quantity), sizeOf(b.quantity)]
  return Math.max(one, other) <= Math.min(one, other) * nearly
}

const nearly = 1.6
const plausible = 4

/** Figures of one thing are of one size, or a digit was lost: 12億 and 120億. */
function isPlausible(a: Mention, b: Mention): boolean {
  const [one, other] = [sizeOf(a.quantity), sizeOf(b.quantity)]
  if (!(one > 0 && other > 0)) return true
  const ratio = Math.max(one, other) / Math.min(one, other)
  return ratio <= plausible || [10, 100, 1000, 10_000].includes(Math.round(ratio * 1000) / 1000)
}

/** Share of common words. */
function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let sum = 0
  for (const word of a) if (b.has(word)) sum += 1
  return (2 * sum) / (a.size + b.size)
}

/**
 * The clashes among the mentions of a story. Two mentions clash when they are of the same thing, their values exclude each other, and neither article
 * has the other's value anywhere: who knows both 148円 and 150円 speaks of two things.
 */
export function clashesOf(mentions: readonly (readonly Mention[])[], moves: (slot: string) => boolean): Clash[] {
  const measures = mentions.map((list) => byMeasure(distinct(list)))
  const clashes: Clash[] = []
  for (let a = 0; a < mentions.length; a++)
    for (let b = a + 1; b < mentions.length; b++) {
      const found: Clash[] = []
      for (const [measure, mine] of measures[a]!) {
        const theirs = measures[b]!.get(measure)
        if (!theirs) continue
        const alone = lonely(mine, theirs)
        const others = lonely(theirs, mine)
        for (const one of alone)
          for (const other of others) {
            const alike = sameThing(one, other)
            if (alike >= leastAlike && !agree(one, other) && (moves(one.slot) || isPlausible(one, other)))
              found.push({ one, other, alike, update: isUpdate(one, other, theirs, mine, moves) })
          }
      }
      // Each mention clashes with what it is most like, and with that alone.
      const taken = new Set<Mention>()
      for (const clash of found.sort((x, y) => y.alike - x.alike || place(x) - place(y)))
        if (!taken.has(clash.one) && !taken.has(clash.other)) {
          taken.add(clash.one).add(clash.other)
          clashes.push(clash)
        }
    }
  return clashes
}

function place({ one, other }: Clash): number {
  return one.quantity.start + other.quantity.start
}

/** What an article says again in the same words counts once. */
function distinct(mentions: readonly Mention[]): Mention[] {
  const seen = new Map<string, Mention>()
  for (const mention of mentions) {
    const { quantity, context, period, who } = mention
    const key = [quantity.kind, quantity.ja, period, ...context.heads, '|', ...context.marks, '|', ...who].join(' ')
    if (!seen.has(key)) seen.set(key, mention)
  }
  return [...seen.values()]
}

function byMeasure(mentions: readonly Mention[]): Map<string, Mention[]> {
  const made = new Map<string, Mention[]>()
  for (const mention of mentions) {
    const key = measureOf(mention)
    const list = made.get(key)
    if (list) list.push(mention)
    else made.set(key, [mention])
  }
  return made
}

/** Mentions whose value the other article does not have. What it gives as the value of before does not count. */
function lonely(mine: readonly Mention[], theirs: readonly Mention[]): Mention[] {
  return mine.filter((one) => !theirs.some((other) => !other.context.marks.has('former') && agree(one, other)))
}

/** A toll moves by itself; any other value has moved when the later report gives the earlier one as that of before. */
function isUpdate(
  one: Mention,
  other: Mention,
  theirs: readonly Mention[],
  mine: readonly Mention[],
  moves: (slot: string) => boolean,
): boolean {
  if (one.asOf === null || other.asOf === null || one.asOf === other.asOf) return false
  if (!one.time && (moves(one.slot) || moves(other.slot))) return true
  if (hasGrown(one, other)) return true
  const [earlier, all] = one.asOf < other.asOf ? [one, theirs] : [other, mine]
  return all.some((mention) => mention.context.marks.has('former') && measureOf(mention) === measureOf(earlier) && agree(mention, earlier))
}
