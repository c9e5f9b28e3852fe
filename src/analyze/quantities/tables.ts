import type { Language } from '../../language/load.ts'
import { makeTrie, type Trie } from './trie.ts'

/** What may not follow (or, for modifiers before a number, precede) an entry; `but` lifts the ban. */
export interface Guard {
  readonly not: readonly string[]
  readonly but: readonly string[]
}

export interface Unit extends Guard {
  readonly kind: string
  readonly unit: string
  readonly one: string
  readonly other: string
  /** How English and the neighbouring noun go together; see `units.ts`. */
  readonly style: string
  /** Whether a numeral in kanji alone may stand before it. */
  readonly kanji: boolean
  /** Endings of a noun before the number that make this counter's own noun superfluous. */
  readonly nouns: readonly string[]
}

export interface Entry extends Guard {
  /** Fields of the row by column name. */
  readonly row: Readonly<Record<string, string>>
}

export interface Numeric {
  readonly role: 'digit' | 'ten' | 'scale'
  readonly value: number
}

export interface Tables {
  readonly numerics: ReadonlyMap<string, Numeric>
  readonly units: Trie<Unit>
  readonly idioms: Trie<Entry>
  readonly before: Trie<Entry>
  readonly after: Trie<Entry>
  readonly attributive: Trie<Entry>
  /** まで before の and a noun. */
  readonly upTo: Trie<Entry>
  readonly relative: Trie<Entry>
  readonly eras: Trie<Entry>
  readonly words: Trie<Entry>
  readonly comparisons: Trie<Entry>
  readonly ordinals: Trie<Entry>
  readonly times: Trie<Entry>
  readonly weekdays: Trie<Entry>
  /** Every character a quantity or idiom can begin with; most characters of a text are none. */
  readonly starts: ReadonlySet<string>
  /** Parts of one scale: `month` → 上旬 …. */
  parts(scale: string): Trie<Entry>
  /** End of the mark `name` at `at` (one space before it is skipped), -1 when it is not there or its guard forbids it. */
  mark(text: string, at: number, name: string): number
  /** The words of a context list, as they stand. */
  context(name: string): readonly string[]
}

const list = (field: string | undefined) => (field ? field.split(' ').filter(Boolean) : [])

/** Whether the text at `end` leaves the entry standing. */
export function allowed(text: string, end: number, guard: Guard): boolean {
  return !guard.not.some((word) => text.startsWith(word, end)) || guard.but.some((word) => text.startsWith(word, end))
}

/** Compiles the quantity tables of a language. */
export function makeTables(language: Language): Tables {
  const rows = (name: string) => language.rows(`ja/quantity-${name}`)
  const entry = (row: Readonly<Record<string, string>>): Entry => ({ row, not: list(row.not ?? row.unless), but: list(row.but) })
  const trie = (name: string, accept: (row: Readonly<Record<string, string>>) => boolean = () => true) =>
    makeTrie(
      rows(name)
        .filter(accept)
        .map((row) => [row.ja ?? '', entry(row)] as const),
    )

  const marks = new Map<string, { ja: string; guard: Guard }[]>()
  for (const row of rows('marks')) {
    const kept = marks.get(row.mark ?? '') ?? []
    kept.push({ ja: row.ja ?? '', guard: { not: list(row.not), but: list(row.but) } })
    marks.set(row.mark ?? '', kept)
  }
  const contexts = new Map<string, string[]>()
  for (const row of rows('context')) contexts.set(row.context ?? '', [...(contexts.get(row.context ?? '') ?? []), row.ja ?? ''])
  const scales = new Map(
    [...new Set(rows('parts').map((row) => row.scale ?? ''))].map((scale) => [scale, trie('parts', (row) => row.scale === scale)]),
  )
  const empty = makeTrie<Entry>([])
  // After a number 以上 bans what follows; before a number 約 bans what precedes, so `but` holds those and is read in modifiers.ts.
  const side = (name: string) =>
    makeTrie(
      rows('modifiers')
        .filter((row) => row.side === name)
        .map((row) => [row.ja ?? '', { row, not: name === 'before' ? [] : list(row.but), but: [] }] as const),
    )

  const openers = ['several', 'how-many', 'negative', 'prefix-ordinal']
  const starts = new Set('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-$\u00A5\u20AC\u00A3')
  for (const name of ['digits', 'units', 'idioms', 'modifiers', 'relative', 'eras', 'words', 'comparisons', 'times', 'weekdays'])
    for (const row of rows(name)) starts.add(row.ja?.[0] ?? '')
  for (const name of openers) for (const { ja } of marks.get(name) ?? []) starts.add(ja[0] ?? '')
  for (const word of contexts.get('magnitude') ?? []) starts.add(word[0] ?? '')

  return {
    starts,
    numerics: new Map(rows('digits').map((row) => [row.ja ?? '', { role: row.role as Numeric['role'], value: Number(row.value) }])),
    units: makeTrie(
      rows('units').map(
        (row) =>
          [
            row.ja ?? '',
            {
              kind: row.kind ?? '',
              unit: row.unit ?? '',
              one: row.one ?? '',
              other: row.other ?? '',
              style: row.style ?? '',
              kanji: row.kanji === 'y',
              nouns: list(row.nouns),
              not: list(row.not),
              but: [],
            },
          ] as const,
      ),
    ),
    idioms: trie('idioms'),
    before: side('before'),
    after: side('after'),
    attributive: side('attributive'),
    upTo: side('upto'),
    relative: trie('relative'),
    eras: makeTrie(
      rows('eras').flatMap((row) => [[row.ja ?? '', entry(row)] as const, ...(row.letter ? [[row.letter, entry(row)] as const] : [])]),
    ),
    words: trie('words'),
    comparisons: trie('comparisons'),
    ordinals: trie('ordinals'),
    times: trie('times'),
    weekdays: trie('weekdays'),
    parts: (scale) => scales.get(scale) ?? empty,
    mark(text, at, name) {
      const from = text[at] === ' ' ? at + 1 : at
      for (const { ja, guard } of marks.get(name) ?? []) {
        if (text.startsWith(ja, from) && allowed(text, from + ja.length, guard)) return from + ja.length
      }
      return -1
    },
    context: (name) => contexts.get(name) ?? [],
  }
}

/** The longest entry at `at` whose guard holds, or null. */
export function longest<T extends Guard>(trie: Trie<T>, text: string, at: number): { readonly item: T; readonly end: number } | null {
  for (const { end, items } of trie.matches(text, at)) {
    const item = items.find((one) => allowed(text, end, one))
    if (item) return { item, end }
  }
  return null
}
