import type { Language, Row } from '../language/load.ts'

/** Words of `ja-en/sheet-words` by what they do around a figure, each with its English. */
export interface SheetWords {
  /** Longest first, ready for a search. */
  readonly bases: readonly Row[]
  readonly links: readonly string[]
  readonly periods: readonly Row[]
  readonly fillers: ReadonlySet<string>
  /** What stands behind an amount → whether it is the value, the one before, or none. */
  readonly followers: readonly Row[]
  /** 赤字 → loss of {} */
  readonly states: ReadonlyMap<string, string>
  /** 近辺: what stands behind an amount and belongs to it. */
  readonly arounds: readonly Row[]
  /** 1ドル → {} to the dollar */
  readonly pers: readonly Row[]
  /** Between an amount and the word of its change: 3.2%の減少. */
  readonly connects: readonly string[]
  /** What follows an item: は が も を 、 */
  readonly subjects: readonly string[]
  readonly owner: string
  /** は が も: behind another subject, no amount belongs to the item. */
  readonly topics: ReadonlySet<string>
  /** よう of 引き上げるよう提案した: behind what is not so. */
  readonly unreal: readonly string[]
  /** 計上 of 310億円の減損損失を計上した: the amount stands before its item. */
  readonly booked: readonly string[]
  /** に から: behind a date something happens on, which is no period. */
  readonly whens: readonly string[]
  /** 予想 of 純利益予想. */
  readonly forecasts: readonly string[]
  /** 増減率: heads of columns that tell the change. */
  readonly changeColumns: readonly string[]
  /** △5.0% */
  readonly minuses: readonly string[]
}

/** Reads `ja-en/sheet-words`. */
export function sheetWords(language: Language): SheetWords {
  const rows = language.rows('ja-en/sheet-words')
  const of = (...roles: readonly string[]) => rows.filter(({ role }) => roles.includes(role!)).sort(byLength)
  return {
    bases: of('base'),
    links: of('link').map(({ ja }) => ja!),
    periods: of('period'),
    fillers: new Set(of('filler').map(({ ja }) => ja!)),
    followers: of('value', 'previous', 'none'),
    states: new Map(of('state').map(({ ja, en }) => [ja!, en!])),
    arounds: of('around'),
    pers: of('per'),
    connects: of('connect').map(({ ja }) => ja!),
    subjects: of('subject').map(({ ja }) => ja!),
    forecasts: of('forecast').map(({ ja }) => ja!),
    changeColumns: of('change-column').map(({ ja }) => ja!),
    minuses: of('minus').map(({ ja }) => ja!),
    whens: of('when').map(({ ja }) => ja!),
    booked: of('booked').map(({ ja }) => ja!),
    unreal: of('unreal').map(({ ja }) => ja!),
    topics: new Set(of('topic').map(({ ja }) => ja!)),
    owner: of('owner')[0]?.ja ?? '',
  }
}

/** The row whose Japanese stands at this place of the text; rows must come longest first. */
export function rowAt(rows: readonly Row[], text: string, at: number): Row | undefined {
  return rows.find(({ ja }) => text.startsWith(ja!, at))
}

/** Longest first; those of one length in the order of the code units, so that the order of the file does not matter. */
export function byLength(one: Row, other: Row): number {
  return other.ja!.length - one.ja!.length || (one.ja! < other.ja! ? -1 : 1)
}
