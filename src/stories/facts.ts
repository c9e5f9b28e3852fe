import type { StorySource } from '../digest.ts'
import type { Article, Band, NamedSentence } from '../document.ts'
import type { Cite } from './told.ts'
import { compatible } from './values.ts'
import { dot, type Vector, vectorsOf } from './vectors.ts'
import type { StoryWords } from './words.ts'

/** Cosine from which two sentences say the same. */
const sameFact = 0.42
const mostShared = 8
const mostOnly = 8
const mostOnlyEach = 3
const kinds = ['body', 'item', 'point']
const bandOrder: Readonly<Record<Band, number>> = { green: 0, yellow: 1, red: 2 }

interface Told {
  readonly article: number
  readonly at: number
  readonly sentence: NamedSentence
  readonly terms: ReadonlyMap<string, number>
  /** Names and figures. */
  readonly telling: ReadonlySet<string>
}

export interface FactSettings {
  readonly words: StoryWords
  readonly cite: Cite
  readonly voices: readonly number[]
  /** Ids of the sentences that are bylines, by article. */
  readonly bylines: readonly string[]
  /** `article sentence` of what stands in a difference already. */
  readonly disputed: ReadonlySet<string>
}

export interface Facts {
  readonly shared: readonly { readonly sources: readonly StorySource[] }[]
  readonly only: readonly StorySource[]
}

/**
 * What two articles or more say, and what only one says. `voices` gives each article the number of its voice: a reprint has that of its source.
 * Sentences are compared by words, names and figures, the rare ones of the story weighing most.
 */
export function factsOf(articles: readonly Article<NamedSentence>[], { words, cite, voices, bylines, disputed }: FactSettings): Facts {
  const told = articles.flatMap((article, index) =>
    article.sentences.flatMap((sentence, at): Told[] =>
      kinds.includes(sentence.kind) && sentence.id !== bylines[index]
        ? [{ article: index, at, sentence, ...termsOf(sentence, words) }]
        : [],
    ),
  )
  const vectors = vectorsOf(told.map(({ terms }) => terms))
  const clusters = clustersOf(told, vectors, voices)
  const spread = (cluster: readonly number[]) => new Set(cluster.map((one) => voices[told[one]!.article]!)).size
  const shared = clusters
    .filter((cluster) => spread(cluster) > 1)
    .sort((a, b) => spread(b) - spread(a) || earliest(a) - earliest(b))
    .slice(0, mostShared)
  return { shared: shared.map((cluster) => ({ sources: best(cluster) })), only: onlyOnce() }

  function earliest(cluster: readonly number[]): number {
    return Math.min(...cluster.map((one) => told[one]!.at))
  }

  /** One sentence an article, the best English first; reprints are left out. */
  function best(cluster: readonly number[]): StorySource[] {
    const first = new Map<number, number>()
    for (const one of cluster) {
      const voice = voices[told[one]!.article]!
      if (!first.has(voice)) first.set(voice, one)
    }
    return [...first.values()]
      .map((one) => cite(told[one]!.article, told[one]!.sentence.id))
      .sort((a, b) => bandOrder[a.band] - bandOrder[b.band] || a.ja.length - b.ja.length)
  }

  /** Sentences with a figure or a name that no other voice has anywhere, the most telling first. */
  function onlyOnce(): StorySource[] {
    const holders = new Map<string, Set<number>>()
    for (const { article, telling } of told)
      for (const key of telling) holders.set(key, (holders.get(key) ?? new Set()).add(voices[article]!))
    const inCluster = new Set(shared.flat())
    const found = told
      .map((one, index) => ({ one, index, fresh: [...one.telling].filter((key) => holders.get(key)!.size === 1) }))
      .filter(
        ({ one, index, fresh }) =>
          fresh.length > 0 &&
          !inCluster.has(index) &&
          !disputed.has(`${articles[one.article]!.id} ${one.sentence.id}`) &&
          fresh.length * 2 >= one.telling.size,
      )
      .sort((a, b) => b.fresh.length - a.fresh.length || a.one.at - b.one.at || a.one.article - b.one.article)
    const each = new Map<number, number>()
    return found
      .filter(({ one }) => {
        const count = each.get(voices[one.article]!) ?? 0
        each.set(voices[one.article]!, count + 1)
        return voices[one.article] === one.article && count < mostOnlyEach
      })
      .slice(0, mostOnly)
      .sort((a, b) => a.one.article - b.one.article || a.one.at - b.one.at)
      .map(({ one }) => cite(one.article, one.sentence.id))
  }
}

/** Sentences of different voices that say the same: each joins the cluster it is most like on the average. */
function clustersOf(told: readonly Told[], vectors: readonly Vector[], voices: readonly number[]): number[][] {
  const links: { a: number; b: number; cosine: number }[] = []
  const holders = new Map<string, number[]>()
  told.forEach(({ terms }, at) => {
    for (const term of terms.keys()) {
      const list = holders.get(term)
      if (list) list.push(at)
      else holders.set(term, [at])
    }
  })
  const seen = new Set<number>()
  for (const list of holders.values())
    list.forEach((a, index) => {
      for (const b of list.slice(index + 1, index + 1 + mostCompared)) {
        const pair = a * told.length + b
        if (seen.has(pair) || voices[told[a]!.article] === voices[told[b]!.article]) continue
        seen.add(pair)
        const cosine = dot(vectors[a]!, vectors[b]!)
        if (cosine >= sameFact && mayAgree(told[a]!, told[b]!)) links.push({ a, b, cosine })
      }
    })
  links.sort((x, y) => y.cosine - x.cosine || x.a - y.a || x.b - y.b)
  const owner = told.map((_, at) => [at])
  for (const { a, b } of links) {
    const [one, other] = [owner[a]!, owner[b]!]
    if (one === other) continue
    let sum = 0
    for (const x of one) for (const y of other) sum += dot(vectors[x]!, vectors[y]!)
    if (sum / (one.length * other.length) < sameFact * 0.8) continue
    const all = [...one, ...other].sort((x, y) => x - y)
    for (const member of all) owner[member] = all
  }
  return [...new Set(owner)].filter(({ length }) => length > 1)
}

/** Sentences that both have figures of a kind must have one in common. */
function mayAgree({ sentence: a }: Told, { sentence: b }: Told): boolean {
  const figures = ({ quantities }: NamedSentence) =>
    quantities.filter(({ kind }) => kind !== 'date' && kind !== 'time' && kind !== 'identifier')
  const pairs = figures(a).flatMap((one) =>
    figures(b).flatMap((other) => (one.kind === other.kind && one.unit === other.unit ? [[one, other] as const] : [])),
  )
  return pairs.length === 0 || pairs.some(([one, other]) => compatible(one, other))
}

const mostCompared = 60

function termsOf(sentence: NamedSentence, words: StoryWords): Pick<Told, 'terms' | 'telling'> {
  const terms = new Map<string, number>()
  const telling = new Set<string>()
  const add = (key: string, weight: number) => terms.set(key, (terms.get(key) ?? 0) + weight)
  for (const token of sentence.tokens) {
    const key = words.content(token)
    if (key) add(key, 1)
  }
  for (const { ja, type } of sentence.entities)
    if (type !== 'OTHER') {
      add(ja, 1)
      telling.add(ja)
    }
  for (const { kind, value, unit } of sentence.quantities) {
    const key = `#${[value].flat().join('-')} ${unit}`
    add(key, 2)
    if (kind !== 'date' && kind !== 'time' && kind !== 'identifier') telling.add(key)
  }
  return { terms, telling }
}
