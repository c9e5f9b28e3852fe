import type { AnalyzedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'

/** connective: ties the sentence to the one before, can go; reference: means nothing without it; free: looks like one of them and is not. */
export type OpenerRole = 'connective' | 'reference' | 'free'

/** What a sentence begins with: how many tokens it takes, with the comma behind it. */
export interface Opener {
  readonly role: OpenerRole
  readonly tokens: number
}

/** Finds the longest opener at token `from`: しかし、… → connective, 2 tokens; この動きは… → reference, 1 token. */
export type FindOpener = (sentence: AnalyzedSentence, from?: number) => Opener | undefined

const comma = /^[、，,]$/

/** Compiles `ja/summarize-openers.tsv`. */
export function makeOpeners(language: Language): FindOpener {
  const rows = new Map(
    language.rows('ja/summarize-openers').map((row) => [row.text!, { role: row.role as OpenerRole, comma: row.comma === 'yes' }]),
  )
  const longest = Math.max(...[...rows.keys()].map((text) => text.length))

  return ({ tokens }, from = 0) => {
    let text = ''
    let found: Opener | undefined
    for (let at = from; at < tokens.length; at++) {
      text += tokens[at]!.surface
      if (text.length > longest) break
      const row = rows.get(text)
      const closed = comma.test(tokens[at + 1]?.surface ?? '')
      if (row && (closed || !row.comma)) found = { role: row.role, tokens: at + 1 - from + (closed ? 1 : 0) }
    }
    return found
  }
}
