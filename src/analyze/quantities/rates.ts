import type { Draft, Scan } from './scan.ts'

/** Joins a quantity with the one that follows it at once: 1人当たり月5200円, 1株120円, 1人1日当たり, 3市2町. */
export function joinNext(scan: Scan, first: Draft, read: (at: number) => Draft | null): Draft {
  if (first.tags.includes('per')) return perFirst(first, read)
  if (first.kind === 'count' && first.value === 1 && first.en === 'once') return eachTime(first, read)
  const single = typeof first.value === 'number' && first.modifier === '' && first.tags.every((tag) => tag === 'countable')
  if (!single) return first
  if (first.kind === 'count' && isMunicipal(scan, first)) return municipalities(scan, first, read)
  if ((first.kind === 'count' && first.value === 1) || first.kind === 'measure') return perThing(first, read)
  return first
}

/** 1リットル当たり最大61ベクレル → up to 61 becquerels per liter. */
function perFirst(first: Draft, read: (at: number) => Draft | null): Draft {
  const second = read(first.end)
  if (!second || !counted.includes(second.kind) || second.tags.includes('adverbial') || second.tags.includes('direction')) return first
  return { ...second, start: first.start, en: `${second.en} ${first.en}`, tags: [] }
}

const counted = ['money', 'count', 'measure', 'percent', 'duration']

/** 1株120円 → 120 yen per share; 1個180円 → 180 yen each; 100グラム3万円 → 30,000 yen per 100 grams; 1人1日当たり → per person per day. */
function perThing(first: Draft, read: (at: number) => Draft | null): Draft {
  const second = read(first.end)
  const thing = first.en.replace(/^(?:one|1)(?: |$)/, '')
  if (second?.tags.includes('per') && thing && second.kind === 'duration')
    return { ...first, end: second.end, en: `per ${thing} ${second.en}`, tags: ['adverbial'] }
  if (second?.kind !== 'money' || second.tags.includes('direction') || second.tags.includes('adverbial')) return first
  return { ...second, start: first.start, en: thing && first.unit ? `${second.en} per ${thing}` : `${second.en} each`, tags: [] }
}

/** 1回2万円 → 20,000 yen each time */
function eachTime(first: Draft, read: (at: number) => Draft | null): Draft {
  const second = read(first.end)
  if (second?.kind !== 'money' || second.tags.includes('direction') || second.tags.includes('adverbial')) return first
  return { ...second, start: first.start, en: `${second.en} each time`, tags: [] }
}

const isMunicipal = ({ tables }: Scan, { unit }: Draft) => tables.context('city-count').includes(unit)

/** 3市2町 → three cities and two towns. */
function municipalities(scan: Scan, first: Draft, read: (at: number) => Draft | null): Draft {
  const parts = [first]
  for (let next = read(first.end); next; next = read(next.end)) {
    if (next.kind !== 'count' || typeof next.value !== 'number' || next.modifier || !isMunicipal(scan, next)) break
    parts.push(next)
  }
  const last = parts.at(-1) ?? first
  if (parts.length === 1) return first
  const names = parts.map(({ en }) => en)
  return {
    ...first,
    end: last.end,
    value: parts.reduce((sum, { value }) => sum + Number(value), 0),
    unit: 'municipality',
    en: `${names.slice(0, -1).join(', ')} and ${last.en}`,
  }
}
