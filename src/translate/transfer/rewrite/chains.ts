import type { Node, Tree } from '../../nodes/node.ts'
import { headClass } from '../clause/argument.ts'
import { isBareTopic } from '../function-words.ts'
import { subjectClasses } from '../semantic-class.ts'
import { living, livingChildren, type RewriteTools, rehead } from './tools.ts'

/** A が or a bare は of a clause. */
function subjectOf(tree: Tree, clause: Node, { words, isPredicate }: RewriteTools): Node | undefined {
  return livingChildren(tree, clause).findLast(
    (one) =>
      one.index < clause.index &&
      !isPredicate(one) &&
      !one.core.at(-1)!.quantity &&
      (isBareTopic(words(one)) || (words(one).role === 'ga' && one.tail.at(-1)?.pos.startsWith('particle.case'))),
  )
}

const goesOn = (node: Node): boolean => node.type === 'te' && node.quoteFrom < 0

/** 市長選は→投開票され、|矢野氏が→…|新人を|破り、|→当選した: who does the one before the last deed does the last, and an event does none. */
export function subjectsOfChains(tree: Tree, tools: RewriteTools): void {
  const { grammar, predicate } = tools
  const isThing = (node: Node): boolean => /^(?:event|act|process|document|law|info|idea)$/.test(headClass(node, grammar))
  for (const last of living(tree)) {
    const kind = predicate(last)?.kind
    if ((kind !== 'verb' && kind !== 'sahen') || last.ending?.endings.some(({ op }) => op === 'passive')) continue
    const own = subjectOf(tree, last, tools)
    const clauses = livingChildren(tree, last).filter((one) => goesOn(one) && one.index < last.index && tools.isVerbal(one))
    const before = clauses.at(-1)
    const doer = before && subjectOf(tree, before, tools)
    if (!before || !doer || !subjectClasses.has(headClass(doer, grammar)) || (own && (own.index > doer.index || !isThing(own)))) continue
    const first = [...clauses.slice(0, -1), ...livingChildren(tree, before).filter(goesOn)].find((one) => one.index < doer.index)
    const told = own ?? (first && subjectOf(tree, first, tools))
    if (!first || !told || !isThing(told)) continue
    if (told.head !== first.index && !subjectOf(tree, first, tools)) rehead(tree, told, first)
    if (first.head !== last.index) rehead(tree, first, last)
    rehead(tree, doer, last)
  }
}
