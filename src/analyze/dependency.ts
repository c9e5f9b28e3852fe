import type { Bunsetsu, DependencyType, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { limits } from './dependency-brackets.ts'
import { type Choose, makeChoose } from './dependency-score.ts'
import { type Describe, makeDescribe, type Unit } from './dependency-units.ts'

/** Tokens and bunsetsu boundaries → bunsetsu with heads. */
export type Parse = (tokens: readonly Token[], boundaries: readonly number[]) => Bunsetsu[]

/** Candidates looked at for one dependent; keeps the time linear on endless sentences. */
const mostCandidates = 40

/**
 * Makes the parser. Right to left, each bunsetsu chooses its head among its right neighbour, that one's head, and so on, so no two arcs cross.
 * 昨年、|会社は|新しい|工場を|建てた。 → heads 4 4 3 4 -1
 */
export function makeParser(language: Language): Parse {
  return parserOf(makeDescribe(language), makeChoose(language))
}

/** The parser over any chooser, for measuring. */
export function parserOf(describe: Describe, choose: Choose): Parse {
  return (tokens, boundaries) => {
    const count = boundaries.length
    const units = boundaries.map((first, at) => {
      const last = boundaries[at + 1] ?? tokens.length
      return describe(tokens, first, last, tokens[last])
    })
    const { limit, hidden, quotes } = limits(tokens, boundaries)
    /** 社長は→「続ける」と|述べた: nothing before a quotation depends on what is said in it. */
    const said = (dependent: number, at: number) =>
      quotes[at]! > dependent && units[at]!.type === 'quote' && units[at]!.predicate !== '' && units[dependent]!.type !== 'adnominal'
    const heads = new Array<number>(count).fill(-1)
    const margins = new Array<number>(count).fill(1)
    const taken = boundaries.map(() => new Set<string>())
    for (let dependent = count - 2; dependent >= 0; dependent -= 1) {
      const end = limit[dependent]!
      const chain: number[] = []
      let steps = 0
      for (let at = dependent + 1; at !== -1 && at <= end && steps < mostCandidates; steps += 1) {
        if (hidden(dependent, at)) at = limit[at]!
        else if (said(dependent, at)) at = heads[at]!
        else {
          if (at === dependent + 1 || at === end || !units[at]!.tags.has('half')) chain.push(at)
          at = heads[at]!
        }
      }
      // What leans on its neighbour must have it.
      if (units[dependent + 1]!.leans && chain.length) chain.splice(1)
      else if (chain.at(-1) !== end) chain.push(end)
      if (units[dependent]!.closed) chain.splice(0, chain.length - 1)
      const { head, margin } = choose(
        { units, heads, taken },
        dependent,
        chain,
        (at) => at !== end && barred(units[dependent]!, units[at]!),
      )
      heads[dependent] = head
      margins[dependent] = margin
      take(taken[head]!, units[dependent]!)
    }
    return boundaries.map((first, at) => {
      const last = boundaries[at + 1] ?? tokens.length
      const type = at === count - 1 ? 'end' : typeOf(units[at]!, units[heads[at]!]!)
      return { start: tokens[first]!.start, end: tokens[last - 1]!.end, first, last, head: heads[at]!, type, margin: margins[at]! }
    })
  }
}

/** 委員会が|27日、: what asks for a predicate has no conjunction and no time for a head. */
function barred(unit: Unit, head: Unit): boolean {
  if (unit.type !== 'topic' && !unit.tags.has('argument')) return false
  return head.type === 'conjunction' || (head.type === 'time' && !head.predicate)
}

/** と joins two nouns, but before a verb it marks a partner. */
function typeOf(unit: Unit, head: Unit): DependencyType {
  return unit.type === 'list' && unit.tags.has('to') && head.predicate === 'verb' ? 'case' : unit.type
}

function take(marks: Set<string>, unit: Unit) {
  if (unit.mark) marks.add(unit.mark)
  if (unit.type === 'topic') marks.add('topic')
}
