import type { NamedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { draftLine, replaced } from '../lines/draft-line.ts'
import { asSentence } from '../lines/line-article.ts'
import { is } from '../lines/patterns.ts'
import { subtreeStart } from '../lines/subtree.ts'

/** Makes the rule for papers and whose they are: 国が5日発表した統計によると → 国の統計によると. The day it came out is not its news. */
export function makePublished(language: Language): (sentence: NamedSentence) => NamedSentence {
  const rows = new Map(language.rows('ja/summarize-published').map((row) => [row.verb!, row.instead!]))

  return (sentence) => {
    const { bunsetsu, predicates, tokens } = sentence
    for (const { bunsetsu: at, lemma, role, past, voice, arguments: slots } of predicates) {
      const instead = rows.get(lemma)
      const owner = slots.find(({ slot, origin }) => slot === 'ga' && origin === 'case')?.bunsetsu ?? -1
      if (!instead || owner < 0 || !past || voice !== 'active' || (role !== 'relative' && role !== 'content')) continue
      const mark = bunsetsu[owner]!.last - 1
      const from = subtreeStart(bunsetsu, at)
      const between = bunsetsu.slice(owner + 1, at)
      if (
        subtreeStart(bunsetsu, owner) !== from ||
        !is(tokens[mark]!.pos, 'particle.case') ||
        !between.every(({ type }) => type === 'time')
      )
        continue
      const named = {
        ...sentence,
        tokens: tokens.map((token, index) =>
          index === mark ? { ...token, surface: instead, lemma: instead, pos: 'particle.adnominal' } : token,
        ),
        bunsetsu: bunsetsu.map((one, index) => (index === owner ? { ...one, head: bunsetsu[at]!.head, type: 'adnominal' as const } : one)),
      }
      return asSentence(replaced(draftLine(named), bunsetsu[owner]!.last, bunsetsu[at]!.last))
    }
    return sentence
  }
}
