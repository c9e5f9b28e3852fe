import type { Article, TranslatedSentence } from '../document.ts'
import { draftLine } from './draft-line.ts'
import { type LineCandidate, type Picked, type Planned, planned } from './planned.ts'
import { byScore, type Ranking, type Rated } from './rank.ts'
import { selectDiverse } from './select.ts'
import type { Styling } from './style.ts'

const taste = { repetition: 0.3, sameSection: 0.08, sameParagraph: 0.1 }
/** The lead stands in the first paragraphs, but some articles open with a scene: a later sentence must be better by more than the step. */
const leadParagraphs = 2
const leadStep = 0.04
/** How many sentences more than wanted are looked at. */
const reserve = 2

/** The candidates for the summary: the lead and the best of the other parts of the article, and a few in reserve. */
export function summaryCandidates(
  { rated }: Ranking,
  count: number,
  wordings: (index: number) => LineCandidate['wordings'],
): readonly LineCandidate[] {
  const chosen = choose(rated, count)
  const lead = chosen[0]
  const others = lead ? selectDiverse(standing(rated, lead), count - 1 + reserve, taste, [lead]).filter((one) => !chosen.includes(one)) : []
  return [...chosen, ...others].map((one, at) => ({
    sentence: one.sentence,
    index: one.index,
    // The lead stays whatever its English.
    score: one === lead ? one.score + 1 : one.score,
    wordings: wordings(one.index),
    first: at < chosen.length,
  }))
}

/** The sentences of the summary, connected: a connective still says something when the sentence it answers stands before it. */
export function plannedSummary(article: Article<TranslatedSentence>, picked: readonly Picked[], { sentence }: Styling): Planned {
  const lines = picked.map((one, at): Picked => {
    const follows = at > 0 && picked[at - 1]!.index === one.index - 1
    const whole = follows && one.wording.full
    const tree = whole ? draftLine(one.sentence) : one.wording.tree
    const ja = sentence(tree).trim()
    // A list item without a stop would run into the next line.
    const closed = /[。．.!?！？」』）)]$/.test(ja) ? ja : `${ja}。`
    return { ...one, wording: { ...one.wording, tree, ...(whole && { parts: [] }), ja: closed } }
  })
  return planned(article, lines, { tree: (line) => line, headline: false })
}

function standing(rated: readonly Rated[], lead: Rated): Rated[] {
  return rated.filter((one) => !one.dangling && one !== lead)
}

function choose(rated: readonly Rated[], count: number): Rated[] {
  if (count < 1) return []
  const lead = leadOf(rated)
  if (!lead) return []
  const chosen = [lead, ...selectDiverse(standing(rated, lead), count - 1, taste, [lead])]
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
