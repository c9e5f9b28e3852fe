import type { Article, NamedSentence, TranslatedSentence } from '../document.ts'
import { type Content, coverageOf } from './content.ts'
import type { LineCandidate, Picked } from './planned.ts'

/** How a line should measure: characters of the Japanese, words of the English. */
export interface Measure {
  readonly ja: readonly [number, number]
  readonly en: readonly [number, number]
}

/** What makes a wording good: the engine's confidence, what it keeps of its sentence, its length. */
const weights = {
  confidence: 1,
  kept: 0.8,
  title: 0.5,
  full: 0.03,
  aside: 0.25,
  red: 0.35,
  error: 0.3,
  warning: 0.08,
  longJa: 0.012,
  shortJa: 0.006,
  longEn: 0.02,
  shortEn: 0.02,
}
/** What a red line loses against one in reserve. */
const redCost = 0.05
/** A line that leaves the main clause of its sentence out must keep this share of what the sentence says, or it is hardly taken. */
const leastAside = 0.4
const lostNews = 1

export interface Choice {
  readonly candidates: readonly LineCandidate[]
  /** All wordings of all candidates, one after the other. */
  readonly article: Article<NamedSentence>
  /** The same with English; null when only one wording is to be translated. */
  readonly tried: Article<TranslatedSentence> | null
  readonly measure: Measure
  readonly contentOf: (sentence: NamedSentence) => Content
  readonly weight: (key: string) => number
  /** What the title is about: its numbers are not cut lightly. */
  readonly title: Content
}

/** The best wording of each candidate. */
export function pickWordings({ candidates, article, tried, measure, contentOf, weight, title }: Choice): Picked[] {
  const severe = new Map<string, number>()
  for (const { level, sentence } of tried?.notes ?? [])
    if (sentence !== undefined && level !== 'info')
      severe.set(sentence, (severe.get(sentence) ?? 0) + (level === 'error' ? weights.error : weights.warning))
  let at = 0
  return candidates.map((candidate): Picked => {
    const brief = Math.max(
      0,
      candidate.wordings.findIndex((one) => one.brief),
    )
    const kept = coverageOf(contentOf(article.sentences[at + brief]!), weight)
    const titled = new Map([...contentOf(candidate.sentence)].filter(([key]) => key.startsWith('#') && title.has(key)))
    const onTitle = titled.size ? coverageOf(titled, weight) : () => 1
    const judged = candidate.wordings.map((wording) => {
      const sentence = article.sentences[at]!
      const english = tried?.sentences[at]?.english
      at++
      const content = contentOf(sentence)
      const share = kept(content)
      const worth =
        weights.kept * share +
        weights.title * onTitle(content) +
        (wording.full ? weights.full : 0) -
        (wording.news ? 0 : share < leastAside ? lostNews : weights.aside) +
        lengthWorth(wording.ja.length, measure.ja, weights.longJa, weights.shortJa) +
        (english
          ? weights.confidence * english.confidence -
            (english.band === 'red' ? weights.red : 0) -
            (severe.get(sentence.id) ?? 0) +
            lengthWorth(english.text.trim().split(/\s+/).length, measure.en, weights.longEn, weights.shortEn)
          : 0)
      return { wording, worth, band: english?.band ?? candidate.sentence.english.band, ...(english && { english }) }
    })
    const { worth: _, ...taken } = judged.reduce((best, one) => (one.worth > best.worth + 1e-9 ? one : best))
    return { ...candidate, ...taken }
  })
}

function lengthWorth(length: number, [least, most]: readonly [number, number], long: number, short: number): number {
  return -(long * Math.max(0, length - most) + short * Math.max(0, least - length))
}

/** The best `count`: those first chosen, but one in reserve for a red one that is not much better. In document order. */
export function best(picked: readonly Picked[], count: number): Picked[] {
  const worth = ({ score, band }: Picked) => score - (band === 'red' ? redCost : 0)
  const taken = picked.filter(({ first }) => first).slice(0, count)
  for (const other of picked.filter(({ first }) => !first)) {
    if (taken.length < count) taken.push(other)
    else if (other.band !== 'red') {
      const weakest = taken.reduce((weak, one) => (one.band === 'red' && worth(one) < worth(weak) ? one : weak), other)
      if (weakest !== other) taken.splice(taken.indexOf(weakest), 1, other)
    }
  }
  return taken.sort((one, other) => one.index - other.index)
}
