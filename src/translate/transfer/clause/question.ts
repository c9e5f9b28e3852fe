import type { Node } from '../../nodes/node.ts'
import { embedded, type Phrase, sequence, text } from '../../tree.ts'
import { noFunctionWords } from '../function-words.ts'
import type { Argument, ClauseResult, Grammar, Job, Transfer } from '../grammar.ts'
import { predicateOf } from '../predicate.ts'
import { once } from './argument.ts'
import { ensureSubject } from './pronouns.ts'

/** A clause that ends in か and a case: 構築できるかが, 使えるかどうかを. */
export function isQuestion(child: Node, grammar: Grammar): boolean {
  const keys = child.tail.map((morph) => grammar.particles.get(morph.surface) ?? morph.surface)
  const ka = keys.lastIndexOf('ka')
  if (ka < 0) return child.tail.some((morph) => morph.surface === grammar.keys.get('kadouka'))
  return keys.slice(ka + 1).every((key) => ['ga', 'o', 'ni', 'wa', 'mo', 'de', grammar.keys.get('douka')].includes(key))
}

/** What one does who has a choice. */
const deciding = /^(?:decide|discuss|consider|debate|determine|weigh|deliberate|mull|talk)$/

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

  /** 撤退するかどうかを|話し合う: what one decides on is one's own to do, and nobody else is named. */
  function isOwnChoice(job: Job, child: Node, { clause, hasSubject }: ClauseResult, word: string): boolean {
    const head = job.tree.nodes[child.head]
    const lemma = head && predicateOf(head, grammar)?.lemma
    if (word !== 'whether' || hasSubject || clause.subject || !lemma) return false
    const [only, ...others] = clause.levels
    if (others.length || only!.past || only!.passive || only!.negative || only!.progressive || clause.linked.length) return false
    if (clause.aspect === 'state' || clause.aspect === 'change' || only!.verb === 'be') return false
    return grammar.lexicon.frames(lemma).some(({ template }) => deciding.test(template.verb))
  }

  /** The question word opens the clause; where it stood it is not said again. */
  function embeddedQuestion(job: Job, child: Node, word: string): Phrase {
    const result = transfer.clause(job, child, { subject: null })
    if (isOwnChoice(job, child, result, word))
      return sequence(text('whether'), embedded('infinitive', '', { ...result.clause, subject: null }))
    const clause = ensureSubject(result.clause)
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
