import { entityClass } from '../../../language/lexicon.ts'
import { coreText, type Node, suffixesOf } from '../../nodes/node.ts'
import { type NounPhrase, nounPhrase, type Phrase } from '../../tree.ts'
import { functionWords, noFunctionWords } from '../function-words.ts'
import type { Argument, Grammar, Job, Transfer } from '../grammar.ts'
import { someLiving } from '../living.ts'
import { saysAlso } from '../noun-phrase/coordination.ts'

const caseSlots: ReadonlySet<string> = new Set(['ga', 'o', 'ni', 'de', 'to', 'e', 'kara', 'yori', 'made'])

const quantityClass: Readonly<Record<string, string>> = {
  money: 'money',
  measure: 'measure',
  date: 'time',
  time: 'time',
  duration: 'duration',
}

/** Calls `make` once, when its answer is first asked for. */
export function once<T extends object>(make: () => T): () => T {
  let built: T | null = null
  return () => {
    built ??= make()
    return built
  }
}

/** Semantic class of the head word of a bunsetsu: an entity or a name by its type, a quantity by its kind, else by the lexicon. */
export function headClass(node: Node, grammar: Grammar): string {
  const last = node.core.at(-1)!
  const rows = grammar.lexicon.words(last.surface)
  if (last.entity) return last.entity.type === 'OTHER' ? (rows[0]?.sem ?? '') : entityClass[last.entity.type]
  if (last.quantity) return quantityClass[last.quantity.kind] ?? 'number'
  if (last.name) return entityClass[last.name.type]
  return grammar.lexicon.words(coreText(node))[0]?.sem ?? rows.find((row) => row.pos !== 'name')?.sem ?? rows[0]?.sem ?? ''
}

/** Reads a noun bunsetsu as an argument; the phrase is built when asked for. */
export function makeArgument(grammar: Grammar, transfer: Transfer, job: Job, node: Node, clausal: boolean): Argument {
  const read = functionWords(node, grammar)
  const paired = read.also && someLiving(job, node, (child) => saysAlso(child, grammar))
  const words = paired ? { ...read, also: false, topic: true } : read
  const last = node.core.at(-1)!
  return {
    node,
    words,
    slot: caseSlots.has(words.role) ? words.role : '',
    heads: [coreText(node), last.surface, last.lemma, ...suffixesOf(node.core)],
    sem: headClass(node, grammar),
    clausal,
    used: false,
    phrase: once(() => transfer.nounPhrase(job, node)),
  }
}

/** A phrase that stands in a slot without a bunsetsu of its own: 万博|開幕. */
export function plainArgument(node: Node, phrase: NounPhrase, slot: string): Argument {
  return {
    node,
    words: noFunctionWords,
    slot,
    heads: [phrase.ja],
    sem: phrase.sem,
    clausal: false,
    used: false,
    phrase: () => phrase,
  }
}

/** The noun behind a relative clause as an argument of that clause; `holder` stands for it in the English. */
export function gapArgument(grammar: Grammar, node: Node, slot: string, holder: Phrase | null): Argument {
  const last = node.core.at(-1)!
  const rows = grammar.lexicon.words(coreText(node))
  return {
    node,
    words: { ...noFunctionWords, role: slot },
    slot,
    heads: [coreText(node), last.surface],
    sem: last.entity ? entityClass[last.entity.type] : (rows[0]?.sem ?? grammar.lexicon.words(last.surface)[0]?.sem ?? ''),
    clausal: false,
    used: false,
    phrase: () => holder ?? nounPhrase('', { bare: true }),
  }
}

/** True for a date, a time of day, a time word, or a duration without a case. */
export function isTime(argument: Argument): boolean {
  const quantity = argument.node.core.at(-1)?.quantity
  if (quantity) return quantity.kind === 'date' || quantity.kind === 'time' || (quantity.kind === 'duration' && argument.words.role === '')
  return argument.sem === 'time'
}
