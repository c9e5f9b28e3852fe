import type { Node } from '../../nodes/node.ts'
import { embedded, type Phrase } from '../../tree.ts'
import { noFunctionWords } from '../function-words.ts'
import type { Argument, Grammar, Job, Transfer } from '../grammar.ts'
import { once } from './argument.ts'
import { ensureSubject } from './pronouns.ts'

/** A clause that ends in か and a case: 構築できるかが, 使えるかどうかを. */
export function isQuestion(child: Node, grammar: Grammar): boolean {
  const keys = child.tail.map((morph) => grammar.particles.get(morph.surface) ?? morph.surface)
  const ka = keys.lastIndexOf('ka')
  if (ka < 0) return child.tail.some((morph) => morph.surface === grammar.keys.get('kadouka'))
  return keys.slice(ka + 1).every((key) => ['ga', 'o', 'ni', 'wa', 'mo', 'de', grammar.keys.get('douka')].includes(key))
}

const asking = /^(?:how|how much|why|when|where)$/
const asks = (phrase: Phrase): boolean =>
  (phrase.kind === 'text' && asking.test(phrase.text)) || (phrase.kind === 'noun' && phrase.bare && asking.test(phrase.head))

/** Embedded questions as arguments: 使えるかどうかを → whether it can be used. */
export function makeQuestion(grammar: Grammar, transfer: Transfer) {
  /** The question word of a clause: いかに how; ' ' when its noun phrase holds it (どの地域 which region); null when none. */
  function questionWord(job: Job, node: Node): string | null {
    let found: string | null = null
    const walk = (index: number): void => {
      const one = job.tree.nodes[index]!
      for (const morph of one.core) {
        const word = grammar.questionWords.get(morph.surface)
        if (word !== undefined && found === null) found = word === '-' ? ' ' : word
      }
      for (const child of one.children) walk(child)
    }
    for (const child of node.children) walk(child)
    return found
  }

  /** The question word opens the clause; where it stood it is not said again. */
  function embeddedQuestion(job: Job, child: Node, word: string): Phrase {
    const clause = ensureSubject(transfer.clause(job, child, { subject: null }).clause)
    clause.end = [...clause.end, ...clause.front].filter((phrase) => !asks(phrase))
    clause.front = []
    clause.mood = 'statement'
    clause.adverbs = clause.adverbs.filter((adverb) => !asks(adverb))
    return embedded('whether', word, clause)
  }

  return function question(job: Job, child: Node): Argument {
    const last = grammar.particles.get(child.tail.at(-1)!.surface) ?? ''
    const role = last === 'wa' || last === 'mo' || last === 'ka' ? 'o' : last
    const word = questionWord(job, child) ?? 'whether'
    return {
      node: child,
      words: { ...noFunctionWords, role, topic: last === 'wa' },
      slot: last === 'wa' || last === 'ga' ? 'ga' : role,
      heads: [],
      sem: 'idea',
      clausal: false,
      used: false,
      phrase: once(() => embeddedQuestion(job, child, word)),
    }
  }
}
