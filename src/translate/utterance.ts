import { makePrinter } from './generate/print.ts'
import { type Word, word } from './generate/words.ts'
import type { Node } from './nodes/node.ts'
import { sentencesOf } from './sentences.ts'
import { isSpoken } from './transfer/clause/speech.ts'
import { doubt, type Grammar, type Job, type Transfer } from './transfer/grammar.ts'
import { bareVerbalNoun, predicateOf } from './transfer/predicate.ts'
import type { Phrase } from './tree.ts'

/** The English words of a tree, and whether they ask. */
export interface Utterance {
  readonly words: Word[]
  readonly question: boolean
}

function isPlural(phrase: Phrase): boolean {
  return phrase.kind === 'list' || (phrase.kind === 'noun' && (phrase.number === 'plural' || phrase.count === 'P'))
}

/** Says a whole tree: a clause, a noun phrase, or what headlines make of either. */
export function makeUtterance(grammar: Grammar, transfer: Transfer) {
  const printer = makePrinter(grammar.language)
  const keyOf = (node: Node): string => grammar.particles.get(node.tail.at(-1)?.surface ?? '') ?? ''
  const children = (job: Job, node: Node): Node[] => node.children.map((index) => job.tree.nodes[index]!)
  const contextOf = (job: Job, headline: boolean) => ({ mentions: job.memory, headline })

  /** A noun with a subject or another case of its own is a clause; in headlines only a verbal noun or one with は. */
  function isClause(job: Job, node: Node, headline: boolean): boolean {
    if (predicateOf(node, grammar)) return true
    const hasCase = children(job, node).some((child) => {
      const pos = child.tail.at(-1)?.pos
      const isCase = pos === 'particle.case' || pos === 'particle.topic'
      return !child.dead && isCase && !child.tail.some((morph) => morph.pos === 'particle.adnominal')
    })
    if (!headline && children(job, node).some((child) => !child.dead && isSpoken(child, grammar))) return true
    if (!hasCase) return false
    return (
      !headline ||
      bareVerbalNoun(node, grammar) !== null ||
      children(job, node).some((child) => child.tail.at(-1)?.pos === 'particle.topic')
    )
  }

  /** 重慶が新たな拠点に: the verb of becoming is left out. Null for other headlines. */
  function becoming(job: Job, node: Node, headline: boolean): Word[] | null {
    if (!headline || predicateOf(node, grammar) || keyOf(node) !== 'ni') return null
    const becomer = children(job, node).find((child) => !child.dead && ['ga', 'wa'].includes(keyOf(child)))
    if (!becomer) return null
    const subject = transfer.nounPhrase(job, becomer)
    const complement = transfer.nounPhrase(job, node)
    const context = contextOf(job, headline)
    return [
      ...printer.print(subject, 'subject', context),
      ...word(isPlural(subject) ? 'become' : 'becomes'),
      ...printer.print(complement, 'object', context),
    ]
  }

  /** 工場閉鎖へ: to close the plant, 工場閉鎖か: may close the plant. Null for other headlines. */
  function intention(job: Job, node: Node, headline: boolean): Word[] | null {
    if (!headline || predicateOf(node, grammar) || node.tail.length !== 1 || !/^(?:e|ka)$/.test(keyOf(node))) return null
    const modal = keyOf(node) === 'e' ? 'to' : 'may'
    const { tail } = node
    node.tail = []
    if (!bareVerbalNoun(node, grammar)) {
      node.tail = tail
      return null
    }
    const { clause } = transfer.clause(job, node, { main: true })
    const context = contextOf(job, headline)
    const subject = clause.subject ? printer.print(clause.subject, 'subject', context) : []
    return [...subject, ...word(modal), ...printer.printClause({ ...clause, subject: null }, 'bare', context)]
  }

  function say(job: Job, node: Node, headline: boolean): Utterance {
    const short = becoming(job, node, headline) ?? intention(job, node, headline)
    if (short) return { words: short, question: false }
    const context = contextOf(job, headline)
    if (!isClause(job, node, headline)) return { words: printer.print(transfer.nounPhrase(job, node), 'prep', context), question: false }
    const { clause } = transfer.clause(job, node, { main: true })
    const words = sentencesOf(clause, job.tree).flatMap((one, at) => {
      const printed = printer.printClause(one, 'finite', context)
      const [first, ...others] = printed
      return at && first ? [...word('.'), { ...first, text: printer.morphology.capitalize(first.text) }, ...others] : printed
    })
    return { words, question: clause.mood === 'question' }
  }

  /** Roots of what no clause took up come after, in order; nothing is dropped. */
  function sayRest(job: Job, headline: boolean): Word[] {
    const made: Word[] = []
    for (let index = job.tree.nodes.length - 1; index >= 0; index--) {
      const node = job.tree.nodes[index]!
      if (node.dead || job.done.has(index)) continue
      doubt(job, 'left over')
      const { words } = say(job, node, headline)
      if (words.length) made.push(...word(','), ...words)
    }
    return made
  }

  /** Says a tree from its root. `label`: what stands before a colon is short, like a headline. */
  return function sayTree(job: Job, headline: boolean, label: boolean): Utterance {
    const { words, question } = say(job, job.tree.nodes[job.tree.root]!, label)
    return { words: [...words, ...sayRest(job, headline)], question }
  }
}
