import type { Band, NoteLevel, SentenceKind } from '../../document.ts'

/** A sentence of an article with its English, as `output/<id>.json` has it. */
export interface AlignedSentence {
  readonly id: string
  readonly kind: SentenceKind
  readonly ja: string
  readonly en: string
  readonly confidence: number
  readonly band: Band
  readonly engine: string
  readonly rules: readonly string[]
}

/** What the writers need of a digest; the object of `output/<id>.json` is one. */
export interface AlignedArticle {
  readonly generator: {
    readonly name: string
    readonly version: string
    readonly engine: string
    readonly glossary: { readonly sha256: string; readonly terms: number }
  }
  readonly article: {
    readonly id: string
    readonly path: string
    readonly sha256: string
    readonly title: { readonly ja: string; readonly en: string }
    readonly date: string | null
    readonly publisher: string | null
    readonly author: string | null
    readonly url: string | null
  }
  readonly sentences: readonly AlignedSentence[]
  readonly entities: readonly {
    readonly ja: string
    readonly en: string
    readonly type: string
    readonly source: 'glossary' | 'lexicon' | 'rule'
    readonly mentions: readonly { readonly sentence: string }[]
  }[]
  readonly quantities: readonly { readonly sentence: string; readonly ja: string; readonly en: string }[]
  readonly terms: readonly {
    readonly ja: string
    readonly reading: string
    readonly en: string
    readonly status: 'known' | 'candidate'
    readonly sentence: string
  }[]
  readonly notes: readonly {
    readonly id: string
    readonly code: string
    readonly level: NoteLevel
    readonly sentence?: string | undefined
    readonly message: string
    readonly expected?: string | undefined
  }[]
}

/** English that must not stand in a sentence, from the glossary: the contract has no place for it. */
export interface Forbidden {
  readonly sentence: string
  readonly ja: string
  readonly en: string
}

/** Items by the sentence they belong to, in their order. */
export function bySentence<T>(items: readonly T[], sentenceOf: (item: T) => string | undefined): (id: string) => readonly T[] {
  const lists = new Map<string, T[]>()
  for (const item of items) {
    const id = sentenceOf(item)
    if (id === undefined) continue
    const list = lists.get(id)
    if (list) list.push(item)
    else lists.set(id, [item])
  }
  return (id) => lists.get(id) ?? []
}

/** The first of the items that have the same key. */
export function firstOf<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const key = keyOf(item)
    return !seen.has(key) && seen.add(key)
  })
}
