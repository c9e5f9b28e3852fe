import { coreText, type Node, spansOf, suffixesOf } from '../../nodes/node.ts'
import { gerund, type Phrase, prep, type Text, text } from '../../tree.ts'
import { adverbFromAdjective } from '../adverb.ts'
import { attributiveOf } from '../attributive.ts'
import { compose } from '../compound/index.ts'
import { functionWords } from '../function-words.ts'
import type { Argument, Grammar, Job, Transfer } from '../grammar.ts'
import { livingChildren } from '../living.ts'
import { predicateOf } from '../predicate.ts'
import { timePhrase } from './adjunct-prepositions.ts'
import type { Draft } from './draft.ts'

/** What hangs on a swallowed noun: of it, or that it is the first: 初の|赤字となる, 3年ぶりの|赤字となる. */
function aboutFiller(phrase: Phrase): Phrase {
  if (phrase.kind === 'noun' && phrase.head === 'first' && !phrase.before.length && !phrase.owner)
    return text('for the first time', phrase.from)
  return phrase.kind === 'noun' && phrase.bare && /^for the /.test(phrase.head) ? phrase : prep('of', phrase)
}

/** Light verbs: the noun a frame swallows (影響を受ける → be affected), and what hangs on that noun. */
export function makeFillers(grammar: Grammar, transfer: Transfer) {
  function isTime(node: Node): boolean {
    const last = node.core.at(-1)!
    if (last.quantity) return last.quantity.kind === 'date' || last.quantity.kind === 'time'
    return (grammar.lexicon.words(coreText(node))[0] ?? grammar.lexicon.words(last.surface)[0])?.sem === 'time'
  }

  /** 外交を通じた|解決: through diplomacy, not its object. への and に対する do name the object. */
  function isOuter(node: Node): boolean {
    const { role, post } = functionWords(node, grammar)
    return role === 'post' && !/^(?:to|for|on|over|about|against)$/.test(post?.before ?? '')
  }

  /** 2030年の|実用化を目指す: times and postpositions of a swallowed filler belong to the clause. */
  function outer(job: Job, { node }: Argument): Phrase[] {
    return [...livingChildren(job, node)].flatMap((child): Phrase[] => {
      const { adnominal, role, post } = functionWords(child, grammar)
      if (!adnominal || predicateOf(child, grammar)) return []
      if (isTime(child)) return [timePhrase(transfer.nounPhrase(job, child), '', child.core.at(-1)!.quantity?.kind ?? '')]
      if (role !== 'post' || !post) return []
      job.rules.push(post.id)
      return [prep(post.before, transfer.nounPhrase(job, child), [], post.after)]
    })
  }

  /** The の-phrase or compound modifier of a filler: 影響 in 円安の影響 → the weak yen. */
  function modifierOf(job: Job, { node }: Argument, fillers: readonly string[]): Phrase | null {
    const child = [...livingChildren(job, node)]
      .reverse()
      .find((one) => functionWords(one, grammar).adnominal && !predicateOf(one, grammar) && !isTime(one) && !isOuter(one))
    job.done.add(node.index)
    if (child) return transfer.nounPhrase(job, child)
    const ends = suffixesOf(node.core)
    const at = fillers.length ? ends.findIndex((end) => fillers.includes(end)) : ends.length - 1
    return at < 0 ? null : compose(node.core.slice(0, at + 1), [], grammar.compound)
  }

  /** The English adverb of an adjective before a filler; undefined when it has none. */
  function adverbOf(child: Node, adnominal: boolean, lemma: string): string | undefined {
    const listed = grammar.adverbs.get(coreText(child))
    if (listed) return listed
    const rows = grammar.lexicon.words(adnominal ? coreText(child) : lemma)
    const adjective = attributiveOf(grammar.lexicon, lemma) ?? rows.find((row) => row.pos === 'adn' || row.pos === 'na')?.en
    return adjective && !/^(?:this|that|the|such)$/.test(adjective) ? adverbFromAdjective(adjective) : undefined
  }

  /** Adjectives of a filler that its frame swallows become adverbs: 大きな|影響を受ける → significantly. */
  function adverbsOf(job: Job, { node }: Argument): Text[] {
    const made: Text[] = []
    for (const child of livingChildren(job, node)) {
      const predicate = predicateOf(child, grammar)
      const adnominal = child.core.at(-1)!.pos === 'adnominal'
      if (!adnominal && predicate?.kind !== 'adjective' && predicate?.kind !== 'na') continue
      job.done.add(child.index)
      const adverb = adverbOf(child, adnominal, predicate?.lemma ?? '')
      if (adverb) made.push(text(adverb, spansOf(child.core)))
    }
    return made
  }

  /** Fillers the template did not name: their words stand behind the verb, what hangs on them goes to the end. */
  function swallow({ job, frame, slots, main, clause }: Draft): void {
    for (const slot of frame?.slots ?? []) {
      const argument = slots.filled.get(slot.name)
      if (!argument || argument.used || !slot.fillers.length) continue
      argument.used = true
      main.from = [...main.from, ...spansOf(argument.node.core)]
      clause.adverbs.push(...adverbsOf(job, argument))
      job.done.add(argument.node.index)
      clause.end.push(...outer(job, argument))
      for (const child of livingChildren(job, argument.node)) {
        if (predicateOf(child, grammar)) clause.end.push(gerund(transfer.clause(job, child, { subject: clause.subject }).clause))
        else clause.end.push(aboutFiller(transfer.nounPhrase(job, child)))
      }
    }
  }

  return { modifierOf, adverbsOf, outer, swallow }
}

export type Fillers = ReturnType<typeof makeFillers>
