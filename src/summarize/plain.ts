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

/** Makes the rewriter from polite to plain, noun endings where natural: 高めています → 高めている, 建設する方針です → 建設する方針. Quoted speech stays. */
export function makePlain(language: Language): (line: DraftLine) => DraftLine {
  const inflect = makeInflection(language)
  const rules = language.rows('ja/summarize-plain').map(
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

  /** `undefined` when the verb cannot be inflected: then it stays polite. */
  function fill(becomes: string, verb: Token): string | undefined {
    const form = /^\{(.+)\}$/.exec(becomes)?.[1] as Form | undefined
    return form ? inflect(verb, form) : becomes
  }
}

function applies({ pattern, before, after }: Rule, tokens: readonly Token[], at: number): boolean {
  return matchesAt(pattern, tokens, at) && before(tokens[at - 1]) && after(tokens[at + pattern.length])
}
