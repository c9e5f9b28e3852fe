import { makeClause } from './clause/index.ts'
import type { Grammar, Transfer } from './grammar.ts'
import { makeNounPhrase } from './noun-phrase/index.ts'

/** From the Japanese tree to the English one: clauses and noun phrases, each made of the other. */
export function makeTransfer(grammar: Grammar): Transfer {
  const transfer: Transfer = {
    nounPhrase: (job, node) => nouns.build(job, node),
    clause: (job, node, options) => clauses.build(job, node, options),
  }
  const nouns = makeNounPhrase(grammar, transfer)
  const clauses = makeClause(grammar, transfer, nouns)
  return transfer
}
