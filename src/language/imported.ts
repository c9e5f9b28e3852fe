import { createHash } from 'node:crypto'
import type { FlatFile } from '../cache/index.ts'
import { openIndex, packIndex } from './tables.ts'

export type DictionaryFormat = 'edict' | 'edict2' | 'jmdict' | 'jmdict-simplified'

/** What is kept about an imported dictionary; it stands at the head of its file. */
export interface DictionaryFacts {
  /** The name it is listed and removed by. */
  readonly name: string
  readonly format: DictionaryFormat
  /** Name of the file it was made from. */
  readonly file: string
  /** The day its file says it was made, '' when it does not. */
  readonly date: string
  readonly entries: number
  readonly licence: string
  /** The sentence its licence asks for. */
  readonly attribution: string
  /** Of the table: the same words give the same sum. */
  readonly sha256: string
}

export type ImportedClass = 'n' | 'vs' | 'v' | 'adj' | 'na' | 'adv' | 'exp'

/** A word of an imported dictionary. */
export interface ImportedWord {
  readonly ja: string
  readonly kind: ImportedClass
  readonly en: string
  /** How likely its first meaning is the one meant: .8 when it has one, .55 when it has several. */
  readonly certainty: number
  /** Verbs: may take an object. */
  readonly transitive: boolean
}

/** Look-up in imported dictionaries, the first that has the word in one of the classes. */
export interface Imported {
  find(ja: string, wanted: readonly ImportedClass[]): ImportedWord | undefined
  readonly longest: number
}

/** Raised whenever a section or a mark changes its meaning. */
export const importedVersion = 1

export const certaintyOf = { one: 0.8, several: 0.55 } as const

/** The sections of a dictionary's file. The table has `ja class en marks` in each line: k a reading of a word in kanji, p common, s several meanings, i intransitive. */
export function packImported(table: Uint8Array): Uint8Array[] {
  const whole = Buffer.from(table.buffer, table.byteOffset, table.byteLength)
  return [whole, packIndex(whole, [{ from: 0, to: whole.length }])]
}

export function sumOf(table: Uint8Array): string {
  return createHash('sha256').update(`${importedVersion}\n`).update(table).digest('hex')
}

/** Opens the look-up over the files of dictionaries. */
export function openImported(files: readonly FlatFile[]): Imported {
  const indexes = files.map(({ sections: [table, index] }) =>
    openIndex(Buffer.from(table!.buffer, table!.byteOffset, table!.byteLength), index!, ['imported']),
  )

  function find(ja: string, wanted: readonly ImportedClass[]): ImportedWord | undefined {
    for (const index of indexes) {
      let best: { en: string; kind: ImportedClass; marks: string; rank: number } | undefined
      const others = new Set<string>()
      for (const { line } of index.find(ja)) {
        const [, kind = '', en = '', marks = ''] = line.split('\t')
        const place = wanted.indexOf(kind as ImportedClass)
        if (place < 0) continue
        others.add(en)
        const rank = (marks.includes('k') ? 20 : 0) + (marks.includes('p') ? 0 : 10) + place
        if (!best || rank < best.rank) best = { en, kind: kind as ImportedClass, marks, rank }
      }
      if (!best) continue
      const several = best.marks.includes('s') || others.size > 1
      const certainty = several ? certaintyOf.several : certaintyOf.one
      return { ja, kind: best.kind, en: best.en, certainty, transitive: !best.marks.includes('i') }
    }
    return undefined
  }

  return { find, longest: Math.max(0, ...indexes.map(({ longest }) => longest)) }
}
