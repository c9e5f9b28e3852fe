import type { Language, Row } from '../language/load.ts'

/** Longest-match lookup of table rows by their `form`. */
export interface Forms {
  /** The rows of the longest form that stands at `at`, empty when none does. */
  match(text: string, at: number, accept?: (row: Row) => boolean): Row | undefined
  /** The row of the longest form that ends just before `at`. */
  matchBefore(text: string, at: number, accept?: (row: Row) => boolean): Row | undefined
}

/** Builds the lookup. Cost of one match is bounded by the number of forms with the same first (or last) character. */
export function makeForms(rows: readonly Row[]): Forms {
  const byFirst = new Map<string, Row[]>()
  const byLast = new Map<string, Row[]>()
  const sorted = [...rows].filter((row) => row.form).sort((a, b) => b.form!.length - a.form!.length)
  for (const row of sorted) {
    push(byFirst, row.form!.charAt(0), row)
    push(byLast, row.form!.charAt(row.form!.length - 1), row)
  }
  return {
    match(text, at, accept) {
      for (const row of byFirst.get(text.charAt(at)) ?? []) if (text.startsWith(row.form!, at) && (!accept || accept(row))) return row
      return undefined
    },
    matchBefore(text, at, accept) {
      for (const row of byLast.get(text.charAt(at - 1)) ?? []) if (text.endsWith(row.form!, at) && (!accept || accept(row))) return row
      return undefined
    },
  }
}

function push(map: Map<string, Row[]>, key: string, row: Row): void {
  const list = map.get(key)
  if (list) list.push(row)
  else map.set(key, [row])
}

/** Everything the Japanese reader looks up. */
export interface JapaneseTables {
  readonly numerals: ReadonlyMap<string, { readonly role: string; readonly value: number }>
  readonly units: Forms
  /** Words that are consumed whole: no numbers, soft numbers, relative dates, eras, weekdays. */
  readonly words: Forms
  readonly before: Forms
  readonly after: Forms
  readonly ranges: Forms
  readonly durationAfter: Forms
  readonly counted: Forms
  readonly parts: Forms
  readonly marks: Forms
  readonly up: Forms
  readonly down: Forms
  readonly pointLike: Forms
  /** Words of the stock market. */
  readonly stocks: Forms
}

const wordRoles = new Set([
  'skip',
  'soft',
  'softcount',
  'first',
  'quartercentury',
  'months',
  'seconds',
  'rel',
  'relany',
  'weekday',
  'era',
  'eraletter',
  'half',
  'half50',
  'noon',
])
const markRoles = new Set([
  'minus',
  'ordinalbefore',
  'fraction',
  'rin',
  'period',
  'eraone',
  'annual',
  'nth',
  'grade',
  'year',
  'halfunit',
  'odd',
  'equals',
  'per',
  'named',
  'school',
  'sentence',
  'persecond',
  'outof',
  'topic',
  'downto',
  'matchhalf',
  'hometime',
  'samehour',
  'yearend',
])

/** Loads the Japanese tables. */
export function japaneseTables(language: Language): JapaneseTables {
  const words = language.rows('ja/verify-words')
  const role = (name: string) => makeForms(words.filter((row) => row.role === name))
  return {
    numerals: new Map(language.rows('ja/verify-numerals').map((row) => [row.form!, { role: row.role!, value: Number(row.value) }])),
    units: makeForms(language.rows('ja/verify-units')),
    words: makeForms(words.filter((row) => wordRoles.has(row.role!))),
    before: role('before'),
    after: role('after'),
    ranges: role('range'),
    durationAfter: role('durationafter'),
    counted: role('counted'),
    parts: role('part'),
    marks: makeForms(words.filter((row) => markRoles.has(row.role!))),
    up: role('up'),
    down: role('down'),
    pointLike: role('pointlike'),
    stocks: role('stocks'),
  }
}

/** Same-length folding of full-width ASCII to ASCII, so that offsets keep: １２，３ → 12,3. */
export function foldWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (char) => (char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0)))
}

/** True when any form of the table stands somewhere in the text. */
export function contains(forms: Forms, text: string): boolean {
  for (let at = 0; at < text.length; at++) if (forms.match(text, at)) return true
  return false
}
