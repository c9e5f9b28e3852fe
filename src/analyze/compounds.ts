import type { DependencyType, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { matchesAt, sequenceTest, type TokenTest, tokenTest } from './words.ts'

/** A compound postposition or modal ending found at a token: how many tokens it takes and how its bunsetsu depends ('' leaves that open). */
export interface Compound {
  readonly length: number
  readonly type: DependencyType | ''
}

interface Entry {
  readonly before: TokenTest
  readonly tests: readonly TokenTest[]
  readonly after: TokenTest
  readonly type: DependencyType | ''
}

/** Finds the longest row of `ja/analyze-compounds.tsv` that begins at a token: に|向け|て → 3 tokens, case. */
export function makeCompoundFinder(language: Language): (tokens: readonly Token[], at: number) => Compound | undefined {
  const byFirst = new Map<string, Entry[]>()
  for (const row of language.rows('ja/analyze-compounds')) {
    const [first = ''] = row.pattern!.split(' ')
    const entry = {
      before: tokenTest(row.before!),
      tests: sequenceTest(row.pattern!),
      after: tokenTest(row.after!),
      type: row.type as DependencyType | '',
    }
    for (const surface of first.split('|')) {
      const key = surface.slice(1)
      byFirst.set(key, [...(byFirst.get(key) ?? []), entry])
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.tests.length - a.tests.length)

  return (tokens, at) => {
    const found = byFirst
      .get(tokens[at]!.surface)
      ?.find((entry) => entry.before(tokens[at - 1]) && matchesAt(entry.tests, tokens, at) && entry.after(tokens[at + entry.tests.length]))
    return found && { length: found.tests.length, type: found.type }
  }
}
