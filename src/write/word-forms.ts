import { stem } from '../language/stem.ts'
import { isLatin } from './search-words.ts'

/**
 * Finds the forms of a word among the words of a batch: reporting → report, reports, reported. `odd` are words with forms no rule makes, as
 * `oddForms` gives them: `rise rose risen`.
 */
export function makeForms(odd: readonly string[]): {
  readonly add: (word: string) => void
  readonly of: (word: string) => readonly string[]
} {
  const roots = new Map<string, string>()
  for (const line of odd) {
    const [base = '', ...forms] = line.split(' ')
    // News is no form of new.
    if (!forms.length) roots.set(base, base)
    for (const form of forms) roots.set(form, stem(base))
  }
  const known = new Map<string, Set<string>>()
  const rootOf = (word: string) => roots.get(word) ?? stem(word)
  return {
    add(word) {
      const root = rootOf(word)
      const words = known.get(root)
      if (words) words.add(word)
      else known.set(root, new Set([word]))
    },
    of: (word) => (isLatin(word) ? [...(known.get(rootOf(word)) ?? [])].filter((other) => other !== word) : []),
  }
}
