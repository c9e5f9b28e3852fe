import type { Clause } from '../../tree.ts'

/** Modals that have a past of their own. */
const shifting: ReadonlySet<string> = new Set(['will', 'can', 'may'])

/** What was said to be is said as having been: 増えると述べた → said it would grow. The clauses it links by and, but follow. */
export function backshift(clause: Clause): void {
  const outer = clause.levels.at(-1)!
  if (shifting.has(outer.verb) || !/^(?:should|must|could|would|might)$/.test(outer.verb)) outer.past = true
  for (const { link, clause: inner } of clause.linked) if (link.place === 'coordinate') backshift(inner)
}
