import { coreText, type Node, spansOf } from '../../nodes/node.ts'
import { nounPhrase } from '../../tree.ts'
import type { Argument, Grammar, Job, Predicate } from '../grammar.ts'

/** Words that deny by themselves: the verb beside them is positive. */
const denying = /^(?:no one|nothing|none|neither)\b/

/** True when the ending of a predicate denies it, or it is ない itself. */
export function isNegated(node: Node, predicate: Predicate, grammar: Grammar): boolean {
  const count = node.ending?.endings.filter((ending) => /^neg/.test(ending.op)).length ?? 0
  return count % 2 === 1 || predicate.lemma === grammar.keys.get('nai')
}

/** 誰も|いない → no one, 誰でも → anyone: a question word with も, でも or か. Other arguments stay as they are. */
export function indefinite(job: Job, argument: Argument, negated: boolean, grammar: Grammar): Argument {
  const { node, words } = argument
  const first = node.tail[0]
  const row = first && grammar.indefinites.get(coreText(node) + first.surface)
  if (!row) return argument
  const en = negated ? row.negative : row.en
  const said = nounPhrase(en, { bare: true, sem: argument.sem, from: spansOf([...node.core, first]) })
  return {
    ...argument,
    words: { ...words, also: false, list: '', topic: words.role === '' || words.topic },
    denies: denying.test(en),
    phrase: () => {
      job.done.add(node.index)
      return said
    },
  }
}
