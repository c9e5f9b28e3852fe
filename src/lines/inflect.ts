import type { Token } from '../document.ts'
import type { Language } from '../language/load.ts'

export type Form = 'basic' | 'continuative' | 'past' | 'negative' | 'negative-past'

/** The verb as a whole word in a plain form; `undefined` when it cannot be inflected. */
export type Inflect = (verb: Pick<Token, 'lemma' | 'conjugation'>, form: Form) => string | undefined

/** Makes the plain forms of verbs from `ja/summarize-inflections.tsv`: 届く → 届いた, 届かない, 届かなかった. */
export function makeInflection(language: Language): Inflect {
  const rows = [...language.rows('ja/summarize-inflections')].sort((one, other) => other.ending!.length - one.ending!.length)
  return ({ lemma, conjugation }, form) => {
    const row = rows.find((one) => one.conjugation === conjugation && lemma.endsWith(one.ending!))
    if (!row) return undefined
    const stem = lemma.slice(0, lemma.length - row.ending!.length)
    return stem + (form === 'basic' ? row.basic || row.ending! : row[form]!)
  }
}
