/**
 * Fits the weights of `ja/summarize-weights` on articles with key sentences marked by hand (`tests/corpus/key-sentences`):
 * `tsx scripts/fit-ranking.ts [--write] [--features]`. Inside each article a key sentence is to score higher than the others; the fit is logistic over such
 * pairs, with a ridge. Every figure is of articles that were left out of the fit. `--features` says what is lost without each feature.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadLanguage, openStages, parseGlossary, translate } from '../src/index.ts'
import { choosePoints } from '../src/summarize/choose.ts'
import { makeRanker, type Rated } from '../src/summarize/rank.ts'
import { hits, keysOf, mean, readGold, root } from '../tests/bench/eval-digest-gold.ts'

interface Marked {
  readonly rated: readonly Rated[]
  /** What of the score is not weighed by the fit. */
  readonly rest: readonly number[]
  readonly facts: readonly Float64Array[]
  readonly keys: readonly (readonly number[])[]
  readonly wanted: number
}

/** How far the scores of an article lie apart, as a standard deviation: the costs of `rank.ts` and the tastes of `choose.ts` are in this measure. */
const spread = 0.2
const steps = 120
const rounds = 3
const ridges = [0.02, 0.05]
/**
 * Said by hand, for the marked articles are not as news is: in every third of them the news comes late, and all have titles. Without these
 * the digest of a plain agency report holds less of its headline than the first three sentences do. Examples and asides are too few to fit.
 */
const held: Readonly<Record<string, number>> = { lead: 0.1, early: 0.25, central: 0.25, 'cue-slight': -0.05 }
/** The first key of an article counts this much more than the seventh. */
const favour = 0.8

const { values } = parseArgs({ options: { write: { type: 'boolean' }, features: { type: 'boolean' } } })
const language = loadLanguage()
const table = language.rows('ja/summarize-weights')
const before = new Map(table.map((row) => [row.feature!, Number(row.weight)]))
const all = table.map((row) => row.feature!)

async function gather(): Promise<Marked[]> {
  const stages = await openStages({ language, terms: parseGlossary([]).terms, engine: 'rules' })
  const rank = makeRanker(language)
  const marked: Marked[] = []
  for (const gold of readGold()) {
    const read = await stages.read({ path: gold.article, bytes: readFileSync(join(root, gold.article)) })
    const { article } = await translate({ ...read, sentences: read.sentences.filter(({ kind }) => kind !== 'point') }, stages)
    const { rated } = rank(article)
    marked.push({
      rated,
      rest: rated.map(({ score, features }) => score - all.reduce((sum, name) => sum + before.get(name)! * (features[name] ?? 0), 0)),
      facts: rated.map(({ features }) => Float64Array.from(all, (name) => features[name] ?? 0)),
      keys: keysOf(
        rated.map(({ sentence }) => sentence),
        gold.keys,
      ),
      wanted: gold.keys.length,
    })
  }
  return marked
}

/** Weights in the order of `all`, 0 for those not used. */
function fitted(articles: readonly Marked[], ridge: number, used: readonly boolean[]): Float64Array {
  const pairs = articles.flatMap(({ facts, keys }) => {
    const right = [...facts.keys()].filter((at) => keys[at]!.length > 0)
    const wrong = [...facts.keys()].filter((at) => keys[at]!.length === 0)
    return right.flatMap((one) => {
      const worth = (1 + favour * (1 - Math.min(...keys[one]!) / 6)) / (right.length * wrong.length * articles.length)
      return wrong.map((other) => ({ worth, gap: facts[one]!.map((fact, at) => fact - facts[other]![at]!) }))
    })
  })
  const weights = new Float64Array(all.length)
  const speed = new Float64Array(all.length)
  // Log odds for one unit of score: known only when all is fitted, so the held weights are put in again in each round.
  let unit = 5
  for (let round = 0; round < rounds; round++) {
    all.forEach((name, at) => {
      if (used[at] && name in held) weights[at] = held[name]! * unit
    })
    for (let step = 0; step < steps; step++) {
      const slope = weights.map((weight) => ridge * weight)
      for (const { worth, gap } of pairs) {
        const push = worth / (1 + Math.exp(dot(weights, gap)))
        for (let at = 0; at < gap.length; at++) slope[at]! -= push * gap[at]!
      }
      for (let at = 0; at < weights.length; at++) {
        if (!used[at] || all[at]! in held) continue
        speed[at] = 0.9 * speed[at]! - 0.3 * slope[at]!
        weights[at]! += speed[at]!
      }
    }
    unit = mean(articles.map(({ facts }) => deviation(facts.map((one) => dot(weights, one))))) / spread
  }
  return weights.map((weight, at) => (used[at] && all[at]! in held ? held[all[at]!]! : weight / unit))
}

const dot = (one: Float64Array, other: Float64Array) => one.reduce((sum, value, at) => sum + value * other[at]!, 0)

function deviation(scores: readonly number[]): number {
  const middle = mean(scores)
  return Math.sqrt(mean(scores.map((score) => (score - middle) ** 2)))
}

interface Figures {
  /** Average precision: the whole order, not only the first few. */
  readonly order: number
  /** F1 of as many as there are keys. */
  readonly f1: number
}

function figures({ rated, rest, facts, keys, wanted }: Marked, weights: Float64Array): Figures {
  const scored = rated.map((one, at) => ({ ...one, score: rest[at]! + dot(weights, facts[at]!) }))
  const order = [...scored.keys()].sort((one, other) => scored[other]!.score - scored[one]!.score)
  const right = order.map((at) => keys[at]!.length > 0)
  const precisions = right.flatMap((is, at) => (is ? [right.slice(0, at + 1).filter(Boolean).length / (at + 1)] : []))
  const chosen = choosePoints(scored, wanted).map((one) => keys[scored.indexOf(one as (typeof scored)[number])]!)
  return { order: mean(precisions), f1: hits(chosen, wanted).f1 }
}

/** Each article by weights that have not seen it. */
function leftOut(articles: readonly Marked[], ridge: number, used: readonly boolean[]): Figures {
  const found = articles.map((one) =>
    figures(
      one,
      fitted(
        articles.filter((other) => other !== one),
        ridge,
        used,
      ),
    ),
  )
  return { order: mean(found.map(({ order }) => order)), f1: mean(found.map(({ f1 }) => f1)) }
}

const marked = await gather()
const every = all.map(() => true)
let best = { ridge: 0, order: 0 }
for (const ridge of ridges) {
  const { order, f1 } = leftOut(marked, ridge, every)
  console.log(`ridge ${ridge}: average precision ${order.toFixed(3)}, F1 ${f1.toFixed(3)}`)
  if (order > best.order) best = { ridge, order }
}
const weights = fitted(marked, best.ridge, every)
const half = fitted(
  marked.filter((_, at) => at % 2 === 1),
  best.ridge,
  every,
)
const unseen = marked.filter((_, at) => at % 2 === 0).map((one) => figures(one, half))
console.log(`fitted on every second article, F1 of the others ${mean(unseen.map(({ f1 }) => f1)).toFixed(3)}`)
if (values.features)
  for (const [at, name] of all.entries()) {
    const { order, f1 } = leftOut(
      marked,
      best.ridge,
      every.map((_, other) => other !== at),
    )
    console.log(`without ${name.padEnd(12)} average precision ${(order - best.order).toFixed(3).padStart(6)}, F1 ${f1.toFixed(3)}`)
  }
const lines = ['feature\tweight\tnote', ...table.map(({ feature, note }, at) => `${feature}\t${weights[at]!.toFixed(3)}\t${note ?? ''}`)]
if (values.write) writeFileSync(join(root, 'src/language/ja/summarize-weights.tsv'), `${lines.join('\n')}\n`)
else console.log(lines.join('\n'))
