import type { Article, TranslatedSentence } from '../document.ts'
import { type DraftLine, draftLine } from '../lines/draft-line.ts'
import { asSentence } from '../lines/line-article.ts'
import { type LineCandidate, type Picked, type Planned, planned } from './planned.ts'
import { byScore, type Ranking, type Rated } from './rank.ts'
import { selectDiverse, type Taste } from './select.ts'
import type { makeSelfContained } from './self-contained.ts'
import type { Styling } from './style.ts'

/** What adds to the lead, figures, reasons and what comes next, rather than more of the same. */
const taste: Taste = {
  repetition: 0.3,
  sameSection: 0.01,
  sameParagraph: 0.02,
  sameAmounts: 0.05,
  role: { figures: 0.08, why: 0.2, next: 0.15 },
}
/** The lead stands in the first paragraphs, or in those where the news begins; a later sentence there must be better by more than the step. */
const leadParagraphs = 2
const leadStep = 0.15
/** From this on a sentence is about what is next and nothing else, and comes last; for the rest the article's own order reads best. */
const surely = 0.9
/** How many sentences more than wanted are looked at. */
const reserve = 2

/** The candidates for the summary: the lead and the best of the other parts of the article, and a few in reserve. */
export function summaryCandidates(
  ranking: Ranking,
  count: number,
  wordings: (index: number) => LineCandidate['wordings'],
): readonly LineCandidate[] {
  const chosen = choose(ranking, count)
  const lead = chosen[0]
  // Reports with the hour over each and overviews by sections go their own way.
  const ordered = ranking.kind === 'news' || ranking.kind === 'scene'
  const others = lead
    ? selectDiverse(standing(ranking, lead), count - 1 + reserve, taste, [lead]).filter((one) => !chosen.includes(one))
    : []
  return [...chosen, ...others].map((one, at) => ({
    sentence: one.sentence,
    index: one.index,
    // The lead stays whatever its English, and what plays a role is worth more than its score.
    score: one.score + (one === lead ? 1 : one.role === 'what' ? 0 : taste.role[one.role] * one.strengths[one.role]),
    wordings: wordings(one.index),
    first: at < chosen.length,
    step: one === lead || leadsUp(one, lead) ? 0 : ordered && one.role === 'next' && one.strengths.next >= surely ? 2 : 1,
    leans: one !== lead && one.leans,
  }))
}

/**
 * The sentences of the summary, connected: a connective still says something when the sentence it answers stands before it, and a name is said
 * in full only where it comes first.
 */
export function plannedSummary(
  article: Article<TranslatedSentence>,
  picked: readonly Picked[],
  { point, sentence, tree: said, headline }: Styling,
  selfContained: ReturnType<typeof makeSelfContained>,
  partsOf: (tree: DraftLine) => readonly DraftLine[],
): Planned {
  const told = new Set<string>()
  let before = ''
  const inOrder = wireOrder(picked)
  const lines = inOrder.map((one, at): Picked => {
    const follows = at > 0 && inOrder[at - 1]!.index === one.index - 1
    const whole = follows && one.wording.full
    const { tree: short, sources } = whole ? { tree: draftLine(one.sentence), sources: [] } : one.wording.connected
    const made = selfContained(short, { index: one.index, article, before, said: told })
    for (const name of made.said) told.add(name)
    for (const { ja } of asSentence(made.line).entities) told.add(ja)
    const tree = made.line
    before = tree.sentence.ja
    const same = tree.sentence.ja === one.wording.tree.sentence.ja
    const parts = whole ? [] : same ? (one.wording.parts ?? []) : partsOf(tree)
    const facts = parts.length ? parts.map((part) => sentence(part, part.sentence)).join('') : sentence(tree, one.sentence)
    const ja = (headline ? point(tree) : facts).trim()
    // A list item without a stop would run into the next line.
    const closed = /[。．.!?！？」』）)]$/.test(ja) ? ja : `${ja}。`
    const wording = { ...one.wording, tree, sources: [...sources, ...made.sources], parts, ja: closed }
    return { ...one, wording }
  })
  return planned(article, lines, { tree: headline ? said : (line) => line, headline, connected: true })
}

/** Stands right before the lead in the article: 運賃が上がっている。 before the figures of it. */
function leadsUp({ index, sentence }: Rated, lead: Rated | undefined): boolean {
  return lead !== undefined && index < lead.index && lead.sentence.block - sentence.block <= 1
}

/** The lead first, what is next last; a sentence that leans on the one before it stays behind it. */
function wireOrder(picked: readonly Picked[]): Picked[] {
  const groups: Picked[][] = []
  for (const one of picked) {
    if (one.leans && groups.length) groups.at(-1)!.push(one)
    else groups.push([one])
  }
  const step = (group: readonly Picked[]) => Math.min(...group.map(({ step = 1 }) => step))
  return groups.sort((one, other) => step(one) - step(other)).flat()
}

function standing(ranking: Ranking, lead: Rated): Ranking {
  return { ...ranking, rated: ranking.rated.filter((one) => !one.dangling && one !== lead) }
}

function choose(ranking: Ranking, count: number): Rated[] {
  const { rated } = ranking
  if (count < 1) return []
  const lead = leadOf(rated)
  if (!lead) return []
  const chosen = [lead, ...selectDiverse(standing(ranking, lead), count - 1, taste, [lead])]
  // Sentences that lean on the one before them come in only together with it.
  for (const one of [...rated].sort(byScore).slice(0, 4 * count)) {
    if (chosen.length >= count) break
    const before = rated.find(({ index }) => index === one.index - 1)
    if (!chosen.includes(one) && (!one.dangling || (before && chosen.includes(before)))) chosen.push(one)
  }
  return chosen
}

/** The sentence that tells the news, or one beside it that is clearly better. */
function leadOf(rated: readonly Rated[]): Rated | undefined {
  const able = rated.some(({ dangling }) => !dangling) ? rated.filter(({ dangling }) => !dangling) : rated
  const from = able.find(({ lead }) => lead === 1) ?? able.find(({ scene }) => scene === 0) ?? able[0]
  if (!from) return undefined
  const near = able.filter(({ sentence, scene }) => scene === from.scene && sentence.block >= from.sentence.block)
  const blocks = new Set([...new Set(near.map(({ sentence }) => sentence.block))].slice(0, leadParagraphs))
  return near
    .filter(({ sentence }) => blocks.has(sentence.block))
    .reduce((best, one) => (one.score > best.score + leadStep ? one : best), from)
}
