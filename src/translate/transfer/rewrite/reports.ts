import type { Node, Tree } from '../../nodes/node.ts'
import { living, livingChildren, type RewriteTools, rehead } from './tools.ts'

function isReported(verb: Node, { grammar, predicate }: RewriteTools): boolean {
  const own = predicate(verb)
  if (!own || (own.kind !== 'verb' && own.kind !== 'sahen')) return false
  const frames = grammar.lexicon.frames(own.lemma)
  if (!frames.some((frame) => frame.slots.some(({ name }) => name === 'quote'))) return false
  return grammar.endings.read(own.tail, []).endings.some((ending) => ending.op === 'passive')
}

/** 男は|死亡したと|→伝えられた → 男は|→死亡したと: whom a report is about is the subject of what is reported, when that has none. */
export function subjectsToReports(tree: Tree, tools: RewriteTools): void {
  const { words, isPredicate } = tools
  for (const verb of living(tree)) {
    const children = livingChildren(tree, verb)
    const quote = children.find((one) => one.quoteFrom < 0 && one.tail.at(-1)?.pos === 'particle.quote' && isPredicate(one))
    if (!quote || !isReported(verb, tools)) continue
    const isSubject = (one: Node): boolean => {
      const { role, topic, adnominal } = words(one)
      return !adnominal && !isPredicate(one) && ((topic && role === '') || (role === 'ga' && one.tail.at(-1)?.pos === 'particle.case'))
    }
    const subject = children.find((one) => one.index < quote.index && isSubject(one))
    if (subject && !livingChildren(tree, quote).some(isSubject)) rehead(tree, subject, quote)
  }
}
