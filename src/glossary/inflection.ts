import type { Term } from '../document.ts'
import type { Language } from '../language/load.ts'

/** How a word bends: what never changes of it, and the noun that its continuative is. 切り替える → stem 切り替え, noun 切り替え; 動く → 動, 動き. */
export interface Stem {
  readonly kind: 'verb' | 'adjective' | 'suru' | 'na'
  readonly stem: string
  /** '' for adjectives. */
  readonly noun: string
}

/** Makes the reader of `ja/glossary-inflections`: the stem of a verb or adjective term, null for every other term. */
export function makeStems(language: Language): (term: Term, written: string) => Stem | null {
  const rows = new Map<string, { kind: Stem['kind']; stem: string; noun: string }>()
  let longest = 0
  for (const { ending = '', class: kind, stem = '', noun = '' } of language.rows('ja/glossary-inflections')) {
    rows.set(ending, { kind: kind as Stem['kind'], stem, noun })
    longest = Math.max(longest, ending.length)
  }

  return ({ pos, type }, written) => {
    if (type !== 'OTHER' || (pos !== '' && pos !== 'verb' && pos !== 'adjective')) return null
    for (let length = Math.min(longest, written.length - 1); length > 0; length--) {
      const row = rows.get(written.slice(-length))
      if (!row) continue
      const adjectival = row.kind === 'adjective' || row.kind === 'na'
      if (pos === 'verb' ? adjectival : pos === 'adjective' ? !adjectival : row.kind === 'na') continue
      const before = written.slice(0, -length)
      return {
        kind: row.kind,
        stem: before + row.stem,
        noun: row.kind === 'suru' ? before : adjectival ? '' : before + row.stem + row.noun,
      }
    }
    return null
  }
}
