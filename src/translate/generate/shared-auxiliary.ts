import type { Clause, VerbLevel } from '../tree.ts'
import type { VerbForm } from './verb-group.ts'

/** The auxiliary a finite verb group begins with, as far as the next clause can share it: `will`, `be` of the passive, `have`; '' for others. */
function auxiliaryOf(levels: readonly VerbLevel[]): string {
  const outer = levels.at(-1)!
  if (levels.some(({ negative }) => negative)) return ''
  const tense = outer.past ? ' past' : ''
  if (levels.length > 1 && (outer.verb === 'will' || outer.verb === 'can')) return outer.verb + tense
  if (levels.length > 1 || outer.progressive) return ''
  if (outer.perfect) return outer.passive ? '' : `have${tense}`
  return outer.passive ? `be${tense}` : ''
}

/** The levels of a clause behind another of the same subject and auxiliary, without that auxiliary: was arrested and (was) charged. Null when it cannot be left out. */
export function withoutAuxiliary(
  before: Clause,
  clause: Clause,
): { readonly clause: Clause; readonly form: Exclude<VerbForm, 'finite'> } | null {
  const auxiliary = auxiliaryOf(before.levels)
  if (!auxiliary || auxiliary !== auxiliaryOf(clause.levels) || clause.adverbs.length) return null
  const { levels } = clause
  if (levels.length > 1) return { clause: { ...clause, levels: levels.slice(0, -1) }, form: 'bare' }
  const plain = { ...levels[0]!, passive: false, perfect: false, past: false }
  return { clause: { ...clause, levels: [plain] }, form: 'participle' }
}

/** Clauses joined by and under one subject, in a row: closed the plant, cut jobs, and left. Each hangs on the next in the tree. */
export function inChain(linked: Clause['linked']): Clause['linked'] {
  return linked
    .filter(({ link }) => link.place === 'coordinate')
    .flatMap((one) => {
      const { link, clause } = one
      const [first, ...others] = clause.linked
      const joins = first?.link.place === 'coordinate' && first.link.word === 'and' && first.clause.sharedSubject && !first.clause.subject
      if (link.word !== 'and' || !clause.sharedSubject || clause.subject || !joins || others.length || clause.front.length) return [one]
      return [...inChain(clause.linked), { link, clause: { ...clause, linked: [] } }]
    })
}
