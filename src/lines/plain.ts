import type { Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, quoteDepths, replaced } from './draft-line.ts'
import { type Form, makeInflection } from './inflect.ts'
import { matchesAt, sequenceTest, type TokenTest, tokenTest } from './patterns.ts'

interface Rule {
  readonly pattern: readonly TokenTest[]
  readonly before: TokenTest
  readonly after: TokenTest
  readonly becomes: string
}

/** Tables of endings: polite → plain with a noun at the end where natural; plain → polite; what headlines leave out besides. */
export type Endings = 'ja/summarize-plain' | 'ja/summarize-polite' | 'ja/summarize-headline'

/** Makes a rewriter of words: 高めています → 高めている, 建設する方針です → 建設する方針, and the other way round. Quoted speech stays. */
export function makeRewriter(language: Language, table: Endings, part?: 'topic' | 'end'): (line: DraftLine) => DraftLine {
  const inflect = makeInflection(language)
  const rows = language.rows(table).filter((row) => part === undefined || row.part === part)
  const rules = rows.map(
    (row): Rule => ({
      pattern: sequenceTest(row.pattern!),
      before: row.before ? tokenTest(row.before) : () => true,
      after: tokenTest(row.after!),
      becomes: row.becomes!,
    }),
  )

  return (line) => {
    const { tokens } = line.sentence
    const depths = quoteDepths(tokens)
    let made = line
    for (let at = 0; at < tokens.length; ) {
      const rule = depths[at] === 0 ? rules.find((one) => applies(one, tokens, at)) : undefined
      const text = rule && fill(rule.becomes, tokens[at]!)
      if (!rule || text === undefined) {
        at++
        continue
      }
      made = replaced(made, at, at + rule.pattern.length, text)
      at += rule.pattern.length
    }
    return made
  }

  /** `undefined` when the verb cannot be inflected: then it stays as it is. */
  function fill(becomes: string, word: Token): string | undefined {
    const [, form, rest] = /^\{(.+)\}(.*)$/.exec(becomes) ?? []
    if (form === undefined) return becomes
    const text = form === 'surface' ? word.surface : inflect(word, form as Form)
    return text === undefined ? undefined : text + rest
  }
}

function applies({ pattern, before, after }: Rule, tokens: readonly Token[], at: number): boolean {
  return matchesAt(pattern, tokens, at) && before(tokens[at - 1]) && after(tokens[at + pattern.length])
}
