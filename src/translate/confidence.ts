import type { Piece, Span } from '../document.ts'
import type { Node } from './nodes/node.ts'

/** Content words no English word points at: what would be lost without a word. Formal nouns and light words are carried by grammar. */
export function uncovered(nodes: readonly Node[], pieces: readonly Piece[]): Span[] {
  const spans = pieces.flatMap((piece) => piece.from)
  const made: Span[] = []
  for (const node of nodes) {
    for (const morph of node.core) {
      const content = morph.entity || morph.quantity || /^(?:noun(?!\.number)|verb$|adjective$)/.test(morph.pos)
      if (content && !spans.some((span) => span.start < morph.end && span.end > morph.start))
        made.push({ start: morph.start, end: morph.end })
    }
  }
  return made
}

/**
 * How sure the engine is, 0 … 1: long sentences, doubtful heads, several clauses, guessed subjects and unknown words each cost.
 * The weights are set by hand from reading; sentences of one clause whose words and frame are known come out green.
 */
export function confidenceOf(facts: {
  readonly nodes: readonly Node[]
  readonly unknown: number
  readonly guesses: number
  readonly rules: readonly string[]
}): number {
  const { nodes, unknown, guesses, rules } = facts
  const doubtful = nodes.filter((node) => node.head >= 0 && node.margin < 0.25).length
  const predicates = rules.filter((rule) => rule.startsWith('predicates:')).length
  const score =
    0.97 - Math.max(0, nodes.length - 4) * 0.025 - Math.max(0, predicates - 1) * 0.07 - doubtful * 0.04 - guesses * 0.1 - unknown * 0.2
  return Math.max(0.05, Math.min(0.98, score))
}
