import { type Node, spansOf } from '../../nodes/node.ts'
import { embedded, type NounPhrase, nounPhrase, type Phrase, type Quotation, text } from '../../tree.ts'
import { ensureSubject } from '../clause/pronouns.ts'
import type { Grammar, Job, Transfer } from '../grammar.ts'
import { predicateOf } from '../predicate.ts'

/** Marks the words a noun has so far as those that stand in quotation marks: what is hung on it later stands outside. */
export function quote(noun: NounPhrase): void {
  noun.quoted = true
  noun.inMarks = [...noun.before, ...noun.after, noun.owner, noun.quantity].filter((phrase) => phrase !== null)
}

/** Quoted clauses that stand where a noun does: 「続けたい」の声 → “…”, a noun that is nothing but its quotation. Null for other nodes. */
export function makeQuoted(grammar: Grammar, transfer: Transfer) {
  function phraseOf(job: Job, node: Node): Phrase {
    if (!predicateOf(node, grammar)) return transfer.nounPhrase(job, node)
    return embedded('bare-clause', '', ensureSubject(transfer.clause(job, node, { subject: null, main: true }).clause))
  }

  return function quoted(job: Job, node: Node): NounPhrase | null {
    if (!node.inner) return null
    const content = node.inner.flatMap(({ tree, mark }, at): Phrase[] => {
      const root = tree.nodes[tree.root]
      if (!root) return []
      const inner: Job = { ...job, tree, done: new Set() }
      const made = [phraseOf(inner, root)]
      for (const one of tree.nodes) if (!one.dead && !inner.done.has(one.index)) made.unshift(phraseOf(inner, one), text(','))
      return at < node.inner!.length - 1 ? [...made, text(mark || '.')] : made
    })
    const [only, ...others] = content
    if (only?.kind === 'noun' && !others.length && only.head) {
      quote(only)
      return only
    }
    const from = spansOf(node.core)
    const quotation: Quotation = { kind: 'quotation', content, spoken: true, from }
    return nounPhrase('', { bare: true, before: [quotation], ja: node.core[0]!.surface })
  }
}
