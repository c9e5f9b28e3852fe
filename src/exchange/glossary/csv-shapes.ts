import { type Column, columns } from './columns.ts'
import { type Direction, directionOf, isJapanese, languageOf } from './direction.ts'
import type { ReadOptions } from './format.ts'
import type { TableRow } from './table.ts'

/** Whose table it is. Google's table of two columns looks as DeepL's does and counts as `deepl`. */
export type ShapeName = 'kawaraban' | 'terms' | 'deepl' | 'babeldoc' | 'google' | 'matecat'

/** How a table is to be read: where the columns are. */
export interface Shape extends Direction {
  readonly name: ShapeName
  /** False when the first row is data already. */
  readonly header: boolean
  /** Other columns we understand. */
  readonly others: ReadonlyMap<Column, number>
  /** Columns joined into the note. */
  readonly notes: readonly number[]
  /** Column with the language of the English side, -1 for none; rows in other languages are left out. */
  readonly language: number
  /** Column with the language of the Japanese side, -1 for none. */
  readonly sourceLanguage: number
  /** Column with a person's yes or no, -1 for none. */
  readonly decision: number
}

const none = { others: new Map<Column, number>(), notes: [], language: -1, sourceLanguage: -1, decision: -1 } as const
const synonyms: ReadonlyMap<string, string> = new Map([
  ['japanese', 'ja'],
  ['english', 'en'],
])

/** Names of a header as they are compared. */
export function headerNames(fields: readonly string[]): string[] {
  return fields.map((field) => {
    const name = field.trim().toLowerCase()
    return synonyms.get(name) ?? name
  })
}

/** Tells the five shapes apart by the first row; direction by the header, else by `source`, else by the script. */
export function shapeOf(rows: readonly TableRow[], { source }: ReadOptions): Shape {
  const names = headerNames(rows[0]?.fields ?? [])
  if (statesLanguages(rows)) return pairs(rows, source)
  return matecat(names) ?? babeldoc(names, rows, source) ?? google(names) ?? ours(names) ?? pairs(rows, source)
}

/** True when the third and fourth field of every row are the languages of the first two; without a header, for `JA` and `EN` could be one. */
function statesLanguages(rows: readonly TableRow[]): boolean {
  const isTag = (field: string | undefined) => ['ja', 'en'].includes(languageOf(field))
  return rows.length > 0 && rows.slice(0, 100).every(({ fields }) => isTag(fields[2]) && isTag(fields[3]) && !isTag(fields[0]))
}

/** Forbidden, Domain, Subdomain, Definition, ja-JP, Notes, Example of use, en-US, Notes, Example of use */
function matecat(names: readonly string[]): Shape | undefined {
  if (!names.includes('domain') || !names.includes('subdomain') || !names.includes('definition')) return undefined
  const languages = names.flatMap((name, index) => (tagged(name) ? [{ language: languageOf(name), index }] : []))
  const at = (language: string) => languages.find((found) => found.language === language)?.index ?? -1
  const [ja, en] = [at('ja'), at('en')]
  const noteOf = (column: number) => (column >= 0 && /^notes?$/.test(names[column + 1] ?? '') ? [column + 1] : [])
  return {
    ...none,
    name: 'matecat',
    header: true,
    ja,
    en,
    others: only({ forbidden: names.indexOf('forbidden'), domain: names.indexOf('domain') }),
    notes: [names.indexOf('definition'), ...noteOf(ja), ...noteOf(en)],
  }
}

/** source, target[, tgt_lng] */
function babeldoc(names: readonly string[], rows: readonly TableRow[], source: ReadOptions['source']): Shape | undefined {
  const [from, to] = [names.indexOf('source'), names.indexOf('target')]
  if (from < 0 || to < 0) return undefined
  const sides = source ? told(source, from, to) : directionOf(rows.slice(1), [from, to])
  const language = names.findIndex((name) => /^(?:tgt|target)_(?:lng|lang)$/.test(name))
  return { ...none, ...sides, name: 'babeldoc', header: true, ...(sides.en === to ? { language } : { sourceLanguage: language }) }
}

/** Language codes as header: equivalent terms, with `pos` and `description` where the table has them. */
function google(names: readonly string[]): Shape | undefined {
  const languages = names.filter(tagged)
  const foreign = languages.some((name) => !['ja', 'en'].includes(name))
  if (languages.length < 2 || !foreign) return undefined
  const at = (language: string) => names.findIndex((name) => tagged(name) && languageOf(name) === language)
  const notes = ['description', 'note', 'notes'].map((name) => names.indexOf(name)).filter((index) => index >= 0)
  return { ...none, name: 'google', header: true, ja: at('ja'), en: at('en'), others: only({ pos: names.indexOf('pos') }), notes }
}

/** Our own header, or one that means to be ours; with `decision` in front it is what `kawaraban terms` writes. */
function ours(names: readonly string[]): Shape | undefined {
  const known = names.filter((name) => columns.some((column) => column === name))
  if (!names.includes('ja') && !names.includes('en') && known.length < 2) return undefined
  const decision = names.indexOf('decision')
  return {
    ...none,
    name: decision >= 0 ? 'terms' : 'kawaraban',
    header: true,
    ja: names.indexOf('ja'),
    en: names.indexOf('en'),
    others: only(Object.fromEntries(columns.map((column) => [column, names.indexOf(column)]))),
    decision,
  }
}

/** Two columns without header; perhaps the languages behind them. */
function pairs(rows: readonly TableRow[], source: ReadOptions['source']): Shape {
  const width = rows[0]?.fields.length ?? 0
  const tagged = statesLanguages(rows)
  const stated = tagged ? languageOf(rows[0]?.fields[2]) : ''
  const sides = source ? told(source, 0, 1) : stated === 'ja' || stated === 'en' ? told(stated, 0, 1) : directionOf(rows, [0, 1])
  const languages = sides.ja === 0 ? { sourceLanguage: 2, language: 3 } : { sourceLanguage: 3, language: 2 }
  return {
    ...none,
    ...sides,
    name: 'deepl',
    header: titled(rows),
    ...(tagged ? languages : {}),
    notes: !tagged && width > 2 ? [2] : [],
  }
}

/** A header in Japanese: the first row has Japanese on both sides, the rows below have not. */
function titled(rows: readonly TableRow[]): boolean {
  const both = ({ fields }: TableRow) => isJapanese(fields[0]) && isJapanese(fields[1])
  return rows.length > 1 && both(rows[0]!) && !rows.slice(1, 20).some(both)
}

function told(source: 'ja' | 'en', from: number, to: number): Direction {
  return source === 'ja' ? { ja: from, en: to } : { ja: to, en: from }
}

/** True for `en`, `ja-JP`, `zh_hant`; words of three letters are no tags, for `pos` is none. */
function tagged(name: string): boolean {
  return /^[a-z]{2}(?:[-_][a-z]{2,4})?$/.test(name)
}

function only(places: Readonly<Partial<Record<Column, number>>>): ReadonlyMap<Column, number> {
  return new Map(Object.entries(places).filter(([, index]) => index >= 0) as [Column, number][])
}
