import { entityClass } from '../../../language/lexicon.ts'
import { coreText, type Node, suffixesOf, tailText } from '../../nodes/node.ts'
import { type NounPhrase, nounPhrase, type Phrase, prep } from '../../tree.ts'
import { functionWords, noFunctionWords } from '../function-words.ts'
import type { Argument, Grammar, Job, Transfer } from '../grammar.ts'
import { someLiving } from '../living.ts'
import { saysAlso } from '../noun-phrase/coordination.ts'
import type { Postposition } from '../postpositions.ts'
import { predicateOf } from '../predicate.ts'

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
  const whole = grammar.lexicon.words(coreText(node))
  // 同じ日に: a day, not Japan
  const common = node.core.length === 1 && !last.pos.startsWith('noun.proper') ? whole.find(({ pos }) => pos !== 'name') : undefined
  return (common ?? whole[0])?.sem ?? rows.find((row) => row.pos !== 'name')?.sem ?? rows[0]?.sem ?? ''
}

/** 米国向けが → shipments to the United States, 家庭向けを → those for households: what it is for is said, what it is not. */
function standing({ before }: Postposition, phrase: Phrase, sem: string): NounPhrase {
  const place = (phrase.kind === 'noun' && phrase.proper) || sem === 'place' || sem === 'country'
  return nounPhrase(place ? 'shipments' : 'those', {
    bare: true,
    number: 'plural',
    count: 'P',
    after: [prep(place ? 'to' : before, phrase)],
  })
}

/** 増えるとの|予想 → との予想: frames may ask for a noun that tells what is said. */
function saidHead(grammar: Grammar, job: Job, node: Node): string[] {
  const said = `${grammar.keys.get('to')}${grammar.keys.get('no')}`
  const told = someLiving(
    job,
    node,
    (child) => child.quoteFrom < 0 && tailText(child).endsWith(said) && predicateOf(child, grammar) !== null,
  )
  return told ? [said + node.core.at(-1)!.surface] : []
}

/** Reads a noun bunsetsu as an argument; the phrase is built when asked for. */
export function makeArgument(grammar: Grammar, transfer: Transfer, job: Job, node: Node, clausal: boolean): Argument {
  const read = functionWords(node, grammar)
  const paired = read.also && someLiving(job, node, (child) => saysAlso(child, grammar))
  const words = paired ? { ...read, also: false, topic: true } : read
  if (words.stands) job.rules.push(words.stands.id)
  const last = node.core.at(-1)!
  return {
    node,
    words,
    slot: caseSlots.has(words.role) ? words.role : '',
    heads: [coreText(node), last.surface, last.lemma, ...suffixesOf(node.core), ...saidHead(grammar, job, node)],
    sem: headClass(node, grammar),
    clausal,
    used: false,
    phrase: once(() =>
      words.stands ? standing(words.stands, transfer.nounPhrase(job, node), headClass(node, grammar)) : transfer.nounPhrase(job, node),
    ),
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
  // 2カ月ぶりに: for the first time in two months
  if (quantity?.kind === 'ordinal') return quantity.en.startsWith('for ') && argument.words.role === 'ni'
  if (quantity) return quantity.kind === 'date' || quantity.kind === 'time' || (quantity.kind === 'duration' && argument.words.role === '')
  return argument.sem === 'time'
}
