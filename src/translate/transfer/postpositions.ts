import type { Language } from '../../language/load.ts'
import type { Morph } from '../nodes/node.ts'

/** 〜をめぐって, 〜に対する: function words of several tokens that English says with a preposition. */
export interface Postposition {
  readonly id: string
  /** Words before and after the noun: `with` … `in mind`. */
  readonly before: string
  readonly after: string
  /** adverbial · adnominal · apposition (といった) · coordination (だけでなく) · noun (向けが: stands for the noun it would modify) */
  readonly use: string
}

export interface PostpositionMatch {
  readonly postposition: Postposition
  /** How many tail words it covers. */
  readonly length: number
}

/** Reads `ja-en/postpositions.tsv`: the Japanese is compared by surface, token borders respected. */
export function makePostpositions(language: Language) {
  const table = new Map<string, Postposition>()
  const starts = new Set<string>()
  for (const row of language.rows('ja-en/postpositions')) {
    const [before = '', after = ''] = row.en!.split('{N}')
    table.set(row.ja!, { id: row.id!, before: before.trim(), after: after.trim(), use: row.use! })
    for (let length = 1; length <= row.ja!.length; length++) starts.add(row.ja!.slice(0, length))
  }
  return {
    /** The longest entry that begins at `from` and ends on a token border. */
    match(morphs: readonly Morph[], from: number): PostpositionMatch | null {
      let surface = ''
      let best: PostpositionMatch | null = null
      for (let at = from; at < morphs.length; at++) {
        surface += morphs[at]!.surface
        if (!starts.has(surface)) break
        const postposition = table.get(surface)
        if (postposition) best = { postposition, length: at - from + 1 }
      }
      return best
    },
    has: (ja: string) => table.has(ja),
  }
}

export type Postpositions = ReturnType<typeof makePostpositions>
