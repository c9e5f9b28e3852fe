import type { Entity, Score, TranslatedSentence } from '../document.ts'
import { foldPhrase } from './words.ts'

/**
 * How steadily terms and names are said: of the mentions of everything that stands in more than one sentence, how many have its commonest English.
 * `total` counts sentences with the mention; 0 when nothing is mentioned twice. A mention in the form it was meant to have counts as the common one.
 */
export function consistencyOf(sentences: readonly TranslatedSentence[]): Score {
  const counts = new Map<string, Map<string, number>>()
  for (const { entities, english } of sentences) {
    const seen = new Set<string>()
    const text = ` ${foldPhrase(english.text)} `
    for (const entity of entities) {
      const key = `${entity.source === 'glossary'} ${entity.term?.ja ?? entity.ja}`
      if (seen.has(key)) continue
      seen.add(key)
      const said = renderingIn(text, entity)
      const known = counts.get(key) ?? new Map<string, number>()
      known.set(said, (known.get(said) ?? 0) + 1)
      counts.set(key, known)
    }
  }
  let hit = 0
  let total = 0
  for (const known of counts.values()) {
    const all = [...known.values()].reduce((sum, one) => sum + one, 0)
    if (all < 2) continue
    total += all
    // A mention that is not found has no rendering that could be common.
    hit += Math.max(0, ...[...known].map(([said, times]) => (said === '' ? 0 : times)))
  }
  return { hit, total }
}

/** `=` for the English this mention was to have, else the accepted form that stands there, '' for none. */
function renderingIn(text: string, { en, accept }: Entity): string {
  const forms = [en, ...accept].filter((form) => form.trim() !== '').map((form) => foldPhrase(form.replace(/^the\s+/i, '')))
  const found = forms.findIndex((form) => stands(text, form))
  return found < 0 ? '' : found === 0 || forms[found] === forms[0] ? '=' : forms[found]!
}

function stands(text: string, form: string): boolean {
  if (form === '') return false
  const y = form.endsWith('y') ? [`${form.slice(0, -1)}ies`] : []
  return [form, `${form}s`, `${form}es`, ...y].some((one) => text.includes(` ${one} `))
}
