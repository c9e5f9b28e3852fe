import type { Article, QuantityKind, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { makeLemmaFinder } from '../lines/patterns.ts'
import type { Content } from './content.ts'
import { dateSense } from './dates.ts'
import type { Place, Shape } from './layout.ts'

/** What can be said about a sentence before it is weighed: name → 0 … 1. */
export type Features = Readonly<Record<string, number>>

/** What a sentence is measured against: the whole article. */
export interface Surroundings {
  readonly article: Article<TranslatedSentence>
  readonly shape: Shape
  /** 0 … 1, the part of the title's content it has. */
  readonly inTitle: (content: Content) => number
  readonly inHeading: (content: Content, heading: number) => number
}

const uncounted: ReadonlySet<QuantityKind> = new Set<QuantityKind>(['date', 'time', 'identifier', 'ordinal'])
/** Characters from which on a sentence is not read as fuller. */
const full = 45

/** Makes the reader of features: place, content, figures, dates, cue words by class (`ja/summarize-cues`), quotation, length. */
export function makeFeatures(language: Language) {
  const find = makeLemmaFinder(
    language.rows('ja/summarize-cues').map((row) => ({ lemmas: row.lemmas!, value: { name: row.class!, weight: Number(row.weight) } })),
  )

  return (
    sentence: TranslatedSentence,
    { place, content, central }: { place: Place; content: Content; central: number },
    { article, shape, inTitle, inHeading }: Surroundings,
  ): Features => {
    const cues: Record<string, number> = {}
    for (const { name, weight } of find(sentence.tokens)) cues[name] = Math.min(1, (cues[name] ?? 0) + weight)
    const senses = sentence.quantities.map((quantity) => dateSense(quantity, article.metadata.date))
    const length = sentence.ja.length
    const spoken = quoted(sentence.ja)
    const { kind } = shape
    return {
      lead: kind === 'interview' ? 0 : place.lead,
      early: kind === 'news' || kind === 'scene' ? place.early : 0,
      scene: place.scene,
      opens: place.opens,
      closes: place.closes,
      latest: place.latest,
      central,
      title: inTitle(content),
      heading: inHeading(content, place.heading),
      figures: Math.min(1, figuresOf(sentence) * 0.34),
      next: senses.includes('next') ? 1 : 0,
      speech: kind === 'interview' ? 0 : spoken,
      length: Math.min(1, length / full),
      noun: /^(noun|na|adjective)$/.test(sentence.predicates.at(-1)?.kind ?? 'noun') ? 1 : 0,
      ...Object.fromEntries(Object.entries(cues).map(([name, value]) => [`cue-${name}`, value])),
    }
  }
}

/** How many amounts it tells; a date is none. */
function figuresOf({ quantities }: TranslatedSentence): number {
  return quantities.filter(({ kind }) => !uncounted.has(kind)).length
}

/** Which part of a sentence stands in quotation marks of some length: a name in marks is no speech. */
function quoted(ja: string): number {
  const spans = ja.match(/[「『“][^」』”]{8,}(?:[」』”]|$)/gu) ?? []
  return Math.min(1, spans.reduce((sum, span) => sum + span.length, 0) / Math.max(1, ja.length))
}
