import type { Phrase } from '../tree.ts'

/** Classes that do things: what に after a passive names. */
export const agentClasses: ReadonlySet<string> = new Set(['person', 'org', 'role', 'group', 'country'])

/** Classes a sentence is about: agents and places. */
export const subjectClasses: ReadonlySet<string> = new Set([...agentClasses, 'place'])

/** Semantic class of what a phrase names; of a list, that of its last item. */
export function classOf(phrase: Phrase): string {
  if (phrase.kind === 'noun') return phrase.sem
  if (phrase.kind === 'list') return classOf(phrase.items.at(-1)!)
  return ''
}
