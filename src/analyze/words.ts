import type { Token } from '../document.ts'
import type { Language } from '../language/load.ts'

/** Word lists of `ja/analyze-words.tsv`: class → words. */
export type WordLists = (kind: string) => ReadonlySet<string>

const none: ReadonlySet<string> = new Set()

/** Reads the closed word classes that the rules name: `words('time')` has 昨年, 今月 … */
export function wordLists(language: Language): WordLists {
  const lists = new Map<string, Set<string>>()
  for (const row of language.rows('ja/analyze-words')) {
    const list = lists.get(row.class!) ?? new Set<string>()
    for (const word of row.words!.split(' ')) list.add(word)
    lists.set(row.class!, list)
  }
  return (kind) => lists.get(kind) ?? none
}

/** True when `pos` is `tag` or one of its subclasses: is('noun.proper.place', 'noun'). */
export function is(pos: string, tag: string): boolean {
  return pos.startsWith(tag) && (pos.length === tag.length || pos[tag.length] === '.')
}

/** One element of a token pattern: alternatives divided by `|`, each a tag, `=surface` or `~lemma`; `*` is any token. */
export type TokenTest = (token: Token | undefined) => boolean

/** Compiles `particle.case|=から|~する`; `^` stands for the edge of the sentence, `!` in front negates. */
export function tokenTest(pattern: string): TokenTest {
  if (pattern === '*' || pattern === '') return () => true
  if (pattern.startsWith('!')) {
    const inner = tokenTest(pattern.slice(1))
    return (token) => !inner(token)
  }
  const surfaces = new Set<string>()
  const lemmas = new Set<string>()
  const tags: string[] = []
  let edge = false
  for (const part of pattern.split('|')) {
    if (part === '^') edge = true
    else if (part.startsWith('=')) surfaces.add(part.slice(1))
    else if (part.startsWith('~')) lemmas.add(part.slice(1))
    else tags.push(part)
  }
  return (token) => {
    if (!token) return edge
    return surfaces.has(token.surface) || lemmas.has(token.lemma) || tags.some((tag) => is(token.pos, tag))
  }
}

/** A pattern over neighbouring tokens, elements divided by spaces. */
export function sequenceTest(pattern: string): readonly TokenTest[] {
  return pattern.split(' ').filter(Boolean).map(tokenTest)
}

/** True when the tokens from `at` on satisfy the elements one by one. */
export function matchesAt(tests: readonly TokenTest[], tokens: readonly Token[], at: number): boolean {
  return tests.every((test, index) => test(tokens[at + index]))
}

/** True when the tokens just before `at` satisfy the elements, the last element nearest. */
export function matchesBefore(tests: readonly TokenTest[], tokens: readonly Token[], at: number): boolean {
  return tests.every((test, index) => test(tokens[at - tests.length + index]))
}
