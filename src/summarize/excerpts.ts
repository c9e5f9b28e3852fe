import type { NamedSentence, Token } from '../document.ts'
import type { Language } from '../language/load.ts'
import { type DraftLine, draftLine, quoteDepths, replaced } from '../lines/draft-line.ts'
import { asSentence } from '../lines/line-article.ts'
import { is, wordLists } from '../lines/patterns.ts'
import { makeOpeners } from './openers.ts'

/** How many of the sentences of a speech are offered. */
const most = 3
/** Characters below which a sentence of a speech is an exclamation. */
const least = 12

/**
 * Makes the excerpts of a speech of several sentences, the fullest first: 「苦しい。赤字は2億円だ。船を替える」 → 「赤字は2億円だ」.
 * What stands around the quotation stays; what points at the sentences left out, or ties in with them, is not offered.
 */
export function makeExcerpts(language: Language): (sentence: NamedSentence) => readonly NamedSentence[] {
  const backward = wordLists(language)('backward')
  const opener = makeOpeners(language)

  return (sentence) => {
    const { tokens } = sentence
    const said = spoken(tokens)
    if (!said || said.length < 2) return []
    const [from, to] = [said[0]!.from, said.at(-1)!.to]
    return said
      .filter((one) => {
        const words = tokens.slice(one.from, one.to)
        const length = words.reduce((sum, { surface }) => sum + surface.length, 0)
        const first = opener(sentence, one.from)
        return (
          length >= least &&
          (!first || first.role === 'free') &&
          !words.some(({ surface, lemma }) => backward.has(surface) || backward.has(lemma))
        )
      })
      .sort((one, other) => amountsIn(sentence, other) - amountsIn(sentence, one) || one.from - other.from)
      .slice(0, most)
      .map((one) => {
        // The stop of the last sentence of a quotation is not written.
        const end = is(tokens[one.to - 1]!.pos, 'symbol.stop') ? one.to - 1 : one.to
        return asSentence(without(without(draftLine(sentence), from, one.from), end, to))
      })
  }
}

function without(line: DraftLine, first: number, last: number): DraftLine {
  return first < last ? replaced(line, first, last) : line
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** The sentences inside the only quotation, as tokens `from` … before `to`; none where there are several quotations. */
function spoken(tokens: readonly Token[]): Stretch[] | undefined {
  const depths = quoteDepths(tokens)
  const open = depths.indexOf(1)
  if (open === -1) return undefined
  const close = depths.findIndex((depth, at) => at > open && depth === 1 && /^[」』”]$/.test(tokens[at]!.surface))
  if (close === -1 || depths.some((depth, at) => at > close && depth > 0)) return undefined
  const found: Stretch[] = []
  let from = open + 1
  for (let at = from; at <= close; at++)
    if (at === close || (depths[at] === 1 && is(tokens[at]!.pos, 'symbol.stop'))) {
      const to = at === close ? at : at + 1
      if (to > from) found.push({ from, to })
      from = to
    }
  return found
}

function amountsIn({ tokens, quantities }: NamedSentence, { from, to }: Stretch): number {
  const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end]
  return quantities.filter((one) => one.start >= start && one.end <= end).length
}
