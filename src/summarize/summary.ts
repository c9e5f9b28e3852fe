import type { Article, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeOpenerDrop } from './condense.ts'
import { draftLine, lineText } from './draft-line.ts'
import { type Planned, planned } from './planned.ts'
import { byScore, type Ranking, type Rated } from './rank.ts'
import { makeReferences } from './references.ts'
import { inOrder, selectDiverse } from './select.ts'

const taste = { repetition: 0.3, sameSection: 0.08, sameParagraph: 0.1 }
/** The lead stands in the first paragraphs, but some articles open with a scene: a later sentence must be better by more than the step. */
const leadParagraphs = 2
const leadStep = 0.04

/** Makes the summary: the lead and the best of the other parts of the article, in document order. */
export function makeSummary(language: Language): (article: Article<TranslatedSentence>, ranking: Ranking, count: number) => Planned {
  const withoutOpener = makeOpenerDrop(language)
  const resolve = makeReferences(language)

  return (article, { rated }, count) => {
    const chosen = inOrder(choose(rated, count))
    return planned(
      article,
      chosen.map(({ sentence, index }, at) => {
        // A connective still says something when the sentence it answers stands before it.
        const follows = at > 0 && chosen[at - 1]!.index === index - 1
        const whole = draftLine(sentence)
        const { line: tree, sources } = follows ? { line: whole, sources: [] } : resolve(withoutOpener(whole), index, article)
        const ja = lineText(tree).text.trim()
        return {
          // A list item without a stop would run into the next line.
          ja: /[。．.!?！？」』）)]$/.test(ja) ? ja : `${ja}。`,
          tree,
          sentence,
          evidence: [...new Set([sentence.id, ...sources])],
        }
      }),
    )
  }
}

function choose(rated: readonly Rated[], count: number): Rated[] {
  if (count < 1) return []
  const lead = leadOf(rated)
  if (!lead) return []
  const others = selectDiverse(
    rated.filter((one) => !one.dangling && one !== lead),
    count - 1,
    taste,
    [lead],
  )
  const chosen = [lead, ...others]
  // Sentences that lean on the one before them come in only together with it.
  for (const one of [...rated].sort(byScore).slice(0, 4 * count)) {
    if (chosen.length >= count) break
    const before = rated.find(({ index }) => index === one.index - 1)
    if (!chosen.includes(one) && (!one.dangling || (before && chosen.includes(before)))) chosen.push(one)
  }
  return chosen
}

/** The first sentence that can stand alone, or a slightly later one that is clearly better. */
function leadOf(rated: readonly Rated[]): Rated | undefined {
  const able = rated.filter(({ dangling }) => !dangling)
  const first = able.length ? able : rated
  const last = [...new Set(first.map(({ sentence }) => sentence.block))].slice(0, leadParagraphs).at(-1) ?? -1
  return first
    .filter(({ sentence }) => sentence.block <= last)
    .reduce<Rated | undefined>((best, one) => (!best || one.score > best.score + leadStep ? one : best), undefined)
}
