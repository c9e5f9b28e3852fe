import type { Article, TranslatedSentence } from '../document.ts'
import type { Language } from '../language/load.ts'
import { wordLists } from '../lines/patterns.ts'
import { centrality, type Vector, vectors } from './centrality.ts'
import { type Content, coverageOf, inverseFrequency, makeContent } from './content.ts'
import { type Features, makeFeatures } from './features.ts'
import { isQuestion, makeLayout, type Place, type Shape } from './layout.ts'
import { type FindOpener, makeOpeners } from './openers.ts'
import { makeRoles, type Role, roleOf, type Strengths } from './roles.ts'

/** A sentence of the running text with what selection needs to know. */
export interface Rated extends Place {
  readonly sentence: TranslatedSentence
  readonly content: Content
  readonly vector: Vector
  /** What its score is made of. */
  readonly features: Features
  readonly role: Role
  /** How well it would do in each role. */
  readonly strengths: Strengths
  /** Worth as a line of a digest, about 0 … 1. */
  readonly score: number
  /** Begins with このような, 同社 …: says little without the sentence before it. */
  readonly dangling: boolean
  /** Its subject stands before it, or a word of it points back: it is read behind the sentence it follows. */
  readonly leans: boolean
}

export interface Ranking {
  /** In document order, questions and remarks about the article itself left out. */
  readonly rated: readonly Rated[]
  /** Weight of a content key in this article. */
  readonly weight: (key: string) => number
  /** What the title is about, or the lead where there is none. */
  readonly title: Content
  /** How the article is built. */
  readonly kind: Shape['kind']
}

/** What no fit says and an editor wants: lines that stand alone, and no red English where something nearly as good is at hand. Scores of an article differ by about 0.2. */
const costs = { dangling: 0.08, red: 0.06 }
/** Decides among equals only. */
const confidenceWeight = 0.01

/** Makes the ranking of an article's body sentences: features of `features.ts`, weighed by `ja/summarize-weights`. */
export function makeRanker(language: Language): (article: Article<TranslatedSentence>) => Ranking {
  const contentOf = makeContent(language)
  const opener: FindOpener = makeOpeners(language)
  const isMeta = makeMetaTest(language)
  const featuresOf = makeFeatures(language)
  const strengthsOf = makeRoles(language)
  const backward = wordLists(language)('backward')
  const weights = language.rows('ja/summarize-weights').map((row): [string, number] => [row.feature!, Number(row.weight)])

  return (article) => {
    const { places, shape } = makeLayout(article, (sentence) => isStatement(sentence) && !isMeta(sentence, opener))
    const chosen = article.sentences.flatMap((sentence, index) => {
      const place = places.get(index)
      return place ? [{ sentence, place, content: contentOf(sentence) }] : []
    })
    const contents = chosen.map(({ content }) => content)
    const weight = inverseFrequency(contents)
    const { vectors: made, size } = vectors(contents, weight)
    const central = centrality(made, size)
    const titles = article.sentences.filter(({ kind }) => kind === 'title').map(contentOf)
    // What has no title has a lead, and a title says what the lead says.
    if (titles.length === 0) titles.push(...chosen.filter(({ place }) => place.lead === 1).map(({ content }) => content))
    const headings = article.sentences.map((sentence) =>
      sentence.kind === 'heading' ? coverageOf(contentOf(sentence), weight) : undefined,
    )
    const title = mergedContent(titles)
    const surroundings = {
      article,
      shape,
      inTitle: coverageOf(title, weight),
      inHeading: (content: Content, heading: number) => headings[heading]?.(content) ?? 0,
    }

    const rated = chosen.map(({ sentence, place, content }, at): Rated => {
      const dangling = opener(sentence)?.role === 'reference'
      const features = featuresOf(sentence, { place, content, central: central[at]! }, surroundings)
      const strengths = strengthsOf(sentence, features)
      const { confidence, band } = sentence.english
      const score =
        weights.reduce((sum, [name, value]) => sum + value * (features[name] ?? 0), 0) +
        confidenceWeight * confidence -
        (dangling ? costs.dangling : 0) -
        (band === 'red' ? costs.red : 0)
      // Rounded, so that the last bits of a logarithm never decide an order.
      return {
        ...place,
        sentence,
        content,
        features,
        role: roleOf(strengths),
        strengths,
        vector: made[at]!,
        dangling,
        leans: dangling || leansBack(sentence, backward),
        score: Math.round(score * 1e6) / 1e6,
      }
    })
    return { rated, weight, title, kind: shape.kind }
  }
}

/** Best first; equals in document order. */
export function byScore(one: Rated, other: Rated): number {
  return other.score - one.score || one.sentence.start - other.sentence.start
}

/** A sentence that states something: no question, no line in brackets, no byline or date left over from the page. */
function isStatement({ ja, kind, tokens }: TranslatedSentence): boolean {
  if (kind !== 'body' && kind !== 'item' && kind !== 'quote') return false
  const text = ja.trim()
  if (isQuestion(text)) return false
  if (!/[\p{L}\p{N}]/u.test(text) || /[?？]["'”’」』）)]*$/.test(text) || /^[（(［[][^）)］\]]*[）)］\]]$/.test(text)) return false
  return kind === 'item' || /[。．.!！」』]$/.test(text) || tokens.some(({ pos }) => /^(verb|adjective|auxiliary)/.test(pos))
}

function leansBack({ tokens, bunsetsu, predicates }: TranslatedSentence, backward: ReadonlySet<string>): boolean {
  const subjects = predicates.flatMap((one) => one.arguments.filter(({ slot }) => slot === 'ga'))
  const bare = subjects.every(({ bunsetsu: at }) => at === -1) && !bunsetsu.some(({ type }) => type === 'topic')
  return (bare && predicates.length > 0) || tokens.some(({ surface }) => backward.has(surface))
}

function mergedContent(contents: readonly Content[]): Content {
  return new Map(contents.flatMap((content) => [...content]))
}

/** True of sentences about the article itself or to the reader, and of questions without a question mark: 本記事では… */
function makeMetaTest(language: Language): (sentence: TranslatedSentence, opener: FindOpener) => boolean {
  const rows = language.rows('ja/summarize-meta')
  const questions = language.rows('ja/summarize-questions').map((row) => row.ending!)
  return (sentence, opener) => {
    const { ja, tokens, start } = sentence
    const first = opener(sentence)
    const skipped = first?.role === 'connective' ? (tokens[first.tokens]?.start ?? start) - start : 0
    const bare = ja.replace(/[。．.]?["'”’」』）)]*$/, '')
    if (questions.some((ending) => bare.endsWith(ending))) return true
    return rows.some((row) => ja.startsWith(row.start!, skipped) && ja.includes(row.contains!))
  }
}
