import type { Note, TranslatedSentence } from '../document.ts'
import type { RuleRow } from '../language/rule-rows.ts'
import { visible } from '../write/visible.ts'
import type { Say } from './messages.ts'
import { treeOf } from './tree.ts'

/** Why a sentence reads as it does: band, tree, which Japanese each stretch of English came from, rules and rows used, what is not covered. */
export function whyOf(sentence: TranslatedSentence, notes: readonly Note[], rowOf: RuleRow, say: Say): string {
  const { ja, start, english } = sentence
  const lines = [
    `${sentence.id}  ${say(`band.${english.band}`)} ${english.confidence.toFixed(2)}  ${english.engine}`,
    visible(ja),
    visible(english.text),
    '',
    treeOf(sentence).trimEnd(),
    '',
  ]
  const pairs = english.pieces.flatMap(({ at, from }) => {
    const words = from.map((span) => ja.slice(span.start - start, span.end - start)).join(' … ')
    return words ? [`  ${visible(english.text.slice(at.start, at.end))}  ←  ${visible(words)}`] : []
  })
  lines.push(say('cli.why.words'), ...pairs, '')
  const rules = [...new Set(english.rules)]
  const width = Math.max(0, ...rules.map((rule) => rule.length))
  lines.push(say('cli.why.rules'), ...rules.map((rule) => `  ${rule.padEnd(width)}  ${visible(rowOf(rule) ?? '')}`.trimEnd()))
  const left = notes.filter((note) => note.sentence === sentence.id && /^(?:source-uncovered|unknown-word|imported-word)$/.test(note.code))
  if (left.length) lines.push('', say('cli.why.left'), ...left.map(({ code, ja: words = '' }) => `  ${visible(words)}  (${code})`))
  return `${lines.join('\n')}\n`
}
