import type { Token } from '../document.ts'
import type { Language } from '../language/load.ts'

/** True of a token, or of the edge of the sentence (`undefined`). */
export type TokenTest = (token: Token | undefined) => boolean

/** True when `pos` is `tag` or one of its subclasses: is('noun.proper.place', 'noun'). */
export function is(pos: string, tag: string): boolean {
  return pos.startsWith(tag) && (pos.length === tag.length || pos[tag.length] === '.')
}

/** Compiles one element of a pattern: alternatives divided by `|`, each a tag, `=surface` or `~lemma`; `^` is the edge of the sentence, '' anything. */
export function tokenTest(pattern: string): TokenTest {
  if (pattern === '') return () => true
  const parts = pattern.split('|')
  const edge = parts.includes('^')
  const surfaces = new Set(parts.filter((part) => part.startsWith('=')).map((part) => part.slice(1)))
  const lemmas = new Set(parts.filter((part) => part.startsWith('~')).map((part) => part.slice(1)))
  const tags = parts.filter((part) => !/^[=~^]/.test(part))
  return (token) =>
    token === undefined ? edge : surfaces.has(token.surface) || lemmas.has(token.lemma) || tags.some((tag) => is(token.pos, tag))
}

/** A pattern over neighbouring tokens, elements divided by spaces. */
export function sequenceTest(pattern: string): readonly TokenTest[] {
  return pattern.split(' ').map(tokenTest)
}

/** True when the tokens from `at` on satisfy the elements one by one; none may lie beyond the end. */
export function matchesAt(tests: readonly TokenTest[], tokens: readonly Token[], at: number): boolean {
  return at >= 0 && at + tests.length <= tokens.length && tests.every((test, index) => test(tokens[at + index]))
}

/** Word lists of `ja/summarize-words.tsv`: class → words. */
export function wordLists(language: Language): (kind: string) => ReadonlySet<string> {
  const lists = new Map<string, Set<string>>()
  for (const row of language.rows('ja/summarize-words')) {
    const list = lists.get(row.class!) ?? new Set<string>()
    for (const word of row.words!.split(' ')) list.add(word)
    lists.set(row.class!, list)
  }
  return (kind) => lists.get(kind) ?? new Set()
}

/** Sequences of lemmas found in tokens, by their first lemma: `明らか に なる` in 明らかになった. */
export function makeLemmaFinder<T>(rows: readonly { readonly lemmas: string; readonly value: T }[]): (tokens: readonly Token[]) => T[] {
  const byFirst = new Map<string, { lemmas: readonly string[]; value: T }[]>()
  for (const { lemmas, value } of rows) {
    const list = lemmas.split(' ')
    byFirst.set(list[0]!, [...(byFirst.get(list[0]!) ?? []), { lemmas: list, value }])
  }
  return (tokens) => {
    const found: T[] = []
    tokens.forEach((token, at) => {
      for (const entry of byFirst.get(token.lemma) ?? [])
        if (entry.lemmas.every((lemma, index) => tokens[at + index]?.lemma === lemma)) found.push(entry.value)
    })
    return found
  }
}
