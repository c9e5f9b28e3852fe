import type { Language } from './load.ts'
import { stem } from './stem.ts'

/**
 * English words whose forms `stem` does not bring together, as the search carries them: `rise rose risen`, `child children`, and alone those that
 * look like forms and are none: `news`. In the order of the tables.
 */
export function oddForms(language: Language): readonly string[] {
  const verbs = language
    .rows('en/irregular-verbs')
    .map(({ base = '', third, past, participle, gerund }) => [base, third, past, participle, gerund])
  const nouns = language.rows('en/irregular-nouns').map(({ singular = '', plural }) => [singular, plural])
  const alone = language
    .rows('en/morphology-nouns')
    .flatMap(({ word = '', kind }) => (kind === 'singular' && stem(word) !== word ? [[word]] : []))
  const seen = new Set<string>()
  return [...verbs, ...nouns, ...alone].flatMap((forms) => {
    const [base = '', ...others] = forms.map((form) => (form ?? '').toLowerCase()).filter((form, index) => index === 0 || form !== '')
    // A form of two words is that of the first that has it: found.
    const odd = [...new Set(others)].filter(
      (form) => /^[a-z]+$/.test(form) && form !== base && stem(form) !== stem(base) && !seen.has(form),
    )
    for (const form of odd) seen.add(form)
    return /^[a-z]+$/.test(base) && (odd.length > 0 || forms.length === 1) ? [[base, ...odd].join(' ')] : []
  })
}
