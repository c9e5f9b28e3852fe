import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Sentence } from '../../src/document.ts'

/** An article of `tests/corpus/key-sentences` with what an editor would take from it. */
export interface Gold {
  /** Name of the gold file without its ending. */
  readonly name: string
  /** Path of the article from the root of the project. */
  readonly article: string
  readonly kind: string
  /** True when the news does not stand in the first sentences. */
  readonly late: boolean
  /** Most important first. */
  readonly keys: readonly string[]
  readonly points: readonly { readonly ja: string; readonly en: string }[]
  readonly summary: { readonly ja: string; readonly en: string } | null
}

const folder = new URL('../corpus/key-sentences/', import.meta.url)
const overviews = new Set(['all-solid-state-battery-race', 'rare-earth-supply'])

/** The root of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** All gold files by name; throws when a line is of no known form. */
export function readGold(): readonly Gold[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => parse(file.slice(0, -4), readFileSync(new URL(file, folder), 'utf8')))
}

function parse(name: string, text: string): Gold {
  const values = new Map<string, string[]>()
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const found = /^(article|kind|key|point-ja|point-en|summary-en|summary-ja): (.+)$/.exec(line)
    if (!found) throw new Error(`${name}:${at + 1}: not "name: value": ${line}`)
    values.set(found[1]!, [...(values.get(found[1]!) ?? []), found[2]!.trim()])
  }
  const all = (key: string) => values.get(key) ?? []
  const article = all('article')[0]!
  const points = all('point-ja').map((ja, at) => ({ ja, en: all('point-en')[at]! }))
  const [ja, en] = [all('summary-ja')[0], all('summary-en')[0]]
  return {
    name,
    article,
    kind: all('kind')[0]!,
    late: article.startsWith('tests/corpus/key-sentences/') || overviews.has(name),
    keys: all('key'),
    points,
    summary: ja && en ? { ja, en } : null,
  }
}

/** Which keys each sentence stands for, by containment one way or the other: indices into `keys` for every sentence, mostly none. */
export function keysOf(sentences: readonly Sentence[], keys: readonly string[]): readonly (readonly number[])[] {
  const bare = (text: string) => text.replace(/[\s「」『』。．.]/g, '')
  const wanted = keys.map(bare)
  return sentences.map(({ ja }) => {
    const own = bare(ja)
    return own.length < 6 ? [] : wanted.flatMap((key, at) => (key.includes(own) || own.includes(key) ? [at] : []))
  })
}

export interface Hits {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** How well the chosen sentences are the keys. `found` are the keys of each chosen sentence, `total` how many keys there are. */
export function hits(found: readonly (readonly number[])[], total: number): Hits {
  const right = found.filter((keys) => keys.length > 0).length
  const precision = found.length ? right / found.length : 0
  const recall = total ? new Set(found.flat()).size / total : 0
  return { precision, recall, f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0 }
}

export function mean(values: readonly number[]): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0
}
