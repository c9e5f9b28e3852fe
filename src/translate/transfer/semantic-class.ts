import type { EntityType } from '../../document.ts'
import type { Phrase } from '../tree.ts'

/** The semantic class of what an entity or a name is. */
export const entityClass: Readonly<Record<EntityType, string>> = {
  ORG: 'org',
  LOC: 'place',
  PERSON: 'person',
  PRODUCT: 'artefact',
  EVENT: 'event',
  LAW: 'law',
  OTHER: '',
}

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
