import type { Token } from '../document.ts'
import { is, type WordLists } from './words.ts'

/** Tags that tell by themselves what a noun names. */
const byTag = [
  ['noun.proper.person', 'person'],
  ['noun.proper.surname', 'person'],
  ['noun.proper.given', 'person'],
  ['suffix.person', 'person'],
  ['pronoun', 'person'],
  ['noun.proper.place', 'place'],
  ['noun.proper.country', 'place'],
  ['suffix.place', 'place'],
  ['noun.proper.org', 'body'],
] as const
const things = ['person', 'body', 'place', 'time', 'quality'] as const

/** What a noun names, by its tag, the whole word or its last character: 建設会社 → thing-body; undefined for anything else. */
export function thingOf(core: Token, words: WordLists): string | undefined {
  const listed = byTag.find(([tag]) => is(core.pos, tag))
  if (listed) return `thing-${listed[1]}`
  const end = core.surface.slice(-1)
  const found = things.find((thing) => words(`thing-${thing}`).has(end) || words(`thing-${thing}`).has(core.surface))
  return found && `thing-${found}`
}
